"""Exercise 12.1: what is checked of `affine_forward`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, shape, values
from helpers.kernels import backprop as kernel

from .cases import FLOAT32, MIXED, OTHER, SAME_NUMBERS, THREE, TWO

CALL = """
out, cache = affine_forward(X, W, b)
[out, cache[0], cache[1]]
"""
TWO_X = """
X = np.array([[1.0, 2.0, 0.0], [3.0, 1.0, -1.0]])
W = np.array([[0.5, 1.0], [2.0, -1.0], [1.0, 3.0]])
b = np.array([10.0, -4.0])
"""
THREE_X = """
X = np.array([[1.0, -2.0, 0.5], [0.0, 3.0, 1.0], [-1.5, 2.0, 4.0]])
W = np.array([[2.0, 0.0, 1.0], [1.0, -1.0, 0.5], [0.5, 3.0, -2.0]])
b = np.array([0.25, 7.0, -3.0])
"""
DRAWN = """
rng = np.random.default_rng({seed})
X, W, b = rng.normal(size=({n}, {d})), rng.normal(size=({d}, {k})), rng.normal(size={k})
"""
INTEGERS = """
X, W, b = np.array([[1, 4], [2, 0]]), np.array([[3, 1], [-1, 2]]), np.array([5, 6])
"""

FORWARD_2 = Case(TWO, steps=TWO_X + CALL)
FORWARD_3 = Case(THREE, steps=THREE_X + CALL)

affine_forward = Exercise(
    "affine_forward",
    reference=kernel.affine_forward,
    arguments=("X", "W", "b"),
    rows=("X",),
    checks=[
        shape(FORWARD_2, FORWARD_3, points=0.5),
        values(FORWARD_2, FORWARD_3, points=1.25),
        edge(
            "inputs unchanged",
            Case(
                "three of everything, and the inputs after it",
                steps=THREE_X + "out, cache = affine_forward(X, W, b)\n[out, X, W, b]",
            ),
            points=0.5,
            message="After the call X, W and b must be what they were: put the result "
            "in a new array.",
        ),
        values(
            Case(OTHER, steps=DRAWN.format(seed=1211, n=6, d=4, k=5) + CALL),
            Case("one row", steps=DRAWN.format(seed=1212, n=1, d=3, k=2) + CALL),
            Case("one unit", steps=DRAWN.format(seed=1213, n=4, d=3, k=1) + CALL),
            points=0.25,
            label=OTHER,
            hidden=True,
        ),
        edge(
            "no rows",
            Case("no rows", steps=DRAWN.format(seed=1214, n=0, d=3, k=2) + CALL),
            points=0.25,
            hidden=True,
            message="An X without rows gives an output without rows, of shape (0, k).",
        ),
        edge(
            MIXED,
            Case("integers", steps=INTEGERS + CALL),
            Case("an integer X", steps=INTEGERS + "W, b = W / 4, b / 8\n" + CALL),
            Case(
                "float32",
                steps=DRAWN.format(seed=1215, n=5, d=4, k=3)
                + "X, W, b = (a.astype(np.float32) for a in (X, W, b))\n"
                + CALL,
            ),
            points=0.25,
            hidden=True,
            message=SAME_NUMBERS,
        ),
    ],
    hints=[
        "Two things come back: the output, and a tuple with what the way back will need.",
        "The output is the matrix product of X and W, with b added to every row.",
        "Return a pair. Its second entry is a tuple whose first two entries are X and W.",
    ],
)


@affine_forward.wrong_answer("The bias is missing: add b to every row of the product.")
def no_bias(X, W, b):
    return X @ W, (X, W)


@affine_forward.wrong_answer("The cache is in the wrong order: X first, then W.")
def cache_turned(X, W, b):
    return X @ W + b, (W, X)


@affine_forward.wrong_answer(
    "The cache holds the output. The way back needs the input X, and W."
)
def caches_the_output(X, W, b):
    out = X @ W + b
    return out, (out, W)


@affine_forward.wrong_answer(
    "The bias is added to the weights, so each feature multiplies it. Add it after the "
    "product."
)
def bias_in_the_weights(X, W, b):
    return X @ (W + b), (X, W)


@affine_forward.wrong_answer(
    "The cached X is a view of memory that is changed later: the output was written "
    "over it. Give the output an array of its own."
)
def writes_over_a_view(X, W, b):
    view = X[:, : W.shape[1]]
    cache = (X, W)
    view[...] = X @ W + b
    return view.copy(), cache


@affine_forward.wrong_answer("The weights are transposed: W has the shape (d, k).")
def weights_transposed(X, W, b):
    return (X @ W.T if W.shape[0] == W.shape[1] else X @ W) + b, (X, W)


@affine_forward.wrong_answer(
    "Only the output came back. Return two things: the output, and a tuple of X and W."
)
def output_alone(X, W, b):
    return X @ W + b


@affine_forward.wrong_answer(
    "The cache is X alone. Make it a tuple that starts with X and W."
)
def caches_x_alone(X, W, b):
    return X @ W + b, X


@affine_forward.wrong_answer("")
def no_tuple(X, W, b):
    return X @ W + b, {"X": X, "W": W}


@affine_forward.right_answer
def larger_cache(X, W, b):
    out = np.dot(X, W)
    out = out + b
    return out, (X, W, b, out)


@affine_forward.right_answer
def row_by_row(X, W, b):
    out = np.zeros((len(X), W.shape[1]))
    for i in range(len(X)):
        for j in range(W.shape[1]):
            out[i, j] = sum(X[i] * W[:, j]) + b[j]
    return out, (X, W)


@affine_forward.right_answer
def with_copies(X, W, b):
    X, W = np.array(X, dtype=float), np.array(W, dtype=float)
    return np.einsum("nd,dk->nk", X, W) + b, (X, W)


@affine_forward.right_answer
def with_torch(X, W, b):
    import torch

    X, W, b = (torch.as_tensor(a).double() for a in (X, W, b))
    return torch.nn.functional.linear(X, W.T, b), (X, W)


# ---- mutants of the answer that are no mistake
affine_forward.same_as_right(
    FLOAT32,
    "X, W = (np.asarray(X, dtype=float), np.asarray(W, dtype=float)) => pass",
    "X, W = (np.asarray(X, dtype=float), np.asarray(W, dtype=float)) => X, W = (X, np.asarray(W, dtype=float))",
    "X, W = (np.asarray(X, dtype=float), np.asarray(W, dtype=float)) => X, W = (np.asarray(X, dtype=float), W)",
)
