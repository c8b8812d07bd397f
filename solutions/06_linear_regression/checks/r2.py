"""Exercise 06.9: what is checked of `r2`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels import linear_regression as kernel

from .cases import (
    BH,
    FLOAT32,
    MIXED,
    NUMPY_NUMBER,
    OTHER,
    WH,
    XH,
    Y3,
    Y8,
    Y32,
    YH,
    YI,
)

R2_3 = Case("three houses", (Y3, np.array([3.5, 4.0, 4.0])))
R2_8 = Case("eight examples", (Y8, Y8 * 0.5 + np.arange(8) * 0.3))
R2_BAD = Case("predictions worse than the mean", (Y3, np.array([6.0, 1.0, 9.0])))
CONSTANT = np.array([2.0, 2.0, 2.0])

r2 = Exercise(
    "r2",
    reference=kernel.r2,
    arguments=("y", "p"),
    rows=("y", "p"),
    checks=[
        shape(R2_3, points=0.25),
        values(R2_3, R2_8, points=0.75),
        edge("worse than the mean", R2_BAD, points=0.5),
        pure(R2_8, points=0.25),
        values(
            Case(OTHER, (YH, XH @ WH + BH)),
            Case("perfect predictions", (YH, YH.copy())),
            Case("the largest first", (-np.sort(-Y8), Y8)),
            Case("the smallest first", (np.sort(Y8), Y8)),
            points=0.25,
            label=OTHER,
            hidden=True,
        ),
        edge(
            "constant y, met exactly",
            Case("constant y", (CONSTANT, CONSTANT.copy())),
            points=0.25,
            hidden=True,
            message="Where y is constant and p equals it, return 1.0.",
        ),
        edge(
            "constant y, missed",
            Case("constant y", (CONSTANT, np.array([2.0, 3.0, 2.0]))),
            Case("constant y, right on average", (CONSTANT, np.array([1.0, 2.0, 3.0]))),
            Case("one example", (np.array([4.0]), np.array([5.0]))),
            points=0.5,
            hidden=True,
            message="Where y is constant, or one single number, and p differs from it, "
            "return 0.0.",
        ),
        edge(
            MIXED,
            Case("integers", (YI, np.array([5, 1, 5, 8]))),
            Case("an integer y", (YI, np.array([4.25, 1.5, 5.75, 8.0]))),
            Case("float32", (Y32, Y32 * np.float32(0.5))),
            points=0.25,
            hidden=True,
            message="Integer and float32 inputs should give the same numbers.",
        ),
    ],
    hints=[
        "Compare two sums of squares: errors of p, and errors of the mean of y.",
        "R2 is 1 minus the first sum divided by the second. What if the second is 0?",
        "Before you divide: where the second sum is 0, return 1.0 if p equals y, else "
        "0.0.",
    ],
)


@r2.wrong_answer(
    "This is the squared correlation. It forgives a wrong scale and can't be negative."
)
def squared_correlation(y, p):
    return float(np.corrcoef(y, p)[0, 1] ** 2)


@r2.wrong_answer("y and p have changed places: the spread that counts is the one of y.")
def changed_places(y, p):
    return float(1 - ((y - p) ** 2).sum() / ((p - p.mean()) ** 2).sum())


@r2.wrong_answer("This is the unexplained share. R2 is 1 minus it.")
def unexplained_share(y, p):
    return float(((y - p) ** 2).sum() / ((y - y.mean()) ** 2).sum())


@r2.wrong_answer("The mean of y is not taken off: compare with the spread around it.")
def no_centring(y, p):
    return float(1 - ((y - p) ** 2).sum() / (y**2).sum())


@r2.wrong_answer(
    "This is the explained sum of squares of p; for poor predictions that is not R2."
)
def explained_sum(y, p):
    return float(((p - y.mean()) ** 2).sum() / ((y - y.mean()) ** 2).sum())


@r2.wrong_answer(
    "A score below 0 was cut off. Predictions worse than the mean do score below 0."
)
def never_negative(y, p):
    return max(0.0, float(1 - ((y - p) ** 2).sum() / ((y - y.mean()) ** 2).sum()))


@r2.wrong_answer(
    "One term is divided by n, the other by n - 1: use sums, or two like means."
)
def unlike_divisors(y, p):
    return float(1 - ((y - p) ** 2).mean() / np.var(y, ddof=1)) if len(y) > 1 else 0.0


@r2.wrong_answer("")
def divides_by_zero(y, p):
    return float(1 - ((y - p) ** 2).sum() / ((y - y.mean()) ** 2).sum())


@r2.right_answer
def by_variance(y, p):
    spread = np.var(y)
    left = np.mean(np.subtract(y, p, dtype=float) ** 2)
    if spread == 0:
        return 1.0 if left == 0 else 0.0
    return 1 - left / spread


@r2.right_answer
def by_sklearn(y, p):
    from sklearn.metrics import r2_score

    if np.all(y == y[0]):
        return float(np.array_equal(y, p))
    return r2_score(y, p)


@r2.right_answer
def in_a_loop(y, p):
    middle = sum(float(v) for v in y) / len(y)
    left = sum((float(a) - float(b)) ** 2 for a, b in zip(y, p))
    total = sum((float(a) - middle) ** 2 for a in y)
    if total == 0:
        return float(left == 0)
    return 1 - left / total


# ---- mutants of the answer that are no mistake
r2.same_as_right(
    FLOAT32,
    "y, p = (np.asarray(y, dtype=float), np.asarray(p, dtype=float)) => pass",
    "y, p = (np.asarray(y, dtype=float), np.asarray(p, dtype=float)) => y, p = (y, np.asarray(p, dtype=float))",
    "y, p = (np.asarray(y, dtype=float), np.asarray(p, dtype=float)) => y, p = (np.asarray(y, dtype=float), p)",
)
r2.same_as_right(
    NUMPY_NUMBER,
    "return float(1 - ((y - p) ** 2).sum() / ((y - y.mean()) ** 2).sum()) => return 1 - ((y - p) ** 2).sum() / ((y - y.mean()) ** 2).sum()",
    "return float(np.array_equal(p, y)) => return int(np.array_equal(p, y))",
    "return float(np.array_equal(p, y)) => return abs(np.array_equal(p, y))",
)
r2.same_as_right(
    "All entries equal the first one, or all equal the last one: the same.",
    "if (y == y[0]).all(): => if (y == y[-1]).all():",
)
r2.same_as_right(
    "Equality has no order.",
    "return float(np.array_equal(p, y)) => return float(np.array_equal(y, p))",
)
