"""Updating and the two starts: by hand, pandas, counted draws, properties, errors."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.errors import DomainError, ShapeError
from helpers.kernels.kmeans import distortion, init_points, plus_plus, update

steady = settings(derandomize=True, deadline=None, max_examples=40, database=None)


def test_update_by_hand():
    C = update([[0], [2], [9]], [0, 0, 1], 3, [[5], [6], [7]])
    assert C.tolist() == [[1.0], [9.0], [7.0]]


def test_update_agrees_with_pandas(rng):
    X, idx = rng.normal(size=(500, 4)), rng.integers(6, size=500)
    means = pd.DataFrame(X).groupby(idx).mean().to_numpy()
    np.testing.assert_allclose(update(X, idx, 6, np.zeros((6, 4))), means, rtol=1e-12)


@steady
@given(seed=st.integers(0, 2**32 - 1), K=st.integers(1, 6))
def test_no_other_centres_are_cheaper(seed, K):
    rng = np.random.default_rng(seed)
    X, idx, old = rng.normal(size=(12, 2)), rng.integers(K, size=12), np.zeros((K, 2))
    C = update(X, idx, K, old)
    for step in (1e-3, 0.5):
        other = C + step * rng.normal(size=C.shape)
        assert distortion(X, idx, C) <= distortion(X, idx, other)


def test_digits_survive_far_from_the_origin():
    X = 1e9 + np.array([[0.25], [0.5], [0.75], [1.5]])
    C = update(np.repeat(X, 1000, axis=0), np.repeat([0, 0, 0, 1], 1000), 2, X[:2])
    assert (C - 1e9).ravel().tolist() == [0.5, 1.5]


def test_a_single_point_is_its_own_mean(rng):
    X = rng.uniform(0, 10, size=(50, 3))
    np.testing.assert_array_equal(update(X, np.arange(50), 50, 0 * X), X)


def test_update_without_points_keeps_every_centre_in_a_new_array():
    old = np.array([[1.0, 2.0]])
    C = update(np.zeros((0, 2)), [], 1, old)
    assert C.tolist() == old.tolist()
    assert not np.shares_memory(C, old)


@pytest.mark.parametrize("draw", [init_points, plus_plus])
def test_all_rows_come_once_where_all_are_asked_for(draw, rng):
    X = rng.normal(size=(20, 2))
    C = draw(X, 20, rng=rng)
    np.testing.assert_array_equal(C[C[:, 0].argsort()], X[X[:, 0].argsort()])
    assert not np.shares_memory(C, X)


@pytest.mark.parametrize("draw", [init_points, plus_plus])
def test_same_seed_same_rows(draw, rng):
    X = rng.normal(size=(30, 2))
    first, again = (draw(X, 5, rng=np.random.default_rng(4)) for _ in range(2))
    np.testing.assert_array_equal(first, again)


@pytest.mark.parametrize("draw", [init_points, plus_plus])
def test_the_first_row_is_any_with_the_same_chance(draw, rng):
    X = np.array([[0.0], [1.0], [90.0]])
    counts = Counter(draw(X, 1, rng=rng).item() for _ in range(3000))
    assert min(counts[x] for x in (0.0, 1.0, 90.0)) > 1000 - 5 * 26


def test_pairs_come_as_often_as_the_squared_distances_say(rng):
    X, n = np.array([[0.0], [1.0], [3.0]]), 6000
    drawn = (plus_plus(X, 2, rng=rng).ravel().tolist() for _ in range(n))
    counts = Counter(tuple(C) for C in drawn)
    squares = (X - X.T) ** 2
    chances = squares / squares.sum(axis=1, keepdims=True) / 3
    for (i, j), chance in np.ndenumerate(chances):
        near = 5 * np.sqrt(n * chance * (1 - chance))
        assert abs(counts[X[i, 0], X[j, 0]] - n * chance) <= near


def test_plus_plus_draws_at_random_where_too_few_rows_differ(rng):
    C = plus_plus([[2.0, 2.0]] * 5, 3, rng=rng)
    assert C.tolist() == [[2.0, 2.0]] * 3


def test_plus_plus_never_takes_a_row_of_chance_0(rng):
    X = [[0.0], [5.0], [5.0], [5.0]]
    for _ in range(50):
        assert sorted(plus_plus(X, 2, rng=rng).ravel().tolist()) == [0.0, 5.0]


def test_inputs_stay_as_they_are(rng):
    X, old = rng.normal(size=(9, 2)), rng.normal(size=(3, 2))
    before = X.copy(), old.copy()
    update(X, rng.integers(3, size=9), 3, old)
    init_points(X, 3, rng=rng)[:] = 0.0
    plus_plus(X, 3, rng=rng)[:] = 0.0
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(old, before[1])


@pytest.mark.parametrize(
    ("call", "kind", "text"),
    [
        (
            lambda rng: update([[1.0]], [0], 2, [[1.0]]),
            ShapeError,
            r"C_old has shape \(1, 1\), must have K = 2 rows",
        ),
        (
            lambda rng: update([[1.0]], [0], 1, [[1.0, 2.0]]),
            ShapeError,
            r"C_old has shape \(1, 2\), must have 1 columns as X has",
        ),
        (
            lambda rng: update([[1.0]], [-1], 1, [[1.0]]),
            DomainError,
            r"idx\[0\] is -1, must be a cluster from 0 to 0",
        ),
        (
            lambda rng: update([[np.nan]], [0], 1, [[1.0]]),
            DomainError,
            r"X\[0, 0\] is nan, must be finite",
        ),
        (
            lambda rng: init_points([[1.0]], 2, rng=rng),
            DomainError,
            "K is 2, must be at most 1, the number of rows",
        ),
        (
            lambda rng: plus_plus([[1.0]], 0, rng=rng),
            DomainError,
            "K is 0, must be a whole number of at least 1",
        ),
        (
            lambda rng: plus_plus([[np.inf]], 1, rng=rng),
            DomainError,
            r"X\[0, 0\] is inf, must be finite",
        ),
        (
            lambda rng: init_points([[1.0]], 1, rng=7),
            DomainError,
            "rng is 7, must be a",
        ),
    ],
)
def test_error_names_argument_value_and_remedy(call, kind, text, rng):
    with pytest.raises(kind, match=text):
        call(rng)
