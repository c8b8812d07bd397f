"""Inputs that several exercises of the chapter are tried on, and the answers they use."""

import numpy as np

from helpers.kernels import kmeans as kernel


def points(seed, n, d, K, spread=3.0):
    """Make points and centres of unlike sizes, rounded so that students can read them."""
    rng = np.random.default_rng(seed)
    X = rng.normal(1.0, spread, size=(n, d)).round(2)
    C = (rng.normal(0.0, 1.0, size=(K, d)) * np.arange(1, K + 1)[:, None]).round(2)
    return X, C


def assign(X, C):
    """Call the kernel, as a student's own answer would be called."""
    return kernel.assign(X, C)


def update(X, idx, K, C_old):
    """Call the kernel, as a student's own answer would be called."""
    return kernel.update(X, idx, K, C_old)


def distortion(X, idx, C):
    """Call the kernel, as a student's own answer would be called."""
    return kernel.distortion(X, idx, C)


def init_points(X, K, rng):
    """Call the kernel with the exercise's positional arguments."""
    return kernel.init_points(X, K, rng=rng)


def kmeans(X, K, rng, tol, max_iter):
    """Call the kernel with the exercise's positional arguments."""
    return kernel.kmeans(X, K, rng=rng, tol=tol, max_iter=max_iter)


def best_of(X, K, starts, rng):
    """Call the kernel with the exercise's positional arguments."""
    return kernel.best_of(X, K, starts, rng=rng)


OTHER, MIXED = "other numbers", "integers and float32"
SAME_NUMBERS = "Integer and float32 inputs should give the same numbers."
UNCHANGED = "inputs and global random state unchanged"
UNCHANGED_SAID = (
    "After the call every input must be what it was, and NumPy's global random state "
    "too: write into new arrays, and draw from rng alone."
)
SAME_SEED = "the same seed, the same result"
SAME_SEED_SAID = (
    "Two generators with the same seed must give the same result: take every random "
    "number from rng."
)

# Why a mutant of an answer may be no mistake, in words that several exercises use.
NUMPY_NUMBER = "A NumPy number is accepted like a Python one."
FREE_DRAWS = "Which rows are drawn is left open."
