"""Known wrong answers to exercise 22.6.

Each runs where the chapter's other answers stand, and where `build` is itself.
"""

import numpy as np

from helpers.kernels.decision_trees import info_gain

from .build import build


@build.wrong_answer(
    "The tree is one level too deep. A node at depth 0 is a leaf already."
)
def one_level_too_deep(X, y, depth, min_leaf, min_gain):
    best, cut = max(min_gain, 0), None
    for j in range(X.shape[1]):
        for t in (np.unique(X[:, j])[1:] + np.unique(X[:, j])[:-1]) / 2:
            m = X[:, j] <= t
            good = min(m.sum(), (~m).sum()) >= min_leaf
            if good and info_gain(y, m) > best + 1e-12:
                best, cut = info_gain(y, m), (j, t, m)
    if depth < 0 or cut is None:
        labels, counts = np.unique(y, return_counts=True)
        return {"label": labels[counts.argmax()].item()}
    (j, t, m), rest = cut, (depth - 1, min_leaf, min_gain)
    left, right = build(X[m], y[m], *rest), build(X[~m], y[~m], *rest)
    return {"feature": j, "threshold": t, "left": left, "right": right}


@build.wrong_answer(
    "The tree is one level too shallow. depth counts cuts, not levels of nodes."
)
def one_level_too_shallow(X, y, depth, min_leaf, min_gain):
    best, cut = max(min_gain, 0), None
    for j in range(X.shape[1]):
        for t in (np.unique(X[:, j])[1:] + np.unique(X[:, j])[:-1]) / 2:
            m = X[:, j] <= t
            good = min(m.sum(), (~m).sum()) >= min_leaf
            if good and info_gain(y, m) > best + 1e-12:
                best, cut = info_gain(y, m), (j, t, m)
    if depth <= 1 or cut is None:
        labels, counts = np.unique(y, return_counts=True)
        return {"label": labels[counts.argmax()].item()}
    (j, t, m), rest = cut, (depth - 1, min_leaf, min_gain)
    left, right = build(X[m], y[m], *rest), build(X[~m], y[~m], *rest)
    return {"feature": j, "threshold": t, "left": left, "right": right}


@build.wrong_answer(
    "depth is handed on unchanged, so it never ends the tree. Children have one less."
)
def depth_never_falls(X, y, depth, min_leaf, min_gain):
    best, cut = max(min_gain, 0), None
    for j in range(X.shape[1]):
        for t in (np.unique(X[:, j])[1:] + np.unique(X[:, j])[:-1]) / 2:
            m = X[:, j] <= t
            good = min(m.sum(), (~m).sum()) >= min_leaf
            if good and info_gain(y, m) > best + 1e-12:
                best, cut = info_gain(y, m), (j, t, m)
    if depth == 0 or cut is None:
        labels, counts = np.unique(y, return_counts=True)
        return {"label": labels[counts.argmax()].item()}
    (j, t, m), rest = cut, (depth, min_leaf, min_gain)
    left, right = build(X[m], y[m], *rest), build(X[~m], y[~m], *rest)
    return {"feature": j, "threshold": t, "left": left, "right": right}


@build.wrong_answer(
    "Both children get the examples of the left side. The right one gets the others."
)
def shares_the_mask(X, y, depth, min_leaf, min_gain):
    best, cut = max(min_gain, 0), None
    for j in range(X.shape[1]):
        for t in (np.unique(X[:, j])[1:] + np.unique(X[:, j])[:-1]) / 2:
            m = X[:, j] <= t
            good = min(m.sum(), (~m).sum()) >= min_leaf
            if good and info_gain(y, m) > best + 1e-12:
                best, cut = info_gain(y, m), (j, t, m)
    if depth == 0 or cut is None:
        labels, counts = np.unique(y, return_counts=True)
        return {"label": labels[counts.argmax()].item()}
    (j, t, m), rest = cut, (depth - 1, min_leaf, min_gain)
    left = right = build(X[m], y[m], *rest)
    return {"feature": j, "threshold": t, "left": left, "right": right}


