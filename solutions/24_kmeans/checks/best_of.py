"""Exercise 24.6: what is checked of `best_of`, and the answers that prove it.

On clumps of points far apart a single run often gets stuck, and the lowest J is known.
"""

import numpy as np

from helpers.checks.vocabulary import Exercise, edge, values

from . import steps
from .cases import SAME_SEED, SAME_SEED_SAID, UNCHANGED, UNCHANGED_SAID, kmeans
from .cases import best_of as reference
from .steps import clumps

FOUR = steps.BEST.format(K=4, starts=6, draw=1)
MANY = steps.LOWEST.format(K=4, starts=25, calls=5)

best_of = Exercise(
    "best_of",
    reference=reference,
    arguments=("X", "K", "starts", "rng"),
    checks=[
        values(
            clumps(
                "four clumps, shapes of C and idx, is J above 0", FOUR + steps.BEST_FORM
            ),
            points=0.5,
            label="form of the result",
            message="Return three things: C of shape (K, d), idx of shape (n,), and J, "
            "one number.",
        ),
        edge(
            "J belongs to C and idx",
            clumps(
                "four clumps, is J that of C and idx",
                steps.BELONGS.format(K=4, starts=4),
            ),
            points=0.5,
            message="J must be the mean squared distance for the C and idx that you "
            "return: keep all three of the same run.",
        ),
        edge(
            "the lowest of many runs",
            clumps("25 starts, is the lowest J found each time", MANY),
            points=1.0,
            message="With 25 different starts the four clumps are found: keep the run "
            "with the lowest J, and let all starts draw from the same rng.",
        ),
        edge(
            UNCHANGED,
            clumps("the points after the call", steps.BEST_KEPT),
            points=0.25,
            message=UNCHANGED_SAID,
        ),
        edge(
            "a single start",
            clumps(
                "one start",
                steps.BELONGS.format(K=3, starts=1),
                seed=2463,
            ),
            points=0.25,
            hidden=True,
            message="One start is one run: its C, its idx and its J.",
        ),
        edge(
            SAME_SEED,
            clumps("two generators with one seed", steps.BEST_TWICE, seed=2464),
            clumps("ten seeds, do runs differ", steps.BEST_SEEDS, seed=2464),
            points=0.25,
            hidden=True,
            message=SAME_SEED_SAID,
        ),
        edge(
            "other clumps",
            clumps(
                "five clumps in a row",
                steps.LOWEST.format(K=5, starts=40, calls=3),
                seed=2465,
                middles=steps.ROW,
                each=8,
            ),
            points=0.25,
            hidden=True,
            message="Other numbers of clumps and points are found as well.",
        ),
    ],
    hints=[
        "Run kmeans once for each start, with the same rng, so that every run begins "
        "elsewhere.",
        "Keep the best run so far, and compare the last J of each new run with its J.",
        "min over a list of runs does it too, with a key that takes the last entry of "
        "history. The J you return is that entry.",
    ],
)


@best_of.wrong_answer(
    "A better run was thrown away, or all runs began alike. Keep the run with the "
    "lowest J, not the last one, and draw every start from the same rng."
)
def last(X, K, starts, rng):
    for _ in range(starts):
        C, idx, history = kmeans(X, K, rng, 1e-6, 100)
    return C, idx, history[-1]


@best_of.wrong_answer("")
def highest(X, K, starts, rng):
    runs = [kmeans(X, K, rng, 1e-6, 100) for _ in range(starts)]
    C, idx, history = max(runs, key=lambda run: run[2][-1])
    return C, idx, history[-1]


@best_of.wrong_answer("")
def one_start_many_times(X, K, starts, rng):
    seed = int(rng.integers(1000))
    runs = [kmeans(X, K, np.random.default_rng(seed), 1e-6, 100) for _ in range(starts)]
    C, idx, history = min(runs, key=lambda run: run[2][-1])
    return C, idx, history[-1]


