"""Exercise 09.8: what is checked of `fit`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, free, pure, shape, values
from helpers.kernels import logistic_regression as kernel

from .cases import (
    EIGHT,
    FLOAT32,
    MIXED,
    NUMPY_NUMBER,
    OTHER,
    SAME_LENGTH,
    THREE,
    X1,
    X3,
    X8,
    X32,
    XH,
    XI,
    Y1,
    Y3,
    Y8,
    YH,
    YI,
    bills,
)


def fit_reference(X, y, lr, steps, lam):
    """Call the kernel with the exercise's positional arguments."""
    return kernel.fit(X, y, lr=lr, steps=steps, lam=lam)


@free(
    "labels birds it has not seen",
    points=0.75,
    message="Fitted on four fifths of the penguins, with lr = 0.2, steps = 500 and "
    "lam = 1, it should label nine tenths of the others rightly.",
)
def unseen_birds(answer):
    X, y = bills()
    aside = np.arange(len(y)) % 5 == 2
    w, b = answer(X[~aside], y[~aside], 0.2, 500, 1.0)
    w, b = np.asarray(w, dtype=float).ravel(), float(b)
    share = np.mean((X[aside] @ w + b >= 0) == y[aside])
    return None if share >= 0.9 else f"only {share:.0%} are right"


@free(
    "the cost falls",
    points=0.75,
    message="With a small rate, more steps should give a lower cost with its penalty.",
)
def cost_falls(answer):
    X, y = bills()
    costs = []
    for steps in (0, 5, 25, 100):
        w, b = answer(X, y, 0.1, steps, 20.0)
        w = np.asarray(w, dtype=float).ravel()
        costs.append(kernel.logistic_cost(X, y, w, float(b), 20.0)[0])
    return None if np.all(np.diff(costs) < 0) else f"the costs are {costs}"


FIT_3 = Case(THREE + ", two steps", (X3, Y3, 0.5, 2, 1.5))
FIT_8 = Case(EIGHT + ", five steps", (X8, Y8, 0.3, 5, 2.0))

fit = Exercise(
    "fit",
    reference=fit_reference,
    arguments=("X", "y", "lr", "steps", "lam"),
    rows=("X", "y"),
    checks=[
        shape(FIT_3, FIT_8, points=0.5),
        values(FIT_3, FIT_8, points=1.5),
        pure(FIT_8, points=0.25),
        values(
            Case(OTHER, (XH, YH, 0.1, 12, 6.0)),
            Case("lam = 0", (XH, YH, 0.2, 8, 0)),
            Case("one row", (X1, Y1, 0.5, 3, 1.0)),
            Case("many steps", (X8, Y8, 0.3, 400, 0.5)),
            points=0.5,
            label=OTHER,
            hidden=True,
            message="Other numbers come out wrong. Try lam = 0, one row, many steps.",
        ),
        edge(
            "no steps",
            Case("no steps", (X8, Y8, 0.3, 0, 2.0)),
            points=0.25,
            hidden=True,
            message="With steps = 0 the result is the start: weights of 0 and b = 0.",
        ),
        edge(
            "large features",
            Case("large features", (X8 * 1000, Y8, 0.1, 2, 0.0)),
            points=0.25,
            hidden=True,
            message="With features in the thousands the first steps should stay finite.",
        ),
        edge(
            MIXED,
            Case("integers", (XI, YI, 0.25, 4, 2)),
            Case("float32", (X32, Y8, 0.3, 3, 2.0)),
            points=0.25,
            hidden=True,
            message="Integer and float32 inputs should give the same numbers.",
        ),
        unseen_birds,
        cost_falls,
    ],
    hints=[
        "Start with `np.zeros(d)` and 0.0. Each step works out both slopes, then moves "
        "both parameters.",
        "The slopes are those of 09.5. The penalty adds `lam / m * w` to dw, nothing to db.",
        "A step is the one of chapter 06: take lr times each slope off, both at once. "
        "Return the pair after the loop.",
    ],
)


@fit.wrong_answer("The penalty is missing: add lam / m * w to dw.")
def no_penalty(X, y, lr, steps, lam):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = 0.5 * (1 + np.tanh((X @ w + b) / 2)) - y
        w, b = w - lr * X.T @ error / len(y), b - lr * float(error.mean())
    return w, b


@fit.wrong_answer("b is penalised as well. Only the weights are; b is free.")
def penalises_b(X, y, lr, steps, lam):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = 0.5 * (1 + np.tanh((X @ w + b) / 2)) - y
        dw, db = (X.T @ error + lam * w) / len(y), float(error.sum() + lam * b) / len(y)
        w, b = w - lr * dw, b - lr * db
    return w, b


@fit.wrong_answer("The penalty is not divided by m: its slope is lam / m * w.")
def penalty_without_m(X, y, lr, steps, lam):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = 0.5 * (1 + np.tanh((X @ w + b) / 2)) - y
        dw = X.T @ error / len(y) + lam * w
        w, b = w - lr * dw, b - lr * float(error.mean())
    return w, b


