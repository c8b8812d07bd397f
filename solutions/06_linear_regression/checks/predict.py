"""Exercise 06.1: what is checked of `predict`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels import linear_regression as kernel

from .cases import (
    B1,
    B3,
    B8,
    BH,
    BS,
    EIGHT,
    FLOAT32,
    MIXED,
    OTHER,
    SQUARE,
    THREE,
    W1,
    W3,
    W8,
    W32,
    WF,
    WH,
    WI,
    WS,
    X1,
    X3,
    X8,
    X32,
    XH,
    XI,
    XS,
)

PREDICT_3 = Case(THREE, (X3, W3, B3))
PREDICT_8 = Case(EIGHT, (X8, W8, B8))
PREDICT_1 = Case("one example", (X1, W1, B1))

predict = Exercise(
    "predict",
    reference=kernel.predict,
    arguments=("X", "w", "b"),
    rows=("X",),
    checks=[
        shape(PREDICT_3, PREDICT_1, points=0.25),
        values(PREDICT_3, PREDICT_8, points=0.75),
        pure(PREDICT_8, points=0.25),
        values(
            Case(OTHER, (XH, WH, BH)),
            Case(SQUARE, (XS, WS, BS)),
            points=0.25,
            label=OTHER,
            hidden=True,
            message="It fits the public numbers only. Try an X with as many rows as "
            "columns.",
        ),
        edge(
            "no rows",
            Case("no rows", (np.zeros((0, 3)), W8, B8)),
            points=0.25,
            hidden=True,
            message="An X with no rows has no predictions: return an empty array of "
            "shape (0,).",
        ),
        edge(
            MIXED,
            Case("integers", (XI, WI, 3)),
            Case("integers and a fraction", (XI, WI, 2.5)),
            Case("an integer X", (XI, WF, 3)),
            Case("float32", (X32, W32, B8)),
            points=0.25,
            hidden=True,
            message="Integer and float32 inputs should give the same numbers.",
        ),
    ],
    hints=[
        "Each prediction is one row of X times the weights, summed, plus b.",
        "`X @ w` does that for all rows at once. What shape has it?",
        "The whole body can be one line: return the product of X and w, plus b.",
    ],
)


@predict.wrong_answer(
    "The bias is added twice. Each prediction is the weighted sum plus b, once."
)
def adds_bias_twice(X, w, b):
    p = X @ w + b
    return p + b


@predict.wrong_answer("The bias is missing: add b to every weighted sum.")
def forgets_bias(X, w, b):
    return X @ w


@predict.wrong_answer(
    "The bias is added inside the sum, once for each feature. Add it after the sum."
)
def bias_inside_the_sum(X, w, b):
    return np.sum(X * w + b, axis=1)


@predict.wrong_answer(
    "The products were made but not summed: each row should give one number."
)
def forgets_to_sum(X, w, b):
    return X * w + b


@predict.wrong_answer("This uses the sum of the whole table for every example.")
def one_sum_for_all(X, w, b):
    return np.full(len(X), np.sum(X * w) + b)


@predict.right_answer
def sum_of_products(X, w, b):
    return (X * w).sum(axis=1) + b


@predict.right_answer
def row_by_row(X, w, b):
    result = np.empty(len(X))
    for i in range(len(X)):
        result[i] = np.dot(X[i], w) + b
    return result


@predict.right_answer
def by_einsum(X, w, b):
    return np.einsum("ij,j->i", X, w) + b


@predict.right_answer
def with_torch(X, w, b):
    import torch

    X, w = torch.as_tensor(X).double(), torch.as_tensor(w).double()
    return X @ w + b


# ---- mutants of the answer that are no mistake
predict.same_as_right(
    FLOAT32,
    "X = np.asarray(X, dtype=float) => pass",
    "X = np.asarray(X, dtype=float) => X = X",
)
