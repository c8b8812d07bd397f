"""Which centre is nearest to each point, and what the distances cost."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from helpers.arguments import (
    FloatArray,
    as_matrix,
    as_vector,
    is_finite,
    require_finite,
    require_rows,
)
from helpers.errors import DomainError, ShapeError

Clusters = NDArray[np.intp]

CHUNK = 1 << 16
"""Numbers in the table of distances that is in work at a time: it fits the cache."""
EPS = float(np.finfo(np.float64).eps)
FAR = 2.0**500
"""From this size on, squares may leave the float64 range."""


def assign(X: ArrayLike, C: ArrayLike) -> Clusters:
    """Find the nearest centre of each point.

    Parameters
    ----------
    X : (n, d) array_like
        One point a row; there may be none.
    C : (K, d) array_like
        One centre a row, at least one.

    Returns
    -------
    (n,) numpy.ndarray of int
        The row of ``C`` with the smallest Euclidean distance; of equal ones the first.

    Raises
    ------
    ShapeError
        If the shapes do not fit together, or ``C`` has no rows.
    DomainError
        If an argument holds NaN, an infinity or something that is no number.

    Notes
    -----
    The square ``|x - c|**2 = |x|**2 - 2 x.c + |c|**2`` needs one matrix product for
    all pairs, but it cancels: far from the origin, or at a tie, the last digits are
    noise. So the points are moved to the mean of the centres first, and where the best
    two centres are nearer to each other than the rounding error may be, at most
    ``(4 d + 32) eps (|x|**2 + max |c|**2)``, the differences are squared instead. The
    result is what the differences alone would give, ties included. Numbers beyond
    1e150 are scaled by a power of 2.

    Time O(n K d); extra memory O(n + K d), because rows are taken in chunks.

    References
    ----------
    Lloyd, Least squares quantization in PCM, IEEE Trans. Inf. Theory 28 (1982),
    129-137. Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd ed. (2002),
    section 3.1.

    Examples
    --------
    >>> assign([[0.0, 0.0], [9.0, 1.0], [5.0, 0.0]], [[0.0, 0.0], [10.0, 0.0]])
    array([0, 1, 0])
    """
    X, C = as_matrix(X, "X"), as_centres(C, "C")
    require_columns(C, "C", X)
    if not (is_finite(X) and is_finite(C)):
        require_finite(X=X, C=C)
    return _assign(X, C)


def distortion(X: ArrayLike, idx: ArrayLike, C: ArrayLike) -> float:
    """Mean squared distance between the points and their centres.

    Parameters
    ----------
    X : (n, d) array_like
        One point a row, at least one.
    idx : (n,) array_like
        For each point, the row of its centre in ``C``. It need not be the nearest.
    C : (K, d) array_like
        One centre a row.

    Returns
    -------
    float
        ``mean(|X[i] - C[idx[i]]|**2)``; infinite beyond float64.

    Raises
    ------
    ShapeError
        If ``X`` has no rows, or the shapes do not fit together.
    DomainError
        If ``X`` or ``C`` holds NaN, an infinity or something that is no number, or
        ``idx`` a number that is no row of ``C``.

    Notes
    -----
    Time O(n d); extra memory O(n d).

    References
    ----------
    Bishop, *Pattern Recognition and Machine Learning* (2006), equation 9.1, which is
    the sum instead of the mean.

    Examples
    --------
    >>> distortion([[0.0, 0.0], [3.0, 4.0]], [0, 0], [[0.0, 0.0]])
    12.5
    """
    X, C = as_matrix(X, "X"), as_centres(C, "C")
    require_rows(X, "X", "a mean")
    require_columns(C, "C", X)
    idx = as_clusters(idx, "idx", len(X), len(C))
    J = _distortion(X, idx, C)
    if not np.isfinite(J):
        require_finite(X=X, C=C)
    return J


def as_centres(value: ArrayLike, name: str) -> FloatArray:
    """Return centres ``(K, d)`` as float64, at least one."""
    centres = as_matrix(value, name)
    require_rows(centres, name, "a nearest centre")
    return centres


def require_columns(array: FloatArray, name: str, X: FloatArray) -> None:
    """Refuse a matrix that has not as many columns as the points."""
    if array.shape[1] != X.shape[1]:
        raise ShapeError(
            f"{name} has shape {array.shape}, must have {X.shape[1]} columns as X has"
        )


def as_clusters(value: ArrayLike, name: str, rows: int, K: int) -> Clusters:
    """Return numbers of clusters ``(n,)`` as integers, having made sure of them."""
    numbers = as_vector(value, name, length=rows, counts="rows of X")
    whole = np.isfinite(numbers) & (numbers == np.trunc(numbers))
    good = whole & (numbers >= 0) & (numbers < K)
    if not good.all():
        i = int(np.argmin(good))
        raise DomainError(
            f"{name}[{i}] is {numbers[i]:g}, must be a cluster from 0 to {K - 1}"
        )
    return numbers.astype(np.intp)


def _assign(X: FloatArray, C: FloatArray) -> Clusters:
    n, d = X.shape
    idx = np.zeros(n, dtype=np.intp)
    if len(C) == 1 or n == 0 or d == 0:
        return idx
    X, C = _scaled(X, C)
    middle = C.mean(axis=0)
    moved = C - middle  # (K, d)
    norms = np.einsum("kd,kd->k", moved, moved)  # (K,)
    slack = (4 * d + 32) * EPS
    rows = max(256, CHUNK // len(C))
    for first in range(0, n, rows):
        part = X[first : first + rows]
        Z = part - middle  # (m, d)
        D = moved @ Z.T  # (K, m), |x - c|**2 but for what all centres share
        D *= -2.0
        D += norms[:, None]
        near, gap = _two_best(D)
        bound = slack * (np.einsum("nd,nd->n", Z, Z) + norms.max())
        doubt = np.flatnonzero(gap <= bound)
        if doubt.size:
            near[doubt] = _by_differences(part[doubt], C)
        idx[first : first + rows] = near
    return idx


def _scaled(X: FloatArray, C: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Bring numbers whose squares would overflow or vanish to a size near 1."""
    largest = max(X.max(), -X.min(), C.max(), -C.min())
    if 1 / FAR < largest < FAR or largest == 0.0:
        return X, C
    _, exponent = np.frexp(largest)
    return np.ldexp(X, -exponent - 1), np.ldexp(C, -exponent - 1)


def _two_best(D: FloatArray) -> tuple[Clusters, FloatArray]:
    """Return the row of the smallest entry of each column, and how far the next is."""
    best, near = D[0].copy(), np.zeros(D.shape[1], dtype=np.intp)
    second = np.full_like(best, np.inf)
    for k, row in enumerate(D[1:], 1):
        np.minimum(second, np.maximum(best, row), out=second)
        np.copyto(near, k, where=row < best)
        np.minimum(best, row, out=best)
    second -= best
    return near, second


def _by_differences(X: FloatArray, C: FloatArray) -> Clusters:
    """Return the nearest centres without any cancellation, one centre at a time."""
    best, near = np.full(len(X), np.inf), np.zeros(len(X), dtype=np.intp)
    for k, centre in enumerate(C):
        apart = X - centre  # (m, d)
        squares = np.einsum("nd,nd->n", apart, apart)
        np.copyto(near, k, where=squares < best)
        np.minimum(best, squares, out=best)
    return near


@np.errstate(over="ignore", invalid="ignore")
def _distortion(X: FloatArray, idx: Clusters, C: FloatArray) -> float:
    apart = C[idx]  # (n, d), a copy
    np.subtract(X, apart, out=apart)
    return float(np.vdot(apart, apart) / len(X))
