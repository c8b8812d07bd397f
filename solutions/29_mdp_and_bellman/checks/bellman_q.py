"""Exercise 29.5: what is checked of `bellman_q`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels import dynamic_programming as kernel

from .cases import (
    MIXED,
    OTHER,
    P3,
    P_WHOLE,
    PC,
    PH,
    PL,
    PS,
    R3,
    R_WHOLE,
    RC,
    RH,
    RL,
    RS,
    SAME_NUMBERS,
    SQUARE,
    THREE,
)

RNG = np.random.default_rng(2951)
V3, VS, VH = (RNG.normal(2, 4, size=n).round(2) for n in (3, 3, 6))
VL = np.append(RNG.normal(0, 5, size=16).round(2), 0.0)
VC = np.array([4.0, 2.0, 1.0, 1.25, 2.5, 5.0, 10.0, 0.0])

SMALL = Case(THREE, (P3, R3, V3, 0.9))
EVEN = Case(SQUARE, (PS, RS, VS, 0.5))
WATER = Case("the canal", (PC, RC, VC, 0.5))

bellman_q = Exercise(
    "bellman_q",
    reference=kernel.bellman_q,
    arguments=("P", "R", "V", "gamma"),
    checks=[
        shape(SMALL, EVEN, points=0.25),
        values(SMALL, EVEN, points=1.25),
        edge("the canal and its end", WATER, points=0.5),
        pure(SMALL, points=0.5),
        values(
            Case(OTHER, (PH, RH, VH, 0.7)),
            points=0.25,
            label=OTHER,
            hidden=True,
            message="It fits the public numbers only. Try other numbers of states and "
            "actions.",
        ),
        edge(
            "slips in the lagoon",
            Case("the lagoon", (PL, RL, VL, 0.9)),
            points=0.5,
            hidden=True,
            message="Where an action may lead to several cells, their values are "
            "averaged with the probabilities of P.",
        ),
        edge(
            "gamma 0 and 1",
            Case("gamma 0", (P3, R3, V3, 0)),
            Case("gamma 1", (P3, R3, V3, 1)),
            Case("one state", (np.ones((1, 2, 1)), np.array([2.0]), np.ones(1), 0.5)),
            points=0.5,
            hidden=True,
            message="With gamma 0 every action of a state is worth R. With gamma 1 what "
            "comes next counts in full.",
        ),
        edge(
            MIXED,
            Case("integers", (P_WHOLE, R_WHOLE, np.array([1, -2, 3, 0, 5]), 0.5)),
            Case("float32", (*(a.astype(np.float32) for a in (PH, RH, VH)), 0.5)),
            points=0.25,
            hidden=True,
            message=SAME_NUMBERS,
        ),
    ],
    hints=[
        "For one state and one action: what does leaving the state pay, and what is the "
        "place worth where the action leads, on average?",
        "P @ V averages over the last axis and gives one number for each state and each "
        "action, shape (S, A).",
        "R has one number for each state. As a column of shape (S, 1) it is added to "
        "every action of its row.",
    ],
)


@bellman_q.wrong_answer(
    "You take the best place that the action may lead to. Chance decides where it "
    "leads, so take the mean, weighted with P."
)
def best_next(P, R, V, gamma):
    reached = np.where(P > 0, V, -np.inf).max(axis=2)
    return R[:, None] + gamma * reached


@bellman_q.wrong_answer(
    "You take the likeliest place alone. All places count, each with its probability."
)
def likeliest_next(P, R, V, gamma):
    return R[:, None] + gamma * V[P.argmax(axis=2)]


@bellman_q.wrong_answer("gamma is missing: what comes next lies one step later.")
def no_gamma(P, R, V, gamma):
    return R[:, None] + P @ V


@bellman_q.wrong_answer("gamma multiplies R as well. R is paid at once, in full.")
def all_discounted(P, R, V, gamma):
    return gamma * (R[:, None] + P @ V)


@bellman_q.wrong_answer(
    "R of the next state is added. R[s] is paid on leaving s, so it belongs to the row."
)
def reward_of_next(P, R, V, gamma):
    return P @ R + gamma * (P @ V)


@bellman_q.wrong_answer("The reward is missing: add R[s] to every action of row s.")
def no_reward(P, R, V, gamma):
    return gamma * (P @ V)


@bellman_q.wrong_answer(
    "The sum runs over the wrong axis of P: over where one comes from. Sum over the "
    "last axis, where one goes to."
)
def from_for_to(P, R, V, gamma):
    return R[:, None] + gamma * np.einsum("sab,s->ba", P, V)


@bellman_q.wrong_answer(
    "These are values of states, the best of each row. Return the whole table (S, A)."
)
def best_of_row(P, R, V, gamma):
    return (R[:, None] + gamma * (P @ V)).max(axis=1)


@bellman_q.wrong_answer(
    "The plain mean of V over all places: weight each with its probability in P."
)
def plain_mean(P, R, V, gamma):
    return R[:, None] + gamma * np.full(P.shape[:2], V.mean())


@bellman_q.wrong_answer("The table is transposed: states are rows, actions columns.")
def transposed(P, R, V, gamma):
    return (R[:, None] + gamma * (P @ V)).T


@bellman_q.right_answer
def by_einsum(P, R, V, gamma):
    return np.einsum("sab,b->sa", P, gamma * np.asarray(V)) + np.reshape(R, (-1, 1))


@bellman_q.right_answer
def in_loops(P, R, V, gamma):
    states, actions, _ = np.shape(P)
    Q = np.zeros((states, actions))
    for s in range(states):
        for a in range(actions):
            ahead = sum(p * v for p, v in zip(P[s][a], V))
            Q[s, a] = R[s] + gamma * ahead
    return Q


@bellman_q.right_answer
def with_torch(P, R, V, gamma):
    import torch

    P, R, V = (torch.tensor(np.asarray(x, dtype=float)) for x in (P, R, V))
    return R.unsqueeze(1) + gamma * torch.matmul(P, V)


# ---- mutants of the answer that are no mistake
bellman_q.same_as_right(
    "NumPy takes any negative length for the one that it works out.",
    *map(
        "return np.reshape(R, (-1, 1)) + gamma * ahead => "
        "return np.reshape(R, ({}, 1)) + gamma * ahead".format,
        ["-2", "~1"],
    ),
)
