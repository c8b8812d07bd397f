"""fit, predict_label, boundary_x2, as_softmax: oracles, properties, edges, errors."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import softmax
from sklearn.linear_model import LogisticRegression

from helpers.errors import DomainError, ShapeError
from helpers.kernels.logistic_regression import (
    as_softmax,
    boundary_x2,
    fit,
    logistic_cost,
    predict_label,
    sigmoid,
)

steady = settings(derandomize=True, deadline=None, max_examples=60, database=None)


@pytest.fixture
def table(rng):
    X = rng.normal(size=(60, 3))
    return X, (X @ [1.0, -2.0, 0.5] + rng.normal(size=60) > 0).astype(int)


def test_fit_by_hand():
    w, b = fit([[0], [2]], [0, 1], lr=1, steps=2, lam=1)
    p = 1 / (1 + np.exp(-1.0))  # at x = 2 after the first step, which gave w = 0.5
    assert w[0] == pytest.approx(0.5 - ((p - 1) * 2 + 0.5) / 2, rel=1e-15)
    assert b == pytest.approx(-(0.5 + p - 1) / 2, rel=1e-15)


@pytest.mark.parametrize("lam", [0.5, 4.0])
def test_many_steps_reach_scikit_learns_fit(table, lam):
    model = LogisticRegression(C=1 / lam, tol=1e-12, max_iter=1000).fit(*table)
    w, b = fit(*table, lr=1.0, steps=3000, lam=lam)
    np.testing.assert_allclose(w, model.coef_[0], rtol=1e-5)
    assert b == pytest.approx(model.intercept_[0], rel=1e-4, abs=1e-5)
    assert (predict_label(table[0], w, b) == model.predict(table[0])).all()


def test_fit_walks_as_torch_does(table):
    X, y = (torch.tensor(a, dtype=torch.float64) for a in table)
    w = torch.zeros(3, dtype=torch.float64, requires_grad=True)
    b = torch.zeros((), dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.SGD([w, b], lr=0.3)
    for _ in range(20):
        optimiser.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ w + b, y)
        (loss + 2.0 / (2 * len(y)) * (w**2).sum()).backward()
        optimiser.step()
    mine = fit(*table, lr=0.3, steps=20, lam=2.0)
    np.testing.assert_allclose(mine[0], w.detach(), rtol=1e-12)
    assert mine[1] == pytest.approx(b.item(), rel=1e-12)


def test_the_cost_falls_at_every_step(table):
    points = [fit(*table, lr=0.5, steps=k, lam=1.0) for k in range(10)]
    costs = [logistic_cost(*table, w, b, 1.0)[0] for w, b in points]
    assert (np.diff(costs) < 0).all()


def test_separable_classes_need_a_penalty():
    X, y = [[-2.0], [-1.0], [1.0], [2.0]], [0, 0, 1, 1]
    free = [fit(X, y, lr=1.0, steps=k)[0][0] for k in (100, 1000, 10_000)]
    bound = [fit(X, y, lr=1.0, steps=k, lam=1.0)[0][0] for k in (1000, 10_000)]
    assert free[2] - free[1] > 1
    assert free[1] - free[0] > 1
    assert bound[0] == pytest.approx(bound[1], rel=1e-9)


def test_no_steps_give_the_start():
    w, b = fit(np.ones((2, 3)), [0, 1], lr=1.0, steps=0)
    assert (w.tolist(), b) == ([0.0, 0.0, 0.0], 0.0)


def test_labels_at_the_threshold_are_one():
    labels = predict_label([[-1.0], [0.0], [1.0]], [1.0], 0.0)
    assert (labels.tolist(), labels.dtype) == ([0, 1, 1], np.int64)
    assert predict_label(np.zeros((0, 1)), [1.0], 0.0).shape == (0,)


def test_fewer_labels_are_one_at_a_higher_threshold(table):
    labels = [predict_label(table[0], [1, -2, 1], 0.0, t) for t in (0, 0.3, 0.9, 1)]
    counts = [int(some.sum()) for some in labels]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == len(table[1])


@steady
@given(seed=st.integers(0, 2**32 - 1))
def test_points_of_the_boundary_have_probability_one_half(seed):
    rng = np.random.default_rng(seed)
    w, b, x1 = rng.uniform(0.1, 3, size=2), float(rng.normal()), rng.normal(size=(4, 2))
    x2 = boundary_x2(x1, w, b)
    np.testing.assert_allclose(sigmoid(w[0] * x1 + w[1] * x2 + b), 0.5, atol=1e-13)


@steady
@given(seed=st.integers(0, 2**32 - 1), d=st.integers(0, 5))
def test_softmax_has_the_same_probabilities(seed, d):
    rng = np.random.default_rng(seed)
    w, b, X = rng.normal(size=d), float(rng.normal()), rng.normal(size=(7, d))
    W, c = as_softmax(w, b)
    assert (W.shape, c.shape) == ((d, 2), (2,))
    theirs = softmax(X @ W + c, axis=1)[:, 1]
    np.testing.assert_allclose(theirs, sigmoid(X @ w + b), rtol=1e-13)


@pytest.mark.parametrize(
    ("call", "kind", "text"),
    [
        (
            lambda: fit([[1.0]], [1], lr=0, steps=1),
            DomainError,
            "lr is 0.0, must be ab",
        ),
        (
            lambda: fit([[1.0]], [1], lr=1, steps=-1),
            DomainError,
            "steps is -1, must be",
        ),
        (lambda: fit([[1.0]], [3], lr=1, steps=1), DomainError, r"y\[0\] is 3.0, must"),
        (
            lambda: fit([[np.nan]], [1], lr=1, steps=0),
            DomainError,
            r"X\[0, 0\] is nan, must be finite",
        ),
        (
            lambda: predict_label([[1.0]], [1.0], 0.0, 1.5),
            DomainError,
            "thr is 1.5, must lie between 0 and 1",
        ),
        (
            lambda: predict_label([[np.inf]], [1.0], 0.0),
            DomainError,
            r"X\[0, 0\] is inf, must be finite",
        ),
        (
            lambda: boundary_x2(1.0, [2.0, 0.0], 1.0),
            DomainError,
            r"w\[1\] is 0.0, must not be 0",
        ),
        (lambda: boundary_x2(1.0, [2.0], 1.0), ShapeError, "w has length 1, must be 2"),
        (
            lambda: boundary_x2([np.nan], [2.0, 1.0], 1.0),
            DomainError,
            r"x1\[0\] is nan, must be finite",
        ),
        (lambda: as_softmax([np.nan], 0.0), DomainError, r"w\[0\] is nan, must be fin"),
    ],
)
def test_error_names_argument_value_and_remedy(call, kind, text):
    with pytest.raises(kind, match=text):
        call()
