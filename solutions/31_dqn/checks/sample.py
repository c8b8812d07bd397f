"""Exercise 31.3: what is checked of `sample`, and the answers that prove it.

The order of draws is the student's choice, so only what any draw must hold is checked.
"""

from functools import partial

import numpy as np
import torch  # noqa: F401 - the texts below use it

from helpers.checks.vocabulary import Case, Exercise, edge, free, values
from helpers.kernels import dqn as kernel

from .sample_cases import ALIKE, APART, DIFFERENT, FORM, TOO_FEW, WHOLE, over


def sample_reference(memory, n, rng):
    """Call the kernel; it raises a kind of ValueError, the exercise the plain one."""
    if n > len(memory):
        raise ValueError(f"{n} rows are wanted, and there are {len(memory)}")
    return kernel.sample(memory, n, rng=rng)


@free(
    "every set of rows",
    points=0.5,
    message="Every set of rows must be as likely as any other: draw row numbers without "
    "replacement, from all of them.",
)
def every_set(answer):
    rng = np.random.default_rng(1331)
    memory = [([float(k)], k, float(k), [k + 1.0], False) for k in range(5)]
    counts = {}
    for _ in range(400):
        drawn = frozenset(np.asarray(answer(memory, 2, rng)[2]).tolist())
        counts[drawn] = counts.get(drawn, 0) + 1
    full = len(counts) == 10 and {len(drawn) for drawn in counts} == {2}
    return None if full and min(counts.values()) > 12 else "not alike"


sample = Exercise(
    "sample",
    reference=sample_reference,
    arguments=("memory", "n", "rng"),
    checks=[
        values(FORM, points=0.75, label="shapes and types"),
        values(WHOLE, points=0.75, label="whole rows"),
        values(
            DIFFERENT,
            points=0.5,
            label="no row twice",
            message="A row was drawn twice in one batch, or the batch has another size.",
        ),
        values(
            ALIKE,
            points=0.25,
            label="every row alike",
            message="Some rows come far more often than others.",
        ),
        values(
            APART,
            points=0.5,
            label="in random order",
            message="Rows stand in the order of the memory, or beside their neighbours.",
        ),
        edge("too few rows", TOO_FEW, points=0.25),
        every_set,
        edge(
            "one row, and the same seed",
            Case(
                "a batch of one, and two generators with one seed",
                steps=over(
                    9,
                    7,
                    "one = sample(memory, 1, rng)\n"
                    "shapes = [list(column.shape) for column in one]\n"
                    "twice = [tens(sample(memory, 5, np.random.default_rng(8))) for _ in range(2)]\n"
                    "before = repr(memory)\n"
                    "sample(memory, 4, rng)\n"
                    "[shapes, twice[0] == twice[1], before == repr(memory), len(memory)]",
                ),
            ),
            points=0.25,
            hidden=True,
            message="A batch of one keeps its first axis. All chance comes from rng, and "
            "the memory stays as it is.",
        ),
        edge(
            "lists, and whole numbers",
            Case(
                "states as lists of whole numbers",
                steps="""
                memory = [([k, 2 * k, 0], np.int64(k), k, [k, 0, 1], np.bool_(k > 1)) for k in range(3)]
                s, a, r, s2, end = sample(memory, 3, np.random.default_rng(0))
                i = np.argsort(np.asarray(r))
                kinds = [str(column.dtype) for column in (s, a, r, s2, end)]
                [kinds, *(np.asarray(c)[i].tolist() for c in (s, a, r, s2, end))]
                """,
            ),
            points=0.25,
            hidden=True,
            message="s, r, s2 and terminated are float32 and a is int64, whatever the "
            "rows hold.",
        ),
    ],
    hints=[
        "First draw n different row numbers. Then make one tensor of each of the five "
        "columns.",
        "`rng.choice` draws from `len(memory)` numbers; its option replace says whether "
        "one may come twice. `zip(*rows)` turns rows into columns.",
        "Raise ValueError where n is larger than the memory. Turn each column into one "
        "NumPy array of the right type first: torch makes a tensor of that at once.",
    ],
)


