"""Exercise 09.5: what is checked of `gradient`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import (
    Case,
    Exercise,
    edge,
    grad,
    pure,
    shape,
    values,
    vector,
)
from helpers.kernels import logistic_regression as kernel

from . import cases as at


def cost_of(X, y, w, b):
    """Cost without a penalty: what the gradient is the gradient of."""
    return kernel.logistic_cost(X, y, w, b)[0]


def gradient_reference(X, y, w, b):
    """Gradient alone, from the kernel that gives cost and gradient together."""
    return kernel.logistic_cost(X, y, w, b)[1:]


GRADIENT_3 = Case(at.THREE, (at.X3, at.Y3, at.W3, at.B3))
GRADIENT_8 = Case(at.EIGHT, (at.X8, at.Y8, at.W8, at.B8))

gradient = Exercise(
    "gradient",
    kind="fix",
    reference=gradient_reference,
    arguments=("X", "y", "w", "b"),
    rows=("X", "y"),
    over_rows="mean",
    checks=[
        shape(GRADIENT_3, GRADIENT_8, points=0.5),
        values(GRADIENT_3, GRADIENT_8, points=0.75),
        grad(GRADIENT_8, of=cost_of, wrt=(2, 3), points=0.5),
        pure(GRADIENT_8, points=0.25),
        vector(GRADIENT_3, rows=("X", "y"), points=0.5),
        values(
            Case(at.OTHER, (at.XH, at.YH, at.WH, at.BH)),
            Case(at.SQUARE, (at.XS, at.YS, at.WS, at.BS)),
            points=0.5,
            label=at.OTHER,
            hidden=True,
            message="Other numbers come out wrong. Try an X with as many rows as columns.",
        ),
        edge(
            "one row",
            Case("one row", (at.X1, at.Y1, at.W1, at.B1)),
            points=0.25,
            hidden=True,
            message="With one row, dw is its error times its features.",
        ),
        edge(
            at.HUGE,
            Case(at.HUGE, (at.XL, at.YL, at.WL, 1.0)),
            points=0.5,
            hidden=True,
            message="With logits of 1000 the probabilities are 0 and 1, not NaN.",
        ),
        edge(
            at.MIXED,
            Case("integers", (at.XI, at.YI, at.WI, 1)),
            Case("integers and a fraction", (at.XI, at.YI, at.WF, 0.5)),
            Case("float32", (at.X32, at.Y32, at.W32, at.B8)),
            points=0.25,
            hidden=True,
            message="Integer and float32 inputs should give the same numbers.",
        ),
    ],
    hints=[
        "Say aloud what y_hat should be. Does the first line of the sketch give a "
        "probability?",
        "A dot between symbols is no operator in Python. Which one sums products over "
        "the examples, so that dw has one number for each feature?",
        "The errors are sigmoid(z) minus y. dw is `X.T @ errors` over n, db their mean.",
    ],
)


@gradient.wrong_answer(
    "The sigmoid is missing: y_hat is a probability, not the weighted sum."
)
def no_sigmoid(X, y, w, b):
    error = X @ w + b - y
    return X.T @ error / len(y), float(error.mean())


@gradient.wrong_answer(
    "All three faults are still there. Start with y_hat: is it a probability?"
)
def as_typed(X, y, w, b):
    y_hat = X @ w + b
    return (1 / len(y)) * X.T * (y_hat - y), (y_hat - y).sum()


@gradient.wrong_answer(
    "One fault of three is mended, the product. y_hat is no probability yet, and look "
    "at db."
)
def only_the_product(X, y, w, b):
    error = X @ w + b - y
    return X.T @ error / len(y), float(error.sum())


@gradient.wrong_answer(
    "y_hat is a probability now; that is one fault of three. Look at the product in dw, "
    "and at db."
)
def only_the_sigmoid(X, y, w, b):
    error = 0.5 * (1 + np.tanh((X @ w + b) / 2)) - y
    return X.T * error / len(y), float(error.sum())


@gradient.wrong_answer(
    "db is a mean now; that is one fault of three. Look at y_hat and at the product in "
    "dw."
)
def only_the_mean(X, y, w, b):
    error = X @ w + b - y
    return X.T * error / len(y), float(error.mean())


@gradient.wrong_answer(
    "Your slopes are sums over the examples; divide both by the number of examples."
)
def sums(X, y, w, b):
    error = 0.5 * (1 + np.tanh((X @ w + b) / 2)) - y
    return X.T @ error, float(error.sum())


@gradient.wrong_answer(
    "`*` multiplies but does not sum: dw should have one number for each feature. "
    "Use `@`."
)
def star_for_at(X, y, w, b):
    error = 0.5 * (1 + np.tanh((X @ w + b) / 2)) - y
    return X.T * error / len(y), float(error.mean())


@gradient.wrong_answer(
    "Both slopes have the wrong sign: the error is probability minus label."
)
def points_downhill(X, y, w, b):
    error = y - 0.5 * (1 + np.tanh((X @ w + b) / 2))
    return X.T @ error / len(y), float(error.mean())


@gradient.wrong_answer("dw is divided by the number of examples, db is not.")
def sum_in_db(X, y, w, b):
    error = 0.5 * (1 + np.tanh((X @ w + b) / 2)) - y
    return X.T @ error / len(y), float(error.sum())


@gradient.wrong_answer("db is right, but dw is a sum: divide it by n as well.")
def sum_in_dw(X, y, w, b):
    error = 0.5 * (1 + np.tanh((X @ w + b) / 2)) - y
    return X.T @ error, float(error.mean())


@gradient.wrong_answer(
    "There is a factor p (1 - p) too many. It belongs to the squared error; in the "
    "cross entropy it cancels."
)
def slope_of_squared_error(X, y, w, b):
    p = 0.5 * (1 + np.tanh((X @ w + b) / 2))
    error = (p - y) * p * (1 - p)
    return X.T @ error / len(y), float(error.mean())


@gradient.wrong_answer(
    "The errors use labels 0 and 1 for y_hat. Use the probabilities."
)
def labels_for_probabilities(X, y, w, b):
    error = (X @ w + b >= 0).astype(float) - y
    return X.T @ error / len(y), float(error.mean())


@gradient.wrong_answer(
    "dw divides by the number of features; it should be the number of examples."
)
def divides_by_features(X, y, w, b):
    error = 0.5 * (1 + np.tanh((X @ w + b) / 2)) - y
    return X.T @ error / X.shape[1], float(error.mean())


@gradient.wrong_answer("The bias b is missing from the logits.")
def gradient_without_bias(X, y, w, b):
    error = 0.5 * (1 + np.tanh((X @ w) / 2)) - y
    return X.T @ error / len(y), float(error.mean())


@gradient.wrong_answer("The two results are in the wrong order: return dw, then db.")
def swapped(X, y, w, b):
    error = 0.5 * (1 + np.tanh((X @ w + b) / 2)) - y
    return float(error.mean()), X.T @ error / len(y)


@gradient.wrong_answer(
    "dw multiplies the mean error by the mean of each column; "
    "multiply example by example, then take the mean."
)
def mean_times_mean(X, y, w, b):
    error = 0.5 * (1 + np.tanh((X @ w + b) / 2)) - y
    return X.mean(axis=0) * error.mean(), float(error.mean())


@gradient.wrong_answer("")
def loop_over_examples(X, y, w, b):
    dw, db = np.zeros(X.shape[1]), 0.0
    for i in range(len(y)):
        error = 0.5 * (1 + np.tanh((X[i] @ w + b) / 2)) - y[i]
        dw, db = dw + error * X[i] / len(y), db + error / len(y)
    return dw, float(db)


@gradient.wrong_answer("")
def infinite_fraction(X, y, w, b):
    e = np.exp(X @ w + b)
    error = e / (1 + e) - y
    return X.T @ error / len(y), float(error.mean())


@gradient.right_answer
def plain_sigmoid(X, y, w, b):
    error = 1 / (1 + np.exp(-(X @ w + b))) - y
    return np.dot(X.T, error) / len(y), error.mean()


@gradient.right_answer
def weighted_rows(X, y, w, b):
    error = 0.5 * (1 + np.tanh((X @ w + b) / 2)) - y
    return (error[:, None] * X).mean(axis=0), error.mean()


@gradient.right_answer
def augmented(X, y, w, b):
    from scipy.special import expit

    A = np.column_stack([X, np.ones(len(X))])
    slopes = (expit(A @ np.append(w, b)) - y) @ A / len(y)
    return slopes[:-1], slopes[-1]


@gradient.right_answer
def one_feature_at_a_time(X, y, w, b):
    error = 0.5 * (1 + np.tanh((np.dot(X, w) + b) / 2)) - y
    dw = np.array([np.mean(error * X[:, j]) for j in range(X.shape[1])])
    return dw, float(np.mean(error))


@gradient.right_answer
def by_torch_autograd(X, y, w, b):
    import torch

    X, y = (torch.tensor(a, dtype=torch.float64) for a in (X, y))
    w = torch.tensor(w, dtype=torch.float64, requires_grad=True)
    b = torch.tensor(float(b), dtype=torch.float64, requires_grad=True)
    torch.nn.functional.binary_cross_entropy_with_logits(X @ w + b, y).backward()
    return w.grad.numpy(), b.grad.item()


# ---- mutants of the answer that are no mistake
gradient.same_as_right(
    at.FLOAT32,
    "X, y = (np.asarray(X, dtype=float), np.asarray(y, dtype=float)) => pass",
    "X, y = (np.asarray(X, dtype=float), np.asarray(y, dtype=float)) => X, y = (X, np.asarray(y, dtype=float))",
    "X, y = (np.asarray(X, dtype=float), np.asarray(y, dtype=float)) => X, y = (np.asarray(X, dtype=float), y)",
)
gradient.same_as_right(
    at.NUMPY_NUMBER,
    "return (X.T @ error / len(y), float(error.mean())) => return (X.T @ error / len(y), error.mean())",
)
gradient.same_as_right(
    at.SAME_LENGTH,
    "return (X.T @ error / len(y), float(error.mean())) => return (X.T @ error / len(X), float(error.mean()))",
    "return (X.T @ error / len(y), float(error.mean())) => return (X.T @ error / len(p), float(error.mean()))",
    "return (X.T @ error / len(y), float(error.mean())) => return (X.T @ error / len(error), float(error.mean()))",
)
