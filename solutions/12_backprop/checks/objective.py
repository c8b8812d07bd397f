"""Exercise 12.5: what is checked of `objective`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, values
from helpers.kernels import backprop as kernel

from .cases import MIXED, NUMPY_NUMBER, SAME_NUMBERS

A, B = np.array([[1.0, -2.0], [0.5, 3.0]]), np.array([[4.0], [-1.0]])
C, D = np.array([7.0, -5.0]), np.array([6.0])
RNG = np.random.default_rng(1251)
DEEP = [RNG.normal(size=s).round(3) for s in ((3, 4), (4,), (4, 2), (2,), (2, 5), (5,))]
WHOLE = [np.array([[3, -4]]), np.array([9, 9])]

TWO = Case("two matrices", (0.5, [A, B], 0.1))
BIASED = Case("two matrices and two biases", (2.0, [A, C, B, D], 0.3))

objective = Exercise(
    "objective",
    reference=kernel.objective,
    arguments=("L", "weights", "lam"),
    checks=[
        values(TWO, points=0.75),
        edge("biases are free", BIASED, points=0.5),
        pure(BIASED, points=0.25),
        edge(
            "no penalty, other sizes",
            Case("lam is 0", (1.25, [A, C, B, D], 0.0)),
            Case("no weights", (1.25, [], 0.5)),
            Case("biases alone", (1.25, [C, D], 0.5)),
            Case("three layers", (0.75, DEEP, 0.02)),
            Case("one row of weights", (0.75, [A[:1], C], 0.02)),
            points=0.25,
            hidden=True,
            message="With lam = 0, or without a matrix in the list, J is L. Any number "
            "of layers may come.",
        ),
        edge(
            MIXED,
            Case("integers", (1, WHOLE, 2)),
            Case("integers and a fraction", (1, WHOLE, 0.25)),
            Case("float32", (0.75, [w.astype(np.float32) for w in DEEP], 0.02)),
            points=0.25,
            hidden=True,
            message=SAME_NUMBERS,
        ),
    ],
    hints=[
        "Square every entry of every matrix, and add all the squares up.",
        "A matrix has two axes, a bias has one: `ndim` tells them apart.",
        "J is L plus half of lam times the sum of squares of those with two axes.",
    ],
)


@objective.wrong_answer("The half is missing: s is lam / 2 times the sum of squares.")
def no_half(L, weights, lam):
    return float(L + lam * sum((W**2).sum() for W in weights if W.ndim == 2))


@objective.wrong_answer(
    "The biases are counted too. Only arrays with two axes are penalised."
)
def counts_biases(L, weights, lam):
    return float(L + lam / 2 * sum((W**2).sum() for W in weights))


@objective.wrong_answer("There is a root too many: s is made of squares, not of norms.")
def norms(L, weights, lam):
    return float(L + lam / 2 * sum(np.linalg.norm(W) for W in weights if W.ndim == 2))


@objective.wrong_answer("These are sizes of the weights, not their squares.")
def absolute_values(L, weights, lam):
    return float(L + lam / 2 * sum(np.abs(W).sum() for W in weights if W.ndim == 2))


@objective.wrong_answer("This takes means of squares; s is a sum.")
def means(L, weights, lam):
    return float(L + lam / 2 * sum((W**2).mean() for W in weights if W.ndim == 2))


@objective.wrong_answer("This is the penalty s alone. J is L + s.")
def penalty_alone(L, weights, lam):
    return float(lam / 2 * sum((W**2).sum() for W in weights if W.ndim == 2))


@objective.wrong_answer("Only the first matrix is counted: go through all of them.")
def first_alone(L, weights, lam):
    return float(L + lam / 2 * (weights[0] ** 2).sum()) if weights else float(L)


@objective.wrong_answer("")
def squares_in_place(L, weights, lam):
    for W in weights:
        if W.ndim == 2:
            W *= W
            L = L + lam / 2 * W.sum()
    return float(L)


@objective.right_answer
def by_dot(L, weights, lam):
    s = 0.0
    for W in weights:
        if np.ndim(W) > 1:
            s += 0.5 * lam * np.dot(np.ravel(W), np.ravel(W))
    return L + s


@objective.right_answer
def by_frobenius(L, weights, lam):
    return (
        L + sum(np.linalg.norm(W) ** 2 * lam for W in weights if len(W.shape) == 2) / 2
    )


@objective.right_answer
def with_torch(L, weights, lam):
    import torch

    matrices = [torch.as_tensor(W).double() for W in weights if W.ndim == 2]
    return (
        torch.tensor(float(L)).double() + sum((W * W).sum() for W in matrices) * lam / 2
    )


# ---- mutants of the answer that are no mistake
objective.same_as_right(
    "No array has more than two axes.",
    "squares = sum(((W ** 2).sum() for W in weights if W.ndim == 2)) => squares = sum(((W ** 2).sum() for W in weights if W.ndim >= 2))",
)
objective.same_as_right(
    "J is never negative.",
    "return float(L + lam / 2 * squares) => return abs(L + lam / 2 * squares)",
)
objective.same_as_right(
    NUMPY_NUMBER,
    "return float(L + lam / 2 * squares) => return L + lam / 2 * squares",
)
