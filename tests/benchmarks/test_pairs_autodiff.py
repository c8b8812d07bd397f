"""The two of each pair of chapter 04 return the same numbers."""

import runpy
from pathlib import Path

import numpy as np
import pytest

pairs = runpy.run_path(str(Path(__file__).with_name("pairs_autodiff.py")))


@pytest.mark.parametrize("pair", pairs["PAIRS"], ids=lambda pair: pair.name)
@pytest.mark.parametrize("rows", [3, 40])
def test_kernel_and_oracle_agree(pair, rows):
    table = pairs["table"](rows)
    ours, theirs = (
        np.concatenate([np.ravel(p) for p in side(table)])
        for side in (pair.ours, pair.theirs)
    )
    one_sided = 1e-4 if pair.kernel == "central_difference" else 1e-9
    np.testing.assert_allclose(ours, theirs, rtol=one_sided, atol=one_sided)
