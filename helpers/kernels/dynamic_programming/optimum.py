"""The best values and policies of a Markov decision process, by two algorithms."""

import math

import numpy as np
from numpy.typing import ArrayLike

from helpers.arguments import FloatArray, as_matrix, as_positive, require_finite
from helpers.errors import ShapeError
from helpers.kernels.dynamic_programming.tables import as_discount, as_model
from helpers.kernels.dynamic_programming.values import _bellman_q, _evaluate_policy

__all__ = ["greedy", "policy_iteration", "value_iteration"]

ROUNDING = 64 * np.finfo(float).eps  # a gain below this share of V is no gain


def value_iteration(P: ArrayLike, R: ArrayLike, gamma: float, tol: float) -> FloatArray:
    """Best value of every state, by Bellman's equation used over and over.

    Parameters
    ----------
    P : (S, A, S) array_like
        Transition probabilities.
    R : (S,) array_like
        Reward on leaving each state.
    gamma : float
        Discount factor, at least 0 and below 1.
    tol : float
        How far the result may be from the optimum in any state, above 0.

    Returns
    -------
    (S,) numpy.ndarray
        Within ``tol`` of the optimum in every state.

    Raises
    ------
    ShapeError
        If the tables do not fit together.
    DomainError
        If a row of ``P`` is no probability distribution, a reward is not finite,
        ``gamma`` is no such number, or ``tol`` is not above 0.

    Notes
    -----
    Each sweep is a contraction by ``gamma`` in the maximum norm. So a last change of
    ``d`` leaves an error of ``gamma / (1 - gamma) * d`` at most, and about
    ``log(max|R| / tol / (1 - gamma)) / -log(gamma)`` sweeps are enough. The loop ends
    after that many at the latest, since rounding may keep the last digits in motion.
    Time O(sweeps S^2 A); extra memory O(S A).

    References
    ----------
    Bellman, A Markovian decision process, *Journal of Mathematics and Mechanics* 6
    (1957), 679-684. Puterman, *Markov Decision Processes* (1994), section 6.3.

    Examples
    --------
    >>> P = [[[1, 0], [0, 1]], [[0, 1], [0, 1]]]  # stay, or go on to the end
    >>> value_iteration(P, [1, 0], 0.5, 1e-6).round(4)
    array([2., 0.])
    """
    P, R = as_model(P, R)
    gamma, tol = as_discount(gamma), as_positive(tol, "tol")
    V = R  # the values if only the next reward counts
    for _ in range(_sweeps(float(np.abs(R).max()), gamma, tol)):
        after = _bellman_q(P, R, V, gamma).max(axis=1)
        change, V = np.abs(after - V).max(), after
        if gamma * change <= (1 - gamma) * tol:
            break
    return np.array(V)


def _sweeps(largest: float, gamma: float, tol: float) -> int:
    """How many sweeps from ``R`` on bring the error below ``tol`` for sure."""
    start = gamma * largest / (1 - gamma)  # an optimum is that far from R at most
    return 0 if start <= tol else math.ceil(math.log(tol / start) / math.log(gamma))


def greedy(Q: ArrayLike) -> FloatArray:
    """Policy that takes the best action of every state.

    Parameters
    ----------
    Q : (S, A) array_like
        Value of each action in each state, with an action at least.

    Returns
    -------
    (S, A) numpy.ndarray
        A single 1 in each row; the lowest of several best actions has it.

    Raises
    ------
    ShapeError
        If ``Q`` is no matrix, or there is no action.
    DomainError
        If a number is not finite.

    Notes
    -----
    Time O(S A); extra memory O(S A).

    References
    ----------
    Sutton, Barto, *Reinforcement Learning: An Introduction*, 2nd edition (2018),
    section 4.2.

    Examples
    --------
    >>> greedy([[1, 3, 3], [0, 0, -1]])
    array([[0., 1., 0.],
           [1., 0., 0.]])
    """
    Q = as_matrix(Q, "Q")
    if Q.shape[1] == 0:
        raise ShapeError(f"Q has shape {Q.shape}, must have an action or more")
    require_finite(Q=Q)
    return _one_hot(Q.argmax(axis=1), Q.shape[1])


def policy_iteration(
    P: ArrayLike, R: ArrayLike, gamma: float
) -> tuple[FloatArray, FloatArray]:
    """Best policy and its values, by evaluating and improving in turn.

    Parameters
    ----------
    P : (S, A, S) array_like
        Transition probabilities.
    R : (S,) array_like
        Reward on leaving each state.
    gamma : float
        Discount factor, at least 0 and below 1.

    Returns
    -------
    pi : (S, A) numpy.ndarray
        A best policy, with a single 1 in each row. Of several best actions it has any.
    V : (S,) numpy.ndarray
        Its values, which are the optimum.

    Raises
    ------
    ShapeError
        If the tables do not fit together.
    DomainError
        If a row of ``P`` is no probability distribution, a reward is not finite, or
        ``gamma`` is no such number.

    Notes
    -----
    An action is only given up for one that gains more than rounding explains. Where
    actions are equally good, rounding may still make each policy look better than the
    other; so the loop also ends when the values, added up, did not grow. Hence no
    policy comes twice. Few rounds are usual. Time O(rounds (S^3 + S^2 A)); extra memory
    O(S^2).

    References
    ----------
    Howard, *Dynamic Programming and Markov Processes* (1960). Puterman, *Markov
    Decision Processes* (1994), section 6.4.

    Examples
    --------
    >>> P = [[[1, 0], [0, 1]], [[0, 1], [0, 1]]]  # stay, or go on to the end
    >>> pi, V = policy_iteration(P, [1, 0], 0.5)
    >>> pi.tolist(), V.tolist()
    ([[1.0, 0.0], [1.0, 0.0]], [2.0, 0.0])
    """
    P, R = as_model(P, R)
    gamma = as_discount(gamma)
    states, actions = P.shape[:2]
    rows, chosen = np.arange(states), np.zeros(states, dtype=np.intp)
    pi, V = _one_hot(chosen, actions), np.full(states, -np.inf)
    while True:
        before = pi, V
        pi = _one_hot(chosen, actions)
        V = _evaluate_policy(P, R, pi, gamma)
        if not V.sum() > before[1].sum():
            return before
        Q = _bellman_q(P, R, V, gamma)
        best = Q.argmax(axis=1)
        gain = Q[rows, best] - Q[rows, chosen]
        better = gain > ROUNDING * np.abs(V).max()
        if not better.any():
            return pi, V
        chosen = np.where(better, best, chosen)


def _one_hot(chosen: np.ndarray, actions: int) -> FloatArray:
    return (chosen[:, None] == np.arange(actions)).astype(np.float64)