@build.wrong_answer(
    "Both children are grown from all examples. Each gets the rows of its own side."
)
def children_get_all_rows(X, y, depth, min_leaf, min_gain):
    best, cut = max(min_gain, 0), None
    for j in range(X.shape[1]):
        for t in (np.unique(X[:, j])[1:] + np.unique(X[:, j])[:-1]) / 2:
            m = X[:, j] <= t
            good = min(m.sum(), (~m).sum()) >= min_leaf
            if good and info_gain(y, m) > best + 1e-12:
                best, cut = info_gain(y, m), (j, t, m)
    if depth == 0 or cut is None:
        labels, counts = np.unique(y, return_counts=True)
        return {"label": labels[counts.argmax()].item()}
    (j, t, m), rest = cut, (depth - 1, min_leaf, min_gain)
    left = right = build(X, y, *rest)
    return {"feature": j, "threshold": t, "left": left, "right": right}


@build.wrong_answer("Left and right are swapped: values up to the threshold go left.")
def sides_swapped(X, y, depth, min_leaf, min_gain):
    best, cut = max(min_gain, 0), None
    for j in range(X.shape[1]):
        for t in (np.unique(X[:, j])[1:] + np.unique(X[:, j])[:-1]) / 2:
            m = X[:, j] <= t
            good = min(m.sum(), (~m).sum()) >= min_leaf
            if good and info_gain(y, m) > best + 1e-12:
                best, cut = info_gain(y, m), (j, t, m)
    if depth == 0 or cut is None:
        labels, counts = np.unique(y, return_counts=True)
        return {"label": labels[counts.argmax()].item()}
    (j, t, m), rest = cut, (depth - 1, min_leaf, min_gain)
    left, right = build(X[~m], y[~m], *rest), build(X[m], y[m], *rest)
    return {"feature": j, "threshold": t, "left": left, "right": right}


@build.wrong_answer("min_leaf is not used: some children are too small.")
def ignores_min_leaf(X, y, depth, min_leaf, min_gain):
    best, cut = max(min_gain, 0), None
    for j in range(X.shape[1]):
        for t in (np.unique(X[:, j])[1:] + np.unique(X[:, j])[:-1]) / 2:
            m = X[:, j] <= t
            good = True
            if good and info_gain(y, m) > best + 1e-12:
                best, cut = info_gain(y, m), (j, t, m)
    if depth == 0 or cut is None:
        labels, counts = np.unique(y, return_counts=True)
        return {"label": labels[counts.argmax()].item()}
    (j, t, m), rest = cut, (depth - 1, min_leaf, min_gain)
    left, right = build(X[m], y[m], *rest), build(X[~m], y[~m], *rest)
    return {"feature": j, "threshold": t, "left": left, "right": right}


@build.wrong_answer(
    "Where the best cut leaves too small a child you make a leaf. Pass that cut over and take the best of the others."
)
def gives_up_on_small_children(X, y, depth, min_leaf, min_gain):
    best, cut = max(min_gain, 0), None
    for j in range(X.shape[1]):
        for t in (np.unique(X[:, j])[1:] + np.unique(X[:, j])[:-1]) / 2:
            m = X[:, j] <= t
            good = True
            if good and info_gain(y, m) > best + 1e-12:
                best, cut = info_gain(y, m), (j, t, m)
    if depth == 0 or cut is None or not min_leaf <= cut[2].sum() <= len(y) - min_leaf:
        labels, counts = np.unique(y, return_counts=True)
        return {"label": labels[counts.argmax()].item()}
    (j, t, m), rest = cut, (depth - 1, min_leaf, min_gain)
    left, right = build(X[m], y[m], *rest), build(X[~m], y[~m], *rest)
    return {"feature": j, "threshold": t, "left": left, "right": right}


@build.wrong_answer(
    "min_leaf is asked of the group that is cut. It is about both of its children."
)
def min_leaf_of_the_parent(X, y, depth, min_leaf, min_gain):
    best, cut = max(min_gain, 0), None
    for j in range(X.shape[1]):
        for t in (np.unique(X[:, j])[1:] + np.unique(X[:, j])[:-1]) / 2:
            m = X[:, j] <= t
            good = len(y) >= min_leaf
            if good and info_gain(y, m) > best + 1e-12:
                best, cut = info_gain(y, m), (j, t, m)
    if depth == 0 or cut is None:
        labels, counts = np.unique(y, return_counts=True)
        return {"label": labels[counts.argmax()].item()}
    (j, t, m), rest = cut, (depth - 1, min_leaf, min_gain)
    left, right = build(X[m], y[m], *rest), build(X[~m], y[~m], *rest)
    return {"feature": j, "threshold": t, "left": left, "right": right}


