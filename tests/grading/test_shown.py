"""What answer cells print and draw reaches students as text and pictures only."""

import base64
from dataclasses import replace

import pytest

from helpers.checks.source import answer_texts, read_cells
from helpers.grading.autograded import verdict_notebook
from helpers.grading.files import read_released
from helpers.grading.judge import judge_submission
from helpers.grading.marks import Marks, chapter_places
from helpers.grading.report import feedback_page
from helpers.grading.shown import MAX_TEXT, Shown, read_shown
from helpers.project import solutions_folder
from tests.grading.fakes import CHAPTER, result, verdict

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n and more").decode()


def shown_by(text):
    with Shown() as shown:
        shown.run(text, "<cell>", {})
    return shown.to_plain()


def test_printed_text_and_the_last_value_are_kept():
    assert shown_by("print('a')\n7 * 6")["text"] == "a\n42\n"


def test_statement_at_the_end_shows_nothing():
    assert shown_by("x = 7")["text"] == ""


def test_endless_text_is_cut():
    assert len(shown_by("print('x' * 10**6)")["text"]) == MAX_TEXT


def test_open_figures_become_pictures():
    found = shown_by("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nNone")
    assert len(read_shown(found)["pictures"]) == 1
    assert shown_by("None")["pictures"] == []


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [],
        {"text": 7, "pictures": "x"},
        {"pictures": [PNG.replace("i", "!"), "PHN2Zz4=", 7, None, "A" * 10**6]},
    ],
)
def test_whatever_else_comes_is_nothing(sent):
    assert read_shown(sent) == {"text": "", "pictures": []}


def test_control_characters_are_taken_out():
    sent = {"text": "\x1b[31mred\x07\u202e\n\tend", "pictures": [PNG] * 9}
    assert read_shown(sent) == {"text": "[31mred\n\tend", "pictures": [PNG] * 3}


def page_of(**shown):
    made = replace(verdict("cost", 1, 3), shown=shown)
    answers = {"cost": "def cost(): pass"}
    return feedback_page(result("ana", made, answers=answers), Marks(), "Chapter")


def test_page_shows_text_escaped_and_pictures_with_alt_text():
    page = page_of(text="<script>alert(1)</script>", pictures=[PNG])
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert f'src="data:image/png;base64,{PNG}" alt="Figure 1, drawn' in page


def test_page_without_anything_shown_has_no_heading_for_it():
    assert "What it printed" not in page_of()


def test_outputs_come_from_the_process_that_met_no_hidden_input(course):
    path = solutions_folder() / CHAPTER / f"{CHAPTER}.ipynb"
    answers = answer_texts(read_cells(path), CHAPTER)
    answers["predict"] += "\nprint('hello')\npredict(np.eye(2), np.ones(2), 1.0)"
    found = judge_submission(CHAPTER, answers)["predict"]
    assert found.shown["text"] == "hello\narray([2., 2.])\n"
    released = read_released(CHAPTER)
    made = result("ana", found, answers=answers)
    places = chapter_places(CHAPTER, released)
    notebook = verdict_notebook(released, places, made)
    (cell,) = [c for c in notebook["cells"] if c["id"].endswith("predict-answer")]
    assert [o["output_type"] for o in cell["outputs"]] == ["stream"]
