"""The linear model, and its squared cost with the gradient."""

import math

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


def predict(X: ArrayLike, w: ArrayLike, b: float) -> FloatArray:
    """Linear prediction ``X @ w + b``, one number for each row of ``X``.

    Parameters
    ----------
    X : (n, d) array_like
        One example a row. With no rows, the result is empty.
    w : (d,) array_like
        Weights, in units of the prediction per unit of the column.
    b : float
        Bias: the prediction where all columns are 0.

    Returns
    -------
    (n,) numpy.ndarray
        Predictions, float64. A value beyond the float64 range becomes infinite.

    Raises
    ------
    ShapeError
        If ``X`` is no matrix, ``w`` has another length than rows of ``X`` have, or
        ``b`` is no single number.
    DomainError
        If an argument holds NaN, an infinity or something that is no number.

    Notes
    -----
    Time O(n d); extra memory O(n).

    References
    ----------
    Hastie, Tibshirani, Friedman, *The Elements of Statistical Learning*, 2nd ed.
    (2009), equation 3.1.

    Examples
    --------
    >>> predict([[1, 0], [0, 2]], [10, 1], 0.5)
    array([10.5,  2.5])
    """
    X = as_matrix(X, "X")
    w = as_vector(w, "w", length=X.shape[1], counts="columns of X")
    p = _predict(X, w, as_number(b, "b"))
    if not is_finite(p):
        require_finite(X=X, w=w)
    return p


def squared_cost(
    X: ArrayLike, y: ArrayLike, w: ArrayLike, b: float
) -> tuple[float, FloatArray, float]:
    """Half the mean squared residual of the linear model, and its gradient.

    Parameters
    ----------
    X : (n, d) array_like
        One example a row, at least one.
    y : (n,) array_like
        Targets.
    w : (d,) array_like
        Weights.
    b : float
        Bias.

    Returns
    -------
    cost : float
        ``sum((X @ w + b - y)**2) / (2 * n)``, in squared units of ``y``. With
        ``w = 0`` and ``b`` the mean of ``y``, half the variance of ``y``.
    dw : (d,) numpy.ndarray
        Derivatives of ``cost`` with respect to ``w``.
    db : float
        Derivative with respect to ``b``: the mean residual.

    Raises
    ------
    ShapeError
        If ``X`` has no rows, or the shapes do not fit together.
    DomainError
        If an argument holds NaN, an infinity or something that is no number.

    Notes
    -----
    Time O(n d); extra memory O(n). A cost beyond the float64 range is infinite.

    References
    ----------
    Bishop, *Pattern Recognition and Machine Learning* (2006), section 3.1.1; divided
    by ``n`` here, so that rows may be added without changing the learning rate.

    Examples
    --------
    >>> cost, dw, db = squared_cost([[1.0], [2.0]], [1.0, 4.0], [0.0], 0.0)
    >>> cost, dw, db
    (4.25, array([-4.5]), -2.5)
    """
    X = as_matrix(X, "X")
    n, d = X.shape
    require_rows(X, "X", "a mean cost")
    y = as_vector(y, "y", length=n, counts="rows of X")
    w = as_vector(w, "w", length=d, counts="columns of X")
    cost, dw, db = _squared_cost(X, y, w, as_number(b, "b"))
    if not math.isfinite(cost):
        require_finite(X=X, y=y, w=w)
    return cost, dw, db


@np.errstate(over="ignore", invalid="ignore")
def _predict(X: FloatArray, w: FloatArray, b: float) -> FloatArray:
    p = X @ w  # (n,)
    p += b
    return p


@np.errstate(over="ignore", invalid="ignore")
def _squared_cost(
    X: FloatArray, y: FloatArray, w: FloatArray, b: float
) -> tuple[float, FloatArray, float]:
    n = y.size
    residual = _predict(X, w, b)  # (n,)
    residual -= y
    cost = residual @ residual / (2 * n)
    return float(cost), residual @ X / n, float(residual.sum() / n)
