"""pytest-benchmark over the kernels of chapter 31 and their oracles.

Not collected with the other tests; name the file to run it. Each group holds the two of
a pair at one size.
"""

import importlib
import sys
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
pairs = importlib.import_module("pairs_dqn")
table = cache(pairs.table)


@pytest.mark.parametrize("rows", [100, 1_000, 10_000], ids="{}_rows".format)
@pytest.mark.parametrize("pair", pairs.PAIRS, ids=lambda pair: pair.name)
@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_speed(benchmark, pair, side, rows):
    benchmark.group = f"{pair.name}, {rows:,} rows"
    benchmark(getattr(pair, side), table(rows))
