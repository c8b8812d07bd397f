"""Inputs that several exercises of the chapter are tried on, and what judges cuts."""

import numpy as np

from helpers.kernels import decision_trees as kernel

MIXED = "integers and float32"
SAME_CUT = "Integer and float32 inputs must give the same result as float64 ones."
OTHER = "other numbers"
TEXT = "classes that are text"
ANY_CLASSES = (
    "Classes may be text, negative numbers or truth values: compare them, count them, "
    "but do not calculate with them."
)
CLOSE = 1e-9  # gains that differ by less are equally good: the rest is rounding

# Six birds: bill length (mm), and 0 for Adelie or 1 for Chinstrap.
X6 = np.array([39.0, 46.5, 37.5, 49.0, 42.5, 45.0])
Y6 = np.array([0, 1, 0, 1, 0, 1])


def drawn(seed, n, d, k, step=0.5):
    """Make features with repeated values, and classes that depend on two of them."""
    rng = np.random.default_rng(seed)
    X = step * rng.integers(0, 24, size=(n, d))
    score = X[:, 0] + 0.5 * X[:, -1] + rng.normal(0.0, 2.0, size=n)
    edges = np.quantile(score, np.linspace(0, 1, k + 1)[1:-1])
    return X, np.searchsorted(edges, score)


def gain_of(y, x, threshold):
    """Return the information gain of one cut."""
    return kernel.info_gain(y, np.asarray(x, dtype=float) <= threshold)


def between_neighbours(x, threshold):
    """Whether a threshold lies halfway between two neighbouring values of x."""
    found = np.unique(np.asarray(x, dtype=float))
    middles = (found[1:] + found[:-1]) / 2
    return bool(np.isclose(middles, threshold, rtol=1e-6, atol=1e-9).any())
