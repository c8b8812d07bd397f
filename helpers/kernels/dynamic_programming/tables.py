"""Checks of the tables that describe a Markov decision process."""

import numpy as np
from numpy.typing import ArrayLike

from helpers.arguments import (
    FloatArray,
    as_array,
    as_matrix,
    as_number,
    as_vector,
    require_finite,
)
from helpers.errors import DomainError, ShapeError

__all__ = ["as_discount", "as_model", "as_policy"]

SUM_TOLERANCE = 1e-6  # a row of float32 probabilities is as near to 1 as that


def as_model(P: ArrayLike, R: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Return tables ``P (S, A, S)`` and ``R (S,)`` as float64.

    Raises
    ------
    ShapeError
        If they do not fit together, or there is no state or no action.
    DomainError
        If a row of ``P`` is no probability distribution, or a number is not finite.
    """
    P = as_array(P, "P")
    if P.ndim != 3 or P.shape[0] != P.shape[2] or 0 in P.shape:
        raise ShapeError(
            f"P has shape {P.shape}, must be (S, A, S) with a state and an action"
        )
    R = as_vector(R, "R", length=len(P), counts="states of P")
    require_finite(R=R)
    _require_distributions(P, "P")
    return P, R


def as_policy(pi: ArrayLike, P: FloatArray) -> FloatArray:
    """Return a policy ``(S, A)`` that fits ``P`` as float64.

    Raises
    ------
    ShapeError
        If it has another shape.
    DomainError
        If a row is no probability distribution.
    """
    pi = as_matrix(pi, "pi")
    if pi.shape != P.shape[:2]:
        raise ShapeError(f"pi has shape {pi.shape}, must be {P.shape[:2]} to fit P")
    _require_distributions(pi, "pi")
    return pi


def as_discount(gamma: float, *, below_one: bool = True) -> float:
    """Return a discount factor as a float.

    Raises
    ------
    DomainError
        If it lies outside 0 to 1, or is 1 where sums without end must stay finite.
    """
    gamma = as_number(gamma, "gamma")
    if not 0.0 <= gamma <= 1.0 or (below_one and gamma == 1.0):
        end = "be at least 0 and below 1" if below_one else "lie between 0 and 1"
        raise DomainError(f"gamma is {gamma}, must {end}")
    return gamma


def _require_distributions(table: FloatArray, name: str) -> None:
    last = table.shape[-1]
    with np.errstate(over="ignore", invalid="ignore"):
        # Not finite where an entry is not. One product is quicker than many sums.
        sums = (table.reshape(-1, last) @ np.ones(last)).reshape(table.shape[:-1])
    if np.abs(sums - 1.0).max(initial=0.0) <= SUM_TOLERANCE and table.min() >= 0:
        return
    require_finite(**{name: table})
    bad = (table < 0).any(axis=-1) | (np.abs(sums - 1.0) > SUM_TOLERANCE)
    place = tuple(int(i) for i in np.argwhere(bad)[0])
    where = ", ".join(map(str, place))
    raise DomainError(
        f"{name}[{where}] is {table[place].tolist()}, must hold probabilities that add "
        "up to 1"
    )
