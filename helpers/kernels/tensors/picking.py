"""Entries of an array by their places: rows, slices, and one entry of each row."""

import operator
import reprlib
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from helpers.arguments import FloatArray, as_array, as_matrix, require_rows
from helpers.errors import DomainError, ShapeError


def border(a: ArrayLike) -> FloatArray:
    """First and last row of a matrix.

    Parameters
    ----------
    a : (n, d) array_like
        A matrix with at least one row.

    Returns
    -------
    (2, d) numpy.ndarray
        A copy, float64. With one row, that row twice.

    Raises
    ------
    ShapeError
        If ``a`` is no matrix or has no rows.
    DomainError
        If ``a`` holds something that is no real number.

    Notes
    -----
    Time and extra memory O(d): the rows between are never read.

    References
    ----------
    Harris et al., Array programming with NumPy, Nature 585 (2020).

    Examples
    --------
    >>> border([[1, 2], [3, 4], [5, 6]])
    array([[1., 2.],
           [5., 6.]])
    """
    a = as_matrix(a, "a")
    require_rows(a, "a", "its first and its last row")
    return a[[0, -1]]


def every_other(a: ArrayLike, start: int, step: int) -> FloatArray:
    """Slice of the last axis: from ``start`` on, every ``step``-th entry.

    Parameters
    ----------
    a : (..., n) array_like
        One axis or more.
    start : int
        Where to begin; counted from the end if negative, as in any slice.
    step : int
        How far to the next entry. Negative runs backwards; never 0.

    Returns
    -------
    (..., m) numpy.ndarray
        float64. A view of ``a`` where that is a float64 array already.

    Raises
    ------
    ShapeError
        If ``a`` has no axis.
    DomainError
        If ``start`` or ``step`` is no whole number, ``step`` is 0, or ``a`` holds
        something that is no real number.

    Notes
    -----
    Time O(1) for a float64 array: a slice changes the strides and copies nothing.

    References
    ----------
    Harris et al., Array programming with NumPy, Nature 585 (2020).

    Examples
    --------
    >>> every_other([[0, 1, 2, 3], [4, 5, 6, 7]], 1, 2)
    array([[1., 3.],
           [5., 7.]])
    """
    a = as_array(a, "a")
    if a.ndim == 0:
        raise ShapeError("a has shape (), must have an axis or more")
    step = _as_integer(step, "step")
    if step == 0:
        raise DomainError("step is 0, must be a whole number other than 0")
    return a[..., _as_integer(start, "start") :: step]


def one_pick(P: ArrayLike, y: ArrayLike) -> FloatArray:
    """One entry of each row: ``P[i, y[i]]`` for every ``i``.

    Parameters
    ----------
    P : (n, k) array_like
        One example a row, such as one score for each class.
    y : (n,) array_like of int
        The column to pick in each row, from 0 to ``k - 1``. Any integer type.

    Returns
    -------
    (n,) numpy.ndarray
        float64. With no rows, the result is empty.

    Raises
    ------
    ShapeError
        If ``P`` is no matrix, or ``y`` is no vector with one entry for each row.
    DomainError
        If an entry of ``y`` is no integer or names no column, or ``P`` holds something
        that is no real number.

    Notes
    -----
    Time and extra memory O(n), however many columns there are.

    References
    ----------
    Harris et al., Array programming with NumPy, Nature 585 (2020).

    Examples
    --------
    >>> one_pick([[0.1, 0.9], [0.7, 0.3]], [1, 0])
    array([0.9, 0.7])
    """
    P = as_matrix(P, "P")
    n, k = P.shape
    return P[np.arange(n), _as_columns(y, n, k)]


def _as_integer(value: object, name: str) -> int:
    """Return a whole number of either sign as a Python int."""
    try:
        return operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        raise DomainError(
            f"{name} is {reprlib.repr(value)}, must be a whole number"
        ) from None


def _as_columns(value: ArrayLike, n: int, k: int) -> NDArray[Any]:
    y = np.asarray(value)
    if y.shape != (n,):
        raise ShapeError(f"y has shape {y.shape}, must be ({n},), one entry a row of P")
    if n == 0:
        return y.astype(np.intp)  # an empty list comes as float64
    if y.dtype.kind not in "iu":
        raise DomainError(f"y is {reprlib.repr(value)}, must hold integers only")
    low, high = y.min(), y.max()
    if low < 0 or high >= k:
        odd = low if low < 0 else high
        raise DomainError(f"y holds {odd}, must name a column of P, 0 to {k - 1}")
    return y
