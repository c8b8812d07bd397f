"""Each rule of the form is broken once, and must be noticed."""

import pytest

from helpers.authoring.lengths import MOST_WORDS, words
from helpers.authoring.source_rules import source_problems

TAUGHT_IN = {"early": "02_early", "line": "41_tiny_line", "late": "55_late"}


def problems(course):
    return list(source_problems(course.notebook, "41_tiny_line", TAUGHT_IN))


def text(slug, new):
    def change(course):
        course.cell(slug).source = new

    return change


def more(slug, new):
    def change(course):
        course.cell(slug).source += f"\n{new}"

    return change


def tags(slug, *new):
    def change(course):
        course.cell(slug).metadata["tags"] = list(new)

    return change


def mark(slug, key, value):
    def change(course):
        course.cell(slug).metadata.nbgrader[key] = value

    return change


def renamed(slug, name):
    def change(course):
        cell = course.cell(slug)
        cell.id = name
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader.grade_id = name

    return change


def marked_demo(course):
    course.cell("points").metadata["nbgrader"] = {"locked": True}


def swapped(course):
    cells = course.notebook.cells
    cells[4], cells[5] = cells[5], cells[4]


def without_tests(course):
    course.notebook.cells.pop()


def late_set_up(course):
    course.notebook.cells.append(course.make("setup", "again", "import math"))


def no_set_up(course):
    course.notebook.cells.remove(course.cell("set-up"))


BREAKS = {
    "no role": (tags("points"), "must have one of the tags"),
    "two roles": (tags("points", "demo", "prose"), "must have one of the tags"),
    "unknown tag": (tags("points", "demo", "fun"), "has the unknown tag fun"),
    "role of other type": (tags("points", "prose"), "which prose cells must not be"),
    "nbval tag on text": (
        tags("title", "prose", "nbval-check-output"),
        "which is for code alone",
    ),
    "random id": (renamed("points", "b7c3f0aa"), "must be tiny-line-words-and-digits"),
    "id with capitals": (renamed("points", "tiny-line-Points"), "must be tiny-line-"),
    "long id": (renamed("points", "tiny-line-" + "a" * 60), "has an id of 70 char"),
    "other grade_id": (
        mark("slope-tests", "grade_id", "tiny-line-other"),
        "has the grade_id tiny-line-other, must be its id",
    ),
    "id of no exercise": (
        renamed("slope-answer", "tiny-line-incline-answer"),
        "must have an id of the form tiny-line-<exercise>-answer",
    ),
    "marked demo": (marked_demo, "has nbgrader's marks"),
    "unlocked tests": (mark("slope-tests", "locked", False), "has locked=False"),
    "old schema": (mark("slope-tests", "schema_version", 2), "has schema_version=2"),
    "points on an answer": (
        mark("slope-answer", "points", 2),
        "has marks that do not belong to a source: points",
    ),
    "checksum": (
        mark("slope-tests", "checksum", "abc"),
        "has marks that do not belong to a source: checksum",
    ),
    "answer without markers": (
        text("slope-answer", "def slope(x, y):\n    return 1"),
        "must have ### BEGIN SOLUTION and ### END SOLUTION in pairs",
    ),
    "solution in a demo": (
        text("points", "### BEGIN SOLUTION\nx = 1\n### END SOLUTION"),
        "has ### BEGIN SOLUTION, which is for answer and essay cells alone",
    ),
    "hidden test in text": (
        more("title", "### END HIDDEN TESTS"),
        "which is for tests cells alone",
    ),
    "test cell with more below it": (more("slope-tests", "print(1)"), "must be check("),
    "test cell that grades another": (
        text(
            "slope-tests",
            'check("slope", slope)\n### BEGIN HIDDEN TESTS\n'
            'check.grade("sign", sign)\n### END HIDDEN TESTS',
        ),
        "must be check(",
    ),
    "long code": (more("points", "x = 1\n" * 12), "has 13 lines of code"),
    "long stub": (more("slope-answer", "x = 1\n" * 20), "has a stub of 24 lines"),
    "long text": (more("title", "word \n\n" * MOST_WORDS), "must be 150 at most"),
    "long paragraph": (
        more("title", "\n- a list\n\n" + "word " * 101),
        "has a paragraph of more than 100 words: word word",
    ),
    "own figure": (more("points", "plt.plot(x, y)"), "draws with matplotlib"),
    "own import of matplotlib": (
        more("points", "from matplotlib.figure import Figure"),
        "draws with matplotlib",
    ),
    "picture without words": (more("title", "![](bowl.png)"), "without an alt text"),
    "tag without words": (more("title", "<img src='a.png'>"), "without an alt text"),
    "own kernel": (
        more("points", "from helpers.kernels import line"),
        "calls the kernel line, which students write in 41_tiny_line",
    ),
    "part of own kernel": (
        more("points", "from helpers.kernels.line import slope"),
        "calls the kernel line",
    ),
    "later kernel": (
        more("slope-answer", "import helpers.kernels.late as late"),
        "calls the kernel late, which students write in 55_late",
    ),
    "all kernels": (more("points", "from helpers import kernels"), "imports all ker"),
    "path": (more("points", 'open("/home/ada/x.csv")'), "has a path of somebody's"),
    "no title": (text("title", "About 15 min."), "must be the title"),
    "no minutes": (text("title", "# Line"), "must tell how many minutes"),
    "late set-up": (late_set_up, "is a set-up cell, which must come before"),
    "no set-up": (no_set_up, "must be followed by a set-up cell"),
    "no points in the heading": (
        text("slope-task", "### `slope` ● 5 min"),
        "must tell its points in the heading",
    ),
    "no time in the heading": (
        text("slope-task", "### `slope` (2 points) ●"),
        "must tell difficulty and time",
    ),
    "tests before the answer": (swapped, "must have task, answer, tests in order"),
    "tests missing": (without_tests, "must have task, answer, tests in order"),
}


def test_tiny_course_keeps_the_form(course):
    assert problems(course) == []


@pytest.mark.parametrize(("change", "problem"), BREAKS.values(), ids=BREAKS)
def test_broken_rule_is_noticed(course, change, problem):
    change(course)
    assert any(problem in found for _, found in problems(course)), problems(course)


@pytest.mark.parametrize(
    ("slug", "new"),
    [
        ("points", "from helpers.kernels import early"),
        ("points", "from helpers.kernels.early import mean"),
        ("points", "%matplotlib inline"),
        ("title", "\n- a list of words" * 50),
        ("title", "![A bowl with a ball in it](bowl.png)"),
        ("title", "<img src='a.png' alt='A bowl'>"),
        ("title", "[home](https://example.org/home/ada)"),
    ],
)
def test_what_the_form_allows(course, slug, new):
    more(slug, new)(course)
    assert problems(course) == []


@pytest.mark.parametrize(
    ("prose", "count"),
    [
        ("", 0),
        ("A well-known plane.", 3),
        ("Bias 偏置 is a number.", 5),
        ("Cost $J(w, b) = 0$ is small:\n\n$$\nx + y\n$$", 3),
        ("See [the notes](https://example.org/a/b).", 3),
        ("```python\nx = 1\n```\nThat is all.", 3),
    ],
)
def test_words(prose, count):
    assert words(prose) == count
