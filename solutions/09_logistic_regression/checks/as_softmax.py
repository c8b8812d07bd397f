"""Exercise 09.9: what is checked of `as_softmax`, and the answers that prove it.

Many answers are right: adding a vector to both columns of W changes no probability. So
the checks compare probabilities, worked out by steps where the answer lives.
"""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape
from helpers.kernels import logistic_regression as kernel

from .cases import B8, FLOAT32, MIXED, W8


def probabilities(w, b, X):
    """Write the steps that give the softmax probabilities of class 1."""
    return f"""
W, c = as_softmax({w}, {b})
X = {X}
Z = X @ np.asarray(W, dtype=float) + np.asarray(c, dtype=float)
E = np.exp(Z - Z.max(axis=1, keepdims=True))
P = E / E.sum(axis=1, keepdims=True)
P[:, 1]
"""


def many(seed, d, scale=1.0):
    """Write 100 points of d features."""
    return f"np.random.default_rng({seed}).normal(scale={scale}, size=(100, {d}))"


POINTS = "np.array([[1.0, 0.0, 2.0], [0.0, 0.0, 0.0], [-1.0, 2.0, 0.5]])"
FORM = Case("three weights", (W8, B8))

as_softmax = Exercise(
    "as_softmax",
    reference=kernel.as_softmax,
    arguments=("w", "b"),
    checks=[
        shape(FORM, points=0.5),
        edge(
            "the same probabilities",
            Case(
                "three points",
                steps=probabilities("np.array([0.5, -1.0, 0.25])", 0.75, POINTS),
            ),
            points=1.25,
        ),
        pure(FORM, points=0.25),
        edge(
            "100 points",
            Case(
                "100 points, four features",
                steps=probabilities(
                    "np.array([1.2, -0.4, 0.7, -2.0])", -0.6, many(991, 4)
                ),
            ),
            Case(
                "as many features as classes",
                steps=probabilities("np.array([0.9, -1.7])", 0.2, many(992, 2)),
            ),
            points=0.5,
            hidden=True,
            message="At 100 points, column 1 of the softmax should be sigmoid(x @ w + b).",
        ),
        edge(
            "one feature, and weights of 0",
            Case(
                "one feature",
                steps=probabilities("np.array([-1.5])", 0.0, many(993, 1)),
            ),
            Case(
                "weights of 0",
                steps=probabilities("np.zeros(3)", -1.25, many(994, 3)),
            ),
            points=0.25,
            hidden=True,
            message="W is (1, 2) for one feature. With weights of 0, b alone decides.",
        ),
        edge(
            MIXED,
            Case(
                "integers",
                steps=probabilities("np.array([2, -1])", 1, many(995, 2)),
            ),
            Case(
                "integers and a fraction",
                steps=probabilities("np.array([1, 3])", 0.5, many(997, 2)),
            ),
            Case(
                "float32",
                steps=probabilities(
                    "np.array([0.5, -1.25], dtype=np.float32)", 0.5, many(996, 2)
                ),
            ),
            points=0.25,
            hidden=True,
            message="Integer and float32 weights should give the same probabilities.",
        ),
    ],
    hints=[
        "The softmax of two logits depends on their difference only. Which difference "
        "do you need?",
        "Column 1 minus column 0 should be w, and c[1] minus c[0] should be b.",
        "Leave class 0 at zero: stand a column of zeros and w side by side, and let c "
        "hold 0 and b.",
    ],
)


@as_softmax.wrong_answer(
    "The weights count twice: with -w and w the difference of the logits is 2w."
)
def doubled(w, b):
    return np.column_stack([-w, w]), np.array([-b, b])


@as_softmax.wrong_answer(
    "The columns have changed places: column 1 is the class y = 1."
)
def swapped(w, b):
    return np.column_stack([w, np.zeros(len(w))]), np.array([b, 0.0])


@as_softmax.wrong_answer("The bias is missing: c[1] - c[0] should be b.")
def no_bias(w, b):
    return np.column_stack([np.zeros(len(w)), w]), np.zeros(2)


@as_softmax.wrong_answer("b stands in both entries, so it cancels: c[1] - c[0] is 0.")
def bias_for_both(w, b):
    return np.column_stack([np.zeros(len(w)), w]), np.array([b, b])


@as_softmax.wrong_answer("Both columns are w, so both classes always have 0.5.")
def same_columns(w, b):
    return np.column_stack([w, w]), np.array([b, b])


@as_softmax.wrong_answer(
    "W has one row a class here. It should have one column a class."
)
def transposed(w, b):
    return np.vstack([np.zeros(len(w)), w]), np.array([0.0, b])


@as_softmax.wrong_answer(
    "Column 0 is 1 - w. Probabilities add up to 1, weights do not have to."
)
def one_minus(w, b):
    return np.column_stack([1 - w, w]), np.array([1 - b, b])


@as_softmax.wrong_answer(
    "The weights count twice, the bias once: halve both or neither."
)
def halves_the_bias(w, b):
    return np.column_stack([-w, w]), np.array([-b / 2, b / 2])


@as_softmax.right_answer
def halves(w, b):
    return np.column_stack([-w / 2, w / 2]), np.array([-b / 2, b / 2])


@as_softmax.right_answer
def minus_for_class_zero(w, b):
    W = np.zeros((len(w), 2))
    W[:, 0] = -w
    return W, np.array([-b, 0])


@as_softmax.right_answer
def by_outer(w, b):
    return np.outer(w, [0.0, 1.0]) + 3.0, np.array([0.0, b]) - 5.0


@as_softmax.right_answer
def by_torch(w, b):
    import torch

    w = torch.as_tensor(w).float()
    return torch.stack([torch.zeros_like(w), w], dim=1), torch.tensor([0.0, b])


# ---- mutants of the answer that are no mistake
as_softmax.same_as_right(
    FLOAT32,
    "w = np.asarray(w, dtype=float) => pass",
    "w = np.asarray(w, dtype=float) => w = w",
)
