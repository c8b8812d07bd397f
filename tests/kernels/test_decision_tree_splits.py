"""The best cuts of one and of all features: every cut tried, scikit-learn, errors."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

from helpers.errors import DomainError, ShapeError
from helpers.kernels.decision_trees import (
    best_split,
    best_threshold,
    info_gain,
    variance_split,
)

steady = settings(derandomize=True, deadline=None, max_examples=30, database=None)
seeds = st.integers(0, 2**32 - 1)


def table(seed, n=None, d=3, k=3):
    rng = np.random.default_rng(seed)
    n = n or int(rng.integers(2, 25))
    return rng.integers(0, 8, size=(n, d)) / 2.0, rng.integers(0, k, size=n)


def middles(x):
    found = np.unique(x)
    return (found[1:] + found[:-1]) / 2


def left_over(x, y, t):
    sides = y[x <= t], y[x > t]
    return sum(((side - side.mean()) ** 2).sum() for side in sides)


def by_trying(X, y, min_gain, min_leaf=1):
    """Return the best cut out of all, by a sort that settles ties as documented."""
    cuts = []
    for j in range(X.shape[1]):
        for t in middles(X[:, j]):
            left = X[:, j] <= t
            if min(left.sum(), (~left).sum()) >= min_leaf:
                cuts.append((-round(info_gain(y, left), 11), j, t))
    if not cuts or -min(cuts)[0] <= max(min_gain, 0):
        return None
    return min(cuts)[1:]


@steady
@given(seeds, st.sampled_from([0.0, 0.1, 0.3]), st.integers(1, 4))
def test_best_split_is_the_best_of_all_cuts(seed, min_gain, min_leaf):
    X, y = table(seed)
    assert best_split(X, y, min_gain, min_leaf) == by_trying(X, y, min_gain, min_leaf)


@steady
@given(seeds)
def test_best_threshold_is_the_lowest_of_the_best(seed):
    X, y = table(seed, d=1)
    gains = [round(info_gain(y, X[:, 0] <= t), 11) for t in middles(X)]
    expected = middles(X)[int(np.argmax(gains))] if gains else None
    assert best_threshold(X[:, 0], y) == expected


@steady
@given(seeds)
def test_variance_split_leaves_least(seed):
    X, y = table(seed, d=1, k=9)
    found = variance_split(X[:, 0], y)
    rest = [left_over(X[:, 0], y, t) for t in middles(X)]
    if not rest:
        assert found is None
    else:
        place = int(np.argmin(np.round(rest, 9)))
        assert found == middles(X)[place]


@pytest.mark.parametrize("seed", range(5))
def test_agrees_with_scikit_learn_on_smooth_data(seed):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(200, 4))
    y = (X @ [1.0, -2.0, 0.5, 0.0] + rng.normal(size=200) > 0).astype(int)
    model = DecisionTreeClassifier(criterion="entropy", max_depth=1, random_state=0)
    found = model.fit(X, y).tree_
    assert best_split(X, y) == (
        found.feature[0],
        pytest.approx(found.threshold[0], rel=1e-6),
    )
    target = X[:, 1] + 0.1 * rng.normal(size=200)
    tree = DecisionTreeRegressor(max_depth=1, random_state=0).fit(X[:, 1:2], target)
    expected = pytest.approx(tree.tree_.threshold[0], rel=1e-6)
    assert variance_split(X[:, 1], target) == expected


def test_ties_take_the_lowest_feature_and_the_lowest_threshold():
    assert best_threshold([1, 2, 3, 5], [0, 1, 1, 0]) == 1.5
    assert best_split([[1, 1], [2, 2], [4, 4]], [0, 0, 1]) == (0, 3.0)
    assert variance_split([1, 2, 4, 5, 9], [10, 0, 0, 0, 10]) == 1.5


def test_there_is_no_cut():
    assert best_threshold([7, 7, 7], [0, 1, 0]) is None
    assert best_threshold([7], [0]) is None
    assert variance_split([7, 7], [1.0, 2.0]) is None
    assert variance_split([7], [1.0]) is None
    xor = [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert best_split(xor, [0, 1, 1, 0], -1.0) is None
    assert best_split(xor, [1, 1, 1, 1]) is None
    assert best_split([[1], [2]], [0, 1], min_gain=1.0) is None
    assert best_split([[1], [2]], [0, 1], min_leaf=2) is None
    assert best_split(np.zeros((3, 0)), [0, 1, 0]) is None


def test_a_middle_that_rounds_up_still_separates():
    low = np.float64(1.0)
    high = np.nextafter(low, 2.0)
    for x in ([low, high], [high, np.nextafter(high, 2.0)]):
        assert x[0] <= best_threshold(x, [0, 1]) < x[1]
    assert best_threshold([1.6e308, 1.7e308], [0, 1]) == pytest.approx(1.65e308)


@pytest.mark.parametrize("shift", [1e6, 1e9, -1e9])
def test_a_shift_of_the_target_does_not_move_the_cut(shift):
    X, y = table(5, n=40, d=1, k=9)
    assert variance_split(X[:, 0], y + shift) == variance_split(X[:, 0], y)


def test_classes_of_any_kind_give_the_same_cut():
    X, y = table(3, n=20, k=2)
    expected = best_split(X, y)
    assert best_split(X.astype(np.float32), y == 1) == expected
    assert best_split((2 * X).astype(int), y) == (expected[0], 2 * expected[1])
    assert best_split(X, np.array(["no", "yes"])[y]) == expected


def test_inputs_stay_as_they_are():
    X, y = table(4)
    before = X.copy(), y.copy()
    best_split(X, y), best_threshold(X[:, 0], y), variance_split(X[:, 0], y)
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(y, before[1])


@pytest.mark.parametrize(
    ("call", "kind", "text"),
    [
        (
            lambda: best_threshold([1, 2], [0]),
            ShapeError,
            "y has length 1, must be 2, the rows of X",
        ),
        (
            lambda: best_threshold([[1, 2]], [0, 1]),
            ShapeError,
            r"x has shape \(1, 2\), must be a vector",
        ),
        (lambda: best_threshold([], []), ShapeError, "y is empty, must hold one"),
        (
            lambda: best_threshold([1, np.nan], [0, 1]),
            DomainError,
            r"x\[1, 0\] is nan, must be finite",
        ),
        (
            lambda: best_split([[1.0], [2.0]], [0, 1], 0.0, 0),
            DomainError,
            "min_leaf is 0, must be a whole number of at least 1",
        ),
        (
            lambda: best_split([[1.0]], [0], np.nan),
            DomainError,
            "min_gain is nan, must be finite",
        ),
        (
            lambda: variance_split([1.0], [[1.0]]),
            ShapeError,
            r"y has shape \(1, 1\), must be a vector",
        ),
        (
            lambda: variance_split([1.0, 2.0], [0.0, np.inf]),
            DomainError,
            r"y\[1\] is inf, must be finite",
        ),
        (lambda: variance_split([], []), ShapeError, "must have a row or more"),
    ],
)
def test_error_names_argument_value_and_remedy(call, kind, text):
    with pytest.raises(kind, match=text):
        call()
