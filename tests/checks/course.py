"""A course of one tiny chapter, written to a folder, and cells that answer it."""

import linecache

import numpy as np
import torch

from helpers.checks.export import public_text

CHAPTER = "90_tiny"
HIDDEN_WORDS = [
    "7.25",
    "8.75",
    "sealed",
    "An empty X",
    "The halves",
    "hidden_reason",
    "lost_rows",
    "It shows at grading only",
]
RIGHT = "def scale(X, k):\n    return k * X\n"
CHECKS = """
import numpy as np

from helpers.checks.vocabulary import (
    Case, Exercise, edge, free, pick, pure, shape, values
)

OPEN = Case("two rows", (np.array([[1.0, 2.0], [3.0, 4.5]]), 3.0))


def scale_reference(X, k):
    return k * X


@free("halves", points=0.5, message="The halves do not fit.")
def halves(answer):
    half = answer(np.array([[8.75]]), 0.5)
    return None if half.item() == 4.375 else "hidden_reason"


scale = Exercise(
    "scale",
    reference=scale_reference,
    arguments=("X", "k"),
    checks=[
        shape(OPEN, points=0.5),
        values(OPEN, points=1.5),
        pure(OPEN, points=0.5),
        values(
            Case("sealed", (np.array([[7.25]]), 2.0)),
            points=0.5,
            label="other numbers",
            hidden=True,
        ),
        edge(
            "no rows",
            Case("sealed empty", (np.zeros((0, 2)), 2.0)),
            points=0.5,
            message="An empty X stays empty.",
            hidden=True,
        ),
        halves,
    ],
    hints=["Look at k.", "Multiply.", "`k * X`"],
)


@scale.wrong_answer("You added k. Multiply by it.")
def adds(X, k):
    return X + k


@scale.wrong_answer("It shows at grading only.")
def lost_rows(X, k):
    return k * X if len(X) else None


side = Exercise(
    "side",
    kind="predict",
    checks=[pick("", right="left", wrong={"right": "The other one."}, points=1)],
    hints=["Look.", "Not right.", "left"],
)

EXERCISES = [scale, side]
"""


def write_course(root):
    """Write the author's side of the course."""
    folder = root / "solutions" / CHAPTER / "checks"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text(CHECKS, encoding="utf-8")


def write_public(root):
    """Write the student's side; the course must be the one in use."""
    folder = root / "notebooks" / CHAPTER
    folder.mkdir(parents=True)
    (folder / "public.json").write_text(public_text(CHAPTER), encoding="utf-8")
    return folder


def cell(text, name="scale"):
    """Run a cell and return what it defines."""
    filename = f"<ipython-input-1-{abs(hash(text))}>"
    lines = text.splitlines(keepends=True)
    linecache.cache[filename] = (len(text), None, lines, filename)
    space = {"np": np, "torch": torch}
    exec(compile(text, filename, "exec"), space)
    return space[name]
