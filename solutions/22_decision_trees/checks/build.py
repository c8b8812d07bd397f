"""Exercise 22.6: what is checked of `build`, and the answers that prove it.

Where they are judged, the chapter's earlier answers stand in for the kernels below.
"""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, free, pure, values
from helpers.kernels import decision_trees as kernel
from helpers.kernels.decision_trees import info_gain

from .cases import ANY_CLASSES, MIXED, SAME_CUT, TEXT, drawn
from .growing import share_right, tree_problem

# Nine birds: bill length (mm) and flipper length (mm); 0 Adelie, 1 Chinstrap, 2 Gentoo.
X9 = np.array(
    [
        [39.0, 181.0],
        [38.5, 190.0],
        [36.5, 193.0],
        [41.0, 195.0],
        [46.5, 192.0],
        [50.0, 196.0],
        [46.0, 211.0],
        [49.5, 230.0],
        [45.0, 218.0],
    ]
)
Y9 = np.array([0, 0, 0, 0, 1, 1, 2, 2, 2])
# The best cut leaves one example alone; where both sides must keep two, another does it.
X_TWO = np.array([[2.0], [7.5], [10.5], [8.0], [7.0], [2.5], [1.0], [9.5], [6.0]])
Y_TWO = np.array([1, 0, 1, 1, 1, 0, 0, 1, 1])
# All four ways to misread min_leaf give other trees here.
X_NINE = np.array([[10.0], [2.0], [5.0], [9.5], [3.0], [8.5], [8.0], [9.0], [6.0]])
Y_NINE = np.array([1, 0, 0, 1, 1, 0, 0, 0, 0])

X_MIX = np.array([[0.0], [0.0], [0.0], [1.0], [1.0], [1.0]])
Y_MIX = np.array([0, 0, 1, 0, 0, 1])

TWO = Case("nine birds, depth 2", (X9, Y9, 2, 1, 0.0))
DEEP = Case("nine birds, depth 5", (X9, Y9, 5, 1, 0.0))
ONE = Case("nine birds, depth 1", (X9, Y9, 1, 1, 0.0))
ZERO = Case("depth 0", (X9[::-1].copy(), Y9[::-1].copy(), 0, 1, 0.0))
PURE = Case("one class", (X9[:4], Y9[:4], 3, 1, 0.0))
FEW = Case("children of two at least", (X_TWO, Y_TWO, 3, 2, 0.0))
THREES = Case("children of three at least", (X_NINE, Y_NINE, 3, 3, 0.0))
GAIN = Case("a gain above 0.98", (X9, Y9, 3, 1, 0.98))
HOT = """
X = np.array([[39.0, 1], [50.0, 0], [48.5, 1], [47.0, 0], [45.0, 1]])  # mm, on Biscoe
y = np.array(["Adelie", "Chinstrap", "Gentoo", "Chinstrap", "Gentoo"])
build(X, y, 3, 1, 0.0)
"""
EQUAL = """
X, y = np.array([[1.0], [2.0], [4.0], [6.0]]), np.array([1, 1, 0, 0])
"label" in build(X, y, 3, 1, 1.0)
"""


@free(
    "every node as the rules say",
    points=1,
    message="On other examples a node of your tree breaks a rule: the best allowed cut, "
    "the depth, min_leaf, min_gain, or the commonest label in a leaf.",
)
def keeps_the_rules(answer):
    settings = [(3, 1, 0.0), (7, 1, 0.0), (4, 4, 0.0), (5, 1, 0.12), (2, 3, 0.05)]
    for seed in range(10):
        X, y = drawn(2270 + seed, 12 + 5 * seed, 1 + seed % 3, 2 + seed % 3)
        tree = answer(X, y, *settings[seed % 5])
        if problem := tree_problem(tree, X, y, *settings[seed % 5]):
            return problem
    return None


@free(
    "a deep tree learns by heart",
    points=0.25,
    message="Where no value of a feature comes twice, a tree that may be ten deep must get "
    "these 30 training examples right.",
)
def learns_by_heart(answer):
    rng = np.random.default_rng(2286)
    X = rng.permutation(60).reshape(30, 2) / 4.0
    y = (X[:, 0] + rng.normal(0.0, 4.0, size=30) > 7.0).astype(int)
    return None if share_right(answer(X, y, 10, 1, 0.0), X, y) == 1.0 else "mistakes"


def build_reference(X, y, depth, min_leaf, min_gain):
    """Call the kernel; known answers run beside this function and call its pieces."""
    return kernel.build(X, y, depth, min_leaf, min_gain)


