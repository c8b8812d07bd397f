"""Exercise 29.6: what is checked of `value_iteration`, and the answers that prove it.

How near the answer comes is its own affair, as long as it is within `tol`. So the exact
optimum is the reference, and the tolerance of a check is that of its case.
"""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels import dynamic_programming as kernel

from .cases import (
    MIXED,
    P3,
    P_CHAIN,
    P_WHOLE,
    PH,
    PL,
    PS,
    R3,
    R_CHAIN,
    R_WHOLE,
    RH,
    RL,
    RS,
    SAME_LENGTH,
    SAME_NUMBERS,
    SQUARE,
    THREE,
)


def optimum(P, R, gamma, tol):
    """Return the exact values, whatever the tolerance."""
    return kernel.policy_iteration(P, R, gamma)[1]


SMALL = Case(THREE, (P3, R3, 0.9, 1e-8))
EVEN = Case(SQUARE, (PS, RS, 0.8, 1e-8))
CHAIN = Case("a chain that pays at its far end", (P_CHAIN, R_CHAIN, 0.9, 1e-8))
COSTS = Case("costs alone", (PS, -np.abs(RS) - 1, 0.8, 1e-8))

# One state that pays 1 for ever is worth 1 / (1 - 0.95) = 20; within 0.5 is a 40th.
FOR_EVER = Case(
    "a state that pays 1 for ever, tol 0.5",
    (np.ones((1, 1, 1)), np.ones(1), 0.95, 0.5),
)
# And beside nine states that never change: a mean over states hides the one that does.
AMONG_ENDS = Case(
    "a state that pays 1 for ever beside nine ends, tol 0.5",
    (np.eye(10)[:, None, :], np.eye(10)[0], 0.95, 0.5),
)
# What one state gains the other loses: the sum never moves.
IN_BALANCE = Case(
    "a state that pays 1 for ever beside one that costs 1, tol 0.5",
    (np.eye(2)[:, None, :], np.array([1.0, -1.0]), 0.95, 0.5),
)

value_iteration = Exercise(
    "value_iteration",
    reference=optimum,
    arguments=("P", "R", "gamma", "tol"),
    checks=[
        shape(SMALL, EVEN, points=0.25),
        values(SMALL, EVEN, points=1),
        edge("every state has settled", CHAIN, COSTS, points=0.5),
        edge(
            "within tol", FOR_EVER, AMONG_ENDS, IN_BALANCE, points=0.75, rtol=0.5 / 20
        ),
        pure(SMALL, points=0.25),
        values(
            Case("six states, four actions", (PH, RH, 0.7, 1e-7)),
            Case("the lagoon", (PL, RL, 0.9, 1e-7)),
            points=0.5,
            label="other numbers",
            hidden=True,
            message="It fits the public numbers only. Try other numbers of states and "
            "actions.",
        ),
        edge(
            "gamma 0, and close to 1",
            Case("gamma 0", (P3, R3, 0, 0.01)),
            Case("gamma 0.995", (PH, RH, 0.995, 1e-5)),
            points=0.5,
            hidden=True,
            message="With gamma 0 the optimum is R: do not divide by gamma. Close to 1 "
            "many sweeps are needed.",
        ),
        edge(
            MIXED,
            Case("integers", (P_WHOLE, R_WHOLE, 0.5, 1e-6)),
            Case("float32", (P3.astype(np.float32), R3.astype(np.float32), 0.5, 1e-4)),
            points=0.25,
            hidden=True,
            rtol=1e-4,
            message=SAME_NUMBERS,
        ),
    ],
    hints=[
        "Start with zeros. One sweep works out all action values from the present V and "
        "takes the best of each row as the next V.",
        "After each sweep take the largest change of any state, without its sign. What "
        "is still missing is at most gamma / (1 - gamma) times that change.",
        "Go on while gamma times the largest change is above tol times (1 - gamma). "
        "Written like this, gamma = 0 needs no division.",
    ],
)


@value_iteration.wrong_answer(
    "You stop when state 0 no longer changes. Others may still be on their way: look at "
    "the largest change of all."
)
def watches_one_state(P, R, gamma, tol):
    V = np.zeros(len(R))
    while True:
        after = (np.asarray(R)[:, None] + gamma * (P @ V)).max(axis=1)
        done = gamma * abs(after[0] - V[0]) <= tol * (1 - gamma)
        V = after
        if done:
            return V


@value_iteration.wrong_answer(
    "You stop when a sweep changes less than tol. What is still missing may be gamma / "
    "(1 - gamma) times as much as that change."
)
def small_change(P, R, gamma, tol):
    V = np.zeros(len(R))
    while True:
        after = (np.asarray(R)[:, None] + gamma * (P @ V)).max(axis=1)
        if np.abs(after - V).max() < tol:
            return after
        V = after


@value_iteration.wrong_answer(
    "You stop by the mean change of all states. Settled states hide one that still moves: "
    "take the largest change."
)
def mean_change(P, R, gamma, tol):
    V = np.zeros(len(R))
    while True:
        after = (np.asarray(R)[:, None] + gamma * (P @ V)).max(axis=1)
        done = gamma * np.abs(after - V).mean() <= tol * (1 - gamma)
        V = after
        if done:
            return V


