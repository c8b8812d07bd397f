"""Gradient descent on the squared cost, and the largest rate at which it holds."""

import math

import numpy as np
from numpy.typing import ArrayLike

from helpers.arguments import (
    FloatArray,
    as_count,
    as_matrix,
    as_number,
    as_positive,
    as_vector,
    is_finite,
    require_finite,
    require_rows,
)

History = list[tuple[FloatArray, float]]


def descend(
    X: ArrayLike, y: ArrayLike, *, lr: float, steps: int, w0: ArrayLike, b0: float
) -> History:
    """Every point that gradient descent on the squared cost passes.

    Parameters
    ----------
    X : (n, d) array_like
        One example a row, at least one.
    y : (n,) array_like
        Targets.
    lr : float
        Learning rate, above 0. The cost falls at every step for rates below
        `max_stable_lr`; above it, the path may run away to infinity.
    steps : int
        Number of steps, 0 or more.
    w0 : (d,) array_like
        Weights to start from.
    b0 : float
        Bias to start from.

    Returns
    -------
    list of (w, b)
        The start and the point after each step, ``steps + 1`` pairs. Each ``w`` is an
        array ``(d,)`` of its own, each ``b`` a float.

    Raises
    ------
    ShapeError
        If ``X`` has no rows, or the shapes do not fit together.
    DomainError
        If ``lr`` is not above 0, ``steps`` is no whole number or negative, or an
        argument holds NaN, an infinity or something that is no number.

    Notes
    -----
    Weights and bias move at once: both derivatives belong to the point before the step.
    Time O(steps n d); extra memory O(n + steps d).

    References
    ----------
    Bishop, *Pattern Recognition and Machine Learning* (2006), section 5.2.4.

    Examples
    --------
    >>> path = descend([[1.0]], [2.0], lr=0.5, steps=2, w0=[0.0], b0=0.0)
    >>> [(float(w[0]), b) for w, b in path]
    [(0.0, 0.0), (1.0, 1.0), (1.0, 1.0)]
    """
    X = as_matrix(X, "X")
    n, d = X.shape
    require_rows(X, "X", "a mean cost")
    y = as_vector(y, "y", length=n, counts="rows of X")
    w0 = as_vector(w0, "w0", length=d, counts="columns of X")
    lr, steps = as_positive(lr, "lr"), as_count(steps, "steps")
    history = _descend(X, y, lr, steps, w0, as_number(b0, "b0"))
    w, b = history[-1]
    if not (math.isfinite(b) and is_finite(w)) or steps == 0:
        require_finite(X=X, y=y, w0=w0)
    return history


def max_stable_lr(X: ArrayLike) -> float:
    """Largest learning rate at which descent on the squared cost does not diverge.

    Parameters
    ----------
    X : (n, d) array_like
        One example a row, at least one.

    Returns
    -------
    float
        ``2 / L``, with ``L`` the largest eigenvalue of ``A.T @ A / n`` and
        ``A = [X, 1]``. Never above 2, which is its value where ``X`` is all zeros.

    Raises
    ------
    ShapeError
        If ``X`` is no matrix or has no rows.
    DomainError
        If ``X`` holds NaN, an infinity or something that is no number.

    Notes
    -----
    A step multiplies the distance from the optimum along an eigenvector with value
    ``L`` by ``1 - lr * L``, which stays below 1 in size exactly for ``lr < 2 / L``.
    Time O(n d min(n, d)); extra memory O(min(n, d)^2).

    References
    ----------
    Nocedal, Wright, *Numerical Optimization*, 2nd ed. (2006), section 3.3.

    Examples
    --------
    >>> round(max_stable_lr([[1.0], [-1.0]]), 12)
    2.0
    """
    X = as_matrix(X, "X")
    require_rows(X, "X", "a learning rate")
    gram = _gram(X, 1.0)
    if is_finite(gram):
        return _rate(gram)
    require_finite(X=X)
    size = float(np.abs(X).max())  # squares overflow, so count in units of this size
    return _rate(_gram(X / size, 1.0 / size)) / size / size


@np.errstate(over="ignore", invalid="ignore")
def _descend(
    X: FloatArray, y: FloatArray, lr: float, steps: int, w: FloatArray, b: float
) -> History:
    n = y.size
    history = [(w.copy(), b)]
    residual = np.empty(n)
    for _ in range(steps):
        np.matmul(X, w, out=residual)
        residual += b
        residual -= y
        w, b = w - lr / n * (residual @ X), b - lr / n * float(residual.sum())
        history.append((w, b))
    return history


@np.errstate(over="ignore", invalid="ignore")
def _gram(X: FloatArray, one: float) -> FloatArray:
    """Return ``A.T @ A / n``, or ``A @ A.T / n`` if smaller: their top is the same."""
    n, d = X.shape
    if n <= d:
        return (X @ X.T + one * one) / n  # (n, n)
    gram = np.empty((d + 1, d + 1))
    np.matmul(X.T, X, out=gram[:d, :d])
    gram[d, :d] = gram[:d, d] = one * (np.ones(n) @ X)  # faster than X.sum(axis=0)
    gram[d, d] = n * one * one
    gram /= n
    return gram


def _rate(gram: FloatArray) -> float:
    return 2.0 / float(np.linalg.eigvalsh(gram)[-1])
