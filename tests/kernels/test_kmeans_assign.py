"""Assigning and the distortion: by hand, brute force, ties, huge numbers, errors."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import pairwise_distances_argmin

from helpers.errors import DomainError, ShapeError
from helpers.kernels.kmeans import assign, distortion

steady = settings(derandomize=True, deadline=None, max_examples=60, database=None)


def by_differences(X, C):
    """Square every difference; the first of equal ones wins."""
    return ((X[:, None] - C) ** 2).sum(axis=2).argmin(axis=1)


def exactly(X, C):
    """Compute in fractions, without any rounding."""
    found = []
    for x in X.tolist():
        squares = [
            sum((Fraction(a) - Fraction(b)) ** 2 for a, b in zip(x, c, strict=True))
            for c in C.tolist()
        ]
        found.append(squares.index(min(squares)))
    return found


def test_by_hand():
    assert assign([[0, 0], [9, 1], [5, 0]], [[0, 0], [10, 0]]).tolist() == [0, 1, 0]
    assert distortion([[0, 0], [3, 4]], [0, 0], [[0, 0]]) == 12.5


@pytest.mark.parametrize(("n", "d", "K"), [(50, 3, 4), (1, 5, 2), (700, 2, 300)])
def test_agrees_with_scikit_learn(rng, n, d, K):
    X, C = rng.normal(size=(n, d)), rng.normal(size=(K, d))
    np.testing.assert_array_equal(assign(X, C), pairwise_distances_argmin(X, C))


@steady
@given(
    seed=st.integers(0, 2**32 - 1),
    n=st.integers(0, 30),
    d=st.integers(1, 4),
    K=st.integers(1, 6),
    offset=st.sampled_from([0, 7, 10**6, 2**40]),
)
def test_whole_numbers_with_many_ties_are_exact(seed, n, d, K, offset):
    rng = np.random.default_rng(seed)
    X = rng.integers(-3, 4, size=(n, d)) + float(offset)
    C = rng.integers(-3, 4, size=(K, d)) + float(offset)
    assert assign(X, C).tolist() == exactly(X, C)


@steady
@given(
    seed=st.integers(0, 2**32 - 1),
    d=st.integers(1, 6),
    power=st.integers(-12, 12),
    offset=st.sampled_from([0.0, 1e3, -1e9]),
)
def test_gives_what_the_differences_alone_give(seed, d, power, offset):
    rng = np.random.default_rng(seed)
    scale = 10.0**power
    X = scale * (rng.normal(size=(40, d)) + offset)
    C = scale * (rng.normal(size=(5, d)) + offset)
    np.testing.assert_array_equal(assign(X, C), by_differences(X, C))


def test_one_centre_far_away_does_not_blur_the_others(rng):
    X, C = rng.normal(size=(200, 3)), rng.normal(size=(6, 3))
    C[2] = 1e12
    np.testing.assert_array_equal(assign(X, C), by_differences(X, C))


@pytest.mark.parametrize("scale", [1e300, 1e-300])
def test_squares_beyond_float64_are_told_apart(scale):
    X = scale * np.array([[0.1], [0.8], [-0.9]])
    assert assign(X, scale * np.array([[0.0], [1.0], [-1.0]])).tolist() == [0, 1, 2]


def test_more_points_than_fit_into_one_chunk(rng):
    X, C = rng.integers(0, 9, size=(40_000, 2)), rng.integers(0, 9, size=(7, 2))
    np.testing.assert_array_equal(assign(X, C), by_differences(X, C))


def test_no_points_and_no_columns():
    assert assign(np.zeros((0, 2)), [[1.0, 2.0]]).tolist() == []
    assert assign(np.zeros((0, 2)), [[1.0, 2.0], [3.0, 4.0]]).dtype.kind == "i"
    assert assign(np.zeros((3, 0)), np.zeros((2, 0))).tolist() == [0, 0, 0]


@steady
@given(seed=st.integers(0, 2**32 - 1), shift=st.floats(-1e3, 1e3))
def test_distortion_does_not_change_when_all_is_moved(seed, shift):
    rng = np.random.default_rng(seed)
    X, C, idx = (
        rng.normal(size=(9, 2)),
        rng.normal(size=(3, 2)),
        rng.integers(3, size=9),
    )
    moved = distortion(X + shift, idx, C + shift)
    np.testing.assert_allclose(moved, distortion(X, idx, C), rtol=1e-9)


def test_no_other_assignment_is_cheaper(rng):
    X, C = rng.normal(size=(30, 2)), rng.normal(size=(4, 2))
    best = distortion(X, assign(X, C), C)
    for _ in range(50):
        assert distortion(X, rng.integers(4, size=30), C) >= best


def test_inputs_stay_as_they_are(rng):
    X, C = rng.normal(size=(9, 2)), rng.normal(size=(3, 2))
    before = X.copy(), C.copy()
    distortion(X, assign(X, C), C)
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(C, before[1])


def test_too_large_for_float64_is_infinite_without_a_warning():
    assert distortion([[1e200]], [0], [[-1e200]]) == np.inf


@pytest.mark.parametrize(
    ("call", "kind", "text"),
    [
        (lambda: assign([1.0], [[1.0]]), ShapeError, r"X has shape \(1,\), must be a"),
        (
            lambda: assign([[1.0]], np.zeros((0, 1))),
            ShapeError,
            r"C has shape \(0, 1\), must have a row or more for a nearest centre",
        ),
        (
            lambda: assign([[1.0]], [[1.0, 2.0]]),
            ShapeError,
            r"C has shape \(1, 2\), must have 1 columns as X has",
        ),
        (lambda: assign([[np.nan]], [[1.0]]), DomainError, r"X\[0, 0\] is nan"),
        (lambda: assign([[1.0]], [[np.inf]]), DomainError, r"C\[0, 0\] is inf"),
        (
            lambda: distortion(np.zeros((0, 1)), [], [[1.0]]),
            ShapeError,
            r"X has shape \(0, 1\), must have a row or more for a mean",
        ),
        (
            lambda: distortion([[1.0]], [2], [[1.0], [2.0]]),
            DomainError,
            r"idx\[0\] is 2, must be a cluster from 0 to 1",
        ),
        (
            lambda: distortion([[1.0]], [0, 1], [[1.0], [2.0]]),
            ShapeError,
            "idx has length 2, must be 1, the number of rows of X",
        ),
        (
            lambda: distortion([[np.inf]], [0], [[1.0]]),
            DomainError,
            r"X\[0, 0\] is inf",
        ),
    ],
)
def test_error_names_argument_value_and_remedy(call, kind, text):
    with pytest.raises(kind, match=text):
        call()
