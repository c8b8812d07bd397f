"""Softmax with cross entropy, and the objective that adds a penalty."""

import math
from collections.abc import Sequence

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
    require_rows,
)
from helpers.errors import DomainError

Labels = NDArray[np.intp]


def softmax_cross_entropy(Z: ArrayLike, y: ArrayLike) -> tuple[float, FloatArray]:
    """Mean cross entropy of softmax probabilities, and its gradient by the logits.

    Parameters
    ----------
    Z : (n, k) array_like
        Logits, one example a row, at least one.
    y : (n,) array_like
        Classes, whole numbers from 0 to ``k - 1``.

    Returns
    -------
    loss : float
        Mean of ``-log(softmax(Z)[i, y[i]])``, in nats. ``log(k)`` for equal logits.
    dZ : (n, k) numpy.ndarray
        ``(softmax(Z) - onehot(y)) / n``. Every row sums to 0.

    Raises
    ------
    ShapeError
        If ``Z`` has no rows, or the shapes do not fit together.
    DomainError
        If ``Z`` holds NaN, an infinity or something that is no number, or ``y`` a
        number that is no class.

    Notes
    -----
    The largest logit of each row is taken off before the exponential, and the loss
    comes from logarithms of sums, so neither overflows nor underflows.
    Time O(n k); extra memory O(n k).

    References
    ----------
    Bishop, *Pattern Recognition and Machine Learning* (2006), section 4.3.4. Blanchard,
    Higham, Higham, Accurately computing the log-sum-exp and softmax functions, IMA J.
    Numer. Anal. 41 (2021), 2311-2330.

    Examples
    --------
    >>> loss, dZ = softmax_cross_entropy([[0.0, 0.0]], [1])
    >>> round(loss, 6), dZ.tolist()
    (0.693147, [[0.5, -0.5]])
    """
    Z = as_matrix(Z, "Z")
    require_rows(Z, "Z", "a mean loss")
    y = as_labels(y, "y", *Z.shape)
    if not is_finite(Z):
        require_finite(Z=Z)
    return _softmax_cross_entropy(Z, y)


def objective(L: float, weights: Sequence[ArrayLike], lam: float) -> float:
    """Loss plus an L2 penalty on the weight matrices.

    Parameters
    ----------
    L : float
        Loss of the data.
    weights : sequence of array_like
        Parameters of the network. Those with two axes are weights; biases, with one
        axis, are left out.
    lam : float
        Strength of the penalty.

    Returns
    -------
    float
        ``L + lam / 2 * (sum of all squared weights)``; infinite beyond float64.

    Raises
    ------
    ShapeError
        If ``L`` or ``lam`` is no single number.
    DomainError
        If ``lam`` is negative, or an argument holds NaN, an infinity or something that
        is no number.

    Notes
    -----
    Its gradient by a matrix ``W`` is that of ``L`` plus ``lam * W``.
    Time O(size of the weights); extra memory O(1).

    References
    ----------
    Goodfellow, Bengio, Courville, *Deep Learning* (2016), section 7.1.1.

    Examples
    --------
    >>> objective(1.0, [[[3.0, 4.0]], [9.0]], lam=0.2)
    3.5
    """
    L, lam = as_number(L, "L"), as_penalty(lam)
    arrays = [as_array(w, f"weights[{i}]") for i, w in enumerate(weights)]
    J = _objective(L, [w for w in arrays if w.ndim == 2], lam)
    if not math.isfinite(J):
        require_finite(**{f"weights[{i}]": w for i, w in enumerate(arrays)})
    return J


def as_labels(value: ArrayLike, name: str, length: int, classes: int) -> Labels:
    """Return classes ``(n,)`` as integers, having made sure that they are classes."""
    labels = as_vector(value, name, length=length, counts="rows")
    whole = np.isfinite(labels) & (labels == np.trunc(labels))
    good = whole & (labels >= 0) & (labels < classes)
    if not good.all():
        i = int(np.argmin(good))
        raise DomainError(
            f"{name}[{i}] is {labels[i]:g}, must be a class from 0 to {classes - 1}"
        )
    return labels.astype(np.intp)


def as_penalty(value: float) -> float:
    """Return the strength of a penalty, which must not be negative."""
    lam = as_number(value, "lam")
    if lam < 0.0:
        raise DomainError(f"lam is {lam}, must be 0 or more")
    return lam


def _softmax_cross_entropy(Z: FloatArray, y: Labels) -> tuple[float, FloatArray]:
    n, rows = len(y), np.arange(len(y))
    P = Z - Z.max(axis=1, keepdims=True)  # (n, k), nothing above 0
    picked = P[rows, y]  # (n,), a copy
    np.exp(P, out=P)
    sums = P.sum(axis=1)  # (n,)
    loss = float((np.log(sums) - picked).sum() / n)
    P /= (n * sums)[:, None]
    P[rows, y] -= 1.0 / n
    return loss, P


@np.errstate(over="ignore", invalid="ignore")
def _objective(L: float, matrices: list[FloatArray], lam: float) -> float:
    return float(L + lam / 2 * sum(np.vdot(W, W) for W in matrices))
