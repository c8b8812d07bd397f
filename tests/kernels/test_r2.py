"""r2: by hand, oracle, properties, edges, errors."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import r2_score

from helpers.errors import DomainError, ShapeError
from helpers.kernels.linear_regression import r2

steady = settings(derandomize=True, deadline=None, max_examples=60, database=None)


def test_three_targets_by_hand():
    # residual squares 0 + 0 + 1, squares about the mean 1 + 0 + 1
    assert r2([1, 2, 3], [1, 2, 4]) == 0.5


def test_worse_than_the_mean_is_negative():
    assert r2([1, 2, 3], [3, 2, 1]) == -3.0  # the squared correlation would be 1


@pytest.mark.parametrize("offset", [0.0, 1e6])
def test_agrees_with_scikit_learn(rng, offset):
    y = rng.normal(size=80) + offset
    p = y + rng.normal(size=80)
    assert r2(y, p) == pytest.approx(r2_score(y, p), rel=1e-9)


@steady
@given(
    seed=st.integers(0, 2**32 - 1),
    n=st.integers(2, 9),
    scale=st.sampled_from([1e-300, 1e-160, 1e-5, 1.0, 1e8, 1e153, 1e300]),
)
def test_units_do_not_matter(seed, n, scale):
    rng = np.random.default_rng(seed)
    y, p = rng.normal(size=n), rng.normal(size=n)
    assert r2(y * scale, p * scale) == pytest.approx(r2(y, p), rel=1e-9, abs=1e-12)


@steady
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(2, 9))
def test_at_most_one_and_zero_at_the_mean(seed, n):
    rng = np.random.default_rng(seed)
    y, p = rng.normal(size=n), rng.normal(size=n)
    assert r2(y, p) < 1.0
    assert r2(y, y) == 1.0
    assert r2(y, np.full(n, y.mean())) == pytest.approx(0.0, abs=1e-12)


@pytest.mark.parametrize("value", [0.0, 0.1, -1e200])
@pytest.mark.parametrize("n", [1, 7, 1000])
def test_constant_target(value, n):
    y = np.full(n, value)
    assert r2(y, y) == 1.0
    p = y.copy()
    p[-1] += 1.0 + abs(value)
    assert r2(y, p) == 0.0
    assert r2_score(np.full(n + 1, value), np.full(n + 1, value)) == 1.0


def test_targets_at_both_ends_of_the_range():
    assert r2([1.7e308, -1.7e308], [1.7e308, -1.7e308]) == 1.0
    assert r2([1.7e308, -1.7e308], [0.0, 0.0]) == pytest.approx(0.0, abs=1e-15)


def test_far_too_large_predictions_give_minus_infinity_without_a_warning():
    assert r2([1.0, 2.0], [1e300, 0.0]) == -np.inf
    assert r2([1e-300, 2e-300], [1e300, 0.0]) == -np.inf


@pytest.mark.parametrize("form", [np.float32, np.int8, np.ndarray.tolist])
def test_form_of_the_input_does_not_matter(form):
    y, p = np.array([100, 50, 100, 7]), np.array([90, 60, 120, 0])
    assert r2(form(y), form(p)) == pytest.approx(r2_score(y, p), rel=1e-12)
    assert type(r2(form(y), form(p))) is float


def test_inputs_stay_as_they_are(rng):
    y, p = rng.normal(size=5), rng.normal(size=5)
    before = y.copy(), p.copy()
    r2(y, p)
    np.testing.assert_array_equal(y, before[0])
    np.testing.assert_array_equal(p, before[1])


@pytest.mark.parametrize(
    ("y", "p", "kind", "text"),
    [
        (
            [],
            [],
            ShapeError,
            r"y has shape \(0,\), must have a row or more for a score",
        ),
        (
            [1.0, 2.0],
            [[1.0], [2.0]],
            ShapeError,
            r"p has shape \(2, 1\), must be a vec",
        ),
        (
            [[1.0], [2.0]],
            [1.0, 2.0],
            ShapeError,
            r"y has shape \(2, 1\), must be a vec",
        ),
        ([1.0, 2.0], [1.0], ShapeError, "p has length 1, must be 2, the number of tar"),
        ([1.0, np.nan], [1.0, 2.0], DomainError, r"y\[1\] is nan, must be finite"),
        ([1.0, 2.0], [1.0, np.inf], DomainError, r"p\[1\] is inf, must be finite"),
        ([1.0, 1.0], [1.0, np.nan], DomainError, r"p\[1\] is nan, must be finite"),
    ],
)
def test_error_names_argument_value_and_remedy(y, p, kind, text):
    with pytest.raises(kind, match=text):
        r2(y, p)
