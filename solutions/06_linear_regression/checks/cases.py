"""Inputs that several exercises of the chapter are tried on."""

import numpy as np


def sample(seed, n, d):
    """Make features, targets, weights and a bias that no answer fits exactly."""
    rng = np.random.default_rng(seed)
    X = rng.normal(1.0, 2.0, size=(n, d))
    w = rng.normal(size=d)
    b = float(rng.normal(3.0))
    y = X @ rng.normal(size=d) + rng.normal(size=n) - 2.0
    return X.round(3), y.round(3), w.round(3), round(b, 3)


X3 = np.array([[1.0, 2.0], [3.0, 1.0], [2.0, 4.0]])
Y3 = np.array([3.0, 5.0, 4.0])
W3 = np.array([0.5, 2.0])
B3 = 1.0

X8, Y8, W8, B8 = sample(601, 8, 3)
XH, YH, WH, BH = sample(602, 40, 4)  # hidden
XS, YS, WS, BS = sample(603, 4, 4)  # hidden, as many rows as columns
X1, Y1, W1, B1 = sample(604, 1, 3)  # one row
XI = np.array([[1, 4], [2, 0], [5, 3], [7, 1]])
YI = np.array([4, 1, 6, 9])
WI = np.array([2, -1])
WF = np.array([0.5, -1.25])  # what comes of integers need not be one
X32, Y32, W32 = (a.astype(np.float32) for a in (X8, Y8, W8))
XL, YL = XH * 1e6, YH * 1e6
Y0 = np.array([1.0 * 2 + 2, 3 * 2 + 1, 2 * 2 + 4]) + 0.5  # X3 @ (2, 1) + 0.5, exactly
W0 = np.array([2.0, 1.0])

THREE, EIGHT = "three houses with two features", "eight examples with three features"
OTHER, SQUARE = "other numbers", "as many examples as features"
MIXED = "integers and float32"

# Why a mutant of an answer may be no mistake, in words that several exercises use.
FLOAT32 = "Only the type changes: float32 in gives float32 out, which is accepted."
SAME_LENGTH = "X, y and the errors have the same length."
NUMPY_NUMBER = "A NumPy number is accepted like a Python one."
