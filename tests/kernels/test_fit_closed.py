"""fit_closed: by hand, oracle, properties, edges, errors."""

import numpy as np
import pytest
import scipy.linalg
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import LinearRegression

from helpers.errors import DomainError, ShapeError
from helpers.kernels.linear_regression import fit_closed, predict, squared_cost
from helpers.kernels.linear_regression.closed_form import BLOCK_ROWS

steady = settings(derandomize=True, deadline=None, max_examples=60, database=None)


def centred_lstsq(X, y):
    """The shortest solution, by SciPy."""
    w = scipy.linalg.lstsq(X - X.mean(axis=0), y - y.mean(), cond=1e-12)[0]
    return w, y.mean() - X.mean(axis=0) @ w


def agree(found, expected, tolerance=1e-9):
    np.testing.assert_allclose(found[0], expected[0], rtol=tolerance, atol=tolerance)
    assert found[1] == pytest.approx(expected[1], rel=tolerance, abs=tolerance)


def test_line_through_three_points_by_hand():
    # slope 3/2: the middle point lies 1/2 below the line, the others 1/4 above
    w, b = fit_closed([[0], [1], [2]], [1, 2, 4])
    agree((w, b), ([1.5], 5 / 6), 1e-14)
    assert w.dtype == np.float64
    assert type(b) is float


@pytest.mark.parametrize("n", [5, 100, 2 * BLOCK_ROWS, 2 * BLOCK_ROWS + 1, 30_001])
def test_agrees_with_scikit_learn_and_scipy(rng, n):
    X = rng.normal(loc=5.0, size=(n, 4))
    y = X @ [1.0, -2.0, 0.0, 3.0] + rng.normal(size=n)
    model = LinearRegression().fit(X, y)
    agree(fit_closed(X, y), (model.coef_, model.intercept_))
    agree(fit_closed(X, y), centred_lstsq(X, y))


def test_many_columns_make_the_blocks_larger(rng):
    X, y = rng.normal(size=(3000, 200)), rng.normal(size=3000)
    agree(fit_closed(X, y), centred_lstsq(X, y))


@pytest.mark.parametrize("n", [9, 3 * BLOCK_ROWS])
def test_collinear_columns_give_the_shortest_weights(rng, n):
    A = rng.integers(-5, 6, size=(n, 2)).astype(float)
    X = np.column_stack([A, A[:, 0], A @ [2.0, -1.0]])
    y = rng.normal(size=n)
    w, b = fit_closed(X, y)
    agree((w, b), centred_lstsq(X, y))
    model = LinearRegression().fit(A, y)
    np.testing.assert_allclose(predict(X, w, b), model.predict(A), atol=1e-9)


def test_one_hot_columns_beside_the_intercept(rng):
    X, y = np.eye(3)[rng.integers(0, 3, size=30)], rng.normal(size=30)
    w, b = fit_closed(X, y)
    assert w.sum() == pytest.approx(0.0, abs=1e-12)  # shortest: centred on 0
    for k in range(3):
        assert w[k] + b == pytest.approx(y[X[:, k] == 1].mean(), rel=1e-12)


def test_more_columns_than_rows_pass_through_every_point(rng):
    X, y = rng.normal(size=(4, 9)), rng.normal(size=4)
    w, b = fit_closed(X, y)
    agree((w, b), centred_lstsq(X, y))
    np.testing.assert_allclose(predict(X, w, b), y, atol=1e-12)


@steady
@given(
    seed=st.integers(0, 2**32 - 1),
    n=st.integers(1, 12),
    d=st.integers(0, 6),
    levels=st.sampled_from([1, 2, 5]),
)
def test_residuals_are_orthogonal_and_weights_shortest(seed, n, d, levels):
    rng = np.random.default_rng(seed)
    X, y = rng.integers(0, levels, size=(n, d)).astype(float), rng.normal(size=n)
    w, b = fit_closed(X, y)
    _, dw, db = squared_cost(X, y, w, b)
    np.testing.assert_allclose(np.append(dw, db), 0.0, atol=1e-11)
    agree((w, b), centred_lstsq(X, y) if d else (w, y.mean()))


@steady
@given(seed=st.integers(0, 2**32 - 1), shift=st.floats(-1e6, 1e6))
def test_shifted_columns_change_only_the_bias(seed, shift):
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(10, 3)), rng.normal(size=10)
    w, b = fit_closed(X, y)
    moved, c = fit_closed(X + shift, y)
    np.testing.assert_allclose(moved, w, rtol=1e-6, atol=1e-7)
    assert c == pytest.approx(b - shift * moved.sum(), rel=1e-9, abs=1e-6)


