"""Exercise 12.2: what is checked of `affine_backward`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, free, pure, shape, values
from helpers.kernels import backprop as kernel
from helpers.kernels.finite_differences import gradient_error

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

BACK_2 = Case(TWO, (G2, (X2, W2)))
BACK_3 = Case(THREE, (G3, (X3, W3)))


@free(
    "agrees with measured slopes",
    points=0.5,
    message="Small steps in X, W and b measure other slopes than yours. Start from "
    "shapes: dX is like X, dW like W, db like b.",
)
def measured(answer):
    rng = np.random.default_rng(1221)
    X, W, b = rng.normal(size=(4, 3)), rng.normal(size=(3, 2)), rng.normal(size=2)
    g = rng.normal(size=(4, 2))
    dX, dW, db = answer(g, (X, W))
    claims = [
        (dX, X, lambda v: np.vdot(g, v @ W + b)),
        (dW, W, lambda v: np.vdot(g, X @ v + b)),
        (db, b, lambda v: np.vdot(g, X @ W + v)),
    ]
    for claim, at, loss in claims:
        if gradient_error(loss, claim, at, rng=rng) > 1e-4:
            return "other slopes"
    return None


affine_backward = Exercise(
    "affine_backward",
    reference=kernel.affine_backward,
    arguments=("g", "cache"),
    checks=[
        shape(BACK_2, BACK_3, points=0.5),
        values(BACK_2, BACK_3, points=1.25),
        pure(BACK_2, points=0.25),
        values(
            Case(OTHER, (GH, (XH, WH))),
            points=0.75,
            label=OTHER,
            hidden=True,
            message="Other numbers come out wrong. Try other sizes of n, d and k.",
        ),
        edge(
            "one row, or one unit",
            Case("one row", (G1, (X1, W1))),
            Case("one unit", (GU, (XU, WU))),
            points=0.25,
            hidden=True,
            message="With one row, dW is still (d, k) and db still (k,). With one unit, db "
            "is still (1,).",
        ),
        edge(
            "no rows",
            Case("no rows", (G0, (X0, W2))),
            points=0.25,
            hidden=True,
            message="Without rows dX is empty, and dW and db are zeros.",
        ),
        edge(
            MIXED,
            Case("integers", (GI, (XI, WI))),
            Case("an integer X", (GI / 4, (XI, WI))),
            Case("float32", (G32, (X32, W32))),
            points=0.25,
            hidden=True,
            message=SAME_NUMBERS,
        ),
        measured,
    ],
    errors={
        "ValueError": "Start from shapes: dX is like X, dW like W. In each of the two "
        "products one factor is transposed.",
    },
    hints=[
        "Let the shapes lead: dX is (n, d), dW is (d, k), db is (k,). What can be "
        "multiplied to give each?",
        "Every entry of W met every example, so its gradient adds up over the rows. The "
        "bias did too.",
        "dX is g times the transpose of W. dW is the transpose of X times g. db sums g "
        "down its columns.",
    ],
)


@affine_backward.wrong_answer(
    "dW and db are divided by n. The 1/n of the mean is in g already: sum over the rows."
)
def means(g, cache):
    X, W = cache
    return g @ W.T, X.T @ g / len(g), g.mean(axis=0)


@affine_backward.wrong_answer(
    "db is a mean. The bias met every row, so its gradient is the sum of the rows of g."
)
def mean_in_db(g, cache):
    X, W = cache
    return g @ W.T, X.T @ g, g.mean(axis=0)


@affine_backward.wrong_answer(
    "dW is divided by n. The 1/n of the mean is in g already: sum over the rows."
)
def mean_in_dw(g, cache):
    X, W = cache
    return g @ W.T, X.T @ g / len(g), g.sum(axis=0)


@affine_backward.wrong_answer(
    "dW is transposed: the product should be X.T with g, of shape (d, k)."
)
def order_turned(g, cache):
    X, W = cache
    return g @ W.T, g.T @ X, g.sum(axis=0)


@affine_backward.wrong_answer("dX needs the transpose of W.")
def weights_not_transposed(g, cache):
    X, W = cache
    return g @ W, X.T @ g, g.sum(axis=0)


@affine_backward.wrong_answer("dW needs the transpose of X.")
def input_not_transposed(g, cache):
    X, W = cache
    return g @ W.T, X @ g, g.sum(axis=0)


@affine_backward.wrong_answer(
    "db sums along the wrong axis: one number for each unit, not for each example."
)
def bias_by_example(g, cache):
    X, W = cache
    return g @ W.T, X.T @ g, g.sum(axis=1)


@affine_backward.wrong_answer("db is g itself: the rows still have to be added up.")
def bias_not_summed(g, cache):
    X, W = cache
    return g @ W.T, X.T @ g, g.copy()


@affine_backward.wrong_answer(
    "db has the shape (1, k). Leave out keepdims: db is like b, (k,)."
)
def bias_in_a_row(g, cache):
    X, W = cache
    return g @ W.T, X.T @ g, g.sum(axis=0, keepdims=True)


@affine_backward.wrong_answer(
    "g is missing in db: the slope by b alone is 1, and the chain rule multiplies by g."
)
def bias_without_g(g, cache):
    X, W = cache
    return g @ W.T, X.T @ g, np.full(g.shape[1], float(len(g)))


@affine_backward.wrong_answer("")
def squeezed(g, cache):
    X, W = cache
    return g @ W.T, X.T @ g, g.sum(axis=0).squeeze()


@affine_backward.wrong_answer("The results are in the wrong order: dX, dW, db.")
def other_order(g, cache):
    X, W = cache
    return X.T @ g, g.sum(axis=0), g @ W.T


@affine_backward.wrong_answer("")
def writes_into_the_cache(g, cache):
    X, W = cache
    dW = X.T @ g
    X[...] = g @ W.T
    return X, dW, g.sum(axis=0)


@affine_backward.right_answer
def by_einsum(g, cache):
    X, W, *_ = cache
    dX, dW = np.einsum("nk,dk->nd", g, W), np.einsum("nd,nk->dk", X, g)
    return dX, dW, np.ones(len(g)) @ g


@affine_backward.right_answer
def by_example(g, cache):
    X, W = cache[0], cache[1]
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for i in range(len(X)):
        dX[i] = W @ g[i]
        dW += np.outer(X[i], g[i])
        db += g[i]
    return dX, dW, db


@affine_backward.right_answer
def by_autograd(g, cache):
    import torch

    g, X, W = (torch.tensor(a, dtype=torch.float64) for a in (g, *cache[:2]))
    b = torch.zeros(W.shape[1], dtype=torch.float64)
    for leaf in (X, W, b):
        leaf.requires_grad_()
    (X @ W + b).backward(g)
    return [X.grad, W.grad, b.grad]


# ---- mutants of the answer that are no mistake
affine_backward.same_as_right(
    "The cache is a pair here, as the text says.",
    "X, W = cache[:2] => X, W = cache[:3]",
    "X, W = cache[:2] => X, W = cache[:]",
)
