"""build, build_regression and predict_tree: scikit-learn, properties, errors."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

from helpers import data
from helpers.errors import DomainError, ShapeError
from helpers.kernels.decision_trees import (
    best_split,
    build,
    build_regression,
    info_gain,
    predict_tree,
)

steady = settings(derandomize=True, deadline=None, max_examples=25, database=None)
seeds = st.integers(0, 2**32 - 1)


def table(seed, d=3, k=3):
    rng = np.random.default_rng(seed)
    n = int(rng.integers(1, 40))
    return rng.integers(0, 8, size=(n, d)) / 2.0, rng.integers(0, k, size=n)


def plain(X, y, depth, min_leaf, min_gain):
    """Grow a tree by recursion and the cuts of `best_split`."""
    labels, counts = np.unique(y, return_counts=True)
    cut = best_split(X, y, min_gain, min_leaf) if depth else None
    if cut is None:
        return {"label": labels[counts.argmax()]}
    left = X[:, cut[0]] <= cut[1]
    sides = [plain(X[m], y[m], depth - 1, min_leaf, min_gain) for m in (left, ~left)]
    return dict(
        zip(("feature", "threshold", "left", "right"), (*cut, *sides), strict=True)
    )


def follow(tree, row):
    while "label" not in tree:
        side = "left" if row[tree["feature"]] <= tree["threshold"] else "right"
        tree = tree[side]
    return tree["label"]


def depth_of(tree):
    if "label" in tree:
        return 0
    return 1 + max(depth_of(tree["left"]), depth_of(tree["right"]))


@steady
@given(
    seeds,
    st.integers(0, 6),
    st.integers(1, 4),
    st.sampled_from([0.0, 0.1, 0.4]),
)
def test_build_is_the_recursion(seed, depth, min_leaf, min_gain):
    X, y = table(seed)
    tree = build(X, y, depth, min_leaf, min_gain)
    assert tree == plain(X, y, depth, min_leaf, min_gain)
    assert depth_of(tree) <= depth


@steady
@given(seeds)
def test_prediction_follows_each_row(seed):
    X, y = table(seed)
    for tree in (build(X, y, 4), build_regression(X, y, 4)):
        expected = [follow(tree, row) for row in X]
        np.testing.assert_array_equal(predict_tree(tree, X), expected)


@steady
@given(seeds)
def test_different_examples_are_learnt_by_heart(seed):
    X, y = table(seed)
    # Equal values may leave no first cut, as in XOR; here no value comes twice.
    X = X + np.random.default_rng(seed).uniform(0, 0.1, size=X.shape)
    np.testing.assert_array_equal(predict_tree(build(X, y, 99), X), y)


def test_the_same_tree_as_scikit_learn_on_penguins():
    birds = data.penguins().dropna()
    X = birds.iloc[:, 2:6].to_numpy(float)
    y = birds["species"].to_numpy(str)
    settings = {"max_depth": 3, "min_samples_leaf": 5, "random_state": 0}
    model = DecisionTreeClassifier(criterion="entropy", **settings).fit(X, y)
    found = predict_tree(build(X, y, 3, 5), X)
    np.testing.assert_array_equal(found, model.predict(X))


def test_the_same_regression_tree_as_scikit_learn_on_concrete():
    samples = data.concrete()
    X, y = samples.iloc[:, :-1].to_numpy(float), samples.iloc[:, -1].to_numpy()
    model = DecisionTreeRegressor(max_depth=5, min_samples_leaf=3, random_state=0)
    mine = predict_tree(build_regression(X, y, 5, 3), X)
    np.testing.assert_allclose(mine, model.fit(X, y).predict(X), rtol=1e-9)


def test_regression_stops_where_a_cut_gains_too_little():
    X, y = np.arange(4.0)[:, None], np.array([0.0, 0.0, 2.0, 2.0])
    assert build_regression(X, y, 3, min_gain=1.0) == {"label": 1.0}
    tree = build_regression(X, y, 3, min_gain=0.99)
    assert tree["threshold"] == 1.5
    assert (tree["left"], tree["right"]) == ({"label": 0.0}, {"label": 2.0})


@pytest.mark.parametrize("grow", [build, build_regression])
def test_leaves(grow):
    X, y = np.array([[1.0], [2.0], [8.0]]), np.array([4, 4, 7])
    assert set(grow(X, y, 0)) == {"label"}
    assert grow(X, y, 3, 2) == grow(X, y, 0)
    assert grow(np.ones((3, 2)), y, 3) == grow(X, y, 0)
    assert grow(X[:1], y[:1], 3) == {"label": 4}
    assert grow(np.zeros((3, 0)), y, 3) == grow(X, y, 0)


def test_a_tree_deeper_than_recursion_allows():
    n = 1500
    X, y = np.arange(n, dtype=float)[:, None], np.arange(n) % 2
    tree = build(X, y, n)
    np.testing.assert_array_equal(predict_tree(tree, X), y)


def test_labels_keep_their_kind():
    X = [[1.0], [2.0], [8.0]]
    for y, kind in ((["a", "a", "long"], str), ([True, True, False], bool)):
        tree = build(X, y, 1)
        assert type(tree["left"]["label"]) is kind
        assert predict_tree(tree, X).tolist() == list(y)
    assert predict_tree(tree, np.zeros((0, 1))).shape == (0,)
    assert predict_tree({"label": "x"}, np.zeros((2, 0))).tolist() == ["x", "x"]


def test_gain_of_every_cut_is_above_the_least():
    X, y = table(11)

    def walk(tree, rows):
        if "label" not in tree:
            left = X[rows, tree["feature"]] <= tree["threshold"]
            assert info_gain(y[rows], left) > 0.15
            walk(tree["left"], rows[left])
            walk(tree["right"], rows[~left])

    walk(build(X, y, 9, 1, 0.15), np.arange(len(y)))


def test_inputs_stay_as_they_are():
    X, y = table(12)
    before = X.copy(), y.copy()
    tree = build(X, y, 3)
    kept = repr(tree)
    predict_tree(tree, X), build_regression(X, y, 3)
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(y, before[1])
    assert repr(tree) == kept


@pytest.mark.parametrize(
    ("call", "kind", "text"),
    [
        (
            lambda: build([[1.0]], [0], -1),
            DomainError,
            "depth is -1, must be a whole number of at least 0",
        ),
        (
            lambda: build([[1.0]], [0, 1], 1),
            ShapeError,
            "y has length 2, must be 1, the rows of X",
        ),
        (
            lambda: build_regression([[np.nan]], [0], 1),
            DomainError,
            r"X\[0, 0\] is nan, must be finite",
        ),
        (
            lambda: predict_tree({"feature": 0}, [[1.0]]),
            DomainError,
            r"tree has a node with keys \['feature'\], must cut or label",
        ),
        (
            lambda: predict_tree(build([[1.0], [2.0]], [0, 1], 1), np.ones((2, 0))),
            DomainError,
            "tree cuts feature 0, must be below 0 for X",
        ),
        (
            lambda: predict_tree({"label": 1}, [[np.inf]]),
            DomainError,
            r"X\[0, 0\] is inf, must be finite",
        ),
    ],
)
def test_error_names_argument_value_and_remedy(call, kind, text):
    with pytest.raises(kind, match=text):
        call()
