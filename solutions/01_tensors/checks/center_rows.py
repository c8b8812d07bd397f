"""Exercise 01.5: what is checked of `center_rows`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels import tensors as kernel

from .cases import (
    FLOAT32,
    H44,
    H65,
    INTS,
    M23,
    M33,
    M47,
    MIXED,
    NO_ROWS,
    ONE_ROW,
    OTHER,
    SAME_NUMBERS,
)

ROWS_23 = Case("two rows with three columns", (M23,))
ROWS_47 = Case("four rows with seven columns", (M47,))
ROWS_33 = Case("as many rows as columns", (M33,))
MEANS = Case("its own means", steps="np.array(center_rows(np.eye(3, 4))).mean(axis=1)")

center_rows = Exercise(
    "center_rows",
    reference=kernel.center_rows,
    arguments=("a",),
    rows=("a",),
    over_rows="",
    checks=[
        shape(ROWS_23, ROWS_47, points=0.25),
        values(ROWS_23, ROWS_47, points=0.5),
        edge("as many rows as columns", ROWS_33, points=0.5),
        edge("row means are 0", MEANS, points=0.25),
        pure(ROWS_23, points=0.5),
        values(
            Case(OTHER, (H65,)),
            Case("a square", (H44,)),
            Case("numbers near 1,000", (H65 + 1000.0,)),
            points=0.25,
            label=OTHER,
            hidden=True,
        ),
        edge(
            "one row, one column, no rows",
            Case("one row", (ONE_ROW,)),
            Case("one column", (H65[:, :1],)),
            Case("no rows", (NO_ROWS,)),
            points=0.25,
            hidden=True,
            message="A single column is its own mean, so 0 is left. Without rows the "
            "shape is (0, d).",
        ),
        edge(
            MIXED,
            Case("integers", (INTS,)),
            Case("float32", (FLOAT32,)),
            points=0.5,
            hidden=True,
            message=SAME_NUMBERS + " Means of integers are no integers.",
        ),
    ],
    errors={
        "ValueError": "One mean for each row has the shape (n,), and NumPy lines that up "
        "with the columns: keep the axis, with `keepdims=True`.",
    },
    hints=[
        "First find the mean of each row. Along which axis does the mean run?",
        "The means must stand in a column, (n, 1), to meet their rows.",
        "`a.mean` takes `axis=1` and `keepdims=True`. Subtract what it gives from `a`.",
    ],
)


@center_rows.wrong_answer(
    "You took off the mean of each column. A row's mean runs along axis 1."
)
def column_means(a):
    return a - a.mean(axis=0)


@center_rows.wrong_answer(
    "One mean of everything was taken off. Each row has a mean of its own: axis 1."
)
def one_mean(a):
    return a - a.mean()


@center_rows.wrong_answer(
    "The means lost their axis, so they met columns instead of rows. On a square that "
    "goes unnoticed, elsewhere it is an error. Use keepdims=True."
)
def means_in_a_row(a):
    return a - a.mean(axis=1)


@center_rows.wrong_answer("The sign is wrong: it is the row minus its mean.")
def mean_minus_row(a):
    return a.mean(axis=1, keepdims=True) - a


@center_rows.wrong_answer("The mean was added. Take it off.")
def mean_added(a):
    return a + a.mean(axis=1, keepdims=True)


@center_rows.wrong_answer("The sum of each row was taken off. Take off its mean.")
def sums_off(a):
    return a - a.sum(axis=1, keepdims=True)


@center_rows.wrong_answer("The median of each row was taken off. Take off its mean.")
def medians_off(a):
    return a - np.median(a, axis=1, keepdims=True)


@center_rows.wrong_answer(
    "The rows were also divided by their spread. Only subtract the mean."
)
def scaled_too(a):
    middle = a - a.mean(axis=1, keepdims=True)
    spread = a.std(axis=1, keepdims=True)
    return middle / np.where(spread > 0, spread, 1.0)


@center_rows.wrong_answer("These are the means alone. Subtract them from the rows.")
def means_alone(a):
    return a.mean(axis=1, keepdims=True)


@center_rows.wrong_answer("")
def in_place(a):
    a -= a.mean(axis=1, keepdims=True)
    return a


@center_rows.wrong_answer("")
def rows_in_place(a):
    for row in a:
        row -= row.mean()
    return a


@center_rows.wrong_answer("")
def cuts_decimals(a):
    result = np.zeros_like(a)
    result[:] = a - a.mean(axis=1, keepdims=True)
    return result


@center_rows.right_answer
def turned(a):
    return (a.T - a.T.mean(axis=0)).T


@center_rows.right_answer
def new_axis(a):
    return a - np.mean(a, axis=1)[:, None]


@center_rows.right_answer
def row_by_row(a):
    result = np.array(a, dtype=float)
    for i in range(len(a)):
        result[i] -= result[i].sum() / len(result[i])
    return result


@center_rows.right_answer
def sum_over_length(a):
    return a - a.sum(axis=-1, keepdims=True) / a.shape[-1]


@center_rows.right_answer
def rows_with_torch(a):
    import torch

    a = torch.tensor(a, dtype=torch.float64)
    return a - a.mean(dim=1, keepdim=True)
