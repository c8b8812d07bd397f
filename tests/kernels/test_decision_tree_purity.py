"""entropy, gini and info_gain: by hand, SciPy, scikit-learn, properties, errors."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import entropy as scipy_entropy
from sklearn.metrics import mutual_info_score

from helpers.errors import DomainError, ShapeError
from helpers.kernels.decision_trees import entropy, gini, info_gain

steady = settings(derandomize=True, deadline=None, max_examples=30, database=None)
groups = st.lists(st.integers(-3, 5), min_size=1, max_size=30)


def test_by_hand():
    assert entropy([1, 1, 1, 0]) == pytest.approx(0.8112781244591328, rel=1e-15)
    assert gini([1, 1, 1, 0]) == 0.375
    assert entropy(list("abcd")) == 2.0
    assert gini(list("abcd")) == 0.75
    mask = np.arange(5) == 0
    assert info_gain([0, 0, 0, 1, 1], mask) == pytest.approx(0.17095059445466865)


@pytest.mark.parametrize("y", [[], [7], ["x"] * 3, [True, True]])
def test_nothing_mixed_is_exactly_0_and_not_minus_0(y):
    for measure in (entropy, gini):
        assert measure(y) == 0.0
        assert np.copysign(1.0, measure(y)) == 1.0


@steady
@given(groups)
def test_agrees_with_scipy_and_with_pairs(y):
    _, counts = np.unique(y, return_counts=True)
    assert entropy(y) == pytest.approx(scipy_entropy(counts, base=2), abs=1e-13)
    y = np.array(y)
    assert gini(y) == pytest.approx(np.mean(y[:, None] != y), abs=1e-13)


@steady
@given(groups, st.integers(0, 2**32 - 1))
def test_gain_is_mutual_information(y, seed):
    mask = np.random.default_rng(seed).uniform(size=len(y)) < 0.4
    expected = mutual_info_score(y, mask) / np.log(2)
    assert info_gain(y, mask) == pytest.approx(expected, abs=1e-12)
    assert info_gain(y, mask) >= 0
    assert info_gain(y, ~mask) == pytest.approx(info_gain(y, mask), abs=1e-14)


@steady
@given(st.lists(st.integers(0, 4), min_size=1, max_size=6), st.integers(1, 9))
def test_a_cut_that_keeps_the_mix_gains_exactly_0(mix, times):
    y = np.tile(mix, 2 * times + 1)
    assert info_gain(y, np.arange(len(y)) < len(mix) * times) == 0.0


def test_an_empty_side_gains_exactly_0():
    assert info_gain([0, 1, 1], np.ones(3, dtype=bool)) == 0.0
    assert info_gain([0, 1, 1], np.zeros(3, dtype=bool)) == 0.0


@steady
@given(groups)
def test_names_and_order_of_classes_do_not_matter(y):
    renamed = [f"class {9 - label}" for label in y][::-1]
    assert entropy(renamed) == pytest.approx(entropy(y), abs=1e-13)
    assert gini(renamed) == pytest.approx(gini(y), abs=1e-13)


def test_inputs_stay_as_they_are():
    y, mask = np.array([2, 0, 1, 2]), np.array([True, False, True, False])
    entropy(y), gini(y), info_gain(y, mask)
    assert y.tolist() == [2, 0, 1, 2]
    assert mask.tolist() == [True, False, True, False]


@pytest.mark.parametrize(
    ("call", "kind", "text"),
    [
        (lambda: entropy([[1, 2]]), ShapeError, r"y has shape \(1, 2\), must be a vec"),
        (lambda: gini([0.5, np.nan]), DomainError, r"y\[1\] is nan, must be a class"),
        (
            lambda: entropy(np.array([1, "a"], dtype=object)),
            DomainError,
            "y holds classes of several types",
        ),
        (
            lambda: info_gain([], np.zeros(0, dtype=bool)),
            ShapeError,
            "y is empty, must hold one example",
        ),
        (
            lambda: info_gain([0, 1], [1, 0]),
            DomainError,
            "mask has type int64, must hold truth values",
        ),
        (
            lambda: info_gain([0, 1], [True]),
            ShapeError,
            r"mask has shape \(1,\), must be \(2,\) as y has",
        ),
    ],
)
def test_error_names_argument_value_and_remedy(call, kind, text):
    with pytest.raises(kind, match=text):
        call()
