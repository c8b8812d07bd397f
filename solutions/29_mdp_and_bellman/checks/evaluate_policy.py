"""Exercise 29.4: what is checked of `evaluate_policy`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels import dynamic_programming as kernel

from .cases import (
    MIXED,
    OTHER,
    P3,
    P_CHAIN,
    P_HAND,
    P_WHOLE,
    PC,
    PH,
    PI3,
    PI_WHOLE,
    PIH,
    PIS,
    PS,
    R3,
    R_CHAIN,
    R_HAND,
    R_WHOLE,
    RC,
    RH,
    RS,
    SAME_LENGTH,
    SAME_NUMBERS,
    SQUARE,
    THREE,
    always,
)

SMALL = Case(THREE, (P3, R3, PI3, 0.9))
EVEN = Case(SQUARE, (PS, RS, PIS, 0.8))
ONE = np.ones((1, 1, 1))
RIGHTWARDS = Case("the canal, always right", (PC, RC, always(1, 8, 2), 0.5))

evaluate_policy = Exercise(
    "evaluate_policy",
    reference=kernel.evaluate_policy,
    arguments=("P", "R", "pi", "gamma"),
    checks=[
        shape(SMALL, EVEN, points=0.25),
        values(SMALL, EVEN, points=1.25),
        edge("the canal", RIGHTWARDS, points=0.5),
        pure(SMALL, points=0.5),
        values(
            Case(OTHER, (PH, RH, PIH, 0.7)),
            Case("the example by hand", (P_HAND, R_HAND, np.ones((2, 1)), 0.5)),
            points=0.25,
            label=OTHER,
            hidden=True,
            message="It fits the public numbers only. Try other numbers of states and "
            "actions.",
        ),
        edge(
            "gamma 0, and close to 1",
            Case("gamma 0", (P3, R3, PI3, 0)),
            Case("gamma 0.999", (PH, RH, PIH, 0.999)),
            points=0.5,
            hidden=True,
            message="With gamma 0 the value is R. With 0.999 thousands of steps still "
            "count: a fixed number of rounds is too few.",
        ),
        edge(
            "absorbing states",
            Case("a chain, walking on", (P_CHAIN, R_CHAIN, always(0, 5, 2), 0.9)),
            Case("a chain, always back", (P_CHAIN, R_CHAIN, always(1, 5, 2), 0.9)),
            Case("one state for ever", (ONE, np.array([2.0]), ONE[0], 0.75)),
            points=0.5,
            hidden=True,
            message="An absorbing state pays its reward again and again: R / (1 - "
            "gamma), and 0 where R is 0.",
        ),
        edge(
            MIXED,
            Case("integers", (P_WHOLE, R_WHOLE, PI_WHOLE, 0.5)),
            Case("float32", (*(a.astype(np.float32) for a in (P3, R3, PI3)), 0.5)),
            points=0.25,
            hidden=True,
            rtol=1e-4,
            message=SAME_NUMBERS,
        ),
    ],
    hints=[
        "First mix the actions: the probability of s2 after s, whatever the action, is a "
        "weighted sum over the actions. np.einsum or a loop over the actions does it.",
        "That gives a matrix of shape (S, S). The values fulfil V = R + gamma times this "
        "matrix times V. Bring all V to one side.",
        "Then the identity minus gamma times the matrix stands before V, and R on the "
        "other side. np.linalg.solve takes these two.",
    ],
)


@evaluate_policy.wrong_answer(
    "The table is transposed: row s holds where one goes from s, and V of these places "
    "is averaged."
)
def transposed(P, R, pi, gamma):
    chain = np.einsum("sa,sab->sb", pi, P)
    return np.linalg.solve(np.eye(len(R)) - gamma * chain.T, R)


@evaluate_policy.wrong_answer(
    "Ten rounds are too few: what lies further ahead is missing. Solve the equations."
)
def ten_rounds(P, R, pi, gamma):
    chain, V = np.einsum("sa,sab->sb", pi, P), np.zeros(len(R))
    for _ in range(10):
        V = R + gamma * chain @ V
    return V


@evaluate_policy.wrong_answer(
    "All actions count alike here. Weight them with the probabilities of pi."
)
def without_the_policy(P, R, pi, gamma):
    return np.linalg.solve(np.eye(len(R)) - gamma * P.mean(axis=1), R)


@evaluate_policy.wrong_answer(
    "You take the likeliest action of each state. pi chooses by chance, so mix the "
    "actions with its probabilities."
)
def likeliest_action(P, R, pi, gamma):
    chain = P[np.arange(len(R)), np.argmax(pi, axis=1)]
    return np.linalg.solve(np.eye(len(R)) - gamma * chain, R)


@evaluate_policy.wrong_answer(
    "These are the values of the best policy. Asked for are those of pi, good or bad."
)
def of_the_best_policy(P, R, pi, gamma):
    V = np.zeros(len(R))
    for _ in range(2000):
        V = (np.asarray(R)[:, None] + gamma * (P @ V)).max(axis=1)
    return V


@evaluate_policy.wrong_answer(
    "Here the reward is paid on arriving. R[s] is paid on leaving s, so it counts in "
    "full and at once."
)
def paid_on_arriving(P, R, pi, gamma):
    chain = np.einsum("sa,sab->sb", pi, P)
    return np.linalg.solve(np.eye(len(R)) - gamma * chain, chain @ R)


@evaluate_policy.wrong_answer(
    "gamma multiplies R as well. Only what comes after it is."
)
def reward_discounted(P, R, pi, gamma):
    chain = np.einsum("sa,sab->sb", pi, P)
    return gamma * np.linalg.solve(np.eye(len(R)) - gamma * chain, R)


@evaluate_policy.wrong_answer(
    "This looks one step ahead only: R + gamma * chain @ R. The equations look ahead "
    "without end."
)
def one_step_ahead(P, R, pi, gamma):
    chain = np.einsum("sa,sab->sb", pi, P)
    return R + gamma * chain @ R


@evaluate_policy.right_answer
def weights_in_a_new_axis(P, R, pi, gamma):
    chain = (pi[:, :, None] * P).sum(axis=1)  # as arrays come: nothing converted
    return np.linalg.solve(np.eye(len(R)) - gamma * chain, R)


@evaluate_policy.right_answer
def by_the_inverse(P, R, pi, gamma):
    chain = sum(np.asarray(pi)[:, [a]] * P[:, a] for a in range(P.shape[1]))
    return np.linalg.inv(np.eye(len(R)) - gamma * chain) @ R


@evaluate_policy.right_answer
def until_nothing_moves(P, R, pi, gamma):
    P, R = np.asarray(P, dtype=float), np.asarray(R, dtype=float)
    V = np.zeros(len(R))
    for _ in range(40_000):
        Q = R[:, None] + gamma * (P @ V)
        V = (np.asarray(pi) * Q).sum(axis=1)
    return V


@evaluate_policy.right_answer
def row_by_row(P, R, pi, gamma):
    states, actions, _ = np.shape(P)
    A = np.zeros((states, states))
    for s in range(states):
        A[s, s] = 1.0
        for a in range(actions):
            for s2 in range(states):
                A[s, s2] -= gamma * pi[s][a] * P[s][a][s2]
    return np.linalg.lstsq(A, np.asarray(R, dtype=float), rcond=None)[0]


@evaluate_policy.right_answer
def with_torch(P, R, pi, gamma):
    import torch

    P, R, pi = (torch.tensor(np.asarray(x, dtype=float)) for x in (P, R, pi))
    chain = torch.einsum("sa,sab->sb", pi, P)
    return torch.linalg.solve(torch.eye(len(R)).double() - gamma * chain, R)


# ---- mutants of the answer that are no mistake
evaluate_policy.same_as_right(
    SAME_LENGTH,
    *map(
        "return np.linalg.solve(np.eye(len(R)) - gamma * follow, R) => "
        "return np.linalg.solve(np.eye(len({})) - gamma * follow, R)".format,
        ["P", "pi", "follow"],
    ),
)
