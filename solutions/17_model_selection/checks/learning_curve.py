"""Exercise 17.6: what is checked of `learning_curve`, and the answers that prove it.

The model of the cases is a pair of means, and its score mixes distances from both. So
every number tells which rows it came from.
"""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, free, values
from helpers.kernels import model_selection as kernel


def learning_curve_reference(fit, score, X, y, sizes):
    """Call the kernel by its positional arguments."""
    return kernel.learning_curve(fit, score, X, y, sizes)


CALL = """
rng = np.random.default_rng({seed})
X, y = rng.normal(size=({n}, 2)).round(2), rng.normal(5.0, 2.0, size={n}).round(2)
{change}
fits = []
def fit(X, y):
    fits.append(len(y))
    return [float(np.mean(np.asarray(X))), float(np.mean(np.asarray(y)))]
def score(model, X, y):
    gap = abs(np.mean(np.asarray(X)) - model[0])
    return float(10 * gap + np.abs(np.asarray(y) - model[1]).mean())
X_before, y_before = X.copy(), y.copy()
result = learning_curve(fit, score, X, y, {sizes})
both = [[round(float(v), 6) for v in part] for part in result]
"""


def curve(label, sizes, *, n=12, seed=1, change="pass", ask="both"):
    """Make a case: a call with known functions, and what is asked of it."""
    text = CALL.format(n=n, seed=seed, change=change, sizes=sizes)
    return Case(label, steps=text + ask)


@free(
    "one validation set for all sizes",
    points=0.5,
    message="All sizes must be scored on the same validation rows, those after the "
    "largest size, and fitted to the first rows.",
)
def same_rows(answer):
    fitted, scored = [], []

    def fit(X, y):
        fitted.append([int(v) for v in y])
        return len(fitted)

    def score(model, X, y):
        scored.append(tuple(int(v) for v in y))
        return float(model)

    X, y = np.random.default_rng(1761).normal(size=(30, 2)), np.arange(30)
    answer(fit, score, X, y, [4, 16, 9])
    if {tuple(rows) for rows in fitted} != {tuple(range(s)) for s in (4, 16, 9)}:
        return "other rows were fitted"
    wanted = {tuple(range(size)) for size in (4, 16, 9)} | {tuple(range(16, 30))}
    return None if set(scored) == wanted else "other rows were scored"


learning_curve = Exercise(
    "learning_curve",
    reference=learning_curve_reference,
    arguments=("fit", "score", "X", "y", "sizes"),
    checks=[
        values(
            curve("12 rows, sizes 2, 4 and 8", "[2, 4, 8]"),
            curve("15 rows, sizes 3, 7, 9 and 10", "[3, 7, 9, 10]", n=15, seed=2),
            points=1.75,
        ),
        edge(
            "a fit for each size",
            curve("12 rows, the rows given to fit", "[2, 4, 8]", ask="fits"),
            points=0.5,
        ),
        edge(
            "inputs unchanged",
            curve(
                "X and y after the call",
                "[2, 4]",
                n=6,
                ask="[float(abs(X - X_before).max()), float(abs(y - y_before).max())]",
            ),
            points=0.25,
        ),
        edge(
            "sizes in any order",
            curve("sizes 8, 2, 5 and 5", "[8, 2, 5, 5]", seed=3),
            curve("sizes in an array", "np.array([9, 3])", seed=4),
            points=0.5,
            hidden=True,
            message="The scores stand in the order of `sizes`, and validation starts "
            "after the largest size, wherever it stands.",
        ),
        edge(
            "one size, one row",
            curve("one size", "[5]", seed=5),
            curve("fits to a single row, validates on one", "[1, 11]", seed=6),
            points=0.25,
            hidden=True,
            message="There may be one size only, and a size may be 1.",
        ),
        edge(
            "integers and float32",
            curve(
                "integers", "[2, 6]", change="X, y = (9 * X).astype(int), y.astype(int)"
            ),
            curve(
                "float32",
                "(2, 6)",
                change="X, y = (8 * X).round().astype(np.float32) / 8, y.astype(int)",
            ),
            points=0.25,
            hidden=True,
            message="X and y may hold integers or float32, and sizes may be a tuple.",
        ),
        same_rows,
    ],
    hints=[
        "Fix the validation rows before the loop: they do not depend on the size at "
        "hand.",
        "For each size, fit to the first rows, then call score twice: on these very "
        "rows, and on the validation rows.",
        "The validation rows start at max(sizes). Keep one list for each kind of score, "
        "and return the two as a tuple, training first.",
    ],
)


