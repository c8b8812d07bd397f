"""Exercise 06.5: what is checked of `descend`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels import linear_regression as kernel

from .cases import (
    B3,
    B8,
    BH,
    FLOAT32,
    NUMPY_NUMBER,
    OTHER,
    SAME_LENGTH,
    W0,
    W3,
    W8,
    W32,
    WH,
    X3,
    X8,
    X32,
    XH,
    XI,
    Y0,
    Y3,
    Y8,
    Y32,
    YH,
    YI,
)


def descend_reference(X, y, lr, steps, w0, b0):
    """Call the kernel with the exercise's positional arguments."""
    return kernel.descend(X, y, lr=lr, steps=steps, w0=w0, b0=b0)


DESCEND_3 = Case("three houses, two steps", (X3, Y3, 0.05, 2, W3, B3))
DESCEND_8 = Case("eight examples, four steps", (X8, Y8, 0.1, 4, W8, B8))

descend = Exercise(
    "descend",
    reference=descend_reference,
    arguments=("X", "y", "lr", "steps", "w0", "b0"),
    rows=("X", "y"),
    checks=[
        shape(DESCEND_3, DESCEND_8, points=0.5),
        values(DESCEND_3, DESCEND_8, points=1.5),
        pure(DESCEND_8, points=0.25),
        values(
            Case(OTHER, (XH, YH, 0.03, 7, WH, -BH)),
            Case("a rate above the limit", (XH, YH, 2.0, 6, WH, BH)),
            Case("a start at the bottom", (X3, Y0, 0.05, 3, W0, 0.5)),
            points=0.5,
            label=OTHER,
            hidden=True,
            message="Try other starts. Where the start is the best fit already, or the "
            "rate is too large, there are still steps + 1 pairs, as they come.",
        ),
        edge(
            "no steps",
            Case("no steps", (X8, Y8, 0.1, 0, W8, B8)),
            points=0.5,
            hidden=True,
            message="With steps = 0 the history holds the start and nothing else.",
        ),
        edge(
            "whole numbers at the start",
            Case("whole numbers", (XI, YI, 0.01, 5, np.array([0, 0]), 0)),
            Case("float32", (X32, Y32, 0.05, 3, W32, B8)),
            points=0.5,
            hidden=True,
            message="The inputs may be integers, w0 and b0 too: what comes after them is not.",
        ),
        edge(
            "many steps",
            Case("many steps", (X8, Y8, 0.1, 300, W8, B8)),
            points=0.25,
            hidden=True,
            message="After many small steps the fit should come near the best one.",
        ),
    ],
    hints=[
        "Keep a list that starts with (w0, b0). Each step adds one pair to it.",
        "Work out dw and db from the same old w and b. Only then make the new pair.",
        "Give w and b their new values in one assignment with both on the left, then "
        "append the pair. `w - lr * dw` is a new array each time, `w -= ...` is not.",
    ],
)


@descend.wrong_answer(
    "b is updated with the new w. Take both slopes first, then make both steps."
)
def new_w_for_b(X, y, lr, steps, w0, b0):
    w, b = np.array(w0, dtype=float), float(b0)
    history = [(w, b)]
    for _ in range(steps):
        w = w - lr * X.T @ (X @ w + b - y) / len(y)
        b = b - lr * float((X @ w + b - y).mean())
        history.append((w, b))
    return history


@descend.wrong_answer(
    "Only the last pair comes back. Return the list of all pairs, the start first."
)
def last_only(X, y, lr, steps, w0, b0):
    w, b = np.array(w0, dtype=float), float(b0)
    for _ in range(steps):
        error = X @ w + b - y
        w, b = w - lr * X.T @ error / len(y), b - lr * float(error.mean())
    return w, b


@descend.wrong_answer("The start is missing: the first pair of the list is (w0, b0).")
def without_start(X, y, lr, steps, w0, b0):
    w, b = np.array(w0, dtype=float), float(b0)
    history = []
    for _ in range(steps):
        error = X @ w + b - y
        w, b = w - lr * X.T @ error / len(y), b - lr * float(error.mean())
        history.append((w, b))
    return history


@descend.wrong_answer("This walks uphill: step along minus the gradient.")
def walks_uphill(X, y, lr, steps, w0, b0):
    w, b = np.array(w0, dtype=float), float(b0)
    history = [(w, b)]
    for _ in range(steps):
        error = X @ w + b - y
        w, b = w + lr * X.T @ error / len(y), b + lr * float(error.mean())
        history.append((w, b))
    return history


@descend.wrong_answer(
    "Every pair of the list holds the same array w, which `-=` changed later. "
    "Make a new array in each step."
)
def same_array_again(X, y, lr, steps, w0, b0):
    w, b = np.array(w0, dtype=float), float(b0)
    history = [(w, b)]
    for _ in range(steps):
        error = X @ w + b - y
        w -= lr * X.T @ error / len(y)
        b -= lr * float(error.mean())
        history.append((w, b))
    return history


