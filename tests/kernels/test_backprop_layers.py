"""The affine layer and the gate of ReLU: by hand, torch, properties, errors."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.errors import DomainError, ShapeError
from helpers.kernels.backprop import affine_backward, affine_forward, relu_backward
from helpers.kernels.finite_differences import gradient_error

steady = settings(derandomize=True, deadline=None, max_examples=40, database=None)


def layer(rng, n=6, d=4, k=3):
    X, W, b = rng.normal(size=(n, d)), rng.normal(size=(d, k)), rng.normal(size=k)
    return X, W, b, rng.normal(size=(n, k))


def test_one_row_by_hand():
    out, cache = affine_forward([[1, 2]], [[3], [4]], [5])
    assert out.tolist() == [[16.0]]
    dX, dW, db = affine_backward([[10]], cache)
    assert dX.tolist() == [[30.0, 40.0]]
    assert dW.tolist() == [[10.0], [20.0]]
    assert db.tolist() == [10.0]


def test_agrees_with_torch(rng):
    X, W, b, g = layer(rng)
    leaves = [torch.tensor(a, requires_grad=True) for a in (X, W, b)]
    theirs = torch.addmm(leaves[2], leaves[0], leaves[1])
    theirs.backward(torch.tensor(g))
    out, cache = affine_forward(X, W, b)
    np.testing.assert_allclose(out, theirs.detach().numpy(), rtol=1e-13)
    for mine, leaf in zip(affine_backward(g, cache), leaves, strict=True):
        np.testing.assert_allclose(mine, leaf.grad.numpy(), rtol=1e-12, atol=1e-14)


@steady
@given(
    seed=st.integers(0, 2**32 - 1),
    n=st.integers(0, 6),
    d=st.integers(0, 5),
    k=st.integers(1, 4),
)
def test_gradients_agree_with_central_differences(seed, n, d, k):
    rng = np.random.default_rng(seed)
    X, W, b, g = layer(rng, n, d, k)
    dX, dW, db = affine_backward(g, (X, W))
    for at, claim, loss in (
        (X, dX, lambda v: np.vdot(g, v @ W + b)),
        (W, dW, lambda v: np.vdot(g, X @ v + b)),
        (b, db, lambda v: np.vdot(g, X @ W + v)),
    ):
        assert gradient_error(loss, claim, at, rng=rng) < 1e-6


@steady
@given(seed=st.integers(0, 2**32 - 1), cut=st.integers(0, 6))
def test_gradients_of_the_parameters_add_up_over_rows(seed, cut):
    X, W, _, g = layer(np.random.default_rng(seed))
    dX, dW, db = affine_backward(g, (X, W))
    parts = [
        affine_backward(g[rows], (X[rows], W)) for rows in np.split(range(6), [cut])
    ]
    np.testing.assert_allclose(np.vstack([p[0] for p in parts]), dX, rtol=1e-12)
    np.testing.assert_allclose(sum(p[1] for p in parts), dW, rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(sum(p[2] for p in parts), db, rtol=1e-10, atol=1e-12)


def test_relu_backward_agrees_with_torch_at_zero_too(rng):
    Z = np.append(rng.normal(size=20), [0.0, -0.0])
    g = rng.normal(size=22)
    leaf = torch.tensor(Z, requires_grad=True)
    torch.relu(leaf).backward(torch.tensor(g))
    np.testing.assert_array_equal(relu_backward(g, Z), leaf.grad.numpy())


def test_relu_backward_takes_any_shape():
    assert relu_backward(np.ones((0, 3)), np.ones((0, 3))).shape == (0, 3)
    assert relu_backward(2, 1).tolist() == 2.0


def test_inputs_stay_as_they_are(rng):
    X, W, b, g = layer(rng)
    before = [a.copy() for a in (X, W, b, g)]
    _, cache = affine_forward(X, W, b)
    affine_backward(g, cache)
    relu_backward(g, g)
    for now, then in zip((X, W, b, g), before, strict=True):
        np.testing.assert_array_equal(now, then)


def test_too_large_for_float64_is_infinite_without_a_warning():
    out, _ = affine_forward([[1e200]], [[1e200]], [0.0])
    assert out.tolist() == [[np.inf]]


@pytest.mark.parametrize(
    ("call", "kind", "text"),
    [
        (
            lambda: affine_forward([[1.0, 2.0]], [[1.0]], [0.0]),
            ShapeError,
            r"W has shape \(1, 1\), must be \(2, 1\) to fit X",
        ),
        (
            lambda: affine_forward([[1.0]], [[1.0]], [[0.0]]),
            ShapeError,
            r"b has shape \(1, 1\), must be a vector",
        ),
        (
            lambda: affine_forward([[np.nan]], [[1.0]], [0.0]),
            DomainError,
            r"X\[0, 0\] is nan, must be finite",
        ),
        (
            lambda: affine_backward([[1.0, 2.0]], ([[1.0]], [[1.0]])),
            ShapeError,
            r"g has shape \(1, 2\), must be \(1, 1\) to fit X and W",
        ),
        (
            lambda: affine_backward([[np.inf]], ([[1.0]], [[1.0]])),
            DomainError,
            r"g\[0, 0\] is inf, must be finite",
        ),
        (
            lambda: relu_backward([1.0, 2.0], [1.0]),
            ShapeError,
            r"g has shape \(2,\), must be \(1,\) as the cache has",
        ),
    ],
)
def test_error_names_argument_value_and_remedy(call, kind, text):
    with pytest.raises(kind, match=text):
        call()
