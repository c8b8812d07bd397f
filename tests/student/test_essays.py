"""An essay that is not written yet is named beside the open exercises."""

import pytest
from nbformat.v4 import new_markdown_cell
from nbgrader.utils import compute_checksum

from helpers.student.check import check_notebook
from helpers.student.submit import submit

STUB = "YOUR ANSWER HERE"


@pytest.fixture
def essay(course):
    """Add an essay to the notebook, and give a hand to write in it."""
    marks = {"grade": True, "solution": True, "locked": False, "task": False}
    marks |= {"schema_version": 3, "grade_id": "numbers-why-essay", "points": 2}
    cell = new_markdown_cell(STUB, id="numbers-why-essay")
    cell.metadata = {"tags": ["essay"], "nbgrader": marks, "deletable": False}
    cell.metadata.nbgrader["checksum"] = compute_checksum(cell)
    content = course.read()
    content.cells.append(cell)
    course.write(content)

    def write(text):
        content = course.read()
        content.cells[-1].source = text
        course.write(content)

    return write


def everything(course):
    double, halve = ("def {}(x):\n    return x {}".format(*p) for p in PAIRS)
    course.answer(double=double, halve=halve, side="side = 'left'")


PAIRS = (("double", "* 2"), ("halve", "/ 2"))


@pytest.mark.parametrize("text", [STUB, "", " \n"])
def test_open(course, essay, text):
    everything(course)
    essay(text)
    report = check_notebook("1")
    assert report.open_exercises == ["why-essay"]
    assert all(verdict.passed for verdict in report.verdicts)
    assert not report.ok
    handed_in = submit("1", student="ada", dry_run=True)
    assert handed_in.open_exercises == ["why-essay"]


@pytest.mark.parametrize("text", ["Because.", f"{STUB}\n\nBecause."])
def test_written(course, essay, text):
    everything(course)
    essay(text)
    report = check_notebook("1")
    assert (report.open_exercises, report.ok) == ([], True)
    handed_in = submit("1", student="ada", dry_run=True)
    assert handed_in.answered == ["double", "halve", "side", "why-essay"]


def test_one_of_two_copies_is_written(course, essay):
    content = course.read()
    twin = new_markdown_cell("Because.", id="0a1b2c3d")
    twin.metadata = content.cells[-1].metadata
    content.cells.append(twin)
    course.write(content)
    handed_in = submit("1", student="ada", dry_run=True)
    assert handed_in.answered == ["why-essay"]
    assert handed_in.open_exercises == ["double", "halve", "side"]
