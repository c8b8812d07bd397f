"""Exercise 22.2: what is checked of `gini`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, values
from helpers.kernels import decision_trees as kernel

from .cases import ANY_CLASSES

THREE_TO_ONE = Case("three of one class and one of another", (np.array([1, 1, 1, 0]),))
THREE_KINDS = Case("three classes", (np.array([2, 2, 5, 5, 5, 7, 7, 7]),))
FOUR = Case("four classes, one example each", (np.array([3, 0, 1, 2]),))
PURE = Case("one class", (np.array([4, 4, 4]),))
EMPTY = Case("no examples", (np.zeros(0, dtype=int),))
BIRDS = np.array(["Gentoo", "Adelie", "Gentoo", "Chinstrap", "Gentoo"])
MANY = np.random.default_rng(2202).integers(-9, 20, size=300)

gini = Exercise(
    "gini",
    reference=kernel.gini,
    arguments=("y",),
    rows=("y",),
    checks=[
        values(THREE_TO_ONE, THREE_KINDS, FOUR, points=0.75),
        edge(
            "one class, and no examples",
            PURE,
            EMPTY,
            points=0.5,
            message="A pure group has impurity 0, and so has an empty one.",
        ),
        pure(THREE_TO_ONE, points=0.25),
        edge(
            "classes of any kind",
            Case("many classes", (MANY,)),
            Case("text", (BIRDS,)),
            Case("truth values", (np.array([True, False, True]),)),
            points=0.5,
            hidden=True,
            message=ANY_CLASSES,
        ),
    ],
    hints=[
        "It needs the same shares of the classes as the entropy.",
        "The chance that two draws agree is the sum of the squared shares. You want the "
        "chance that they do not.",
        "Take the sum of squares away from 1. Without examples that sum is 0, so this "
        "case needs a line of its own.",
    ],
)


@gini.wrong_answer("That is how often two draws agree. Take it away from 1.")
def chance_to_agree(y):
    p = np.unique(y, return_counts=True)[1] / max(len(y), 1)
    return float((p**2).sum())


@gini.wrong_answer("An empty group gives 1 here. Nothing is mixed in it: return 0.")
def empty_is_1(y):
    p = np.unique(y, return_counts=True)[1] / max(len(y), 1)
    return float(1 - (p**2).sum())


@gini.wrong_answer(
    "This counts one class against all others together. Square the share of each class."
)
def one_against_the_rest(y):
    if len(y) == 0:
        return 0.0
    p = np.mean(np.asarray(y) == y[0])
    return float(2 * p * (1 - p))


@gini.wrong_answer("This is the entropy. Gini has squares of shares, no logarithm.")
def with_logarithms(y):
    p = np.unique(y, return_counts=True)[1] / max(len(y), 1)
    return float(-(p * np.log2(p)).sum())


@gini.wrong_answer(
    "Half of it is missing: it is 1 minus the sum of squares, all of it."
)
def halved(y):
    p = np.unique(y, return_counts=True)[1] / max(len(y), 1)
    return float(1 - (p**2).sum()) / 2 if len(p) else 0.0


@gini.wrong_answer("The shares are added up first and then squared. Square each share.")
def square_of_the_sum(y):
    p = np.unique(y, return_counts=True)[1] / max(len(y), 1)
    return float(1 - p.sum() ** 2) if len(p) else 0.0


@gini.right_answer
def pairs_of_classes(y):
    y = np.asarray(y)
    if y.size == 0:
        return 0
    return np.mean(y[:, None] != y[None, :])


@gini.right_answer
def by_counter(y):
    from collections import Counter

    n = len(y)
    return sum(c / n * (1 - c / n) for c in Counter(np.asarray(y).tolist()).values())


@gini.right_answer
def by_torch(y):
    import torch

    _, counts = np.unique(y, return_counts=True)
    p = torch.tensor(counts / max(counts.sum(), 1))
    return (p * (1 - p)).sum()