@steady
@given(seed=st.integers(0, 2**32 - 1), powers=st.tuples(*[st.integers(-80, 80)] * 3))
def test_units_of_the_columns_do_not_matter(seed, powers):
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(10, 3)), rng.normal(size=10)
    units = 10.0 ** np.array(powers)
    w, b = fit_closed(X, y)
    scaled, c = fit_closed(X * units, y)
    np.testing.assert_allclose(scaled * units, w, rtol=1e-9, atol=1e-11)
    assert c == pytest.approx(b, rel=1e-9, abs=1e-11)


def test_order_of_rows_does_not_matter(rng):
    X, y = rng.normal(size=(3 * BLOCK_ROWS, 3)), rng.normal(size=3 * BLOCK_ROWS)
    order = rng.permutation(len(y))
    agree(fit_closed(X[order], y[order]), fit_closed(X, y), 1e-11)


def test_one_row_is_met_by_the_bias():
    agree(fit_closed([[3.0, 4.0]], [7.0]), ([0.0, 0.0], 7.0), 0.0)


def test_no_columns_leave_the_mean():
    w, b = fit_closed(np.zeros((4, 0)), [1, 2, 3, 6])
    assert w.shape == (0,)
    assert b == pytest.approx(3.0, rel=1e-15)


def test_constant_target_needs_no_weights(rng):
    w, b = fit_closed(rng.normal(size=(50, 2)), np.full(50, 0.1))
    agree((w, b), ([0.0, 0.0], 0.1), 1e-15)


@pytest.mark.parametrize("value", [0.1, -1e9, 1e150])
def test_constant_column_gets_no_weight(rng, value):
    x, y = rng.normal(size=2000), rng.normal(size=2000)
    w, _ = fit_closed(np.column_stack([x, np.full(2000, value)]), y)
    assert w[1] == 0.0
    assert w[0] == pytest.approx(fit_closed(x[:, None], y)[0][0], rel=1e-12)


def test_large_offset_costs_no_digits(rng):
    x = rng.integers(0, 1000, size=500) + 1e12
    w, _ = fit_closed(x[:, None], 0.25 * (x - 1e12))
    assert w[0] == pytest.approx(0.25, rel=1e-12)


def test_nearly_collinear_columns_keep_their_digits(rng):
    # condition number 1e6: the normal equations would lose twelve digits
    a, e = rng.normal(size=(2, 4000))
    X = np.column_stack([a, a + 1e-6 * e])
    w, _ = fit_closed(X, X @ [1.0, 2.0])
    np.testing.assert_allclose(w, [1.0, 2.0], rtol=1e-8)


def test_huge_values():
    w, b = fit_closed([[1e200], [3e200]], [1e180, 2e180])
    assert w[0] == pytest.approx(5e-21, rel=1e-13, abs=0.0)
    assert b == pytest.approx(5e179, rel=1e-13)


@pytest.mark.parametrize("form", [np.asfortranarray, np.float32, np.ndarray.tolist])
def test_form_of_the_input_does_not_matter(rng, form):
    X, y = rng.integers(0, 9, size=(2000, 3)), rng.integers(0, 9, size=2000)
    expected = fit_closed(X.astype(float), y.astype(float))
    agree(fit_closed(form(X), form(y)), expected, 1e-12)


def test_inputs_stay_as_they_are(rng):
    X, y = rng.normal(size=(2000, 2)), rng.normal(size=2000)
    before = X.copy(), y.copy()
    fit_closed(X, y)
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(y, before[1])


@pytest.mark.parametrize(
    ("X", "y", "kind", "text"),
    [
        (np.zeros((0, 2)), [], ShapeError, r"X has shape \(0, 2\), must have a row"),
        (
            [[1.0], [2.0]],
            [[1.0], [2.0]],
            ShapeError,
            r"y has shape \(2, 1\), must be a",
        ),
        ([1.0, 2.0], [1.0, 2.0], ShapeError, r"X has shape \(2,\), must be a matrix"),
        ([[1.0], [2.0]], [1.0, 2.0, 3.0], ShapeError, "y has length 3, must be 2"),
        ([[1.0], [np.nan]], [1.0, 2.0], DomainError, r"X\[1, 0\] is nan, must be fin"),
        ([[np.inf], [np.inf]], [1.0, 2.0], DomainError, r"X\[0, 0\] is inf"),
        ([[1.0], [2.0]], [1.0, -np.inf], DomainError, r"y\[1\] is -inf"),
        ([[1.7e308], [-1.7e308]], [1.0, 2.0], DomainError, "too far apart for float64"),
        ([[0.0], [1e-300]], [0.0, 1e300], DomainError, "must be rescaled"),
    ],
)
def test_error_names_argument_value_and_remedy(X, y, kind, text):
    with pytest.raises(kind, match=text):
        fit_closed(X, y)
