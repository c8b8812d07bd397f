"""Exercise 17.9: what is checked of `choose_lambda`, and the answers that prove it.

The set-up of the notebook gives students a function `ridge`; this one is the same.
"""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, values
from helpers.kernels import model_selection as kernel


def ridge(X, y, lam):
    """Return the weights and the bias of least squares with a penalty."""
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    mean, middle = X.mean(axis=0), y.mean()
    A = (X - mean).T @ (X - mean) + lam * np.eye(X.shape[1])
    w = np.linalg.solve(A, (X - mean).T @ (y - middle))
    return w, float(middle - mean @ w)


def choose_lambda_reference(grid, train, val):
    """Call the kernel; known answers use `ridge` beside this function."""
    return kernel.choose_lambda(grid, train, val)


DRAWN = """
rng = np.random.default_rng({seed})
def rows(n, w):
    X = rng.normal(2.0, 1.0, size=(n, {d})).round(2)
    return X, (X @ w + rng.normal(0.0, {noise}, size=n) - 1.0).round(2)
w = rng.normal(size={d}).round(2)
train, val = rows({n}, w), rows({m}, w)
{change}
"""
ASK = """
lam, model = choose_lambda({grid}, train, val)
w, b = model
[float(lam), [float(v) for v in np.asarray(w).ravel()], float(np.asarray(b).ravel()[0])]
"""
GRID = "[0.01, 0.1, 1.0, 10.0, 100.0, 1000.0]"
HAND = "train = np.array([[0.0], [2.0]]), np.array([1.0, 5.0])\nval = np.array([[1.0], [3.0]]), np.array([3.0, 5.0])"


def drawn(label, seed, *, n=12, m=9, d=5, noise=2.0, grid=GRID, change="pass", ask=ASK):
    """Make a case with examples that a seed draws."""
    text = DRAWN.format(seed=seed, n=n, m=m, d=d, noise=noise, change=change)
    return Case(label, steps=text + ask.format(grid=grid))


LAM_ONLY = """
lam, model = choose_lambda({grid}, train, val)
float(lam)
"""
AFTER = """
before = [part.tolist() for part in (*train, *val)]
grid = {grid}
choose_lambda(grid, train, val)
[grid, float(before == [part.tolist() for part in (*train, *val)])]
"""

choose_lambda = Exercise(
    "choose_lambda",
    reference=choose_lambda_reference,
    arguments=("grid", "train", "val"),
    checks=[
        values(
            Case(
                "the example by hand", steps=HAND + ASK.format(grid="[0.0, 2.0, 50.0]")
            ),
            drawn("12 rows and 9 to validate", 4),
            drawn("the same, other draws", 5),
            drawn("the same, a third time", 9),
            drawn("the same, a fourth time", 24),
            points=2.0,
        ),
        edge(
            "equal errors",
            drawn(
                "targets that are all 0 in training",
                3,
                grid="[1.0, 100.0, 10.0]",
                change="train = train[0], 0 * train[1]",
                ask=LAM_ONLY,
            ),
            points=0.5,
            message="Where two penalties have the same error, the larger one is taken.",
        ),
        edge(
            "inputs unchanged",
            drawn(
                "the grid, and all examples, after the call",
                5,
                grid="[10.0, 0.1, 1.0]",
                ask=AFTER,
            ),
            points=0.5,
        ),
        values(
            drawn("30 rows and 40 to validate", 6, n=30, m=40, d=8),
            drawn("a grid in no order", 7, grid="[10.0, 0.1, 1000.0, 1.0]"),
            drawn("a grid in an array", 8, grid="np.array([1, 10, 100])"),
            points=0.5,
            label="other grids and sizes",
            hidden=True,
            message="The smallest mean squared error wins, whatever the order of the grid, "
            "which may be an array of integers.",
        ),
        edge(
            "one penalty, one row",
            drawn("one penalty", 10, grid="[3.0]"),
            drawn("one row to validate", 11, m=1),
            drawn("one column", 12, d=1),
            points=0.25,
            hidden=True,
            message="The grid may hold one penalty, and validation may have one row.",
        ),
        edge(
            "integers and float32",
            drawn(
                "integers",
                13,
                change="train, val = ([part.astype(int) for part in pair] for pair in (train, val))",
            ),
            drawn(
                "float32",
                14,
                change="train, val = ([(8 * part).round().astype(np.float32) / 8 for part in pair] for pair in (train, val))",
            ),
            points=0.25,
            hidden=True,
            message="Integers and float32 give the same numbers, and a pair may be a list.",
        ),
    ],
    hints=[
        "One loop over the grid: fit to the training rows, measure on the validation "
        "rows, remember the best.",
        "The error is the mean squared difference of X_val @ w + b and y_val; the "
        "penalty is no part of it. Going through the sorted grid, let an equal error win.",
        "After the loop, join the rows with np.vstack and the targets with "
        "np.concatenate, and fit once more with the best penalty.",
    ],
)


