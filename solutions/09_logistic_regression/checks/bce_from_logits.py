"""Exercise 09.2: what is checked of `bce_from_logits`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels import logistic_regression as kernel

from .cases import BH, FLOAT32, MIXED, NO_ORDER, NUMPY_NUMBER, OTHER, WH, XH, YH

Z3, L3 = np.array([2.0, -1.0, 0.5]), np.array([1, 0, 0])
Z8 = np.array([-2.5, 0.4, 1.8, -0.9, 3.1, 0.2, -1.6, 0.7])
L8 = np.array([0, 1, 1, 1, 0, 0, 0, 1])
BCE_3 = Case("three logits", (Z3, L3))
BCE_8 = Case("eight logits", (Z8, L8))
FAR = np.array([1000.0, -1000.0, 800.0, -750.0])

bce_from_logits = Exercise(
    "bce_from_logits",
    reference=kernel.bce_from_logits,
    arguments=("z", "y"),
    rows=("z", "y"),
    checks=[
        shape(BCE_3, BCE_8, points=0.25),
        values(BCE_3, BCE_8, points=1.25),
        edge(
            "sure and wrong",
            Case("logits of 1000, two of them wrong", (FAR, np.array([0, 1, 1, 0]))),
            Case("logits of 1000, all labels 1", (FAR, np.array([1, 1, 1, 1]))),
            points=0.75,
        ),
        pure(BCE_8, points=0.25),
        values(
            Case(OTHER, (XH @ WH + BH, YH)),
            Case("all labels 1", (Z8, np.ones(8, dtype=int))),
            points=0.25,
            label=OTHER,
            hidden=True,
        ),
        edge(
            "one example",
            Case("one example", (np.array([0.3]), np.array([0]))),
            points=0.25,
            hidden=True,
            message="With one example, the mean is its own loss.",
        ),
        edge(
            "sure and right",
            Case("logits of 1000, right", (FAR, np.array([1, 0, 1, 0]))),
            points=0.5,
            hidden=True,
            message="A logit of 1000 with the label 1 costs 0, and so does one of -1000 "
            "with the label 0. The logarithm of a probability may give NaN there.",
        ),
        edge(
            MIXED,
            Case("integers", (np.array([2, -1, 0]), np.array([1, 1, 0]))),
            Case("labels as floats", (Z8, L8.astype(float))),
            Case("float32", (Z8.astype(np.float32), L8.astype(np.float32))),
            points=0.5,
            hidden=True,
            message="Integer and float32 inputs should give the same numbers.",
        ),
    ],
    hints=[
        "Write down the loss of one example for y = 1 with p = 1 / (1 + exp(-z)). The "
        "logarithm of a fraction is a difference.",
        "For y = 1 the loss is log(1 + exp(-z)), for y = 0 it is log(1 + exp(z)). They "
        "differ by exactly z.",
        "`np.logaddexp(0, z)` is log(1 + exp(z)) without overflow. Where y is 1, take z "
        "off. Then the mean.",
    ],
)


@bce_from_logits.wrong_answer(
    "log(0): the sigmoid of -1000 rounds to 0, and its logarithm is infinite. Write the "
    "loss with z itself."
)
def logarithm_of_zero(z, y):
    p = 0.5 * (1 + np.tanh(np.asarray(z) / 2))
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


@bce_from_logits.wrong_answer(
    "Clipping the probability caps the loss near 34.5. At z = 1000 with y = 0 it is 1000."
)
def clipped_probability(z, y):
    p = np.clip(0.5 * (1 + np.tanh(np.asarray(z) / 2)), 1e-15, 1 - 1e-15)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


@bce_from_logits.wrong_answer("Your result is the sum over the examples, not the mean.")
def sum_of_losses(z, y):
    return float(np.sum(np.logaddexp(0, z) - z * y))


@bce_from_logits.wrong_answer(
    "This uses the logarithm of base 10. Cross entropy here uses `np.log`."
)
def base_ten(z, y):
    return float(np.mean(np.logaddexp(0, z) - z * y) / np.log(10))


@bce_from_logits.wrong_answer(
    "This uses the logarithm of base 2. Cross entropy here uses `np.log`."
)
def base_two(z, y):
    return float(np.mean(np.logaddexp(0, z) - z * y) / np.log(2))


@bce_from_logits.wrong_answer(
    "This is half of the expected loss: there is no 1/2 in a cross entropy."
)
def half(z, y):
    return float(np.mean(np.logaddexp(0, z) - z * y) / 2)


@bce_from_logits.wrong_answer(
    "The labels have changed places: y = 1 should like z > 0."
)
def other_label(z, y):
    return float(np.mean(np.logaddexp(0, z) - z * (1 - y)))


@bce_from_logits.wrong_answer(
    "Examples with y = 0 cost nothing here. They have a loss too: -log(1 - p)."
)
def only_ones(z, y):
    return float(np.mean(y * np.logaddexp(0, -np.asarray(z))))


@bce_from_logits.wrong_answer(
    "Here z is taken for a probability. It is a logit: p = sigmoid(z)."
)
def logits_as_probabilities(z, y):
    return float(-np.mean(y * np.log(z) + (1 - y) * np.log(1 - z)))


@bce_from_logits.wrong_answer(
    "This is the squared error of the probabilities, not their cross entropy."
)
def squared_error(z, y):
    return float(np.mean((0.5 * (1 + np.tanh(np.asarray(z) / 2)) - y) ** 2))


@bce_from_logits.wrong_answer("The sigmoid is applied twice: z goes in once.")
def sigmoid_twice(z, y):
    p = 0.5 * (1 + np.tanh(np.asarray(z) / 2))
    return float(np.mean(np.logaddexp(0, p) - p * y))


@bce_from_logits.wrong_answer(
    "Each logit met every label: (n, n) losses, not n. Keep both of shape (n,)."
)
def every_pair(z, y):
    return float(np.mean(np.logaddexp(0, z)[:, None] - z[:, None] * y))


@bce_from_logits.wrong_answer("The losses were not averaged: return their mean.")
def losses_one_by_one(z, y):
    return np.logaddexp(0, z) - z * y


@bce_from_logits.right_answer
def three_terms(z, y):
    z = np.asarray(z, dtype=float)
    return np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z))))


@bce_from_logits.right_answer
def by_signs(z, y):
    return np.logaddexp(0, np.where(np.asarray(y) == 1, -1, 1) * z).mean()


@bce_from_logits.right_answer
def by_scipy(z, y):
    from scipy.special import log_expit

    z, y = np.asarray(z, dtype=float), np.asarray(y)
    return -np.mean(y * log_expit(z) + (1 - y) * log_expit(-z))


@bce_from_logits.right_answer
def one_by_one(z, y):
    import math

    total = 0.0
    for a, label in zip(z, y):
        a = float(-a if label == 1 else a)
        total += max(a, 0.0) + math.log1p(math.exp(-abs(a)))
    return total / len(z)


@bce_from_logits.right_answer
def by_torch(z, y):
    import torch

    z, y = torch.as_tensor(z).float(), torch.as_tensor(y).float()
    return torch.nn.functional.binary_cross_entropy_with_logits(z, y)


# ---- mutants of the answer that are no mistake
bce_from_logits.same_as_right(
    FLOAT32,
    "z, y = (np.asarray(z, dtype=float), np.asarray(y, dtype=float)) => pass",
    "z, y = (np.asarray(z, dtype=float), np.asarray(y, dtype=float)) => z, y = (z, np.asarray(y, dtype=float))",
    "z, y = (np.asarray(z, dtype=float), np.asarray(y, dtype=float)) => z, y = (np.asarray(z, dtype=float), y)",
)
bce_from_logits.same_as_right(
    "A cross entropy is never negative.",
    "return float(np.mean(np.logaddexp(0, z) - z * y)) => return abs(np.mean(np.logaddexp(0, z) - z * y))",
)
bce_from_logits.same_as_right(
    NUMPY_NUMBER,
    "return float(np.mean(np.logaddexp(0, z) - z * y)) => return np.mean(np.logaddexp(0, z) - z * y)",
)
bce_from_logits.same_as_right(
    NO_ORDER,
    "return float(np.mean(np.logaddexp(0, z) - z * y)) => return float(np.mean(np.logaddexp(z, 0) - z * y))",
)
