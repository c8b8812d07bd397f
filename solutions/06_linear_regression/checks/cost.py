"""Exercise 06.2: what is checked of `cost`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels import linear_regression as kernel

from .cases import (
    B1,
    B3,
    B8,
    BH,
    EIGHT,
    FLOAT32,
    MIXED,
    NUMPY_NUMBER,
    OTHER,
    SAME_LENGTH,
    THREE,
    W0,
    W1,
    W3,
    W8,
    W32,
    WF,
    WH,
    WI,
    X1,
    X3,
    X8,
    X32,
    XH,
    XI,
    XL,
    Y0,
    Y1,
    Y3,
    Y8,
    Y32,
    YH,
    YI,
    YL,
)


def cost_reference(X, y, w, b):
    """Cost alone, from the kernel that gives cost and gradient together."""
    return kernel.squared_cost(X, y, w, b)[0]


COST_3 = Case(THREE, (X3, Y3, W3, B3))
COST_8 = Case(EIGHT, (X8, Y8, W8, B8))

cost = Exercise(
    "cost",
    reference=cost_reference,
    arguments=("X", "y", "w", "b"),
    rows=("X", "y"),
    checks=[
        shape(COST_3, COST_8, points=0.25),
        values(COST_3, COST_8, points=1.25),
        pure(COST_8, points=0.25),
        values(Case(OTHER, (XH, YH, WH, BH)), points=0.25, label=OTHER, hidden=True),
        edge(
            "one row",
            Case("one row", (X1, Y1, W1, B1)),
            points=0.25,
            hidden=True,
            message="With one row, m is 1: half of one squared error.",
        ),
        edge(
            "large numbers",
            Case("large numbers", (XL, YL, WH, BH)),
            points=0.25,
            hidden=True,
            message="With numbers in the millions the cost should still be exact.",
        ),
        edge(
            MIXED,
            Case("integers", (XI, YI, WI, 3)),
            Case("integers and a fraction", (XI, YI, WI, 2.5)),
            Case("an integer X and y", (XI, YI, WF, 2.5)),
            Case("float32", (X32, Y32, W32, B8)),
            points=0.25,
            hidden=True,
            message="Integer and float32 inputs should give the same numbers.",
        ),
        edge(
            "a perfect fit",
            Case("a perfect fit", (X3, Y0, W0, 0.5)),
            points=0.25,
            hidden=True,
            message="Where every prediction is exact, the cost is 0.",
        ),
    ],
    hints=[
        "Start with the errors: predictions minus y, one for each example.",
        "Square the errors, add them up, divide by 2 times the number of examples.",
        "With the errors in `e`, the cost is `(e**2).sum()` over twice `len(y)`.",
    ],
)


@cost.wrong_answer(
    "Your cost is twice the expected one: the formula divides by 2m, not by m."
)
def no_half(X, y, w, b):
    return float(np.mean((X @ w + b - y) ** 2))


@cost.wrong_answer("Your cost is the sum over the examples; divide by m as well.")
def half_of_the_sum(X, y, w, b):
    return float(np.sum((X @ w + b - y) ** 2) / 2)


@cost.wrong_answer(
    "This takes the size of the errors instead of their squares: that is another cost."
)
def absolute_errors(X, y, w, b):
    return float(np.mean(np.abs(X @ w + b - y)) / 2)


@cost.wrong_answer("The errors are summed before they are squared, so they cancel out.")
def square_of_the_mean(X, y, w, b):
    return float(np.mean(X @ w + b - y) ** 2 / 2)


@cost.wrong_answer("There is a square root too many: the cost is in squared units.")
def takes_the_root(X, y, w, b):
    return float(np.sqrt(np.mean((X @ w + b - y) ** 2) / 2))


@cost.wrong_answer("The bias b is missing from the predictions.")
def cost_without_bias(X, y, w, b):
    return float(np.mean((X @ w - y) ** 2) / 2)


@cost.wrong_answer(
    "Each prediction met every y: (n, n) errors, not n. Keep both of shape (n,)."
)
def every_pair(X, y, w, b):
    return float(np.mean((X @ w + b - y[:, None]) ** 2) / 2)


@cost.right_answer
def half_mean_square(X, y, w, b):
    return np.mean(np.square(X @ w + b - y)) / 2


@cost.right_answer
def by_dot_product(X, y, w, b):
    error = np.asarray(y, dtype=float) - b - np.dot(X, w)
    return 0.5 * error.dot(error) / error.size


@cost.right_answer
def plain_loop(X, y, w, b):
    total = 0.0
    for row, target in zip(X, y):
        total += (float(np.dot(row, w)) + b - float(target)) ** 2
    return total / (2 * len(y))


@cost.right_answer
def cost_with_torch(X, y, w, b):
    import torch

    X, y, w = (torch.as_tensor(a).double() for a in (X, y, w))
    return torch.nn.functional.mse_loss(X @ w + b, y) / 2


# ---- mutants of the answer that are no mistake
cost.same_as_right(
    FLOAT32,
    "X, y = (np.asarray(X, dtype=float), np.asarray(y, dtype=float)) => pass",
    "X, y = (np.asarray(X, dtype=float), np.asarray(y, dtype=float)) => X, y = (X, np.asarray(y, dtype=float))",
    "X, y = (np.asarray(X, dtype=float), np.asarray(y, dtype=float)) => X, y = (np.asarray(X, dtype=float), y)",
)
cost.same_as_right(
    "A cost is never negative.",
    "return float(error @ error / (2 * len(y))) => return abs(error @ error / (2 * len(y)))",
)
cost.same_as_right(
    NUMPY_NUMBER,
    "return float(error @ error / (2 * len(y))) => return error @ error / (2 * len(y))",
)
cost.same_as_right(
    SAME_LENGTH,
    "return float(error @ error / (2 * len(y))) => return float(error @ error / (2 * len(X)))",
    "return float(error @ error / (2 * len(y))) => return float(error @ error / (2 * len(error)))",
)
