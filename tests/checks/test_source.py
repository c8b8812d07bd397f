"""Reading a chapter's notebook, and the wrong answers that are made from it."""

import json

import pytest

from helpers.checks.load import load_exercises, stamps
from helpers.checks.source import answer_texts, exercise_of, read_cells, setup_text
from tests.checks.course import CHAPTER, RIGHT, write_course


def cell(cell_id, source, *tags):
    return {"id": cell_id, "source": source, "metadata": {"tags": list(tags)}}


CELLS = [
    cell("tiny-title", ["# Tiny\n", "A line."], "prose"),
    cell("tiny-setup", "import numpy as np\n", "setup"),
    cell("tiny-more", ["k = ", "3"], "setup"),
    {"id": "tiny-bare", "source": "", "metadata": {}},
    cell("tiny-scale-answer", RIGHT.splitlines(keepends=True), "answer"),
    cell("tiny-scale-tests", "check('scale', scale)", "tests"),
    cell("tiny-side-answer", "side = 'left'", "answer", "hide-input"),
]


@pytest.fixture
def course(tmp_path, monkeypatch):
    write_course(tmp_path)
    path = tmp_path / "solutions" / CHAPTER / f"{CHAPTER}.ipynb"
    path.write_text(json.dumps({"cells": CELLS}), encoding="utf-8")
    monkeypatch.setenv("ML_WORKBOOK_ROOT", str(tmp_path))
    return path


def test_cells_are_read_with_their_source_as_text(course):
    sources = [cell["source"] for cell in read_cells(course)]
    assert sources[0] == "# Tiny\nA line."
    assert sources[4] == RIGHT


def test_answers_go_by_their_exercise(course):
    assert answer_texts(read_cells(course), CHAPTER) == {
        "scale": RIGHT,
        "side": "side = 'left'",
    }


def test_set_up_cells_are_joined(course):
    assert setup_text(read_cells(course)) == "import numpy as np\n\nk = 3\n"


@pytest.mark.parametrize(
    ("cell_id", "exercise"),
    [
        ("linear-regression-fit-closed-answer", "fit_closed"),
        ("linear-regression-r2-tests", "r2"),
        ("linear-regression-linear-regression-task", "linear_regression"),
    ],
)
def test_an_id_speaks_of_its_exercise(cell_id, exercise):
    assert exercise_of(cell_id, "06_linear_regression") == exercise


def test_standard_wrong_answers_are_made_from_the_notebooks_answer(course):
    made = [a.name for a in load_exercises(CHAPTER)["scale"].wrong if a.generated]
    assert made == ["returns_none", "flipped_sign", "changes_input"]
    assert not load_exercises(CHAPTER)["side"].wrong


def test_they_are_not_made_twice(course):
    first = load_exercises(CHAPTER)["scale"].wrong
    assert [a.name for a in load_exercises(CHAPTER)["scale"].wrong] == [
        a.name for a in first
    ]


def test_a_change_of_the_notebook_is_noticed(course):
    before = stamps(CHAPTER)
    text = json.dumps({"cells": CELLS[:4]})
    course.write_text(text, encoding="utf-8")
    assert stamps(CHAPTER) != before
    assert not any(a.generated for a in load_exercises(CHAPTER)["scale"].wrong)


def test_a_class_keeps_its_capital_though_ids_are_in_small_letters():
    cells = [
        {"id": "a-node-answer", "metadata": {"tags": ["answer"]}, "source": "text"},
        {
            "id": "a-node-tests",
            "metadata": {"tags": ["tests"]},
            "source": 'check("Node", Node)',
        },
    ]
    assert answer_texts(cells, "04_a") == {"Node": "text"}
