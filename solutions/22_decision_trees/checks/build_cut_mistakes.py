"""More wrong answers to exercise 22.6: the wrong cut is taken for the best."""

import numpy as np

from helpers.kernels.decision_trees import info_gain

from .build_mistakes import build


@build.wrong_answer("The cuts are chosen by Gini. Use the entropy.")
def by_gini(X, y, depth, min_leaf, min_gain):
    def gini(group):
        return 1 - ((np.unique(group, return_counts=True)[1] / len(group)) ** 2).sum()

    best, cut = max(min_gain, 0), None
    for j in range(X.shape[1]):
        for t in (np.unique(X[:, j])[1:] + np.unique(X[:, j])[:-1]) / 2:
            m = X[:, j] <= t
            good = min(m.sum(), (~m).sum()) >= min_leaf
            sides = m.mean() * gini(y[m]) + (~m).mean() * gini(y[~m])
            gain = gini(y) - sides
            if good and gain > best + 1e-12:
                best, cut = gain, (j, t, m)
    if depth == 0 or cut is None:
        labels, counts = np.unique(y, return_counts=True)
        return {"label": labels[counts.argmax()].item()}
    (j, t, m), rest = cut, (depth - 1, min_leaf, min_gain)
    left, right = build(X[m], y[m], *rest), build(X[~m], y[~m], *rest)
    return {"feature": j, "threshold": t, "left": left, "right": right}


@build.wrong_answer(
    "Both sides of a cut count alike here. Weight each side by its share of the examples."
)
def unweighted(X, y, depth, min_leaf, min_gain):
    def entropy(group):
        p = np.unique(group, return_counts=True)[1] / len(group)
        return -(p * np.log2(p)).sum()

    best, cut = max(min_gain, 0), None
    for j in range(X.shape[1]):
        for t in (np.unique(X[:, j])[1:] + np.unique(X[:, j])[:-1]) / 2:
            m = X[:, j] <= t
            good = min(m.sum(), (~m).sum()) >= min_leaf
            gain = entropy(y) - (entropy(y[m]) + entropy(y[~m])) / 2
            if good and gain > best + 1e-12:
                best, cut = gain, (j, t, m)
    if depth == 0 or cut is None:
        labels, counts = np.unique(y, return_counts=True)
        return {"label": labels[counts.argmax()].item()}
    (j, t, m), rest = cut, (depth - 1, min_leaf, min_gain)
    left, right = build(X[m], y[m], *rest), build(X[~m], y[~m], *rest)
    return {"feature": j, "threshold": t, "left": left, "right": right}


@build.wrong_answer(
    "The thresholds are values of the data. Take the middle between one and the next."
)
def value_of_the_data(X, y, depth, min_leaf, min_gain):
    best, cut = max(min_gain, 0), None
    for j in range(X.shape[1]):
        for t in np.unique(X[:, j])[:-1]:
            m = X[:, j] <= t
            good = min(m.sum(), (~m).sum()) >= min_leaf
            gain = info_gain(y, m)
            if good and gain > best + 1e-12:
                best, cut = gain, (j, t, m)
    if depth == 0 or cut is None:
        labels, counts = np.unique(y, return_counts=True)
        return {"label": labels[counts.argmax()].item()}
    (j, t, m), rest = cut, (depth - 1, min_leaf, min_gain)
    left, right = build(X[m], y[m], *rest), build(X[~m], y[~m], *rest)
    return {"feature": j, "threshold": t, "left": left, "right": right}
