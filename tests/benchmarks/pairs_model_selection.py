"""Each kernel of chapter 17 beside scikit-learn or another way to the same result.

Draws of two libraries differ, so splits are compared by sizes and sums that no draw
changes.
"""

from dataclasses import dataclass

import numpy as np
from pairs import Pair
from scipy.stats import norm
from sklearn.linear_model import Ridge
from sklearn.model_selection import (
    KFold,
    StratifiedShuffleSplit,
    cross_val_score,
    train_test_split,
)
from sklearn.model_selection import learning_curve as sk_learning_curve
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from helpers.kernels import model_selection as kernels

COLUMNS, K = 8, 5
GRID = 10.0 ** np.arange(-3, 4)


@dataclass(frozen=True)
class Table:
    """Made-up examples with numbers and classes as targets."""

    X: np.ndarray
    y: np.ndarray
    labels: np.ndarray

    @property
    def rows(self) -> int:
        return len(self.y)


def table(rows: int) -> Table:
    rng = np.random.default_rng(rows)
    X = rng.normal(2.0, 3.0, size=(rows, COLUMNS))
    y = X @ rng.normal(size=COLUMNS) + rng.normal(size=rows)
    return Table(X, y, np.arange(rows) % 2)


def _generator():
    return np.random.default_rng(17)


def _looked_at(parts):
    """Return the sizes of parts and the sum of all rows: no draw changes them."""
    sizes = [len(part) for part in parts]
    return *sizes, sum(int(np.sum(part)) for part in parts)


def _our_split(t: Table):
    return _looked_at(kernels.split(t.rows, [0.6, 0.2, 0.2], rng=_generator()))


def _sklearn_split(t: Table):
    rest, test = train_test_split(
        np.arange(t.rows), test_size=t.rows // 5, random_state=1
    )
    train, val = train_test_split(rest, test_size=t.rows // 5, random_state=1)
    return _looked_at([train, val, test])


def _our_strata(t: Table):
    train, test = kernels.stratified_split(t.labels, 0.8, rng=_generator())
    return *_looked_at([train, test]), int(t.labels[test].sum())


def _sklearn_strata(t: Table):
    way = StratifiedShuffleSplit(1, train_size=0.8, random_state=1)
    train, test = next(way.split(t.labels, t.labels))
    return *_looked_at([train, test]), int(t.labels[test].sum())


def _our_folds(t: Table):
    folds = kernels.kfold(t.rows, K, rng=_generator())
    return _looked_at([val for _, val in folds])


def _sklearn_folds(t: Table):
    folds = KFold(K, shuffle=True, random_state=1).split(t.X)
    return _looked_at([val for _, val in folds])


def _fit(X, y):
    return Ridge(solver="cholesky").fit(X, y)


def _score(model, X, y):
    return model.score(X, y)


def _our_cross_validation(t: Table):
    return kernels.cv_score(_fit, _score, t.X, t.y, K, rng=_generator())


def _sklearn_cross_validation(t: Table):
    folds = kernels.kfold(t.rows, K, rng=_generator())
    model = make_pipeline(StandardScaler(), Ridge(solver="cholesky"))
    return cross_val_score(model, t.X, t.y, cv=folds).mean()


def _sizes(t: Table):
    return [t.rows // 4, t.rows // 2, 3 * t.rows // 4]


def _our_curve(t: Table):
    return kernels.learning_curve(_fit, _score, t.X, t.y, _sizes(t))


def _sklearn_curve(t: Table):
    most, model = max(_sizes(t)), Ridge(solver="cholesky")
    fixed = [(np.arange(most), np.arange(most, t.rows))]
    options = {"train_sizes": _sizes(t), "cv": fixed}
    _, known, new = sk_learning_curve(model, t.X, t.y, **options)
    return known[:, 0], new[:, 0]


def _sklearn_ridge(t: Table):
    model = Ridge(alpha=2.0, solver="svd").fit(t.X, t.y)
    return model.coef_, model.intercept_


def _halves(t: Table):
    half = t.rows // 2
    return (t.X[:half], t.y[:half]), (t.X[half:], t.y[half:])


def _our_choice(t: Table):
    lam, (w, b) = kernels.choose_lambda(GRID, *_halves(t))
    return lam, w, b


def _sklearn_choice(t: Table):
    train, (X, y) = _halves(t)
    errors = [
        np.square(Ridge(alpha=lam, solver="svd").fit(*train).predict(X) - y).mean()
        for lam in GRID
    ]
    lam = GRID[int(np.argmin(errors))]
    model = Ridge(alpha=lam, solver="svd").fit(t.X, t.y)
    return lam, model.coef_, model.intercept_


PAIRS = (
    Pair("split", "train_test_split", _our_split, _sklearn_split),
    Pair("stratified_split", "scikit-learn", _our_strata, _sklearn_strata),
    Pair("kfold", "scikit-learn", _our_folds, _sklearn_folds),
    Pair(
        "cv_score", "cross_val_score", _our_cross_validation, _sklearn_cross_validation
    ),
    Pair("learning_curve", "scikit-learn", _our_curve, _sklearn_curve),
    Pair(
        "ridge",
        "scikit-learn svd",
        lambda t: kernels.ridge(t.X, t.y, 2.0),
        _sklearn_ridge,
    ),
    Pair("choose_lambda", "a Ridge each", _our_choice, _sklearn_choice),
    Pair(
        "ci95",
        "SciPy interval",
        lambda t: kernels.ci95(0.9, t.rows),
        lambda t: norm.interval(0.95, loc=0.9, scale=np.sqrt(0.09 / t.rows)),
    ),
)