@best_of.wrong_answer(
    "J does not belong to C and idx. Keep all three of one run together, and take the "
    "last J of its history."
)
def lowest_j_of_another_run(X, K, starts, rng):
    lowest = np.inf
    for _ in range(starts):
        C, idx, history = kmeans(X, K, rng, 1e-6, 100)
        lowest = min(lowest, history[-1])
    return C, idx, lowest


@best_of.wrong_answer("The third entry is the whole history. Return its last J alone.")
def whole_history(X, K, starts, rng):
    runs = [kmeans(X, K, rng, 1e-6, 100) for _ in range(starts)]
    return min(runs, key=lambda run: run[2][-1])


@best_of.wrong_answer("")
def lowest_first_j(X, K, starts, rng):
    runs = [kmeans(X, K, rng, 1e-6, 100) for _ in range(starts)]
    C, idx, history = min(runs, key=lambda run: run[2][0])
    return C, idx, history[0]


@best_of.wrong_answer("")
def generator_of_its_own(X, K, starts, rng):
    rng = np.random.default_rng()
    runs = [kmeans(X, K, rng, 1e-6, 100) for _ in range(starts)]
    C, idx, history = min(runs, key=lambda run: run[2][-1])
    return C, idx, history[-1]


@best_of.wrong_answer("")  # the hidden check says it
def seeds_of_its_own(X, K, starts, rng):
    seeds = map(np.random.default_rng, range(starts))
    runs = [kmeans(X, K, each, 1e-6, 100) for each in seeds]
    C, idx, history = min(runs, key=lambda run: run[2][-1])
    return C, idx, history[-1]


@best_of.right_answer
def running_best(X, K, starts, rng):
    best = None
    for _ in range(starts):
        C, idx, history = kmeans(X, K, rng, 1e-9, 300)
        if best is None or history[-1] < best[2]:
            best = C, idx, history[-1]
    return best


@best_of.right_answer
def sorted_runs(X, K, starts, rng):
    generators = rng.spawn(starts)
    runs = [kmeans(X, K, each, 1e-8, 200) for each in generators]
    Js = np.array([history[-1] for _, _, history in runs])
    C, idx, _ = runs[int(np.argsort(Js, kind="stable")[0])]
    return [C, idx, ((X - C[idx]) ** 2).sum(axis=1).mean()]


@best_of.right_answer
def finds_the_best_nearly_always(X, K, starts, rng):
    from sklearn.cluster import KMeans

    X = np.asarray(X, dtype=float)
    fits = [
        KMeans(K, init=X[rng.choice(len(X), K, replace=False)], n_init=1, tol=0).fit(X)
        for _ in range(starts)
    ]
    best = min(fits, key=lambda fit: fit.inertia_)
    return best.cluster_centers_, best.labels_, best.inertia_ / len(X)


# ---- mutants of the answer that are no mistake
RUNS = "runs = [kmeans(X, K, rng, 1e-06, 100) for _ in range(starts)] => runs = [{}]"
best_of.same_as_right(
    "tol and max_iter are left open, and a run more does no harm.",
    *map(
        RUNS.format,
        [
            "kmeans(X, K, rng, 1.000001, 100) for _ in range(starts)",
            "kmeans(X, K, rng, -0.999999, 100) for _ in range(starts)",
            "kmeans(X, K, rng, 1e-06, 101) for _ in range(starts)",
            "kmeans(X, K, rng, 1e-06, 99) for _ in range(starts)",
            "kmeans(X, K, rng, 1e-06, 100) for _ in range(starts + 1)",
        ],
    ),
)
BEST = "C, idx, history = min(runs, key=lambda run: run[2][-1]) => C, idx, history = min(runs, key=lambda run: run[2][{}])"
best_of.same_as_right(
    "The last two J of a settled run are equal; and of clumps, the run whose first "
    "update gives the lowest J ends lowest as well.",
    *map(BEST.format, ["-2", "~1", "1", "+1"]),
    "return (C, idx, history[-1]) => return (C, idx, history[-2])",
    "return (C, idx, history[-1]) => return (C, idx, history[~1])",
)
