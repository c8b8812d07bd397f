"""Exercise 09.1: what is checked of `sigmoid`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels import logistic_regression as kernel

from .cases import FLOAT32, MIXED, OTHER

FIVE = Case("five numbers", (np.array([-2.0, -0.5, 0.0, 1.0, 3.0]),))
TABLE = Case("a table", (np.array([[0.25, -1.5, 4.0], [2.0, -3.0, 0.75]]),))
NUMBER = Case("one number", (1.5,))
FAR = Case("z = -1000, 0 and 1000", (np.array([-1000.0, 0.0, 1000.0]),))
SPREAD = np.random.default_rng(911).normal(scale=3.0, size=(4, 3)).round(3)

QUIET = """
import warnings
with warnings.catch_warnings():
    warnings.simplefilter("error", RuntimeWarning)
    p = sigmoid(np.array([-1000.0, 0.0, 1000.0]))
p
"""

sigmoid = Exercise(
    "sigmoid",
    reference=kernel.sigmoid,
    arguments=("z",),
    checks=[
        shape(FIVE, TABLE, NUMBER, points=0.25),
        values(FIVE, TABLE, NUMBER, points=1),
        edge(
            "z = -1000 and 1000",
            Case("z = -1000 and 1000", (np.array([-1000.0, 1000.0]),)),
            points=0.5,
        ),
        edge("no warning", Case("z = -1000, 0 and 1000", steps=QUIET), points=0.25),
        pure(FIVE, FAR, points=0.25),
        values(
            Case(OTHER, (SPREAD,)),
            Case("z and -z", (np.concatenate([SPREAD[0], -SPREAD[0]]),)),
            Case("a large number", (-800.0,)),
            points=0.25,
            label=OTHER,
            hidden=True,
            message="Other numbers come out wrong. Try one large number, and see that "
            "the results for z and -z add up to 1.",
        ),
        edge(
            "no numbers",
            Case("an empty array", (np.zeros(0),)),
            points=0.25,
            hidden=True,
            message="An empty array gives an empty array of shape (0,).",
        ),
        edge(
            MIXED,
            Case("integers", (np.array([-3, 0, 2]),)),
            Case("one integer", (2,)),
            Case("float32", (SPREAD.astype(np.float32),)),
            points=0.25,
            hidden=True,
            message="Integer and float32 inputs should give the same numbers.",
        ),
    ],
    hints=[
        "The formula is one line. Try it at z = -1000: which number overflows?",
        "`np.exp` of a negative number cannot overflow. Which form of the sigmoid "
        "needs only that for z >= 0, and which one for z < 0?",
        "Both forms can be written with e = exp(-|z|): the fraction has 1 + e below the "
        "line, and above it 1 where z >= 0, else e.",
    ],
)


@sigmoid.wrong_answer(
    "`np.exp` overflows on the way and warns. `np.where` computes both its branches, "
    "so let both use exp(-|z|)."
)
def overflows(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))


@sigmoid.wrong_answer(
    "e^z / (1 + e^z) is inf / inf for large z, which is NaN. Use exp(-|z|)."
)
def infinite_fraction(z):
    e = np.exp(z)
    return e / (1 + e)


@sigmoid.wrong_answer("This falls where it should rise: the exponent is minus z.")
def falls(z):
    return 1 / (1 + np.exp(z))


@sigmoid.wrong_answer("This falls where it should rise: z and -z are confused.")
def falls_without_overflow(z):
    return 0.5 * (1 - np.tanh(np.asarray(z) / 2))


@sigmoid.wrong_answer(
    "This is right for z >= 0 only. Below 0 the fraction has e^-|z| above the line as "
    "well."
)
def one_branch(z):
    return 1 / (1 + np.exp(-np.abs(z)))


@sigmoid.wrong_answer(
    "This is tanh, which runs from -1 to 1. A probability lies between 0 and 1."
)
def tanh(z):
    return np.tanh(z)


@sigmoid.wrong_answer(
    "This divides by the sum over all entries. Each entry has a result of its own."
)
def softmax_of_all(z):
    e = np.exp(z - np.max(z)) if np.size(z) else z
    return e / np.sum(e)


@sigmoid.wrong_answer("This is a step from 0 to 1; the sigmoid rises smoothly.")
def step(z):
    return np.where(np.asarray(z) >= 0, 1.0, 0.0)


@sigmoid.wrong_answer("This is the slope p (1 - p) of the sigmoid, not the sigmoid.")
def slope(z):
    p = 0.5 * (1 + np.tanh(np.asarray(z) / 2))
    return p * (1 - p)


@sigmoid.wrong_answer("One number gives one number: no array of length 1.")
def array_for_a_number(z):
    return 0.5 * (1 + np.tanh(np.atleast_1d(z) / 2))


@sigmoid.wrong_answer("")
def clips_in_place(z):
    z = np.asarray(z, dtype=float)
    z[z < -500] = -500
    z[z > 500] = 500
    return 1 / (1 + np.exp(-z))


@sigmoid.right_answer
def by_tanh(z):
    return 0.5 * (1 + np.tanh(np.asarray(z) / 2))


@sigmoid.right_answer
def by_scipy(z):
    from scipy.special import expit

    return expit(z)


@sigmoid.right_answer
def by_two_masks(z):
    z = np.asarray(z, dtype=float)
    flat = z.ravel()
    p = np.empty(flat.shape)
    high = flat >= 0
    p[high] = 1 / (1 + np.exp(-flat[high]))
    low = np.exp(flat[~high])
    p[~high] = low / (1 + low)
    return p.reshape(z.shape)


@sigmoid.right_answer
def clipped(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


@sigmoid.right_answer
def warnings_off(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-np.asarray(z, dtype=np.float64)))


@sigmoid.right_answer
def by_logaddexp(z):
    return np.exp(-np.logaddexp(0, -np.asarray(z)))


@sigmoid.right_answer
def by_torch(z):
    import torch

    return torch.sigmoid(torch.as_tensor(z).double())


@sigmoid.right_answer
def number_by_number(z):
    import math

    z = np.asarray(z, dtype=float)
    p = []
    for v in z.ravel().tolist():
        p.append(1 / (1 + math.exp(-v)) if v >= 0 else math.exp(v) / (1 + math.exp(v)))
    return np.array(p).reshape(z.shape)


# ---- mutants of the answer that are no mistake
sigmoid.same_as_right(
    FLOAT32,
    "z = np.asarray(z, dtype=float) => pass",
    "z = np.asarray(z, dtype=float) => z = z",
)
sigmoid.same_as_right(
    "At z = 0 both are 1.",
    "return np.where(z >= 0, 1, small) / (1 + small) => return np.where(z > 0, 1, small) / (1 + small)",
)
