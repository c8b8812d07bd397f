"""Exercise 04.1: what is checked of `fd`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import (
    Case,
    Exercise,
    Function,
    edge,
    pure,
    shape,
    values,
)
from helpers.kernels.finite_differences import central_difference

from .cases import MIXED

SQUARES = Function("lambda x: (x ** 2).sum()")
CUBES = Function("lambda x: (x ** 3).sum()")
MIX = Function("lambda x: np.sin(x[0]) * x[1] + np.exp(x[2]) / x[0]")

X2 = np.array([1.0, -3.0])
X4 = np.array([0.5, -1.25, 2.0, 3.5])
PRODUCT = Function("lambda x: x[0] * x[1]")
XH = np.array([0.7, -1.3, 0.4])
SMALL = Case("a sum of squares", (SQUARES, X2, 0.25))
PAIR = Case("a product of two entries", (PRODUCT, X2, 0.25))
COARSE = Case("a sum of cubes, steps of 0.5", (CUBES, X4, 0.5))

fd = Exercise(
    "fd",
    reference=central_difference,
    arguments=("f", "x", "eps"),
    checks=[
        shape(SMALL, COARSE, points=0.25),
        values(SMALL, PAIR, COARSE, points=1.25),
        pure(SMALL, COARSE, points=0.5),
        edge(
            "another function",
            Case("three entries that mix", (MIX, XH, 1e-4)),
            Case("steps of 0.125", (MIX, XH, 0.125)),
            points=0.25,
            hidden=True,
            message="Each entry moves alone; all others stay where they are.",
        ),
        edge(
            "one entry and none",
            Case("one entry", (CUBES, np.array([2.0]), 0.1)),
            Case("no entry", (SQUARES, np.zeros(0), 0.1)),
            points=0.25,
            hidden=True,
            message="One entry gives one slope, none gives an array of shape (0,).",
        ),
        edge(
            MIXED,
            Case("integers", (CUBES, np.array([2, -1, 3]), 0.25)),
            Case("float32", (SQUARES, X4.astype(np.float32), 0.25)),
            points=0.5,
            hidden=True,
            message="An integer array cannot hold 2.25: work on a copy in float64.",
        ),
    ],
    hints=[
        "Make an array of zeros as long as x. Fill it entry by entry in a loop.",
        "For entry i you need two points, each a fresh copy of x in float64: one with "
        "eps added at i, one with eps taken away at i.",
        "The slope is the difference of the two values of f, divided by the distance "
        "between the two points. That distance is twice eps.",
    ],
)


@fd.wrong_answer(
    "This is the one-sided difference: its error shrinks as eps, not as eps squared. "
    "Step to both sides of x."
)
def one_sided(f, x, eps):
    x = np.array(x, dtype=float)
    slopes = np.zeros(len(x))
    for i in range(len(x)):
        step = np.zeros(len(x))
        step[i] = eps
        slopes[i] = (f(x + step) - f(x)) / eps
    return slopes


@fd.wrong_answer("The two points are 2 * eps apart, so divide by 2 * eps, not by eps.")
def divides_by_eps(f, x, eps):
    x = np.array(x, dtype=float)
    steps = eps * np.eye(len(x))
    return np.array([(f(x + s) - f(x - s)) / eps for s in steps])


@fd.wrong_answer(
    "Without brackets, `/ 2 * eps` divides by 2 and multiplies by eps. Write "
    "`/ (2 * eps)`."
)
def multiplies_by_eps(f, x, eps):
    x = np.array(x, dtype=float)
    steps = eps * np.eye(len(x))
    return np.array([(f(x + s) - f(x - s)) / 2 * eps for s in steps])


@fd.wrong_answer("The step is one of your own. Use `eps` as it was given.")
def step_of_its_own(f, x, eps):
    x = np.array(x, dtype=float)
    steps = 1e-5 * np.eye(len(x))
    return np.array([(f(x + s) - f(x - s)) / 2e-5 for s in steps])


@fd.wrong_answer("These steps are half as long: go by all of eps to each side.")
def half_a_step(f, x, eps):
    x = np.array(x, dtype=float)
    steps = eps / 2 * np.eye(len(x))
    return np.array([(f(x + s) - f(x - s)) / eps for s in steps])


@fd.wrong_answer(
    "All entries move together, which gives the sum of the slopes. Move one at a time."
)
def moves_all(f, x, eps):
    slope = (f(x + eps) - f(x - eps)) / (2 * eps)
    return np.full(len(x), slope)


@fd.wrong_answer("")  # `pure` says it
def changes_x(f, x, eps):
    slopes = np.zeros(len(x))
    for i in range(len(x)):
        x[i] = x[i] + eps
        above = f(x)
        x[i] = x[i] - 2 * eps
        slopes[i] = (above - f(x)) / (2 * eps)
    return slopes


@fd.wrong_answer(
    "The steps add up: an entry that was moved must go back before the next one moves."
)
def never_steps_back(f, x, eps):
    x = np.array(x, dtype=float)
    slopes = np.zeros(len(x))
    for i in range(len(x)):
        x[i] += eps
        above = f(x)
        x[i] -= 2 * eps
        slopes[i] = (above - f(x)) / (2 * eps)
    return slopes


@fd.wrong_answer("The wrong sign: the value above comes first, minus the value below.")
def below_minus_above(f, x, eps):
    x = np.array(x, dtype=float)
    steps = eps * np.eye(len(x))
    return np.array([(f(x - s) - f(x + s)) / (2 * eps) for s in steps])


@fd.wrong_answer(
    "`b = x` is a second name for the same array, so both points move at once. Copy x."
)
def two_names_for_one_array(f, x, eps):
    x = np.array(x, dtype=float)
    slopes = np.zeros(len(x))
    for i in range(len(x)):
        above = below = x.copy()
        above[i] += eps
        below[i] -= eps
        slopes[i] = (f(above) - f(below)) / (2 * eps)
    return slopes


@fd.right_answer
def rows_of_an_identity(f, x, eps):
    x = np.asarray(x, dtype=float)
    steps = eps * np.eye(x.size)
    return np.array([(f(x + s) - f(x - s)) / (2 * eps) for s in steps])


@fd.right_answer
def moves_and_puts_back(f, x, eps):
    x = x.astype(np.float64)
    slopes = np.zeros_like(x)
    for i, before in enumerate(x.copy()):
        x[i] = before + eps
        slopes[i] += f(x)
        x[i] = before - eps
        slopes[i] -= f(x)
        x[i] = before
    return slopes / (2 * eps)


@fd.right_answer
def mean_of_two_sides(f, x, eps):
    x, slopes = np.array(x, dtype=float), []
    for i in range(len(x)):
        step = np.where(np.arange(len(x)) == i, eps, 0.0)
        forward = (f(x + step) - f(x)) / eps
        back = (f(x) - f(x - step)) / eps
        slopes.append((forward + back) / 2)
    return np.array(slopes)
