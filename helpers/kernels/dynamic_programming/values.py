"""Values of a given policy, and of actions before a given value."""

import numpy as np
from numpy.typing import ArrayLike

from helpers.arguments import FloatArray, as_vector, require_finite
from helpers.kernels.dynamic_programming.tables import (
    as_discount,
    as_model,
    as_policy,
)

__all__ = ["bellman_q", "evaluate_policy"]


def evaluate_policy(
    P: ArrayLike, R: ArrayLike, pi: ArrayLike, gamma: float
) -> FloatArray:
    """Value of every state under a policy, by one linear solve.

    Parameters
    ----------
    P : (S, A, S) array_like
        Transition probabilities.
    R : (S,) array_like
        Reward on leaving each state.
    pi : (S, A) array_like
        Probability of each action in each state.
    gamma : float
        Discount factor, at least 0 and below 1.

    Returns
    -------
    (S,) numpy.ndarray
        The solution ``V`` of ``V = R + gamma * P_pi @ V``.

    Raises
    ------
    ShapeError
        If the tables do not fit together.
    DomainError
        If a row of ``P`` or ``pi`` is no probability distribution, a reward is not
        finite, or ``gamma`` is no such number.

    Notes
    -----
    Below 1 the matrix ``I - gamma * P_pi`` is strictly diagonally dominant by rows, so
    there is one solution. With ``gamma = 1`` an absorbing state makes it singular. Time
    O(S^2 A + S^3); extra memory O(S^2).

    References
    ----------
    Puterman, *Markov Decision Processes* (1994), theorem 6.1.1.

    Examples
    --------
    >>> P = [[[0, 1]], [[0, 1]]]  # one action; state 1 is absorbing
    >>> evaluate_policy(P, [3, 0], [[1], [1]], 0.5)
    array([3., 0.])
    """
    P, R = as_model(P, R)
    pi, gamma = as_policy(pi, P), as_discount(gamma)
    return _evaluate_policy(P, R, pi, gamma)


def bellman_q(P: ArrayLike, R: ArrayLike, V: ArrayLike, gamma: float) -> FloatArray:
    """Value of every action, where the state after it is worth what ``V`` says.

    Parameters
    ----------
    P : (S, A, S) array_like
        Transition probabilities.
    R : (S,) array_like
        Reward on leaving each state.
    V : (S,) array_like
        Value of each state.
    gamma : float
        Discount factor, 0 to 1.

    Returns
    -------
    (S, A) numpy.ndarray
        ``R[s] + gamma * sum(P[s, a, s2] * V[s2])``.

    Raises
    ------
    ShapeError
        If the tables do not fit together.
    DomainError
        If a row of ``P`` is no probability distribution, a number is not finite, or
        ``gamma`` lies outside 0 to 1.

    Notes
    -----
    Time O(S^2 A); extra memory O(S A).

    References
    ----------
    Bellman, *Dynamic Programming* (1957), chapter XI.

    Examples
    --------
    >>> P = [[[0.5, 0.5], [0, 1]], [[0, 1], [0, 1]]]
    >>> bellman_q(P, [1, 0], [4, 2], 0.5)
    array([[2.5, 2. ],
           [1. , 1. ]])
    """
    P, R = as_model(P, R)
    V = as_vector(V, "V", length=len(P), counts="states of P")
    require_finite(V=V)
    return _bellman_q(P, R, V, as_discount(gamma, below_one=False))


def _evaluate_policy(
    P: FloatArray, R: FloatArray, pi: FloatArray, gamma: float
) -> FloatArray:
    chain = np.matmul(pi[:, None, :], P)[:, 0, :]  # (S, S)
    return np.linalg.solve(np.eye(len(R)) - gamma * chain, R)


def _bellman_q(P: FloatArray, R: FloatArray, V: FloatArray, gamma: float) -> FloatArray:
    states, actions, _ = P.shape
    ahead = P.reshape(states * actions, states) @ V
    return R[:, None] + gamma * ahead.reshape(states, actions)
