"""Exercise 01.4: what is checked of `sum_keep`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels import tensors as kernel

from .cases import (
    B234,
    BYTES,
    FLOAT32,
    H65,
    H2345,
    HV,
    INTS,
    M23,
    MIXED,
    NO_ROWS,
    ONE_ROW,
    OTHER,
)

SUM_23 = Case("a matrix of shape (2, 3), axis 0", (M23, 0))
SUM_234 = Case("a block of shape (2, 3, 4), axis 1", (B234, 1))
LAST = Case("a block of shape (2, 3, 4), axis -1", (B234, -1))
TWO = Case("a block of shape (2, 3, 4), axes (0, 2)", (B234, (0, 2)))
FROM_THE_END = Case("a block of shape (2, 3, 4), axes (-2, -1)", (B234, (-2, -1)))
TURNED = Case("a block of shape (2, 3, 4), axes (2, 0)", (B234, (2, 0)))

sum_keep = Exercise(
    "sum_keep",
    reference=kernel.sum_keep,
    arguments=("a", "axis"),
    checks=[
        shape(SUM_23, SUM_234, points=0.25),
        values(SUM_23, SUM_234, points=0.5),
        edge("a negative axis", LAST, points=0.5),
        edge("several axes", TWO, FROM_THE_END, TURNED, points=0.5),
        pure(SUM_234, points=0.25),
        values(
            Case("one axis", (HV, 0)),
            Case("four axes", (H2345, 2)),
            Case("axes (1, -1) of four", (H2345, (1, -1))),
            Case("all axes", (H65, (0, 1))),
            points=0.25,
            label=OTHER,
            hidden=True,
            message="It should work for any number of axes, and for all axes at once.",
        ),
        edge(
            "an axis of length 0 or 1",
            Case("no rows, axis 0", (NO_ROWS, 0)),
            Case("no rows, axis 1", (NO_ROWS, 1)),
            Case("one row, axis 0", (ONE_ROW, 0)),
            points=0.25,
            hidden=True,
            message="A sum of nothing is 0, and the axis stays there with length 1.",
        ),
        edge(
            MIXED,
            Case("integers", (INTS, 1)),
            Case("uint8", (BYTES, 1)),
            Case("float32", (FLOAT32, 0)),
            points=0.5,
            hidden=True,
            message="Integers and float32 give the same sums, and sums of uint8 may "
            "go beyond 255.",
        ),
    ],
    hints=[
        "`np.sum` takes an axis, or a tuple of axes, and negative ones too.",
        "A sum drops its axis. One option of `np.sum` keeps it.",
        "The option is called `keepdims`; set it to True.",
    ],
)


@sum_keep.wrong_answer(
    "The sums are right, but the axis is gone. `keepdims=True` leaves it, with length 1."
)
def axis_dropped(a, axis):
    return a.sum(axis=axis)


@sum_keep.wrong_answer("This is the sum of everything. Pass the axis on to the sum.")
def total(a, axis):
    return float(a.sum())


@sum_keep.wrong_answer("Everything was summed: the axis is not passed on.")
def total_kept(a, axis):
    return a.sum(keepdims=True)


@sum_keep.wrong_answer("Axis 0 is summed, whatever `axis` says. Pass it on.")
def always_axis_0(a, axis):
    return a.sum(axis=0, keepdims=True)


@sum_keep.wrong_answer("This is the mean along the axis. The sum is asked for.")
def mean_kept(a, axis):
    return a.mean(axis=axis, keepdims=True)


@sum_keep.wrong_answer(
    "The sums are right, but the axis of length 1 always stands first. It should stay "
    "where the summed axis was."
)
def always_in_front(a, axis):
    axes = axis if isinstance(axis, tuple) else (axis,)
    return np.expand_dims(a.sum(axis=axis), tuple(range(len(axes))))


@sum_keep.wrong_answer(
    "The sums run along the other axes. The axis that is named is the one that is "
    "summed away."
)
def the_other_axes(a, axis):
    axes = axis if isinstance(axis, tuple) else (axis,)
    named = [one % a.ndim for one in axes]
    others = tuple(one for one in range(a.ndim) if one not in named)
    return a.sum(axis=others, keepdims=True)


@sum_keep.wrong_answer("These are running sums. Only the sum at the end is wanted.")
def running(a, axis):
    axes = axis if isinstance(axis, tuple) else (axis,)
    for one in axes:
        a = np.cumsum(a, axis=one)
    return a


@sum_keep.wrong_answer(
    "Of several axes only the first was summed. `np.sum` takes the whole tuple."
)
def first_axis_only(a, axis):
    one = axis[0] if isinstance(axis, tuple) else axis
    return a.sum(axis=one, keepdims=True)


PUT_BACK = (
    "With several axes those of length 1 do not always come back to their places. "
    "`keepdims=True` leaves each where it was."
)


@sum_keep.wrong_answer(PUT_BACK)
def put_back_one_by_one(a, axis):
    sums = a.sum(axis=axis)
    for one in axis if isinstance(axis, tuple) else (axis,):
        sums = np.expand_dims(sums, one)
    return sums


@sum_keep.wrong_answer(PUT_BACK)
def put_back_in_order(a, axis):
    axes = sorted(axis) if isinstance(axis, tuple) else [axis]
    sums = a.sum(axis=axis)
    for one in axes:
        sums = np.expand_dims(sums, one)
    return sums


@sum_keep.wrong_answer("")
def in_the_type_of_a(a, axis):
    return a.sum(axis=axis, keepdims=True, dtype=a.dtype)


@sum_keep.wrong_answer("")
def one_axis_alone(a, axis):
    return np.expand_dims(a.sum(axis=int(axis)), axis)


@sum_keep.right_answer
def put_back(a, axis):
    return np.expand_dims(np.sum(a, axis=axis, dtype=float), axis)


@sum_keep.right_answer
def one_axis_after_another(a, axis):
    for one in axis if isinstance(axis, tuple) else (axis,):
        a = a.sum(axis=one, keepdims=True)
    return a


@sum_keep.right_answer
def into_a_shape(a, axis):
    axes = axis if isinstance(axis, tuple) else (axis,)
    lengths = list(a.shape)
    for one in axes:
        lengths[one] = 1
    return a.sum(axis=axis).reshape(lengths)


@sum_keep.right_answer
def sum_with_torch(a, axis):
    import torch

    return torch.tensor(a, dtype=torch.float64).sum(dim=axis, keepdim=True)
