"""Exercise 29.3: what is checked of `all_returns`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, free, pure, shape, values
from helpers.kernels import dynamic_programming as kernel

from .cases import MIXED, OTHER, SAME_NUMBERS

FOUR = Case("four rewards", (np.array([1.0, -2.0, 3.0, 8.0]), 0.5))
LIST = Case("a list of rewards", ([2.0, 0.0, -1.0, 0.0, 4.0], 0.9))
MANY = 60_000


@free(
    "60,000 rewards in time",
    points=0.5,
    message="60,000 rewards took too long, or gave other numbers. Go backwards once, and "
    "use each return for the one before it.",
)
def in_one_pass(answer):
    found = np.asarray(answer(np.ones(MANY), 0.5), dtype=float)
    right = 2.0 - 0.5 ** np.minimum(np.arange(MANY)[::-1], 100)
    good = found.shape == right.shape and np.allclose(found, right)
    return None if good else "other numbers"


all_returns = Exercise(
    "all_returns",
    reference=kernel.all_returns,
    arguments=("rs", "gamma"),
    rows=("rs",),
    checks=[
        shape(FOUR, LIST, points=0.25),
        values(FOUR, LIST, points=1),
        pure(FOUR, points=0.25),
        edge(
            "none, one, gamma 0 and 1",
            Case("no rewards", (np.zeros(0), 0.5)),
            Case("one reward", (np.array([3.0]), 0.5)),
            Case("gamma 0", (np.array([3.0, 0.0, 2.0]), 0)),
            Case("gamma 1", (np.array([3.0, 0.0, 2.0]), 1)),
            points=0.5,
            hidden=True,
            message="No rewards give an array of shape (0,). With gamma 0 the returns "
            "are the rewards, with gamma 1 they are sums to the end.",
        ),
        in_one_pass,
        edge(
            MIXED,
            Case("integers", (np.array([3, -1, 4, 1, 5]), 0.5)),
            Case("a list of integers", ([2, 7, 1], 0.3)),
            Case("float32", (np.array([3, -1, 4], dtype=np.float32), 0.25)),
            Case(OTHER, (np.array([9, 2, 6, 5]), 0.8)),
            points=0.5,
            hidden=True,
            message=SAME_NUMBERS + " An integer array cannot hold 2.5.",
        ),
    ],
    hints=[
        "The return of the last step is its reward. What does the step before need to "
        "know besides its own reward?",
        "Each return is the reward plus gamma times the return of the next step. So the "
        "last one comes first.",
        "Fill an array of zeros from its end to its start, in a loop that runs "
        "backwards, and keep the running total in one variable.",
    ],
)


@all_returns.wrong_answer(
    "The returns are in reverse order. Entry 0 belongs to the first step."
)
def backwards_order(rs, gamma):
    found, total = [], 0.0
    for r in reversed(rs):
        total = r + gamma * total
        found.append(total)
    return np.array(found)


@all_returns.wrong_answer(
    "Your pass goes forwards, so each entry sums up the past. A return is about what is "
    "still to come."
)
def of_the_past(rs, gamma):
    found, total = [], 0.0
    for r in rs:
        total = r + gamma * total
        found.append(total)
    return np.array(found)


@all_returns.wrong_answer(
    "Each return leaves out its own reward. It starts with the reward of its own step, "
    "in full."
)
def without_own_reward(rs, gamma):
    found, total = np.zeros(len(rs)), 0.0
    for t in range(len(rs) - 1, -1, -1):
        found[t] = total
        total = rs[t] + gamma * total
    return found


@all_returns.wrong_answer(
    "Each entry discounts its own reward as well. The reward of its own step counts in "
    "full."
)
def discounts_itself(rs, gamma):
    found, total = np.zeros(len(rs)), 0.0
    for t in range(len(rs) - 1, -1, -1):
        total = gamma * (rs[t] + total)
        found[t] = total
    return found


@all_returns.wrong_answer(
    "These are the parts of one return, seen from the first step. Each step starts its "
    "own count of weights at 1."
)
def seen_from_the_start(rs, gamma):
    rs = np.asarray(rs, dtype=float)
    parts = rs * float(gamma) ** np.arange(len(rs))
    return parts[::-1].cumsum()[::-1]


@all_returns.wrong_answer("These are plain sums to the end: where is gamma?")
def plain_sums(rs, gamma):
    return np.cumsum(np.asarray(rs, dtype=float)[::-1])[::-1]


@all_returns.wrong_answer("")  # the free check says it
def table_of_all_pairs(rs, gamma):
    gap = np.subtract.outer(np.arange(len(rs)), np.arange(len(rs))).T
    weights = np.where(gap >= 0, float(gamma) ** np.maximum(gap, 0), 0.0)
    return weights @ np.asarray(rs, dtype=float)


@all_returns.wrong_answer("")  # gamma = 0 and long lists say it
def divides_by_powers(rs, gamma):
    rs = np.asarray(rs, dtype=float)
    weights = float(gamma) ** np.arange(len(rs))
    return (rs * weights)[::-1].cumsum()[::-1] / weights


@all_returns.right_answer
def appended_and_turned(rs, gamma):
    found, total = [], 0.0
    for r in reversed(rs):
        total = r + gamma * total
        found.append(total)
    return np.array(found[::-1])


@all_returns.right_answer
def in_float32(rs, gamma):
    found, total = np.zeros(len(rs), dtype=np.float32), 0.0
    for t in range(len(rs) - 1, -1, -1):
        total = rs[t] + gamma * total
        found[t] = total
    return found


@all_returns.right_answer
def by_filter(rs, gamma):
    from scipy.signal import lfilter

    rs = np.asarray(rs, dtype=float)
    return lfilter([1], [1, -gamma], rs[::-1])[::-1] if len(rs) else rs


@all_returns.right_answer
def put_in_front(rs, gamma):
    found = []
    for r in reversed(rs):
        found.insert(0, r + gamma * (found[0] if found else 0.0))
    return np.array(found, dtype=float)


@all_returns.right_answer
def with_torch(rs, gamma):
    from itertools import accumulate

    import torch

    steps = accumulate(np.asarray(rs, dtype=float)[::-1], lambda g, r: r + gamma * g)
    return torch.tensor(list(steps), dtype=torch.float64).flip(0)


# ---- mutants of the answer that are no mistake
all_returns.same_as_right(
    "Every entry is written afterwards.",
    "returns, later = (np.zeros(len(rs)), 0.0) => returns, later = (np.ones(len(rs)), 0.0)",
)
all_returns.same_as_right(
    "There is a return for each reward.",
    "for t in reversed(range(len(rs))): => for t in reversed(range(len(returns))):",
)
