"""Splits, scores, the choice of a penalty, intervals: oracles and properties."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm
from sklearn.linear_model import Ridge
from sklearn.model_selection import KFold
from sklearn.model_selection import learning_curve as sk_learning_curve
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeRegressor

from helpers.kernels import model_selection as kernel

steady = settings(derandomize=True, deadline=None, max_examples=60, database=None)
seeds = st.integers(0, 2**32 - 1)


def generator(seed=17):
    return np.random.default_rng(seed)


def fit_mean(X, y):
    return float(np.mean(y))


def distance(model, X, y):
    return float(np.abs(y - model).mean())


def largest_remainder(n, ratios):
    """Share out the rows one at a time, in exact fractions."""
    exact = [n * Fraction(ratio) for ratio in ratios]
    sizes = [math.floor(share) for share in exact]
    for _ in range(n - sum(sizes)):
        lost = [share - size for share, size in zip(exact, sizes, strict=True)]
        sizes[lost.index(max(lost))] += 1
    return sizes


# ---- split
@steady
@given(seed=seeds, n=st.integers(0, 60), parts=st.lists(st.integers(0, 8), min_size=1))
def test_parts_hold_every_row_once_in_sizes_of_the_largest_remainder(seed, n, parts):
    total = sum(parts) or 1
    parts = parts if sum(parts) else [*parts, 1]
    ratios = [Fraction(part, total) for part in parts]
    found = kernel.split(n, [float(r) for r in ratios], rng=generator(seed))
    assert sorted(np.concatenate(found).tolist()) == list(range(n))
    sizes = [len(part) for part in found]
    exact = [float(n * ratio) for ratio in ratios]
    assert all(abs(size - share) < 1 for size, share in zip(sizes, exact, strict=True))
    assert sizes == largest_remainder(n, ratios)  # of equal ones, the earlier


@pytest.mark.parametrize(
    ("n", "ratios", "sizes"),
    [
        (11, (0.6, 0.2, 0.2), [7, 2, 2]),
        (100, (0.29, 0.7, 0.01), [29, 70, 1]),
        (3, (0.98, 0.01, 0.01), [3, 0, 0]),
        (3, (0.5, 0.5), [2, 1]),
        (0, (0.5, 0.5), [0, 0]),
    ],
)
def test_sizes_by_hand(n, ratios, sizes):
    parts = kernel.split(n, ratios, rng=generator())
    assert [len(part) for part in parts] == sizes
    assert all(part.dtype.kind == "i" for part in parts)


def test_every_row_has_the_same_chance():
    rng = generator()
    draws = [kernel.split(10, [0.6, 0.4], rng=rng)[0] for _ in range(3000)]
    counts = np.bincount(np.concatenate(draws), minlength=10)
    np.testing.assert_allclose(counts / 3000, 0.6, atol=0.05)


# ---- stratified_split
@steady
@given(
    seed=seeds,
    counts=st.lists(st.integers(1, 30), min_size=1, max_size=5),
    ratio=st.floats(0.0, 1.0),
)
def test_every_class_keeps_its_share(seed, counts, ratio):
    y = generator(seed).permutation(np.repeat(np.arange(len(counts)) * 3, counts))
    train, test = kernel.stratified_split(y, ratio, rng=generator(seed))
    assert sorted([*train, *test]) == list(range(len(y)))
    for label, count in zip(np.arange(len(counts)) * 3, counts, strict=True):
        assert abs((y[train] == label).sum() - ratio * count) <= 0.5 + 1e-9


def test_labels_may_be_text_and_none_at_all():
    y = ["spam"] * 4 + ["other"] * 8
    train, _ = kernel.stratified_split(y, 0.75, rng=generator())
    assert sorted(np.take(y, train)) == ["other"] * 6 + ["spam"] * 3
    train, test = kernel.stratified_split([], 0.5, rng=generator())
    assert (len(train), len(test)) == (0, 0)


# ---- kfold
@steady
@given(seed=seeds, n=st.integers(2, 40), data=st.data())
def test_each_row_validates_once_as_in_scikit_learn(seed, n, data):
    k = data.draw(st.integers(2, n))
    folds = kernel.kfold(n, k, rng=generator(seed))
    theirs = list(KFold(k).split(np.zeros((n, 1))))
    assert [len(val) for _, val in folds] == [len(val) for _, val in theirs]
    assert sorted(np.concatenate([val for _, val in folds])) == list(range(n))
    for train, val in folds:
        assert sorted([*train, *val]) == list(range(n))


# ---- cv_score
def test_agrees_with_scikit_learn_on_the_same_folds(rng):
    X, y = rng.normal(3.0, 5.0, size=(50, 4)), rng.normal(size=50)
    scores = []
    for train, val in kernel.kfold(50, 7, rng=generator()):
        scaler = StandardScaler().fit(X[train])
        model = Ridge(alpha=2.0).fit(scaler.transform(X[train]), y[train])
        scores.append(model.score(scaler.transform(X[val]), y[val]))
    mine = kernel.cv_score(
        lambda A, b: Ridge(alpha=2.0).fit(A, b),
        lambda model, A, b: model.score(A, b),
        *(X, y, 7),
        rng=generator(),
    )
    assert mine == pytest.approx(np.mean(scores), rel=1e-12)


def test_training_columns_have_mean_0_and_deviation_1_inside_each_fold(rng):
    X, seen = rng.lognormal(size=(30, 3)), []

    def fit(A, y):
        seen.append(A)

    kernel.cv_score(fit, lambda *_: 0.0, X, np.zeros(30), 5, rng=generator())
    for A in seen:
        np.testing.assert_allclose(A.mean(axis=0), 0.0, atol=1e-12)
        np.testing.assert_allclose(A.std(axis=0), 1.0, rtol=1e-12)


@pytest.mark.parametrize("value", [3.0, 0.1, 1e9 + 0.1])
def test_a_constant_column_becomes_exactly_0(value):
    seen = []

    def look(A, y):
        seen.append(A[:, 1])

    X = np.column_stack([np.arange(10.0), np.full(10, value)])
    kernel.cv_score(
        look, lambda m, A, y: look(A, y) or 0.0, X, np.ones(10), 4, rng=generator()
    )
    assert not np.concatenate(seen).any()


def test_folds_of_unequal_size_count_the_same():
    y = np.array([0.0, 0.0, 6.0])
    score = kernel.cv_score(
        lambda A, b: 0,
        lambda model, A, b: float(len(b)),
        *(np.zeros((3, 1)), y, 2),
        rng=generator(),
    )
    assert score == 1.5


# ---- learning_curve
def test_agrees_with_scikit_learn_on_one_validation_set(rng):
    X, y, sizes = rng.normal(size=(60, 2)), rng.normal(size=60), [5, 20, 40]
    _, train, val = sk_learning_curve(
        DecisionTreeRegressor(max_depth=3, random_state=0),
        *(X, y),
        train_sizes=sizes,
        cv=[(np.arange(40), np.arange(40, 60))],
    )
    mine = kernel.learning_curve(
        lambda A, b: DecisionTreeRegressor(max_depth=3, random_state=0).fit(A, b),
        lambda model, A, b: model.score(A, b),
        *(X, y, sizes),
    )
    np.testing.assert_allclose(mine, [train[:, 0], val[:, 0]], rtol=1e-12)


def test_scores_stand_in_the_order_of_the_sizes(rng):
    X, y = rng.normal(size=(20, 1)), rng.normal(size=20)
    up = kernel.learning_curve(fit_mean, distance, X, y, [3, 8, 15])
    down = kernel.learning_curve(fit_mean, distance, X, y, np.array([15, 8, 3]))
    assert [scores[::-1] for scores in up] == list(down)


# ---- ridge and choose_lambda
@steady
@given(seed=seeds, n=st.integers(2, 12), d=st.integers(1, 6), power=st.integers(-3, 4))
def test_ridge_agrees_with_scikit_learn(seed, n, d, power):
    rng = generator(seed)
    X, y = rng.normal(2.0, 1.0, size=(n, d)), rng.normal(size=n)
    w, b = kernel.ridge(X, y, 10.0**power)
    model = Ridge(alpha=10.0**power, solver="svd").fit(X, y)
    np.testing.assert_allclose(w, model.coef_, rtol=1e-7, atol=1e-10)
    assert b == pytest.approx(model.intercept_, rel=1e-7, abs=1e-9)


def test_without_a_penalty_ridge_is_the_shortest_least_squares(rng):
    X, y = rng.normal(size=(4, 7)), rng.normal(size=4)
    w, b = kernel.ridge(X, y, 0.0)
    np.testing.assert_allclose(X @ w + b, y, atol=1e-12)
    shortest = np.linalg.pinv(X - X.mean(axis=0)) @ (y - y.mean())
    np.testing.assert_allclose(w, shortest, atol=1e-12)


@steady
@given(seed=seeds, d=st.integers(1, 5))
def test_choice_is_the_best_of_single_fits(seed, d):
    rng = generator(seed)
    train, val = ((rng.normal(size=(n, d)), rng.normal(size=n)) for n in (d + 4, d + 2))
    grid = [10.0, 0.1, 1.0, 100.0]
    lam, (w, b) = kernel.choose_lambda(grid, train, val)

    def error(one):
        u, c = kernel.ridge(*train, one)
        return np.mean((val[0] @ u + c - val[1]) ** 2)

    assert error(lam) <= min(map(error, grid)) * (1 + 1e-9)
    again = kernel.ridge(np.vstack([train[0], val[0]]), [*train[1], *val[1]], lam)
    np.testing.assert_allclose(w, again[0], rtol=1e-12)
    assert b == again[1]


@pytest.mark.parametrize("change", [lambda X, y: (X, 0 * y), lambda X, y: (0 * X, y)])
def test_of_equal_errors_the_larger_penalty_wins(rng, change):
    train = change(rng.normal(size=(6, 2)), rng.normal(size=6))
    val = rng.normal(size=(3, 2)), rng.normal(size=3)
    assert kernel.choose_lambda([1.0, 100.0, 10.0], train, val)[0] == 100.0


# ---- ci95
@pytest.mark.parametrize(("acc", "n"), [(0.9, 100), (0.5, 7), (0.123, 4210)])
def test_interval_agrees_with_scipy(acc, n):
    wanted = norm.interval(0.95, loc=acc, scale=math.sqrt(acc * (1 - acc) / n))
    assert kernel.ci95(acc, n) == pytest.approx(wanted, rel=1e-9)


def test_interval_holds_the_truth_about_95_times_in_100():
    measured = generator().binomial(400, 0.9, size=4000) / 400
    ends = np.array([kernel.ci95(acc, 400) for acc in measured])
    inside = (ends[:, 0] <= 0.9) & (ends[:, 1] >= 0.9)
    assert 0.93 < inside.mean() < 0.97


@pytest.mark.parametrize("acc", [0.0, 1.0])
def test_interval_without_width(acc):
    assert kernel.ci95(acc, 5) == (acc, acc)


# ---- all of them
def test_inputs_stay_and_lists_will_do(rng):
    X, y = rng.normal(size=(12, 2)), rng.integers(0, 2, size=12)
    before = X.copy(), y.copy()
    kernel.stratified_split(y, 0.5, rng=generator())
    one = kernel.cv_score(fit_mean, distance, X, y, 3, rng=generator())
    kernel.choose_lambda([1.0], (X, y), (X, y))
    lists = X.tolist(), y.tolist()
    assert kernel.cv_score(fit_mean, distance, *lists, 3, rng=generator()) == one
    for now, then in zip((X, y), before, strict=True):
        np.testing.assert_array_equal(now, then)
