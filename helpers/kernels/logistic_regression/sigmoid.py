"""The sigmoid, which turns any number into a probability."""

import numpy as np
from numpy.typing import ArrayLike

from helpers.arguments import FloatArray, as_array
from helpers.errors import DomainError

__all__ = ["sigmoid"]


def sigmoid(z: ArrayLike) -> FloatArray:
    """Logistic sigmoid ``1 / (1 + exp(-z))``, entry by entry.

    Parameters
    ----------
    z : array_like
        Real numbers of any shape, such as logits. Infinities are allowed.

    Returns
    -------
    numpy.ndarray
        Float64 of the same shape, between 0 and 1. Below ``z`` of about -709 it is
        exactly 0, above about 37 exactly 1.

    Raises
    ------
    ShapeError
        If the rows are of different lengths.
    DomainError
        If ``z`` holds NaN or something that is no number.

    Notes
    -----
    Where ``exp(-z)`` overflows to infinity, its reciprocal is 0, which is right, so the
    overflow is silenced. Small probabilities keep all their digits. Time O(size); extra
    memory O(size).

    References
    ----------
    Blanchard, Higham, Higham, Accurately computing the log-sum-exp and softmax
    functions, IMA J. Numer. Anal. 41 (2021), 2311-2330.

    Examples
    --------
    >>> sigmoid([-1000.0, 0.0, 1000.0])
    array([0. , 0.5, 1. ])
    """
    z = as_array(z, "z")
    p = _sigmoid(z)
    if np.isnan(np.add.reduce(p, axis=None)):
        place = tuple(int(i) for i in np.argwhere(np.isnan(z))[0])
        where = f"[{', '.join(map(str, place))}]" if place else ""
        raise DomainError(f"z{where} is nan, must be a number")
    return p


@np.errstate(over="ignore")
def _sigmoid(z: FloatArray) -> FloatArray:
    p = np.negative(z, out=np.empty_like(z))
    np.exp(p, out=p)
    p += 1.0
    return np.reciprocal(p, out=p)
