"""two_layer_step, train and grad_check: torch, differences, properties, errors."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.errors import DomainError, ShapeError
from helpers.kernels.backprop import grad_check, train, two_layer_step

steady = settings(derandomize=True, deadline=None, max_examples=25, database=None)


def network(rng, n=9, d=4, h=5, k=3):
    sizes = {"W1": (d, h), "b1": h, "W2": (h, k), "b2": k}
    params = {key: rng.normal(size=size) for key, size in sizes.items()}
    return params, rng.normal(size=(n, d)), rng.integers(0, k, size=n)


def corners(rng, n):
    at = rng.integers(0, 2, size=(n, 2))
    return 4.0 * at - 2.0 + rng.normal(0.0, 0.5, size=(n, 2)), at[:, 0] ^ at[:, 1]


def accuracy(params, X, y):
    hidden = np.maximum(X @ params["W1"] + params["b1"], 0)
    return np.mean((hidden @ params["W2"] + params["b2"]).argmax(axis=1) == y)


def test_one_example_by_hand():
    params = {"W1": [[2]], "b1": [0], "W2": [[0, 0]], "b2": [0, 0]}
    loss, grads = two_layer_step(params, [[1]], [0], 0.1)
    assert loss == pytest.approx(np.log(2) + 0.05 * 4, rel=1e-14)
    assert grads["b2"].tolist() == [-0.5, 0.5]
    assert grads["W2"].tolist() == [[-1.0, 1.0]]
    assert grads["b1"].tolist() == [0.0]
    assert grads["W1"].tolist() == [[0.2]]


@pytest.mark.parametrize("lam", [0.0, 0.3])
def test_loss_and_gradients_agree_with_torch(rng, lam):
    params, X, y = network(rng)
    p = {key: torch.tensor(v, requires_grad=True) for key, v in params.items()}
    hidden = torch.relu(torch.tensor(X) @ p["W1"] + p["b1"])
    logits = hidden @ p["W2"] + p["b2"]
    theirs = torch.nn.functional.cross_entropy(logits, torch.tensor(y))
    theirs = theirs + lam / 2 * (p["W1"].square().sum() + p["W2"].square().sum())
    theirs.backward()
    loss, grads = two_layer_step(params, X, y, lam)
    assert loss == pytest.approx(theirs.item(), rel=1e-13)
    for key, leaf in p.items():
        np.testing.assert_allclose(
            grads[key], leaf.grad.numpy(), rtol=1e-10, atol=1e-14
        )


@steady
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(1, 5), h=st.integers(1, 4))
def test_gradients_pass_the_gradient_check(seed, n, h):
    params, X, y = network(np.random.default_rng(seed), n, 3, h, 3)
    assert grad_check(lambda p: two_layer_step(p, X, y, 0.1), params) < 1e-3


@steady
@given(seed=st.integers(0, 2**32 - 1))
def test_is_a_mean_over_rows(seed):
    params, X, y = network(np.random.default_rng(seed))
    loss, grads = two_layer_step(params, X, y, 0.1)
    twice, grads_twice = two_layer_step(params, np.vstack([X, X]), np.tile(y, 2), 0.1)
    assert twice == pytest.approx(loss, rel=1e-12)
    for key, grad in grads.items():
        np.testing.assert_allclose(grads_twice[key], grad, rtol=1e-9, atol=1e-12)


def test_zero_parameters_leave_a_gradient_in_b2_alone(rng):
    params, X, y = network(rng)
    _, grads = two_layer_step({k: 0 * v for k, v in params.items()}, X, y, 0.5)
    assert [key for key, grad in grads.items() if grad.any()] == ["b2"]


def test_step_leaves_its_inputs_alone(rng):
    params, X, y = network(rng)
    before = {key: value.copy() for key, value in params.items()}
    _, grads = two_layer_step(params, X, y, 0.0)
    for grad in grads.values():
        grad += 1.0
    for key, value in params.items():
        np.testing.assert_array_equal(value, before[key])


def test_training_learns_four_corners_and_keeps_the_start(rng):
    params, _, _ = network(rng, d=2, h=8, k=2)
    before = {key: value.copy() for key, value in params.items()}
    after = train(params, corners(rng, 80), lr=0.2, epochs=80, rng=rng)
    assert accuracy(after, *corners(rng, 400)) > 0.95
    for key, value in params.items():
        np.testing.assert_array_equal(value, before[key])


def test_full_batch_training_is_plain_gradient_descent(rng):
    params, X, y = network(rng)
    expected = params
    for _ in range(5):
        _, grads = two_layer_step(expected, X, y, 0.1)
        expected = {key: expected[key] - 0.05 * grads[key] for key in expected}
    found = train(params, (X, y), lr=0.05, epochs=5, rng=rng, batch=99, lam=0.1)
    for key, value in expected.items():
        np.testing.assert_allclose(found[key], value, rtol=1e-9, atol=1e-12)


def test_training_repeats_with_the_same_generator(rng):
    params, X, y = network(rng, n=70)
    first, again = (
        train(params, (X, y), lr=0.1, epochs=2, rng=np.random.default_rng(5))
        for _ in range(2)
    )
    for key, value in first.items():
        np.testing.assert_array_equal(again[key], value)


def test_no_epochs_give_copies_of_the_start(rng):
    params, X, y = network(rng)
    after = train(params, (X, y), lr=0.1, epochs=0, rng=rng)
    for key, value in after.items():
        np.testing.assert_array_equal(value, params[key])
        assert not np.shares_memory(value, params[key])


def model(factor):
    """A cubic with its gradient, times a factor that is right at 1."""
    return lambda p: ((p["w"] ** 3).sum(), {"w": factor * 3 * p["w"] ** 2})


@pytest.mark.parametrize(("factor", "error"), [(2, 0.5), (-1, 2.0), (0, 1.0)])
def test_grad_check_measures_a_wrong_factor(factor, error):
    found = grad_check(model(factor), {"w": [1.0, -2.0]})
    assert found == pytest.approx(error, rel=1e-6)


def test_grad_check_passes_right_gradients_and_unused_parameters():
    def f(p):
        return model(1)(p)[0], {**model(1)(p)[1], "spare": np.zeros(2)}

    assert grad_check(f, {"w": [1.0, -2.0], "spare": [1.0, 1.0]}) < 1e-7


@pytest.mark.parametrize(
    ("change", "kind", "text"),
    [
        (
            {"W2": None},
            DomainError,
            r"params has the keys .*, must have W1, b1, W2, b2",
        ),
        (
            {"W1": np.ones((3, 5))},
            ShapeError,
            r"W1 has shape \(3, 5\), must be \(4, 5\)",
        ),
        ({"b1": np.ones(4)}, ShapeError, "b1 has length 4, must be 5, the number of"),
        ({"b2": [0.0, np.nan, 0.0]}, DomainError, r"b2\[1\] is nan, must be finite"),
    ],
)
def test_error_names_parameter_value_and_remedy(rng, change, kind, text):
    params, X, y = network(rng)
    params = {k: v for k, v in (params | change).items() if v is not None}
    with pytest.raises(kind, match=text):
        two_layer_step(params, X, y, 0.0)


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"lr": 0.0}, "lr is 0.0, must be above 0"),
        ({"epochs": 1.5}, "epochs is 1.5, must be a whole number"),
        ({"rng": 7}, "rng is 7, must be a generator"),
        ({"batch": 0}, "batch is 0, must be a whole number of at least 1"),
    ],
)
def test_training_refuses_options_by_name(rng, options, text):
    params, X, y = network(rng)
    with pytest.raises(DomainError, match=text):
        train(params, (X, y), **{"lr": 0.1, "epochs": 1, "rng": rng} | options)


def test_grad_check_refuses_a_gradient_of_another_shape():
    with pytest.raises(
        ShapeError, match=r"grads\['w'\] has shape \(1,\), must be \(2,\)"
    ):
        grad_check(lambda p: (0.0, {"w": [0.0]}), {"w": [1.0, 2.0]})
