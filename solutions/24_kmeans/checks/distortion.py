"""Exercise 24.3: what is checked of `distortion`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels import kmeans as kernel

from .cases import MIXED, NUMPY_NUMBER, OTHER, SAME_NUMBERS, points

X4 = np.array([[1.0, 2.0], [3.0, 5.0], [8.0, 8.0], [6.0, 3.0]])
C4 = np.array([[2.0, 3.0], [7.0, 7.0]])
NEAREST = np.array([0, 0, 1, 0])
X5 = np.array([[1.0, 2.0, 0.5], [3.0, 5.0, 4.0], [8.0, 8.0, 1.0], [6.0, 3.0, 2.5]])
C5 = np.array([[2.0, 3.0, 1.0], [7.0, 7.0, 2.0]])
OTHERS = np.array([1, 0, 1, 1])
XH, CH = points(2421, 50, 4, 5)
IDXH = np.random.default_rng(2422).integers(0, 5, size=50)
XI, CI = np.array([[1, 4], [5, 2], [7, 7]]), np.array([[2, 3], [6, 6]])
IDXI = np.array([0, 1, 1])

SMALL = Case("four points, each with its nearest centre", (X4, NEAREST, C4))
LOOSE = Case(
    "four points in three dimensions, not all with the nearest centre", (X5, OTHERS, C5)
)

distortion = Exercise(
    "distortion",
    reference=kernel.distortion,
    arguments=("X", "idx", "C"),
    rows=("X", "idx"),
    checks=[
        shape(SMALL, points=0.25),
        values(SMALL, LOOSE, points=0.75),
        pure(SMALL, points=0.25),
        values(Case(OTHER, (XH, IDXH, CH)), points=0.25, label=OTHER, hidden=True),
        edge(
            "one point, and a cost of 0",
            Case("one point", (X4[:1], NEAREST[:1], C4)),
            Case("every point on its centre", (C4[[1, 0, 1]], np.array([1, 0, 1]), C4)),
            points=0.25,
            hidden=True,
            message="One point has its own squared distance as J. Where every point "
            "lies on its centre, J is 0.",
        ),
        edge(
            MIXED,
            Case("integers", (XI, IDXI, CI)),
            Case("float32", (XH.astype(np.float32), IDXH, CH.astype(np.float32))),
            points=0.25,
            hidden=True,
            message=SAME_NUMBERS,
        ),
    ],
    hints=[
        "Indexing C with the whole array idx gives the centre of each point, a row each.",
        "Square the differences and add them up along the columns: that is the squared "
        "distance of each point. No root.",
        "J is the mean of these squared distances over the points.",
    ],
)


@distortion.wrong_answer(
    "This is the mean distance. J takes the squares, without a root."
)
def with_root(X, idx, C):
    return float(np.sqrt(((X - C[idx]) ** 2).sum(axis=1)).mean())


@distortion.wrong_answer("This is the root of J. Leave the root out.")
def root_of_mean(X, idx, C):
    return float(np.sqrt(((X - C[idx]) ** 2).sum(axis=1).mean()))


@distortion.wrong_answer("This is the sum over the points. J is their mean.")
def total(X, idx, C):
    return float(((X - C[idx]) ** 2).sum())


@distortion.wrong_answer(
    "The mean runs over points and columns. Add the squares of a point up first: J is "
    "a mean over points alone."
)
def over_columns_too(X, idx, C):
    return float(((X - C[idx]) ** 2).mean())


@distortion.wrong_answer(
    "These are the distances to the nearest centres. Use the centre that idx names, "
    "near or not."
)
def nearest_instead(X, idx, C):
    return float(((X[:, None] - C) ** 2).sum(axis=2).min(axis=1).mean())


@distortion.wrong_answer("There is no half in J, unlike in the cost of a regression.")
def half(X, idx, C):
    return float(((X - C[idx]) ** 2).sum(axis=1).mean() / 2)


@distortion.wrong_answer(
    "The sum is divided by the number of centres. Divide by the number of points."
)
def divided_by_k(X, idx, C):
    return float(((X - C[idx]) ** 2).sum() / len(C))


@distortion.wrong_answer("These are absolute differences. J takes the squares of them.")
def absolute(X, idx, C):
    return float(np.abs(X - C[idx]).sum(axis=1).mean())


@distortion.right_answer
def point_by_point(X, idx, C):
    J = 0.0
    for x, k in zip(X, idx):
        J += sum((float(a) - float(b)) ** 2 for a, b in zip(x, C[k])) / len(X)
    return J


@distortion.right_answer
def cluster_by_cluster(X, idx, C):
    return sum(((X[idx == k] - C[k]) ** 2).sum() for k in range(len(C))) / len(X)


@distortion.right_answer
def by_norm(X, idx, C):
    return np.mean(np.linalg.norm(X - np.take(C, idx, axis=0), axis=1) ** 2)


@distortion.right_answer
def with_torch(X, idx, C):
    import torch

    X, C = torch.as_tensor(X).double(), torch.as_tensor(C).double()
    return (X - C[torch.as_tensor(idx)]).square().sum(1).mean()


# ---- mutants of the answer that are no mistake
distortion.same_as_right(
    NUMPY_NUMBER,
    "return float(((X - C[idx]) ** 2).sum(axis=1).mean()) => return ((X - C[idx]) ** 2).sum(axis=1).mean()",
    "return float(((X - C[idx]) ** 2).sum(axis=1).mean()) => return abs(((X - C[idx]) ** 2).sum(axis=1).mean())",
)
