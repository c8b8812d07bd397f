"""Exercise 17.4: what is checked of `kfold`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, values
from helpers.kernels import model_selection as kernel

from .steps import LOOK, STATE, often, repeats, share


def kfold_reference(n, k, rng):
    """Call the kernel, whose generator is keyword-only."""
    return kernel.kfold(n, k, rng=rng)


FOLDS = """
folds = list(kfold({n}, {k}, np.random.default_rng(1)))
folds = [[[int(i) for i in part] for part in fold] for fold in folds]
"""
SIZES = (
    FOLDS
    + "[sorted(len(val) for train, val in folds), sorted(len(train) for train, val in folds)]"
)
# Each row in one validation set, and training is all the rest of its fold.
ROWS = """
both = ["shared" if set(train) & set(val) else "apart" for train, val in folds]
whole = [set(train) | set(val) == set(range(n)) for train, val in folds]
{
    "validation rows": look([val for train, val in folds], n),
    "training and validation": "apart" if set(both) == {"apart"} else "shared",
    "together": "all rows" if all(whole) else "not all rows",
    "training row": "once" if all(len(set(t)) == len(t) for t, v in folds) else "twice",
}
"""
MEET = "any({{0, 1}} <= {{int(i) for i in val}} for train, val in kfold({n}, {k}, rng))"
DRAWN = "[sorted(int(i) for i in val) for train, val in kfold(60, 3, rng)]"
IN_BLOCKS = FOLDS.format(n=60, k=4) + (
    '"blocks in order" if all(max(v) - min(v) < len(v) for t, v in folds) else "mixed"'
)


def sizes(n, k):
    """Make a case that asks for sorted sizes: which fold is larger is left open."""
    return Case(f"{n} rows in {k} folds, sorted sizes", steps=SIZES.format(n=n, k=k))


def rows(n, k):
    """Make a case that asks where each row is."""
    steps = LOOK + FOLDS.format(n=n, k=k) + f"n = {n}\n" + ROWS
    return Case(f"{n} rows in {k} folds", steps=steps)


kfold = Exercise(
    "kfold",
    reference=kfold_reference,
    arguments=("n", "k", "rng"),
    checks=[
        values(sizes(10, 5), sizes(11, 3), sizes(20, 6), points=1.0, label="sizes"),
        edge("each row validates once", rows(60, 4), rows(61, 4), points=1.0),
        edge(
            "shuffled",
            Case("60 rows in 4 folds, the validation rows", steps=IN_BLOCKS),
            Case(
                "10 rows in 2 folds, are rows 0 and 1 in one fold",
                steps=often(MEET.format(n=10, k=2)),
            ),
            Case("60 rows in 3 folds", steps=repeats(DRAWN)),
            points=0.75,
        ),
        edge(
            "one row left out",
            sizes(7, 7),
            rows(7, 7),
            sizes(2, 2),
            points=0.5,
            hidden=True,
            message="With k = n each fold validates on a single row, and trains on all "
            "others.",
        ),
        values(
            sizes(4210, 10),
            rows(101, 7),
            points=0.25,
            label="other sizes",
            hidden=True,
            message="Try numbers of rows that k does not divide.",
        ),
        edge(
            "equal chances",
            Case("10 rows in 2 folds", steps=share(MEET.format(n=10, k=2), 0.444)),
            Case("9 rows in 3 folds", steps=share(MEET.format(n=9, k=3), 0.25)),
            points=0.25,
            hidden=True,
            message="Any two rows must meet in a fold equally often: shuffle all rows "
            "first, then cut.",
        ),
        edge(
            "usable rows, nothing else touched",
            Case(
                "rows picked from an array",
                steps="""
                a = 10 * np.arange(9)
                folds = list(kfold(9, 4, np.random.default_rng(4)))
                [sorted(int(v) for t, part in folds for v in a[np.asarray(part)])]
                """,
            ),
            Case(
                "the global random state",
                steps=STATE.format(call="list(kfold(9, 4, np.random.default_rng(4)))"),
            ),
            points=0.25,
            hidden=True,
            message="Each set must hold whole numbers that pick rows of an array, and "
            "NumPy's global random state stays as it is.",
        ),
    ],
    hints=[
        "First make k sets of rows that hold every row once. The pairs follow from them.",
        "Shuffle all rows, then cut them in k pieces whose sizes differ by at most one. "
        "np.array_split does the cutting.",
        "Each piece is the validation set once. Its training rows are all the other "
        "pieces joined, or np.setdiff1d of all rows and the piece.",
    ],
)


@kfold.wrong_answer(
    "The training rows hold the validation rows too. Then the score is no test of "
    "anything: leave them out."
)
def train_includes_val(n, k, rng):
    order = rng.permutation(n)
    return [(order, val) for val in np.array_split(order, k)]


@kfold.wrong_answer(
    "Some rows never validate: n // k rows for each fold leave the rest out. Sizes may "
    "differ by one."
)
def drops_the_rest(n, k, rng):
    order, size = rng.permutation(n), n // k
    vals = [order[i * size : (i + 1) * size] for i in range(k)]
    return [(np.setdiff1d(order, val), val) for val in vals]


@kfold.wrong_answer(
    "The last fold got all the rows that were left. Spread them: sizes differ by one at "
    "most."
)
def rest_to_the_last(n, k, rng):
    order, size = rng.permutation(n), n // k
    vals = np.split(order, [i * size for i in range(1, k)])
    return [(np.setdiff1d(order, val), val) for val in vals]


@kfold.wrong_answer(
    "Each fold was drawn anew, so some rows validate twice and others never. Shuffle "
    "once, then cut."
)
def draws_each_fold(n, k, rng):
    sizes = [len(part) for part in np.array_split(np.arange(n), k)]
    vals = [rng.choice(n, size=size, replace=False) for size in sizes]
    return [(np.setdiff1d(np.arange(n), val), val) for val in vals]


@kfold.wrong_answer(
    "The pairs are the wrong way round: the training rows, the larger set, come first."
)
def swapped(n, k, rng):
    order = rng.permutation(n)
    return [(val, np.setdiff1d(order, val)) for val in np.array_split(order, k)]


@kfold.wrong_answer(
    "The rows are not shuffled, so each fold is a block of the file. Here the first "
    "1,813 emails of the file are all spam."
)
def no_shuffle(n, k, rng):
    order = np.arange(n)
    return [(np.setdiff1d(order, val), val) for val in np.array_split(order, k)]


@kfold.wrong_answer(
    "Every seed gives the same folds. Draw from the `rng` you were given; taking every "
    "k-th row is no draw."
)
def own_generator(n, k, rng):
    order = np.random.default_rng(0).permutation(n)
    return [(np.setdiff1d(order, val), val) for val in np.array_split(order, k)]


@kfold.wrong_answer("One fold is missing: there are k of them.")
def one_fold_short(n, k, rng):
    order = rng.permutation(n)
    pieces = np.array_split(order, k)
    return [(np.setdiff1d(order, pieces[i]), pieces[i]) for i in range(k - 1)]


@kfold.wrong_answer(
    "Only the next fold is used for training. All the other k - 1 pieces are."
)
def trains_on_one_piece(n, k, rng):
    pieces = np.array_split(rng.permutation(n), k)
    return [(pieces[(i + 1) % k], pieces[i]) for i in range(k)]


@kfold.right_answer
def by_scikit_learn(n, k, rng):
    from sklearn.model_selection import KFold

    seed = int(rng.integers(2**31))
    return list(KFold(k, shuffle=True, random_state=seed).split(np.zeros((n, 1))))


@kfold.right_answer
def dealt_like_cards(n, k, rng):
    rows = list(range(n))
    rng.shuffle(rows)
    folds = []
    for i in range(k):
        val = rows[i::k]
        folds.append(([row for row in rows if row not in val], val))
    return folds


@kfold.right_answer
def by_fold_number(n, k, rng):
    number = rng.permutation(np.arange(n) % k)
    return [(np.where(number != i)[0], np.where(number == i)[0]) for i in range(k)]


@kfold.right_answer
def as_tensors(n, k, rng):
    import torch

    number = torch.from_numpy(rng.permutation(n)) % k
    rows = torch.arange(n)
    return tuple((rows[number != i], rows[number == i]) for i in range(k))
