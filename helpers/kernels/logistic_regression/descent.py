"""Gradient descent on the regularised cross entropy of the logistic model."""

import math

import numpy as np
from numpy.typing import ArrayLike

from helpers.arguments import (
    FloatArray,
    as_count,
    as_positive,
    is_finite,
    require_finite,
)
from helpers.kernels.logistic_regression.cost import as_examples, as_strength
from helpers.kernels.logistic_regression.sigmoid import _sigmoid

__all__ = ["fit"]


def fit(
    X: ArrayLike, y: ArrayLike, *, lr: float, steps: int, lam: float = 0.0
) -> tuple[FloatArray, float]:
    """Weights and bias after some steps of full-batch gradient descent from zero.

    Parameters
    ----------
    X : (n, d) array_like
        One example a row, at least one.
    y : (n,) array_like
        Labels 0 and 1, or probabilities between them.
    lr : float
        Learning rate, above 0. The cost falls at every step for rates below ``2 / L``,
        with ``L`` a quarter of the largest eigenvalue of ``A.T @ A / n`` for
        ``A = [X, 1]``, plus ``lam / n``.
    steps : int
        Number of steps, 0 or more.
    lam : float, default 0
        Strength of the penalty on the weights, 0 or more. The bias has none.

    Returns
    -------
    w : (d,) numpy.ndarray
        Weights: change of the log odds per unit of a column.
    b : float
        Bias.

    Raises
    ------
    ShapeError
        If ``X`` has no rows, or the shapes do not fit together.
    DomainError
        If ``lr`` is not above 0, ``steps`` is no whole number or negative, ``lam`` is
        negative, a label lies outside 0 to 1, or an argument holds NaN, an infinity or
        something that is no number.

    Notes
    -----
    Where a line separates the classes and ``lam`` is 0, the weights grow for ever, with
    the logarithm of ``steps``. Time O(steps n d); extra memory O(n).

    References
    ----------
    Bishop, *Pattern Recognition and Machine Learning* (2006), section 4.3.2. Soudry,
    Hoffer, Nacson, Gunasekar, Srebro, The implicit bias of gradient descent on
    separable data, JMLR 19 (2018), 1-57.

    Examples
    --------
    >>> w, b = fit([[0.0], [2.0]], [0, 1], lr=1.0, steps=1)
    >>> w, b
    (array([0.5]), 0.0)
    """
    X, y = as_examples(X, y)
    lr, steps = as_positive(lr, "lr"), as_count(steps, "steps")
    w, b = _fit(X, y, lr, steps, as_strength(lam))
    if not (math.isfinite(b) and is_finite(w)) or steps == 0:
        require_finite(X=X)
    return w, b


@np.errstate(over="ignore", invalid="ignore")
def _fit(
    X: FloatArray, y: FloatArray, lr: float, steps: int, lam: float
) -> tuple[FloatArray, float]:
    n, d = X.shape
    w, b = np.zeros(d), 0.0
    z = np.empty(n)
    shrink = 1.0 - lr * lam / n
    for _ in range(steps):
        np.matmul(X, w, out=z)
        z += b
        error = _sigmoid(z)
        error -= y
        w = shrink * w - lr / n * (error @ X)
        b -= lr / n * float(error.sum())
    return w, b
