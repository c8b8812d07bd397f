"""Whole runs and pictures: scikit-learn, brute force, properties, edges, errors."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.cluster import KMeans

from helpers import data
from helpers.errors import DomainError, ShapeError
from helpers.kernels.kmeans import (
    assign,
    best_of,
    compress,
    distortion,
    kmeans,
    plus_plus,
    update,
)

steady = settings(derandomize=True, deadline=None, max_examples=40, database=None)


def test_agrees_with_scikit_learn_from_the_same_start(rng):
    X = rng.normal(size=(400, 3))
    start = X[:5].copy()
    run = kmeans(X, 5, rng=rng, tol=0.0, max_iter=500, init=lambda X, K, rng: start)
    theirs = KMeans(5, init=start, n_init=1, tol=0, max_iter=500).fit(X)
    np.testing.assert_allclose(run[0], theirs.cluster_centers_, rtol=1e-10)
    np.testing.assert_array_equal(run[1], theirs.labels_)
    assert run[2][-1] == pytest.approx(theirs.inertia_ / 400)


@steady
@given(
    seed=st.integers(0, 2**32 - 1),
    n=st.integers(1, 30),
    K=st.integers(1, 6),
    init=st.sampled_from([None, plus_plus]),
)
def test_what_holds_for_every_run(seed, n, K, init):
    rng = np.random.default_rng(seed)
    X, K = rng.integers(0, 8, size=(n, 2)).astype(float), min(K, n)
    options = {"init": init} if init else {}
    C, idx, history = kmeans(X, K, rng=rng, tol=0.0, max_iter=200, **options)
    assert (C.shape, idx.shape) == ((K, 2), (n,))
    assert np.isfinite(C).all()
    assert (np.diff(history) <= 1e-12).all()
    assert history[-1] == distortion(X, idx, C)
    np.testing.assert_array_equal(idx, assign(X, C))
    np.testing.assert_allclose(C, update(X, idx, K, C), rtol=1e-12, atol=1e-12)


def test_the_best_of_many_is_the_best_there_is(rng):
    X = rng.normal(size=(7, 2))
    lowest = min(
        distortion(X, idx, update(X, idx, 3, np.zeros((3, 2))))
        for idx in product(range(3), repeat=7)
    )
    assert best_of(X, 3, 60, rng=rng)[2] == pytest.approx(lowest)


def test_best_of_keeps_the_parts_of_one_run_together(rng):
    X = rng.normal(size=(60, 2))
    C, idx, J = best_of(X, 6, 5, rng=rng)
    assert distortion(X, idx, C) == J


def test_best_of_one_is_one_run(rng):
    X = rng.normal(size=(40, 2))
    C, idx, J = best_of(X, 4, 1, rng=np.random.default_rng(3))
    single = kmeans(X, 4, rng=np.random.default_rng(3))
    np.testing.assert_array_equal(C, single[0])
    np.testing.assert_array_equal(idx, single[1])
    assert single[2][-1] == J


def test_stops_by_tol_and_by_max_iter(rng):
    X = rng.normal(size=(300, 2))
    assert len(kmeans(X, 8, rng=rng, max_iter=1)[2]) == 1
    assert len(kmeans(X, 8, rng=rng, tol=0.0, max_iter=3)[2]) == 3
    assert len(kmeans(X, 8, rng=rng, tol=1e9)[2]) == 2


def test_every_point_alone_costs_nothing(rng):
    X = rng.uniform(0, 10, size=(20, 2))
    C, idx, history = kmeans(X, 20, rng=rng)
    assert sorted(idx.tolist()) == list(range(20))
    assert history[-1] == 0.0
    np.testing.assert_array_equal(C[idx], X)


def test_plus_plus_starts_lower_on_the_pixels_of_a_photo(rng):
    pixels = data.photo("coffee")[::16, ::16].reshape(-1, 3)
    firsts = {}
    for name, options in (("random", {}), ("plus", {"init": plus_plus})):
        runs = [
            kmeans(pixels, 16, rng=rng, max_iter=1, **options)[2][0] for _ in range(20)
        ]
        firsts[name] = np.mean(runs)
    assert firsts["plus"] < 0.7 * firsts["random"]


def test_picture_keeps_its_shape_and_counts_its_bits(rng):
    cat = data.photo("chelsea")[::10, ::10]
    h, w, _ = cat.shape
    image, bits = compress(cat, 5, rng=rng)
    assert (image.shape, image.dtype) == (cat.shape, np.uint8)
    assert len(np.unique(image.reshape(-1, 3), axis=0)) == 5
    assert bits == h * w * 3 + 24 * 5


def test_more_colours_come_nearer(rng):
    cat = data.photo("chelsea")[::3, ::3]
    apart = [
        np.mean((compress(cat, K, rng=rng)[0].astype(float) - cat) ** 2)
        for K in (1, 4, 16)
    ]
    assert apart[0] > 2 * apart[1] > 4 * apart[2]


def test_picture_in_one_colour_and_in_more_than_it_has(rng):
    grey = np.full((4, 5, 3), 90)
    image, bits = compress(grey, 1, rng=rng)
    assert (bits, np.unique(image).tolist()) == (24, [90])
    image, bits = compress(grey, 4, rng=rng)
    assert (bits, np.unique(image).tolist()) == (20 * 2 + 96, [90])


def test_large_picture_is_clustered_on_a_sample():
    coffee = data.photo("coffee")
    first, again = (
        compress(coffee, 4, rng=np.random.default_rng(5))[0] for _ in range(2)
    )
    np.testing.assert_array_equal(first, again)


@pytest.mark.parametrize(
    ("call", "kind", "text"),
    [
        (
            lambda rng: kmeans([[1.0]], 1, rng=rng, tol=-1.0),
            DomainError,
            r"tol is -1\.0, must be 0 or more",
        ),
        (
            lambda rng: kmeans([[1.0]], 1, rng=rng, max_iter=0),
            DomainError,
            "max_iter is 0, must be a whole number of at least 1",
        ),
        (
            lambda rng: kmeans([[np.nan]], 1, rng=rng),
            DomainError,
            r"X\[0, 0\] is nan, must be finite",
        ),
        (
            lambda rng: kmeans(
                [[1.0]], 1, rng=rng, init=lambda X, K, rng: [[1.0, 2.0]]
            ),
            ShapeError,
            r"centres of init has shape \(1, 2\), must have 1 columns",
        ),
        (
            lambda rng: best_of([[1.0]], 1, 0, rng=rng),
            DomainError,
            "starts is 0, must be a whole number of at least 1",
        ),
        (
            lambda rng: compress(np.zeros((2, 2)), 1, rng=rng),
            ShapeError,
            r"img has shape \(2, 2\), must be \(h, w, 3\)",
        ),
        (
            lambda rng: compress(np.full((1, 2, 3), 256), 1, rng=rng),
            DomainError,
            "img holds 256, must hold numbers from 0 to 255",
        ),
    ],
)
def test_error_names_argument_value_and_remedy(call, kind, text, rng):
    with pytest.raises(kind, match=text):
        call(rng)
