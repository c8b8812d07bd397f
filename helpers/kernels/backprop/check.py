"""Compare the gradients of a whole model with slopes measured by small steps."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import ArrayLike

from helpers.arguments import FloatArray, as_array
from helpers.errors import ShapeError
from helpers.kernels.finite_differences import central_difference

Params = dict[str, FloatArray]
Model = Callable[[Params], tuple[float, Mapping[str, ArrayLike]]]

LEAST = 1e-8
"""Slopes below this size are compared with it instead of themselves."""


def grad_check(f: Model, params: Mapping[str, ArrayLike]) -> float:
    """Worst relative error of a model's gradients, over all entries of all parameters.

    Parameters
    ----------
    f : callable
        Takes a dict of arrays, returns its loss and a dict of gradients with the same
        keys and shapes.
    params : mapping of str to array_like
        Where to compare. Not changed.

    Returns
    -------
    float
        Largest ``|claimed - measured| / max(|claimed|, |measured|, 1e-8)``. Right
        gradients of smooth losses give less than 1e-6, a wrong sign gives 2. 0 where
        there are no entries.

    Raises
    ------
    ShapeError
        If a gradient has another shape than its parameter.
    DomainError
        If a value of ``f`` or a parameter is NaN, infinite or no number.

    Notes
    -----
    Time: two calls of ``f`` for each entry; extra memory O(size of params).

    References
    ----------
    Nocedal, Wright, *Numerical Optimization*, 2nd ed. (2006), section 8.1.

    Examples
    --------
    >>> def f(p):
    ...     return float((p["w"] ** 2).sum()), {"w": 2 * p["w"]}
    >>> grad_check(f, {"w": np.array([1.0, -3.0])}) < 1e-8
    True
    """
    start = {key: as_array(value, key) for key, value in params.items()}
    _, claims = f({key: value.copy() for key, value in start.items()})
    worst = 0.0
    for key, value in start.items():
        claimed = as_array(claims[key], f"grads[{key!r}]")
        if claimed.shape != value.shape:
            raise ShapeError(
                f"grads[{key!r}] has shape {claimed.shape}, must be {value.shape}"
            )
        measured = central_difference(_along(f, start, key), value)
        size = np.maximum(np.maximum(np.abs(claimed), np.abs(measured)), LEAST)
        error = np.abs(claimed - measured) / size
        worst = max(worst, float(error.max(initial=0.0)))
    return worst


def _along(f: Model, start: Params, key: str) -> Callable[[FloatArray], float]:
    """Return the loss as a function of one parameter alone."""

    def loss(value: FloatArray) -> float:
        others = {name: array.copy() for name, array in start.items()}
        return f(others | {key: value})[0]

    return loss
