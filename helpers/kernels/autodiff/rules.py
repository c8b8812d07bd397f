"""Backward rules of single operations, and subgradients at a kink."""

import numpy as np
from numpy.typing import ArrayLike

from helpers.arguments import FloatArray, as_array
from helpers.errors import ShapeError


def mul_back(g: ArrayLike, a: ArrayLike, b: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Send the gradient of ``a * b`` back to ``a`` and to ``b``.

    Parameters
    ----------
    g : array_like
        Derivatives of one number by the entries of ``a * b``, of its shape.
    a : array_like
        One factor.
    b : array_like
        The other, of a shape that broadcasts with that of ``a``.

    Returns
    -------
    da, db : numpy.ndarray
        Derivatives of that number by ``a`` and by ``b``, of their shapes. Where an
        entry was repeated by broadcasting, the sum over its copies.

    Raises
    ------
    ShapeError
        If ``a`` and ``b`` do not broadcast, or ``g`` has another shape than ``a * b``.
    DomainError
        If an argument holds something that is no number.

    Notes
    -----
    Time and extra memory O(size of g).

    References
    ----------
    Griewank, Walther, *Evaluating Derivatives*, 2nd ed. (2008), section 3.2.

    Examples
    --------
    >>> mul_back([1.0, 1.0], [2.0, 3.0], 10.0)
    (array([10., 10.]), np.float64(5.0))
    """
    g, a, b = _fitting(g, a, b)
    return _folded(g * b, a.shape), _folded(g * a, b.shape)


def add_back(g: ArrayLike, a: ArrayLike, b: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Send the gradient of ``a + b`` back to ``a`` and to ``b``.

    Parameters
    ----------
    g : array_like
        Derivatives of one number by the entries of ``a + b``, of its shape.
    a : array_like
        One term.
    b : array_like
        The other, of a shape that broadcasts with that of ``a``.

    Returns
    -------
    da, db : numpy.ndarray
        Derivatives of that number by ``a`` and by ``b``, of their shapes.

    Raises
    ------
    ShapeError
        If ``a`` and ``b`` do not broadcast, or ``g`` has another shape than ``a + b``.
    DomainError
        If an argument holds something that is no number.

    Notes
    -----
    Time and extra memory O(size of g).

    References
    ----------
    Griewank, Walther, *Evaluating Derivatives*, 2nd ed. (2008), section 3.2.

    Examples
    --------
    >>> add_back([1.0, 1.0], [2.0, 3.0], 10.0)
    (array([1., 1.]), np.float64(2.0))
    """
    g, a, b = _fitting(g, a, b)
    return _folded(g, a.shape), _folded(g, b.shape)


def log_back(g: ArrayLike, a: ArrayLike) -> FloatArray:
    """Send the gradient of ``log(a)`` back to ``a``.

    Parameters
    ----------
    g : array_like
        Derivatives of one number by the entries of ``log(a)``, of its shape.
    a : array_like
        Where the logarithm was taken, above 0.

    Returns
    -------
    numpy.ndarray
        ``g / a``, of the shape of ``a``.

    Raises
    ------
    ShapeError
        If ``g`` has another shape than ``a``.
    DomainError
        If an argument holds something that is no number.

    Notes
    -----
    Time and extra memory O(size of g).

    References
    ----------
    Griewank, Walther, *Evaluating Derivatives*, 2nd ed. (2008), section 3.2.

    Examples
    --------
    >>> log_back([1.0, 1.0], [2.0, 4.0])
    array([0.5 , 0.25])
    """
    g, a = as_array(g, "g"), as_array(a, "a")
    if g.shape != a.shape:
        raise ShapeError(f"g has shape {g.shape}, must be {a.shape} as a has")
    return g / a


def relu_sub(x: ArrayLike) -> FloatArray:
    """Slope of ``max(x, 0)``, entry by entry: a subgradient at 0.

    Parameters
    ----------
    x : array_like
        Where to take the slope, any shape.

    Returns
    -------
    numpy.ndarray
        1 above 0 and 0 elsewhere, of the shape of ``x``. At 0 every number from 0 to 1
        would do; torch takes 0 as well.

    Raises
    ------
    DomainError
        If ``x`` holds something that is no number.

    Notes
    -----
    Time and extra memory O(size of x).

    References
    ----------
    Boyd, Vandenberghe, *Subgradients*, notes for EE364b (2008), section 1.

    Examples
    --------
    >>> relu_sub([-2.0, 0.0, 3.0])
    array([0., 0., 1.])
    """
    return (as_array(x, "x") > 0).astype(np.float64)


def abs_sub(x: ArrayLike) -> FloatArray:
    """Slope of ``abs(x)``, entry by entry: a subgradient at 0.

    Parameters
    ----------
    x : array_like
        Where to take the slope, any shape.

    Returns
    -------
    numpy.ndarray
        The sign of each entry, of the shape of ``x``. At 0 every number from -1 to 1
        would do; this gives 0.

    Raises
    ------
    DomainError
        If ``x`` holds something that is no number.

    Notes
    -----
    Time and extra memory O(size of x).

    References
    ----------
    Boyd, Vandenberghe, *Subgradients*, notes for EE364b (2008), section 1.

    Examples
    --------
    >>> abs_sub([-2.0, 0.0, 3.0])
    array([-1.,  0.,  1.])
    """
    return np.sign(as_array(x, "x"))


def _fitting(
    g: ArrayLike, a: ArrayLike, b: ArrayLike
) -> tuple[FloatArray, FloatArray, FloatArray]:
    g, a, b = as_array(g, "g"), as_array(a, "a"), as_array(b, "b")
    try:
        shape = np.broadcast_shapes(a.shape, b.shape)
    except ValueError:
        raise ShapeError(
            f"a has shape {a.shape}, must broadcast with the shape {b.shape} of b"
        ) from None
    if g.shape != shape:
        raise ShapeError(f"g has shape {g.shape}, must be {shape} as a and b give")
    return g, a, b


def _folded(g: FloatArray, shape: tuple[int, ...]) -> FloatArray:
    """Sum over the axes that broadcasting added or stretched."""
    added = g.ndim - len(shape)
    stretched = [i for i, n in enumerate(shape, added) if n == 1 != g.shape[i]]
    axes = (*range(added), *stretched)
    # A copy, so that two results never share their numbers.
    return g.sum(axis=axes).reshape(shape) if axes else g.copy()
