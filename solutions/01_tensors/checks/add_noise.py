"""Exercise 01.7: what is checked of `add_noise`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, Seeded, edge, pure, shape, values
from helpers.kernels import tensors as kernel

from .cases import B234, FLOAT32, H65, HV, INTS, M23, M43, MIXED, NO_ROWS, OTHER


def add_noise_reference(a, rng):
    """Call the kernel, whose generator is keyword-only."""
    return kernel.add_noise(a, rng=rng)


NOISE_23 = Case("a matrix of shape (2, 3)", (M23, Seeded(71)))
NOISE_43 = Case("a matrix of shape (4, 3)", (M43, Seeded(72)))
AFTER = Case(
    "the draw after",
    steps="""
        rng = np.random.default_rng(73)
        add_noise(np.zeros((2, 3)), rng)
        rng.normal()
    """,
)

add_noise = Exercise(
    "add_noise",
    kind="fix",
    reference=add_noise_reference,
    arguments=("a", "rng"),
    checks=[
        shape(NOISE_23, points=0.25),
        values(NOISE_23, NOISE_43, points=0.75),
        pure(NOISE_23, NOISE_43, points=1.0),
        values(
            Case("one axis", (HV, Seeded(74))),
            Case("three axes", (B234, Seeded(75))),
            Case("no rows", (NO_ROWS, Seeded(76))),
            Case(OTHER, (H65, Seeded(77))),
            points=0.25,
            label="any shape",
            hidden=True,
            message="a may have one axis or several, and no entries at all. The noise is "
            "one draw of its shape, from the `rng` you were given.",
        ),
        edge(
            "one draw",
            AFTER,
            points=0.25,
            hidden=True,
            message="Draw once, `a.shape` numbers from the `rng` you were given, and "
            "nothing else: the next draw from it must be the one that comes next.",
        ),
        edge(
            MIXED,
            Case("integers", (INTS, Seeded(78))),
            Case("float32", (FLOAT32, Seeded(79))),
            points=0.5,
            hidden=True,
            message="Integers and float32 should work as well, and keep the decimals "
            "of the noise.",
        ),
    ],
    hints=[
        "Which line writes into the caller's array? What would `a = a + ...` do instead?",
        "`a += noise` changes the array in place; `a + noise` makes a new one.",
        "One line is enough: return the sum of `a` and one draw.",
    ],
)


@add_noise.wrong_answer(
    "You copied a, then put the noise into a and returned the copy without it."
)
def copies_the_wrong_one(a, rng):
    clean = a.copy()
    a += rng.normal(size=a.shape)
    return clean


@add_noise.wrong_answer("This is the noise alone. Add it to a.")
def noise_alone(a, rng):
    return rng.normal(size=a.shape)


@add_noise.wrong_answer(
    "The same single number was added everywhere. Draw `size=a.shape` numbers."
)
def one_number(a, rng):
    return a + rng.normal()


@add_noise.wrong_answer(
    "Every row got the same noise. Draw a number for each entry: `size=a.shape`."
)
def same_for_every_row(a, rng):
    return a + rng.normal(size=a.shape[-1])


@add_noise.wrong_answer(
    "The noise comes from a generator of your own. Use the `rng` you were given."
)
def own_generator(a, rng):
    return a + np.random.default_rng(0).normal(size=a.shape)


@add_noise.wrong_answer(
    "This noise is uniform, between 0 and 1. Draw with `rng.normal`."
)
def uniform(a, rng):
    return a + rng.random(size=a.shape)


@add_noise.wrong_answer("The noise was taken off. Add it.")
def minus(a, rng):
    return a - rng.normal(size=a.shape)


@add_noise.wrong_answer("")
def as_it_was_given(a, rng):
    a += rng.normal(size=a.shape)
    return a


@add_noise.wrong_answer("")
def second_name(a, rng):
    noisy = a
    noisy += rng.normal(size=a.shape)
    return noisy


@add_noise.wrong_answer("")
def view_as_copy(a, rng):
    noisy = a[:]
    noisy[...] = noisy + rng.normal(size=a.shape)
    return noisy


@add_noise.wrong_answer("")
def global_state(a, rng):
    return a + np.random.normal(size=a.shape)  # noqa: NPY002


@add_noise.wrong_answer("")
def copy_keeps_the_type(a, rng):
    noisy = a.copy()
    noisy[...] = noisy + rng.normal(size=a.shape)
    return noisy


@add_noise.right_answer
def copy_then_add(a, rng):
    noisy = np.array(a, dtype=float)
    noisy += rng.normal(size=a.shape)
    return noisy


@add_noise.right_answer
def around_a(a, rng):
    return rng.normal(loc=a)


@add_noise.right_answer
def entry_by_entry(a, rng):
    noisy = a.astype(float)
    for place in np.ndindex(a.shape):
        noisy[place] += rng.standard_normal()
    return noisy


@add_noise.right_answer
def noise_first(a, rng):
    noise = rng.standard_normal(a.shape)
    noise += a
    return noise
