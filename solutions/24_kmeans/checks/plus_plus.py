"""Exercise 24.10: what is checked of `plus_plus`, and the answers that prove it.

Which rows come is left open. How often they come is not: many draws are counted.
"""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, Seeded, edge, pure, shape, values
from helpers.kernels import kmeans as kernel

from .cases import SAME_SEED, SAME_SEED_SAID

X6 = np.array([[1.0, 5.0], [2.0, 4.5], [7.0, 0.5], [3.5, 3.0], [8.0, 9.0], [6.0, 2.0]])
THREE = Case("three of six points", (X6, 3, Seeded(1)))
GIVEN = """
X = np.array([[1.0, 5.0], [2.0, 4.5], [7.0, 0.5], [3.5, 3.0], [8.0, 9.0], [6.0, 2.0]])
"""
SORTED = """
C = np.asarray(plus_plus(X, len(X), np.random.default_rng({seed})), dtype=float)
np.array(sorted(C.tolist()))
"""
# 0 and 1 come together in a tenth of the draws; with plain distances it is a fifth.
PAIRS = """
X, rng = np.array([[0.0], [1.0], [3.0]]), np.random.default_rng({seed})
drawn = [np.asarray(plus_plus(X, 2, rng)).ravel().tolist() for _ in range(1000)]
near = sum(sorted(C) == [0, 1] for C in drawn) / 1000
far = sum(sorted(C) == [0, 3] for C in drawn) / 1000
[0.06 < near < 0.145, 0.47 < far < 0.6]
"""
# Two pairs and a point between them. A third centre joins one that has none near it.
THIRDS = """
X, rng = np.array([[0.0], [0.1], [10.0], [10.1], [5.0]]), np.random.default_rng(21)
drawn = [np.asarray(plus_plus(X, 3, rng)).ravel().tolist() for _ in range(200)]
[sum(sum(x < 1 for x in C) == 1 for C in drawn) > 190, sum(5.0 in C for C in drawn) > 190]
"""
# All three equally far from each other: 4. By their largest column alone they are not.
EQUAL = """
X = np.array([[0.0, 0.0, 0.0, 0.0], [1.0, 1.0, 1.0, 1.0], [0.0, 0.0, 0.0, 2.0]])
rng, counts = np.random.default_rng(31), {}
for _ in range(1000):
    drawn = str(sorted(np.asarray(plus_plus(X, 2, rng), dtype=float).tolist()))
    counts[drawn] = counts.get(drawn, 0) + 1
len(counts) == 3 and 265 < min(counts.values()) and max(counts.values()) < 405
"""
# Along a slope through four columns: 3 is left out in 13.5 of 100 draws.
SLOPE = """
X, rng = np.outer([0.0, 1.0, 3.0, 5.0], np.ones(4)), np.random.default_rng(32)
drawn = [np.asarray(plus_plus(X, 3, rng), dtype=float)[:, 0] for _ in range(3000)]
0.108 < sum(3.0 not in C for C in drawn) / 3000 < 0.162
"""
FIRST = """
X, rng = np.array([[0.0], [1.0], [50.0]]), np.random.default_rng(13)
drawn = [float(np.asarray(plus_plus(X, 1, rng)).ravel()[0]) for _ in range(600)]
counts = [drawn.count(x) for x in (0.0, 1.0, 50.0)]
140 < min(counts) and max(counts) < 260
"""
TWICE = """
first, again = (plus_plus(X, 4, np.random.default_rng(7)) for _ in range(2))
float(np.abs(np.asarray(first, float) - np.asarray(again, float)).max())
"""
INTEGERS = """
X = np.array([[3, 1], [0, 2], [5, 5], [900, 7]])
"""


def plus_plus_reference(X, K, rng):
    """Call the kernel with the exercise's positional arguments."""
    return kernel.plus_plus(X, K, rng=rng)


plus_plus = Exercise(
    "plus_plus",
    reference=plus_plus_reference,
    arguments=("X", "K", "rng"),
    checks=[
        shape(THREE, points=0.5),
        values(
            Case("all six points, sorted", steps=GIVEN + SORTED.format(seed=2)),
            points=0.75,
            label="no row comes twice",
            message="A row that is a centre already has the distance 0, so its chance "
            "is 0. With K = n every row comes once.",
        ),
        edge(
            "far rows come more often",
            Case(
                "0, 1 and 3: a tenth of the pairs is 0 and 1, about half is 0 and 3",
                steps=PAIRS.format(seed=11),
            ),
            points=1.0,
            message="Any row may be the first. The chance of each further one is its "
            "squared distance to the nearest centre, divided by the sum of all of these.",
        ),
        edge(
            "the nearest centre counts",
            Case("two pairs and a point between", steps=THIRDS),
            points=0.5,
            message="The distance of a row is that to the nearest of all centres so "
            "far, not to the last or the first one.",
        ),
        pure(THREE, points=0.25),
        edge(
            "the first centre is any row",
            Case("600 draws of one out of three", steps=FIRST),
            points=0.25,
            hidden=True,
            message="The first centre is drawn with the same chance for every row.",
        ),
        edge(
            "several columns",
            Case("three points equally far from each other", steps=EQUAL),
            Case("four points on a slope", steps=SLOPE),
            points=0.25,
            hidden=True,
            message="A squared distance is the sum of the squares of all columns, for "
            "every centre alike.",
        ),
        edge(
            SAME_SEED,
            Case("two generators with one seed", steps=GIVEN + TWICE),
            points=0.25,
            hidden=True,
            message=SAME_SEED_SAID,
        ),
        edge(
            "integers",
            Case("integers, sorted", steps=INTEGERS + SORTED.format(seed=5)),
            points=0.25,
            hidden=True,
            message="Points may be integers, and far apart.",
        ),
    ],
    hints=[
        "Draw one row. Then, for each further centre: measure how far every row is from "
        "the nearest centre so far, and draw by that.",
        "Keep an array with the squared distance of each row to its nearest centre. A "
        "new centre can only make its entries smaller.",
        "rng.choice takes chances as p; they must add up to 1, so divide by their sum.",
    ],
)


