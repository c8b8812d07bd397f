"""Exercise 29.7: what is checked of `greedy`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels import dynamic_programming as kernel

from .cases import MIXED, OTHER, SAME_NUMBERS

Q43 = np.array([[1.0, 3.0, 2.0], [0.5, -1.0, 0.0], [-3.0, -2.0, -1.0], [0.0, 4.0, 1.0]])
TIED = np.array([[1.0, 3.0, 3.0], [2.0, 2.0, 2.0], [0.0, -1.0, 0.0]])
QH = np.random.default_rng(2971).integers(-4, 4, size=(9, 4)) / 2

FOUR = Case("four states, three actions", (Q43,))
TIES = Case("three states with ties", (TIED,))
NEARLY = Case("two that are nearly equal", (np.array([[1.0, 1.0 + 1e-7, 0.0]]),))

greedy = Exercise(
    "greedy",
    reference=kernel.greedy,
    arguments=("Q",),
    rows=("Q",),
    checks=[
        shape(FOUR, points=0.25),
        values(FOUR, points=0.5),
        edge("ties go to the lowest action", TIES, NEARLY, points=0.5),
        pure(FOUR, points=0.25),
        edge(
            "one action, one state, none",
            Case("one action", (np.array([[2.0], [-1.0]]),)),
            Case("one state", (np.array([[-3.0, -2.0]]),)),
            Case("no states", (np.zeros((0, 3)),)),
            points=0.25,
            hidden=True,
            message="With one action every row is [1]; without states the result has "
            "the shape (0, A).",
        ),
        edge(
            MIXED,
            Case("integers", (np.array([[3, 7], [7, 3], [0, 0]]),)),
            Case("float32", (QH.astype(np.float32),)),
            Case(OTHER, (QH,)),
            points=0.25,
            hidden=True,
            message=SAME_NUMBERS,
        ),
    ],
    hints=[
        "Every row of Q belongs to a state. Where is its largest number?",
        "np.argmax along the last axis gives the place, and of several equal ones the "
        "first.",
        "Make an array of zeros like Q and write a 1 at each row's place; or pick rows "
        "of an identity matrix.",
    ],
)


@greedy.wrong_answer(
    "Of several best actions you take the last. The lowest number wins a tie."
)
def last_of_ties(Q):
    best = Q.shape[1] - 1 - Q[:, ::-1].argmax(axis=1)
    return np.eye(Q.shape[1])[best]


@greedy.wrong_answer(
    "Tied actions share the row. One of them, the lowest, gets the whole 1."
)
def shares_ties(Q):
    best = Q.max(axis=1, keepdims=True) == Q
    return best / best.sum(axis=1, keepdims=True)


@greedy.wrong_answer(
    "Every tied action gets a 1, so the row adds up to more than 1. Keep the lowest."
)
def marks_all_ties(Q):
    return (Q.max(axis=1, keepdims=True) == Q).astype(float)


@greedy.wrong_answer(
    "Nearly equal numbers count as a tie here. Only equal numbers are a tie: the larger "
    "one wins, however little it is ahead."
)
def close_is_a_tie(Q):
    best = np.isclose(Q, Q.max(axis=1, keepdims=True))
    return np.eye(Q.shape[1])[best.argmax(axis=1)]


@greedy.wrong_answer(
    "These are the numbers of the actions. Write each as a row of probabilities."
)
def numbers_of_actions(Q):
    return Q.argmax(axis=1)


@greedy.wrong_answer(
    "You look for the best state of each action. Look along the rows: the best action "
    "of each state."
)
def down_the_columns(Q):
    pi = np.zeros(Q.shape)
    pi[Q.argmax(axis=0), np.arange(Q.shape[1])] = 1.0
    return pi


@greedy.wrong_answer("This takes the worst action: largest, not smallest.")
def worst(Q):
    return np.eye(Q.shape[1])[Q.argmin(axis=1)]


@greedy.wrong_answer("This takes the largest size. A large loss is no good action.")
def largest_size(Q):
    return np.eye(Q.shape[1])[np.abs(Q).argmax(axis=1)]


@greedy.wrong_answer(
    "The result holds the best values. Write 1 there: these are probabilities."
)
def best_values(Q):
    return np.where(np.arange(Q.shape[1]) == Q.argmax(axis=1)[:, None], Q, 0.0)


@greedy.right_answer
def by_comparing(Q):
    return (np.arange(Q.shape[1]) == Q.argmax(axis=1)[:, None]).astype(int)


@greedy.right_answer
def in_a_loop(Q):
    pi = np.zeros(Q.shape)
    for s, row in enumerate(Q):
        pi[s, list(row).index(max(row))] = 1
    return pi


@greedy.right_answer
def with_torch(Q):
    import torch

    table = torch.tensor(np.asarray(Q, dtype=float))
    best = table == table.max(dim=1, keepdim=True).values
    first = best & (best.cumsum(dim=1) == 1)
    return first.to(torch.float32)
