"""A small course as a student has it: one chapter, three exercises, no answer key."""

import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers.checks.export import public_text

CHAPTER = "01_numbers"

CHECKS = """
from helpers.checks.vocabulary import Case, Exercise, pick, values


def double_reference(x):
    return 2 * x


double = Exercise(
    "double",
    reference=double_reference,
    arguments=("x",),
    checks=[
        values(Case("three", (3.0,)), points=1),
        values(Case("minus one", (-1.0,)), points=1, label="other", hidden=True),
    ],
    hints=["Twice.", "Times 2.", "2 * x"],
)


@double.wrong_answer("You added 2. Multiply by 2.")
def adds(x):
    return x + 2


def halve_reference(x):
    return x / 2


halve = Exercise(
    "halve",
    reference=halve_reference,
    arguments=("x",),
    checks=[values(Case("three", (3.0,)), points=2)],
    hints=["Half.", "Over 2.", "x / 2"],
)

side = Exercise(
    "side",
    kind="predict",
    checks=[pick("", right="left", wrong={"right": "The other one."}, points=1)],
    hints=["Look.", "Not right.", "left"],
)

EXERCISES = [double, halve, side]
"""

SETUP = "from helpers.checks import start\n\ncheck, hint = start('01_numbers')"
STUB = '''def {0}(x):
    """Return x, {0}d."""
    # YOUR CODE HERE
    raise NotImplementedError'''


def graded(kind, exercise, text):
    """Make one of the graded cells of an exercise."""
    grade_id = f"numbers-{exercise}-{kind}"
    marks = {
        "schema_version": 3,
        "grade_id": grade_id,
        "grade": kind == "tests",
        "solution": kind == "answer",
        "locked": kind != "answer",
        "task": False,
    }
    if kind == "tests":
        marks["points"] = 2
    meta = {"tags": [kind], "nbgrader": marks, "deletable": False}
    if kind != "answer":
        meta["editable"] = False
    return new_code_cell(text, id=grade_id, metadata=meta)


def notebook():
    """Make the released notebook."""
    cells = [new_markdown_cell("# Numbers", metadata={"tags": ["prose"]})]
    setup = {"tags": ["setup"], "editable": False, "deletable": False}
    cells.append(new_code_cell(SETUP, id="numbers-setup", metadata=setup))
    texts = {name: STUB.format(name) for name in ("double", "halve")}
    texts["side"] = 'side = ...  # "left" or "right"'
    for name, text in texts.items():
        cells.append(graded("answer", name, text))
        cells.append(graded("tests", name, f'check("{name}", {name})'))
    cells.append(new_code_cell("print('the end')", id="numbers-end"))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """Build the course once."""
    folder = tmp_path_factory.mktemp("template")
    source = folder / "author" / "solutions" / CHAPTER
    (source / "checks").mkdir(parents=True)
    (source / "checks" / "__init__.py").write_text(CHECKS)
    released = folder / "student" / "notebooks" / CHAPTER
    released.mkdir(parents=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ML_WORKBOOK_ROOT", str(folder / "author"))
        (released / "public.json").write_text(public_text(CHAPTER), encoding="utf-8")
    nbformat.write(notebook(), released / f"{CHAPTER}.ipynb")
    return folder / "student"


class Course:
    """A student's copy of the course, and a hand to write in it."""

    def __init__(self, root: Path):
        self.root = root
        self.folder = root / "notebooks" / CHAPTER
        self.path = self.folder / f"{CHAPTER}.ipynb"

    def read(self):
        return nbformat.read(self.path, as_version=4)

    def write(self, content):
        nbformat.write(content, self.path)

    def answer(self, **texts):
        """Write into answer cells, as saved by JupyterLab."""
        content = self.read()
        for name, text in texts.items():
            cell = next(c for c in content.cells if c.id == f"numbers-{name}-answer")
            cell.source = text
        self.write(content)


@pytest.fixture
def course(template, tmp_path, monkeypatch):
    """Give each test a course of its own."""
    shutil.copytree(template, tmp_path / "course")
    monkeypatch.setenv("ML_WORKBOOK_ROOT", str(tmp_path / "course"))
    return Course(tmp_path / "course")


@pytest.fixture
def handed_out(course):
    """Give the course the copy that a bundle brings along."""
    kept = course.root / "notebooks" / ".released" / course.path.name
    kept.parent.mkdir()
    kept.write_bytes(course.path.read_bytes())
    course.answer(double="def double(x):\n    return 2 * x")
    return course
