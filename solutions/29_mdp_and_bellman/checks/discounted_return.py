"""Exercise 29.1: what is checked of `discounted_return`, and what proves it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, Made, edge, pure, values
from helpers.kernels import dynamic_programming as kernel

from .cases import MIXED, NUMPY_NUMBER, OTHER, SAME_NUMBERS

FOUR = Case("four rewards", ([1.0, -2.0, 3.0, 8.0], 0.5))
ARRAY = Case("an array of rewards", (np.array([2.0, 1.0, -4.0]), 0.9))
LATE = Case("one late reward", ([0.0, 0.0, 0.0, 10.0], 0.5))
MANY = Case("100,000 rewards of 1", (Made("numpy.ones", 100_000), 0.999))

discounted_return = Exercise(
    "discounted_return",
    reference=kernel.discounted_return,
    arguments=("rs", "gamma"),
    rows=("rs",),
    checks=[
        values(FOUR, ARRAY, LATE, points=0.75),
        pure(ARRAY, points=0.25),
        edge(
            "no rewards",
            Case("no rewards", ([], 0.5)),
            Case("an empty array", (np.zeros(0), 1.0)),
            points=0.25,
            hidden=True,
            message="An episode without rewards has the return 0.",
        ),
        edge(
            "gamma 0 and 1",
            Case("gamma 0", ([5.0, 7.0, 9.0], 0)),
            Case("gamma 0.0", ([5.0, 7.0, 9.0], 0.0)),
            Case("gamma 1", ([5.0, 7.0, 9.0], 1)),
            points=0.25,
            hidden=True,
            message="With gamma 0 the first reward alone counts (0 to the power 0 is 1), "
            "with gamma 1 all count in full.",
        ),
        edge(
            "a long list",
            MANY,
            Case("one reward", ([-3.0], 0.7)),
            points=0.25,
            hidden=True,
            message="It must work for one reward, and for 100,000 of them.",
        ),
        edge(
            MIXED,
            Case("integers", ([3, -1, 4, 1, 5], 0.5)),
            Case("float32", (np.array([3, -1, 4], dtype=np.float32), 0.25)),
            Case(OTHER, (np.array([9, 2, 6, 5]), 0.8)),
            points=0.25,
            hidden=True,
            message=SAME_NUMBERS,
        ),
    ],
    hints=[
        "The first reward counts in full. By what is the second one multiplied, and by "
        "what the third?",
        "The reward at place k has the weight gamma to the power k, with k from 0. Add "
        "up all products.",
        "Make the powers with np.arange of the number of rewards as exponent; or go "
        "backwards: each time, the reward plus gamma times what you have so far.",
    ],
)


@discounted_return.wrong_answer(
    "The first reward is discounted already. Its weight is gamma ** 0 = 1."
)
def starts_at_gamma(rs, gamma):
    return float(sum(gamma ** (k + 1) * r for k, r in enumerate(rs)))


@discounted_return.wrong_answer(
    "The last reward counts most here. It is the first that counts in full."
)
def turned_round(rs, gamma):
    return float(sum(gamma**k * r for k, r in enumerate(reversed(rs))))


@discounted_return.wrong_answer("This is the plain sum: where is gamma?")
def plain_sum(rs, gamma):
    return float(sum(rs))


@discounted_return.wrong_answer(
    "Every later reward has the same weight gamma. The weights are powers: 1, gamma, "
    "gamma ** 2 and so on."
)
def one_weight(rs, gamma):
    return float(sum(r if k == 0 else gamma * r for k, r in enumerate(rs)))


@discounted_return.wrong_answer(
    "The weights are multiples k * gamma. They should be powers gamma ** k."
)
def multiples(rs, gamma):
    return float(sum(r if k == 0 else k * gamma * r for k, r in enumerate(rs)))


@discounted_return.wrong_answer("A return is a sum, not a mean: do not divide.")
def mean(rs, gamma):
    if len(rs) == 0:
        return 0.0
    return float(sum(gamma**k * r for k, r in enumerate(rs)) / len(rs))


@discounted_return.wrong_answer(
    "These are the returns of every step. Only that of the first is asked for, one "
    "number."
)
def of_every_step(rs, gamma):
    found, total = [], 0.0
    for r in reversed(rs):
        total = r + gamma * total
        found.append(total)
    return np.array(found[::-1])


@discounted_return.right_answer
def backwards(rs, gamma):
    total = 0.0
    for r in reversed(rs):
        total = r + gamma * total
    return total


@discounted_return.right_answer
def as_polynomial(rs, gamma):
    return float(np.polyval(np.asarray(rs, dtype=float)[::-1], gamma))


@discounted_return.right_answer
def growing_weight(rs, gamma):
    total, weight = 0.0, 1.0
    for r in rs:
        total, weight = total + weight * r, weight * gamma
    return total


@discounted_return.right_answer
def with_torch(rs, gamma):
    import torch

    rs = torch.as_tensor(np.asarray(rs, dtype=float))
    return (rs * float(gamma) ** torch.arange(len(rs)).double()).sum()


# ---- mutants of the answer that are no mistake
discounted_return.same_as_right(
    NUMPY_NUMBER,
    "return float(np.sum(rs * weights)) => return np.sum(rs * weights)",
)
