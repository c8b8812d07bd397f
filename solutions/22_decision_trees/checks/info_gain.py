"""Exercise 22.3: what is checked of `info_gain`, and the answers that prove it.

Where they are judged, the chapter's earlier answers stand in for the kernels below.
"""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, values
from helpers.kernels import decision_trees as kernel
from helpers.kernels.decision_trees import entropy, gini

from .cases import ANY_CLASSES

FEW = Case(
    "five examples, one of them left",
    (np.array([0, 0, 0, 1, 1]), np.array([True, False, False, False, False])),
)
SIX = Case(
    "six examples of three classes",
    (
        np.array([2, 0, 1, 2, 2, 0]),
        np.array([True, False, False, True, False, False]),
    ),
)
LEFT = Case("all examples left", (np.array([0, 1, 1]), np.ones(3, dtype=bool)))
RIGHT = Case("no example left", (np.array([0, 1, 1]), np.zeros(3, dtype=bool)))
DRAWN = np.random.default_rng(2203)
MANY = DRAWN.integers(0, 5, size=200), DRAWN.uniform(size=200) < 0.2
BIRDS = np.array(["Gentoo", "Adelie", "Gentoo", "Chinstrap", "Gentoo"])


def info_gain_reference(y, mask):
    """Call the kernel; known answers run beside this function and call its pieces."""
    return kernel.info_gain(y, mask)


info_gain = Exercise(
    "info_gain",
    reference=info_gain_reference,
    arguments=("y", "mask"),
    rows=("y", "mask"),
    checks=[
        values(FEW, SIX, points=1),
        edge(
            "an empty side",
            LEFT,
            RIGHT,
            points=0.75,
            message="Where one side is empty nothing was cut, and the gain is 0.",
        ),
        pure(SIX, points=0.25),
        values(
            Case("200 examples of five classes", MANY),
            Case("one example", (np.array([3]), np.array([True]))),
            points=0.25,
            label="other numbers",
            hidden=True,
            message="It fits the public numbers only. Try five classes.",
        ),
        edge(
            "never negative",
            Case("thirds on both sides", (np.arange(27) % 3, np.arange(27) < 12)),
            Case("as before", (np.tile([0, 1, 1, 2, 2, 2], 7), np.arange(42) < 18)),
            points=0.5,
            hidden=True,
            message="A cut that leaves the mix as it was has a gain of 0, not below.",
        ),
        edge(
            "classes of any kind",
            Case("text", (BIRDS, BIRDS == "Gentoo")),
            Case("truth values", (MANY[0] > 2, MANY[1])),
            points=0.25,
            hidden=True,
            message=ANY_CLASSES,
        ),
    ],
    hints=[
        "Three entropies: of all labels, of those on the left, of those on the right.",
        "The two sides count by their sizes: a side with one example in a hundred says "
        "little.",
        "Take the weighted mean of the two sides away from the entropy of all. The "
        "weight of a side is its share of the examples, and 0 for an empty one.",
    ],
)


@info_gain.wrong_answer(
    "Both sides count alike here. Weight each side by its share of the examples."
)
def unweighted(y, mask):
    return entropy(y) - (entropy(y[mask]) + entropy(y[~mask])) / 2


@info_gain.wrong_answer(
    "The two entropies are added up. Weight each side by its share of the examples."
)
def sum_of_sides(y, mask):
    return entropy(y) - entropy(y[mask]) - entropy(y[~mask])


@info_gain.wrong_answer(
    "That is what is left after the cut. The gain is the entropy before, minus this."
)
def no_parent(y, mask):
    w = np.mean(mask)
    return w * entropy(y[mask]) + (1 - w) * entropy(y[~mask])


@info_gain.wrong_answer(
    "The entropy before the cut is missing: this is 0 minus what is left."
)
def parent_is_0(y, mask):
    w = np.mean(mask)
    return -w * entropy(y[mask]) - (1 - w) * entropy(y[~mask])


@info_gain.wrong_answer("The weights are swapped: the left share belongs to the left.")
def weights_swapped(y, mask):
    w = np.mean(mask)
    return entropy(y) - (1 - w) * entropy(y[mask]) - w * entropy(y[~mask])


@info_gain.wrong_answer("The right side is missing. Both sides are left after a cut.")
def left_side_only(y, mask):
    return entropy(y) - np.mean(mask) * entropy(y[mask])


@info_gain.wrong_answer("This gain is of Gini impurities. Use the entropy, in bits.")
def of_gini(y, mask):
    w = np.mean(mask)
    return gini(y) - w * gini(y[mask]) - (1 - w) * gini(y[~mask])


@info_gain.wrong_answer(
    "An empty side gives nan: its shares are 0 divided by 0. Its entropy is 0."
)
def nan_for_an_empty_side(y, mask):
    def bits(part):
        p = np.array([np.sum(part == c) for c in np.unique(y)]) / np.float64(len(part))
        return -np.sum(np.where(p == 0, 0, p * np.log2(np.where(p == 0, 1, p))))

    w = np.mean(mask)
    return bits(y) - w * bits(y[mask]) - (1 - w) * bits(y[~mask])


@info_gain.right_answer
def from_entropies(y, mask):
    n = len(y)
    sides = y[mask], y[~mask]
    return entropy(y) - sum(len(side) / n * entropy(side) for side in sides)


@info_gain.right_answer
def as_mutual_information(y, mask):
    _, y = np.unique(y, return_inverse=True)
    total = 0.0
    for c in range(y.max() + 1):
        for side in (True, False):
            both = np.mean((y == c) & (mask == side))
            if both > 0:
                alone = np.mean(y == c) * np.mean(mask == side)
                total += both * np.log2(both / alone)
    return max(total, 0.0)


@info_gain.right_answer
def by_scikit_learn(y, mask):
    from sklearn.metrics import mutual_info_score

    return mutual_info_score(y, mask) / np.log(2)
