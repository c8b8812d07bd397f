"""Exercise 22.4: what is checked of `best_threshold`, and the answers that prove it.

Where they are judged, the chapter's earlier answers stand in for the kernels below.
"""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, free, pure, values
from helpers.kernels import decision_trees as kernel
from helpers.kernels.decision_trees import (  # noqa: F401 - known answers call them
    entropy,
    gini,
    info_gain,
)

from .cases import (
    ANY_CLASSES,
    CLOSE,
    MIXED,
    OTHER,
    SAME_CUT,
    TEXT,
    X6,
    Y6,
    between_neighbours,
    drawn,
    gain_of,
)

X_TEN = np.array([8.0, 1.0, 3.0, 2.5, 7.0, 4.0, 0.5, 6.0, 9.5, 5.0])
Y_TEN = np.array([2, 0, 0, 1, 1, 1, 0, 1, 2, 1])
# Entropy, Gini and unweighted entropies would each cut these at another place.
X_LOW = np.array([5.5, 0.0, 12.0, 1.5, 11.5, 4.0, 3.5, 10.5, 7.0])
Y_LOW = np.array([0, 1, 2, 1, 1, 0, 1, 1, 2])
X_SAME = np.array([2.0, 2.0, 2.0, 2.0, 5.0, 5.0, 5.0, 9.0])
Y_SAME = np.array([0, 0, 0, 1, 0, 1, 1, 0])
X_TIE, Y_TIE = np.array([1.0, 2.0, 3.0, 5.0]), np.array([0, 1, 1, 0])
XH, YH = drawn(2204, 60, 1, 4)

SIX = Case("six birds", (X6, Y6))
TEN = Case("ten examples of three classes", (X_TEN, Y_TEN))
NINE = Case("nine examples of three classes", (X_LOW, Y_LOW))
TIE = Case("two cuts that are equally good", (X_TIE, Y_TIE))
CONSTANT = Case("a constant feature", (np.full(4, 7.0), np.array([0, 1, 0, 1])))
SAME = Case("values that come several times", (X_SAME, Y_SAME))


@free(
    "100,000 examples",
    points=0.5,
    message="100,000 different values took too long, or gave another threshold. Do not "
    "go through all examples again for every cut: sort once, then count as you go.",
)
def fast(answer):
    for few in (TEN, NINE):  # the numbers come first
        found, expected = answer(*few.args), kernel.best_threshold(*few.args)
        if found is None or abs(found - expected) > 0.01:
            return "another threshold"
    x = (np.arange(100_000) * 7919) % 100_003 / 8.0  # in no order
    y = ((x > 5000.3) ^ (np.arange(100_000) % 10 == 0)).astype(int)
    expected = kernel.best_threshold(x, y)
    return None if abs(answer(x, y) - expected) < 0.01 else "another threshold"


@free(
    "as good as any cut",
    points=0.5,
    message="Some cut between two neighbouring values has a larger gain than yours, or "
    "yours is not halfway between two.",
)
def none_is_better(answer):
    for seed in range(12):
        X, y = drawn(2240 + seed, 5 + 4 * seed, 1, 2 + seed % 3)
        x, found = X[:, 0], answer(X[:, 0], y)
        if found is None or not between_neighbours(x, found):
            return "no halfway"
        best = gain_of(y, x, kernel.best_threshold(x, y))
        if gain_of(y, x, found) < best - CLOSE:
            return "a smaller gain"
    return None


def best_threshold_reference(x, y):
    """Call the kernel; known answers run beside this function and call its pieces."""
    return kernel.best_threshold(x, y)


best_threshold = Exercise(
    "best_threshold",
    reference=best_threshold_reference,
    arguments=("x", "y"),
    rows=("x", "y"),
    checks=[
        values(SIX, TEN, NINE, points=1.5),
        edge(
            "equal values stay together",
            SAME,
            points=0.5,
            message="Examples with the same value cannot be cut apart, and all of them "
            "count.",
        ),
        edge(
            "the lowest of equally good cuts",
            TIE,
            points=0.5,
            message="Where two cuts have the same gain, return the lower threshold.",
        ),
        edge(
            "a constant feature",
            CONSTANT,
            points=0.5,
            message="A constant feature has no two values to cut between: return None.",
        ),
        pure(TEN, points=0.25),
        values(
            Case("60 examples of four classes", (XH[:, 0], YH)),
            Case("two examples", (np.array([3.0, -1.0]), np.array([1, 0]))),
            Case("negative values", (X_TEN - 20.0, Y_TEN)),
            points=0.25,
            label=OTHER,
            hidden=True,
            message="It fits the public numbers only. Try four classes, and values "
            "below 0.",
        ),
        edge(
            TEXT,
            Case(TEXT, (X6, np.array(["Adelie", "Chinstrap"])[Y6])),
            Case("truth values", (X6, Y6 == 1)),
            points=0.25,
            hidden=True,
            message=ANY_CLASSES,
        ),
        edge(
            MIXED,
            Case("integers", ((2 * X_TEN).astype(int), Y_TEN)),
            Case("float32", (X_TEN.astype(np.float32), Y_TEN.astype(np.uint8))),
            Case("one example", (np.array([4]), np.array([1]))),
            points=0.25,
            hidden=True,
            message=SAME_CUT + " One example alone cannot be cut: return None.",
        ),
        none_is_better,
        fast,
    ],
    hints=[
        "Sort the examples by x. Only places where x changes can hold a cut. How many "
        "of each class lie on the left of each place?",
        "Running counts, such as `np.cumsum`, give the left side of every cut; what is "
        "missing to the totals is the right side. Sort the labels in the same order.",
        "The gain is largest where the weighted entropy of the two sides is smallest. "
        "Keep cuts between equal values out, and take the first of the best.",
    ],
)


@best_threshold.right_answer
def example_by_example(x, y):
    from collections import Counter
    from math import log2

    def bits(counts, n):
        return n * log2(n) - sum(c * log2(c) for c in counts.values() if c)

    pairs = sorted(zip(np.asarray(x, dtype=float).tolist(), np.asarray(y).tolist()))
    left, right = Counter(), Counter(label for _, label in pairs)
    best, found = float("inf"), None
    for i in range(1, len(pairs)):
        left[pairs[i - 1][1]] += 1
        right[pairs[i - 1][1]] -= 1
        if pairs[i - 1][0] < pairs[i][0]:
            after = bits(left, i) + bits(right, len(pairs) - i)
            if after < best - 1e-9:
                best, found = after, (pairs[i - 1][0] + pairs[i][0]) / 2
    return found


@best_threshold.right_answer
def by_scikit_learn(x, y):
    from sklearn.tree import DecisionTreeClassifier

    x = np.asarray(x, dtype=np.float32)
    if len(np.unique(x)) == 1:
        return None
    model = DecisionTreeClassifier(criterion="entropy", max_depth=1, random_state=0)
    return model.fit(x[:, None], y).tree_.threshold[0]


@best_threshold.right_answer
def by_table(x, y):
    import pandas as pd

    table = pd.crosstab(np.asarray(x, dtype=float), np.asarray(y)).to_numpy()
    cuts = np.unique(np.asarray(x, dtype=float))
    if len(cuts) < 2:
        return None
    left = table.cumsum(axis=0)[:-1]
    right = table.sum(axis=0) - left

    def bits(counts):
        n = counts.sum(axis=1, keepdims=True)
        return -(counts * np.log2(np.maximum(counts, 1) / n)).sum(axis=1)

    i = int(np.argmin(np.round(bits(left) + bits(right), 9)))
    return (cuts[i] + cuts[i + 1]) / 2
