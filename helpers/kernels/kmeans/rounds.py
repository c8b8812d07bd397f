"""Rounds of assigning and updating until J stands still, from one start or several."""

from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike

from helpers.arguments import (
    FloatArray,
    as_count,
    as_generator,
    as_number,
    is_finite,
    require_finite,
)
from helpers.errors import DomainError
from helpers.kernels.kmeans.assignment import (
    Clusters,
    _assign,
    _distortion,
    as_centres,
    require_columns,
)
from helpers.kernels.kmeans.centres import _update, as_points, init_points


class Init(Protocol):
    """A way to choose the first centres, such as `init_points` or `plus_plus`."""

    def __call__(
        self, X: FloatArray, K: int, *, rng: np.random.Generator
    ) -> FloatArray:
        """Return ``K`` centres."""


def kmeans(
    X: ArrayLike,
    K: int,
    *,
    rng: np.random.Generator,
    tol: float = 1e-6,
    max_iter: int = 100,
    init: Init = init_points,
) -> tuple[FloatArray, Clusters, list[float]]:
    """K-means: assign every point, move every centre, until J hardly falls.

    Parameters
    ----------
    X : (n, d) array_like
        One point a row, finite.
    K : int
        Number of clusters, from 1 to n.
    rng : numpy.random.Generator
        Where the first centres come from.
    tol : float, default 1e-6
        Stop when an assignment lowers J by this or less. 0 or more.
    max_iter : int, default 100
        Most assignments, at least 1.
    init : callable, default init_points
        ``init(X, K, rng=rng)`` returns the first centres.

    Returns
    -------
    C : (K, d) numpy.ndarray
        Centres.
    idx : (n,) numpy.ndarray of int
        Nearest of them, for each point.
    history : list of float
        J after each assignment, never rising. The last belongs to ``C`` and ``idx``.

    Raises
    ------
    ShapeError
        If a shape does not fit.
    DomainError
        If ``X`` is not finite, or another argument out of its range.

    Notes
    -----
    Time O(n K d) a round; extra memory O(n d + K d). It ends after finitely many
    rounds, because J falls and there are finitely many ways to assign.

    References
    ----------
    Lloyd, Least squares quantization in PCM, IEEE Trans. Inf. Theory 28 (1982),
    129-137.

    Examples
    --------
    >>> X = [[0.0], [1.0], [10.0], [11.0]]
    >>> C, idx, history = kmeans(X, 2, rng=np.random.default_rng(0))
    >>> sorted(C.ravel().tolist()), history[-1]
    ([0.5, 10.5], 0.25)
    """
    X, K = _ready(X, K)
    rng, tol, max_iter = as_generator(rng, "rng"), _as_tol(tol), _as_rounds(max_iter)
    return _kmeans(X, K, rng, tol, max_iter, init)


def best_of(
    X: ArrayLike,
    K: int,
    starts: int,
    *,
    rng: np.random.Generator,
    tol: float = 1e-6,
    max_iter: int = 100,
    init: Init = init_points,
) -> tuple[FloatArray, Clusters, float]:
    """Run k-means from several starts and keep the run with the lowest J.

    Parameters
    ----------
    X : (n, d) array_like
        One point a row, finite.
    K : int
        Number of clusters, from 1 to n.
    starts : int
        How many runs, at least 1.
    rng : numpy.random.Generator
        Where all first centres come from, one run after the other.
    tol : float, default 1e-6
        As in `kmeans`.
    max_iter : int, default 100
        As in `kmeans`.
    init : callable, default init_points
        As in `kmeans`.

    Returns
    -------
    C : (K, d) numpy.ndarray
        Centres of the best run; of equal runs, the first.
    idx : (n,) numpy.ndarray of int
        Nearest of them, for each point.
    J : float
        Mean squared distance between the points and their centres.

    Raises
    ------
    ShapeError
        If a shape does not fit.
    DomainError
        If ``X`` is not finite, or another argument out of its range.

    Notes
    -----
    Time O(n K d) for each round of each run; extra memory O(n d + K d).

    References
    ----------
    Bishop, *Pattern Recognition and Machine Learning* (2006), section 9.1.

    Examples
    --------
    >>> X = [[0.0], [1.0], [10.0], [11.0]]
    >>> best_of(X, 2, 5, rng=np.random.default_rng(0))[2]
    0.25
    """
    X, K = _ready(X, K)
    starts = as_count(starts, "starts", least=1)
    rng, tol, max_iter = as_generator(rng, "rng"), _as_tol(tol), _as_rounds(max_iter)
    runs = (_kmeans(X, K, rng, tol, max_iter, init) for _ in range(starts))
    C, idx, history = min(runs, key=lambda run: run[2][-1])
    return C, idx, history[-1]


def _ready(X: ArrayLike, K: int) -> tuple[FloatArray, int]:
    X, K = as_points(X, K)
    if not is_finite(X):
        require_finite(X=X)
    return X, K


def _as_tol(value: float) -> float:
    tol = as_number(value, "tol")
    if tol < 0.0:
        raise DomainError(f"tol is {tol}, must be 0 or more")
    return tol


def _as_rounds(value: int) -> int:
    return as_count(value, "max_iter", least=1)


def _kmeans(
    X: FloatArray,
    K: int,
    rng: np.random.Generator,
    tol: float,
    max_iter: int,
    init: Init,
) -> tuple[FloatArray, Clusters, list[float]]:
    C = as_centres(init(X, K, rng=rng), "centres of init")
    require_columns(C, "centres of init", X)
    idx = _assign(X, C)
    history = [_distortion(X, idx, C)]
    while len(history) < max_iter:
        C = _update(X, idx, C)
        idx = _assign(X, C)
        history.append(_distortion(X, idx, C))
        if history[-2] - history[-1] <= tol:
            break
    return C, idx, history
