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