@fit.wrong_answer("The penalty pushes the weights away from 0: add its slope to dw.")
def penalty_taken_off(X, y, lr, steps, lam):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = 0.5 * (1 + np.tanh((X @ w + b) / 2)) - y
        dw = (X.T @ error - lam * w) / len(y)
        w, b = w - lr * dw, b - lr * float(error.mean())
    return w, b


@fit.wrong_answer("The sigmoid is missing: this fits a straight line to the labels.")
def no_sigmoid(X, y, lr, steps, lam):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = X @ w + b - y
        dw = (X.T @ error + lam * w) / len(y)
        w, b = w - lr * dw, b - lr * float(error.mean())
    return w, b


@fit.wrong_answer("This walks uphill: step along minus the gradient.")
def walks_uphill(X, y, lr, steps, lam):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = 0.5 * (1 + np.tanh((X @ w + b) / 2)) - y
        dw = (X.T @ error + lam * w) / len(y)
        w, b = w + lr * dw, b + lr * float(error.mean())
    return w, b


@fit.wrong_answer(
    "b is updated with the new w. Take both slopes first, then make both steps."
)
def new_w_for_b(X, y, lr, steps, lam):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = 0.5 * (1 + np.tanh((X @ w + b) / 2)) - y
        w = w - lr * (X.T @ error + lam * w) / len(y)
        error = 0.5 * (1 + np.tanh((X @ w + b) / 2)) - y
        b = b - lr * float(error.mean())
    return w, b


@fit.wrong_answer("The slopes are sums over the examples; divide by their number.")
def sums(X, y, lr, steps, lam):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = 0.5 * (1 + np.tanh((X @ w + b) / 2)) - y
        w, b = w - lr * (X.T @ error + lam * w), b - lr * float(error.sum())
    return w, b


@fit.wrong_answer("The bias never moves: it has a slope and a step of its own.")
def bias_stays(X, y, lr, steps, lam):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = 0.5 * (1 + np.tanh((X @ w + b) / 2)) - y
        w = w - lr * (X.T @ error + lam * w) / len(y)
    return w, b


@fit.wrong_answer("The walk starts at 1. Start with weights of 0 and b = 0.")
def starts_at_one(X, y, lr, steps, lam):
    w, b = np.ones(X.shape[1]), 1.0
    for _ in range(steps):
        error = 0.5 * (1 + np.tanh((X @ w + b) / 2)) - y
        dw = (X.T @ error + lam * w) / len(y)
        w, b = w - lr * dw, b - lr * float(error.mean())
    return w, b


@fit.right_answer
def shrinks_first(X, y, lr, steps, lam):
    from scipy.special import expit

    m, d = X.shape
    w, b = np.zeros(d), 0.0
    for _ in range(steps):
        error = expit(X @ w + b) - y
        w = (1 - lr * lam / m) * w - lr / m * (error @ X)
        b -= lr * error.mean()
    return w, b


@fit.right_answer
def one_vector(X, y, lr, steps, lam):
    A = np.column_stack([X, np.ones(len(X))]).astype(float)
    pull = lam * np.append(np.ones(X.shape[1]), 0.0)
    theta = np.zeros(A.shape[1])
    while steps > 0:
        p = 0.5 * (1 + np.tanh(A @ theta / 2))
        theta = theta - lr * (A.T @ (p - y) + pull * theta) / len(y)
        steps -= 1
    return theta[:-1], theta[-1]


@fit.right_answer
def row_loops(X, y, lr, steps, lam):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        dw, db = lam * w, 0.0
        for row, label in zip(X, y):
            error = 0.5 * (1 + np.tanh((np.dot(row, w) + b) / 2)) - label
            dw, db = dw + error * row, db + error
        w, b = w - lr * dw / len(y), b - lr * db / len(y)
    return w, b


@fit.right_answer
def by_torch_sgd(X, y, lr, steps, lam):
    import torch

    X, y = (torch.tensor(a, dtype=torch.float64) for a in (X, y))
    w = torch.zeros(X.shape[1], dtype=torch.float64, requires_grad=True)
    b = torch.zeros((), dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.SGD([w, b], lr=lr)
    for _ in range(steps):
        optimiser.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ w + b, y)
        (loss + lam / (2 * len(y)) * (w**2).sum()).backward()
        optimiser.step()
    return w.detach(), b.item()


# ---- mutants of the answer that are no mistake
fit.same_as_right(
    FLOAT32,
    "X, y = (np.asarray(X, dtype=float), np.asarray(y, dtype=float)) => pass",
    "X, y = (np.asarray(X, dtype=float), np.asarray(y, dtype=float)) => X, y = (X, np.asarray(y, dtype=float))",
    "X, y = (np.asarray(X, dtype=float), np.asarray(y, dtype=float)) => X, y = (np.asarray(X, dtype=float), y)",
)
fit.same_as_right(
    SAME_LENGTH,
    "dw = (X.T @ error + lam * w) / len(y) => dw = (X.T @ error + lam * w) / len(X)",
    "dw = (X.T @ error + lam * w) / len(y) => dw = (X.T @ error + lam * w) / len(error)",
)
fit.same_as_right(
    NUMPY_NUMBER,
    "w, b = (w - lr * dw, b - lr * float(error.mean())) => w, b = (w - lr * dw, b - lr * error.mean())",
)
