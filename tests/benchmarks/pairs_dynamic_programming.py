"""Each kernel of chapter 29 beside a linear solve, a linear program or a plain loop.

``rows`` is about how many numbers the table P holds, and the length of an episode.
"""

import math
from dataclasses import dataclass

import numpy as np
import scipy.linalg
from pairs import Pair
from scipy.optimize import linprog

from helpers.kernels import dynamic_programming as kernels

ACTIONS, GAMMA, TOL = 4, 0.9, 1e-9


@dataclass(frozen=True)
class World:
    """A made-up world, a policy and values in it, an episode, and a grid's side."""

    P: np.ndarray
    R: np.ndarray
    pi: np.ndarray
    V: np.ndarray
    rewards: np.ndarray
    side: int


def table(rows: int) -> World:
    rng = np.random.default_rng(rows)
    states = max(2, math.isqrt(rows // ACTIONS))
    P = rng.dirichlet(np.ones(states), size=(states, ACTIONS))
    pi = rng.dirichlet(np.ones(ACTIONS), size=states)
    R, V = rng.normal(size=states), rng.normal(size=states)
    side = max(2, round(rows**0.25))
    return World(P, R, pi, V, rng.normal(size=rows), side)


def _horner(w: World):
    total = 0.0
    for reward in w.rewards[::-1].tolist():
        total = reward + GAMMA * total
    return total


def _loop_of_returns(w: World):
    found, total = np.empty(len(w.rewards)), 0.0
    for t in range(len(w.rewards) - 1, -1, -1):
        found[t] = total = w.rewards[t] + GAMMA * total
    return found


def _solve(w: World):
    chain = np.einsum("sa,sat->st", w.pi, w.P)
    return scipy.linalg.solve(np.eye(len(w.R)) - GAMMA * chain, w.R)


def _einsum_q(w: World):
    return w.R[:, None] + GAMMA * np.einsum("sat,t->sa", w.P, w.V)


def _plain_sweeps(w: World):
    V = np.zeros(len(w.R))
    for _ in range(math.ceil(math.log(TOL / 10 / np.abs(w.R).max()) / math.log(GAMMA))):
        V = (w.R[:, None] + GAMMA * (w.P @ V)).max(axis=1)
    return V


def _linear_program(w: World):
    states = len(w.R)
    A = GAMMA * w.P.reshape(-1, states) - np.repeat(np.eye(states), ACTIONS, axis=0)
    b = -np.repeat(w.R, ACTIONS)
    return linprog(np.ones(states), A_ub=A, b_ub=b, bounds=(None, None)).x


def _cell_by_cell(w: World):
    n, steps = w.side, [(-1, 0), (0, 1), (1, 0), (0, -1)]
    M = np.zeros((n * n, n * n))
    for s in range(n * n):
        for move, p in ((1, 0.8), (0, 0.1), (2, 0.1)):
            row = min(max(s // n + steps[move][0], 0), n - 1)
            column = min(max(s % n + steps[move][1], 0), n - 1)
            M[s, row * n + column] += p
    return M


PAIRS = (
    Pair(
        "discounted_return",
        "Horner's loop",
        lambda w: kernels.discounted_return(w.rewards, GAMMA),
        _horner,
    ),
    Pair(
        "all_returns",
        "plain loop",
        lambda w: kernels.all_returns(w.rewards, GAMMA),
        _loop_of_returns,
    ),
    Pair(
        "evaluate_policy",
        "SciPy solve",
        lambda w: kernels.evaluate_policy(w.P, w.R, w.pi, GAMMA),
        _solve,
    ),
    Pair(
        "bellman_q",
        "NumPy einsum",
        lambda w: kernels.bellman_q(w.P, w.R, w.V, GAMMA),
        _einsum_q,
    ),
    Pair(
        "value_iteration",
        "plain sweeps",
        lambda w: kernels.value_iteration(w.P, w.R, GAMMA, TOL),
        _plain_sweeps,
        1e-7,
    ),
    Pair(
        "greedy",
        "rows of identity",
        lambda w: kernels.greedy(w.P[:, :, 0]),
        lambda w: np.eye(ACTIONS)[w.P[:, :, 0].argmax(axis=1)],
    ),
    Pair(
        "policy_iteration",
        "linear program",
        lambda w: kernels.policy_iteration(w.P, w.R, GAMMA)[1],
        _linear_program,
        1e-6,
    ),
    Pair(
        "slip_matrix",
        "cell by cell",
        lambda w: kernels.slip_matrix(w.side, 1, 0.2),
        _cell_by_cell,
    ),
)
