"""Each kernel of chapter 09 beside an independent way to the same result."""

from dataclasses import dataclass

import numpy as np
import torch
from pairs import Pair
from scipy.special import expit
from sklearn.linear_model import LogisticRegression

from helpers.kernels import logistic_regression as kernels

COLUMNS = 8
STEPS = 20


@dataclass(frozen=True)
class Table:
    """A made-up problem of two classes, as NumPy and torch hold it, and its model."""

    X: np.ndarray
    y: np.ndarray
    z: np.ndarray
    torch_rows: torch.Tensor
    torch_y: torch.Tensor
    torch_z: torch.Tensor
    w: np.ndarray
    b: float
    model: LogisticRegression


def table(rows: int) -> Table:
    rng = np.random.default_rng(rows)
    X, w = rng.normal(loc=0.5, size=(rows, COLUMNS)), rng.normal(size=COLUMNS)
    y = (X @ w + rng.normal(size=rows) > 0.5).astype(float)
    z = X @ w
    model = LogisticRegression().fit(X, y)
    return Table(X, y, z, *map(torch.from_numpy, (X, y, z)), w, 0.5, model)


def _torch_loss(t: Table):
    return torch.nn.functional.binary_cross_entropy_with_logits(t.torch_z, t.torch_y)


def _torch_cost(t: Table):
    w = torch.tensor(t.w, requires_grad=True)
    b = torch.tensor(t.b, dtype=torch.float64, requires_grad=True)
    loss = torch.nn.functional.binary_cross_entropy_with_logits(
        t.torch_rows @ w + b, t.torch_y
    )
    cost = loss + 1.5 / (2 * len(t.y)) * (w @ w)
    cost.backward()
    return cost.detach(), w.grad, b.grad


def _formula_fit(t: Table):
    w, b = np.zeros(COLUMNS), 0.0
    for _ in range(STEPS):
        error = expit(t.X @ w + b) - t.y
        dw, db = (t.X.T @ error + 1.5 * w) / len(t.y), np.mean(error)
        w, b = w - 0.1 * dw, b - 0.1 * db
    return w, b


def _our_labels(t: Table):
    return kernels.predict_label(t.X, t.model.coef_[0], t.model.intercept_[0])


PAIRS = (
    Pair(
        "sigmoid", "SciPy expit", lambda t: kernels.sigmoid(t.z), lambda t: expit(t.z)
    ),
    Pair(
        "bce_from_logits",
        "torch",
        lambda t: kernels.bce_from_logits(t.z, t.y),
        _torch_loss,
    ),
    Pair(
        "logistic_cost",
        "torch autograd",
        lambda t: kernels.logistic_cost(t.X, t.y, t.w, t.b, 1.5),
        _torch_cost,
    ),
    Pair(
        "predict_label",
        "scikit-learn",
        _our_labels,
        lambda t: t.model.predict(t.X),
    ),
    Pair(
        f"fit, {STEPS} steps",
        "plain formula",
        lambda t: kernels.fit(t.X, t.y, lr=0.1, steps=STEPS, lam=1.5),
        _formula_fit,
    ),
    Pair(
        "boundary_x2",
        "plain formula",
        lambda t: kernels.boundary_x2(t.z, t.w[:2], t.b),
        lambda t: -t.b / t.w[1] - t.w[0] / t.w[1] * t.z,
    ),
    Pair(
        "as_softmax",
        "plain formula",
        lambda t: kernels.as_softmax(t.z, t.b),
        lambda t: (np.outer(t.z, [0.0, 1.0]), np.multiply(t.b, [0.0, 1.0])),
    ),
)
