"""Known wrong answers to exercise 22.6: the right cell with one slip in each.

Each runs where the chapter's other answers stand, and where `build` is itself.
"""

from functools import partial

from .build import build

RIGHT = """
def build(X, y, depth, min_leaf, min_gain):
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
    left, right = build(X[m], y[m], *rest), build(X[~m], y[~m], *rest)
    return {"feature": j, "threshold": t, "left": left, "right": right}
"""
build.right_text("best_so_far", RIGHT)
wrong = partial(build.slip, RIGHT)

wrong(
    "one_level_too_deep",
    "if depth == 0 or cut is None:",
    "if depth < 0 or cut is None:",
    "The tree is one level too deep. A node at depth 0 is a leaf already.",
)
wrong(
    "one_level_too_shallow",
    "if depth == 0 or cut is None:",
    "if depth <= 1 or cut is None:",
    "The tree is one level too shallow. depth counts cuts, not levels of nodes.",
)
wrong(
    "depth_never_falls",
    "(j, t, m), rest = cut, (depth - 1, min_leaf, min_gain)",
    "(j, t, m), rest = cut, (depth, min_leaf, min_gain)",
    "depth is handed on unchanged, so it never ends the tree. Children have one less.",
)
wrong(
    "shares_the_mask",
    "left, right = build(X[m], y[m], *rest), build(X[~m], y[~m], *rest)",
    "left = right = build(X[m], y[m], *rest)",
    "Both children get the examples of the left side. The right one gets the others.",
)
wrong(
    "children_get_all_rows",
    "left, right = build(X[m], y[m], *rest), build(X[~m], y[~m], *rest)",
    "left = right = build(X, y, *rest)",
    "Both children are grown from all examples. Each gets the rows of its own side.",
)
wrong(
    "sides_swapped",
    "left, right = build(X[m], y[m], *rest), build(X[~m], y[~m], *rest)",
    "left, right = build(X[~m], y[~m], *rest), build(X[m], y[m], *rest)",
    "Left and right are swapped: values up to the threshold go left.",
)
wrong(
    "ignores_min_leaf",
    "good = min(m.sum(), (~m).sum()) >= min_leaf",
    "good = True",
    "min_leaf is not used: some children are too small.",
)
wrong(
    "gives_up_on_small_children",
    """            good = min(m.sum(), (~m).sum()) >= min_leaf
            if good and info_gain(y, m) > best + 1e-12:
                best, cut = info_gain(y, m), (j, t, m)
    if depth == 0 or cut is None:""",
    """            good = True
            if good and info_gain(y, m) > best + 1e-12:
                best, cut = info_gain(y, m), (j, t, m)
    if depth == 0 or cut is None or not min_leaf <= cut[2].sum() <= len(y) - min_leaf:""",
    "Where the best cut leaves too small a child you make a leaf. Pass that cut "
    "over and take the best of the others.",
)
wrong(
    "min_leaf_of_the_parent",
    "good = min(m.sum(), (~m).sum()) >= min_leaf",
    "good = len(y) >= min_leaf",
    "min_leaf is asked of the group that is cut. It is about both of its children.",
)
wrong(
    "small_side_may_be_left",
    "good = min(m.sum(), (~m).sum()) >= min_leaf",
    "good = (~m).sum() >= min_leaf",
    "min_leaf is asked of one side only. Both children must keep that many.",
)
wrong(
    "ignores_min_gain",
    "best, cut = max(min_gain, 0), None",
    "best, cut = 0, None",
    "min_gain is not used: some cuts gain too little.",
)
wrong(
    "label_of_the_first",
    """        labels, counts = np.unique(y, return_counts=True)
        return {"label": labels[counts.argmax()].item()}""",
    '        return {"label": y[0].item()}',
    "A leaf has the label of its first example. Take the most frequent one.",
)
wrong(
    "rarest_label",
    'return {"label": labels[counts.argmax()].item()}',
    'return {"label": labels[counts.argmin()].item()}',
    "A leaf has the rarest label of its examples. Take the most frequent one.",
)
wrong(
    "by_gini",
    """    best, cut = max(min_gain, 0), None
    for j in range(X.shape[1]):
        for t in (np.unique(X[:, j])[1:] + np.unique(X[:, j])[:-1]) / 2:
            m = X[:, j] <= t
            good = min(m.sum(), (~m).sum()) >= min_leaf
            if good and info_gain(y, m) > best + 1e-12:
                best, cut = info_gain(y, m), (j, t, m)""",
    """    def gini(group):
        return 1 - ((np.unique(group, return_counts=True)[1] / len(group)) ** 2).sum()

    best, cut = max(min_gain, 0), None
    for j in range(X.shape[1]):
        for t in (np.unique(X[:, j])[1:] + np.unique(X[:, j])[:-1]) / 2:
            m = X[:, j] <= t
            good = min(m.sum(), (~m).sum()) >= min_leaf
            sides = m.mean() * gini(y[m]) + (~m).mean() * gini(y[~m])
            gain = gini(y) - sides
            if good and gain > best + 1e-12:
                best, cut = gain, (j, t, m)""",
    "The cuts are chosen by Gini. Use the entropy.",
)
wrong(
    "unweighted",
    """    best, cut = max(min_gain, 0), None
    for j in range(X.shape[1]):
        for t in (np.unique(X[:, j])[1:] + np.unique(X[:, j])[:-1]) / 2:
            m = X[:, j] <= t
            good = min(m.sum(), (~m).sum()) >= min_leaf
            if good and info_gain(y, m) > best + 1e-12:
                best, cut = info_gain(y, m), (j, t, m)""",
    """    def entropy(group):
        p = np.unique(group, return_counts=True)[1] / len(group)
        return -(p * np.log2(p)).sum()

    best, cut = max(min_gain, 0), None
    for j in range(X.shape[1]):
        for t in (np.unique(X[:, j])[1:] + np.unique(X[:, j])[:-1]) / 2:
            m = X[:, j] <= t
            good = min(m.sum(), (~m).sum()) >= min_leaf
            gain = entropy(y) - (entropy(y[m]) + entropy(y[~m])) / 2
            if good and gain > best + 1e-12:
                best, cut = gain, (j, t, m)""",
    "Both sides of a cut count alike here. Weight each side by its share of the "
    "examples.",
)
wrong(
    "value_of_the_data",
    """        for t in (np.unique(X[:, j])[1:] + np.unique(X[:, j])[:-1]) / 2:
            m = X[:, j] <= t
            good = min(m.sum(), (~m).sum()) >= min_leaf
            if good and info_gain(y, m) > best + 1e-12:
                best, cut = info_gain(y, m), (j, t, m)""",
    """        for t in np.unique(X[:, j])[:-1]:
            m = X[:, j] <= t
            good = min(m.sum(), (~m).sum()) >= min_leaf
            gain = info_gain(y, m)
            if good and gain > best + 1e-12:
                best, cut = gain, (j, t, m)""",
    "The thresholds are values of the data. Take the middle between one and the next.",
)
wrong(
    "smallest_label",
    'return {"label": labels[counts.argmax()].item()}',
    'return {"label": labels[0].item()}',
    "A leaf gives the smallest label, not the commonest.",
)
wrong(
    "reaching_min_gain_is_enough",
    """    if depth == 0 or cut is None:""",
    """    if cut is None and depth > 0:
        for j in range(X.shape[1]):
            for t in (np.unique(X[:, j])[1:] + np.unique(X[:, j])[:-1]) / 2:
                m = X[:, j] <= t
                if cut is None and info_gain(y, m) == min_gain > 0:
                    cut = (j, t, m)
    if depth == 0 or cut is None:""",
    "",
)
