"""squared_cost: by hand, oracle, properties, edges, errors."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import approx_fprime
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_squared_error

from helpers.errors import DomainError, ShapeError
from helpers.kernels.finite_differences import gradient_error
from helpers.kernels.linear_regression import predict, squared_cost

steady = settings(derandomize=True, deadline=None, max_examples=60, database=None)


def problem(rng, n=12, d=3):
    X, y = rng.normal(size=(n, d)), rng.normal(size=n)
    return X, y, rng.normal(size=d), float(rng.normal())


def test_two_rows_by_hand():
    # residuals 1*2+1-2 = 1 and 3*2+1-4 = 3
    cost, dw, db = squared_cost([[1], [3]], [2, 4], [2], 1)
    assert cost == (1 + 9) / 4
    assert dw.tolist() == [(1 * 1 + 3 * 3) / 2]
    assert db == (1 + 3) / 2


def test_cost_is_half_of_scikit_learns_mean_squared_error(rng):
    X, y, w, b = problem(rng)
    cost, _, _ = squared_cost(X, y, w, b)
    assert cost == pytest.approx(mean_squared_error(y, predict(X, w, b)) / 2, rel=1e-13)


def test_gradient_agrees_with_scipy(rng):
    X, y, w, b = problem(rng)
    _, dw, db = squared_cost(X, y, w, b)
    slopes = approx_fprime(
        np.append(w, b), lambda v: squared_cost(X, y, v[:-1], v[-1])[0], 1e-8
    )
    np.testing.assert_allclose(np.append(dw, db), slopes, rtol=1e-6, atol=1e-6)


def test_gradient_vanishes_at_scikit_learns_optimum(rng):
    X, y, _, _ = problem(rng)
    model = LinearRegression().fit(X, y)
    _, dw, db = squared_cost(X, y, model.coef_, model.intercept_)
    np.testing.assert_allclose(np.append(dw, db), 0.0, atol=1e-14)


@steady
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(1, 8), d=st.integers(0, 5))
def test_gradient_agrees_with_central_differences(seed, n, d):
    rng = np.random.default_rng(seed)
    X, y, w, b = problem(rng, n, d)
    _, dw, db = squared_cost(X, y, w, b)
    assert gradient_error(lambda v: squared_cost(X, y, v, b)[0], dw, w, rng=rng) < 1e-6
    assert gradient_error(lambda c: squared_cost(X, y, w, c)[0], db, b, rng=rng) < 1e-6


@steady
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(1, 8), d=st.integers(0, 5))
def test_is_a_mean_over_rows_and_never_negative(seed, n, d):
    X, y, w, b = problem(np.random.default_rng(seed), n, d)
    cost, dw, db = squared_cost(X, y, w, b)
    twice = squared_cost(np.vstack([X, X]), np.tile(y, 2), w, b)
    assert cost >= 0.0
    assert twice[0] == pytest.approx(cost, rel=1e-12)
    np.testing.assert_allclose(twice[1], dw, rtol=1e-10, atol=1e-12)
    assert twice[2] == pytest.approx(db, rel=1e-10, abs=1e-12)


@steady
@given(seed=st.integers(0, 2**32 - 1), share=st.floats(0, 1))
def test_is_convex(seed, share):
    rng = np.random.default_rng(seed)
    X, y, w, b = problem(rng)
    v, c = rng.normal(size=3), float(rng.normal())

    def at(w, b):
        return squared_cost(X, y, w, b)[0]

    between = at(share * w + (1 - share) * v, share * b + (1 - share) * c)
    assert between <= share * at(w, b) + (1 - share) * at(v, c) + 1e-12


def test_half_the_variance_at_the_mean(rng):
    X, y, _, _ = problem(rng)
    cost, _, db = squared_cost(X, y, np.zeros(3), y.mean())
    assert cost == pytest.approx(y.var() / 2, rel=1e-13)
    assert db == pytest.approx(0.0, abs=1e-15)


def test_results_are_plain_floats_and_a_float64_array():
    cost, dw, db = squared_cost(
        np.ones((2, 1), np.float32), np.ones(2, int), np.zeros(1, np.float32), 0
    )
    assert (type(cost), dw.dtype, type(db)) == (float, np.float64, float)


def test_no_columns():
    cost, dw, db = squared_cost(np.zeros((2, 0)), [1.0, 3.0], [], 0.0)
    assert (cost, dw.shape, db) == (2.5, (0,), -2.0)


def test_fortran_order_and_float32_agree_with_float64(rng):
    X, y, w, b = problem(rng)
    X = X.astype(np.float32).astype(np.float64)
    cost, dw, db = squared_cost(X, y, w, b)
    for form in (np.asfortranarray(X), X.astype(np.float32)):
        other = squared_cost(form, y, w, b)
        assert other[0] == pytest.approx(cost, rel=1e-13)
        np.testing.assert_allclose(other[1], dw, rtol=1e-12, atol=1e-14)
        assert other[2] == pytest.approx(db, rel=1e-12)


def test_inputs_stay_as_they_are(rng):
    X, y, w, b = problem(rng)
    before = X.copy(), y.copy(), w.copy()
    squared_cost(X, y, w, b)
    for now, then in zip((X, y, w), before, strict=True):
        np.testing.assert_array_equal(now, then)


def test_too_large_for_float64_is_infinite_without_a_warning():
    cost, dw, db = squared_cost([[1.0]], [0.0], [1e200], 0.0)
    assert (cost, dw.tolist(), db) == (np.inf, [1e200], 1e200)


@pytest.mark.parametrize(
    ("X", "y", "kind", "text"),
    [
        (np.zeros((0, 1)), [], ShapeError, r"X has shape \(0, 1\), must have a row"),
        (
            [[1.0], [2.0]],
            [[1.0], [2.0]],
            ShapeError,
            r"y has shape \(2, 1\), must be a",
        ),
        ([[1.0], [2.0]], [1.0], ShapeError, "y has length 1, must be 2, the number of"),
        ([[1.0], [2.0]], [1.0, np.nan], DomainError, r"y\[1\] is nan, must be finite"),
        ([[np.inf], [2.0]], [1.0, 1.0], DomainError, r"X\[0, 0\] is inf"),
    ],
)
def test_error_names_argument_value_and_remedy(X, y, kind, text):
    with pytest.raises(kind, match=text):
        squared_cost(X, y, [0.0], 0.0)
