"""Exercise 06.4: what is checked of `fit_closed`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, free, pure, shape, values
from helpers.kernels import linear_regression as kernel

from .cases import (
    EIGHT,
    FLOAT32,
    MIXED,
    NUMPY_NUMBER,
    OTHER,
    SAME_LENGTH,
    X1,
    X8,
    X32,
    XH,
    XI,
    Y1,
    Y8,
    Y32,
    YH,
    YI,
    sample,
)

FIT_3 = Case(
    "four examples on a plane",
    (np.array([[0.0, 1], [1, 0], [1, 1], [2, 3]]), np.array([4.0, 3.0, 5.0, 12.0])),
)
FIT_8 = Case(EIGHT, (X8, Y8))


def best_predictions(X, y):
    """Return the predictions that every minimiser gives."""
    A = np.column_stack([X, np.ones(len(X))]).astype(float)
    return A @ np.linalg.pinv(A) @ y


def fitted(answer, X, y):
    """Return the predictions of an answer's fit."""
    w, b = answer(X.copy(), y.copy())  # an answer that changes them pays elsewhere
    return np.asarray(X) @ np.asarray(w, dtype=float) + float(b)


@free(
    "columns that repeat",
    points=0.75,
    message="When one column is a multiple of another, there is no inverse, and the fit "
    "should still come out: its predictions must be the best ones.",
)
def collinear(answer):
    for seed, factor in ((611, 1.0), (612, 3.0)):
        X, y, _, _ = sample(seed, 12, 2)
        X = np.column_stack([X, factor * X[:, 0]])
        if not np.allclose(fitted(answer, X, y), best_predictions(X, y), atol=1e-5):
            return "the predictions are not the best ones"
    X = np.array([[1.0, 2.0], [2.0, 4.0], [3.0, 6.0], [4.0, 8.0]])
    y = np.array([1.0, 3.0, 2.0, 5.0])
    if not np.allclose(fitted(answer, X, y), best_predictions(X, y), atol=1e-5):
        return "the predictions are not the best ones"
    return None


@free(
    "errors at right angles to X",
    points=0.5,
    message="At the best fit the errors sum to 0, and to 0 against each column of X.",
)
def orthogonal(answer):
    A = np.column_stack([XH, np.ones(len(XH))])
    worst = np.abs(A.T @ (fitted(answer, XH, YH) - YH)).max()
    size = (np.abs(A).T @ np.abs(YH)).max()  # float32 answers come this close
    return f"the largest product is {worst}" if worst > 1e-5 * size else None


@free(
    "one row",
    points=0.25,
    message="One example can be fitted exactly; an answer should not fail there.",
)
def single(answer):
    miss = np.abs(fitted(answer, X1, Y1) - Y1).max()
    return f"it misses by {miss}" if miss > 1e-6 else None


fit_closed = Exercise(
    "fit_closed",
    reference=kernel.fit_closed,
    arguments=("X", "y"),
    rows=("X", "y"),
    checks=[
        shape(FIT_3, FIT_8, points=0.5),
        values(FIT_3, FIT_8, points=1.25),
        pure(FIT_8, points=0.25),
        values(
            Case(OTHER, (XH, YH)),
            Case("features in the hundreds", (100 * XH, YH)),
            points=0.25,
            label=OTHER,
            hidden=True,
            message="Other numbers come out wrong. Try other sizes, and features in the "
            "hundreds.",
        ),
        collinear,
        orthogonal,
        single,
        edge(
            MIXED,
            Case("integers", (XI, YI)),
            Case("float32", (X32, Y32)),
            points=0.25,
            hidden=True,
            message="Integer and float32 inputs should give the same numbers.",
        ),
    ],
    hints=[
        "The intercept is the weight of a column that is always 1.",
        "Put a column of ones beside X with `np.column_stack`, then call "
        "`np.linalg.lstsq(A, y, rcond=None)`.",
        "The first entry of what lstsq returns is the solution: all but its last "
        "number are w, the last one is b.",
    ],
)


@fit_closed.wrong_answer(
    "There is no intercept: this plane is forced through the origin."
)
def no_intercept(X, y):
    w = np.linalg.lstsq(X, y, rcond=None)[0]
    return w, 0.0


@fit_closed.wrong_answer("")
def by_inverse(X, y):
    A = np.column_stack([X, np.ones(len(X))])
    solution = np.linalg.inv(A.T @ A) @ A.T @ y
    return solution[:-1], solution[-1]


@fit_closed.wrong_answer(
    "Here b is the mean of y alone: take the means of the columns of X into account."
)
def forgets_the_means(X, y):
    w = np.linalg.lstsq(X - X.mean(axis=0), y - y.mean(), rcond=None)[0]
    return w, float(y.mean())


@fit_closed.wrong_answer("The two results are in the wrong order: return w, then b.")
def bias_first(X, y):
    A = np.column_stack([X, np.ones(len(X))])
    solution = np.linalg.lstsq(A, y, rcond=None)[0]
    return float(solution[-1]), solution[:-1]


@fit_closed.wrong_answer(
    "The column of ones stands first here, so the first number is b, not the last."
)
def ones_first(X, y):
    A = np.column_stack([np.ones(len(X)), X])
    solution = np.linalg.lstsq(A, y, rcond=None)[0]
    return solution[:-1], float(solution[-1])


@fit_closed.wrong_answer(
    "Each feature was fitted on its own. Fit all columns together: they share the work."
)
def one_at_a_time(X, y):
    Z, r = X - X.mean(axis=0), y - y.mean()
    w = (Z * r[:, None]).sum(axis=0) / (Z**2).sum(axis=0)
    return w, float(y.mean() - X.mean(axis=0) @ w)


@fit_closed.wrong_answer("")
def by_descent(X, y):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(20_000):
        errors = X @ w + b - y
        w = w - 0.01 * X.T @ errors / len(y)
        b = b - 0.01 * errors.mean()
    return w, float(b)


@fit_closed.right_answer
def by_pseudo_inverse(X, y):
    A = np.column_stack([np.ones(len(X)), X])
    solution = np.linalg.pinv(A) @ y
    return solution[1:], solution[0]


@fit_closed.right_answer
def by_centring(X, y):
    means, middle = X.mean(axis=0), y.mean()
    w = np.linalg.lstsq(X - means, y - middle, rcond=None)[0]
    return w, float(middle - means @ w)


@fit_closed.right_answer
def by_scikit_learn(X, y):
    from sklearn.linear_model import LinearRegression

    model = LinearRegression().fit(X, y)
    return model.coef_, model.intercept_


# ---- mutants of the answer that are no mistake
fit_closed.same_as_right(
    FLOAT32,
    "X, y = (np.asarray(X, dtype=float), np.asarray(y, dtype=float)) => pass",
    "X, y = (np.asarray(X, dtype=float), np.asarray(y, dtype=float)) => X, y = (X, np.asarray(y, dtype=float))",
    "X, y = (np.asarray(X, dtype=float), np.asarray(y, dtype=float)) => X, y = (np.asarray(X, dtype=float), y)",
)
fit_closed.same_as_right(
    NUMPY_NUMBER,
    "return (theta[:-1], float(theta[-1])) => return (theta[:-1], theta[-1])",
)
fit_closed.same_as_right(
    SAME_LENGTH,
    "A = np.column_stack([X, np.ones(len(X))]) => A = np.column_stack([X, np.ones(len(y))])",
)
