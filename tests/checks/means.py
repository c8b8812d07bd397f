"""A small exercise, the means of the columns, to make wrong answers of."""

import numpy as np

from helpers.checks.outcome import call
from helpers.checks.variants import generate
from helpers.checks.vocabulary import Case, Exercise, values

X = np.array([[1.0, 2.0], [3.0, 1.0], [2.0, 5.0]])
HINTS = ["a", "b", "c"]


def column_means(X):
    return X.mean(axis=0)


def means(text="def means(X):\n    return X.mean(axis=0)\n", **options):
    """Make a small exercise and its generated wrong answers, by name."""
    given = {"arguments": ("X",), "rows": ("X",), "reference": column_means}
    given |= options
    case = Case("three rows", (X,) if given["arguments"] != () else ())
    of = Exercise("means", checks=[values(case, points=1)], hints=HINTS, **given)
    return {answer.name: answer for answer in generate(of, text)}


def run(answer, *args):
    space = {"np": np}
    exec(answer.text, space)
    return call(space["means"], args or (X,))