build = Exercise(
    "build",
    reference=build_reference,
    arguments=("X", "y", "depth", "min_leaf", "min_gain"),
    rows=("X", "y"),
    checks=[
        values(TWO, DEEP, points=1.25),
        edge(
            "depth 1 and depth 0",
            ONE,
            ZERO,
            points=0.5,
            message="depth counts the cuts from here down: 1 allows one, 0 gives a "
            "leaf.",
        ),
        edge("one class", PURE, points=0.25, message="A pure group is a leaf."),
        edge(
            "min_leaf",
            FEW,
            THREES,
            points=0.5,
            message="A cut that leaves a child with fewer than min_leaf examples is "
            "passed over. The best of the others is taken.",
        ),
        edge(
            "min_gain",
            GAIN,
            points=0.25,
            message="A node whose best cut does not gain more than min_gain is a leaf.",
        ),
        pure(TWO, points=0.25),
        edge(
            TEXT,
            Case(TEXT, steps=HOT),
            points=0.25,
            hidden=True,
            message=ANY_CLASSES,
        ),
        edge(
            MIXED,
            Case("integers", ((2 * X9).astype(int), Y9, 4, 1, 0)),
            Case("float32", (X9.astype(np.float32), Y9.astype(np.uint8), 4, 1, 0.0)),
            Case("one example", (X9[:1], Y9[:1], 3, 1, 0.0)),
            Case(
                "constant features", (np.ones((3, 2)), np.array([1, 0, 1]), 3, 1, 0.0)
            ),
            Case("negative values", (X9 - [45.25, 200.0], Y9, 4, 1, 0.0)),
            points=0.25,
            hidden=True,
            message=SAME_CUT + " One example, or features that are all constant, give "
            "a leaf.",
        ),
        edge(
            "nothing to gain",
            Case("the same mix on both sides", (X_MIX, Y_MIX, 3, 1, 0.0)),
            Case("a negative min_gain", (X_MIX, Y_MIX, 3, 1, -1.0)),
            Case("a gain of 1, which is min_gain: is it a leaf", steps=EQUAL),
            points=0.25,
            hidden=True,
            message="A cut must gain more than min_gain, and more than 0 even where "
            "min_gain is negative.",
        ),
        keeps_the_rules,
        learns_by_heart,
    ],
    hints=[
        "Begin with the cases in which you stop and return a leaf. All else is one cut "
        "and two smaller problems of the same kind.",
        "Find the best cut among those that leave min_leaf examples on both sides. Then "
        "call the function itself for the rows on the left, and for those on the right.",
        "For each column and each middle between two neighbouring values: a mask, the "
        "sizes of both sides, the gain. Children get one depth less, and the right one "
        "gets the rows that the mask leaves out.",
    ],
)


@build.right_answer
def recursion(X, y, depth, min_leaf, min_gain):
    labels, counts = np.unique(y, return_counts=True)
    best, cut = max(min_gain, 0), None
    for j in range(X.shape[1] if depth > 0 else 0):
        for t in (np.unique(X[:, j])[1:] + np.unique(X[:, j])[:-1]) / 2:
            m = X[:, j] <= t
            small = m.sum() < min_leaf or (~m).sum() < min_leaf
            if not small and info_gain(y, m) > best + 1e-12:
                best, cut = info_gain(y, m), (j, t, m)
    if cut is None:
        return {"label": labels[np.argmax(counts)]}
    (j, t, m), rest = cut, (depth - 1, min_leaf, min_gain)
    left, right = build(X[m], y[m], *rest), build(X[~m], y[~m], *rest)
    return {"left": left, "right": right, "feature": j, "threshold": t}


@build.right_answer
def without_recursion(X, y, depth, min_leaf, min_gain):
    root = {}
    todo = [(root, list(range(len(y))), depth)]
    while todo:
        here, rows, left_over = todo.pop()
        names, cuts = y[rows].tolist(), []
        for j in range(X.shape[1]):
            values = sorted(set(X[rows, j].tolist()))
            for i in range(1, len(values)):
                t = (values[i - 1] + values[i]) / 2
                side = X[rows, j] <= t
                if min_leaf <= side.sum() <= len(rows) - min_leaf:
                    cuts.append((-round(float(info_gain(y[rows], side)), 10), j, t))
        if left_over == 0 or not cuts or -min(cuts)[0] <= max(min_gain, 0):
            here["label"] = max(sorted(names), key=names.count)
            continue
        _, j, t = min(cuts)
        here.update(feature=j, threshold=t, left={}, right={})
        low = [i for i in rows if X[i, j] <= t]
        todo.append((here["left"], low, left_over - 1))
        todo.append((here["right"], [i for i in rows if i not in low], left_over - 1))
    return root


@build.right_answer
def by_scikit_learn(X, y, depth, min_leaf, min_gain):
    from sklearn.tree import DecisionTreeClassifier

    labels, counts = np.unique(y, return_counts=True)
    leaf = {"label": labels[np.argmax(counts)].item()}
    if depth == 0:
        return leaf
    model = DecisionTreeClassifier(
        criterion="entropy", max_depth=1, min_samples_leaf=min_leaf, random_state=0
    ).fit(X, y)
    j, t = int(model.tree_.feature[0]), float(model.tree_.threshold[0])
    if j < 0 or info_gain(y, X[:, j] <= t) <= max(min_gain, 1e-12):
        return leaf
    m, rest = X[:, j] <= t, (depth - 1, min_leaf, min_gain)
    left, right = build(X[m], y[m], *rest), build(X[~m], y[~m], *rest)
    return {"feature": j, "threshold": t, "left": left, "right": right}
