"""softmax_cross_entropy and objective: by hand, SciPy, torch, properties, errors."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import log_softmax
from sklearn.metrics import log_loss

from helpers.errors import DomainError, ShapeError
from helpers.kernels.backprop import objective, softmax_cross_entropy
from helpers.kernels.finite_differences import gradient_error

steady = settings(derandomize=True, deadline=None, max_examples=40, database=None)


def batch(rng, n=8, k=5):
    return rng.normal(0.0, 3.0, size=(n, k)), rng.integers(0, k, size=n)


def test_equal_logits_by_hand():
    loss, dZ = softmax_cross_entropy([[0, 0], [0, 0]], [1, 0])
    assert loss == pytest.approx(np.log(2), rel=1e-15)
    assert dZ.tolist() == [[0.25, -0.25], [-0.25, 0.25]]


def test_loss_agrees_with_scipy_and_scikit_learn(rng):
    Z, y = batch(rng)
    loss, _ = softmax_cross_entropy(Z, y)
    logs = log_softmax(Z, axis=1)
    assert loss == pytest.approx(-logs[np.arange(len(y)), y].mean(), rel=1e-13)
    known = log_loss(y, np.exp(logs), labels=np.arange(Z.shape[1]))
    assert loss == pytest.approx(known, rel=1e-12)


@pytest.mark.parametrize("size", [1.0, 1e3, 1e8])
def test_loss_and_gradient_agree_with_torch(rng, size):
    Z, y = batch(rng)
    leaf = torch.tensor(size * Z, requires_grad=True)
    theirs = torch.nn.functional.cross_entropy(leaf, torch.tensor(y))
    theirs.backward()
    loss, dZ = softmax_cross_entropy(size * Z, y)
    assert loss == pytest.approx(theirs.item(), rel=1e-13)
    np.testing.assert_allclose(dZ, leaf.grad.numpy(), rtol=1e-11, atol=1e-16)


@steady
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(1, 6), k=st.integers(1, 5))
def test_gradient_agrees_with_central_differences(seed, n, k):
    rng = np.random.default_rng(seed)
    Z, y = batch(rng, n, k)
    _, dZ = softmax_cross_entropy(Z, y)
    error = gradient_error(lambda v: softmax_cross_entropy(v, y)[0], dZ, Z, rng=rng)
    assert error < 1e-5


@steady
@given(seed=st.integers(0, 2**32 - 1), shift=st.floats(-1e6, 1e6))
def test_shifting_a_row_changes_nothing_and_rows_of_the_gradient_add_to_0(seed, shift):
    Z, y = batch(np.random.default_rng(seed))
    loss, dZ = softmax_cross_entropy(Z, y)
    other, dother = softmax_cross_entropy(Z + shift, y)
    assert other == pytest.approx(loss, rel=1e-6, abs=1e-9)
    np.testing.assert_allclose(dother, dZ, atol=1e-9)
    np.testing.assert_allclose(dZ.sum(axis=1), 0.0, atol=1e-15)


def test_loss_is_exact_where_a_probability_rounds_to_0():
    assert softmax_cross_entropy([[0.0, 2000.0]], [0])[0] == 2000.0


def test_small_types_give_a_float_and_float64():
    loss, dZ = softmax_cross_entropy(np.ones((2, 3), np.float32), np.uint8([0, 2]))
    assert (type(loss), dZ.dtype) == (float, np.float64)


def test_inputs_stay_as_they_are(rng):
    Z, y = batch(rng)
    before = Z.copy(), y.copy()
    softmax_cross_entropy(Z, y)
    np.testing.assert_array_equal(Z, before[0])
    np.testing.assert_array_equal(y, before[1])


@pytest.mark.parametrize(
    ("Z", "y", "kind", "text"),
    [
        (np.zeros((0, 2)), [], ShapeError, r"Z has shape \(0, 2\), must have a row"),
        ([[0.0, 1.0]], [2], DomainError, r"y\[0\] is 2, must be a class from 0 to 1"),
        ([[0.0, 1.0]], [-1], DomainError, r"y\[0\] is -1, must be a class"),
        ([[0.0, 1.0]], [0.5], DomainError, r"y\[0\] is 0.5, must be a class"),
        ([[0.0, 1.0]], [0, 1], ShapeError, "y has length 2, must be 1"),
        ([[0.0, np.nan]], [0], DomainError, r"Z\[0, 1\] is nan, must be finite"),
    ],
)
def test_error_names_argument_value_and_remedy(Z, y, kind, text):
    with pytest.raises(kind, match=text):
        softmax_cross_entropy(Z, y)


def test_objective_by_hand_leaves_biases_free():
    assert objective(1, [[[3, 4]], [9]], 0.2) == 3.5
    assert objective(1.5, [], 7.0) == 1.5


def test_objective_agrees_with_the_frobenius_norm(rng):
    W1, W2 = rng.normal(size=(3, 4)), rng.normal(size=(4, 2))
    s = 0.05 * (np.linalg.norm(W1) ** 2 + np.linalg.norm(W2) ** 2)
    assert objective(0.0, [W1, W2], 0.1) == pytest.approx(s, rel=1e-13)


def test_objective_refuses_a_negative_penalty_and_nan():
    with pytest.raises(DomainError, match=r"lam is -1.0, must be 0 or more"):
        objective(0.0, [], -1)
    with pytest.raises(DomainError, match=r"weights\[0\]\[0, 0\] is nan"):
        objective(0.0, [[[np.nan]]], 1)
