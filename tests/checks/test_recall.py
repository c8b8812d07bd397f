"""Recall questions: read from the chapters, picked from 1, 3 and 8 back."""

import json

import pytest

from helpers.checks import progress
from helpers.checks.recall import pick, questions_of
from helpers.checks.verdict import CheckResult, Verdict
from helpers.project import notebooks_folder

FOLD = "<details><summary>{}. {} (chapter {})</summary>\n\n{}\n\n</details>\n\n"
NAMES = [f"{k:02d}_topic" for k in range(10)]


@pytest.fixture(autouse=True)
def course(tmp_path, monkeypatch):
    """Write ten chapters, each with three questions about chapters before it."""
    for name in NAMES:
        folds = "".join(
            FOLD.format(
                k, f"What is <code>{name}{k}</code>?", f"{k:02d}", f"It is {k}."
            )
            for k in (1, 2, 3)
        )
        cells = [
            {"id": "topic-title", "cell_type": "markdown", "source": "# T"},
            {
                "id": "topic-recall",
                "cell_type": "markdown",
                "source": "## R\n\n" + folds,
            },
        ]
        folder = tmp_path / "notebooks" / name
        folder.mkdir(parents=True)
        (folder / f"{name}.ipynb").write_text(json.dumps({"cells": cells}))
    monkeypatch.setenv("ML_WORKBOOK_ROOT", str(tmp_path))
    return tmp_path


def ids(chapter):
    return [question.id for question in pick(chapter)]


def test_a_question_is_read_whole():
    found = questions_of(notebooks_folder() / NAMES[4] / f"{NAMES[4]}.ipynb")
    assert [q.number for q in found] == [1, 2, 3]
    assert found[1].text == "What is `04_topic2`?"
    assert (found[1].about, found[1].answer) == ("02", "It is 2.")
    assert found[1].id == "04_topic/2"


def test_one_question_from_1_3_and_8_back():
    assert ids("09_topic") == ["08_topic/1", "06_topic/1", "01_topic/1"]
    assert ids("03_topic") == ["02_topic/1", "00_topic/1"]
    assert ids("01_topic") == ["00_topic/1"]
    assert ids("00_topic") == []


def test_back_is_counted_in_the_list_and_not_by_number(course):
    (course / "notebooks" / NAMES[8] / f"{NAMES[8]}.ipynb").unlink()
    assert ids("09_topic") == ["07_topic/1", "05_topic/1", "00_topic/1"]


def test_what_was_not_known_comes_back_first_and_what_was_known_last():
    progress.note_recall("08_topic/1", known=True)
    assert ids("09_topic")[0] == "08_topic/2"
    progress.note_recall("08_topic/3", known=False)
    assert ids("09_topic")[0] == "08_topic/3"
    progress.note_recall("08_topic/3", known=True)
    progress.note_recall("08_topic/2", known=True)
    assert ids("09_topic")[0] == "08_topic/1"  # asked longest ago, or as long


def test_what_went_wrong_in_the_exercises_is_favoured():
    rows = (CheckResult("values", "values", False, False, 0.0, 1.0, "No."),)
    wrong = Verdict("border", 0.0, 1.0, "judged", "No.", "", rows)
    progress.record("02_topic", wrong)
    assert ids("09_topic") == ["08_topic/2", "06_topic/2", "01_topic/2"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"cells": [{}]}', '{"cells": 3}'])
def test_a_damaged_notebook_has_no_questions(course, text):
    (course / "notebooks" / NAMES[8] / f"{NAMES[8]}.ipynb").write_text(text)
    assert ids("09_topic") == ["06_topic/1", "01_topic/1"]


def test_every_chapter_of_the_course_has_questions(monkeypatch):
    monkeypatch.delenv("ML_WORKBOOK_ROOT")
    files = sorted(notebooks_folder().glob("*/*_*.ipynb"))
    assert files
    for file in files:
        found = questions_of(file)
        assert len(found) == 3, file.name
        assert all(q.text and q.answer and q.about <= q.chapter[:2] for q in found)
        assert "<" not in "".join(q.text for q in found)
