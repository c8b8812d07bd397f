"""Sums and means along axes, and noise that leaves the caller's array alone."""

import operator
import reprlib

import numpy as np
from numpy.typing import ArrayLike

from helpers.arguments import FloatArray, as_array, as_generator, as_matrix
from helpers.errors import DomainError, ShapeError


def sum_keep(a: ArrayLike, axis: int | tuple[int, ...]) -> FloatArray:
    """Sum along one axis or several, which stay with length 1.

    Parameters
    ----------
    a : array_like
        One axis or more. An empty sum is 0.
    axis : int or tuple of int
        The axes to sum along; negative ones count from the last.

    Returns
    -------
    numpy.ndarray
        float64, with as many axes as ``a``, so it broadcasts against ``a``.

    Raises
    ------
    ShapeError
        If ``a`` has no such axis.
    DomainError
        If ``axis`` is no whole number, or ``a`` holds something that is no real number.

    Notes
    -----
    Time O(size of a); extra memory O(size of the result). NumPy adds pairwise along the
    fastest axis, so the error grows with the logarithm of the length.

    References
    ----------
    Higham, The accuracy of floating point summation, SIAM J. Sci. Comput. 14 (1993).

    Examples
    --------
    >>> sum_keep([[1, 2], [3, 4]], 0)
    array([[4., 6.]])
    """
    a = as_array(a, "a")
    try:
        axes = tuple(map(operator.index, axis if isinstance(axis, tuple) else (axis,)))
        return np.add.reduce(a, axis=axes, keepdims=True)
    except TypeError:
        raise DomainError(
            f"axis is {reprlib.repr(axis)}, must be a whole number or a tuple of them"
        ) from None
    except ValueError:  # out of range, or named twice
        raise ShapeError(
            f"axis is {axis}, must name axes of a once each, and a has {a.ndim}"
        ) from None


def center_rows(a: ArrayLike) -> FloatArray:
    """Each row minus its mean, so that every row has the mean 0.

    Parameters
    ----------
    a : (n, d) array_like
        A matrix with at least one column. It may have no rows.

    Returns
    -------
    (n, d) numpy.ndarray
        A new array, float64, in the units of ``a``.

    Raises
    ------
    ShapeError
        If ``a`` is no matrix or has no columns.
    DomainError
        If ``a`` holds something that is no real number.

    Notes
    -----
    Time and extra memory O(n d).

    References
    ----------
    Hastie, Tibshirani, Friedman, *The Elements of Statistical Learning*, 2nd ed.
    (2009), section 14.5, where columns are centred in the same way.

    Examples
    --------
    >>> center_rows([[1, 3], [10, 20]])
    array([[-1.,  1.],
           [-5.,  5.]])
    """
    a = as_matrix(a, "a")
    d = a.shape[1]
    if d == 0:
        raise ShapeError(f"a has shape {a.shape}, must have a column or more")
    return a - np.add.reduce(a, axis=1, keepdims=True) / d  # a.mean takes longer


def add_noise(a: ArrayLike, *, rng: np.random.Generator) -> FloatArray:
    """Array plus standard normal noise; the array itself stays as it is.

    Parameters
    ----------
    a : array_like
        Numbers of any shape.
    rng : numpy.random.Generator
        Where the noise comes from: one draw of the shape of ``a``.

    Returns
    -------
    numpy.ndarray
        A new array of the shape of ``a``, float64.

    Raises
    ------
    DomainError
        If ``rng`` is no generator, or ``a`` holds something that is no real number.

    Notes
    -----
    Time and extra memory O(size of a).

    References
    ----------
    Bishop, Training with noise is equivalent to Tikhonov regularization, Neural
    Computation 7 (1995).

    Examples
    --------
    >>> a = np.zeros(2)
    >>> add_noise(a, rng=np.random.default_rng(0)).round(3), a
    (array([ 0.126, -0.132]), array([0., 0.]))
    """
    a = as_array(a, "a")
    return a + as_generator(rng, "rng").normal(size=a.shape)