@value_iteration.wrong_answer(
    "You stop when the sum of all values stays the same. What one state gains another "
    "may lose: take the largest change of any state."
)
def change_of_the_sum(P, R, gamma, tol):
    V = np.zeros(len(R))
    while True:
        after = (np.asarray(R)[:, None] + gamma * (P @ V)).max(axis=1)
        done = gamma * abs(after.sum() - V.sum()) <= tol * (1 - gamma)
        V = after
        if done:
            return V


@value_iteration.wrong_answer(
    "The change is taken with its sign, so falling values look settled at once. Take "
    "its size."
)
def change_with_sign(P, R, gamma, tol):
    V = np.zeros(len(R))
    while True:
        after = (np.asarray(R)[:, None] + gamma * (P @ V)).max(axis=1)
        done = gamma * (after - V).max() <= tol * (1 - gamma)
        V = after
        if done:
            return V


@value_iteration.wrong_answer(
    "You take the mean of the actions. The best one counts: the largest of each row."
)
def mean_of_actions(P, R, gamma, tol):
    V, change = np.zeros(len(R)), np.inf
    while gamma * change > tol * (1 - gamma):
        after = (np.asarray(R)[:, None] + gamma * (P @ V)).mean(axis=1)
        change, V = np.abs(after - V).max(), after
    return V


@value_iteration.wrong_answer("This takes the worst action of each row.")
def worst_action(P, R, gamma, tol):
    V, change = np.zeros(len(R)), np.inf
    while gamma * change > tol * (1 - gamma):
        after = (np.asarray(R)[:, None] + gamma * (P @ V)).min(axis=1)
        change, V = np.abs(after - V).max(), after
    return V


@value_iteration.wrong_answer("One sweep is not enough: repeat until nothing changes.")
def one_sweep(P, R, gamma, tol):
    return (np.asarray(R)[:, None] + gamma * (P @ np.asarray(R))).max(axis=1)


@value_iteration.wrong_answer(
    "This is the table of action values. Return the best of each row, shape (S,)."
)
def whole_table(P, R, gamma, tol):
    V = np.zeros(len(R))
    for _ in range(2500):
        Q = np.asarray(R)[:, None] + gamma * (P @ V)
        V = Q.max(axis=1)
    return Q


@value_iteration.wrong_answer(
    "Values below 0 are lifted to 0. Where everything costs something, the optimum is "
    "negative."
)
def never_below_zero(P, R, gamma, tol):
    V = np.zeros(len(R))
    for _ in range(2500):
        Q = np.asarray(R)[:, None] + gamma * (P @ V)
        V = np.maximum(V, Q.max(axis=1))
    return V


@value_iteration.right_answer
def state_by_state(P, R, gamma, tol):
    P, V = np.asarray(P, dtype=float), np.zeros(len(R))
    while True:
        change = 0.0
        for s in range(len(R)):  # in place: later states see it at once
            best = max(R[s] + gamma * (row @ V) for row in P[s])
            change, V[s] = max(change, abs(best - V[s])), best
        if gamma * change <= tol * (1 - gamma):
            return V


@value_iteration.right_answer
def as_a_linear_program(P, R, gamma, tol):
    from scipy.optimize import linprog

    states, actions, _ = P.shape
    A = gamma * P.reshape(-1, states) - np.repeat(np.eye(states), actions, axis=0)
    done = linprog(
        np.ones(states), A_ub=A, b_ub=-np.repeat(R, actions), bounds=(None, None)
    )
    return done.x


@value_iteration.right_answer
def sweeps_known_beforehand(P, R, gamma, tol):
    largest = max(float(np.abs(R).max()), 1e-9)
    V, left = np.array(R, dtype=float), gamma * largest / (1 - gamma)
    while left > tol:
        V = np.max(np.asarray(R)[:, None] + gamma * np.dot(P, V), axis=1)
        left *= gamma
    return V


@value_iteration.right_answer
def with_torch(P, R, gamma, tol):
    import torch

    P, R = (torch.tensor(np.asarray(x, dtype=float)) for x in (P, R))
    V, change = R, tol + 1.0
    while change * gamma > tol * (1 - gamma):
        after = (R[:, None] + gamma * P @ V).amax(dim=1)
        change, V = (after - V).abs().max().item(), after
    return V


# ---- mutants of the answer that are no mistake
value_iteration.same_as_right(
    "One sweep more than needed is no mistake: the rule is only stricter.",
    "if gamma * change <= tol * (1 - gamma): => if gamma * change < tol * (1 - gamma):",
    "if gamma * change <= tol * (1 - gamma): => if change <= tol * (1 - gamma):",
)
value_iteration.same_as_right(
    "NumPy takes any negative length for the one that it works out.",
    *map(
        "Q = np.reshape(R, (-1, 1)) + gamma * (P @ V) => "
        "Q = np.reshape(R, ({}, 1)) + gamma * (P @ V)".format,
        ["-2", "~1"],
    ),
)
value_iteration.same_as_right(
    "Both names stand for the values of the last sweep.", "return V => return best"
)
value_iteration.same_as_right(
    "The sweeps lead to the optimum from any start.",
    "V = np.zeros(len(R)) => V = np.ones(len(R))",
)
value_iteration.same_as_right(
    SAME_LENGTH, "V = np.zeros(len(R)) => V = np.zeros(len(P))"
)
