"""How far a measured share may lie from the true one."""

import math

from helpers.arguments import as_count, as_number
from helpers.errors import DomainError

__all__ = ["ci95"]

Z95 = 1.959963984540054
"""Half of the standard normal distribution's middle 95 % reaches this far."""


def ci95(acc: float, n: int) -> tuple[float, float]:
    """Give the 95 % interval around an accuracy measured on n examples.

    Parameters
    ----------
    acc : float
        Share of right answers, from 0 to 1.
    n : int
        Number of examples that it was measured on, at least 1.

    Returns
    -------
    low, high : float
        ``acc`` minus and plus 1.96 standard errors ``sqrt(acc * (1 - acc) / n)``. They
        may lie outside 0 to 1 where ``n`` is small.

    Raises
    ------
    ShapeError
        If ``acc`` is no single number.
    DomainError
        If ``acc`` lies outside 0 to 1, or ``n`` is no whole number above 0.

    Notes
    -----
    The normal approximation: too narrow where ``n * acc`` or ``n * (1 - acc)`` is below
    about 10, and of no width where ``acc`` is 0 or 1. The examples must be independent
    of each other. Time O(1); extra memory O(1).

    References
    ----------
    Brown, Cai, DasGupta, Interval estimation for a binomial proportion, Statistical
    Science 16 (2001), 101-133.

    Examples
    --------
    >>> low, high = ci95(0.9, 100)
    >>> round(low, 4), round(high, 4)
    (0.8412, 0.9588)
    """
    acc, n = as_number(acc, "acc"), as_count(n, "n", least=1)
    if not 0.0 <= acc <= 1.0:
        raise DomainError(f"acc is {acc}, must lie between 0 and 1")
    half = Z95 * math.sqrt(acc * (1.0 - acc) / n)
    return acc - half, acc + half
