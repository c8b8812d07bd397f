"""Exercise 06.3: what is checked of `gradient`, and the answers that prove it."""

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
from helpers.kernels import linear_regression as kernel

from .cases import (
    B1,
    B8,
    BH,
    BS,
    FLOAT32,
    MIXED,
    NUMPY_NUMBER,
    OTHER,
    SAME_LENGTH,
    SQUARE,
    W0,
    W1,
    W32,
    WF,
    WH,
    WI,
    WS,
    X1,
    X3,
    X32,
    XH,
    XI,
    XL,
    XS,
    Y0,
    Y1,
    Y32,
    YH,
    YI,
    YL,
    YS,
)
from .cost import COST_3, COST_8, cost_reference


def gradient_reference(X, y, w, b):
    """Gradient alone, from the kernel that gives cost and gradient together."""
    return kernel.squared_cost(X, y, w, b)[1:]


gradient = Exercise(
    "gradient",
    reference=gradient_reference,
    arguments=("X", "y", "w", "b"),
    rows=("X", "y"),
    over_rows="mean",
    checks=[
        shape(COST_3, COST_8, points=0.5),
        values(COST_3, COST_8, points=0.75),
        grad(COST_8, of=cost_reference, wrt=(2, 3), points=0.5),
        pure(COST_8, points=0.25),
        vector(COST_3, rows=("X", "y"), points=0.5),
        values(
            Case(OTHER, (XH, YH, WH, BH)),
            Case(SQUARE, (XS, YS, WS, BS)),
            points=0.5,
            label=OTHER,
            hidden=True,
            message="It fits the public numbers only. Try an X with as many rows as "
            "columns.",
        ),
        edge(
            "one row",
            Case("one row", (X1, Y1, W1, B1)),
            points=0.25,
            hidden=True,
            message="With one row, dw is its error times its features.",
        ),
        edge(
            "a perfect fit",
            Case("a perfect fit", (X3, Y0, W0, 0.5)),
            points=0.25,
            hidden=True,
            message="Where every error is 0, every slope is 0.",
        ),
        edge(
            MIXED,
            Case("integers", (XI, YI, WI, 3)),
            Case("integers and a fraction", (XI, YI, WI, 2.5)),
            Case("an integer X and y", (XI, YI, WF, 2.5)),
            Case("float32", (X32, Y32, W32, B8)),
            points=0.25,
            hidden=True,
            message="Integer and float32 inputs should give the same numbers.",
        ),
        edge(
            "large numbers",
            Case("large numbers", (XL, YL, WH, BH)),
            points=0.25,
            hidden=True,
            message="With numbers in the millions the slopes should still be exact.",
        ),
    ],
    hints=[
        "Both slopes start from the same errors: predictions minus y.",
        "db is the mean of the errors. dw needs one number for each column of X.",
        "`X.T @ error / len(y)` gives all of dw at once; db is `error.mean()`.",
    ],
)


@gradient.wrong_answer(
    "Both slopes have the wrong sign: the error is prediction minus y."
)
def points_downhill(X, y, w, b):
    error = y - (X @ w + b)
    return X.T @ error / len(y), float(error.mean())


@gradient.wrong_answer(
    "Your slopes are twice the expected ones: the 2 of the square cancels the 1/2."
)
def factor_two(X, y, w, b):
    error = X @ w + b - y
    return 2 * X.T @ error / len(y), float(2 * error.mean())


@gradient.wrong_answer(
    "Your slopes are sums over the examples; divide both by the number of examples."
)
def sums(X, y, w, b):
    error = X @ w + b - y
    return X.T @ error, float(error.sum())


@gradient.wrong_answer("dw is divided by the number of examples, db is not.")
def sum_in_db(X, y, w, b):
    error = X @ w + b - y
    return X.T @ error / len(y), float(error.sum())


@gradient.wrong_answer("db is right, but dw is a sum: divide it by n as well.")
def sum_in_dw(X, y, w, b):
    error = X @ w + b - y
    return X.T @ error, float(error.mean())


@gradient.wrong_answer(
    "dw divides by the number of features; it should be the number of examples."
)
def divides_by_features(X, y, w, b):
    error = X @ w + b - y
    return X.T @ error / X.shape[1], float(error.mean())


@gradient.wrong_answer("The errors leave out b. They are X @ w + b - y.")
def gradient_without_bias(X, y, w, b):
    error = X @ w - y
    return X.T @ error / len(y), float(error.mean())


@gradient.wrong_answer("The two results are in the wrong order: return dw, then db.")
def swapped(X, y, w, b):
    error = X @ w + b - y
    return float(error.mean()), X.T @ error / len(y)


@gradient.wrong_answer(
    "dw multiplies the mean error by the mean of each column; "
    "multiply example by example, then take the mean."
)
def mean_times_mean(X, y, w, b):
    error = X @ w + b - y
    return X.mean(axis=0) * error.mean(), float(error.mean())


@gradient.wrong_answer("")
def loop_over_examples(X, y, w, b):
    dw, db = np.zeros(X.shape[1]), 0.0
    for i in range(len(y)):
        error = X[i] @ w + b - y[i]
        dw = dw + error * X[i] / len(y)
        db = db + error / len(y)
    return dw, db


@gradient.wrong_answer("")
def shrinks_the_targets(X, y, w, b):
    y -= X @ w + b
    return -X.T @ y / len(y), float(-y.mean())


@gradient.right_answer
def weighted_rows(X, y, w, b):
    error = X @ w + b - y
    return (error[:, None] * X).mean(axis=0), error.mean()


@gradient.right_answer
def augmented(X, y, w, b):
    A = np.column_stack([X, np.ones(len(X))])
    slopes = A.T @ (A @ np.append(w, b) - y) / len(y)
    return slopes[:-1], slopes[-1]


@gradient.right_answer
def one_feature_at_a_time(X, y, w, b):
    error = np.dot(X, w) + b - y
    dw = np.array([np.mean(error * X[:, j]) for j in range(X.shape[1])])
    return dw, float(np.mean(error))


@gradient.right_answer
def terms_of_each_feature(X, y, w, b):
    error = X @ w + b - y
    terms = X.T * error
    return np.array([term.mean() for term in terms]), error.mean()


@gradient.right_answer
def by_torch_autograd(X, y, w, b):
    import torch

    X, y = (torch.tensor(a, dtype=torch.float64) for a in (X, y))
    w = torch.tensor(w, dtype=torch.float64, requires_grad=True)
    b = torch.tensor(float(b), dtype=torch.float64, requires_grad=True)
    loss = ((X @ w + b - y) ** 2).mean() / 2
    loss.backward()
    return w.grad.numpy(), b.grad.item()


# ---- mutants of the answer that are no mistake
gradient.same_as_right(
    FLOAT32,
    "X, y = (np.asarray(X, dtype=float), np.asarray(y, dtype=float)) => pass",
    "X, y = (np.asarray(X, dtype=float), np.asarray(y, dtype=float)) => X, y = (X, np.asarray(y, dtype=float))",
    "X, y = (np.asarray(X, dtype=float), np.asarray(y, dtype=float)) => X, y = (np.asarray(X, dtype=float), y)",
)
gradient.same_as_right(
    NUMPY_NUMBER,
    "return (X.T @ error / len(y), float(error.mean())) => return (X.T @ error / len(y), error.mean())",
)
gradient.same_as_right(
    SAME_LENGTH,
    "return (X.T @ error / len(y), float(error.mean())) => return (X.T @ error / len(X), float(error.mean()))",
    "return (X.T @ error / len(y), float(error.mean())) => return (X.T @ error / len(error), float(error.mean()))",
)
