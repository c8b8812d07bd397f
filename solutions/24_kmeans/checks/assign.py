"""Exercise 24.1: what is checked of `assign`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values, vector
from helpers.kernels import kmeans as kernel

from .cases import MIXED, OTHER, SAME_NUMBERS, points

# Two groups; the length of a centre says nothing about how near it is.
X2 = np.array([[1.0, 1.0], [2.0, 0.5], [8.0, 6.0], [9.0, 7.5], [4.0, 4.5]])
C2 = np.array([[1.5, 1.0], [8.0, 7.0]])
# Where the three ways to measure a distance disagree.
X3 = np.array([[0.0, 0.0, 0.0], [1.0, 2.0, -1.0], [5.0, 5.0, 5.0], [-2.0, 0.5, 3.0]])
C3 = np.array([[3.0, 3.0, 3.0], [0.0, 0.0, 5.3], [-4.0, 4.0, 0.5], [9.0, 9.0, 1.0]])
XT = np.array([[0.0, 0.0], [2.0, 2.0], [1.0, 1.0], [5.0, 1.0]])
CT = np.array([[2.0, 0.0], [0.0, 2.0], [2.0, 0.0], [8.0, 1.0], [2.0, 1.0]])
XH, CH = points(2401, 60, 5, 6)
X1, C1 = points(2402, 1, 3, 4)
X0 = np.zeros((0, 3))
XI, CI = np.array([[1, 4], [5, 2], [7, 7]]), np.array([[2, 3], [6, 6]])
XB, CB = 100_000 * XI, 100_000 * CI

TWO = Case("five points and two centres", (X2, C2))
THREE = Case("four points in three dimensions", (X3, C3))
TIES = Case("points as far from several centres", (XT, CT))

assign = Exercise(
    "assign",
    reference=kernel.assign,
    arguments=("X", "C"),
    rows=("X",),
    over_rows="stack",
    checks=[
        shape(TWO, THREE, points=0.5),
        values(TWO, THREE, points=1.25),
        edge(
            "ties go to the lowest number",
            TIES,
            points=0.5,
            message="Where several centres are equally near, take the first of them.",
        ),
        vector(TWO, THREE, rows=("X",), points=0.5),
        pure(THREE, points=0.25),
        values(
            Case(OTHER, (XH, CH)),
            points=0.25,
            label=OTHER,
            hidden=True,
        ),
        edge(
            "one point, no points, one centre",
            Case("one point", (X1, C1)),
            Case("no points", (X0, C1)),
            Case("one centre", (X3, C3[:1])),
            points=0.5,
            hidden=True,
            message="One point gives an array of length 1, no points one of length 0. "
            "With one centre every number is 0.",
        ),
        edge(
            MIXED,
            Case("integers", (XI, CI)),
            Case("large integers", (XB, CB)),
            Case("integer points", (XI, CI / 4)),
            Case("float32", (XH.astype(np.float32), CH.astype(np.float32))),
            Case(
                "type of the result",
                steps="""
                idx = assign(np.array([[1.0], [8.0]]), np.array([[0.0], [9.0]]))
                np.arange(2)[np.asarray(idx)]
                """,
            ),
            points=0.25,
            hidden=True,
            message=SAME_NUMBERS + " The result holds integers: they name rows of C.",
        ),
    ],
    hints=[
        "You need the distance from every point to every centre: a table with n rows "
        "and K columns. Then ask each row for its smallest entry.",
        "One column of the table is one centre: take it off all points at once, square, "
        "add up along the columns. A loop over the few centres is fine.",
        "argmin along axis 1 of the table gives the first smallest entry of each row. "
        "The root changes nothing about which one that is.",
    ],
)


@assign.wrong_answer(
    "The distances are sums of absolute differences. Square the differences instead."
)
def city_blocks(X, C):
    return np.abs(X[:, None] - C).sum(axis=2).argmin(axis=1)


@assign.wrong_answer(
    "Only the largest difference counts in your distances. Square all of them and add "
    "them up."
)
def largest_difference(X, C):
    return np.abs(X[:, None] - C).max(axis=2).argmin(axis=1)


@assign.wrong_answer(
    "A dot product says how far both reach in one direction, and long centres win. "
    "Take the squared length of the difference."
)
def by_dot_product(X, C):
    return (X @ C.T).argmax(axis=1)


@assign.wrong_answer("")  # the same as the one above
def forgets_the_lengths(X, C):
    return (-2 * X @ C.T + (X**2).sum(axis=1, keepdims=True)).argmin(axis=1)


@assign.wrong_answer(
    "The differences are added up before they are squared, so they cancel."
)
def sums_then_squares(X, C):
    return ((X[:, None] - C).sum(axis=2) ** 2).argmin(axis=1)


@assign.wrong_answer(
    "This is the centre farthest away. Look for the smallest distance."
)
def farthest(X, C):
    return ((X[:, None] - C) ** 2).sum(axis=2).argmax(axis=1)


@assign.wrong_answer(
    "Of centres equally near, yours is the last. The first should win: ask for "
    "smaller, not for smaller or equal."
)
def last_of_ties(X, C):
    D = ((X[:, None] - C[::-1]) ** 2).sum(axis=2)
    return len(C) - 1 - D.argmin(axis=1)


@assign.wrong_answer("The clusters are counted from 1. The first row of C is number 0.")
def from_one(X, C):
    return ((X[:, None] - C) ** 2).sum(axis=2).argmin(axis=1) + 1


@assign.wrong_answer(
    "These are the distances. Return the number of the centre, not how far it is."
)
def distances(X, C):
    return np.sqrt(((X[:, None] - C) ** 2).sum(axis=2).min(axis=1))


@assign.wrong_answer(
    "This gives a point for each centre. Each point should get a centre: argmin along "
    "the other axis."
)
def nearest_point_of_each_centre(X, C):
    return ((X[:, None] - C) ** 2).sum(axis=2).argmin(axis=0)


@assign.wrong_answer("")  # the hidden check says it
def floats(X, C):
    return ((X[:, None] - C) ** 2).sum(axis=2).argmin(axis=1).astype(float)


@assign.wrong_answer("")
def point_by_point(X, C):
    return np.array([((x - C) ** 2).sum(axis=1).argmin() for x in X], dtype=int)


@assign.right_answer
def centre_by_centre(X, C):
    D = np.column_stack([((X - c) ** 2).sum(axis=1) for c in C])
    return D.argmin(axis=1)


@assign.right_answer
def by_three_terms(X, C):
    X, C = np.asarray(X, dtype=float), np.asarray(C, dtype=float)
    D = (X**2).sum(1)[:, None] - 2 * X @ C.T + (C**2).sum(1)
    return np.argmin(D, axis=1)


@assign.right_answer
def by_norm(X, C):
    return np.linalg.norm(X[:, None, :] - C[None, :, :], axis=-1).argmin(-1)


@assign.right_answer
def running_best(X, C):
    best = np.full(len(X), np.inf)
    idx = np.zeros(len(X), dtype=np.int32)
    for k in range(len(C)):
        d = np.sum((X - C[k]) ** 2, axis=1)
        idx[d < best] = k
        best = np.minimum(best, d)
    return idx


@assign.right_answer
def with_torch(X, C):
    import torch

    X, C = torch.as_tensor(X).double(), torch.as_tensor(C).double()
    return (X[:, None] - C).square().sum(-1).argmin(1)


@assign.right_answer
def with_scipy(X, C):
    from scipy.spatial.distance import cdist

    return cdist(X, C).argmin(axis=1)


@assign.right_answer
def with_scikit_learn(X, C):
    from sklearn.metrics import pairwise_distances_argmin

    if len(X) == 0:  # the library refuses an empty table
        return np.zeros(0, dtype=int)
    return pairwise_distances_argmin(np.asarray(X, float), np.asarray(C, float))


# ---- mutants of the answer that are no mistake
assign.same_as_right(
    "The mean of the squares is their sum divided by d, for every centre alike.",
    "squares[k] = ((X - centre) ** 2).sum(axis=1) => squares[k] = ((X - centre) ** 2).mean(axis=1)",
)