@plus_plus.wrong_answer(
    "The chances follow the distances. They should follow the squared distances."
)
def not_squared(X, K, rng):
    C = [X[rng.integers(len(X))]]
    while len(C) < K:
        D = np.sqrt(((X[:, None] - np.array(C)) ** 2).sum(axis=2).min(axis=1))
        C.append(X[rng.choice(len(X), p=D / D.sum())])
    return np.array(C)


@plus_plus.wrong_answer(
    "This takes the farthest row every time, which is often an outlier. Draw, with "
    "chances that grow with the distance."
)
def always_the_farthest(X, K, rng):
    C = [X[rng.integers(len(X))]]
    while len(C) < K:
        D = ((X[:, None] - np.array(C)) ** 2).sum(axis=2).min(axis=1)
        C.append(X[D.argmax()])
    return np.array(C)


@plus_plus.wrong_answer("")
def all_alike(X, K, rng):
    return X[rng.choice(len(X), size=K, replace=False)]


@plus_plus.wrong_answer(
    "These are not the distances to the nearest centre: one that is taken may come "
    "again. Take, for each row, the smallest over all centres so far."
)
def from_the_last(X, K, rng):
    C = [X[rng.integers(len(X))]]
    while len(C) < K:
        D = ((X - C[-1]) ** 2).sum(axis=1)
        C.append(X[rng.choice(len(X), p=D / D.sum())])
    return np.array(C)


@plus_plus.wrong_answer("")
def from_the_mean(X, K, rng):
    C = [X[rng.integers(len(X))]]
    while len(C) < K:
        D = ((X[:, None] - np.array(C)) ** 2).sum(axis=2).mean(axis=1)
        C.append(X[rng.choice(len(X), p=D / D.sum())])
    return np.array(C)


@plus_plus.wrong_answer("")
def first_row_first(X, K, rng):
    C = [X[0]]
    while len(C) < K:
        D = ((X[:, None] - np.array(C)) ** 2).sum(axis=2).min(axis=1)
        C.append(X[rng.choice(len(X), p=D / D.sum())])
    return np.array(C)


@plus_plus.wrong_answer(
    "These are row numbers. Return the rows of X that they stand for."
)
def row_numbers(X, K, rng):
    rows = [rng.integers(len(X))]
    while len(rows) < K:
        D = ((X[:, None] - X[rows]) ** 2).sum(axis=2).min(axis=1)
        rows.append(rng.choice(len(X), p=D / D.sum()))
    return np.array(rows)


@plus_plus.right_answer
def running_smallest(X, K, rng):
    X = np.asarray(X, dtype=float)
    C = np.empty((K, X.shape[1]))
    D = np.ones(len(X))
    for k in range(K):
        C[k] = X[rng.choice(len(X), p=D / D.sum())]
        new = ((X - C[k]) ** 2).sum(axis=1)
        D = new if k == 0 else np.minimum(D, new)
    return C


@plus_plus.right_answer
def by_cumulated_chances(X, K, rng):
    rows = [int(rng.random() * len(X))]
    for _ in range(K - 1):
        D = [min(((x - X[r]) ** 2).sum() for r in rows) for x in X]
        sums = np.cumsum(D)
        rows.append(int(np.searchsorted(sums, rng.random() * sums[-1], side="right")))
    return X[rows]


@plus_plus.right_answer
def drawn_backwards(X, K, rng):
    C = X[[rng.integers(len(X))]]
    for _ in range(K - 1):
        D = np.min([np.sum((X - c) ** 2, axis=1) for c in C], axis=0)
        C = np.vstack([X[[rng.choice(np.arange(len(X)), p=D / np.sum(D))]], C])
    return C


# ---- mutants of the answer that are no mistake
DRAW = "rows.append(rng.choice(len(X), p=squares / squares.sum())) => rows.append(rng.choice({}))"
plus_plus.same_as_right(
    "There is one row at that point, its number of points is n, and rows grow by one.",
    "squares = ((X - X[rows[0]]) ** 2).sum(axis=1) => squares = ((X - X[rows[-1]]) ** 2).sum(axis=1)",
    "while len(rows) < K: => while len(rows) is not K:",
    "while len(rows) < K: => while len(rows) != K:",
    DRAW.format("len(squares), p=squares / squares.sum()"),
)
plus_plus.same_as_right(
    "The smaller of two numbers has no order.",
    "squares = np.minimum(squares, new) => squares = np.minimum(new, squares)",
)
