"""Exercise 17.1: what is checked of `split`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, values
from helpers.kernels import model_selection as kernel

from .steps import IN_ONE_PART, LOOK, STATE, often, repeats, share


def split_reference(n, ratios, rng):
    """Call the kernel, whose generator is keyword-only."""
    return kernel.split(n, ratios, rng=rng)


def sizes(n, ratios):
    """Make a case that asks for the sizes of the parts."""
    parts = ", ".join(map(str, ratios))
    text = f"[len(part) for part in split({n}, {ratios}, np.random.default_rng(1))]"
    return Case(f"{n} rows in shares of {parts}", steps=text)


THREE = (0.6, 0.2, 0.2)
ODD = (0.4, 0.35, 0.25)
ROWS = "[sorted(int(i) for i in part) for part in split(60, [0.6, 0.2, 0.2], rng)]"
IN_ORDER = """
parts = split(200, (0.6, 0.2, 0.2), np.random.default_rng(3))
rows = [int(i) for part in parts for i in part]
"in order" if rows == sorted(rows) else "mixed"
"""
IN_FIRST = "{row} in [int(i) for i in split(10, (0.6, 0.2, 0.2), rng)[{part}]]"

split = Exercise(
    "split",
    reference=split_reference,
    arguments=("n", "ratios", "rng"),
    checks=[
        values(
            sizes(10, THREE),
            sizes(11, THREE),
            sizes(9, THREE),
            sizes(19, ODD),
            points=1.0,
            label="sizes",
        ),
        edge(
            "every row in one part",
            Case(
                "200 rows",
                steps=LOOK
                + "look(split(200, (0.6, 0.2, 0.2), np.random.default_rng(3)), 200)",
            ),
            points=0.75,
        ),
        edge(
            "shuffled",
            Case("200 rows, one part after the other", steps=IN_ORDER),
            Case(
                "row 0 of 10, is it in the first part",
                steps=often(IN_FIRST.format(row=0, part=0)),
            ),
            Case(
                "row 9 of 10, is it in the last part",
                steps=often(IN_FIRST.format(row=9, part=2)),
            ),
            Case(
                "4 rows in halves, are rows 0 and 2 in one part",
                steps=often(IN_ONE_PART.format(call="split(4, (0.5, 0.5), rng)")),
            ),
            points=0.5,
        ),
        edge(
            "the seed decides",
            Case("60 rows", steps=repeats(ROWS)),
            points=0.5,
        ),
        values(
            sizes(21, ODD),
            sizes(100, (0.29, 0.7, 0.01)),
            sizes(4210, (0.98, 0.01, 0.01)),
            sizes(7, (0.5, 0.3, 0.1, 0.1)),
            points=0.25,
            label="other sizes",
            hidden=True,
            message="Each part first gets the whole number below its share. The rows "
            "that are left go to the largest remainders, and the sizes add up to n.",
        ),
        edge(
            "empty parts",
            Case(
                "no rows",
                steps="[len(p) for p in split(0, (0.6, 0.4), np.random.default_rng(1))]",
            ),
            sizes(3, (0.98, 0.01, 0.01)),
            sizes(2, ODD),
            sizes(5, (1.0,)),
            sizes(6, (0.5, 0.5, 0.0)),
            points=0.25,
            hidden=True,
            message="A part may be empty, but it is there. One part alone gets all rows.",
        ),
        edge(
            "equal chances",
            Case(
                "row 0 in the first part",
                steps=share(IN_FIRST.format(row=0, part=0), 0.6),
            ),
            Case(
                "row 7 in the first part",
                steps=share(IN_FIRST.format(row=7, part=0), 0.6),
            ),
            Case(
                "row 9 in the second part",
                steps=share(IN_FIRST.format(row=9, part=1), 0.2),
            ),
            points=0.25,
            hidden=True,
            message="Every row must have the same chance to come into a part: shuffle "
            "all rows, then cut.",
        ),
        edge(
            "usable rows, nothing else touched",
            Case(
                "rows picked from an array",
                steps="""
                a, ratios = 10 * np.arange(30), [0.6, 0.2, 0.2]
                parts = split(30, ratios, np.random.default_rng(4))
                [sorted(int(v) for part in parts for v in a[np.asarray(part)]), ratios]
                """,
            ),
            Case(
                "the global random state",
                steps=STATE.format(
                    call="split(30, (0.5, 0.5), np.random.default_rng(4))"
                ),
            ),
            points=0.5,
            hidden=True,
            message="Each part must hold whole numbers that pick rows of an array; "
            "`ratios` and NumPy's global random state stay as they are.",
        ),
    ],
    hints=[
        "Two questions: how many rows does each part get, and which ones? Answer the "
        "first with arithmetic alone.",
        "Take the whole number below each share. Some rows are left: give one each to "
        "the parts whose share lost most.",
        "Let rng.permutation bring all rows in a random order. Then cut this one array "
        "where the running total of the sizes says; np.split does it.",
    ],
)


@split.wrong_answer(
    "The rows keep their order: whatever stands first in the file lands in training. "
    "Shuffle all rows before you cut."
)
def no_shuffle(n, ratios, rng):
    exact = n * np.asarray(ratios, dtype=float)
    sizes = np.floor(exact).astype(int)
    sizes[np.argsort(sizes - exact, kind="stable")[: n - sizes.sum()]] += 1
    return tuple(np.split(np.arange(n), np.cumsum(sizes)[:-1]))


@split.wrong_answer(
    "Rows are lost: every share was rounded down. The rows left over go to the parts "
    "with the largest remainders."
)
def rounds_down(n, ratios, rng):
    order, parts, start = rng.permutation(n), [], 0
    for ratio in ratios:
        size = int(n * ratio + 1e-9)
        parts.append(order[start : start + size])
        start += size
    return tuple(parts)


@split.wrong_answer(
    "All rows left over went to the last part. Give them, one each, to the parts with "
    "the largest remainders."
)
def rest_to_the_last(n, ratios, rng):
    sizes = [int(n * ratio + 1e-9) for ratio in ratios]
    return tuple(np.split(rng.permutation(n), np.cumsum(sizes)[:-1]))


@split.wrong_answer(
    "All rows left over went to the first part. Give them, one each, to the parts with "
    "the largest remainders."
)
def rest_to_the_first(n, ratios, rng):
    sizes = [int(n * ratio + 1e-9) for ratio in ratios]
    sizes[0] += n - sum(sizes)
    return tuple(np.split(rng.permutation(n), np.cumsum(sizes)[:-1]))


@split.wrong_answer(
    "Each share was rounded by itself, so the sizes need not add up to n. Round down, "
    "then give the rest to the largest remainders."
)
def rounds_each(n, ratios, rng):
    order, parts, start = rng.permutation(n), [], 0
    for ratio in ratios:
        size = round(n * ratio)
        parts.append(order[start : start + size])
        start += size
    return tuple(parts)


@split.wrong_answer(
    "The parts overlap: each was drawn from all rows. A row that is in training must "
    "not come back in the test set. Shuffle once and cut."
)
def overlap(n, ratios, rng):
    exact = n * np.asarray(ratios, dtype=float)
    sizes = np.floor(exact).astype(int)
    sizes[np.argsort(sizes - exact, kind="stable")[: n - sizes.sum()]] += 1
    return tuple(rng.choice(n, size=size, replace=False) for size in sizes)


@split.wrong_answer(
    "Every seed gives the same split. Draw from the `rng` you were given, not from a "
    "generator of your own."
)
def own_generator(n, ratios, rng):
    exact = n * np.asarray(ratios, dtype=float)
    sizes = np.floor(exact).astype(int)
    sizes[np.argsort(sizes - exact, kind="stable")[: n - sizes.sum()]] += 1
    rows = np.random.default_rng(0).permutation(n)
    return tuple(np.split(rows, np.cumsum(sizes)[:-1]))


@split.wrong_answer(
    "One seed gives two different splits. Take every draw from the `rng` you were given."
)
def global_random_state(n, ratios, rng):
    exact = n * np.asarray(ratios, dtype=float)
    sizes = np.floor(exact).astype(int)
    sizes[np.argsort(sizes - exact, kind="stable")[: n - sizes.sum()]] += 1
    rows = np.random.permutation(n)  # noqa: NPY002
    return tuple(np.split(rows, np.cumsum(sizes)[:-1]))


@split.wrong_answer("Row numbers start at 0 and end at n - 1. Yours start at 1.")
def rows_from_one(n, ratios, rng):
    exact = n * np.asarray(ratios, dtype=float)
    sizes = np.floor(exact).astype(int)
    sizes[np.argsort(sizes - exact, kind="stable")[: n - sizes.sum()]] += 1
    return tuple(np.split(rng.permutation(n) + 1, np.cumsum(sizes)[:-1]))


@split.right_answer
def part_by_part(n, ratios, rng):
    exact = [n * ratio for ratio in ratios]
    sizes = [int(share) for share in exact]
    while sum(sizes) < n:
        lost = [share - size for share, size in zip(exact, sizes)]
        sizes[lost.index(max(lost))] += 1
    rows = list(range(n))
    rng.shuffle(rows)
    parts, start = [], 0
    for size in sizes:
        parts.append(np.array(rows[start : start + size], dtype=int))
        start += size
    return tuple(parts)


@split.right_answer
def by_sorting_random_numbers(n, ratios, rng):
    exact = np.asarray(ratios, dtype=float) * n
    sizes = exact.astype(int)
    for i in np.argsort(exact - sizes)[::-1][: n - sizes.sum()]:
        sizes[i] += 1
    order = np.argsort(rng.random(n))
    ends = np.cumsum(sizes)
    return [np.sort(order[end - size : end]) for size, end in zip(sizes, ends)]


@split.right_answer
def as_tensors(n, ratios, rng):
    import torch

    exact = torch.tensor(list(ratios), dtype=torch.float64) * n
    sizes = exact.floor().long()
    left = n - int(sizes.sum())
    sizes[torch.topk(exact - sizes, left).indices] += 1
    seed = int(rng.integers(2**31))
    order = torch.randperm(n, generator=torch.Generator().manual_seed(seed))
    return order.split(sizes.tolist())
