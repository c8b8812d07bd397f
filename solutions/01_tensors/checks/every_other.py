"""Exercise 01.2: what is checked of `every_other`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import (
    Case,
    Exercise,
    edge,
    pure,
    shape,
    values,
    vector,
)
from helpers.kernels import tensors as kernel

from .cases import (
    B234,
    FLOAT32,
    H65,
    H2345,
    HV,
    INTS,
    M47,
    MIXED,
    OTHER,
    SAME_NUMBERS,
    V9,
)

SLICE_47 = Case("a matrix of shape (4, 7), start 1, step 2", (M47, 1, 2))
SLICE_9 = Case("a vector of length 9, start 2, step 3", (V9, 2, 3))
SLICE_234 = Case("a block of shape (2, 3, 4), start 1, step 2", (B234, 1, 2))
BACKWARDS = Case("a matrix of shape (4, 7), start 5, step -2", (M47, 5, -2))
# Counted and not timed: on a busy machine a right answer may take as long as a loop.
LONG = Case(
    "1,000 columns (does it index a more than 100 times?)",
    steps="""
    class Counted(np.ndarray):
        looks = 0

        def __getitem__(self, index):
            Counted.looks += 1
            return super().__getitem__(index)

    a = np.zeros((2, 1000)).view(Counted)
    every_other(a, 0, 2)
    Counted.looks > 100
    """,
)

every_other = Exercise(
    "every_other",
    reference=kernel.every_other,
    arguments=("a", "start", "step"),
    checks=[
        shape(SLICE_47, SLICE_234, points=0.25),
        values(SLICE_47, SLICE_9, SLICE_234, points=0.5),
        edge("a negative step", BACKWARDS, points=0.5),
        pure(SLICE_47, points=0.25),
        vector(SLICE_47, SLICE_234, rows=("a",), points=0.25),
        values(
            Case("one axis", (HV, 3, 4)),
            Case("four axes", (H2345, 0, 2)),
            Case("five columns", (H65, 2, 1)),
            Case("four axes, backwards", (H2345, 3, -3)),
            points=0.25,
            label=OTHER,
            hidden=True,
            message="It should work for one axis, two, three or more.",
        ),
        edge(
            "start at the end or beyond it",
            Case("the last entry", (H65, -1, 2)),
            Case("backwards from the end", (H65, -1, -1)),
            Case("a negative start", (HV, -5, 2)),
            Case("a start beyond the end", (H65, 7, 2)),
            Case("a start beyond the end, backwards", (H65, 7, -2)),
            points=0.25,
            hidden=True,
            message="A negative start counts from the end. From beyond the end a "
            "positive step finds nothing, a negative one begins with the last entry.",
        ),
        edge(
            MIXED,
            Case("integers", (INTS, 1, 2)),
            Case("float32", (FLOAT32, 0, 3)),
            points=0.25,
            hidden=True,
            message=SAME_NUMBERS,
        ),
        edge(
            "a long axis",
            LONG,
            points=0.5,
            hidden=True,
            message="Of 1,000 columns, every second one was taken with more than 100 "
            "looks into `a`. One slice takes all at once.",
        ),
    ],
    hints=[
        "A slice has up to three parts, start, stop and step. You want to go on to the "
        "end, so what do you write for stop?",
        "Three dots as the first index stand for all axes before the last one.",
        "After the three dots and a comma comes a slice with an empty stop: your start, "
        "two colons, your step.",
    ],
)


@every_other.wrong_answer("This slices the first axis. The last one is asked for.")
def first_axis(a, start, step):
    return a[start::step]


@every_other.wrong_answer(
    "This slices axis 1, which is the last one of a matrix only. `...` stands for all "
    "the axes before the last."
)
def second_axis(a, start, step):
    return a[:, start::step]


@every_other.wrong_answer(
    "With one colon, step is read as the place to stop. Leave stop empty: two colons."
)
def step_as_stop(a, start, step):
    return a[..., start:step]


@every_other.wrong_answer("The slice begins at 0. It should begin at start.")
def without_start(a, start, step):
    return a[..., ::step]


@every_other.wrong_answer("Every entry from start on came. The step is missing.")
def without_step(a, start, step):
    return a[..., start:]


@every_other.wrong_answer("start and step have changed places.")
def changed_places(a, start, step):
    return a[..., step::start]


@every_other.wrong_answer(
    "The slice stops before the last entry. Leave stop empty, and it goes on to the end."
)
def stops_early(a, start, step):
    return a[..., start:-1:step]


@every_other.wrong_answer(
    "With a negative step nothing comes: a slice that runs backwards must not stop at "
    "the far end. Leave stop empty."
)
def stops_at_the_length(a, start, step):
    return a[..., start : a.shape[-1] : step]


@every_other.wrong_answer("A negative step should run backwards. Yours runs forwards.")
def always_forwards(a, start, step):
    return a[..., start :: abs(step)]


@every_other.wrong_answer("The axes before the last one are gone: the result is flat.")
def flattened(a, start, step):
    return a[..., start::step].ravel()


@every_other.wrong_answer("")
def loops_over_rows_(a, start, step):
    if a.ndim == 1:
        return a[start::step]
    rows = a.reshape(-1, a.shape[-1])
    some = np.array([row[start::step] for row in rows])
    return some.reshape(a.shape[:-1] + some.shape[1:])


@every_other.wrong_answer("")
def loops_over_places(a, start, step):
    some = [a[..., j] for j in range(*slice(start, None, step).indices(a.shape[-1]))]
    return np.stack(some, axis=-1) if some else a[..., :0]


@every_other.wrong_answer("")
def fills_place_by_place(a, start, step):
    wanted = range(*slice(start, None, step).indices(a.shape[-1]))
    result = np.empty((*a.shape[:-1], len(wanted)))
    for k, j in enumerate(wanted):
        result[..., k] = a[..., j]
    return result


@every_other.right_answer
def slice_object(a, start, step):
    index = [slice(None)] * a.ndim
    index[-1] = slice(start, None, step)
    return a[tuple(index)].copy()


@every_other.right_answer
def turned_round(a, start, step):
    return a.T[start::step].T


@every_other.right_answer
def by_places(a, start, step):
    places = np.arange(a.shape[-1])[start::step]
    return np.take(a, places, axis=-1)


@every_other.right_answer
def by_a_list_of_places(a, start, step):
    return a[..., list(range(*slice(start, None, step).indices(a.shape[-1])))]


@every_other.right_answer
def by_places_from_a_loop(a, start, step):
    places = []
    for j in range(*slice(start, None, step).indices(a.shape[-1])):
        places.append(j)
    return a[..., places]


@every_other.right_answer
def as_floats(a, start, step):
    a = np.array(a, dtype=float)
    return a[..., start::step]


@every_other.right_answer
def axis_moved(a, start, step):
    return np.moveaxis(np.moveaxis(a, -1, 0)[start::step], 0, -1)


@every_other.right_answer
def torch_select(a, start, step):
    import torch

    places = torch.arange(a.shape[-1]).numpy()[start::step].copy()
    return torch.as_tensor(a).index_select(a.ndim - 1, torch.as_tensor(places)).double()
