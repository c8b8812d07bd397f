"""Checks of arguments: the one place that words an argument error.

Each ``as_...`` takes what a caller gave and what the caller calls it. It returns the
value in the form that kernels compute with (float64, of known dimension), or raises an
error that names the argument, what it is and what it must be. An array that is float64
already comes back as it is, so kernels never write into what they get from here.
"""

import math
import operator
import reprlib

import numpy as np
from numpy.typing import ArrayLike, NDArray

from helpers.errors import DomainError, ShapeError

__all__ = [
    "FloatArray",
    "as_array",
    "as_count",
    "as_generator",
    "as_matrix",
    "as_number",
    "as_positive",
    "as_vector",
    "is_finite",
    "require_finite",
    "require_rows",
]

FloatArray = NDArray[np.float64]

_NUMBERS = "biuf"  # dtype kinds: bool, integer, unsigned, float


def as_array(value: ArrayLike, name: str) -> FloatArray:
    """Return real numbers of any shape as float64; they need not be finite.

    Raises
    ------
    ShapeError
        If the rows are of different lengths.
    DomainError
        If ``value`` holds anything but integers, booleans and floats.

    Examples
    --------
    >>> as_array([1, 2], "x")
    array([1., 2.])
    """
    try:
        array = np.asarray(value)
    except ValueError:
        raise ShapeError(
            f"{name} has rows of different lengths, must be one block of numbers"
        ) from None
    if array.dtype.kind not in _NUMBERS:
        raise DomainError(
            f"{name} is {reprlib.repr(value)} of type {type(value).__name__}, "
            "must hold real numbers only"
        )
    return array.astype(np.float64, copy=False)


def as_matrix(value: ArrayLike, name: str) -> FloatArray:
    """Return a matrix ``(n, d)`` as float64. It may have no rows.

    Raises
    ------
    ShapeError
        If ``value`` is not two-dimensional. See `as_array` for the rest.

    Examples
    --------
    >>> as_matrix([1, 2], "X")
    Traceback (most recent call last):
        ...
    helpers.errors.ShapeError: X has shape (2,), must be a matrix of shape (n, d)
    """
    matrix = as_array(value, name)
    if matrix.ndim != 2:
        raise ShapeError(
            f"{name} has shape {matrix.shape}, must be a matrix of shape (n, d)"
        )
    return matrix


def as_vector(
    value: ArrayLike, name: str, *, length: int | None = None, counts: str = ""
) -> FloatArray:
    """Return a vector ``(n,)`` as float64.

    A column of shape ``(n, 1)`` is refused: beside a vector it broadcasts to a table.

    Parameters
    ----------
    value : (n,) array_like
        The vector.
    name : str
        What the caller calls it.
    length : int, optional
        The length that it must have.
    counts : str, default ""
        What that length counts, such as ``"rows of X"``.

    Raises
    ------
    ShapeError
        If ``value`` is not one-dimensional or has another length. See `as_array` for
        the rest.

    Examples
    --------
    >>> as_vector([1, 2], "y", length=3, counts="rows of X")
    Traceback (most recent call last):
        ...
    helpers.errors.ShapeError: y has length 2, must be 3, the number of rows of X
    """
    vector = as_array(value, name)
    if vector.ndim != 1:
        raise ShapeError(
            f"{name} has shape {vector.shape}, must be a vector of shape (n,)"
        )
    if length is not None and vector.size != length:
        why = f", the number of {counts}" if counts else ""
        raise ShapeError(f"{name} has length {vector.size}, must be {length}{why}")
    return vector


def as_number(value: ArrayLike, name: str) -> float:
    """Return a single finite number as a Python float.

    Raises
    ------
    ShapeError
        If ``value`` is an array with dimensions.
    DomainError
        If ``value`` is no real number, or NaN or infinite.

    Examples
    --------
    >>> as_number(np.float32(0.5), "lr")
    0.5
    """
    if isinstance(value, float):  # also numpy.float64: the usual case, made cheap
        number = float(value)
    else:
        array = as_array(value, name)
        if array.ndim != 0:
            raise ShapeError(f"{name} has shape {array.shape}, must be a single number")
        number = float(array)
    if not math.isfinite(number):
        raise DomainError(f"{name} is {number}, must be finite")
    return number


def as_positive(value: ArrayLike, name: str) -> float:
    """Return a single finite number above zero as a Python float.

    Raises
    ------
    DomainError
        If ``value`` is zero or negative. See `as_number` for the rest.

    Examples
    --------
    >>> as_positive(0, "lr")
    Traceback (most recent call last):
        ...
    helpers.errors.DomainError: lr is 0.0, must be above 0
    """
    number = as_number(value, name)
    if number <= 0.0:
        raise DomainError(f"{name} is {number}, must be above 0")
    return number


def as_count(value: object, name: str, *, least: int = 0) -> int:
    """Return a whole number of at least ``least`` as a Python int.

    Raises
    ------
    DomainError
        If ``value`` is smaller, or no integer: ``3.0`` is refused as well.

    Examples
    --------
    >>> as_count(2.5, "steps")
    Traceback (most recent call last):
        ...
    helpers.errors.DomainError: steps is 2.5, must be a whole number of at least 0
    """
    try:
        count = operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        count = least - 1
    if count < least:
        raise DomainError(
            f"{name} is {reprlib.repr(value)}, must be a whole number of at least "
            f"{least}"
        )
    return count


def as_generator(value: object, name: str) -> np.random.Generator:
    """Return ``value`` itself, having made sure that it is a random generator.

    Raises
    ------
    DomainError
        If it is anything else, such as a seed.
    """
    if not isinstance(value, np.random.Generator):
        raise DomainError(
            f"{name} is {reprlib.repr(value)}, must be a generator such as "
            "np.random.default_rng(0)"
        )
    return value


def require_rows(array: FloatArray, name: str, purpose: str) -> None:
    """Refuse an array without rows; ``purpose`` is what cannot be had without them.

    Raises
    ------
    ShapeError
        If the first axis has length 0.
    """
    if array.shape[0] == 0:
        raise ShapeError(
            f"{name} has shape {array.shape}, must have a row or more for {purpose}"
        )


def is_finite(array: FloatArray) -> bool:
    """Tell quickly, from its sum, whether an array is surely finite.

    False may be wrong for values near the end of the float64 range: the sum leaves it
    before they do. `require_finite` then looks closer.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        return math.isfinite(np.add.reduce(array, axis=None))


def require_finite(**arrays: FloatArray) -> None:
    """Refuse NaN and infinity in named arrays, and say where the first one stands.

    A NaN or an infinity that goes into a kernel comes out of it. So kernels look at
    their result first, which is small, and call this only where that is not finite.

    Raises
    ------
    DomainError
        If an array holds NaN or an infinity.

    Examples
    --------
    >>> require_finite(X=np.array([[1.0, 2.0], [3.0, np.nan]]))
    Traceback (most recent call last):
        ...
    helpers.errors.DomainError: X[1, 1] is nan, must be finite
    """
    for name, array in arrays.items():
        bad = ~np.isfinite(array)
        if bad.any():
            place = tuple(int(i) for i in np.argwhere(bad)[0])
            where = f"[{', '.join(map(str, place))}]" if place else ""
            raise DomainError(f"{name}{where} is {array[place]}, must be finite")
