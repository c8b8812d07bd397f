"""Exercise 22.5: what is checked of `best_split`, and the answers that prove it.

Where they are judged, the chapter's earlier answers stand in for the kernels below.
"""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, free, pure, values
from helpers.kernels import decision_trees as kernel
from helpers.kernels.decision_trees import best_threshold, entropy, info_gain

from .cases import (
    ANY_CLASSES,
    CLOSE,
    MIXED,
    OTHER,
    SAME_CUT,
    TEXT,
    between_neighbours,
    drawn,
    gain_of,
)

# The classes follow feature 2; feature 1 knows less, and feature 0 nothing.
X_PLANT = np.array(
    [
        [4.0, 0.0, 2.5],
        [4.0, 1.0, 7.0],
        [4.0, 0.0, 1.0],
        [4.0, 1.0, 8.5],
        [4.0, 1.0, 3.0],
        [4.0, 0.0, 6.0],
        [4.0, 1.0, 9.0],
    ]
)
Y_PLANT = np.array([0, 1, 0, 1, 0, 1, 1])
# Both sides have 3 of 5 ones, so what a cut gains is rounding alone.
X_ROUND = np.repeat([[0.0], [1.0]], [10, 5], axis=0)
Y_ROUND = np.repeat([0, 1, 0, 1], [4, 6, 2, 3])
# Feature 0 can cut a single example off; feature 1 makes halves that are nearly pure.
X_UNEVEN = np.array(
    [[1, 1], [2, 2], [4, 3], [5, 4], [3, 5], [6, 6.5], [8, 7], [7, 8]], dtype=float
)
Y_UNEVEN = np.array([0, 1, 0, 0, 1, 1, 0, 1])
X_TWINS = np.array([[1.0, 1.0, 5.0], [2.0, 2.0, 1.0], [4.0, 4.0, 3.0], [6.0, 6.0, 2.0]])
Y_TWINS = np.array([1, 1, 0, 0])
XOR = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XH, YH = drawn(2251, 50, 4, 3)

PLANT = Case("three features, one of them planted", (X_PLANT, Y_PLANT, 0.0))
UNEVEN = Case("sides of unequal size", (X_UNEVEN, Y_UNEVEN, 0.0))
PURE = Case("one class", (X_PLANT, np.ones(7, dtype=int), 0.0))
SMALL = Case("a gain that is too small", (X_UNEVEN, Y_UNEVEN, 0.25))
ASKED = Case("more than there is to gain", (X_PLANT, Y_PLANT, 0.99))
ENOUGH = Case("a gain that is large enough", (X_UNEVEN, Y_UNEVEN, 0.1))
TWINS = Case("two columns that are the same", (X_TWINS, Y_TWINS, 0.0))


@free(
    "as good as any cut",
    points=0.25,
    message="Some cut of some feature has a larger gain than yours, or yours is not "
    "halfway between two values.",
)
def none_is_better(answer):
    for seed in range(8):
        X, y = drawn(2260 + seed, 6 + 5 * seed, 1 + seed % 4, 2 + seed % 3)
        feature, threshold = kernel.best_split(X, y, 0.0)
        best = gain_of(y, X[:, feature], threshold)
        mine = answer(X, y, 0.0)
        if not isinstance(mine, tuple | list) or len(mine) != 2:
            return "no pair"
        feature, threshold = mine
        if not between_neighbours(X[:, int(feature)], threshold):
            return "no halfway"
        if gain_of(y, X[:, int(feature)], threshold) < best - CLOSE:
            return "a smaller gain"
    return None


def best_split_reference(X, y, min_gain):
    """Call the kernel; known answers run beside this function and call its pieces."""
    return kernel.best_split(X, y, min_gain)


best_split = Exercise(
    "best_split",
    reference=best_split_reference,
    arguments=("X", "y", "min_gain"),
    rows=("X", "y"),
    checks=[
        values(PLANT, points=1),
        edge(
            "sides of unequal size",
            UNEVEN,
            ENOUGH,
            points=0.5,
            message="A side counts by its share of the examples.",
        ),
        edge("one class", PURE, points=0.5, message="Nothing to gain: return None."),
        edge(
            "a gain that is too small",
            SMALL,
            ASKED,
            points=0.5,
            message="If no cut has a gain above min_gain, return None.",
        ),
        edge(
            "the lowest of equally good features",
            TWINS,
            points=0.25,
            message="Where two features do equally well, return the lower number.",
        ),
        pure(PLANT, points=0.25),
        values(
            Case("50 examples of three classes", (XH, YH, 0.01)),
            Case("one feature", (XH[:, 3:], YH, 0.0)),
            Case("a constant feature at the end", (XH * [1, 1, 1, 0], YH, 0.0)),
            Case(TEXT, (X_PLANT, np.array(["no", "yes"])[Y_PLANT], 0.0)),
            points=0.25,
            label=OTHER,
            hidden=True,
            message="It fits the public numbers only. Try a constant feature, one "
            "feature alone, and labels that are text. " + ANY_CLASSES,
        ),
        edge(
            "no gain, and a gain of just min_gain",
            Case("no cut gains anything", (XOR, np.array([0, 1, 1, 0]), 0.0)),
            Case("a gain of 1, which is min_gain", (X_TWINS, Y_TWINS, 1.0)),
            Case("constant features", (np.ones((4, 2)), np.array([0, 1, 1, 0]), 0.0)),
            Case("a negative min_gain", (XOR, np.array([0, 1, 1, 0]), -1.0)),
            Case("sides of the same mix, 10 and 5", (X_ROUND, Y_ROUND, 0.0)),
            points=0.25,
            hidden=True,
            message="The gain must be above min_gain, and above 0 as well. Equal is "
            "not enough, and anything below 1e-12 is 0.",
        ),
        edge(
            MIXED,
            Case("integers", ((2 * X_UNEVEN).astype(int), Y_UNEVEN, 0)),
            Case("float32", (XH.astype(np.float32), YH.astype(np.uint8), 0.01)),
            Case("one example", (np.array([[4.0, 2.0]]), np.array([1]), 0.0)),
            points=0.25,
            hidden=True,
            message=SAME_CUT + " One example alone cannot be cut: return None.",
        ),
        none_is_better,
    ],
    hints=[
        "Ask every feature for its best threshold, and compare the gains of these.",
        "A column is `X[:, j]`. Its best cut may be None. Keep the best so far in a "
        "variable, together with its gain.",
        "Start the best gain at min_gain, or at 0 if that is larger, and replace it "
        "only by a gain that is larger. What stays None until then is what you return.",
    ],
)


