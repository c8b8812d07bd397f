"""Exercise 24.2: what is checked of `update`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels import kmeans as kernel

from .cases import MIXED, OTHER, SAME_NUMBERS, points

X5 = np.array([[1.0, 2.0], [3.0, 7.0], [5.0, 0.0], [8.0, 8.0], [9.0, 5.0]])
IDX5 = np.array([0, 0, 0, 1, 1])
C5 = np.array([[0.5, 1.5], [6.0, 9.0]])
X4, C4 = points(2411, 7, 3, 4)
IDX4 = np.array([2, 0, 2, 2, 0, 0, 2])  # clusters 1 and 3 are empty
XH, CH = points(2412, 40, 4, 5)
IDXH = np.random.default_rng(2413).integers(0, 5, size=40)
XI, CI = np.array([[1, 4], [2, 2], [7, 7], [5, 1]]), np.array([[1, 1], [6, 6], [9, 4]])
IDXI = np.array([0, 0, 1, 1])
NOBODY = np.zeros(0, dtype=int)

TWO = Case("five points in two clusters", (X5, IDX5, 2, C5))
EMPTY = Case("clusters 1 and 3 without points", (X4, IDX4, 4, C4))

update = Exercise(
    "update",
    reference=kernel.update,
    arguments=("X", "idx", "K", "C_old"),
    rows=("X", "idx"),
    checks=[
        shape(TWO, EMPTY, points=0.5),
        values(TWO, points=0.75),
        edge(
            "an empty cluster keeps its centre",
            EMPTY,
            points=0.75,
            message="A cluster without points keeps its old centre, so that there are K "
            "rows. The mean of nothing is nan, and nan spreads from there.",
        ),
        pure(EMPTY, points=0.25),
        values(Case(OTHER, (XH, IDXH, 5, CH)), points=0.25, label=OTHER, hidden=True),
        edge(
            "one point, or none",
            Case("one point", (X4[:1], IDX4[:1], 4, C4)),
            Case("no points", (np.zeros((0, 3)), NOBODY, 4, C4)),
            points=0.25,
            hidden=True,
            message="One point moves one centre onto itself. Without points every "
            "centre stays.",
        ),
        edge(
            MIXED,
            Case("integers", (XI, IDXI, 3, CI)),
            Case("float32", (XH.astype(np.float32), IDXH, 5, CH.astype(np.float32))),
            points=0.25,
            hidden=True,
            message=SAME_NUMBERS + " A copy of an integer C_old cannot hold halves.",
        ),
    ],
    hints=[
        "Go through the clusters, and pick the rows of X that belong to each.",
        "A comparison of idx with k is an array of truth values; it picks the rows. "
        "Look first whether it picks any.",
        "Begin with a float copy of C_old. Where a cluster has points, overwrite its "
        "row with their mean along axis 0.",
    ],
)


@update.wrong_answer("")
def mean_of_nothing(X, idx, K, C_old):
    C = np.empty((K, X.shape[1]))
    for k in range(K):
        with np.errstate(invalid="ignore", divide="ignore"):
            C[k] = X[idx == k].sum(axis=0) / np.float64((idx == k).sum())
    return C


@update.wrong_answer("These are medians. A centre is the mean of its points.")
def median(X, idx, K, C_old):
    C = np.array(C_old, dtype=float)
    for k in range(K):
        if (idx == k).any():
            C[k] = np.median(X[idx == k], axis=0)
    return C


@update.wrong_answer(
    "The sums are divided by the number of all points. Divide each by the number of "
    "points in its own cluster."
)
def divided_by_all(X, idx, K, C_old):
    C = np.array(C_old, dtype=float)
    for k in range(K):
        if (idx == k).any():
            C[k] = X[idx == k].sum(axis=0) / len(X)
    return C


@update.wrong_answer(
    "These are sums. Divide each by the number of points in its cluster."
)
def sums(X, idx, K, C_old):
    C = np.array(C_old, dtype=float)
    for k in range(K):
        if (idx == k).any():
            C[k] = X[idx == k].sum(axis=0)
    return C


@update.wrong_answer(
    "An empty cluster goes to the origin. It should keep its old centre."
)
def empty_to_zero(X, idx, K, C_old):
    C = np.zeros((K, X.shape[1]))
    for k in range(K):
        C[k] = X[idx == k].sum(axis=0) / max((idx == k).sum(), 1)
    return C


@update.wrong_answer(
    "Empty clusters are left out, so the later ones change their numbers. Return K "
    "rows, and keep the old centre of an empty cluster."
)
def empty_left_out(X, idx, K, C_old):
    return np.array([X[idx == k].mean(axis=0) for k in np.unique(idx)])


@update.wrong_answer(
    "The old centre is counted like one more point. Take the mean of the points alone."
)
def old_centre_counts(X, idx, K, C_old):
    C = np.array(C_old, dtype=float)
    for k in range(K):
        C[k] = np.vstack([X[idx == k], C_old[k : k + 1]]).mean(axis=0)
    return C


@update.wrong_answer(
    "All coordinates of a centre are the same: the mean runs over the columns too. "
    "Take it along axis 0."
)
def one_mean_for_all_columns(X, idx, K, C_old):
    C = np.array(C_old, dtype=float)
    for k in range(K):
        if (idx == k).any():
            C[k] = X[idx == k].mean()
    return C


@update.wrong_answer("")
def writes_into_the_old(X, idx, K, C_old):
    for k in range(K):
        if (idx == k).any():
            C_old[k] = X[idx == k].mean(axis=0)
    return C_old


@update.right_answer
def by_one_hot(X, idx, K, C_old):
    H = (np.asarray(idx)[:, None] == np.arange(K)).astype(float)
    counts = H.sum(axis=0)
    means = H.T @ X / np.maximum(counts, 1)[:, None]
    return np.where(counts[:, None] > 0, means, C_old)


@update.right_answer
def point_after_point(X, idx, K, C_old):
    totals = [np.zeros(X.shape[1]) for _ in range(K)]
    counts = [0] * K
    for x, k in zip(X, idx):
        totals[k] = totals[k] + x
        counts[k] += 1
    rows = [totals[k] / counts[k] if counts[k] else C_old[k] for k in range(K)]
    return np.array(rows, dtype=float)


@update.right_answer
def by_pandas(X, idx, K, C_old):
    import pandas as pd

    C = np.array(C_old, dtype=float)
    means = pd.DataFrame(X).groupby(np.asarray(idx)).mean()
    C[means.index.to_numpy()] = means.to_numpy()
    return C


@update.right_answer
def with_torch(X, idx, K, C_old):
    import torch

    X, idx = torch.as_tensor(X).double(), torch.as_tensor(idx)
    C = torch.tensor(C_old).double()
    for k in range(K):
        if (idx == k).sum() > 0:
            C[k] = X[idx == k].mean(0)
    return C


# ---- mutants of the answer that are no mistake
update.same_as_right(
    "Cluster K has no points, so nothing is written.",
    "for k in range(K): => for k in range(K + 1):",
)
