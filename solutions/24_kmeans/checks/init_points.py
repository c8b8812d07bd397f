"""Exercise 24.4: what is checked of `init_points`, and the answers that prove it.

Which rows come is left open: only what holds for every draw is checked.
"""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, Seeded, edge, pure, shape, values

from .cases import SAME_SEED, SAME_SEED_SAID
from .cases import init_points as reference

X6 = np.array([[1.0, 5.0], [2.0, 4.5], [7.0, 0.5], [3.5, 3.0], [8.0, 9.0], [6.0, 2.0]])
THREE = Case("three of six points", (X6, 3, Seeded(1)))
GIVEN = """
X = np.array([[1.0, 5.0], [2.0, 4.5], [7.0, 0.5], [3.5, 3.0], [8.0, 9.0], [6.0, 2.0]])
"""
SORTED = """
C = np.asarray(init_points(X, len(X), np.random.default_rng({seed})), dtype=float)
np.array(sorted(C.tolist()))
"""
ROWS = """
rows = X.tolist()
drawn = [np.asarray(init_points(X, 3, np.random.default_rng(s))) for s in range(20)]
all(row in rows for C in drawn for row in C.astype(float).tolist())
"""
VARIED = """
drawn = [np.asarray(init_points(X, 2, np.random.default_rng(s))) for s in range(30)]
len({str(sorted(C.astype(float).tolist())) for C in drawn}) > 5
"""
OWN = """
C = init_points(X, 3, np.random.default_rng(3))
C += 100
X
"""
TWICE = """
first, again = (init_points(X, 4, np.random.default_rng(7)) for _ in range(2))
float(np.abs(np.asarray(first, float) - np.asarray(again, float)).max())
"""
EQUAL_ROWS = """
X = np.array([[1.0, 2.0], [1.0, 2.0], [4.0, 4.0], [1.0, 2.0]])
"""
FAIR = """
X, rng = np.array([[0.0], [1.0], [2.0], [3.0]]), np.random.default_rng(11)
drawn = [np.asarray(init_points(X, 2, rng)).ravel().tolist() for _ in range(600)]
counts = [sum(number in C for C in drawn) for number in range(4)]
pairs = {tuple(sorted(C)) for C in drawn}
[240 < min(counts) and max(counts) < 360, len(pairs)]
"""
INTEGERS = """
X = np.array([[3, 1], [0, 2], [5, 5]])
"""

init_points = Exercise(
    "init_points",
    reference=reference,
    arguments=("X", "K", "rng"),
    checks=[
        shape(THREE, points=0.25),
        values(
            Case("all six points, sorted", steps=GIVEN + SORTED.format(seed=2)),
            points=0.75,
            label="no row comes twice",
            message="With K = n every row must come once: draw without putting back.",
        ),
        edge(
            "rows of X",
            Case("three of six points, are all of them rows of X", steps=GIVEN + ROWS),
            points=0.5,
            message="Every centre must be one of the rows of X, all its columns "
            "together.",
        ),
        edge(
            "another seed, other rows",
            Case("thirty seeds, do they give many pairs", steps=GIVEN + VARIED),
            points=0.5,
            message="Another seed must be able to give other rows: draw them with rng.",
        ),
        pure(THREE, points=0.25),
        edge(
            SAME_SEED,
            Case("two generators with one seed", steps=GIVEN + TWICE),
            points=0.25,
            hidden=True,
            message=SAME_SEED_SAID,
        ),
        edge(
            "equal rows, and integers",
            Case("equal rows, sorted", steps=EQUAL_ROWS + SORTED.format(seed=4)),
            Case("integers, sorted", steps=INTEGERS + SORTED.format(seed=5)),
            points=0.25,
            hidden=True,
            message="Draw different row numbers. Rows that hold the same numbers may "
            "both be drawn.",
        ),
        edge(
            "every row has the same chance",
            Case("600 draws of two out of four, and how many pairs came", steps=FAIR),
            Case("the points, after writing into the result", steps=GIVEN + OWN),
            points=0.25,
            hidden=True,
            message="Every row must be drawn equally often, the first and the last "
            "too, and any two rows may come together. The result is a copy: writing into it leaves X alone.",
        ),
    ],
    hints=[
        "Draw row numbers, not points. K different ones out of n.",
        "rng.choice draws from 0 to n - 1 if you give it n. By default it puts each "
        "number back; an option switches that off.",
        "The option is called replace. Index X with the K numbers to get the rows.",
    ],
)


@init_points.wrong_answer(
    "A row may come twice: two centres in one place. Draw without putting back."
)
def with_repeats(X, K, rng):
    return X[rng.integers(0, len(X), size=K)]


@init_points.wrong_answer(
    "The numbers are drawn at random from a box around the data. Take rows of X: there "
    "are points near them."
)
def random_box(X, K, rng):
    return rng.uniform(X.min(axis=0), X.max(axis=0), size=(K, X.shape[1]))


@init_points.wrong_answer(
    "These are always the first rows. Let rng draw, so that another start is possible."
)
def first_rows(X, K, rng):
    return np.array(X[:K], dtype=float)


@init_points.wrong_answer(
    "Each column is drawn for itself, so the columns of different points get mixed. "
    "Draw whole rows."
)
def column_by_column(X, K, rng):
    columns = [column[rng.permutation(len(X))[:K]] for column in X.T]
    return np.column_stack(columns)


@init_points.wrong_answer(
    "These are row numbers. Return the rows of X that they stand for."
)
def row_numbers(X, K, rng):
    return rng.choice(len(X), size=K, replace=False)


@init_points.wrong_answer("The last row is never drawn: it has the number n - 1.")
def never_the_last(X, K, rng):
    return X[rng.permutation(len(X) - 1)[:K]]


@init_points.wrong_answer("")
def shuffles_the_points(X, K, rng):
    rng.shuffle(X)
    return X[:K].copy()


@init_points.wrong_answer("")
def global_random_state(X, K, rng):
    return X[np.random.permutation(len(X))[:K]]  # noqa: NPY002


@init_points.wrong_answer("")  # the hidden check says it
def neighbours(X, K, rng):
    return X[(rng.integers(len(X)) + np.arange(K)) % len(X)]


@init_points.right_answer
def by_permutation(X, K, rng):
    return X[rng.permutation(len(X))[:K]].astype(float)


@init_points.right_answer
def choice_of_rows(X, K, rng):
    return rng.choice(X, size=K, replace=False, axis=0)


@init_points.right_answer
def one_after_the_other(X, K, rng):
    left, rows = list(range(len(X))), []
    for _ in range(K):
        rows.append(X[left.pop(int(rng.integers(len(left))))])
    return np.array(rows)


@init_points.right_answer
def smallest_of_random_numbers(X, K, rng):
    return np.take(X, np.argsort(rng.random(len(X)))[:K], axis=0)
