"""Exercise 09.4: what is checked of `cost`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels import logistic_regression as kernel

from .cases import (
    B1,
    B3,
    B8,
    BH,
    EIGHT,
    FLOAT32,
    HUGE,
    MIXED,
    NO_ORDER,
    NUMPY_NUMBER,
    OTHER,
    SAME_LENGTH,
    THREE,
    W1,
    W3,
    W8,
    W32,
    WF,
    WH,
    WI,
    WL,
    X1,
    X3,
    X8,
    X32,
    XH,
    XI,
    XL,
    Y1,
    Y3,
    Y8,
    Y32,
    YH,
    YI,
    YL,
)


def cost_reference(X, y, w, b, lam):
    """Cost alone, from the kernel that gives cost and gradient together."""
    return kernel.logistic_cost(X, y, w, b, lam)[0]


COST_3 = Case(THREE, (X3, Y3, W3, B3, 3.0))
COST_8 = Case(EIGHT, (X8, Y8, W8, B8, 1.5))

cost = Exercise(
    "cost",
    reference=cost_reference,
    arguments=("X", "y", "w", "b", "lam"),
    rows=("X", "y"),
    checks=[
        shape(COST_3, COST_8, points=0.25),
        values(COST_3, COST_8, points=1.25),
        pure(COST_8, points=0.25),
        values(
            Case(OTHER, (XH, YH, WH, BH, 12.0)),
            Case("weights of 0", (XH, YH, np.zeros(4), 1.5, 5.0)),
            points=0.25,
            label=OTHER,
            hidden=True,
            message="Other numbers come out wrong. With weights of 0 there is no penalty, "
            "whatever b is.",
        ),
        edge(
            "lam = 0",
            Case("lam = 0", (X8, Y8, W8, B8, 0)),
            points=0.25,
            hidden=True,
            message="With lam = 0 the cost is the mean cross entropy alone.",
        ),
        edge(
            "one row",
            Case("one row", (X1, Y1, W1, B1, 2.0)),
            points=0.25,
            hidden=True,
            message="With one row, m is 1.",
        ),
        edge(
            HUGE,
            Case(HUGE, (XL, YL, WL, 1.0, 2.0)),
            points=0.25,
            hidden=True,
            message="Logits of 1000 should give the exact cost: use the form of 09.2.",
        ),
        edge(
            MIXED,
            Case("integers", (XI, YI, WI, 1, 2)),
            Case("integers and a fraction", (XI, YI, WF, 0.5, 1.5)),
            Case("float32", (X32, Y32, W32, B8, 1.5)),
            points=0.25,
            hidden=True,
            message="Integer and float32 inputs should give the same numbers.",
        ),
    ],
    hints=[
        "Two terms: the mean cross entropy of the logits X @ w + b, and a penalty.",
        "The penalty needs the sum of the squared weights, lam and the number of "
        "examples. b is not in it.",
        "Add `lam * (w**2).sum()` over twice the number of examples to the mean loss.",
    ],
)


@cost.wrong_answer("b is penalised as well. Only the weights are; b is free.")
def penalises_b(X, y, w, b, lam):
    z = X @ w + b
    loss = np.mean(np.logaddexp(0, z) - z * y)
    return float(loss + lam / (2 * len(y)) * (np.sum(w**2) + b**2))


@cost.wrong_answer("The penalty is twice the expected one: it is lam / (2m).")
def penalty_without_half(X, y, w, b, lam):
    z = X @ w + b
    return float(np.mean(np.logaddexp(0, z) - z * y) + lam / len(y) * np.sum(w**2))


@cost.wrong_answer("The penalty is not divided by the number of examples.")
def penalty_without_m(X, y, w, b, lam):
    z = X @ w + b
    return float(np.mean(np.logaddexp(0, z) - z * y) + lam / 2 * np.sum(w**2))


@cost.wrong_answer(
    "The penalty is divided by the number of features. m is the number of examples."
)
def divides_by_features(X, y, w, b, lam):
    z = X @ w + b
    penalty = lam / (2 * len(w)) * np.sum(w**2)
    return float(np.mean(np.logaddexp(0, z) - z * y) + penalty)


@cost.wrong_answer(
    "`lam / 2 * m` multiplies by m. To divide by 2m, put brackets around `2 * m`."
)
def no_brackets(X, y, w, b, lam):
    z = X @ w + b
    penalty = lam / 2 * len(y) * np.sum(w**2)
    return float(np.mean(np.logaddexp(0, z) - z * y) + penalty)


@cost.wrong_answer("The penalty is missing: add lam / (2m) times the squared weights.")
def no_penalty(X, y, w, b, lam):
    z = X @ w + b
    return float(np.mean(np.logaddexp(0, z) - z * y))


@cost.wrong_answer(
    "The penalty takes the size of the weights instead of their squares."
)
def absolute_weights(X, y, w, b, lam):
    z = X @ w + b
    penalty = lam / (2 * len(y)) * np.sum(np.abs(w))
    return float(np.mean(np.logaddexp(0, z) - z * y) + penalty)


@cost.wrong_answer(
    "The penalty takes the length of w, with a root: it is the sum of the squares."
)
def length_of_w(X, y, w, b, lam):
    z = X @ w + b
    penalty = lam / (2 * len(y)) * np.sqrt(np.sum(w**2))
    return float(np.mean(np.logaddexp(0, z) - z * y) + penalty)


@cost.wrong_answer("The weights are summed before they are squared.")
def square_of_the_sum(X, y, w, b, lam):
    z = X @ w + b
    penalty = lam / (2 * len(y)) * np.sum(w) ** 2
    return float(np.mean(np.logaddexp(0, z) - z * y) + penalty)


@cost.wrong_answer(
    "The penalty is divided by the number of weights as well: take their sum."
)
def mean_of_the_squares(X, y, w, b, lam):
    z = X @ w + b
    penalty = lam / (2 * len(y)) * np.mean(w**2)
    return float(np.mean(np.logaddexp(0, z) - z * y) + penalty)


@cost.wrong_answer("The penalty is taken off. It makes large weights dearer: add it.")
def penalty_taken_off(X, y, w, b, lam):
    z = X @ w + b
    penalty = lam / (2 * len(y)) * np.sum(w**2)
    return float(np.mean(np.logaddexp(0, z) - z * y) - penalty)


@cost.wrong_answer("The loss is the sum over the examples; it should be their mean.")
def sum_of_losses(X, y, w, b, lam):
    z = X @ w + b
    penalty = lam / (2 * len(y)) * np.sum(w**2)
    return float(np.sum(np.logaddexp(0, z) - z * y) + penalty)


@cost.wrong_answer("The bias b is missing from the logits.")
def logits_without_bias(X, y, w, b, lam):
    z = X @ w
    penalty = lam / (2 * len(y)) * np.sum(w**2)
    return float(np.mean(np.logaddexp(0, z) - z * y) + penalty)


@cost.wrong_answer("This is the squared error. The cost here is the cross entropy.")
def squared_error(X, y, w, b, lam):
    p = 0.5 * (1 + np.tanh((X @ w + b) / 2))
    return float(np.mean((p - y) ** 2) / 2 + lam / (2 * len(y)) * np.sum(w**2))


@cost.wrong_answer("")
def overflows(X, y, w, b, lam):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    return float(loss + lam / (2 * len(y)) * np.sum(w**2))


@cost.right_answer
def three_terms(X, y, w, b, lam):
    z = np.asarray(X, dtype=float) @ w + b
    losses = np.maximum(z, 0) - z * y + np.log1p(np.exp(-abs(z)))
    return (losses.sum() + lam / 2 * np.dot(w, w)) / len(X)


@cost.right_answer
def row_by_row(X, y, w, b, lam):
    total = lam / 2 * sum(float(v) ** 2 for v in w)
    for row, label in zip(X, y):
        z = float(np.dot(row, w)) + b
        total += np.logaddexp(0, -z if label == 1 else z)
    return total / len(y)


@cost.right_answer
def by_scipy(X, y, w, b, lam):
    from scipy.special import log_expit

    z = np.asarray(X, dtype=float) @ np.asarray(w, dtype=float) + b
    losses = -y * log_expit(z) - (1 - y) * log_expit(-z)
    return losses.mean() + lam * np.linalg.norm(w) ** 2 / (2 * len(y))


@cost.right_answer
def by_torch(X, y, w, b, lam):
    import torch

    X, y, w = (torch.as_tensor(a).double() for a in (X, y, w))
    mean = torch.nn.functional.binary_cross_entropy_with_logits(X @ w + b, y)
    return mean + lam / (2 * len(y)) * (w**2).sum()


# ---- mutants of the answer that are no mistake
cost.same_as_right(
    FLOAT32,
    "X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w)) => pass",
    "X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w)) => X, y, w = (a for a in (X, y, w))",
)
cost.same_as_right(
    "A cost is never negative.",
    "return float(loss + lam * np.sum(w ** 2) / (2 * len(y))) => return abs(loss + lam * np.sum(w ** 2) / (2 * len(y)))",
)
cost.same_as_right(
    NUMPY_NUMBER,
    "return float(loss + lam * np.sum(w ** 2) / (2 * len(y))) => return loss + lam * np.sum(w ** 2) / (2 * len(y))",
)
cost.same_as_right(
    NO_ORDER,
    "loss = np.mean(np.logaddexp(0, z) - z * y) => loss = np.mean(np.logaddexp(z, 0) - z * y)",
)
cost.same_as_right(
    SAME_LENGTH,
    "return float(loss + lam * np.sum(w ** 2) / (2 * len(y))) => return float(loss + lam * np.sum(w ** 2) / (2 * len(X)))",
    "return float(loss + lam * np.sum(w ** 2) / (2 * len(y))) => return float(loss + lam * np.sum(w ** 2) / (2 * len(z)))",
)
