"""More known wrong answers to 17.1, 17.3 and 17.4, whose own files are long."""

import numpy as np

from .kfold import kfold
from .split import split
from .stratified_split import stratified_split


@split.wrong_answer(
    "All rows left over went to the part that lost most. It gets one of them; the next "
    "goes to the part with the next largest remainder."
)
def rest_to_the_one_that_lost_most(n, ratios, rng):
    exact = n * np.array(ratios)
    sizes = np.floor(exact + 1e-9).astype(int)
    sizes[np.argmax(exact - sizes)] += n - sizes.sum()
    return tuple(np.split(rng.permutation(n), np.cumsum(sizes)[:-1]))


@stratified_split.wrong_answer(
    "These are the labels of the rows. Return the row numbers themselves."
)
def labels_for_rows(y, ratio, rng):
    train, test = [], []
    for c in np.unique(y):
        rows = rng.permutation(np.flatnonzero(y == c))
        cut = round(ratio * len(rows))
        train.extend(y[rows[:cut]])
        test.extend(y[rows[cut:]])
    return np.array(train, dtype=int), np.array(test, dtype=int)


@kfold.wrong_answer(
    "Only the order of the folds is drawn: each is still a block of neighbouring rows. "
    "Shuffle the rows, then cut."
)
def shuffles_the_pieces(n, k, rng):
    pieces = np.array_split(np.arange(n), k)
    order = rng.permutation(k)
    return [(np.setdiff1d(np.arange(n), pieces[i]), pieces[i]) for i in order]


@split.wrong_answer(
    "Rows were drawn with replacement, so some come twice and others never. Shuffle "
    "once and cut."
)
def with_replacement(n, ratios, rng):
    exact = n * np.asarray(ratios, dtype=float)
    sizes = np.floor(exact).astype(int)
    sizes[np.argsort(sizes - exact, kind="stable")[: n - sizes.sum()]] += 1
    return tuple(rng.integers(0, max(n, 1), size=size) for size in sizes)


@split.wrong_answer(
    "The rows keep their order and only begin at another place, so neighbours stay "
    "together. Shuffle all rows before you cut."
)
def turned_round(n, ratios, rng):
    exact = n * np.asarray(ratios, dtype=float)
    sizes = np.floor(exact).astype(int)
    sizes[np.argsort(sizes - exact, kind="stable")[: n - sizes.sum()]] += 1
    rows = np.roll(np.arange(n), rng.integers(max(n, 1)))
    return tuple(np.split(rows, np.cumsum(sizes)[:-1]))


@stratified_split.wrong_answer(
    "The rows of a class keep their order and only begin at another place, so neighbours "
    "stay together. Shuffle them."
)
def turned_round_in_the_class(y, ratio, rng):
    train, test = [], []
    for c in np.unique(y):
        rows = np.flatnonzero(y == c)
        rows = np.roll(rows, rng.integers(len(rows)))
        cut = round(ratio * len(rows))
        train.append(rows[:cut])
        test.append(rows[cut:])
    return np.concatenate(train), np.concatenate(test)


@stratified_split.wrong_answer("")
def labels_from_0_to_the_largest(y, ratio, rng):
    train, test = [], []
    for c in range(int(max(y)) + 1):
        rows = rng.permutation(np.flatnonzero(y == c))
        cut = round(ratio * len(rows))
        train.append(rows[:cut])
        test.append(rows[cut:])
    return np.concatenate(train), np.concatenate(test)
