"""Whatever happened to an essay's cell, a person gets to read what was written."""

import copy
import json

import pytest

from helpers.grading.essays import essay_places
from helpers.grading.graft import graft
from tests.grading.tiny import ANSWERS, EXERCISES, as_bytes, cell, chapter, find, place

STUB, TEXT = "YOUR ANSWER HERE", "Because 2 x is linear.\n\n- And *so* on."
MARKS = {"grade": True, "solution": True, "locked": False, "task": False}
WHY, HOW = "tiny-why-essay", "tiny-how-essay"


def question(name):
    return cell(f"tiny-{name}", f"### {name.title()}? (3 points)", "prose", "markdown")


@pytest.fixture
def released():
    """The tiny chapter with two essays, one right below the other."""
    notebook = chapter()
    for name, points in (("why", 3), ("how", 2)):
        essay = cell(
            f"tiny-{name}-essay", STUB, "essay", "markdown", points=points, **MARKS
        )
        notebook["cells"] += [question(name), essay]
    notebook["cells"].append(cell("tiny-end", "print('the end')", "demo"))
    return notebook


@pytest.fixture
def submitted(released):
    """All answers in place, and one of the essays."""
    notebook = copy.deepcopy(released)
    for name, text in ANSWERS.items():
        find(notebook, f"tiny-{name}-answer")["source"] = text
    find(notebook, WHY)["source"] = TEXT
    return notebook


def grafted(released, submitted):
    places = essay_places(released, "00_tiny")
    return graft(released, as_bytes(submitted), EXERCISES, places)


def read(released, submitted):
    """The essays by name, and what was mended."""
    made = grafted(released, submitted)
    assert made.problem is None
    return {e.name: (e.status, e.text) for e in made.essays}, " ".join(made.mended)


def own(text, kind="markdown", **more):
    return {"cell_type": kind, "id": "0a1b2c3d", "metadata": {}, "source": text} | more


def below(notebook, name, *cells):
    at = place(notebook, name) + 1
    notebook["cells"][at:at] = cells
    return notebook


def test_places(released):
    why, how = essay_places(released, "00_tiny")
    assert (why.name, why.grade_id, why.points) == ("why-essay", WHY, 3)
    assert (how.name, how.stub) == ("how-essay", STUB)


def test_written_and_untouched(released, submitted):
    made = grafted(released, submitted)
    assert made.answers == ANSWERS
    assert made.mended == []
    assert [(e.name, e.status, e.text, e.max_points) for e in made.essays] == [
        ("why-essay", "written", TEXT, 3),
        ("how-essay", "untouched", "", 2),
    ]
    assert find(made.notebook, WHY)["source"] == TEXT
    assert find(made.notebook, HOW)["source"] == STUB


@pytest.mark.parametrize("blank", ["", " \n\t", f"\n{STUB}  \n"])
def test_blank_is_untouched(released, submitted, blank):
    find(submitted, WHY)["source"] = blank
    assert read(released, submitted)[0]["why-essay"] == ("untouched", "")


def test_essay_alone_is_a_submission(released, submitted):
    kept = [c for c in submitted["cells"] if not c["id"].endswith("-answer")]
    made = grafted(released, submitted | {"cells": kept})
    assert made.problem is None
    assert made.essays[0].text == TEXT


def test_neither_answers_nor_essays(released):
    made = grafted(released, {"cells": [own("Hello.")]})
    assert made.problem == "the notebook holds no answer cell of this chapter"
    assert made.essays == []


# ---- cells that were copied, split, retyped, moved or deleted -----------------------


def test_deleted(released, submitted):
    submitted["cells"].pop(place(submitted, WHY))
    essays, said = read(released, submitted)
    assert essays["why-essay"] == ("missing", "")
    assert "Essays are missing; a person has to look for them: `why-essay`." in said


def test_deleted_with_its_question(released, submitted):
    for name in (WHY, "tiny-why"):
        submitted["cells"].pop(place(submitted, name))
    assert read(released, submitted)[0]["why-essay"] == ("missing", "")


def test_identical_copy_says_nothing_new(released, submitted):
    twin = copy.deepcopy(find(submitted, WHY)) | {"id": "0a1b2c3d"}
    assert read(released, below(submitted, WHY, twin))[0]["why-essay"][1] == TEXT


@pytest.mark.parametrize("first", [TEXT, STUB, ""])
def test_split(released, submitted, first):
    """JupyterLab gives the marks to both halves."""
    find(submitted, WHY)["source"] = first
    half = copy.deepcopy(find(submitted, WHY)) | {"id": "0a1b2c3d", "source": "More."}
    essays, _ = read(released, below(submitted, WHY, half))
    text = f"{TEXT}\n\nMore." if first == TEXT else "More."
    assert essays["why-essay"] == ("written", text)


