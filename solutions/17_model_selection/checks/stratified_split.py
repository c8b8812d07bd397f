"""Exercise 17.3: what is checked of `stratified_split`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, values
from helpers.kernels import model_selection as kernel

from .steps import IN_ONE_PART, LOOK, STATE, often, repeats, share


def stratified_split_reference(y, ratio, rng):
    """Call the kernel, whose generator is keyword-only."""
    return kernel.stratified_split(y, ratio, rng=rng)


TWO = "y = np.repeat([0, 1], [400, 200])"
TURNED = "y = np.repeat([1, 0], [24, 120])"
MIXED = "y = np.random.default_rng(7).permutation(np.repeat([2, 5, 7], [120, 36, 8]))"
UNEVEN = "y = np.random.default_rng(8).permutation(np.repeat([0, 1, 2], [101, 50, 13]))"
FAR = "y = np.random.default_rng(9).permutation(np.repeat([-1, 5, 1999], [40, 120, 8]))"

# The same words for every draw: no count of a random split is shown.
SHARES = """
kept, total = [], []
for seed in range(6):
    train, test = stratified_split(y, {ratio}, np.random.default_rng(seed))
    train, test = ([int(i) for i in part] for part in (train, test))
    total.append([len(train), len(test)])
    for c in np.unique(y):
        count = sum(int(y[i] == c) for i in train)
        kept.append(abs(count - {ratio} * (y == c).sum()) < {within})
{{"rows": total[0], "share of every class": "kept" if all(kept) else "not kept"}}
"""


def shares(label, made, ratio, within=0.001):
    """Make a case that asks for sizes, and whether each class keeps its share."""
    return Case(label, steps=made + SHARES.format(ratio=ratio, within=within))


def kinds(label, made, dtype):
    """Make a case with labels of another type."""
    text = f"{made}.astype({dtype!r})" + SHARES.format(ratio=0.75, within=0.001)
    return Case(label, steps=text)


HALVES = "stratified_split(np.array([3, 3, 3, 3]), 0.5, rng)"
PICKED = "{row} in [int(i) for i in stratified_split(np.repeat([0, 1], [4, 8]), 0.75, rng)[0]]"

FIRST_ONES = """
train = stratified_split(y, 0.75, np.random.default_rng(3))[0]
first = set(range(300)) | set(range(400, 550))
"the first of each class" if {int(i) for i in train} == first else "drawn"
"""

stratified_split = Exercise(
    "stratified_split",
    reference=stratified_split_reference,
    arguments=("y", "ratio", "rng"),
    checks=[
        values(
            shares("400 rows of class 0 and 200 of class 1, ratio 0.75", TWO, 0.75),
            shares("classes 2, 5 and 7 in any order, ratio 0.5", MIXED, 0.5),
            points=1.0,
            label="class shares",
        ),
        edge(
            "every row in one part",
            Case(
                "600 rows",
                steps=LOOK
                + TWO
                + "\nlook(stratified_split(y, 0.75, np.random.default_rng(3)), 600)",
            ),
            points=0.5,
        ),
        edge(
            "shuffled",
            Case("400 and 200 rows, the training rows", steps=TWO + FIRST_ONES),
            Case("12 rows, is row 11 in training", steps=often(PICKED.format(row=11))),
            Case(
                "4 rows of one class, are rows 0 and 2 in one part",
                steps=often(IN_ONE_PART.format(call=HALVES)),
            ),
            Case(
                "600 rows",
                steps=TWO
                + repeats(
                    "[sorted(int(i) for i in part) for part in stratified_split(y, 0.75, rng)]"
                ),
            ),
            points=0.5,
        ),
        values(
            shares(
                "24 rows of class 1 before 120 of class 0, ratio 0.75", TURNED, 0.75
            ),
            shares("the same, ratio 0.25", TURNED, 0.25),
            shares("classes -1, 5 and 1999, ratio 0.5", FAR, 0.5),
            kinds("labels of type uint8", MIXED, "uint8"),
            kinds("labels of type float32", MIXED, "float32"),
            points=0.25,
            label="other classes and ratios",
            hidden=True,
            message="Labels may be any whole numbers, negative and large ones too, in any "
            "order and of any type.",
        ),
        edge(
            "sizes that do not divide",
            Case(
                "101, 50 and 13 rows",
                steps=UNEVEN
                + SHARES.format(ratio=0.7, within=1.001).replace(
                    '"rows": total[0], ', ""
                ),
            ),
            points=0.25,
            hidden=True,
            message="Where the share is no whole number, it is rounded up or down: no "
            "class is a whole row away from it.",
        ),
        edge(
            "equal chances within a class",
            Case("row 2 of 4", steps=share(PICKED.format(row=2), 0.75)),
            Case("row 9 of 12", steps=share(PICKED.format(row=9), 0.75)),
            points=0.25,
            hidden=True,
            message="Every row of a class must have the same chance to come into "
            "training.",
        ),
        edge(
            "labels and random state untouched",
            Case(
                "the labels after the call",
                steps=MIXED
                + "\nstratified_split(y, 0.75, np.random.default_rng(4))\ny.tolist()",
            ),
            Case(
                "the global random state",
                steps=TWO
                + STATE.format(
                    call="stratified_split(y, 0.75, np.random.default_rng(4))"
                ),
            ),
            points=0.25,
            hidden=True,
            message="`y` and NumPy's global random state must stay as they are.",
        ),
    ],
    hints=[
        "Treat each class by itself, as if the others were not there.",
        "np.flatnonzero(y == c) gives the row numbers of class c. Shuffle them with rng, "
        "and cut at ratio times their count.",
        "Collect the first pieces of all classes in one list and the second pieces in "
        "another. np.concatenate joins each list.",
    ],
)


@stratified_split.wrong_answer(
    "The classes were not looked at: a plain random split keeps their shares only by "
    "luck. Split each class by itself."
)
def plain_split(y, ratio, rng):
    rows = rng.permutation(len(y))
    cut = round(ratio * len(y))
    return rows[:cut], rows[cut:]


@stratified_split.wrong_answer(
    "The two parts are swapped: ratio is the share of training, and training comes first."
)
def swapped(y, ratio, rng):
    train, test = [], []
    for c in np.unique(y):
        rows = rng.permutation(np.flatnonzero(y == c))
        cut = round(ratio * len(rows))
        train.append(rows[:cut])
        test.append(rows[cut:])
    return np.concatenate(test), np.concatenate(train)


@stratified_split.wrong_answer(
    "Within each class the rows keep their order, so the first ones are always in "
    "training. Shuffle them first."
)
def no_shuffle(y, ratio, rng):
    train, test = [], []
    for c in np.unique(y):
        rows = np.flatnonzero(y == c)
        cut = round(ratio * len(rows))
        train.append(rows[:cut])
        test.append(rows[cut:])
    return np.concatenate(train), np.concatenate(test)


@stratified_split.wrong_answer(
    "These are places within a class, not rows of y. Shuffle the row numbers of the "
    "class themselves."
)
def places_in_the_class(y, ratio, rng):
    train, test = [], []
    for c in np.unique(y):
        rows = rng.permutation(int((y == c).sum()))
        cut = round(ratio * len(rows))
        train.append(rows[:cut])
        test.append(rows[cut:])
    return np.concatenate(train), np.concatenate(test)


@stratified_split.wrong_answer(
    "Every class gives the same number of rows. That changes the shares; each should "
    "give the same part of its own."
)
def balanced(y, ratio, rng):
    classes, counts = np.unique(y, return_counts=True)
    cut, train, test = round(ratio * counts.min()), [], []
    for c in classes:
        rows = rng.permutation(np.flatnonzero(y == c))
        train.append(rows[:cut])
        test.append(rows[cut:])
    return np.concatenate(train), np.concatenate(test)


@stratified_split.wrong_answer(
    "Only the labels 0 and 1 are split. np.unique(y) names the classes that are there."
)
def two_labels_only(y, ratio, rng):
    train, test = [], []
    for c in (0, 1):
        rows = rng.permutation(np.flatnonzero(y == c))
        cut = round(ratio * len(rows))
        train.append(rows[:cut])
        test.append(rows[cut:])
    return np.concatenate(train), np.concatenate(test)


@stratified_split.wrong_answer(
    "Every seed gives the same split. Draw from the `rng` you were given."
)
def own_generator(y, ratio, rng):
    rng, train, test = np.random.default_rng(0), [], []
    for c in np.unique(y):
        rows = rng.permutation(np.flatnonzero(y == c))
        cut = round(ratio * len(rows))
        train.append(rows[:cut])
        test.append(rows[cut:])
    return np.concatenate(train), np.concatenate(test)


@stratified_split.wrong_answer("")
def sorts_the_labels(y, ratio, rng):
    order = rng.permutation(len(y))
    rows = order[np.argsort(y[order], kind="stable")]
    train, test = [], []
    for c in np.unique(y):
        mine = rows[y[rows] == c]
        cut = round(ratio * len(mine))
        train.append(mine[:cut])
        test.append(mine[cut:])
    y.sort()
    return np.concatenate(train), np.concatenate(test)


@stratified_split.right_answer
def by_scikit_learn(y, ratio, rng):
    from sklearn.model_selection import train_test_split

    rows, seed = np.arange(len(y)), int(rng.integers(2**31))
    return train_test_split(rows, train_size=ratio, stratify=y, random_state=seed)


@stratified_split.right_answer
def row_by_row(y, ratio, rng):
    left = {}
    for label in y:
        left[label] = left.get(label, 0) + 1
    left = {label: round(ratio * count) for label, count in left.items()}
    train, test = [], []
    for i in rng.permutation(len(y)):
        if left[y[i]] > 0:
            left[y[i]] -= 1
            train.append(int(i))
        else:
            test.append(int(i))
    return train, test


@stratified_split.right_answer
def by_masks(y, ratio, rng):
    mask = np.zeros(len(y), dtype=bool)
    for c in set(np.asarray(y).tolist()):
        rows = np.where(y == c)[0]
        mask[rng.choice(rows, size=int(ratio * len(rows)), replace=False)] = True
    return np.where(mask)[0], np.where(~mask)[0]
