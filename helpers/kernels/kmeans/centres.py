"""Where centres begin, and where they move."""

import numpy as np
from numpy.typing import ArrayLike

from helpers.arguments import (
    FloatArray,
    as_count,
    as_generator,
    as_matrix,
    is_finite,
    require_finite,
)
from helpers.errors import DomainError, ShapeError
from helpers.kernels.kmeans.assignment import (
    Clusters,
    as_clusters,
    require_columns,
)

FAR = 16.0
"""Entries that are this many times as large as their range lie far from 0."""


def update(X: ArrayLike, idx: ArrayLike, K: int, C_old: ArrayLike) -> FloatArray:
    """Mean of the points of each cluster.

    Parameters
    ----------
    X : (n, d) array_like
        One point a row; there may be none.
    idx : (n,) array_like
        Cluster of each point, from 0 to ``K - 1``.
    K : int
        Number of clusters.
    C_old : (K, d) array_like
        Centres so far. Not changed.

    Returns
    -------
    (K, d) numpy.ndarray
        New centres. A cluster without points keeps its old one.

    Raises
    ------
    ShapeError
        If the shapes do not fit together.
    DomainError
        If ``X`` or ``C_old`` holds NaN, an infinity or something that is no number, or
        ``idx`` a number that is no cluster.

    Notes
    -----
    Where a column lies far from 0 for its spread, differences to its first entry are
    summed, so no digits are lost. The mean of a single point is that point.
    Time O(n d + K d); extra memory O(n + K d).

    References
    ----------
    MacQueen, Some methods for classification and analysis of multivariate
    observations, Proc. 5th Berkeley Symp. 1 (1967), 281-297.

    Examples
    --------
    >>> update([[0.0], [2.0], [9.0]], [0, 0, 1], 3, [[5.0], [6.0], [7.0]]).ravel()
    array([1., 9., 7.])
    """
    X, C_old = as_matrix(X, "X"), as_matrix(C_old, "C_old")
    K = as_count(K, "K", least=1)
    if len(C_old) != K:
        raise ShapeError(f"C_old has shape {C_old.shape}, must have K = {K} rows")
    require_columns(C_old, "C_old", X)
    idx = as_clusters(idx, "idx", len(X), K)
    C = _update(X, idx, C_old)
    if not is_finite(C):
        require_finite(X=X, C_old=C_old)
    return C


def init_points(X: ArrayLike, K: int, *, rng: np.random.Generator) -> FloatArray:
    """Draw ``K`` different rows as the first centres, each set equally likely.

    Parameters
    ----------
    X : (n, d) array_like
        One point a row.
    K : int
        How many, from 1 to n.
    rng : numpy.random.Generator
        Where the draws come from.

    Returns
    -------
    (K, d) numpy.ndarray
        A copy of the rows, in the order drawn. Rows that are equal in ``X`` may both
        be among them.

    Raises
    ------
    ShapeError
        If ``X`` is no matrix.
    DomainError
        If ``K`` is no whole number from 1 to n, or ``rng`` no generator.

    Notes
    -----
    Time O(n + K d); extra memory O(n + K d).

    References
    ----------
    Forgy, Cluster analysis of multivariate data: efficiency versus interpretability of
    classifications, Biometrics 21 (1965), 768-769.

    Examples
    --------
    >>> C = init_points([[1.0], [2.0], [3.0]], 3, rng=np.random.default_rng(0))
    >>> sorted(C.ravel().tolist())
    [1.0, 2.0, 3.0]
    """
    X, K = as_points(X, K)
    return X[as_generator(rng, "rng").choice(len(X), size=K, replace=False)]


def plus_plus(X: ArrayLike, K: int, *, rng: np.random.Generator) -> FloatArray:
    """Draw first centres far apart: k-means++.

    The first is any row. Each later one is a row drawn with a chance in proportion to
    its squared distance to the nearest centre so far.

    Parameters
    ----------
    X : (n, d) array_like
        One point a row.
    K : int
        How many, from 1 to n.
    rng : numpy.random.Generator
        Where the draws come from.

    Returns
    -------
    (K, d) numpy.ndarray
        A copy of the rows, in the order drawn. They differ, unless fewer than ``K``
        rows of ``X`` do: then the rest are rows drawn at random.

    Raises
    ------
    ShapeError
        If ``X`` is no matrix.
    DomainError
        If ``K`` is no whole number from 1 to n, ``rng`` no generator, or ``X`` holds
        NaN or an infinity.

    Notes
    -----
    The J to be expected after the draws is at most ``8 (ln K + 2)`` times the lowest.
    Time O(n K d); extra memory O(n d).

    References
    ----------
    Arthur, Vassilvitskii, k-means++: the advantages of careful seeding, SODA (2007),
    1027-1035, theorem 1.1.

    Examples
    --------
    >>> X = [[0.0], [0.0], [7.0]]
    >>> sorted(plus_plus(X, 2, rng=np.random.default_rng(0)).ravel().tolist())
    [0.0, 7.0]
    """
    X, K = as_points(X, K)
    if not is_finite(X):
        require_finite(X=X)
    return _plus_plus(X, K, as_generator(rng, "rng"))


def as_points(X: ArrayLike, K: int) -> tuple[FloatArray, int]:
    """Return points and a number of clusters, having made sure there are enough."""
    X, K = as_matrix(X, "X"), as_count(K, "K", least=1)
    if len(X) < K:
        raise DomainError(f"K is {K}, must be at most {len(X)}, the number of rows")
    return X, K


@np.errstate(over="ignore", invalid="ignore")
def _update(X: FloatArray, idx: Clusters, C_old: FloatArray) -> FloatArray:
    C, K = C_old.copy(), len(C_old)
    if not len(X):
        return C
    counts = np.bincount(idx, minlength=K)
    full = counts > 0
    for j, column in enumerate(X.T):
        origin = _origin(column)
        sums = np.bincount(idx, weights=column - origin, minlength=K)
        C[full, j] = sums[full] / counts[full] + origin
    return C


def _origin(column: FloatArray) -> float:
    """Return 0, or an entry of the column where all of them are far from 0."""
    low, high = column.min(), column.max()
    return column[0] if max(-low, high) > FAR * (high - low) else 0.0


def _plus_plus(X: FloatArray, K: int, rng: np.random.Generator) -> FloatArray:
    n = len(X)
    rows = np.empty(K, dtype=np.intp)
    rows[0] = rng.integers(n)
    squares = np.full(n, np.inf)  # to the nearest centre so far
    for k in range(1, K):
        apart = X - X[rows[k - 1]]
        np.minimum(squares, np.einsum("nd,nd->n", apart, apart), out=squares)
        sums = np.cumsum(squares)
        if sums[-1] > 0.0:
            found = np.searchsorted(sums, rng.random() * sums[-1], side="right")
            rows[k] = min(found, np.flatnonzero(squares)[-1])
        else:
            rows[k] = rng.integers(n)
    return X[rows]
