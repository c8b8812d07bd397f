"""Exercise 12.11: what is checked of `layer_backward`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels import backprop as kernel

from .cases import (
    G0,
    G1,
    G2,
    G3,
    G32,
    GH,
    GI,
    GU,
    MIXED,
    OTHER,
    SAME_LENGTH,
    SAME_NUMBERS,
    THREE,
    TWO,
    W1,
    W2,
    W3,
    W32,
    WH,
    WI,
    WU,
    X0,
    X1,
    X2,
    X3,
    X32,
    XH,
    XI,
    XU,
)


def layer_backward_reference(g, X, W):
    """Call the kernel with the exercise's arguments."""
    return kernel.affine_backward(g, (X, W))


LAYER_2 = Case(TWO, (G2, X2, W2))
LAYER_3 = Case(THREE, (G3, X3, W3))

layer_backward = Exercise(
    "layer_backward",
    kind="fix",
    reference=layer_backward_reference,
    arguments=("g", "X", "W"),
    rows=("g", "X"),
    checks=[
        shape(LAYER_2, LAYER_3, points=0.75),
        values(LAYER_2, LAYER_3, points=1),
        pure(LAYER_2, points=0.25),
        values(Case(OTHER, (GH, XH, WH)), points=0.25, label=OTHER, hidden=True),
        edge(
            "one row, or one unit",
            Case("one row", (G1, X1, W1)),
            Case("one unit", (GU, XU, WU)),
            points=0.25,
            hidden=True,
            message="With one row, db is (k,) and not (1, k). With one unit, it is (1,).",
        ),
        edge(
            "no rows",
            Case("no rows", (G0, X0, W2)),
            points=0.25,
            hidden=True,
            message="Without rows dX is empty, and dW and db are zeros.",
        ),
        edge(
            MIXED,
            Case("integers", (GI, XI, WI)),
            Case("an integer X and W", (GI / 4, XI, WI)),
            Case("float32", (G32, X32, W32)),
            points=0.25,
            hidden=True,
            message=SAME_NUMBERS,
        ),
    ],
    hints=[
        "A gradient has the shape of what it belongs to. Which of the three does not?",
        "b has one entry for each unit, and each entry was added in every row.",
        "Add the rows of g up, along the axis that counts the examples.",
    ],
)


@layer_backward.wrong_answer(
    "The bug is still there: db has a row for each example. Add the rows up."
)
def as_given(g, X, W):
    return g @ W.T, X.T @ g, g


@layer_backward.wrong_answer(
    "db sums along the wrong axis: that gives a number for each example, not each unit."
)
def wrong_axis_of_db(g, X, W):
    return g @ W.T, X.T @ g, g.sum(axis=1)


@layer_backward.wrong_answer(
    "db is a mean over the rows. Each row adds its share: take the sum."
)
def mean_of_rows(g, X, W):
    return g @ W.T, X.T @ g, g.mean(axis=0)


@layer_backward.wrong_answer(
    "db has the shape (1, k). Leave out keepdims: db is like b, (k,)."
)
def kept_axis(g, X, W):
    return g @ W.T, X.T @ g, g.sum(axis=0, keepdims=True)


@layer_backward.wrong_answer(
    "db is one number. Sum over the rows only, so that each unit keeps its own."
)
def one_number(g, X, W):
    return g @ W.T, X.T @ g, float(g.sum())


@layer_backward.wrong_answer("")
def squeezed(g, X, W):
    return g @ W.T, X.T @ g, g.sum(axis=0).squeeze()


@layer_backward.wrong_answer("db takes the first row alone. Add up all of them.")
def first_row(g, X, W):
    return g @ W.T, X.T @ g, g[0].copy()


@layer_backward.wrong_answer("")
def adds_up_in_g(g, X, W):
    dX, dW = g @ W.T, X.T @ g
    for row in g[1:]:
        g[0] += row
    return dX, dW, g[0]


@layer_backward.right_answer
def ones_times_g(g, X, W):
    return np.dot(g, W.T), np.dot(X.T, g), np.ones(len(g)) @ g


@layer_backward.right_answer
def by_einsum(g, X, W):
    return np.einsum("nk,dk->nd", g, W), np.einsum("nd,nk->dk", X, g), g.T.sum(axis=1)


@layer_backward.right_answer
def by_torch(g, X, W):
    import torch

    g, X, W = (torch.as_tensor(a).double() for a in (g, X, W))
    return g @ W.T, X.T @ g, g.sum(0)


# ---- mutants of the answer that are no mistake
layer_backward.same_as_right(
    SAME_LENGTH,
    "every_example = np.ones(len(g)) => every_example = np.ones(len(X))",
)
