"""Inputs that several exercises of the chapter are tried on."""

import numpy as np


def layer(seed, n, d, k):
    """Make the gradient by the output, the input and the weights of one layer."""
    rng = np.random.default_rng(seed)
    sizes = (n, k), (n, d), (d, k)
    return tuple(rng.normal(0.5, 2.0, size=size).round(3) for size in sizes)


def network(seed, n, d, h, k):
    """Make the parameters of two layers, and examples with their classes."""
    rng = np.random.default_rng(seed)
    params = {
        "W1": rng.normal(size=(d, h)).round(3),
        "b1": rng.normal(size=h).round(3),
        "W2": rng.normal(size=(h, k)).round(3),
        "b2": rng.normal(size=k).round(3),
    }
    return params, rng.normal(size=(n, d)).round(3), rng.integers(0, k, size=n)


def corners(seed, n):
    """Make points around four corners; opposite corners have the same class."""
    rng = np.random.default_rng(seed)
    at = rng.integers(0, 2, size=(n, 2))
    X = (4.0 * at - 2.0 + rng.normal(0.0, 0.5, size=(n, 2))).round(3)
    return X, at[:, 0] ^ at[:, 1]


def start(seed, hidden=8, classes=2):
    """Make random parameters for points in the plane."""
    rng = np.random.default_rng(seed)
    return {
        "W1": rng.normal(size=(2, hidden)).round(3),
        "b1": np.zeros(hidden),
        "W2": rng.normal(0.0, 0.5, size=(hidden, classes)).round(3),
        "b2": np.zeros(classes),
    }


def accuracy(params, X, y):
    """Return the share of points whose largest logit is the right class."""
    p = {key: np.asarray(value, dtype=float) for key, value in params.items()}
    logits = np.maximum(X @ p["W1"] + p["b1"], 0) @ p["W2"] + p["b2"]
    return float((logits.argmax(axis=1) == y).mean())


# One layer: two examples, three features, two units; and the text's example by hand.
G2 = np.array([[1.0, -2.0], [3.0, 0.5]])
X2 = np.array([[1.0, 2.0, 0.0], [3.0, 1.0, -1.0]])
W2 = np.array([[0.5, 1.0], [2.0, -1.0], [1.0, 3.0]])
G3, X3, W3 = layer(1201, 3, 3, 3)  # square, so that a slip of shapes gives numbers
GH, XH, WH = layer(1202, 7, 4, 5)  # hidden
G1, X1, W1 = layer(1203, 1, 4, 3)  # one row
G0, X0 = np.zeros((0, 2)), np.zeros((0, 3))
GU, XU, WU = layer(1204, 4, 3, 1)  # one unit
GI, XI = np.array([[2, 3], [-1, 4]]), np.array([[1, 4], [5, 2]])
WI = np.array([[3, 1], [-2, 5]])
G32, X32, W32 = (a.astype(np.float32) for a in (GH, XH, WH))

TWO, THREE = "two examples, three features, two units", "three of everything"
OTHER, MIXED = "other numbers", "integers and float32"
SAME_NUMBERS = "Integer and float32 inputs should give the same numbers."

# Why a mutant of an answer may be no mistake, in words that several exercises use.
FLOAT32 = "Only the type changes: float32 in gives float32 out, which is accepted."
NUMPY_NUMBER = "A NumPy number is accepted like a Python one."
SAME_LENGTH = "Both have a row for each example."