@build.wrong_answer(
    "min_leaf is asked of one side only. Both children must keep that many."
)
def small_side_may_be_left(X, y, depth, min_leaf, min_gain):
    best, cut = max(min_gain, 0), None
    for j in range(X.shape[1]):
        for t in (np.unique(X[:, j])[1:] + np.unique(X[:, j])[:-1]) / 2:
            m = X[:, j] <= t
            good = (~m).sum() >= min_leaf
            if good and info_gain(y, m) > best + 1e-12:
                best, cut = info_gain(y, m), (j, t, m)
    if depth == 0 or cut is None:
        labels, counts = np.unique(y, return_counts=True)
        return {"label": labels[counts.argmax()].item()}
    (j, t, m), rest = cut, (depth - 1, min_leaf, min_gain)
    left, right = build(X[m], y[m], *rest), build(X[~m], y[~m], *rest)
    return {"feature": j, "threshold": t, "left": left, "right": right}


@build.wrong_answer("min_gain is not used: some cuts gain too little.")
def ignores_min_gain(X, y, depth, min_leaf, min_gain):
    best, cut = 0, None
    for j in range(X.shape[1]):
        for t in (np.unique(X[:, j])[1:] + np.unique(X[:, j])[:-1]) / 2:
            m = X[:, j] <= t
            good = min(m.sum(), (~m).sum()) >= min_leaf
            if good and info_gain(y, m) > best + 1e-12:
                best, cut = info_gain(y, m), (j, t, m)
    if depth == 0 or cut is None:
        labels, counts = np.unique(y, return_counts=True)
        return {"label": labels[counts.argmax()].item()}
    (j, t, m), rest = cut, (depth - 1, min_leaf, min_gain)
    left, right = build(X[m], y[m], *rest), build(X[~m], y[~m], *rest)
    return {"feature": j, "threshold": t, "left": left, "right": right}


@build.wrong_answer(
    "A leaf has the label of its first example. Take the most frequent one."
)
def label_of_the_first(X, y, depth, min_leaf, min_gain):
    best, cut = max(min_gain, 0), None
    for j in range(X.shape[1]):
        for t in (np.unique(X[:, j])[1:] + np.unique(X[:, j])[:-1]) / 2:
            m = X[:, j] <= t
            good = min(m.sum(), (~m).sum()) >= min_leaf
            if good and info_gain(y, m) > best + 1e-12:
                best, cut = info_gain(y, m), (j, t, m)
    if depth == 0 or cut is None:
        return {"label": y[0].item()}
    (j, t, m), rest = cut, (depth - 1, min_leaf, min_gain)
    left, right = build(X[m], y[m], *rest), build(X[~m], y[~m], *rest)
    return {"feature": j, "threshold": t, "left": left, "right": right}


@build.wrong_answer(
    "A leaf has the rarest label of its examples. Take the most frequent one."
)
def rarest_label(X, y, depth, min_leaf, min_gain):
    best, cut = max(min_gain, 0), None
    for j in range(X.shape[1]):
        for t in (np.unique(X[:, j])[1:] + np.unique(X[:, j])[:-1]) / 2:
            m = X[:, j] <= t
            good = min(m.sum(), (~m).sum()) >= min_leaf
            if good and info_gain(y, m) > best + 1e-12:
                best, cut = info_gain(y, m), (j, t, m)
    if depth == 0 or cut is None:
        labels, counts = np.unique(y, return_counts=True)
        return {"label": labels[counts.argmin()].item()}
    (j, t, m), rest = cut, (depth - 1, min_leaf, min_gain)
    left, right = build(X[m], y[m], *rest), build(X[~m], y[~m], *rest)
    return {"feature": j, "threshold": t, "left": left, "right": right}
