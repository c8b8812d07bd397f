"""`course progress`: one row a chapter, from what the checks noted."""

import json
import shutil

import pytest
from click.testing import CliRunner
from nbformat.v4 import new_markdown_cell

from helpers.checks import progress, start
from helpers.cli import main
from helpers.errors import UsageError
from helpers.student.progress import questions, summary


def test_nothing_tried_yet(course):
    (row,) = summary()
    assert (row.chapter, row.title) == ("01_numbers", "Numbers")
    assert (row.exercises, row.tried, row.passed) == (3, 0, 0)
    assert (row.points, row.max_points) == (0, 5)
    assert row.next_exercise == "double"


def test_counts_what_the_checks_noted(course, capsys):
    check, _ = start("01_numbers")
    check("double", lambda x: 2 * x)
    check("halve", lambda x: x)
    (row,) = summary()
    assert (row.tried, row.passed) == (2, 1)
    assert (row.points, row.max_points) == (1, 5)
    assert row.next_exercise == "halve"
    check("halve", lambda x: x / 2)
    check("side", "left")
    (row,) = summary()
    assert (row.tried, row.passed, row.points) == (3, 3, 4)
    assert row.next_exercise == ""
    assert "double" in capsys.readouterr().out


def test_damaged_or_foreign_progress_is_only_forgotten(course):
    file = course.root / "notebooks" / ".progress.json"
    file.write_text("{")
    assert summary()[0].tried == 0
    stray = {"format": 1, "chapters": {"09_gone": {}, "01_numbers": {"gone": {}}}}
    file.write_text(json.dumps(stray))
    assert summary()[0].tried == 0


def test_chapter_without_public_file(course):
    (course.folder / "public.json").unlink()
    (row,) = summary()
    assert (row.exercises, row.max_points, row.next_exercise) == (0, 0, "")


def test_course_without_chapters(course, tmp_path, monkeypatch):
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("ML_WORKBOOK_ROOT", str(tmp_path / "empty"))
    assert summary() == []


def test_minutes_and_what_to_look_at_again(course, capsys):
    content = course.read()
    heading = "### Exercise 01.{} · {} (2 points) ●○○ {} min"
    rows = [(1, "double", 5), (2, "halve", 7), (3, "side", 3)]
    content.cells += [new_markdown_cell(heading.format(*row)) for row in rows]
    course.write(content)
    assert summary()[0].minutes_left == 15
    check, _ = start("01_numbers")
    check("double", lambda x: x + 2)
    check("side", "left")
    (row,) = summary()
    assert row.minutes_left == 12
    assert row.review == (("double", "You added 2. Multiply by 2."),)
    done = run("progress")
    assert "  01 double: You added 2. Multiply by 2." in done.output
    assert ["12", "double"] in [x.split()[-2:] for x in done.output.splitlines()]


def test_progress_survives_a_new_release(course, capsys):
    check, _ = start("01_numbers")
    check("double", lambda x: 2 * x)
    check("halve", lambda x: x / 2)
    public = course.folder / "public.json"
    data = json.loads(public.read_text())
    data["exercises"]["halve"]["points"] = 1.5  # worth less now
    del data["exercises"]["side"]
    public.write_text(json.dumps(data))
    course.path.write_bytes(course.path.read_bytes())
    (row,) = summary()
    assert (row.passed, row.exercises, row.points) == (2, 2, 2.5)


def run(*words, **options):
    return CliRunner().invoke(main, words, standalone_mode=False, **options)


def noted():
    return list(progress.load().get("01_numbers", {}))


def test_forgetting_asks_first(course, capsys):
    check, _ = start("01_numbers")
    check("double", lambda x: 2 * x)
    dry = run("progress", "--reset", "1", "--dry-run")
    assert dry.output == "Would forget: double\n"
    no = run("progress", "--reset", "1", input="n\n")
    assert "Your answers stay" in no.output
    assert noted() == ["double"]
    yes = run("progress", "--reset", "1", input="y\n")
    assert "Forgot: double" in yes.output
    assert noted() == []
    assert "Nothing is noted" in run("progress", "--reset", "1", "--yes").output


def test_forgetting_without_being_asked(course, capsys):
    check, _ = start("01_numbers")
    check("double", lambda x: 2 * x)
    assert run("progress", "--reset", "1", "--yes").output == "Forgot: double\n"
    assert noted() == []


@pytest.fixture
def two_chapters(course):
    """Add a chapter, so that the first one is one back."""
    text = (
        "## Recall\n\n<details><summary>1. How much is <code>2 * 2</code>? "
        "(chapter 00)</summary>\n\n4.\n\n</details>"
    )
    content = course.read()
    content.cells.insert(1, new_markdown_cell(text, id="numbers-recall"))
    course.write(content)
    folder = course.root / "notebooks" / "02_more"
    shutil.copytree(course.folder, folder)
    (folder / "01_numbers.ipynb").rename(folder / "02_more.ipynb")
    return course


def test_recall_asks_and_remembers(two_chapters):
    done = run("recall", "2", "--ask", input="\nn\n")
    assert "(chapter 00) How much is `2 * 2`?" in done.output
    assert done.output.index("Enter shows") < done.output.index("  4.")
    assert progress.recalled()["01_numbers/1"]["known"] is False
    assert "  00 recall: How much is `2 * 2`?" in run("progress").output
    run("recall", "2", "--ask", input="\ny\n")
    assert "recall:" not in run("progress").output


def test_recall_without_a_terminal_only_shows(two_chapters):
    assert run("recall", "2").output == "(chapter 00) How much is `2 * 2`?\n  4.\n"
    (question,) = json.loads(run("recall", "--json", "more").output)
    assert question["answer"] == "4."
    assert progress.recalled() == {}


def test_recall_takes_the_chapter_after_the_last_one_tried(two_chapters, capsys):
    check, _ = start("01_numbers")
    check("double", lambda x: 2 * x)
    capsys.readouterr()
    assert [q.chapter for q in questions()] == ["01_numbers"]


def test_the_first_chapter_has_nothing_to_ask(course):
    with pytest.raises(UsageError, match="no earlier chapter"):
        questions("1")
