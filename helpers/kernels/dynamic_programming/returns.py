"""Discounted sums of rewards."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.signal import lfilter

from helpers.arguments import FloatArray, as_vector, require_finite
from helpers.kernels.dynamic_programming.tables import as_discount

__all__ = ["all_returns", "discounted_return"]


def discounted_return(rs: ArrayLike, gamma: float) -> float:
    """Discounted sum of one episode's rewards.

    Parameters
    ----------
    rs : (n,) array_like
        Rewards in the order they came; may be empty.
    gamma : float
        Discount factor, 0 to 1.

    Returns
    -------
    float
        ``rs[0] + gamma * rs[1] + gamma**2 * rs[2] + ...``; 0 for no rewards.

    Raises
    ------
    ShapeError
        If ``rs`` is not one-dimensional.
    DomainError
        If ``gamma`` lies outside 0 to 1, or a reward is not finite.

    Notes
    -----
    Time O(n); extra memory O(n).

    References
    ----------
    Sutton, Barto, *Reinforcement Learning: An Introduction*, 2nd edition (2018),
    section 3.3.

    Examples
    --------
    >>> discounted_return([0, 0, 10], 0.5)
    2.5
    """
    rs, gamma = as_vector(rs, "rs"), as_discount(gamma, below_one=False)
    require_finite(rs=rs)
    return float(_all_returns(rs, gamma)[0]) if rs.size else 0.0


def all_returns(rs: ArrayLike, gamma: float) -> FloatArray:
    """Discounted return from every step of an episode on.

    Parameters
    ----------
    rs : (n,) array_like
        Rewards in the order they came; may be empty.
    gamma : float
        Discount factor, 0 to 1.

    Returns
    -------
    (n,) numpy.ndarray
        Entry ``t`` is ``rs[t] + gamma * rs[t + 1] + ...``.

    Raises
    ------
    ShapeError
        If ``rs`` is not one-dimensional.
    DomainError
        If ``gamma`` lies outside 0 to 1, or a reward is not finite.

    Notes
    -----
    Backwards in time this is a recursive filter of the first order, which SciPy runs in
    compiled code. Time O(n); extra memory O(n).

    References
    ----------
    Sutton, Barto, *Reinforcement Learning: An Introduction*, 2nd edition (2018),
    equation 3.9.

    Examples
    --------
    >>> all_returns([0, 0, 10], 0.5)
    array([ 2.5,  5. , 10. ])
    """
    rs, gamma = as_vector(rs, "rs"), as_discount(gamma, below_one=False)
    require_finite(rs=rs)
    return np.ascontiguousarray(_all_returns(rs, gamma)) if rs.size else np.zeros(0)


def _all_returns(rs: FloatArray, gamma: float) -> FloatArray:
    return lfilter([1.0], [1.0, -gamma], rs[::-1])[::-1]
