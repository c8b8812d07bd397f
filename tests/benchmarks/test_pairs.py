"""The benchmarks still run, and the two of each pair return the same numbers."""

import importlib
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER))
MODULES = importlib.import_module("ratios").MODULES
PAIRS = [
    pytest.param(module, pair, id=pair.name)
    for module in MODULES
    for pair in module.PAIRS
]


def flat(result):
    """All the numbers of a result in a row."""
    if isinstance(result, tuple | list):
        return np.concatenate([flat(part) for part in result])
    return np.ravel(result)


@pytest.mark.parametrize(("module", "pair"), PAIRS)
@pytest.mark.parametrize("rows", [30, 3000])
def test_kernel_and_oracle_agree(module, pair, rows):
    table = module.table(rows)
    ours, theirs = flat(pair.ours(table)), flat(pair.theirs(table))
    rtol = pair.tolerance
    np.testing.assert_allclose(ours, theirs, rtol=rtol, atol=rtol / 100)


def test_table_of_ratios_has_a_line_for_each_pair_and_size():
    done = subprocess.run(
        [sys.executable, FOLDER / "ratios.py", "--sizes", "20", "30", "--seconds", "0"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    head, *lines = done.stdout.splitlines()
    assert head.split() == [
        "kernel",
        "oracle",
        "rows",
        "ours",
        "ms",
        "oracle",
        "ms",
        "ratio",
    ]
    assert len(lines) == 2 * len(PAIRS)
    for line in lines:
        rows, ours, oracle, ratio = line.split()[-4:]
        assert rows in {"20", "30"}
        assert min(float(ours), float(oracle), float(ratio)) >= 0


@pytest.mark.thorough
@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_benchmark_file_runs(module):
    topic = module.__name__.removeprefix("pairs_").replace("pairs", "linear_regression")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"),
            *("--benchmark-disable", "-k", "100_rows"),
            FOLDER / f"bench_{topic}.py",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert f"{2 * len(module.PAIRS)} passed" in done.stdout
