"""Exercise 01.9: what is checked of `one_pick`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values, vector
from helpers.kernels import tensors as kernel

from .cases import (
    H44,
    INTS,
    M33,
    M43,
    M47,
    MIXED,
    NO_ROWS,
    OTHER,
    SAME_NUMBERS,
    numbers,
)

PICK_47 = Case("four rows with seven columns", (M47, np.array([6, 0, 3, 1])))
PICK_43 = Case("four rows with three columns", (M43, np.array([1, 2, 1, 0])))
PICK_33 = Case("as many rows as columns", (M33, np.array([2, 2, 1])))
H200 = numbers(191, 200, 6)  # hidden
Y200 = np.arange(200) * 7 % 6

one_pick = Exercise(
    "one_pick",
    reference=kernel.one_pick,
    arguments=("P", "y"),
    rows=("P", "y"),
    over_rows="stack",
    checks=[
        shape(PICK_47, PICK_43, points=0.25),
        values(PICK_47, PICK_43, PICK_33, points=1.0),
        pure(PICK_47, points=0.25),
        vector(PICK_43, rows=("P", "y"), points=0.5),
        values(
            Case(OTHER, (H200, Y200)),
            Case("the same column everywhere", (H44, np.array([3, 3, 3, 3]))),
            Case("one row", (H44[:1], np.array([2]))),
            Case("one column", (H44[:, :1], np.array([0, 0, 0, 0]))),
            points=0.25,
            label=OTHER,
            hidden=True,
        ),
        edge(
            "no rows",
            Case("no rows", (NO_ROWS, np.array([], dtype=np.int64))),
            points=0.25,
            hidden=True,
            message="Without rows the result is empty, of shape (0,).",
        ),
        edge(
            "other integer types",
            Case("y of uint8", (H200, Y200.astype(np.uint8))),
            Case("y of int8", (H200, Y200.astype(np.int8))),
            Case("y of int32", (H200, Y200.astype(np.int32))),
            points=0.25,
            hidden=True,
            message="y may be of any integer type: small ones wrap round when you "
            "calculate with them.",
        ),
        edge(
            MIXED,
            Case("integers", (INTS, np.array([3, 0, 1]))),
            Case("float32", (M47.astype(np.float32), np.array([6, 0, 3, 1]))),
            points=0.25,
            hidden=True,
            message=SAME_NUMBERS,
        ),
    ],
    hints=[
        "Two arrays as indices are read in pairs: the first row number with the first "
        "column number, and so on.",
        "The column numbers are y. Which row numbers go with them?",
        "The row numbers count up from 0: `np.arange` of the number of rows.",
    ],
)


@one_pick.wrong_answer(
    "`P[:, y]` picks the columns y of every row: (n, n) numbers. Give row numbers too."
)
def every_row_each_time(P, y):
    return P[:, y]


@one_pick.wrong_answer("`P[y]` picks whole rows. y names a column in each row.")
def whole_rows(P, y):
    return P[y % len(P)]


@one_pick.wrong_answer("Row and column numbers have changed places: `P[row, column]`.")
def indices_swapped(P, y):
    return P[y, np.arange(len(y))]


@one_pick.wrong_answer("All numbers come from the first row. Row i gives number i.")
def first_row(P, y):
    return P[0, y]


@one_pick.wrong_answer("Columns count from 0, so y needs no 1 taken off.")
def columns_from_one(P, y):
    return P[np.arange(len(y)), y - 1]


@one_pick.wrong_answer("These are the largest of each row. y says which to pick.")
def largest(P, y):
    return P.max(axis=1)


@one_pick.wrong_answer("These are the places that were asked for. Return what P holds.")
def places(P, y):
    return y.copy()


@one_pick.wrong_answer("One column was picked for all rows. Each row has its own y.")
def one_column(P, y):
    return P[:, y[0]]


@one_pick.wrong_answer("")
def loop_with_range(P, y):
    result = np.zeros(len(y))
    for i in range(len(y)):
        result[i] = P[i, y[i]]
    return result


@one_pick.wrong_answer("")
def loop_in_brackets(P, y):
    return np.array([row[j] for row, j in zip(P, y)], dtype=float)


@one_pick.wrong_answer("")
def wraps_round(P, y):
    n = len(P)
    return P.T.ravel()[y * np.array(n, dtype=y.dtype) + np.arange(n)]


@one_pick.right_answer
def with_a_range(P, y):
    return P[range(len(P)), y]


@one_pick.right_answer
def along_an_axis(P, y):
    return np.take_along_axis(P, y[:, None].astype(int), axis=1)[:, 0]


@one_pick.right_answer
def by_mask(P, y):
    return (P * (np.arange(P.shape[1]) == y[:, None])).sum(axis=1)


@one_pick.right_answer
def flat_places(P, y):
    n, k = P.shape
    return P.ravel()[np.arange(n) * k + y]


@one_pick.right_answer
def diagonal(P, y):
    return np.diagonal(P[:, y])


@one_pick.right_answer
def gathered(P, y):
    import torch

    places = torch.as_tensor(y.astype("int64"))
    return torch.as_tensor(P).gather(1, places[:, None]).squeeze(1)


# ---- mutants of the answer that are no mistake
one_pick.same_as_right(
    "P and y have the same number of rows.",
    "rows = np.arange(len(y)) => rows = np.arange(len(P))",
)
