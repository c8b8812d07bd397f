"""Functions `fit` and `score` that look at what they are given, as steps.

The targets are row numbers, so a fold's rows can be read from them. By which rows a
column was scaled is found by trying; draws do not change the words that come out.
"""

import numpy as np

from helpers.checks.vocabulary import free

SPY = """
rng = np.random.default_rng({seed})
n, k = {n}, {k}
X = np.column_stack([rng.lognormal(0.0, 1.5, n), rng.normal(-50.0, 9.0, n), rng.random(n)])
y = np.arange(n)
trained, scored, given = [], [], []

def rows_of(y):
    return [int(i) for i in np.asarray(y).ravel()]

def scaled_by(A, rows, candidates):
    A, wanted = np.asarray(A, dtype=float), {{"no rows": X[rows]}}
    for name, known in candidates.items():
        mean, std = X[known].mean(axis=0), X[known].std(axis=0)
        wanted[name] = (X[rows] - mean) / std
    gaps = {{name: (abs(A - W) / (1 + abs(W))).max() for name, W in wanted.items()}}
    best = min(gaps, key=gaps.get)
    return best if gaps[best] < 0.03 else "something else"

def fit(X_train, y_train):
    rows = rows_of(y_train)
    by = scaled_by(X_train, rows, {{"training rows": rows, "all rows": list(range(n))}})
    trained.append([rows, by])
    return len(trained) - 1

def score(model, X_val, y_val):
    rows, train = rows_of(y_val), trained[int(model)][0]
    known = {{"training rows": train, "all rows": list(range(n)), "validation rows": rows}}
    scored.append([rows, train, scaled_by(X_val, rows, known)])
    given.append(10.0 ** ((len(given) + 1) % 3) + 0.125 * len(given))
    return given[-1]

result = cv_score(fit, score, X.copy(), y.copy(), k, np.random.default_rng({seed}))
"""

WORDS = """
def only(words):
    return words[0] if len(set(words)) == 1 else "it varies"
"""

SCALED = (
    WORDS
    + """
{
    "columns for fit, scaled by": only([by for rows, by in trained]),
    "columns for score, scaled by": only([by for rows, train, by in scored]),
}
"""
)

FOLDS = """
every = sorted(i for rows, train, by in scored for i in rows)
apart = all(not set(rows) & set(train) for rows, train, by in scored)
whole = all(len(set(rows) | set(train)) == n for rows, train, by in scored)
{
    "calls of fit": len(trained),
    "rows that were scored": "each once" if every == list(range(n)) else "not each once",
    "rows of fit and of score": "apart" if apart else "shared",
    "together": "all rows" if whole else "not all rows",
}
"""

RESULT = """
means = {
    "the mean of the scores": np.mean(given),
    "their sum": np.sum(given),
    "the last score": given[-1],
    "the largest score": np.max(given),
}
close = [name for name, v in means.items() if np.ndim(result) == 0 and abs(result - v) < 1e-6]
close[0] if close else "something else"
"""

FIRST_TWO = """
def scored_rows(rng):
    seen = []
    def fit(X, y):
        return 0
    def score(model, X, y):
        seen.append(sorted(int(i) for i in np.asarray(y)))
        return 1.0
    cv_score(fit, score, np.random.default_rng(0).random((10, 2)), np.arange(10), 2, rng)
    return seen
"""
CONSTANT = """
seen = []
def fit(X, y):
    seen.append(np.array(X, dtype=float))
    return 0
def score(model, X, y):
    seen.append(np.array(X, dtype=float))
    return 2.5
X = np.column_stack([np.arange(12.0), np.full(12, 3.0)])
result = float(cv_score(fit, score, X, np.arange(12), 4, np.random.default_rng(1)))
[result, float(max(abs(part[:, 1]).max() for part in seen))]
"""


@free(
    "a planted column finds no leak",
    points=0.5,
    message="A model that reads the means of its columns knew something about the "
    "validation rows: mean and standard deviation must come from the fold's training "
    "rows alone.",
)
def planted(answer):
    rng = np.random.default_rng(1752)
    X = rng.normal(size=(40, 3))
    X[:, 1] *= 0.01
    X[7, 1] = 500.0  # one row that every mean over it feels
    y = rng.integers(0, 2, size=40)
    told = []

    def fit(A, labels):
        return np.abs(np.asarray(A, dtype=float).mean(axis=0)).max()

    def score(model, A, labels):
        told.append(float(model))
        return float(model)

    result = float(answer(fit, score, X, y, 4, np.random.default_rng(3)))
    return None if result < 1e-9 and len(told) == 4 else "the means tell"


@free(
    "validation rows in the training rows' units",
    points=0.25,
    message="Before score, validation rows are scaled with the mean and the standard "
    "deviation of the training rows: not with their own, and with no more than a tiny "
    "number added.",
)
def same_units(answer):
    y = np.random.default_rng(1753).normal(20.0, 3.0, size=120)
    X = np.column_stack([4.0 * y - 7.0, -y, 0.01 * y])

    def fit(A, targets):
        return [float(np.mean(targets)), float(np.std(targets))]

    def score(model, A, targets):
        wanted = (np.asarray(targets) - model[0]) / model[1]
        gaps = np.asarray(A) - np.column_stack([wanted, -wanted, wanted])
        return float(np.abs(gaps).max())

    return (
        None if answer(fit, score, X, y, 6, np.random.default_rng(4)) < 0.03 else "no"
    )
