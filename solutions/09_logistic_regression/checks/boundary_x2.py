"""Exercise 09.7: what is checked of `boundary_x2`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels import logistic_regression as kernel

from .cases import FLOAT32, MIXED, OTHER


def boundary_reference(x1, w, b):
    """Call the kernel, and raise a plain ValueError, as the answer should."""
    if w[1] == 0:
        raise ValueError("w[1] is 0")
    return kernel.boundary_x2(x1, w, b)


FOUR = Case(
    "four places",
    (np.array([-1.0, 0.0, 2.0, 5.0]), np.array([1.5, -2.0]), 0.5),
)
NUMBER = Case("one place", (3.0, np.array([0.8, 1.6]), -2.0))
UPRIGHT = Case("w = [2, 0]", (np.array([0.0, 1.0]), np.array([2.0, 0.0]), 1.0))
STEEP = Case("w = [2, 0.0001]", (np.array([0.0, 1.0]), np.array([2.0, 1e-4]), 1.0))
MANY = np.random.default_rng(971).normal(scale=4.0, size=25).round(3)

boundary_x2 = Exercise(
    "boundary_x2",
    reference=boundary_reference,
    arguments=("x1", "w", "b"),
    checks=[
        shape(FOUR, NUMBER, points=0.25),
        values(FOUR, NUMBER, points=1),
        edge("w[1] = 0", UPRIGHT, STEEP, points=0.5),
        pure(FOUR, points=0.25),
        values(
            Case(OTHER, (MANY, np.array([-0.7, 3.2]), 4.5)),
            Case("a level line", (MANY, np.array([0.0, -2.5]), 1.0)),
            Case("no places", (np.zeros(0), np.array([1.0, 2.0]), 1.0)),
            points=0.25,
            label=OTHER,
            hidden=True,
            message="Other numbers come out wrong. Try w[0] = 0, and an empty x1.",
        ),
        edge(
            "w[1] = 0, other forms",
            Case("integers", (np.array([1, 2]), np.array([3, 0]), 1)),
            Case("one place", (0.5, np.array([-1.0, 0.0]), 0.0)),
            Case("both weights 0", (np.array([1.0]), np.array([0.0, 0.0]), 1.0)),
            points=0.25,
            hidden=True,
            message="w[1] = 0 raises ValueError for integers and single numbers too.",
        ),
        edge(
            MIXED,
            Case("integers", (np.array([1, 2, -3]), np.array([3, 2]), 2)),
            Case(
                "float32",
                (
                    MANY.astype(np.float32),
                    np.array([0.5, -1.5], dtype=np.float32),
                    0.25,
                ),
            ),
            points=0.5,
            hidden=True,
            message="Integer and float32 inputs should give the same numbers, with "
            "their fractions.",
        ),
    ],
    hints=[
        "Which logit has the probability 0.5? Write that down as an equation.",
        "On the line, w[0] x1 + w[1] x2 + b is 0. Solve for x2.",
        "Ask for w[1] == 0 first, and `raise ValueError(...)` there. Then take b and "
        "the first product to the other side and divide.",
    ],
)


@boundary_x2.wrong_answer(
    "The bias b is missing, so every line goes through the origin."
)
def forgets_b(x1, w, b):
    if w[1] == 0:
        raise ValueError("w[1] is 0")
    return -w[0] * x1 / w[1]


@boundary_x2.wrong_answer(
    "The features have changed places: this solves for x1. Divide by w[1]."
)
def inverted(x1, w, b):
    if w[1] == 0:
        raise ValueError("w[1] is 0")
    return -(w[1] * x1 + b) / w[0]


@boundary_x2.wrong_answer(
    "The sign is wrong: on the other side of the equation it flips."
)
def no_minus(x1, w, b):
    if w[1] == 0:
        raise ValueError("w[1] is 0")
    return (w[0] * x1 + b) / w[1]


@boundary_x2.wrong_answer("b has the wrong sign: the minus belongs to both terms.")
def minus_for_one(x1, w, b):
    if w[1] == 0:
        raise ValueError("w[1] is 0")
    return (-w[0] * x1 + b) / w[1]


@boundary_x2.wrong_answer("b is not divided by w[1]: both terms are.")
def b_not_divided(x1, w, b):
    if w[1] == 0:
        raise ValueError("w[1] is 0")
    return -w[0] * x1 / w[1] - b


@boundary_x2.wrong_answer(
    "This sets the logit to 0.5. The probability is 0.5 where the logit is 0."
)
def logit_of_a_half(x1, w, b):
    if w[1] == 0:
        raise ValueError("w[1] is 0")
    return (0.5 - b - w[0] * x1) / w[1]


@boundary_x2.wrong_answer("The division by w[1] is missing.")
def not_divided(x1, w, b):
    if w[1] == 0:
        raise ValueError("w[1] is 0")
    return -(w[0] * x1 + b)


@boundary_x2.wrong_answer("Where w[1] is 0, raise ValueError: dividing gives infinity.")
def divides_by_zero(x1, w, b):
    return -(w[0] * np.asarray(x1) + b) / np.asarray(w, dtype=float)[1]


@boundary_x2.wrong_answer(
    "Where w[1] is 0, ZeroDivisionError comes. Look first, and raise ValueError."
)
def other_error(x1, w, b):
    if w[1] == 0:
        raise ZeroDivisionError("w[1] is 0")
    return -(w[0] * x1 + b) / w[1]


@boundary_x2.wrong_answer(
    "With a small w[1] the line is steep, but there is an x2. Raise ValueError only "
    "where w[1] is 0."
)
def stops_near_zero(x1, w, b):
    if abs(w[1]) < 0.1:
        raise ValueError("w[1] is 0")
    return -(w[0] * np.asarray(x1) + b) / w[1]


@boundary_x2.wrong_answer("")
def returns_the_error(x1, w, b):
    if w[1] == 0:
        return ValueError("w[1] is 0")
    return -(w[0] * x1 + b) / w[1]


@boundary_x2.right_answer
def slope_and_intercept(x1, w, b):
    first, second = (float(v) for v in w)
    if not second:
        raise ValueError("the line is upright")
    return -b / second - first / second * np.asarray(x1)


@boundary_x2.right_answer
def place_by_place(x1, w, b):
    if np.isclose(w[1], 0):
        raise ValueError("there is no x2 for each x1")
    if np.ndim(x1) == 0:
        return -(w[0] * x1 + b) / w[1]
    return np.array([-(w[0] * x + b) / w[1] for x in x1])


@boundary_x2.right_answer
def two_points(x1, w, b):
    class UprightError(ValueError):
        pass

    if abs(w[1]) == 0:
        raise UprightError
    at_zero, at_one = -b / w[1], -(w[0] + b) / w[1]
    return np.multiply(x1, at_one - at_zero) + at_zero


@boundary_x2.right_answer
def by_torch(x1, w, b):
    import torch

    if w[1] == 0:
        raise ValueError("w[1] must not be 0")
    x1, w = torch.as_tensor(x1).double(), torch.as_tensor(w).double()
    return -(w[0] * x1 + b) / w[1]


# ---- mutants of the answer that are no mistake
boundary_x2.same_as_right(
    FLOAT32,
    "return -(w[0] * np.asarray(x1, dtype=float) + b) / w[1] => return -(w[0] * x1 + b) / w[1]",
)
