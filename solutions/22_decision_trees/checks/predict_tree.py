"""Exercise 22.7: what is checked of `predict_tree`, and the answers that prove it.

Labels may come in an array of any type, so each case looks at them as a list.
"""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, values
from helpers.kernels import decision_trees as kernel

from .cases import MIXED

ASKED = "\nnp.asarray(predict_tree(tree, X)).tolist()"
SHAPE = "\nlist(np.asarray(predict_tree(tree, X)).shape)"
BIRDS = """
short = {"feature": 0, "threshold": 43.5, "left": {"label": 0}, "right": {"label": 1}}
tree = {"feature": 1, "threshold": 206.5, "left": short, "right": {"label": 2}}
X = np.array([[39.0, 190], [50, 195], [46, 218], [40, 220], [45, 200], [36, 181]])
"""
EQUAL = """
low = {"feature": 0, "threshold": 1.5, "left": {"label": 5}, "right": {"label": 6}}
high = {"feature": 0, "threshold": 4.0, "left": {"label": 7}, "right": {"label": 8}}
tree = {"feature": 1, "threshold": -2.0, "left": low, "right": high}
X = np.array([[1.5, -2.0], [2.0, -2.0], [4.0, 0.0], [4.5, 0.0], [1.5, -1.0], [1.0, -3]])
"""
TEXTS = """
kinds = {"left": {"label": "Adelie"}, "right": {"label": "Chinstrap"}}
short = {"feature": 0, "threshold": 43.5} | kinds
tree = {"feature": 1, "threshold": 206.5, "left": short, "right": {"label": "Gentoo"}}
X = np.array([[39.0, 190], [50, 195], [46, 218], [40, 220], [45, 200]])
"""
DEEP = """
tree = {"label": 200}
for k in range(199, -1, -1):
    low = {"label": k}
    tree = {"feature": 0, "threshold": k + 0.5, "left": low, "right": tree}
X = np.array([[250.0], [-3.0], [17.5], [17.6], [199.0], [100.0]])
"""
MANY = """
X = ((np.arange(60_000) * 7919) % 60_013 / 8.0).reshape(30_000, 2)
"""
SMALL_TREE = BIRDS.partition("X = ")[0]
AFTER = """
before = np.asarray(predict_tree(tree, X)).tolist()
[before, X, tree]
"""

SIX = Case("six birds", steps=BIRDS + ASKED)
SAME = Case("values that equal a threshold", steps=EQUAL + ASKED)
EMPTY = Case("no rows", steps=SMALL_TREE + "X = np.zeros((0, 2))" + ASKED)
ONE = Case("one row", steps=SMALL_TREE + "X = np.array([[50.0, 190.0]])" + ASKED)
LEAF = Case("a leaf alone", steps='tree = {"label": 3}\nX = np.ones((4, 2))' + ASKED)

predict_tree = Exercise(
    "predict_tree",
    reference=kernel.predict_tree,
    arguments=("tree", "X"),
    rows=("X",),
    checks=[
        edge(
            "one label for each row",
            Case("six birds, the shape", steps=BIRDS + SHAPE),
            points=0.25,
            message="Return an array of shape (n,): one label for each row of X.",
        ),
        values(SIX, points=1),
        edge(
            "values that equal a threshold",
            SAME,
            points=0.75,
            message="A value that equals the threshold goes left: <=.",
        ),
        edge(
            "one row, no rows, a leaf alone",
            ONE,
            EMPTY,
            LEAF,
            points=0.5,
            message="One row gives one label in an array, no rows an empty array. A "
            "leaf alone gives every row its label.",
        ),
        edge(
            "inputs unchanged",
            Case("six birds, and the inputs after it", steps=BIRDS + AFTER),
            points=0.25,
            message="After the call tree and X must be what they were.",
        ),
        edge(
            "labels that are text",
            Case("text", steps=TEXTS + ASKED),
            points=0.25,
            hidden=True,
            message="Labels may be text: hand back what the leaf holds, whole.",
        ),
        edge(
            "a deep tree",
            Case("200 cuts in a row", steps=DEEP + ASKED),
            points=0.5,
            hidden=True,
            message="Follow the cuts until a node is a leaf, however many there are.",
        ),
        values(
            Case("30,000 rows", steps=SMALL_TREE + MANY + ASKED),
            points=0.25,
            label="many rows",
            hidden=True,
            message="30,000 rows give other labels than they should, or take too long.",
        ),
        edge(
            MIXED,
            Case("integers", steps=EQUAL + "X = (2 * X).astype(int)" + ASKED),
            Case("float32", steps=EQUAL + "X = X.astype(np.float32)" + ASKED),
            points=0.25,
            hidden=True,
            message="Integer and float32 rows should give the same labels.",
        ),
    ],
    hints=[
        "Follow one example first: as long as the node is no leaf, go to one of its "
        "children. Then do it for every row.",
        "A node is a leaf if it has the key 'label'. Otherwise compare the example's "
        "feature with the threshold and go left or right.",
        "With a function inside that follows one row, the result is an array of what it "
        "returns for every row. Without rows this must still be an array.",
    ],
)


