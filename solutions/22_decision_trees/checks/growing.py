"""Judge a tree by what it must hold true, so that equally good trees all pass."""

import numpy as np

from helpers.kernels import decision_trees as kernel

from .cases import CLOSE, between_neighbours, gain_of

CUT = {"feature", "threshold", "left", "right"}


def tree_problem(tree, X, y, depth, min_leaf, min_gain):
    """Return what is wrong with a tree for these examples; nothing if it is right."""
    labels, counts = np.unique(y, return_counts=True)
    best = kernel.best_split(X, y, max(min_gain, 0.0), min_leaf)
    gain = gain_of(y, X[:, best[0]], best[1]) if best else 0.0
    least = max(min_gain, 0.0)
    if not isinstance(tree, dict):
        return "a node is no dict"
    if set(tree) == {"label"}:
        if depth > 0 and gain > least + CLOSE:
            return "a leaf that should be cut"
        common = labels[counts == counts.max()].tolist()
        return "" if tree["label"] in common else "a label that is not the commonest"
    if set(tree) != CUT:
        return "a node with other keys"
    if depth == 0:
        return "a cut below the depth"
    feature, threshold = int(tree["feature"]), float(tree["threshold"])
    if not 0 <= feature < X.shape[1]:
        return "no such feature"
    if not between_neighbours(X[:, feature], threshold):
        return "a threshold that is not halfway"
    left = X[:, feature] <= threshold
    mine = gain_of(y, X[:, feature], threshold)
    if min(left.sum(), (~left).sum()) < min_leaf:
        return "a child that is too small"
    if mine < gain - CLOSE or mine <= least - CLOSE or len(labels) == 1:
        return "a cut that is not the best"
    for side, rows in (("left", left), ("right", ~left)):
        settings = depth - 1, min_leaf, min_gain
        if problem := tree_problem(tree[side], X[rows], y[rows], *settings):
            return problem
    return ""


def share_right(tree, X, y):
    """Return the share of examples that a tree labels as they are."""
    return float(np.mean(kernel.predict_tree(tree, X) == y))
