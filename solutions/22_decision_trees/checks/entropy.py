"""Exercise 22.1: what is checked of `entropy`, and the answers that prove it."""

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
MANY = np.random.default_rng(2201).integers(0, 30, size=500)

entropy = Exercise(
    "entropy",
    reference=kernel.entropy,
    arguments=("y",),
    rows=("y",),
    checks=[
        values(THREE_TO_ONE, THREE_KINDS, FOUR, points=1),
        edge("one class", PURE, points=0.5, message="A pure group has entropy 0."),
        edge("no examples", EMPTY, points=0.5, message="An empty group has entropy 0."),
        pure(THREE_TO_ONE, points=0.25),
        values(
            Case("many classes", (MANY,)),
            Case("negative classes", (MANY[:40] - 15,)),
            Case("one example", (np.array([0]),)),
            points=0.25,
            label="other numbers",
            hidden=True,
            message="It fits the public numbers only. Try many classes, and negative "
            "ones.",
        ),
        edge(
            "classes of any kind",
            Case("text", (BIRDS,)),
            Case("truth values", (np.array([True, False, True]),)),
            Case("float32", (np.array([0.5, 0.5, 1.5], dtype=np.float32),)),
            points=0.5,
            hidden=True,
            message=ANY_CLASSES,
        ),
    ],
    hints=[
        "Count each class first. `np.unique` can return the counts as well.",
        "Counts divided by their sum are the shares. Only classes that occur have one, "
        "so no share is 0 and no logarithm fails.",
        "Multiply each share by its logarithm to base 2, add up, and turn the sign. "
        "What comes out where there is nothing to add up?",
    ],
)


@entropy.wrong_answer("These are nats, from the natural logarithm. Bits need log2.")
def natural_logarithm(y):
    p = np.unique(y, return_counts=True)[1] / max(len(y), 1)
    return float(-(p * np.log(p)).sum())


@entropy.wrong_answer(
    "This counts one class against all others together. Add up a term for each class."
)
def one_against_the_rest(y):
    if len(y) == 0:
        return 0.0
    p = np.mean(np.asarray(y) == y[0])
    return 0.0 if p in (0, 1) else float(-p * np.log2(p) - (1 - p) * np.log2(1 - p))


@entropy.wrong_answer(
    "A class that does not occur gives 0 * log2(0), and that is nan. Leave it out."
)
def nan_for_missing_classes(y):
    if len(y) == 0:
        return float("nan")
    p = np.bincount(np.asarray(y).astype(int)) / len(y)
    return float(-(p * np.log2(p)).sum())


@entropy.wrong_answer(
    "The formula for two classes, with y as 0 and 1: other classes break it. Take the "
    "share of each class."
)
def mean_as_share(y):
    p = np.mean(y)
    return float(-p * np.log2(p) - (1 - p) * np.log2(1 - p))


@entropy.wrong_answer("The logarithm is of the counts. Take it of the shares.")
def logarithm_of_counts(y):
    counts = np.unique(y, return_counts=True)[1]
    return float(-(counts / max(len(y), 1) * np.log2(counts)).sum())


@entropy.wrong_answer("The terms are averaged over the classes. Add them up.")
def mean_over_classes(y):
    p = np.unique(y, return_counts=True)[1] / max(len(y), 1)
    return float(-(p * np.log2(p)).mean()) if len(p) else 0.0


@entropy.wrong_answer("This is the Gini impurity: squares of shares, no logarithm.")
def squares(y):
    p = np.unique(y, return_counts=True)[1] / max(len(y), 1)
    return float(1 - (p**2).sum()) if len(p) else 0.0


@entropy.right_answer
def by_counter(y):
    import math
    from collections import Counter

    counts = Counter(np.asarray(y).tolist())
    return sum(c / len(y) * math.log2(len(y) / c) for c in counts.values())


@entropy.right_answer
def by_scipy(y):
    from scipy.stats import entropy as of_shares

    if len(y) == 0:
        return 0
    return of_shares(np.unique(y, return_counts=True)[1], base=2)


@entropy.right_answer
def by_torch(y):
    import torch

    _, counts = np.unique(y, return_counts=True)
    p = torch.tensor(counts / max(counts.sum(), 1))
    return -torch.special.xlogy(p, p).sum() / np.log(2)


@entropy.right_answer
def class_by_class(y):
    total = 0.0
    for label in set(np.asarray(y).tolist()):
        p = np.mean(np.asarray(y) == label)
        total -= p * np.log2(p + 1e-15)
    return total
