"""A course of one tiny chapter in a temporary folder."""

import shutil
import textwrap
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers.authoring.canonical import strip, to_bytes
from helpers.authoring.chapters import find_chapter
from helpers.project import ROOT, ROOT_VARIABLE

NAME = "41_tiny_line"
PREFIX = "tiny-line-"

SETUP = f"""
import numpy as np

from helpers.checks import start

check, hint = start("{NAME}")
"""

SLOPE = '''
def slope(x, y):
    """Slope of the line through the origin that fits best."""
    ### BEGIN SOLUTION
    weights = x / np.square(x).sum()
    return float(weights @ y)
    ### END SOLUTION
'''

SIGN = """
sign = ...  # "up" or "down"
step = ...
### BEGIN SOLUTION
sign, step = "up", 0.125
### END SOLUTION
"""

CHECKS = """
import numpy as np

from helpers.checks.vocabulary import Case, Exercise, between, edge, free, pick, values

NEAR = (np.array([1.0, 2.0]), np.array([2.0, 4.5]))
FAR = (np.array([3.5, -1.25, 8.75, 0.5, 2.25]), np.array([1.0, 2.0, 4.0, 8.0, 9.0]))


def reference_slope(x, y):
    return float((x * y).sum() / (x * x).sum())


@free("scaling", points=0.5, message="Twice the heights should give twice the slope.")
def scales(answer):
    if answer(NEAR[0], 2 * NEAR[1]) != 2 * answer(*NEAR):
        return "does not scale with the heights"


slope = Exercise(
    "slope",
    reference=reference_slope,
    arguments=("x", "y"),
    rows=("x", "y"),
    checks=[
        values(Case("two points", NEAR), points=1.0),
        edge(
            "other numbers",
            Case("five scattered points", FAR),
            points=0.5,
            hidden=True,
            message="With points on both sides of the origin the sums still hold.",
        ),
        scales,
    ],
    hints=["Two sums.", "One of products, one of squares.", "Divide them."],
)


@slope.wrong_answer("The two sums have changed places.")
def upside_down(x, y):
    products, squares = (x * y).sum(), (x * x).sum()
    return float(squares / products)


@slope.right_answer
def by_projection(x, y):
    return float(np.dot(x, y) / np.dot(x, x))


sign = Exercise(
    "sign",
    kind="predict",
    names=("sign", "step"),
    checks=[
        pick("", right="up", wrong={"down": "The points rise."}, points=1.0),
        between("step", [0.1], [0.2], points=1.0, label="step size",
                below="Too small.", above="Too large.", hidden=True),
    ],
    hints=["Look.", "Look left.", "Look right."],
)

EXERCISES = [slope, sign]
"""


QUESTION = """
### Why through the origin? (3 points) ●●○ 10 min

What would go wrong for points far above the line? Three sentences.
"""

ESSAY = """
### BEGIN SOLUTION
A line without an offset cannot leave the origin. Points that lie far above pull the
slope up, so that the line is too steep everywhere.

- one point: for the consequence
### END SOLUTION
"""


def cell(kind, slug, text, points=None):
    """One cell of a source notebook, with role, id and nbgrader's marks."""
    text = textwrap.dedent(text).strip()
    prose = kind in ("prose", "task", "essay")
    make = new_markdown_cell if prose else new_code_cell
    made = make(text, id=PREFIX + slug, metadata={"tags": [kind]})
    if kind not in ("prose", "demo"):
        marks = {"grade": kind in ("tests", "essay"), "task": False}
        marks |= {"solution": kind in ("answer", "essay"), "schema_version": 3}
        marks |= {"locked": not marks["solution"]}
        marks["grade_id"] = made.id
        if points is not None:
            marks["points"] = points
        made.metadata["nbgrader"] = marks
    return made


def tests_cell(exercise, names, points):
    call = f'("{exercise}", {names})'
    text = (
        f"check{call}\n### BEGIN HIDDEN TESTS\ncheck.grade{call}\n### END HIDDEN TESTS"
    )
    return cell("tests", f"{exercise}-tests", text, points)


def tiny_notebook():
    """Write the source of a chapter without a flaw."""
    notebook = new_notebook(nbformat_minor=5)
    notebook.metadata["title"] = "A tiny line 直线"
    notebook.cells = [
        cell("prose", "title", "# A tiny line 直线\n\nAbout 15 minutes."),
        cell("setup", "set-up", SETUP),
        cell("demo", "points", "x, y = np.arange(4.0), np.arange(4.0)"),
        cell("task", "slope-task", "### `slope(x, y)` (2 points) ● 5 min"),
        cell("answer", "slope-answer", SLOPE),
        tests_cell("slope", "slope", 2),
        cell("task", "sign-task", "### `sign`, `step` (2 points) ● 5 min"),
        cell("answer", "sign-answer", SIGN),
        tests_cell("sign", "sign, step", 2),
    ]
    return strip(notebook)


class Course:
    """A course in a folder, with one chapter to spoil."""

    def __init__(self, root: Path):
        self.root = root
        self.folder = root / "solutions" / NAME
        self.released = root / "notebooks" / NAME
        self.source = self.folder / f"{NAME}.ipynb"
        (self.folder / "checks").mkdir(parents=True)
        (root / "notebooks").mkdir()
        shutil.copy(ROOT / "nbgrader_config.py", root)
        self.notebook = tiny_notebook()
        self.write_checks(CHECKS)
        self.save()

    @property
    def chapter(self):
        return find_chapter(NAME)

    def save(self):
        self.source.write_bytes(to_bytes(self.notebook))

    def write_checks(self, text):
        (self.folder / "checks" / "__init__.py").write_text(text, encoding="utf-8")

    def cell(self, slug):
        return next(c for c in self.notebook.cells if c.id == PREFIX + slug)

    def add_essay(self):
        """Ask a question that a person marks, at the end."""
        self.notebook.cells += [
            cell("prose", "why", QUESTION),
            cell("essay", "why-essay", ESSAY, 3),
        ]
        self.save()

    def make(self, kind, slug, text, points=None):
        return cell(kind, slug, text, points)


@pytest.fixture(scope="session")
def course_class():
    return Course


@pytest.fixture
def course(tmp_path, monkeypatch):
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path / "course"))
    return Course(tmp_path / "course")


@pytest.fixture
def spoil():
    """Change a released notebook given as bytes, and give bytes again."""

    def change(content, how):
        notebook = nbformat.reads(content.decode(), as_version=4)
        how(notebook)
        return to_bytes(notebook)

    return change
