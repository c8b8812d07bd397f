"""`course check`: the public verdicts, and a re-run from top to bottom."""

import pytest
from nbformat.v4 import new_code_cell

from helpers.errors import UsageError, WorkbookError
from helpers.student.check import check_notebook

DOUBLE = "def double(x):\n    return 2 * x"
HALVE = "def halve(x):\n    return x / 2"


def by_name(report):
    return {verdict.exercise: verdict for verdict in report.verdicts}


def test_untouched_notebook_is_open_everywhere(course):
    report = check_notebook("1")
    assert [v.status for v in report.verdicts] == ["not attempted"] * 3
    assert report.open_exercises == ["double", "halve", "side"]
    assert not report.ok


def test_right_wrong_and_open_answers(course):
    course.answer(double="def double(x):\n    return x + 2", halve=HALVE)
    before = course.path.read_bytes()
    verdicts = by_name(check_notebook("1"))
    assert verdicts["double"].message == "You added 2. Multiply by 2."
    assert verdicts["halve"].passed
    assert verdicts["side"].status == "not attempted"
    assert course.path.read_bytes() == before


def test_all_right(course):
    course.answer(double=DOUBLE, halve=HALVE, side="side = 'left'")
    report = check_notebook("numbers")
    assert report.ok
    assert [v.points for v in report.verdicts] == [1, 2, 1]
    assert report.verdicts[0].later == ("other",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("def double(x:\n    return", "SyntaxError"),
        ("1 / 0", "ZeroDivisionError"),
        ("twice = 2", "does not define `double`"),
        ("import sys\nsys.exit()", "SystemExit"),
    ],
)
def test_cell_that_fails_costs_only_itself(course, text, words):
    course.answer(double=text, halve=HALVE)
    verdicts = by_name(check_notebook("1"))
    assert verdicts["double"].status == "stopped"
    assert words in verdicts["double"].message
    assert verdicts["halve"].passed


@pytest.mark.parametrize(
    "text",
    [
        "while True:\n    pass",
        "def double(x):\n    while True:\n        pass",
        "import os\nos._exit(0)",
    ],
)
def test_cell_that_never_ends_costs_only_itself(course, text):
    course.answer(double=text, halve=HALVE, side="side = 'left'")
    verdicts = by_name(check_notebook("1", seconds=2))
    assert verdicts["double"].status == "stopped"
    assert "stopped the process, or took over 2 s" in verdicts["double"].message
    assert verdicts["halve"].passed
    assert verdicts["side"].passed


def test_answers_stay_defined_for_those_after_one_that_never_ends(course):
    uses_it = "side = 'left' if double(1) == 2 else 'right'"
    course.answer(double=DOUBLE, halve="while True:\n    pass", side=uses_it)
    verdicts = by_name(check_notebook("1", seconds=2))
    assert verdicts["halve"].status == "stopped"
    assert verdicts["double"].passed
    assert verdicts["side"].passed


@pytest.mark.parametrize("text", ["while True:\n    pass", "import os\nos._exit(1)"])
def test_set_up_that_never_ends(course, text):
    content = course.read()
    content.cells[1].source = text
    course.write(content)
    with pytest.raises(WorkbookError, match=r"set-up .* or took over 2 s"):
        check_notebook("1", seconds=2)


def test_magics_and_prints_do_no_harm(course):
    course.answer(double="%matplotlib inline\nprint('hello')\n" + DOUBLE, halve=HALVE)
    verdicts = by_name(check_notebook("1"))
    assert verdicts["double"].passed
    assert verdicts["halve"].passed


def test_deleted_cell_is_not_attempted_and_said(course):
    content = course.read()
    del content.cells[2]
    course.write(content)
    report = check_notebook("1")
    assert by_name(report)["double"].status == "not attempted"
    assert "is gone" in report.warnings[0]


def test_set_up_that_fails(course):
    content = course.read()
    content.cells[1].source += "\nimport no_such_module"
    course.write(content)
    with pytest.raises(WorkbookError, match=r"set-up .* no_such_module"):
        check_notebook("1")


def test_missing_public_file(course):
    (course.folder / "public.json").unlink()
    with pytest.raises(WorkbookError, match=r"public\.json"):
        check_notebook("1")


def test_rerun_of_an_untouched_notebook_has_no_error(course):
    report = check_notebook("1", rerun=True)
    assert report.errors == []
    assert report.open_exercises == ["double", "halve", "side"]


def test_rerun_names_the_cells_that_stop(course):
    content = course.read()
    content.cells[2].source = "double = undefined"
    content.cells.append(new_code_cell("# mine\n1/0", id="mine"))
    course.write(content)
    report = check_notebook("1", rerun=True)
    first, *_, last = report.errors
    assert first.cell == "numbers-double-answer"
    assert first.error == "NameError: name 'undefined' is not defined"
    assert first.line == "double = undefined"
    assert last.cell == "mine"
    assert last.error == "ZeroDivisionError: division by zero"


def test_rerun_interrupts_a_cell_that_never_ends(course):
    course.answer(double="while True:\n    pass", halve=HALVE)
    report = check_notebook("1", rerun=True, seconds=3)
    assert report.errors[0].error == "interrupted: it ran for over 3 s"


def test_unknown_chapter(course):
    with pytest.raises(UsageError):
        check_notebook("99")


def test_missing_notebook(course):
    course.path.unlink()
    with pytest.raises(WorkbookError):
        check_notebook("1")
