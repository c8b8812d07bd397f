"""Ridge regression, and the choice of its penalty on a validation set."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from helpers.arguments import (
    FloatArray,
    as_matrix,
    as_number,
    as_vector,
    is_finite,
    require_finite,
    require_rows,
)
from helpers.errors import DomainError, ShapeError

__all__ = ["choose_lambda", "ridge"]

Model = tuple[FloatArray, float]
Examples = tuple[ArrayLike, ArrayLike]

RANK_TOLERANCE = 1e-12
"""Singular values below this share of the largest count as zero."""


def ridge(X: ArrayLike, y: ArrayLike, lam: float) -> Model:
    """Weights and bias of least squares with a penalty on the weights.

    Parameters
    ----------
    X : (n, d) array_like
        One example a row, at least one.
    y : (n,) array_like
        Targets.
    lam : float
        Strength of the penalty, 0 or more.

    Returns
    -------
    w : (d,) numpy.ndarray
        With ``b``, makes ``sum((X @ w + b - y)**2) + lam * sum(w**2)`` smallest; the
        shortest one where several do.
    b : float
        Bias, which has no penalty.

    Raises
    ------
    ShapeError
        If ``X`` has no rows, or the shapes do not fit together.
    DomainError
        If ``lam`` is negative, or an argument holds NaN, an infinity or something that
        is no number.

    Notes
    -----
    From the singular values ``s`` of the centred columns: along each singular vector
    the least-squares weight is multiplied by ``s**2 / (s**2 + lam)``. This is
    scikit-learn's ``Ridge(alpha=lam)``. Time O(n d min(n, d)); extra memory O(n d).

    References
    ----------
    Hoerl, Kennard, Ridge regression: biased estimation for nonorthogonal problems,
    Technometrics 12 (1970), 55-67.

    Examples
    --------
    >>> w, b = ridge([[0.0], [2.0]], [1.0, 5.0], lam=2.0)
    >>> w.round(12).tolist(), round(b, 12)
    ([1.0], 2.0)
    """
    X, y = _as_examples(X, y, "")
    (w,), (b,) = _path(X, y, np.array([_as_penalty(lam, "lam")]))
    return _finite((w, float(b)), X=X, y=y)


def choose_lambda(
    grid: Sequence[float], train: Examples, val: Examples
) -> tuple[float, Model]:
    """Penalty whose ridge model has the least validation error, and the model refitted.

    Parameters
    ----------
    grid : sequence of float
        Penalties to try, at least one, each 0 or more.
    train : (X, y)
        Examples to fit to, one row or more.
    val : (X, y)
        Examples to choose by, one row or more.

    Returns
    -------
    lam : float
        The entry of ``grid`` with the smallest mean squared error on ``val``; of equal
        ones, the largest.
    model : (w, b)
        `ridge` with this penalty, fitted to training and validation rows together.

    Raises
    ------
    ShapeError
        If ``grid`` is empty, a set has no rows, or the shapes do not fit together.
    DomainError
        If a penalty is negative, or an argument holds NaN, an infinity or something
        that is no number.

    Notes
    -----
    All penalties share one singular value decomposition. The error on ``val`` of the
    winner is a little too good: it was chosen for being small. Time O(n d min(n, d))
    and O(d^2 + m d) for each of the penalties, with m validation rows; extra memory
    O(n d) and O(d + m) for each penalty.

    References
    ----------
    Hastie, Tibshirani, Friedman, *The Elements of Statistical Learning*, 2nd ed.
    (2009), sections 3.4.1 and 7.2.

    Examples
    --------
    >>> train = [[0.0], [2.0]], [1.0, 5.0]
    >>> val = [[1.0], [3.0]], [3.0, 5.0]
    >>> lam, (w, b) = choose_lambda([0.0, 2.0, 50.0], train, val)
    >>> lam, w.round(4).tolist(), round(b, 4)
    (2.0, [1.0], 2.0)
    """
    penalties = [_as_penalty(lam, f"grid[{i}]") for i, lam in enumerate(grid)]
    if not penalties:
        raise ShapeError("grid is empty, must hold one penalty or more")
    X, y = _as_examples(*train, " of train")
    X_val, y_val = _as_examples(*val, " of val")
    if X.shape[1] != X_val.shape[1]:
        raise ShapeError(
            f"X of val has {X_val.shape[1]} columns, must have {X.shape[1]} as train"
        )
    lams = np.sort(penalties)[::-1]  # the first of equal errors is the largest
    W, b = _path(X, y, lams)
    _finite((W, float(b.sum())), X=X, y=y)
    if not (is_finite(X_val) and is_finite(y_val)):
        require_finite(**{"X of val": X_val, "y of val": y_val})
    errors = _errors(W, b, X_val, y_val)
    lam = float(lams[int(errors.argmin())])
    return lam, ridge(np.vstack([X, X_val]), np.append(y, y_val), lam)


@np.errstate(over="ignore", invalid="ignore")
def _errors(W: FloatArray, b: FloatArray, X: FloatArray, y: FloatArray) -> FloatArray:
    """Return the mean squared error of each model ``(m,)``."""
    return np.square(W @ X.T + b[:, None] - y).mean(axis=1)


@np.errstate(over="ignore", invalid="ignore")
def _path(
    X: FloatArray, y: FloatArray, lams: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return weights ``(m, d)`` and biases ``(m,)`` for each penalty."""
    mean, middle = X.mean(axis=0), y.mean()
    centred = X - mean
    if not is_finite(centred):  # the decomposition would raise; the caller says why
        return np.full((len(lams), X.shape[1]), np.nan), np.full(len(lams), np.nan)
    U, s, Vt = np.linalg.svd(centred, full_matrices=False)
    kept = s > RANK_TOLERANCE * s.max(initial=0.0)
    U, s, Vt = U[:, kept], s[kept], Vt[kept]
    shrunk = 1.0 / (s + lams[:, None] / s)  # (m, rank), without squares
    W = (shrunk * (U.T @ (y - middle))) @ Vt
    return W, middle - W @ mean


def _as_examples(X: ArrayLike, y: ArrayLike, of: str) -> tuple[FloatArray, FloatArray]:
    X = as_matrix(X, f"X{of}")
    require_rows(X, f"X{of}", "a fit")
    return X, as_vector(y, f"y{of}", length=len(X), counts="rows of X")


def _as_penalty(value: float, name: str) -> float:
    lam = as_number(value, name)
    if lam < 0.0:
        raise DomainError(f"{name} is {lam}, must be 0 or more")
    return lam


def _finite(model: Model, **arrays: FloatArray) -> Model:
    w, b = model
    if not (math.isfinite(b) and is_finite(w)):
        require_finite(**arrays)
        raise DomainError(
            "X or y holds numbers too large for float64, must be rescaled"
        )
    return model
