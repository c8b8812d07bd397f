"""Exercise 01.1: what is checked of `border`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels import tensors as kernel

from .cases import (
    FLOAT32,
    H44,
    H65,
    INTS,
    M43,
    M47,
    MIXED,
    ONE_ROW,
    OTHER,
    SAME_NUMBERS,
)

BORDER_4 = Case("a matrix of shape (4, 3)", (M43,))
BORDER_7 = Case("a matrix of shape (4, 7)", (M47,))
LATER = Case(
    "a matrix that changes later",
    steps="""
        a = np.arange(12.0).reshape(4, 3)
        kept = border(a)
        a += 100
        np.array(kept)
    """,
)

border = Exercise(
    "border",
    reference=kernel.border,
    arguments=("a",),
    rows=("a",),
    checks=[
        shape(BORDER_4, BORDER_7, points=0.25),
        values(BORDER_4, BORDER_7, points=1.0),
        edge("a copy", LATER, points=0.5),
        pure(BORDER_4, points=0.25),
        values(
            Case(OTHER, (H65,)),
            Case("as many rows as columns", (H44,)),
            Case("two rows", (H65[:2],)),
            points=0.25,
            label=OTHER,
            hidden=True,
        ),
        edge(
            "one row",
            Case("one row", (ONE_ROW,)),
            points=0.5,
            hidden=True,
            message="One row is both the first and the last: it comes twice, (2, d).",
        ),
        edge(
            MIXED,
            Case("integers", (INTS,)),
            Case("float32", (FLOAT32,)),
            points=0.25,
            hidden=True,
            message=SAME_NUMBERS,
        ),
    ],
    hints=[
        "Which index does the last row have, counted from the end?",
        "A list of row numbers inside the square brackets picks several rows at once, "
        "and gives a copy.",
        "The list holds two numbers, 0 and -1. Alternatively, stack two single rows with "
        "`np.stack`.",
    ],
)


@border.wrong_answer("The second row came in place of the first: counting starts at 0.")
def counts_from_one(a):
    return a[[1, -1]]


@border.wrong_answer("The last row but one came: the last row has the index -1.")
def last_but_one(a):
    return a[[0, -2]]


@border.wrong_answer("These are the first and last columns. Rows come first: `a[i]`.")
def columns(a):
    return a[:, [0, -1]]


@border.wrong_answer("`a[0:-1]` is all rows but the last. Pick two rows, not a range.")
def a_range(a):
    return a[0:-1]


@border.wrong_answer("These are the first two rows. The last one has the index -1.")
def first_two(a):
    return a[:2].copy()


@border.wrong_answer(
    "These are the first two rows, and a view besides. The last one has the index -1."
)
def first_two_as_a_view(a):
    return a[0:2]


@border.wrong_answer("The last row came first. Return the first row, then the last.")
def last_first(a):
    return a[[-1, 0]]


@border.wrong_answer(
    "Both rows stand in one line. Keep them apart: the shape is (2, d)."
)
def in_one_line(a):
    return np.concatenate([a[0], a[-1]])


@border.wrong_answer(
    "The numbers are right, but your result is a view: when `a` changes later, it "
    "changes too. Return a copy."
)
def a_view(a):
    return a[:: len(a) - 1] if len(a) > 1 else a[[0, 0]]


@border.wrong_answer("")
def a_list_of_rows(a):
    return [a[0], a[-1]]


@border.wrong_answer("")
def one_row_once(a):
    return a[[0]] if len(a) == 1 else a[[0, -1]]


@border.right_answer
def stacked(a):
    return np.stack([a[0], a[-1]])


@border.right_answer
def two_slices(a):
    return np.concatenate((a[:1], a[-1:]), axis=0)


@border.right_answer
def by_take(a):
    return np.take(a, [0, a.shape[0] - 1], axis=0)


@border.right_answer
def filled_in_a_loop(a):
    result = np.zeros((2, a.shape[1]))
    for j in range(a.shape[1]):
        result[0, j] = a[0, j]
        result[1, j] = a[len(a) - 1, j]
    return result


@border.right_answer
def with_torch(a):
    import torch

    return torch.tensor(a)[[0, -1]]
