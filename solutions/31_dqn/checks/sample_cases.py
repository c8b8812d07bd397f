"""Exercise 31.3: the memories that rows are drawn from, and what any draw must hold."""

from helpers.checks.vocabulary import Case

# In row k every number tells k: a row that is torn apart shows.
MEMORY = """
def row(k):
    s = np.array([k, k + 0.5], dtype=np.float32)
    return s, k % 3, 10.0 * k, s + 1, k % 4 == 0
memory = [row(k) for k in range({size})]
rng = np.random.default_rng({seed})
def tens(batch):
    return [round(float(r) / 10) for r in batch[2]]
"""


def over(size: int, seed: int, last: str) -> str:
    """Return the text of steps over a memory of so many rows."""
    return MEMORY.format(size=size, seed=seed) + last


FORM = Case(
    "three rows out of ten, shapes and types",
    steps=over(
        10,
        1,
        "batch = sample(memory, 3, rng)\n"
        "[[list(column.shape), str(column.dtype)] for column in batch]",
    ),
)
WHOLE = Case(
    "six rows out of six, sorted",
    steps=over(
        6,
        2,
        "s, a, r, s2, end = sample(memory, 6, rng)\n"
        "i = np.argsort(np.asarray(r))\n"
        "[np.asarray(column)[i].tolist() for column in (s, a, r, s2, end)]",
    ),
)
DIFFERENT = Case(
    "ten rows out of twelve, is none drawn twice",
    steps=over(
        12,
        3,
        "draws = [tens(sample(memory, 10, rng)) for _ in range(20)]\n"
        "[min(len(set(draw)) for draw in draws), all(len(d) == 10 for d in draws)]",
    ),
)
# Of 240 draws of 3 rows out of 12, each row should come in about 60.
ALIKE = Case(
    "240 draws of three rows out of twelve, does each row come about as often",
    steps=over(
        12,
        4,
        "draws = [tens(sample(memory, 3, rng)) for _ in range(240)]\n"
        "counts = np.bincount(np.ravel(draws), minlength=12)\n"
        "[bool(counts.min() > 25), bool(counts.max() < 95)]",
    ),
)
# Neighbours: of two different rows out of twelve, 1 pair in 6 stands side by side.
APART = Case(
    "150 draws of two rows out of twelve, how often are they neighbours, and how often "
    "does the older one come first",
    steps=over(
        12,
        5,
        "draws = np.array([tens(sample(memory, 2, rng)) for _ in range(150)])\n"
        "step = draws[:, 1] - draws[:, 0]\n"
        "[bool(np.mean(np.abs(step) == 1) < 0.35), bool(0.3 < np.mean(step > 0) < 0.7)]",
    ),
)
TOO_FEW = Case("four rows out of three", steps=over(3, 6, "sample(memory, 4, rng)"))
