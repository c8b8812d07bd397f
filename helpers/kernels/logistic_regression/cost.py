"""Binary cross entropy, from logits, and the cost of the logistic model."""

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
from helpers.errors import DomainError
from helpers.kernels.logistic_regression.sigmoid import _sigmoid

__all__ = ["bce_from_logits", "logistic_cost"]


def bce_from_logits(z: ArrayLike, y: ArrayLike) -> float:
    """Mean binary cross entropy of logits, in nats.

    Parameters
    ----------
    z : (n,) array_like
        Logits, at least one: log odds of the class ``y = 1``.
    y : (n,) array_like
        Labels 0 and 1, or probabilities between them.

    Returns
    -------
    float
        Mean of ``-y log(p) - (1 - y) log(1 - p)`` with ``p = sigmoid(z)``. Never
        negative; log 2 where every logit is 0.

    Raises
    ------
    ShapeError
        If ``z`` is empty, or the shapes do not fit together.
    DomainError
        If a label lies outside 0 to 1, or an argument holds NaN, an infinity or
        something that is no number.

    Notes
    -----
    No probability is formed: a loss is ``max(z, 0) - z y + log1p(exp(-abs(z)))``, exact
    for logits of any size. Time O(n); extra memory O(n).

    References
    ----------
    Murphy, *Probabilistic Machine Learning: An Introduction* (2022), section 10.2.3.

    Examples
    --------
    >>> bce_from_logits([1000.0, -1000.0], [1, 1])
    500.0
    """
    z = as_vector(z, "z")
    require_rows(z, "z", "a mean loss")
    y = as_labels(y, length=z.size, counts="logits in z")
    loss = _bce(z, y)
    if not math.isfinite(loss):
        require_finite(z=z)
    return loss


def logistic_cost(
    X: ArrayLike, y: ArrayLike, w: ArrayLike, b: float, lam: float = 0.0
) -> tuple[float, FloatArray, float]:
    """Regularised cross entropy of the logistic model, and its gradient.

    Parameters
    ----------
    X : (n, d) array_like
        One example a row, at least one.
    y : (n,) array_like
        Labels 0 and 1, or probabilities between them.
    w : (d,) array_like
        Weights.
    b : float
        Bias, which is not regularised.
    lam : float, default 0
        Strength of the penalty, 0 or more.

    Returns
    -------
    cost : float
        ``mean(loss) + lam / (2 * n) * sum(w**2)``, in nats.
    dw : (d,) numpy.ndarray
        Derivatives of ``cost`` with respect to ``w``.
    db : float
        Derivative with respect to ``b``: mean probability minus mean label.

    Raises
    ------
    ShapeError
        If ``X`` has no rows, or the shapes do not fit together.
    DomainError
        If a label lies outside 0 to 1, ``lam`` is negative, or an argument holds NaN,
        an infinity or something that is no number.

    Notes
    -----
    Convex in ``(w, b)``. scikit-learn's ``C`` is ``1 / lam``. Time O(n d); extra
    memory O(n).

    References
    ----------
    Hastie, Tibshirani, Friedman, *The Elements of Statistical Learning*, 2nd ed.
    (2009), sections 4.4.1 and 4.4.4.

    Examples
    --------
    >>> cost, dw, db = logistic_cost([[1.0], [3.0]], [0, 1], [0.0], 0.0)
    >>> round(cost, 6), dw, db
    (0.693147, array([-0.5]), 0.0)
    """
    X, y = as_examples(X, y)
    w = as_vector(w, "w", length=X.shape[1], counts="columns of X")
    cost, dw, db = _cost(X, y, w, as_number(b, "b"), as_strength(lam))
    if not (math.isfinite(cost) and is_finite(dw)):
        require_finite(X=X, w=w)
    return cost, dw, db


def as_labels(y: ArrayLike, *, length: int, counts: str) -> FloatArray:
    """Return labels as float64, having seen that none lies outside 0 to 1."""
    y = as_vector(y, "y", length=length, counts=counts)
    if y.min() >= 0.0 and y.max() <= 1.0:  # False where a NaN is among them
        return y
    bad = int(np.flatnonzero(~((y >= 0.0) & (y <= 1.0)))[0])
    raise DomainError(f"y[{bad}] is {y[bad]}, must be a label 0 or 1")


def as_examples(X: ArrayLike, y: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Return examples and their labels as float64, one row or more."""
    X = as_matrix(X, "X")
    require_rows(X, "X", "a mean cost")
    return X, as_labels(y, length=X.shape[0], counts="rows of X")


def as_strength(lam: float) -> float:
    """Return the strength of a penalty as a float of 0 or more."""
    lam = as_number(lam, "lam")
    if lam < 0.0:
        raise DomainError(f"lam is {lam}, must be 0 or more")
    return lam


@np.errstate(over="ignore", invalid="ignore")
def _bce(z: FloatArray, y: FloatArray) -> float:
    loss = np.log1p(np.exp(-np.abs(z)))
    loss += np.maximum(z, 0.0)
    loss -= z * y
    return float(loss.sum() / z.size)


@np.errstate(over="ignore", invalid="ignore")
def _cost(
    X: FloatArray, y: FloatArray, w: FloatArray, b: float, lam: float
) -> tuple[float, FloatArray, float]:
    n = y.size
    z = X @ w  # (n,)
    z += b
    cost = _bce(z, y) + lam / (2 * n) * float(w @ w)
    error = _sigmoid(z)
    error -= y
    return cost, (error @ X + lam * w) / n, float(error.sum() / n)