@choose_lambda.wrong_answer(
    "The penalty was chosen on the training rows. There the smallest one nearly always "
    "wins: measure on the validation rows."
)
def chosen_on_training_rows(grid, train, val):
    (X, y), (X_val, y_val), best = train, val, None
    for lam in sorted(grid):
        w, b = ridge(X, y, lam)
        error = np.mean((X @ w + b - y) ** 2)
        if best is None or error <= best[0]:
            best = error, lam
    both = np.vstack([X, X_val]), np.concatenate([y, y_val])
    return best[1], ridge(*both, best[1])


@choose_lambda.wrong_answer(
    "The penalty is right, but the model was not fitted again. Once it is chosen, the "
    "validation rows may help to fit."
)
def no_refit(grid, train, val):
    (X, y), (X_val, y_val), best = train, val, None
    for lam in sorted(grid):
        w, b = ridge(X, y, lam)
        error = np.mean((X_val @ w + b - y_val) ** 2)
        if best is None or error <= best[0]:
            best = error, lam, (w, b)
    return best[1], best[2]


@choose_lambda.wrong_answer(
    "Each model was fitted to the validation rows as well before it was measured on "
    "them. That is a test on known rows; it favours small penalties."
)
def measured_after_the_refit(grid, train, val):
    (X, y), (X_val, y_val), best = train, val, None
    both = np.vstack([X, X_val]), np.concatenate([y, y_val])
    for lam in sorted(grid):
        w, b = ridge(*both, lam)
        error = np.mean((X_val @ w + b - y_val) ** 2)
        if best is None or error <= best[0]:
            best = error, lam, (w, b)
    return best[1], best[2]


@choose_lambda.wrong_answer(
    "The penalty was counted as part of the validation error. It belongs to training "
    "alone: what counts here is how far the predictions are off."
)
def penalty_in_the_error(grid, train, val):
    (X, y), (X_val, y_val), best = train, val, None
    for lam in sorted(grid):
        w, b = ridge(X, y, lam)
        error = np.mean((X_val @ w + b - y_val) ** 2) + lam * np.sum(w**2) / len(y_val)
        if best is None or error <= best[0]:
            best = error, lam
    both = np.vstack([X, X_val]), np.concatenate([y, y_val])
    return best[1], ridge(*both, best[1])


@choose_lambda.wrong_answer(
    "The largest validation error was taken. The smallest one wins."
)
def largest_error(grid, train, val):
    (X, y), (X_val, y_val), best = train, val, None
    for lam in sorted(grid):
        w, b = ridge(X, y, lam)
        error = np.mean((X_val @ w + b - y_val) ** 2)
        if best is None or error >= best[0]:
            best = error, lam
    both = np.vstack([X, X_val]), np.concatenate([y, y_val])
    return best[1], ridge(*both, best[1])


@choose_lambda.wrong_answer(
    "Of equal errors the smaller penalty was taken. Take the larger one: the simpler "
    "model."
)
def smaller_of_equal(grid, train, val):
    (X, y), (X_val, y_val), best = train, val, None
    for lam in sorted(grid):
        w, b = ridge(X, y, lam)
        error = np.mean((X_val @ w + b - y_val) ** 2)
        if best is None or error < best[0]:
            best = error, lam
    both = np.vstack([X, X_val]), np.concatenate([y, y_val])
    return best[1], ridge(*both, best[1])


@choose_lambda.wrong_answer(
    "The model was fitted again to the validation rows alone. Take the training rows "
    "and the validation rows together."
)
def refit_on_validation_alone(grid, train, val):
    (X, y), (X_val, y_val), best = train, val, None
    for lam in sorted(grid):
        w, b = ridge(X, y, lam)
        error = np.mean((X_val @ w + b - y_val) ** 2)
        if best is None or error <= best[0]:
            best = error, lam
    return best[1], ridge(X_val, y_val, best[1])


@choose_lambda.wrong_answer(
    "The bias is missing where the error is measured: predictions are X_val @ w + b."
)
def bias_left_out(grid, train, val):
    (X, y), (X_val, y_val), best = train, val, None
    for lam in sorted(grid):
        w = ridge(X, y, lam)[0]
        error = np.mean((X_val @ w - y_val) ** 2)
        if best is None or error <= best[0]:
            best = error, lam
    both = np.vstack([X, X_val]), np.concatenate([y, y_val])
    return best[1], ridge(*both, best[1])


@choose_lambda.wrong_answer(
    "The distances were averaged, not their squares. The validation error here is the "
    "mean of the squares."
)
def absolute_error(grid, train, val):
    (X, y), (X_val, y_val), best = train, val, None
    for lam in sorted(grid):
        w, b = ridge(X, y, lam)
        error = np.mean(np.abs(X_val @ w + b - y_val))
        if best is None or error <= best[0]:
            best = error, lam
    both = np.vstack([X, X_val]), np.concatenate([y, y_val])
    return best[1], ridge(*both, best[1])