@learning_curve.wrong_answer(
    "The validation set changes with the size. Then the curve mixes two effects: use "
    "the rows after the largest size for all."
)
def other_validation_rows(fit, score, X, y, sizes):
    train, val = [], []
    for size in sizes:
        model = fit(X[:size], y[:size])
        train.append(score(model, X[:size], y[:size]))
        val.append(score(model, X[size:], y[size:]))
    return train, val


@learning_curve.wrong_answer(
    "The training score is taken over the largest training set. Score each model on the "
    "rows that it was fitted to."
)
def scores_all_training_rows(fit, score, X, y, sizes):
    train, val, most = [], [], max(sizes)
    for size in sizes:
        model = fit(X[:size], y[:size])
        train.append(score(model, X[:most], y[:most]))
        val.append(score(model, X[most:], y[most:]))
    return train, val


@learning_curve.wrong_answer(
    "Validation runs over all rows, so the model meets rows it was fitted to. Only the "
    "rows after the largest size are new."
)
def validates_on_all(fit, score, X, y, sizes):
    train, val = [], []
    for size in sizes:
        model = fit(X[:size], y[:size])
        train.append(score(model, X[:size], y[:size]))
        val.append(score(model, X, y))
    return train, val


@learning_curve.wrong_answer(
    "The results are in the wrong order: training scores first."
)
def swapped(fit, score, X, y, sizes):
    train, val, most = [], [], max(sizes)
    for size in sizes:
        model = fit(X[:size], y[:size])
        train.append(score(model, X[:size], y[:size]))
        val.append(score(model, X[most:], y[most:]))
    return val, train


@learning_curve.wrong_answer(
    "One model was fitted, to the largest set, and scored for all sizes. Fit anew for "
    "each size."
)
def fits_once(fit, score, X, y, sizes):
    most = max(sizes)
    model = fit(X[:most], y[:most])
    train = [score(model, X[:size], y[:size]) for size in sizes]
    return train, [score(model, X[most:], y[most:]) for size in sizes]


@learning_curve.wrong_answer(
    "The subsets are not nested: each size takes the rows after those of the size "
    "before. Count every size from the first row."
)
def rows_in_turn(fit, score, X, y, sizes):
    train, val, most, start = [], [], max(sizes), 0
    for size in sizes:
        A, b = X[start:size], y[start:size]
        model = fit(A, b)
        train.append(score(model, A, b))
        val.append(score(model, X[most:], y[most:]))
        start = size
    return train, val


@learning_curve.wrong_answer(
    "The validation rows start one too late: the first of them is row max(sizes)."
)
def starts_too_late(fit, score, X, y, sizes):
    train, val, most = [], [], max(sizes)
    for size in sizes:
        model = fit(X[:size], y[:size])
        train.append(score(model, X[:size], y[:size]))
        val.append(score(model, X[most + 1 :], y[most + 1 :]))
    return train, val


@learning_curve.wrong_answer("")
def last_size_for_largest(fit, score, X, y, sizes):
    train, val, most = [], [], sizes[-1]
    for size in sizes:
        model = fit(X[:size], y[:size])
        train.append(score(model, X[:size], y[:size]))
        val.append(score(model, X[most:], y[most:]))
    return train, val


@learning_curve.wrong_answer("")
def sorts_the_sizes(fit, score, X, y, sizes):
    train, val, sizes = [], [], sorted(sizes)
    for size in sizes:
        model = fit(X[:size], y[:size])
        train.append(score(model, X[:size], y[:size]))
        val.append(score(model, X[sizes[-1] :], y[sizes[-1] :]))
    return train, val


@learning_curve.right_answer
def in_arrays(fit, score, X, y, sizes):
    most, scores = np.max(sizes), np.zeros((2, len(sizes)))
    X_val, y_val = X[most:], y[most:]
    for i, size in enumerate(sizes):
        rows = np.arange(size)
        model = fit(X[rows], y[rows])
        scores[:, i] = score(model, X[rows], y[rows]), score(model, X_val, y_val)
    return scores[0], scores[1]


@learning_curve.right_answer
def models_first(fit, score, X, y, sizes):
    models = [fit(X[:size], y[:size]) for size in sizes]
    rest = len(y) - max(sizes)
    pairs = [
        (score(m, X[:size], y[:size]), score(m, X[-rest:], y[-rest:]))
        for m, size in zip(models, sizes)
    ]
    return tuple(map(list, zip(*pairs)))


@learning_curve.right_answer
def as_tensors(fit, score, X, y, sizes):
    import torch

    train, val, most = [], [], int(max(sizes))
    for size in map(int, sizes):
        model = fit(X[:size], y[:size])
        train.append(score(model, X[:size], y[:size]))
        val.append(score(model, X[most:], y[most:]))
    return torch.tensor(train, dtype=torch.float64), torch.tensor(
        val, dtype=torch.float64
    )