@best_split.wrong_answer(
    "Both sides count alike here, so a single example cut off looks good. Weight each "
    "side by its share."
)
def unweighted(X, y, min_gain):
    best, found = max(min_gain, 0), None
    for j, x in enumerate(X.T):
        for t in (np.unique(x)[1:] + np.unique(x)[:-1]) / 2:
            gain = entropy(y) - (entropy(y[x <= t]) + entropy(y[x > t])) / 2
            if gain > best + 1e-12:
                best, found = gain, (j, t)
    return found


@best_split.wrong_answer("min_gain is not used: a smaller gain must give None.")
def ignores_min_gain(X, y, min_gain):
    best, found = 0, None
    for j, x in enumerate(X.T):
        t = best_threshold(x, y)
        if t is not None and info_gain(y, x <= t) > best + 1e-12:
            best, found = info_gain(y, x <= t), (j, t)
    return found


@best_split.wrong_answer("Only feature 0 is tried. Try all columns of X.")
def first_feature_only(X, y, min_gain):
    t = best_threshold(X[:, 0], y)
    good = t is not None and info_gain(y, X[:, 0] <= t) > max(min_gain, 1e-12)
    return (0, t) if good else None


@best_split.wrong_answer(
    "Another feature gains more. Compare all columns of X, up to the last."
)
def first_that_helps(X, y, min_gain):
    for j, x in enumerate(X.T):
        t = best_threshold(x, y)
        if t is not None and info_gain(y, x <= t) > max(min_gain, 1e-12):
            return j, t
    return None


@best_split.wrong_answer(
    "Of two features that do equally well you return the last. Take the first."
)
def last_of_equals(X, y, min_gain):
    best, found = max(min_gain, 1e-9), None
    for j, x in enumerate(X.T):
        t = best_threshold(x, y)
        if t is not None and info_gain(y, x <= t) > best - 1e-12:
            best, found = info_gain(y, x <= t), (j, t)
    return found


@best_split.wrong_answer("The order is feature first, then threshold.")
def threshold_first(X, y, min_gain):
    best, found = max(min_gain, 0), None
    for j, x in enumerate(X.T):
        t = best_threshold(x, y)
        if t is not None and info_gain(y, x <= t) > best + 1e-12:
            best, found = info_gain(y, x <= t), (t, j)
    return found


@best_split.wrong_answer(
    "A group of one class is cut here. Its gain is 0: return None."
)
def cuts_a_pure_group(X, y, min_gain):
    best, found = max(min_gain, 0), None
    for j, x in enumerate(X.T):
        t = best_threshold(x, y)
        gain = -1 if t is None else info_gain(y, x <= t)
        if gain > best + 1e-12 or (gain == best == 0 and found is None):
            best, found = gain, (j, t)
    return found


@best_split.right_answer
def from_pieces(X, y, min_gain):
    best, found = max(min_gain, 0), None
    for j, x in enumerate(X.T):
        t = best_threshold(x, y)
        if t is not None and info_gain(y, x <= t) > best + 1e-12:
            best, found = info_gain(y, x <= t), (j, t)
    return found


@best_split.right_answer
def every_cut_of_every_feature(X, y, min_gain):
    cuts = []
    for j in range(X.shape[1]):
        for a in sorted({float(v) for v in X[:, j]}):
            bigger = X[:, j][X[:, j] > a]
            if len(bigger):
                gain = round(float(info_gain(y, X[:, j] <= a)), 10)
                cuts.append((-gain, j, (a + float(bigger.min())) / 2))
    if not cuts or -min(cuts)[0] <= max(min_gain, 0):
        return None
    return list(min(cuts)[1:])


@best_split.right_answer
def by_argmax(X, y, min_gain):
    cuts = [best_threshold(X[:, j], y) for j in range(X.shape[1])]
    gains = np.array(
        [0.0 if t is None else info_gain(y, X[:, j] <= t) for j, t in enumerate(cuts)]
    )
    j = gains.round(10).argmax()
    return (j, np.float64(cuts[j])) if gains[j] > max(min_gain, 1e-12) else None
