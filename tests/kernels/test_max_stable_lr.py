"""max_stable_lr: by hand, oracle, properties, edges, errors."""

import numpy as np
import pytest
import scipy.linalg
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.errors import DomainError, ShapeError
from helpers.kernels.linear_regression import descend, max_stable_lr, squared_cost

steady = settings(derandomize=True, deadline=None, max_examples=60, database=None)


def by_scipy(X):
    A = np.column_stack([X, np.ones(len(X))])
    return 2 / scipy.linalg.eigvalsh(A.T @ A / len(X))[-1]


def test_columns_of_plus_and_minus_one_by_hand():
    # [X, 1] has orthogonal columns of mean square 9 and 1
    assert max_stable_lr([[3], [-3]]) == pytest.approx(2 / 9, rel=1e-14)


def test_bias_column_counts_by_hand():
    # the single row [1, 1] has squared length 2
    assert max_stable_lr([[1.0]]) == pytest.approx(1.0, rel=1e-14)


@pytest.mark.parametrize("shape", [(1, 1), (1, 6), (4, 4), (5, 4), (4, 5), (60, 3)])
def test_agrees_with_scipy(rng, shape):
    X = rng.normal(loc=1.0, size=shape)
    assert max_stable_lr(X) == pytest.approx(by_scipy(X), rel=1e-12)


@steady
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(1, 8), d=st.integers(0, 5))
def test_is_within_its_bounds_and_the_same_for_repeated_rows(seed, n, d):
    X = np.random.default_rng(seed).normal(size=(n, d))
    lr = max_stable_lr(X)
    assert 2 / (1 + (X**2).sum() / n) * (1 - 1e-12) <= lr <= 2 * (1 + 1e-12)
    assert max_stable_lr(np.vstack([X] * 3)) == pytest.approx(lr, rel=1e-12)
    assert max_stable_lr(X[:, ::-1]) == pytest.approx(lr, rel=1e-12)


@steady
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(1, 8))
def test_descent_holds_just_below_and_diverges_just_above(seed, n):
    rng = np.random.default_rng(seed)
    X, y, w = rng.normal(size=(n, 2)), np.zeros(n), rng.normal(size=2)
    lr = max_stable_lr(X)

    def end(rate):
        w1, b1 = descend(X, y, lr=rate, steps=2000, w0=w, b0=1.0)[-1]
        return squared_cost(X, y, w1, b1)[0]

    start = squared_cost(X, y, w, 1.0)[0]
    assert end(0.98 * lr) < start
    assert end(1.02 * lr) > start


@pytest.mark.parametrize("X", [np.zeros((3, 2)), np.zeros((3, 0)), np.zeros((1, 0))])
def test_zeros_leave_the_bias_alone(X):
    assert max_stable_lr(X) == pytest.approx(2.0, rel=1e-15)


@pytest.mark.parametrize("shape", [(2, 1), (1, 2)])
def test_huge_values_do_not_overflow(shape):
    assert max_stable_lr(np.full(shape, 1e155)) == pytest.approx(
        2e-310 / shape[1], rel=1e-4, abs=0.0
    )
    assert max_stable_lr(np.full(shape, 1e200)) == 0.0  # below the float64 range


def test_bias_is_nothing_beside_huge_values():
    assert max_stable_lr([[1e155], [0.0]]) == pytest.approx(4e-310, rel=1e-4, abs=0.0)


@pytest.mark.parametrize("form", [np.asfortranarray, np.float32, np.ndarray.tolist])
def test_form_of_the_input_does_not_matter(rng, form):
    X = rng.integers(0, 9, size=(20, 3))
    assert max_stable_lr(form(X)) == pytest.approx(by_scipy(X), rel=1e-12)
    assert type(max_stable_lr(form(X))) is float


def test_input_stays_as_it_is(rng):
    X = rng.normal(size=(5, 2))
    before = X.copy()
    max_stable_lr(X)
    np.testing.assert_array_equal(X, before)


@pytest.mark.parametrize(
    ("X", "kind", "text"),
    [
        (
            np.zeros((0, 2)),
            ShapeError,
            r"X has shape \(0, 2\), must have a row or more",
        ),
        ([1.0, 2.0], ShapeError, r"X has shape \(2,\), must be a matrix"),
        ([[1.0], [np.nan]], DomainError, r"X\[1, 0\] is nan, must be finite"),
        ([[np.inf, 0.0]], DomainError, r"X\[0, 0\] is inf, must be finite"),
    ],
)
def test_error_names_argument_value_and_remedy(X, kind, text):
    with pytest.raises(kind, match=text):
        max_stable_lr(X)
