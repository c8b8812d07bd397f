"""Exercise 00.6: what is checked of `seeded_draws`, and the answers that prove it.

Any way to draw will do, so nothing compares draws with those of the reference: the checks
ask what holds of every honest answer. The reference only lends its shape.
"""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, free, pure, shape, values


def seeded_draws_reference(seed, n):
    """Draw from a generator that starts at the seed."""
    return np.random.default_rng(seed).random(n)


FIVE = Case("seed 7, five draws", (7, 5))
AGAIN = """
first, second = seeded_draws(7, 5), seeded_draws(7, 5)
[float(a) - float(b) for a, b in zip(first, second, strict=True)]
"""
OTHERS = """
draws = [*seeded_draws(7, 100), *seeded_draws(8, 100)]
len({float(draw) for draw in draws})
"""
SEED_0 = "Seed 0 is a seed like any other: it must repeat as well."
STARTS_ANEW = (
    "For every seed: the same seed twice gives equal draws, another one others."
)


def numbers(draws):
    """Return draws as a list of floats, as raw as they came."""
    return np.asarray(draws, dtype=float).ravel().tolist()


def repeats(answer, seed):
    """Whether a seed gives six draws, all different, and the same ones again."""
    first, second = numbers(answer(seed, 6)), numbers(answer(seed, 6))
    return first == second and len(set(first)) == 6


@free("seed 0", points=0.25, message=SEED_0)
def seed_0(answer):
    return None if repeats(answer, 0) else "seed 0 does not repeat"


@free("many seeds", points=0.5, message=STARTS_ANEW)
def many_seeds(answer):
    seeds = [1, 2, 3, 41, 2026]
    if not all(repeats(answer, seed) for seed in seeds):
        return "a seed does not repeat"
    draws = [draw for seed in seeds for draw in numbers(answer(seed, 6))]
    return None if len(set(draws)) == len(draws) else "two seeds share a draw"


seeded_draws = Exercise(
    "seeded_draws",
    reference=seeded_draws_reference,
    arguments=("seed", "n"),
    checks=[
        # First, because no draws have no sign: minus the draws is no mistake here.
        edge(
            "no draws",
            Case("no draws", (3, 0)),
            points=0.25,
            hidden=True,
            message="With n = 0 return an empty array of shape (0,).",
        ),
        shape(FIVE, Case("one draw", (7, 1)), points=0.5),
        values(
            Case("two runs with seed 7, the first minus the second", steps=AGAIN),
            points=0.5,
            label="same seed, same draws",
            message="Seed 7 gave other numbers the second time. Make the generator from "
            "the seed, in each call anew.",
        ),
        values(
            Case(
                "100 draws of seed 7 and 100 of seed 8, different ones counted",
                steps=OTHERS,
            ),
            points=0.5,
            label="other seed, other draws",
            message="A number came twice. Draw decimals, so that no number of a run comes "
            "again, and use the seed, so that two seeds share none.",
        ),
        pure(FIVE, points=0.5),
        seed_0,
        many_seeds,
    ],
    hints=[
        "Make a generator from the seed first, inside the function.",
        "`np.random.default_rng(...)` makes one. Then ask that generator, not `np.random`.",
        "A generator `rng` gives k decimals between 0 and 1 with `rng.random(k)`.",
    ],
)


@seeded_draws.wrong_answer("")
def sets_the_global_seed(seed, n):
    np.random.seed(seed)  # noqa: NPY002
    return np.random.rand(n)  # noqa: NPY002


@seeded_draws.wrong_answer(
    "All draws of a run are one number. Is the generator made anew for each draw? Make "
    "it once, before the first."
)
def new_generator_for_each_draw(seed, n):
    return np.array([np.random.default_rng(seed).random() for _ in range(n)])


@seeded_draws.wrong_answer("The seed is not used: seeds 7 and 8 give the same draws.")
def always_seed_0(seed, n):
    return np.random.default_rng(0).random(n)


@seeded_draws.wrong_answer("Seed and n have changed places.")
def changed_places(seed, n):
    return np.random.default_rng(n).random(seed)


@seeded_draws.wrong_answer("One draw came. Ask the generator for n of them.")
def one_draw(seed, n):
    return np.random.default_rng(seed).random()


@seeded_draws.wrong_answer(
    "These are not drawn at random: the seed itself is counted up. Use a generator."
)
def counts_up(seed, n):
    return np.arange(seed, seed + n, dtype=float)


@seeded_draws.wrong_answer("")
def whole_numbers(seed, n):
    return np.random.default_rng(seed).integers(0, 1000, size=n)


@seeded_draws.wrong_answer("")
def rounds(seed, n):
    return np.random.default_rng(seed).random(n).round(3)


@seeded_draws.wrong_answer("")
def counts_up_in_tenths(seed, n):
    return seed + np.arange(n) / 10


@seeded_draws.wrong_answer("")
def forgets_the_seed(seed, n):
    return np.random.default_rng().random(n)


@seeded_draws.wrong_answer("")
def seed_0_counts_as_none(seed, n):
    return np.random.default_rng(seed or None).random(n)


@seeded_draws.wrong_answer("")
def draws_globally(seed, n):
    np.random.default_rng(seed)
    return np.random.random(n)  # noqa: NPY002


@seeded_draws.wrong_answer("")
def gives_a_list(seed, n):
    return np.random.default_rng(seed).random(n).tolist()


@seeded_draws.right_answer
def one_by_one(seed, n):
    rng = np.random.default_rng(seed)
    draws = np.empty(n)
    for i in range(n):
        draws[i] = rng.random()
    return draws


@seeded_draws.right_answer
def in_float32(seed, n):
    return np.random.default_rng(seed).random(n, dtype=np.float32)


@seeded_draws.right_answer
def bell_shaped(seed, n):
    return np.random.default_rng(seed).normal(size=n)


@seeded_draws.right_answer
def older_generator(seed, n):
    return np.random.RandomState(seed).rand(n)


@seeded_draws.right_answer
def python_random(seed, n):
    import random

    rng = random.Random(seed)
    return np.array([rng.random() for _ in range(n)])


@seeded_draws.right_answer
def with_torch(seed, n):
    import torch

    return torch.rand(n, generator=torch.Generator().manual_seed(seed))
