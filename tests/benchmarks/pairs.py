"""Each kernel of chapter 06 beside an independent way to the same result."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import scipy.linalg
from sklearn.linear_model import LinearRegression
from sklearn.metrics import r2_score

from helpers.kernels import linear_regression as kernels

COLUMNS = 8
STEPS = 20


@dataclass(frozen=True)
class Table:
    """A made-up regression problem, and the scikit-learn model fitted to it."""

    X: np.ndarray
    y: np.ndarray
    w: np.ndarray
    b: float
    p: np.ndarray
    model: LinearRegression


@dataclass(frozen=True)
class Pair:
    """Two functions of a `Table` that must return the same numbers, to a tolerance."""

    kernel: str
    oracle: str
    ours: Callable[[Table], object]
    theirs: Callable[[Table], object]
    tolerance: float = 1e-9

    @property
    def name(self) -> str:
        return f"{self.kernel} / {self.oracle}"


def table(rows: int) -> Table:
    rng = np.random.default_rng(rows)
    X = rng.normal(loc=2.0, size=(rows, COLUMNS))
    w, b = rng.normal(size=COLUMNS), 0.5
    p = X @ w + b
    y = p + rng.normal(size=rows)
    return Table(X, y, w, b, p, LinearRegression().fit(X, y))


def _sklearn_predict(t: Table):
    return t.model.predict(t.X)


def _our_predict(t: Table):
    return kernels.predict(t.X, t.model.coef_, t.model.intercept_)


def _formula_predict(t: Table):
    return t.X @ t.model.coef_ + t.model.intercept_


def _formula_cost(t: Table):
    residual = t.X @ t.w + t.b - t.y
    cost = np.mean(residual**2) / 2
    return cost, t.X.T @ residual / len(t.y), np.mean(residual)


def _sklearn_fit(t: Table):
    model = LinearRegression().fit(t.X, t.y)
    return model.coef_, model.intercept_


def _formula_descent(t: Table):
    w, b = np.zeros(COLUMNS), 0.0
    history = [(w, b)]
    for _ in range(STEPS):
        residual = t.X @ w + b - t.y
        dw, db = t.X.T @ residual / len(t.y), np.mean(residual)
        w, b = w - 0.01 * dw, b - 0.01 * db
        history.append((w, b))
    return history


def _our_descent(t: Table):
    return kernels.descend(t.X, t.y, lr=0.01, steps=STEPS, w0=np.zeros(COLUMNS), b0=0.0)


def _scipy_rate(t: Table):
    A = np.column_stack([t.X, np.ones(len(t.y))])
    return 2 / scipy.linalg.eigvalsh(A.T @ A / len(t.y))[-1]


PAIRS = (
    Pair("predict", "scikit-learn", _our_predict, _sklearn_predict),
    Pair("predict", "plain formula", _our_predict, _formula_predict),
    Pair(
        "squared_cost",
        "plain formula",
        lambda t: kernels.squared_cost(t.X, t.y, t.w, t.b),
        _formula_cost,
    ),
    Pair(
        "fit_closed",
        "scikit-learn",
        lambda t: kernels.fit_closed(t.X, t.y),
        _sklearn_fit,
    ),
    Pair(f"descend, {STEPS} steps", "plain formula", _our_descent, _formula_descent),
    Pair(
        "max_stable_lr",
        "SciPy eigvalsh",
        lambda t: kernels.max_stable_lr(t.X),
        _scipy_rate,
    ),
    Pair(
        "r2",
        "scikit-learn",
        lambda t: kernels.r2(t.y, t.p),
        lambda t: r2_score(t.y, t.p),
    ),
)