def test_goes_on_in_new_cells(released, submitted):
    new = [own("More."), own("x = 1", "code"), own("End.")]
    essays, said = read(released, below(submitted, WHY, *new))
    assert essays["why-essay"] == ("written", f"{TEXT}\n\nMore.\n\nEnd.")
    assert essays["how-essay"] == ("untouched", "")
    assert "other cells than their own" in said


def test_written_below_an_untouched_cell(released, submitted):
    find(submitted, HOW)["source"] = STUB
    essays, _ = read(released, below(submitted, HOW, own("Like this.")))
    assert essays["how-essay"] == ("written", "Like this.")


def test_written_into_the_question(released, submitted):
    find(submitted, "tiny-how")["source"] += "\n\nLike this."
    essays, said = read(released, submitted)
    assert essays["how-essay"] == ("written", "Like this.")
    assert "other cells than their own" in said


def test_merged_with_the_question(released, submitted):
    find(submitted, "tiny-why")["source"] += f"\n\n{TEXT}"
    submitted["cells"].pop(place(submitted, WHY))
    assert read(released, submitted)[0]["why-essay"] == ("written", TEXT)


@pytest.mark.parametrize("kind", ["code", "raw", "heading", ""])
def test_retyped(released, submitted, kind):
    find(submitted, WHY)["cell_type"] = kind
    made = grafted(released, submitted)
    assert made.essays[0].text == TEXT
    assert find(made.notebook, WHY)["cell_type"] == "markdown"
    assert "cells of another kind; they were read as text: `why-essay`" in " ".join(
        made.mended
    )


def test_moved(released, submitted):
    cells = submitted["cells"]
    cells.insert(0, cells.pop(place(submitted, WHY)))
    essays, said = read(released, submitted)
    assert essays["why-essay"] == ("written", TEXT)
    assert said == ""


def test_reversed(released, submitted):
    submitted["cells"].reverse()
    assert read(released, submitted)[0] == {
        "why-essay": ("written", TEXT),
        "how-essay": ("untouched", ""),
    }


def test_stripped_metadata(released, submitted):
    for one in submitted["cells"]:
        one["metadata"] = {}
    assert read(released, submitted)[0]["why-essay"] == ("written", TEXT)


@pytest.mark.parametrize("ids", ["none", "foreign"])
def test_stripped_metadata_and_ids(released, submitted, ids):
    for number, one in enumerate(submitted["cells"]):
        one["metadata"] = {}
        one["id"] = f"x{number}" if ids == "foreign" else ""
    essays, said = read(released, submitted)
    assert essays == {"why-essay": ("written", TEXT), "how-essay": ("untouched", "")}
    assert "other cells than their own" in said


def test_ids_swapped_with_the_question(released, submitted):
    one, two = find(submitted, WHY), find(submitted, "tiny-why")
    for key in ("id", "metadata"):
        one[key], two[key] = two[key], one[key]
    assert read(released, submitted)[0]["why-essay"] == ("written", TEXT)


def test_id_on_a_cell_of_the_course_is_not_an_untouched_essay(released, submitted):
    find(submitted, "tiny-title")["id"] = WHY
    submitted["cells"].pop(place(submitted, "tiny-why") + 1)
    submitted["cells"].pop(place(submitted, "tiny-why"))
    assert read(released, submitted)[0]["why-essay"] == ("missing", "")


def test_flags_and_points_of_the_student_do_not_count(released, submitted):
    marks = find(submitted, WHY)["metadata"]["nbgrader"]
    marks |= {"points": 100, "grade": False, "locked": True}
    made = grafted(released, submitted)
    assert made.essays[0].max_points == 3
    assert find(made.notebook, WHY)["metadata"] == find(released, WHY)["metadata"]


def test_code_in_an_essay_is_no_answer(released, submitted):
    find(submitted, "tiny-double-answer")["source"] = "double = None"
    find(submitted, WHY)["source"] = ANSWERS["double"]
    made = grafted(released, submitted)
    assert made.answers["double"] == "double = None"
    assert made.essays[0].text == ANSWERS["double"].strip()


# ---- bounds -------------------------------------------------------------------------


def test_too_long(released, submitted):
    find(submitted, WHY)["source"] = "word " * 10_000
    essays, said = read(released, submitted)
    assert 20_000 < len(essays["why-essay"][1]) < 20_100
    assert essays["why-essay"][1].endswith("(the rest is left out)")
    assert "Essays were too long and are cut" in said


def test_pasted_picture_is_said(released, submitted):
    picture = "![image.png](attachment:image.png)"
    find(submitted, WHY).update(
        source=f"See {picture}", attachments={"image.png": {"image/png": "AAAA"}}
    )
    made = grafted(released, submitted)
    assert "attachments" not in find(made.notebook, WHY)
    assert any("Essays hold pictures" in note for note in made.mended)


def test_text_that_is_no_unicode(released, submitted):
    find(submitted, WHY)["source"] = "a\ud800b\0c 直线"
    content = json.dumps(submitted).encode()
    made = graft(released, content, EXERCISES, essay_places(released, "00_tiny"))
    assert made.essays[0].text == "a?b\0c 直线"