RIGHT = """
def sample(memory, n, rng):
    if n > len(memory):
        raise ValueError("too few rows")
    places = rng.choice(len(memory), size=n, replace=False)
    rows = [memory[int(i)] for i in places]
    s, a, r, s2, end = (np.array(column) for column in zip(*rows))
    s, r, s2, end = (torch.tensor(c, dtype=torch.float32) for c in (s, r, s2, end))
    return s, torch.tensor(a, dtype=torch.int64), r, s2, end
"""
PLACES = "rng.choice(len(memory), size=n, replace=False)"
wrong = partial(sample.slip, RIGHT)

wrong(
    "the_last_rows",
    PLACES,
    "range(len(memory) - n, len(memory))",
    "These are always the last n rows: they follow each other and look alike. Draw from "
    "the whole memory.",
)
wrong(
    "the_last_rows_mixed",
    PLACES,
    "len(memory) - n + rng.permutation(n)",
    "These are always the last n rows, in another order. Draw from the whole memory.",
)
wrong(
    "a_run_of_rows",
    PLACES,
    "rng.integers(len(memory) - n + 1) + np.arange(n)",
    "This takes n rows that follow each other. Neighbours look alike: draw each row by "
    "itself.",
)
wrong(
    "sorted_rows",
    PLACES,
    "np.sort(rng.choice(len(memory), size=n, replace=False))",
    "The rows come in the order of the memory. Leave them in the order of the draw.",
)
wrong(
    "rows_twice",
    PLACES,
    "rng.integers(len(memory), size=n)",
    "A row may come twice in one batch. Draw without replacement.",
)
wrong(
    "never_the_last",
    PLACES,
    "rng.choice(len(memory) - (len(memory) > n), size=n, replace=False)",
    "The last row is never drawn. `rng.choice(k)` draws from 0 to k - 1.",
)
wrong(
    "seed_of_its_own",
    PLACES,
    "np.random.default_rng(0).choice(len(memory), size=n, replace=False)",
    "Every call draws the same rows. Draw from the rng that is given.",
)
wrong(
    "columns_by_themselves",
    "s, r, s2, end = (",
    "s2 = s2[rng.permutation(n)]\n    s, r, s2, end = (",
    "Rows are torn apart: each s2 must stand in the row of its own s.",
)
wrong(
    "short_batch",
    """    if n > len(memory):
        raise ValueError("too few rows")
""",
    "    n = min(n, len(memory))\n",
    "A memory that is too small must raise ValueError. A smaller batch hides it.",
)
wrong(
    "float64",
    "dtype=torch.float32",
    "dtype=torch.float64",
    "The tensors are float64. The network computes in float32, and refuses others.",
)
wrong(
    "actions_as_floats",
    "torch.tensor(a, dtype=torch.int64)",
    "torch.tensor(a, dtype=torch.float32)",
    "`a` must be int64: an action is a column number.",
)
sample.right_text(
    "by_permutation",
    """
def sample(memory, n, rng):
    if len(memory) < n:
        raise ValueError(f"{n} of {len(memory)}")
    batch = [memory[int(i)] for i in rng.permutation(len(memory))[:n]]
    states = torch.stack([torch.as_tensor(row[0], dtype=torch.float32) for row in batch])
    after = torch.stack([torch.as_tensor(row[3], dtype=torch.float32) for row in batch])
    actions = torch.tensor([int(row[1]) for row in batch])
    rewards = torch.tensor([float(row[2]) for row in batch])
    return states, actions, rewards, after, torch.tensor([float(row[4]) for row in batch])
""",
)
sample.right_text(
    "one_by_one",
    """
def sample(memory, n, rng):
    left, places = list(range(len(memory))), []
    if n > len(left):
        raise ValueError("the memory is too small")
    for _ in range(n):
        places.append(left.pop(int(rng.integers(len(left)))))
    kinds = [np.float32, np.int64, np.float32, np.float32, np.float32]
    return [
        torch.from_numpy(np.stack([np.asarray(memory[i][k]) for i in places]).astype(kind))
        for k, kind in enumerate(kinds)
    ]
""",
)
sample.right_text(
    "by_random_keys",
    """
def sample(self, n, rng):
    places = np.argsort(rng.random(len(self)))[:n]
    if len(places) < n:
        raise ValueError("too few")
    s, a, r, s2, t = zip(*[self[int(i)] for i in places])
    f = lambda column: torch.tensor(np.array(column, dtype=np.float32))
    return f(s), torch.tensor(np.array(a), dtype=torch.long), f(r), f(s2), f(t)
""",
)
