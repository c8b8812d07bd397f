"""predict: by hand, oracle, properties, edges, errors."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import LinearRegression

from helpers.errors import DomainError, ShapeError
from helpers.kernels.linear_regression import predict

steady = settings(derandomize=True, deadline=None, max_examples=60, database=None)


def test_two_rows_by_hand():
    p = predict([[1, 2], [3, 4]], [10, 100], 0.5)
    assert p.tolist() == [210.5, 430.5]
    assert p.dtype == np.float64


def test_agrees_with_scikit_learn(rng):
    X, y = rng.normal(size=(50, 4)), rng.normal(size=50)
    model = LinearRegression().fit(X, y)
    p = predict(X, model.coef_, model.intercept_)
    np.testing.assert_allclose(p, model.predict(X), rtol=1e-12, atol=1e-12)


@steady
@given(
    seed=st.integers(0, 2**32 - 1),
    n=st.integers(0, 6),
    d=st.integers(0, 5),
    k=st.data(),
)
def test_is_linear_and_row_by_row(seed, n, d, k):
    rng = np.random.default_rng(seed)
    X, w, v = rng.normal(size=(n, d)), rng.normal(size=d), rng.normal(size=d)
    together = predict(X, w + v, 3.0)
    np.testing.assert_allclose(
        together, predict(X, w, 1.0) + predict(X, v, 2.0), atol=1e-12
    )
    order = k.draw(st.permutations(range(n)))
    np.testing.assert_allclose(
        predict(X[order], w, 1.0), predict(X, w, 1.0)[order], atol=1e-12
    )


def test_no_rows_give_no_predictions():
    p = predict(np.zeros((0, 3)), np.ones(3), 1.0)
    assert p.shape == (0,)
    assert p.dtype == np.float64


def test_no_columns_leave_the_bias():
    assert predict(np.zeros((2, 0)), [], 1.5).tolist() == [1.5, 1.5]


@pytest.mark.parametrize("dtype", ["int8", "uint16", "int64", "float32", "bool"])
def test_any_real_dtype_gives_float64(dtype):
    p = predict(np.eye(2, dtype=dtype), np.ones(2, dtype=dtype), np.float32(2))
    assert p.tolist() == [3.0, 3.0]
    assert p.dtype == np.float64


def test_small_integers_do_not_wrap_around():
    assert predict(np.array([[100]], dtype=np.int8), [100], 0).tolist() == [10_000.0]


@pytest.mark.parametrize("form", [np.asfortranarray, lambda X: X[::-1][::-1], list])
def test_memory_layout_does_not_matter(rng, form):
    X, w = rng.normal(size=(7, 3)), rng.normal(size=3)
    np.testing.assert_allclose(predict(form(X), w, 1.0), predict(X, w, 1.0), rtol=1e-14)


def test_inputs_stay_as_they_are(rng):
    X, w = rng.normal(size=(5, 2)), rng.normal(size=2)
    before = X.copy(), w.copy()
    p = predict(X, w, 1.0)
    p += 1.0
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(w, before[1])


def test_too_large_for_float64_is_infinite_without_a_warning():
    assert predict([[1e300], [1.0]], [1e300], 0.0).tolist() == [np.inf, 1e300]


def test_finite_predictions_whose_sum_is_not_are_returned():
    assert predict([[1.0], [1.0]], [1.7e308], 0.0).tolist() == [1.7e308, 1.7e308]


@pytest.mark.parametrize(
    ("X", "w", "b", "kind", "text"),
    [
        ([1.0, 2.0], [1.0], 0.0, ShapeError, r"X has shape \(2,\), must be a matrix"),
        ([[1.0, 2.0]], [1.0], 0.0, ShapeError, "w has length 1, must be 2, the number"),
        ([[1.0]], [[1.0]], 0.0, ShapeError, r"w has shape \(1, 1\), must be a vector"),
        ([[1.0]], [1.0], [0.0], ShapeError, r"b has shape \(1,\), must be a single"),
        ([[1.0], [1.0, 2.0]], [1.0], 0.0, ShapeError, "X has rows of different"),
        ([[np.nan]], [0.0], 0.0, DomainError, r"X\[0, 0\] is nan, must be finite"),
        ([[0.0], [np.inf]], [0.0], 0.0, DomainError, r"X\[1, 0\] is inf"),
        ([[1.0]], [-np.inf], 0.0, DomainError, r"w\[0\] is -inf"),
        ([[1.0]], [1.0], np.nan, DomainError, "b is nan, must be finite"),
        ([["a"]], [1.0], 0.0, DomainError, "X is .* of type list, must hold real"),
        (None, [1.0], 0.0, DomainError, "X is None of type NoneType"),
        ([[1j]], [1.0], 0.0, DomainError, "must hold real numbers only"),
    ],
)
def test_error_names_argument_value_and_remedy(X, w, b, kind, text):
    with pytest.raises(kind, match=text):
        predict(X, w, b)
