"""Derivatives from differences: slow and rough, but independent of any formula."""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import ArrayLike

from helpers.arguments import (
    FloatArray,
    as_array,
    as_count,
    as_generator,
    as_number,
    as_positive,
    require_finite,
)
from helpers.errors import DomainError, ShapeError

__all__ = ["central_difference", "gradient_error"]

TAUGHT_IN = "04_autodiff"

BEST_STEP = float(np.finfo(np.float64).eps ** (1 / 3))  # about 6e-6
"""Where the rounding of ``f`` and the curve's third derivative err about equally."""

Function = Callable[[FloatArray], float]


def central_difference(f: Function, x: ArrayLike, eps: float = BEST_STEP) -> FloatArray:
    """Gradient of ``f`` at ``x`` by central differences, one entry at a time.

    Parameters
    ----------
    f : callable
        Takes an array of the shape of ``x`` (a fresh copy each time) and returns one
        number.
    x : array_like
        Where to differentiate, any shape.
    eps : float, default 6e-6
        Half the distance between the two points, in units of ``x``, above 0.

    Returns
    -------
    numpy.ndarray
        Of the shape of ``x``: entry ``i`` is
        ``(f(x + eps * e_i) - f(x - eps * e_i)) / (2 * eps)``. For ``x**2`` it is
        ``2 * x`` up to rounding.

    Raises
    ------
    ShapeError
        If ``f`` returns more than one number.
    DomainError
        If ``eps`` is not above 0 or too small to change ``x``, or if ``x`` or a value
        of ``f`` is NaN or infinite.

    Notes
    -----
    The error falls as ``eps**2`` until rounding, of size ``1e-16 * |f| / eps``, takes
    over. Time: two calls of ``f`` for each entry of ``x``.

    References
    ----------
    Nocedal, Wright, *Numerical Optimization*, 2nd ed. (2006), section 8.1.

    Examples
    --------
    >>> central_difference(lambda x: x @ x, [1.0, -3.0]).round(6)
    array([ 2., -6.])
    """
    x, eps = as_array(x, "x"), as_positive(eps, "eps")
    require_finite(x=x)
    grad = np.empty(x.shape)
    for place in np.ndindex(x.shape):
        width = (x[place] + eps) - (x[place] - eps)  # 2 * eps as float64 has it
        if width == 0.0:
            raise DomainError(
                f"eps is {eps}, must be large enough to change {x[place]}"
            )
        step = np.zeros(x.shape)
        step[place] = eps
        above, below = _either_side(f, x, step)
        grad[place] = (above - below) / width
    return grad


def gradient_error(
    f: Function,
    grad: ArrayLike | Callable[[FloatArray], ArrayLike],
    x: ArrayLike,
    *,
    rng: np.random.Generator,
    directions: int = 20,
) -> float:
    """Worst relative error of a gradient against central differences of the loss.

    Parameters
    ----------
    f : callable
        The loss: takes an array of the shape of ``x`` (a fresh copy each time) and
        returns one number.
    grad : array_like or callable
        The gradient at ``x``, of its shape, or the function that returns it.
    x : array_like
        Where to compare, any shape.
    rng : numpy.random.Generator
        Draws the directions.
    directions : int, default 20
        If ``x`` has more entries than this, the slopes along this many random
        directions are compared, else every entry.

    Returns
    -------
    float
        Largest difference of two slopes, relative to the larger of them. Smooth losses
        and right gradients give less than 1e-5, a wrong sign gives 2. 0 for an
        ``x`` without entries.

    Raises
    ------
    ShapeError
        If ``grad`` has another shape than ``x``, or ``f`` returns more than one number.
    DomainError
        If ``x``, the gradient or a value of ``f`` is NaN or infinite, ``directions`` is
        below 1, or ``rng`` is no generator.

    Notes
    -----
    A slope below a thousandth of the largest, or so small that rounding of ``f`` hides
    it, is compared with that bound instead of itself. Each entry of ``x`` moves by
    about ``6e-6`` of its size, or of 1 if it is smaller than that.
    Time: two calls of ``f`` for each direction.

    References
    ----------
    Nocedal, Wright, *Numerical Optimization*, 2nd ed. (2006), section 8.1.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> gradient_error(lambda x: x @ x, lambda x: 2 * x, [1.0, -3.0], rng=rng) < 1e-8
    True
    >>> round(gradient_error(lambda x: x @ x, lambda x: x, [1.0, -3.0], rng=rng), 6)
    0.5
    """
    x, rng = as_array(x, "x"), as_generator(rng, "rng")
    directions = as_count(directions, "directions", least=1)
    require_finite(x=x)
    grad = as_array(grad(x.copy()) if callable(grad) else grad, "grad")
    if grad.shape != x.shape:
        raise ShapeError(f"grad has shape {grad.shape}, must be {x.shape} as x has")
    require_finite(grad=grad)
    if x.size == 0:
        return 0.0
    if x.size <= directions:
        along = iter(np.eye(x.size).reshape(x.size, *x.shape))
    else:
        along = (rng.standard_normal(x.shape) for _ in range(directions))
    return _gradient_error(f, grad, x, along)


def _gradient_error(
    f: Function, grad: FloatArray, x: FloatArray, along: Iterator[FloatArray]
) -> float:
    unit = np.maximum(1.0, np.abs(x))  # slopes are per unit of this, entry by entry
    claimed, values = [], []
    for direction in along:
        change = unit * direction
        claimed.append(np.vdot(change, grad))
        values.append(_either_side(f, x, BEST_STEP * change))
    above, below = np.array(values).T
    measured = (above - below) / (2 * BEST_STEP)
    slopes = np.maximum(np.abs(measured), np.abs(claimed))
    rounding = np.finfo(np.float64).eps * np.abs(values).max() / BEST_STEP
    least = max(1e-3 * slopes.max(), 1e5 * rounding)
    if least == 0.0:
        return 0.0
    return float((np.abs(measured - claimed) / np.maximum(slopes, least)).max())


def _either_side(f: Function, x: FloatArray, step: FloatArray) -> tuple[float, float]:
    # Sums are new arrays, so f may keep or change what it gets.
    return as_number(f(x + step), "f(x)"), as_number(f(x - step), "f(x)")
