"""Exercise 06.7: what is checked of `max_stable_lr`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, free, pure, shape, values
from helpers.kernels import linear_regression as kernel

from .cases import (
    EIGHT,
    FLOAT32,
    MIXED,
    NUMPY_NUMBER,
    OTHER,
    SQUARE,
    THREE,
    X1,
    X3,
    X8,
    X32,
    XH,
    XI,
    XS,
    sample,
)

# A.T @ A / n is diagonal here, and its largest entry stands in the middle.
UNLIKE = np.array([[1.0, 3.0], [1.0, -3.0], [-1.0, 3.0], [-1.0, -3.0]])
STABLE_3 = Case(THREE, (X3,))
STABLE_8 = Case(EIGHT, (X8,))


def costs_on_the_way(X, y, lr, w0, b0):
    """Return how far the cost is above its minimum after 700 and after 1,500 steps.

    Each step multiplies the distance from the minimum by the same matrix.
    """
    A = np.column_stack([X, np.ones(len(X))])
    best = np.linalg.lstsq(A, y, rcond=None)[0]
    once = np.eye(A.shape[1]) - lr * (A.T @ A) / len(A)
    far = np.append(w0, b0) - best
    ends = [A @ (np.linalg.matrix_power(once, k) @ far) for k in (700, 1500)]
    return [end @ end / (2 * len(A)) for end in ends]


@free(
    "stable below, not above",
    points=0.5,
    message="A little below your rate the cost should fall for ever, and a little "
    "above it should grow.",
)
def tight(answer):
    for seed in (621, 622):
        X, y, w, b = sample(seed, 30, 3)
        limit = float(answer(X.copy()))
        for factor, falls in ((0.98, True), (1.02, False)):
            with np.errstate(all="ignore"):  # a wrong rate may grow past any number
                early, late = costs_on_the_way(X, y, factor * limit, w + 1.0, b + 1.0)
            if (late <= early) != falls:
                return f"at {factor} times the rate the cost goes the other way"
    return None


max_stable_lr = Exercise(
    "max_stable_lr",
    reference=kernel.max_stable_lr,
    arguments=("X",),
    rows=("X",),
    checks=[
        shape(STABLE_3, points=0.25),
        values(STABLE_3, STABLE_8, points=1.25),
        pure(STABLE_8, points=0.25),
        values(
            Case(OTHER, (XH,)),
            Case(SQUARE, (XS,)),
            Case("columns of unlike spread", (UNLIKE,)),
            points=0.25,
            label=OTHER,
            hidden=True,
            message="It fits the public numbers only. Is it always the largest "
            "eigenvalue, and an X with as many rows as columns?",
        ),
        tight,
        edge(
            "one row",
            Case("one row", (X1,)),
            points=0.25,
            hidden=True,
            message="One example is enough: A is then a single row.",
        ),
        edge(
            MIXED,
            Case("integers", (XI,)),
            Case("float32", (X32,)),
            points=0.25,
            hidden=True,
            message="Integer and float32 inputs should give the same numbers.",
        ),
    ],
    hints=[
        "The bias is a weight too: its column is all ones.",
        "Build A = [X, 1] and H = A.T @ A / n. `np.linalg.eigvalsh(H)` gives the "
        "eigenvalues in rising order.",
        "The answer is 2 divided by the last of these eigenvalues.",
    ],
)


@max_stable_lr.wrong_answer(
    "This is half of the limit: a rate is stable up to 2 / largest eigenvalue."
)
def one_over(X):
    A = np.column_stack([X, np.ones(len(X))])
    return float(1 / np.linalg.eigvalsh(A.T @ A / len(X))[-1])


@max_stable_lr.wrong_answer(
    "The singular value is not squared: eigenvalues of A.T @ A are squares of it."
)
def singular_value(X):
    A = np.column_stack([X, np.ones(len(X))])
    return float(2 / np.linalg.svd(A / np.sqrt(len(X)), compute_uv=False)[0])


@max_stable_lr.wrong_answer(
    "A singular value was used as it is: the eigenvalue is its square, divided by n."
)
def bare_singular_value(X):
    A = np.column_stack([X, np.ones(len(X))])
    return float(2 / np.linalg.norm(A, 2))


@max_stable_lr.wrong_answer("The column of ones for the bias is missing.")
def no_bias_column(X):
    return float(2 / np.linalg.eigvalsh(X.T @ X / len(X))[-1])


@max_stable_lr.wrong_answer(
    "The number of examples is missing: the matrix is A.T @ A / n."
)
def no_n(X):
    A = np.column_stack([X, np.ones(len(X))])
    return float(2 / np.linalg.eigvalsh(A.T @ A)[-1])


@max_stable_lr.wrong_answer(
    "This uses the smallest eigenvalue. The steepest direction sets the limit."
)
def smallest_eigenvalue(X):
    A = np.column_stack([X, np.ones(len(X))])
    return float(2 / max(np.linalg.eigvalsh(A.T @ A / len(X))[0], 1e-12))


@max_stable_lr.wrong_answer(
    "The sum of all eigenvalues (the trace) was used; only the largest one counts."
)
def trace(X):
    A = np.column_stack([X, np.ones(len(X))])
    return float(2 / np.trace(A.T @ A / len(X)))


@max_stable_lr.right_answer
def by_singular_values(X):
    A = np.column_stack([np.ones(len(X)), X])
    return 2 * len(X) / np.linalg.norm(A, 2) ** 2


@max_stable_lr.right_answer
def small_side(X):
    A = np.column_stack([X, np.ones(len(X))]).astype(float)
    H = A.T @ A if len(A) > A.shape[1] else A @ A.T
    return 2 * len(X) / max(np.linalg.eigvals(H).real)


@max_stable_lr.right_answer
def by_scipy(X):
    from scipy.linalg import svdvals

    A = np.hstack([X, np.ones((len(X), 1))])
    return float(2.0 / (svdvals(A).max() ** 2 / len(A)))


# ---- mutants of the answer that are no mistake
max_stable_lr.same_as_right(
    FLOAT32,
    "X = np.asarray(X, dtype=float) => pass",
    "X = np.asarray(X, dtype=float) => X = X",
)
max_stable_lr.same_as_right(
    "The largest eigenvalue of A.T @ A is never negative.",
    "return float(2 / np.linalg.eigvalsh(A.T @ A / len(X)).max()) => return abs(2 / np.linalg.eigvalsh(A.T @ A / len(X)).max())",
)
max_stable_lr.same_as_right(
    NUMPY_NUMBER,
    "return float(2 / np.linalg.eigvalsh(A.T @ A / len(X)).max()) => return 2 / np.linalg.eigvalsh(A.T @ A / len(X)).max()",
)
max_stable_lr.same_as_right(
    "A.T @ A is symmetric and has no negative eigenvalue: these are the same numbers.",
    "return float(2 / np.linalg.eigvalsh(A.T @ A / len(X)).max()) => return float(2 / np.linalg.eigvals(A.T @ A / len(X)).max())",
    "return float(2 / np.linalg.eigvalsh(A.T @ A / len(X)).max()) => return float(2 / np.linalg.svdvals(A.T @ A / len(X)).max())",
)
max_stable_lr.same_as_right(
    "X and A have the same length.",
    "return float(2 / np.linalg.eigvalsh(A.T @ A / len(X)).max()) => return float(2 / np.linalg.eigvalsh(A.T @ A / len(A)).max())",
)