@descend.wrong_answer("The bias never moves: it has a slope and a step of its own.")
def bias_stays(X, y, lr, steps, w0, b0):
    w, b = np.array(w0, dtype=float), float(b0)
    history = [(w, b)]
    for _ in range(steps):
        w = w - lr * X.T @ (X @ w + b - y) / len(y)
        history.append((w, b))
    return history


@descend.wrong_answer("The slopes are taken at the start each time: take them anew.")
def old_slopes(X, y, lr, steps, w0, b0):
    w, b = np.array(w0, dtype=float), float(b0)
    error = X @ w + b - y
    dw, db = X.T @ error / len(y), float(error.mean())
    history = [(w, b)]
    for _ in range(steps):
        w, b = w - lr * dw, b - lr * db
        history.append((w, b))
    return history


@descend.wrong_answer("")
def writes_into_the_start(X, y, lr, steps, w0, b0):
    history = [(w0.copy(), b0)]
    b = b0
    for _ in range(steps):
        error = X @ w0 + b - y
        w0 -= lr * X.T @ error / len(y)
        b = b - lr * error.mean()
        history.append((w0.copy(), b))
    return history


@descend.right_answer
def copies(X, y, lr, steps, w0, b0):
    w, b = np.array(w0, dtype=float), float(b0)
    history = [(w.copy(), b)]
    for _ in range(steps):
        error = X @ w + b - y
        w -= lr * X.T @ error / len(y)
        b -= lr * error.mean()
        history.append((w.copy(), b))
    return history


@descend.right_answer
def one_vector(X, y, lr, steps, w0, b0):
    A = np.column_stack([X, np.ones(len(X))])
    theta = np.append(np.asarray(w0, dtype=float), b0)
    path = [theta]
    while len(path) < steps + 1:
        path.append(path[-1] - lr * A.T @ (A @ path[-1] - y) / len(y))
    return [(theta[:-1], theta[-1]) for theta in path]


@descend.right_answer
def row_loops(X, y, lr, steps, w0, b0):
    history = [(np.array(w0, dtype=float), float(b0))]
    for _ in range(steps):
        w, b = history[-1]
        dw, db = np.zeros(len(w)), 0.0
        for row, target in zip(X, y):
            error = np.dot(row, w) + b - target
            dw, db = dw + error * row, db + error
        history.append((w - lr * dw / len(y), b - lr * db / len(y)))
    return history


@descend.right_answer
def by_torch_sgd(X, y, lr, steps, w0, b0):
    import torch

    X, y = (torch.tensor(a, dtype=torch.float64) for a in (X, y))
    w = torch.tensor(w0, dtype=torch.float64, requires_grad=True)
    b = torch.tensor(float(b0), dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.SGD([w, b], lr=lr)
    history = [(w.detach().clone(), b.item())]
    for _ in range(steps):
        optimiser.zero_grad()
        (((X @ w + b - y) ** 2).mean() / 2).backward()
        optimiser.step()
        history.append((w.detach().clone(), b.item()))
    return history


# ---- mutants of the answer that are no mistake
descend.same_as_right(
    FLOAT32,
    "X, y = (np.asarray(X, dtype=float), np.asarray(y, dtype=float)) => pass",
    "X, y = (np.asarray(X, dtype=float), np.asarray(y, dtype=float)) => X, y = (X, np.asarray(y, dtype=float))",
    "X, y = (np.asarray(X, dtype=float), np.asarray(y, dtype=float)) => X, y = (np.asarray(X, dtype=float), y)",
)
descend.same_as_right(
    NUMPY_NUMBER,
    "w, b = (np.array(w0, dtype=float), float(b0)) => w, b = (np.array(w0, dtype=float), b0)",
    "path = [(w, b)] => path = [(w, b0)]",
    "w, b = (w - lr * (X.T @ error) / len(y), b - lr * float(error.mean())) => w, b = (w - lr * (X.T @ error) / len(y), b - lr * error.mean())",
)
descend.same_as_right(
    "The start itself may stand in the list: nothing changes it later.",
    "w, b = (np.array(w0, dtype=float), float(b0)) => w, b = (w0, float(b0))",
    "path = [(w, b)] => path = [(w0, b)]",
)
descend.same_as_right(
    SAME_LENGTH,
    "w, b = (w - lr * (X.T @ error) / len(y), b - lr * float(error.mean())) => w, b = (w - lr * (X.T @ error) / len(X), b - lr * float(error.mean()))",
    "w, b = (w - lr * (X.T @ error) / len(y), b - lr * float(error.mean())) => w, b = (w - lr * (X.T @ error) / len(error), b - lr * float(error.mean()))",
)
