"""Least squares with an intercept in one go."""

import math

import numpy as np
from numpy.typing import ArrayLike

from helpers.arguments import (
    FloatArray,
    as_matrix,
    as_vector,
    is_finite,
    require_finite,
    require_rows,
)
from helpers.errors import DomainError

RANK_TOLERANCE = 1e-12
"""Singular values below this share of the largest count as zero."""

BLOCK_ROWS = 512
"""Rows that are triangulated at a time: few enough to stay in the cache."""


def fit_closed(X: ArrayLike, y: ArrayLike) -> tuple[FloatArray, float]:
    """Weights and bias with the least squared cost.

    Where several weights are equally good (collinear or constant columns, fewer rows
    than columns), the shortest weight vector is returned.

    Parameters
    ----------
    X : (n, d) array_like
        One example a row, at least one. No column of ones is needed.
    y : (n,) array_like
        Targets.

    Returns
    -------
    w : (d,) numpy.ndarray
        Weights, in units of ``y`` per unit of the column. A constant column gets 0.
    b : float
        Bias. The residuals sum to zero and are orthogonal to every column.

    Raises
    ------
    ShapeError
        If ``X`` has no rows, or the shapes do not fit together.
    DomainError
        If an argument holds NaN, an infinity, something that is no number, or numbers
        so large that their differences leave the float64 range.

    Notes
    -----
    A QR factorisation of the table ``[1, X, y]`` leaves the means in the first row of
    R and the factorisation of the centred table below it. The normal equations, which
    square the condition number, are never formed. Columns are brought to one scale
    before their rank is judged, so units do not decide it.
    Time O(n d^2); extra memory O(n d).

    References
    ----------
    Golub, Van Loan, *Matrix Computations*, 4th ed. (2013), sections 5.3 and 5.5.
    Demmel, Grigori, Hoemmen, Langou, Communication-optimal parallel and sequential QR
    and LU factorizations, SIAM J. Sci. Comput. 34 (2012), section 3.

    Examples
    --------
    >>> w, b = fit_closed([[0], [1], [2]], [1, 3, 5])
    >>> w.round(12), round(b, 12)
    (array([2.]), 1.0)
    """
    X = as_matrix(X, "X")
    n, _ = X.shape
    require_rows(X, "X", "a fit")
    y = as_vector(y, "y", length=n, counts="rows of X")
    w, b = _fit_closed(X, y)
    if not (math.isfinite(b) and is_finite(w)):
        require_finite(X=X, y=y)
        raise DomainError(
            "X or y holds numbers too far apart for float64, must be rescaled"
        )
    return w, b


@np.errstate(over="ignore", invalid="ignore", divide="ignore")
def _fit_closed(X: FloatArray, y: FloatArray) -> tuple[FloatArray, float]:
    R = _triangle(_table(X, y))
    if not is_finite(R):  # the SVD would raise; the caller finds out why
        return R[0, 1:-1], math.nan
    w = _shortest_solution(R[1:, 1:-1], R[1:, -1])
    means = R[0, 1:] / R[0, 0]  # (d + 1,), counted from the first row
    return w, float(y[0] + means[-1] - (X[0] + means[:-1]) @ w)


def _table(X: FloatArray, y: FloatArray) -> FloatArray:
    n, d = X.shape
    table = np.empty((n, d + 2))
    table[:, 0] = 1.0
    # Counted from the first row, a constant column is exactly 0, and large offsets
    # (years, coordinates) cost no digits.
    np.subtract(X, X[0], out=table[:, 1:-1])
    np.subtract(y, y[0], out=table[:, -1])
    return table


def _triangle(table: FloatArray) -> FloatArray:
    """Return R of a QR factorisation, block by block and then of the stacked R."""
    k = table.shape[1]
    rows = max(BLOCK_ROWS, 4 * k)
    while len(table) >= 2 * rows:
        full = len(table) // rows * rows
        blocks = table[:full].reshape(-1, rows, k)
        small = np.linalg.qr(blocks, mode="r").reshape(-1, k)
        table = np.concatenate([small, table[full:]])
    return np.linalg.qr(table, mode="r")


def _shortest_solution(A: FloatArray, z: FloatArray) -> FloatArray:
    """Return the shortest w of least ``|A w - z|``."""
    scale = np.abs(A).max(axis=0, initial=0.0)  # (d,)
    scale[scale == 0.0] = 1.0
    U, s, Vt = np.linalg.svd(A / scale, full_matrices=False)
    kept = s > RANK_TOLERANCE * s.max(initial=0.0)
    U, s, Vt = U[:, kept], s[kept], Vt[kept]
    w = Vt.T @ ((U.T @ z) / s) / scale
    if kept.sum() < w.size:  # the part of w that changes no prediction is taken out
        seen, _ = np.linalg.qr(Vt.T * scale[:, None])
        w = seen @ (seen.T @ w)
    return w
