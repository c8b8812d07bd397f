"""Each kernel of chapter 24 beside scikit-learn or another way to the same result."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from pairs import Pair
from sklearn.cluster import KMeans, kmeans_plusplus
from sklearn.metrics import mean_squared_error, pairwise_distances_argmin

from helpers.kernels import kmeans as kernels

COLUMNS, CLUSTERS, ROUNDS, STARTS = 3, 8, 10, 3


@dataclass(frozen=True)
class Points:
    """Made-up points around eight places, centres to begin with, and a picture."""

    X: np.ndarray
    C: np.ndarray
    idx: np.ndarray
    picture: np.ndarray


def table(rows: int) -> Points:
    rng = np.random.default_rng(rows)
    places = rng.uniform(40, 210, size=(CLUSTERS, COLUMNS))
    X = places[rng.integers(CLUSTERS, size=rows)]
    X = (X + rng.normal(0.0, 8.0, size=X.shape)).clip(0, 255)
    C = X[rng.choice(rows, size=CLUSTERS, replace=False)]
    return Points(X, C, kernels.assign(X, C), X.astype(np.uint8).reshape(1, -1, 3))


def _given(t: Points):
    return lambda X, K, rng: t.C


def _our_run(t: Points):
    options = {"tol": 0.0, "max_iter": ROUNDS + 1, "init": _given(t)}
    rng = np.random.default_rng(1)
    C, idx, history = kernels.kmeans(t.X, CLUSTERS, rng=rng, **options)
    return C, idx, history[-1]


def _sklearn_run(t: Points):
    options = {"n_init": 1, "tol": 0.0, "max_iter": ROUNDS}
    model = KMeans(CLUSTERS, init=t.C, **options).fit(t.X)
    return model.cluster_centers_, model.labels_, model.inertia_ / len(t.X)


def _our_best(t: Points):
    options = {"tol": 0.0, "max_iter": ROUNDS + 1, "init": _given(t)}
    rng = np.random.default_rng(1)
    return kernels.best_of(t.X, CLUSTERS, STARTS, rng=rng, **options)[2]


def _sklearn_best(t: Points):
    return min(_sklearn_run(t)[2] for _ in range(STARTS))


def _pandas_means(t: Points):
    C = t.C.copy()
    means = pd.DataFrame(t.X).groupby(t.idx).mean()
    C[means.index.to_numpy()] = means.to_numpy()
    return C


def _our_draw(t: Points):
    rng = np.random.default_rng(1)
    return len(np.unique(kernels.plus_plus(t.X, CLUSTERS, rng=rng), axis=0))


def _sklearn_draw(t: Points):
    C, _ = kmeans_plusplus(t.X, CLUSTERS, random_state=1, n_local_trials=1)
    return len(np.unique(C, axis=0))


def _our_picture(t: Points):
    image, bits = kernels.compress(t.picture, 1, rng=np.random.default_rng(1))
    return image.std(axis=(0, 1)), bits


def _plain_picture(t: Points):
    colour = t.picture.reshape(-1, 3).mean(axis=0).round().astype(np.uint8)
    image = np.broadcast_to(colour, t.picture.shape).copy()
    return image.std(axis=(0, 1)), 24


PAIRS = (
    Pair(
        "assign",
        "scikit-learn",
        lambda t: kernels.assign(t.X, t.C),
        lambda t: pairwise_distances_argmin(t.X, t.C),
    ),
    Pair(
        "assign",
        "plain formula",
        lambda t: kernels.assign(t.X, t.C),
        lambda t: ((t.X[:, None] - t.C) ** 2).sum(axis=2).argmin(axis=1),
    ),
    Pair(
        "update",
        "pandas groupby",
        lambda t: kernels.update(t.X, t.idx, CLUSTERS, t.C),
        _pandas_means,
    ),
    Pair(
        "distortion",
        "scikit-learn",
        lambda t: kernels.distortion(t.X, t.idx, t.C),
        lambda t: COLUMNS * mean_squared_error(t.X, t.C[t.idx]),
    ),
    Pair(
        "init_points",
        "NumPy permutation",
        lambda t: len(kernels.init_points(t.X, 8, rng=np.random.default_rng(1))),
        lambda t: len(t.X[np.random.default_rng(1).permutation(len(t.X))[:8]]),
    ),
    Pair("plus_plus", "scikit-learn", _our_draw, _sklearn_draw),
    Pair(f"kmeans, {ROUNDS} updates", "scikit-learn", _our_run, _sklearn_run),
    Pair(f"best_of, {STARTS} starts", "scikit-learn", _our_best, _sklearn_best),
    Pair("compress, 1 colour", "plain formula", _our_picture, _plain_picture),
)
