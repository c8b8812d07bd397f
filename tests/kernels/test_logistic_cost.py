"""bce_from_logits and logistic_cost: by hand, oracles, properties, edges, errors."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

from helpers.errors import DomainError, ShapeError
from helpers.kernels.finite_differences import gradient_error
from helpers.kernels.logistic_regression import (
    bce_from_logits,
    logistic_cost,
    sigmoid,
)

steady = settings(derandomize=True, deadline=None, max_examples=60, database=None)


def problem(rng, n=12, d=3):
    X, y = rng.normal(size=(n, d)), rng.integers(0, 2, size=n)
    return X, y, rng.normal(size=d), float(rng.normal())


def test_loss_by_hand():
    # -log(3/4) and -log(1/2)
    loss = bce_from_logits([np.log(3), 0.0], [1, 0])
    assert loss == pytest.approx(np.log(8 / 3) / 2, rel=1e-15)


def test_loss_agrees_with_scikit_learn_and_torch(rng):
    z, y = rng.normal(scale=3, size=50), rng.integers(0, 2, size=50)
    loss = bce_from_logits(z, y)
    assert loss == pytest.approx(log_loss(y, sigmoid(z)), rel=1e-12)
    theirs = torch.nn.functional.binary_cross_entropy_with_logits(
        torch.tensor(z), torch.tensor(y, dtype=torch.float64)
    )
    assert loss == pytest.approx(float(theirs), rel=1e-13)


def test_loss_of_huge_logits_is_exact():
    assert bce_from_logits([1000.0, -1000.0], [0, 1]) == 1000.0
    assert bce_from_logits([1000.0, -1000.0], [1, 0]) == 0.0
    assert bce_from_logits([40.0], [1]) == pytest.approx(np.exp(-40), rel=1e-15)


def test_cost_by_hand():
    cost, dw, db = logistic_cost([[1], [-1]], [1, 0], [2], 0, 3)
    miss = 1 / (1 + np.exp(2))
    assert cost == pytest.approx(np.log1p(np.exp(-2)) + 3, rel=1e-15)
    np.testing.assert_allclose(dw, [-miss + 3 / 2 * 2], rtol=1e-15)
    assert db == pytest.approx(0.0, abs=1e-16)


def test_gradient_agrees_with_torch(rng):
    X, y, w, b = problem(rng)
    leaves = [torch.tensor(v, dtype=torch.float64, requires_grad=True) for v in (w, b)]
    z = torch.tensor(X) @ leaves[0] + leaves[1]
    loss = torch.nn.functional.binary_cross_entropy_with_logits(
        z, torch.tensor(y, dtype=torch.float64)
    )
    (loss + 1.5 / (2 * len(y)) * (leaves[0] ** 2).sum()).backward()
    _, dw, db = logistic_cost(X, y, w, b, 1.5)
    np.testing.assert_allclose(dw, leaves[0].grad, rtol=1e-12, atol=1e-15)
    assert db == pytest.approx(float(leaves[1].grad), rel=1e-12)


def test_gradient_vanishes_at_scikit_learns_optimum(rng):
    X, y, _, _ = problem(rng, 40)
    model = LogisticRegression(C=0.5, tol=1e-12, max_iter=1000).fit(X, y)
    _, dw, db = logistic_cost(X, y, model.coef_[0], model.intercept_[0], 2.0)
    np.testing.assert_allclose(np.append(dw, db), 0.0, atol=1e-7)


@steady
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(1, 8), d=st.integers(0, 5))
def test_gradient_agrees_with_central_differences(seed, n, d):
    rng = np.random.default_rng(seed)
    X, y, w, b = problem(rng, n, d)
    _, dw, db = logistic_cost(X, y, w, b, 2.0)

    def at(w, b):
        return logistic_cost(X, y, w, b, 2.0)[0]

    assert gradient_error(lambda v: at(v, b), dw, w, rng=rng) < 1e-6
    assert gradient_error(lambda c: at(w, c), db, b, rng=rng) < 1e-6


@steady
@given(seed=st.integers(0, 2**32 - 1), share=st.floats(0, 1))
def test_is_convex(seed, share):
    rng = np.random.default_rng(seed)
    X, y, w, b = problem(rng)
    v, c = rng.normal(size=3), float(rng.normal())
    between = share * w + (1 - share) * v, share * b + (1 - share) * c
    ends = logistic_cost(X, y, w, b, 1.0)[0], logistic_cost(X, y, v, c, 1.0)[0]
    most = share * ends[0] + (1 - share) * ends[1]
    assert logistic_cost(X, y, *between, 1.0)[0] <= most + 1e-12


@steady
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(1, 8))
def test_other_labels_and_other_weights_cost_the_same(seed, n):
    X, y, w, b = problem(np.random.default_rng(seed), n)
    cost, dw, db = logistic_cost(X, y, w, b, 1.0)
    other = logistic_cost(X, 1 - y, -w, -b, 1.0)
    assert other[0] == pytest.approx(cost, rel=1e-12)
    np.testing.assert_allclose(other[1], -dw, rtol=1e-9, atol=1e-12)
    assert other[2] == pytest.approx(-db, rel=1e-9, abs=1e-12)


def test_the_bias_has_no_penalty(rng):
    X, y, _, _ = problem(rng)
    free, bound = (logistic_cost(X, y, np.zeros(3), 2.0, lam)[0] for lam in (0, 9))
    assert free == bound


def test_results_are_plain_floats_and_a_float64_array():
    cost, dw, db = logistic_cost(
        np.ones((2, 1), np.float32), [True, False], np.zeros(1, np.float32), 0
    )
    assert (type(cost), dw.dtype, type(db)) == (float, np.float64, float)


def test_inputs_stay_as_they_are(rng):
    X, y, w, b = problem(rng)
    y = y.astype(float)
    before = X.copy(), y.copy(), w.copy()
    logistic_cost(X, y, w, b, 1.0)
    for now, then in zip((X, y, w), before, strict=True):
        np.testing.assert_array_equal(now, then)


@pytest.mark.parametrize(
    ("change", "kind", "text"),
    [
        ({"X": np.zeros((0, 1)), "y": []}, ShapeError, r"X has shape \(0, 1\), must"),
        ({"y": [1]}, ShapeError, "y has length 1, must be 2, the number of rows of X"),
        ({"y": [1, 2]}, DomainError, r"y\[1\] is 2.0, must be a label 0 or 1"),
        ({"y": [np.nan, 1]}, DomainError, r"y\[0\] is nan, must be a label 0 or 1"),
        ({"lam": -1}, DomainError, "lam is -1.0, must be 0 or more"),
        ({"w": [1.0, 2.0]}, ShapeError, "w has length 2, must be 1"),
        ({"X": [[np.inf], [1.0]]}, DomainError, r"X\[0, 0\] is inf, must be finite"),
        ({"w": [np.nan]}, DomainError, r"w\[0\] is nan, must be finite"),
    ],
)
def test_error_names_argument_value_and_remedy(change, kind, text):
    good = {"X": [[1.0], [2.0]], "y": [0, 1], "w": [0.5], "b": 0.0, "lam": 1.0}
    with pytest.raises(kind, match=text):
        logistic_cost(**good | change)


@pytest.mark.parametrize(
    ("z", "y", "kind", "text"),
    [
        ([], [], ShapeError, r"z has shape \(0,\), must have a row"),
        (
            [1.0, 2.0],
            [1],
            ShapeError,
            "y has length 1, must be 2, the number of logits",
        ),
        ([np.inf], [1], DomainError, r"z\[0\] is inf, must be finite"),
    ],
)
def test_loss_refuses_what_has_no_mean(z, y, kind, text):
    with pytest.raises(kind, match=text):
        bce_from_logits(z, y)
