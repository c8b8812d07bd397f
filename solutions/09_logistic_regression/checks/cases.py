"""Inputs that several exercises of the chapter are tried on."""

import numpy as np

from helpers import data


def sample(seed, n, d):
    """Make features, labels, weights and a bias; no line separates the labels."""
    rng = np.random.default_rng(seed)
    X = rng.normal(0.5, 1.5, size=(n, d))
    y = (X @ rng.normal(size=d) + rng.normal(scale=2.0, size=n) > 0).astype(int)
    w = rng.normal(size=d)
    return X.round(3), y, w.round(3), round(float(rng.normal(0.5)), 3)


def bills():
    """Return bills of penguins as the notebook has them: features and labels."""
    birds = data.penguins().dropna(subset=["bill_length_mm"])
    birds = birds[birds["species"] != "Gentoo"]
    X = birds[["bill_length_mm", "bill_depth_mm"]].to_numpy(float) - [42.0, 18.0]
    return X, (birds["species"] == "Chinstrap").to_numpy(int)


X3 = np.array([[1.0, 2.0], [3.0, 1.0], [-2.0, -1.0]])
Y3 = np.array([1, 0, 1])
W3 = np.array([0.5, -1.0])
B3 = 0.75

X8, Y8, W8, B8 = sample(903, 8, 3)
XH, YH, WH, BH = sample(904, 40, 4)  # hidden
XS, YS, WS, BS = sample(905, 4, 4)  # hidden, as many rows as columns
X1, Y1 = np.array([[1.5, -0.5, 2.0]]), np.array([1])  # one row
W1, B1 = np.array([0.4, -1.2, -0.3]), -1.6
XI = np.array([[1, 4], [-2, 0], [3, -3], [-1, 1]])
YI = np.array([0, 1, 1, 0])
WI = np.array([1, -1])
WF = np.array([0.5, -1.25])  # what comes of integers need not be one
X32, W32 = X8.astype(np.float32), W8.astype(np.float32)
Y32 = Y8.astype(np.float32)
XL = np.array([[1000.0, 2.0], [-1000.0, 1.0], [900.0, -1.0], [-700.0, 0.5]])  # huge
YL = np.array([1, 0, 0, 1])
WL = np.array([1.0, 0.5])

THREE, EIGHT = "three birds with two features", "eight examples with three features"
OTHER, SQUARE = "other numbers", "as many examples as features"
MIXED = "integers and float32"
HUGE = "logits in the thousands"

# Why a mutant of an answer may be no mistake, in words that several exercises use.
FLOAT32 = "Only the type changes: float32 in gives float32 out, which is accepted."
SAME_LENGTH = "X, y, the logits and the errors have the same length."
NO_ORDER = "log(exp(a) + exp(b)) does not know which of a and b came first."
NUMPY_NUMBER = "A NumPy number is accepted like a Python one."