@predict_tree.wrong_answer(
    "A value that equals the threshold goes left: use <=, not <."
)
def strict(tree, X):
    found = []
    for row in X:
        node = tree
        while "label" not in node:
            goes = row[node["feature"]] < node["threshold"]
            node = node["left"] if goes else node["right"]
        found.append(node["label"])
    return np.array(found)


@predict_tree.wrong_answer("Left and right are swapped: values up to it go left.")
def sides_swapped(tree, X):
    found = []
    for row in X:
        node = tree
        while "label" not in node:
            goes = row[node["feature"]] <= node["threshold"]
            node = node["right"] if goes else node["left"]
        found.append(node["label"])
    return np.array(found)


@predict_tree.wrong_answer(
    "All rows get the label of the first one. Each row finds its own way."
)
def way_of_the_first_row(tree, X):
    node = tree
    while "label" not in node and len(X):
        goes = X[0, node["feature"]] <= node["threshold"]
        node = node["left"] if goes else node["right"]
    return np.array([node["label"]] * len(X) if len(X) else [])


@predict_tree.wrong_answer(
    "The feature of the first cut is used for all of them. Each node names its own."
)
def feature_of_the_root(tree, X):
    found = []
    for row in X:
        node = tree
        while "label" not in node:
            goes = row[tree["feature"]] <= node["threshold"]
            node = node["left"] if goes else node["right"]
        found.append(node["label"])
    return np.array(found)


@predict_tree.wrong_answer(
    "The labels come leaf by leaf. Put them where their rows are in X."
)
def order_of_the_leaves(tree, X):
    if "label" in tree:
        return np.array([tree["label"]] * len(X))
    left = X[:, tree["feature"]] <= tree["threshold"]
    parts = predict_tree(tree["left"], X[left]), predict_tree(tree["right"], X[~left])
    return np.concatenate(parts)


@predict_tree.wrong_answer(
    "This is one label, for one row. Return an array with a label for each row."
)
def first_row_only(tree, X):
    while "label" not in tree and len(X):
        goes = X[0, tree["feature"]] <= tree["threshold"]
        tree = tree["left"] if goes else tree["right"]
    return tree.get("label", 0)


@predict_tree.wrong_answer(
    "The labels stand in a column of shape (n, 1). Return shape (n,)."
)
def a_column(tree, X):
    found = []
    for row in X:
        node = tree
        while "label" not in node:
            goes = row[node["feature"]] <= node["threshold"]
            node = node["left"] if goes else node["right"]
        found.append([node["label"]])
    return np.array(found).reshape(len(X), 1)


@predict_tree.wrong_answer("These are the leaves. Return what stands under 'label'.")
def leaves_for_labels(tree, X):
    found = []
    for row in X:
        node = tree
        while "label" not in node:
            goes = row[node["feature"]] <= node["threshold"]
            node = node["left"] if goes else node["right"]
        found.append(node)
    return found


@predict_tree.right_answer
def group_by_group(tree, X):
    X = np.asarray(X, dtype=float)
    if "label" in tree:
        return np.full(len(X), tree["label"])
    left = X[:, tree["feature"]] <= tree["threshold"]
    low, high = predict_tree(tree["left"], X), predict_tree(tree["right"], X)
    return np.where(left, low, high)


@predict_tree.right_answer
def into_any_array(tree, X):
    found = np.empty(len(X), dtype=object)

    def fill(node, rows):
        if "feature" not in node:
            found[rows] = node["label"]
        elif len(rows):
            left = X[rows, node["feature"]] <= node["threshold"]
            fill(node["left"], rows[left])
            fill(node["right"], rows[~left])

    fill(tree, np.arange(len(X)))
    return found


@predict_tree.right_answer
def row_by_row(tree, X):
    def follow(node, row):
        if "label" in node:
            return node["label"]
        side = "left" if row[node["feature"]] <= node["threshold"] else "right"
        return follow(node[side], row)

    return [follow(tree, row) for row in X]
