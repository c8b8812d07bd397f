"""pytest-benchmark over the kernels of chapter 04 and their oracles.

Not collected with the other tests; name the file to run it. Each group holds the two of
a pair at one size.
"""

import runpy
from functools import cache
from pathlib import Path

import pytest

_pairs = runpy.run_path(str(Path(__file__).with_name("pairs_autodiff.py")))
table = cache(_pairs["table"])


@pytest.mark.parametrize("rows", [100, 10_000], ids="{}_rows".format)
@pytest.mark.parametrize("pair", _pairs["PAIRS"], ids=lambda pair: pair.name)
@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_speed(benchmark, pair, side, rows):
    benchmark.group = f"{pair.name}, {rows:,} rows"
    benchmark(getattr(pair, side), table(rows))
