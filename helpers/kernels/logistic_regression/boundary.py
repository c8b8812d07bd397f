"""Labels, the line between them, and the same model as a softmax of two classes."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from helpers.arguments import (
    FloatArray,
    as_array,
    as_matrix,
    as_number,
    as_vector,
    is_finite,
    require_finite,
)
from helpers.errors import DomainError
from helpers.kernels.logistic_regression.sigmoid import _sigmoid

__all__ = ["as_softmax", "boundary_x2", "predict_label"]


def predict_label(
    X: ArrayLike, w: ArrayLike, b: float, thr: float = 0.5
) -> NDArray[np.int64]:
    """Label 1 where the logistic model's probability reaches a threshold, else 0.

    Parameters
    ----------
    X : (n, d) array_like
        One example a row. With no rows, the result is empty.
    w : (d,) array_like
        Weights.
    b : float
        Bias.
    thr : float, default 0.5
        Threshold between 0 and 1. A probability of exactly ``thr`` gives 1.

    Returns
    -------
    (n,) numpy.ndarray
        Labels 0 and 1, int64.

    Raises
    ------
    ShapeError
        If the shapes do not fit together.
    DomainError
        If ``thr`` lies outside 0 to 1, or an argument holds NaN, an infinity or
        something that is no number.

    Notes
    -----
    Time O(n d); extra memory O(n).

    References
    ----------
    Hastie, Tibshirani, Friedman, *The Elements of Statistical Learning*, 2nd ed.
    (2009), section 4.4.

    Examples
    --------
    >>> predict_label([[-1.0], [0.0], [1.0]], [2.0], 0.0)
    array([0, 1, 1])
    """
    X = as_matrix(X, "X")
    w = as_vector(w, "w", length=X.shape[1], counts="columns of X")
    b, thr = as_number(b, "b"), as_number(thr, "thr")
    if not 0.0 <= thr <= 1.0:
        raise DomainError(f"thr is {thr}, must lie between 0 and 1")
    with np.errstate(over="ignore", invalid="ignore"):
        z = X @ w + b
    if not is_finite(z):
        require_finite(X=X, w=w)
    return (_sigmoid(z) >= thr).astype(np.int64)


def boundary_x2(x1: ArrayLike, w: ArrayLike, b: float) -> FloatArray:
    """Second feature on the line where the logistic model's probability is 0.5.

    Parameters
    ----------
    x1 : array_like
        First feature, of any shape.
    w : (2,) array_like
        Weights of the two features; the second must not be 0.
    b : float
        Bias.

    Returns
    -------
    numpy.ndarray
        ``-(w[0] * x1 + b) / w[1]``, of the shape of ``x1``, in units of the second
        feature.

    Raises
    ------
    ShapeError
        If ``w`` has another length than 2.
    DomainError
        If ``w[1]`` is 0, where the line is upright or there is none, or if an argument
        holds NaN, an infinity or something that is no number.

    Notes
    -----
    Time O(size); extra memory O(size).

    References
    ----------
    Bishop, *Pattern Recognition and Machine Learning* (2006), section 4.1.1.

    Examples
    --------
    >>> boundary_x2([0.0, 1.0], [1.0, 2.0], -4.0)
    array([2. , 1.5])
    """
    x1 = as_array(x1, "x1")
    w = as_vector(w, "w", length=2, counts="features")
    b = as_number(b, "b")
    if w[1] == 0.0:
        raise DomainError("w[1] is 0.0, must not be 0: no x2 belongs to each x1")
    with np.errstate(over="ignore", invalid="ignore"):
        x2 = w[0] * x1
        x2 += b
        x2 /= -w[1]
    if not is_finite(x2):
        require_finite(x1=x1, w=w)
    return x2


def as_softmax(w: ArrayLike, b: float) -> tuple[FloatArray, FloatArray]:
    """Softmax model of two classes with the probabilities of a logistic model.

    Parameters
    ----------
    w : (d,) array_like
        Weights of the logistic model.
    b : float
        Its bias.

    Returns
    -------
    W : (d, 2) numpy.ndarray
        Weights, one column a class. Column 0 is zero, column 1 is ``w``.
    c : (2,) numpy.ndarray
        Biases ``[0, b]``.

    Raises
    ------
    ShapeError
        If ``w`` is no vector or ``b`` no single number.
    DomainError
        If an argument holds NaN, an infinity or something that is no number.

    Notes
    -----
    One of many: a vector added to both columns of ``W`` changes no probability.
    Time O(d); extra memory O(d).

    References
    ----------
    Murphy, *Probabilistic Machine Learning: An Introduction* (2022), section 10.3.

    Examples
    --------
    >>> W, c = as_softmax([2.0, -1.0], 0.5)
    >>> W.tolist(), c.tolist()
    ([[0.0, 2.0], [0.0, -1.0]], [0.0, 0.5])
    """
    w, b = as_vector(w, "w"), as_number(b, "b")
    require_finite(w=w)
    return np.column_stack([np.zeros_like(w), w]), np.array([0.0, b])
