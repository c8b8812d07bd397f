"""Exercise 17.5: what is checked of `cv_score`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import (
    Case,
    Exercise,
    Function,
    Seeded,
    edge,
    pure,
    values,
)
from helpers.kernels import model_selection as kernel

from .spy import (
    CONSTANT,
    FIRST_TWO,
    FOLDS,
    RESULT,
    SCALED,
    SPY,
    planted,
    same_units,
)
from .steps import STATE, often


def cv_score_reference(fit, score, X, y, k, rng):
    """Call the kernel, whose generator is keyword-only."""
    return kernel.cv_score(fit, score, X, y, k, rng=rng)


def spied(label, ask, *, seed=1, n=90, k=3):
    """Make a case: a call with functions that look, and a question about it."""
    return Case(label, steps=SPY.format(seed=seed, n=n, k=k) + ask)


RNG = np.random.default_rng(1751)
XI = RNG.integers(-9, 9, size=(24, 2))
YI = RNG.integers(0, 2, size=24)
MEAN_OF_Y = Function("lambda X, y: float(np.mean(y))")
# The mean of y over equal folds is the mean of all y, whatever the draws.
MEAN_SCORE = Function("lambda model, X, y: float(np.mean(y))")
PLAIN = Case(
    "24 rows in 4 folds, mean of y", (MEAN_OF_Y, MEAN_SCORE, XI, YI, 4, Seeded(1))
)

cv_score = Exercise(
    "cv_score",
    reference=cv_score_reference,
    arguments=("fit", "score", "X", "y", "k", "rng"),
    checks=[
        values(PLAIN, spied("90 rows in 3 folds, the result", RESULT), points=0.5),
        edge(
            "k folds, fitted and scored apart",
            spied("90 rows in 3 folds", FOLDS),
            spied("50 rows in 4 folds", FOLDS, n=50, k=4),
            points=1.0,
        ),
        edge(
            "scaling inside the fold",
            spied("90 rows in 3 folds, the scaling", SCALED),
            points=1.25,
        ),
        edge(
            "folds drawn with rng",
            Case(
                "10 rows in 2 folds, are rows 0 and 1 in one fold",
                steps=FIRST_TWO
                + often("any({0, 1} <= set(rows) for rows in scored_rows(rng))"),
            ),
            points=0.25,
        ),
        pure(PLAIN, points=0.25),
        values(
            spied("50 rows in 7 folds, the result", RESULT, seed=2, n=50, k=7),
            points=0.25,
            label="folds of unequal size",
            hidden=True,
            message="Every fold counts the same, whatever its size: take the plain mean "
            "of the k scores.",
        ),
        edge(
            "a constant column",
            Case("a column of threes, its largest scaled value", steps=CONSTANT),
            points=0.5,
            hidden=True,
            message="A column with one value only has a standard deviation of 0. Divide "
            "it by 1 instead; it becomes 0, not NaN.",
        ),
        edge(
            "the random state untouched",
            Case(
                "the global random state",
                steps=FIRST_TWO
                + STATE.format(call="scored_rows(np.random.default_rng(1))"),
            ),
            points=0.25,
            hidden=True,
            message="NumPy's global random state must stay as it is.",
        ),
        planted,
        same_units,
    ],
    hints=[
        "One round for each fold: pick the rows, scale, fit, score. Collect the scores.",
        "Mean and standard deviation come from the training rows of this round. They "
        "scale those rows before fit, and the validation rows before score.",
        "A standard deviation of 0 becomes 1, for instance with np.where. In the end "
        "return the mean of the list of scores as one float.",
    ],
)


@cv_score.wrong_answer(
    "The columns were scaled before the folds were made, so every training set knows "
    "something of its validation rows. Scale inside the loop, from training rows alone."
)
def scales_before(fit, score, X, y, k, rng):
    std = X.std(axis=0)
    X = (X - X.mean(axis=0)) / np.where(std == 0, 1, std)
    scores = []
    for val in np.array_split(rng.permutation(len(X)), k):
        train = np.setdiff1d(np.arange(len(X)), val)
        scores.append(score(fit(X[train], y[train]), X[val], y[val]))
    return float(np.mean(scores))


@cv_score.wrong_answer(
    "The columns were not scaled at all. Standardise them inside each fold."
)
def no_scaling(fit, score, X, y, k, rng):
    scores = []
    for val in np.array_split(rng.permutation(len(X)), k):
        train = np.setdiff1d(np.arange(len(X)), val)
        scores.append(score(fit(X[train], y[train]), X[val], y[val]))
    return float(np.mean(scores))


@cv_score.wrong_answer(
    "The validation rows were scaled by their own mean and standard deviation. Use "
    "those of the training rows: a new email comes alone."
)
def own_statistics(fit, score, X, y, k, rng):
    def scale(A):
        std = A.std(axis=0)
        return (A - A.mean(axis=0)) / np.where(std == 0, 1, std)

    scores = []
    for val in np.array_split(rng.permutation(len(X)), k):
        train = np.setdiff1d(np.arange(len(X)), val)
        scores.append(score(fit(scale(X[train]), y[train]), scale(X[val]), y[val]))
    return float(np.mean(scores))


@cv_score.wrong_answer(
    "The validation rows were not scaled. The model learnt from scaled columns, so it "
    "must be asked in the same units."
)
def validation_not_scaled(fit, score, X, y, k, rng):
    scores = []
    for val in np.array_split(rng.permutation(len(X)), k):
        train = np.setdiff1d(np.arange(len(X)), val)
        mean, std = X[train].mean(axis=0), X[train].std(axis=0)
        model = fit((X[train] - mean) / np.where(std == 0, 1, std), y[train])
        scores.append(score(model, X[val], y[val]))
    return float(np.mean(scores))


@cv_score.wrong_answer(
    "The model is fitted to all rows, so it has seen the rows it is scored on. Fit to "
    "the training rows of the fold."
)
def fits_to_all_rows(fit, score, X, y, k, rng):
    std = X.std(axis=0)
    X = (X - X.mean(axis=0)) / np.where(std == 0, 1, std)
    scores = []
    for val in np.array_split(rng.permutation(len(X)), k):
        scores.append(score(fit(X, y), X[val], y[val]))
    return float(np.mean(scores))


@cv_score.wrong_answer(
    "These are scores on the training rows. Score on the validation rows of the fold."
)
def scores_training_rows(fit, score, X, y, k, rng):
    scores = []
    for val in np.array_split(rng.permutation(len(X)), k):
        train = np.setdiff1d(np.arange(len(X)), val)
        mean, std = X[train].mean(axis=0), X[train].std(axis=0)
        A = (X[train] - mean) / np.where(std == 0, 1, std)
        scores.append(score(fit(A, y[train]), A, y[train]))
    return float(np.mean(scores))


@cv_score.wrong_answer("The scores are added up. Return their mean.")
def adds_up(fit, score, X, y, k, rng):
    scores = []
    for val in np.array_split(rng.permutation(len(X)), k):
        train = np.setdiff1d(np.arange(len(X)), val)
        mean, std = X[train].mean(axis=0), X[train].std(axis=0)
        std = np.where(std == 0, 1, std)
        model = fit((X[train] - mean) / std, y[train])
        scores.append(score(model, (X[val] - mean) / std, y[val]))
    return float(np.sum(scores))


@cv_score.wrong_answer(
    "This is the score of the last fold. Collect all k scores and return their mean."
)
def last_fold(fit, score, X, y, k, rng):
    for val in np.array_split(rng.permutation(len(X)), k):
        train = np.setdiff1d(np.arange(len(X)), val)
        mean, std = X[train].mean(axis=0), X[train].std(axis=0)
        std = np.where(std == 0, 1, std)
        model = fit((X[train] - mean) / std, y[train])
        result = score(model, (X[val] - mean) / std, y[val])
    return float(result)


@cv_score.wrong_answer("This is the largest of the k scores. Return their mean.")
def largest_score(fit, score, X, y, k, rng):
    scores = []
    for val in np.array_split(rng.permutation(len(X)), k):
        train = np.setdiff1d(np.arange(len(X)), val)
        mean, std = X[train].mean(axis=0), X[train].std(axis=0)
        std = np.where(std == 0, 1, std)
        model = fit((X[train] - mean) / std, y[train])
        scores.append(score(model, (X[val] - mean) / std, y[val]))
    return float(max(scores))


@cv_score.wrong_answer("")
def adds_a_hundredth(fit, score, X, y, k, rng):
    scores = []
    for val in np.array_split(rng.permutation(len(X)), k):
        train = np.setdiff1d(np.arange(len(X)), val)
        mean, std = X[train].mean(axis=0), X[train].std(axis=0) + 0.01
        model = fit((X[train] - mean) / std, y[train])
        scores.append(score(model, (X[val] - mean) / std, y[val]))
    return float(np.mean(scores))


@cv_score.wrong_answer(
    "The columns are not divided each by its own standard deviation. Mean and standard "
    "deviation go along axis 0."
)
def centres_only(fit, score, X, y, k, rng):
    scores = []
    for val in np.array_split(rng.permutation(len(X)), k):
        train = np.setdiff1d(np.arange(len(X)), val)
        mean = X[train].mean(axis=0)
        model = fit(X[train] - mean, y[train])
        scores.append(score(model, X[val] - mean, y[val]))
    return float(np.mean(scores))


@cv_score.wrong_answer(
    "The folds do not depend on rng: the rows are cut as they stand. Shuffle them with "
    "the `rng` you were given."
)
def no_shuffle(fit, score, X, y, k, rng):
    scores = []
    for val in np.array_split(np.arange(len(X)), k):
        train = np.setdiff1d(np.arange(len(X)), val)
        mean, std = X[train].mean(axis=0), X[train].std(axis=0)
        std = np.where(std == 0, 1, std)
        model = fit((X[train] - mean) / std, y[train])
        scores.append(score(model, (X[val] - mean) / std, y[val]))
    return float(np.mean(scores))


@cv_score.wrong_answer("")
def weighs_by_size(fit, score, X, y, k, rng):
    total = 0.0
    for val in np.array_split(rng.permutation(len(X)), k):
        train = np.setdiff1d(np.arange(len(X)), val)
        mean, std = X[train].mean(axis=0), X[train].std(axis=0)
        std = np.where(std == 0, 1, std)
        model = fit((X[train] - mean) / std, y[train])
        total += len(val) * score(model, (X[val] - mean) / std, y[val])
    return total / len(X)


@cv_score.wrong_answer("")
def divides_by_zero(fit, score, X, y, k, rng):
    scores = []
    for val in np.array_split(rng.permutation(len(X)), k):
        train = np.setdiff1d(np.arange(len(X)), val)
        mean, std = X[train].mean(axis=0), X[train].std(axis=0)
        model = fit((X[train] - mean) / std, y[train])
        scores.append(score(model, (X[val] - mean) / std, y[val]))
    return float(np.mean(scores))
