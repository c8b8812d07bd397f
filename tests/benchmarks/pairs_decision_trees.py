"""Each kernel of chapter 22 beside scikit-learn or another way to the same result."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from pairs import Pair
from scipy.stats import entropy as scipy_entropy
from sklearn.metrics import mutual_info_score
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

from helpers.kernels import decision_trees as kernels

COLUMNS = 6
DEPTH = 6
LEAST = 5


@dataclass(frozen=True)
class Flowers:
    """Made-up measurements of three classes, and a target that is a number."""

    X: np.ndarray
    y: np.ndarray
    target: np.ndarray

    @cached_property
    def model(self) -> DecisionTreeClassifier:
        return _classifier(DEPTH).fit(self.X, self.y)

    @cached_property
    def tree(self) -> dict:
        return kernels.build(self.X, self.y, DEPTH, LEAST)


def table(rows: int) -> Flowers:
    rng = np.random.default_rng(rows)
    y = rng.integers(0, 3, size=rows)
    X = rng.normal(size=(rows, COLUMNS)).astype(np.float32).astype(float)
    X[:, 0] += y  # float32 numbers: scikit-learn keeps no others
    X[:, 1] -= 2.0 * (y == 1)
    X = X.astype(np.float32).astype(float)
    return Flowers(X, y, X[:, 0] + 0.3 * rng.normal(size=rows))


def _classifier(depth: int, least: int = LEAST) -> DecisionTreeClassifier:
    settings = {"max_depth": depth, "min_samples_leaf": least, "random_state": 0}
    return DecisionTreeClassifier(criterion="entropy", **settings)


def _regressor(depth: int, least: int = LEAST) -> DecisionTreeRegressor:
    return DecisionTreeRegressor(
        max_depth=depth, min_samples_leaf=least, random_state=0
    )


def _mask(f: Flowers) -> np.ndarray:
    return f.X[:, 0] <= 1.0


def _sklearn_threshold(f: Flowers):
    return _classifier(1, 1).fit(f.X[:, :1], f.y).tree_.threshold[0]


def _sklearn_split(f: Flowers):
    tree = _classifier(1, 1).fit(f.X, f.y).tree_
    return int(tree.feature[0]), tree.threshold[0]


def _sklearn_variance(f: Flowers):
    return _regressor(1, 1).fit(f.X[:, :1], f.target).tree_.threshold[0]


def _size(tree: dict) -> int:
    return 1 if "label" in tree else _size(tree["left"]) + _size(tree["right"])


def _our_build(f: Flowers):
    return _size(kernels.build(f.X, f.y, DEPTH, LEAST))


def _sklearn_build(f: Flowers):
    return int(_classifier(DEPTH).fit(f.X, f.y).get_n_leaves())


def _our_regression(f: Flowers):
    return _size(kernels.build_regression(f.X, f.target, DEPTH, LEAST))


def _sklearn_regression(f: Flowers):
    return int(_regressor(DEPTH).fit(f.X, f.target).get_n_leaves())


PAIRS = (
    Pair(
        "entropy",
        "SciPy",
        lambda f: kernels.entropy(f.y),
        lambda f: scipy_entropy(np.unique(f.y, return_counts=True)[1], base=2),
    ),
    Pair(
        "gini",
        "plain formula",
        lambda f: kernels.gini(f.y),
        lambda f: 1 - ((np.unique(f.y, return_counts=True)[1] / len(f.y)) ** 2).sum(),
    ),
    Pair(
        "info_gain",
        "scikit-learn",
        lambda f: kernels.info_gain(f.y, _mask(f)),
        lambda f: mutual_info_score(f.y, _mask(f)) / np.log(2),
    ),
    Pair(
        "best_threshold",
        "scikit-learn",
        lambda f: kernels.best_threshold(f.X[:, 0], f.y),
        _sklearn_threshold,
        1e-6,
    ),
    Pair(
        "best_split",
        "scikit-learn",
        lambda f: kernels.best_split(f.X, f.y),
        _sklearn_split,
        1e-6,
    ),
    Pair("build, depth 6", "scikit-learn", _our_build, _sklearn_build),
    Pair(
        "predict_tree",
        "scikit-learn",
        lambda f: kernels.predict_tree(f.tree, f.X),
        lambda f: f.model.predict(f.X),
    ),
    Pair(
        "variance_split",
        "scikit-learn",
        lambda f: kernels.variance_split(f.X[:, 0], f.target),
        _sklearn_variance,
        1e-6,
    ),
    Pair("build_regression", "scikit-learn", _our_regression, _sklearn_regression),
)
