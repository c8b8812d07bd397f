"""`course progress`: one row a chapter, from what the checks noted."""

import json

from helpers.checks import start
from helpers.student.progress import summary


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
