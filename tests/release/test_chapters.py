import json
import shutil

import pytest

from helpers.authoring.chapters import (
    all_chapters,
    answer_text,
    exercise_of,
    exercises,
    find_chapter,
    read_notebook,
    read_source,
    role,
)
from helpers.errors import UsageError, WorkbookError


def test_chapter_tells_what_its_notebook_says(course):
    chapter = course.chapter
    assert (chapter.name, chapter.number) == ("41_tiny_line", 41)
    assert (chapter.topic, chapter.prefix) == ("tiny_line", "tiny-line-")
    assert chapter.title == "A tiny line 直线"
    assert (chapter.minutes, chapter.points) == (15, 4.0)
    assert chapter.source == course.source
    assert chapter.released == course.released / "41_tiny_line.ipynb"
    assert chapter.checks_file.is_file()


@pytest.mark.parametrize(
    "text",
    [
        41,
        "41",
        "tiny_line",
        "tiny-line",
        "Tiny Line",
        "41_tiny_line",
        " 41_tiny_line ",
        "solutions/41_tiny_line",
        "solutions/41_tiny_line/",
        "notebooks/41_tiny_line/41_tiny_line.ipynb",
        "/elsewhere/41_tiny_line/public.json",
    ],
)
def test_chapter_is_found_by(course, text):
    assert find_chapter(text).name == "41_tiny_line"


def test_number_is_found_with_and_without_its_zero(course):
    course.folder.rename(course.folder.with_name("06_line"))
    shutil.move(
        course.root / "solutions/06_line/41_tiny_line.ipynb",
        course.root / "solutions/06_line/06_line.ipynb",
    )
    assert find_chapter("6") == find_chapter("06") == find_chapter(6)


@pytest.mark.parametrize("text", ["tiny_lin", "41_tinny_line", "notebooks/tiny_lime"])
def test_near_miss_gets_a_suggestion(course, text):
    with pytest.raises(UsageError, match=r"did you mean '(41_)?tiny_line'") as caught:
        find_chapter(text)
    assert caught.value.next_step == "course list"


@pytest.mark.parametrize("text", ["", "99", "xyz", "４１", "../.."])
def test_unknown_chapter_is_refused(course, text):
    with pytest.raises(UsageError, match="there is no chapter"):
        find_chapter(text)


def test_empty_course_says_so(course):
    shutil.rmtree(course.root / "solutions")
    assert all_chapters() == []
    with pytest.raises(UsageError, match="holds no chapter"):
        find_chapter("41")


def test_students_side_reads_the_released_notebook(course):
    course.released.mkdir()
    shutil.copy(course.source, course.released)
    shutil.rmtree(course.root / "solutions")
    chapter = course.chapter
    assert chapter.source == chapter.released
    assert not chapter.has_source
    assert exercises(read_source(chapter)) == ["slope", "sign"]


def test_folders_that_are_no_chapters_are_passed_over(course):
    for name in ("drafts", "42_Wrong", "43_empty"):
        (course.root / "solutions" / name).mkdir()
    stray = course.root / "solutions/drafts/drafts.ipynb"
    shutil.copy(course.source, stray)
    assert [chapter.name for chapter in all_chapters()] == ["41_tiny_line"]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"cells": 3}', b"\xff\xfe", b'{"cells": [{}]}']
)
def test_damaged_notebook_does_not_hide_the_list(course, content):
    course.source.write_bytes(content)
    (chapter,) = all_chapters()
    assert chapter.title == "41_tiny_line (the file is damaged)"
    assert chapter.points == 0


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe"])
def test_reading_a_damaged_notebook_says_which(course, content):
    course.source.write_bytes(content)
    with pytest.raises(WorkbookError, match=r"solutions/.*ipynb is not a notebook"):
        read_source(course.chapter)


def test_reading_a_missing_notebook_says_which(course):
    with pytest.raises(WorkbookError, match=r"gone.ipynb cannot be read"):
        read_notebook(course.root / "gone.ipynb")


def test_chapter_without_minutes_has_none(course):
    course.cell("title").source = "# A tiny line"
    course.save()
    assert course.chapter.minutes == 0


def test_cells_know_their_exercise(course):
    found = [(role(c), exercise_of(c)) for c in course.notebook.cells]
    three = ("task", "answer", "tests")
    expected = [(part, "slope") for part in three] + [(part, "sign") for part in three]
    assert found[3:] == expected
    assert {exercise for _, exercise in found[:3]} == {None}


def test_shorter_name_at_the_end_of_a_longer_one_is_not_taken_for_it(course):
    cell = course.make("answer", "max-slope-answer", "def max_slope(slope): ...")
    assert exercise_of(cell) == "max_slope"


def test_names_with_capitals_are_kept(course):
    cell = course.make("answer", "two-towers-answer", "class Two_Towers:\n    pass")
    assert exercise_of(cell) == "Two_Towers"


@pytest.mark.parametrize("tags", [[], ["prose", "demo"], ["other"]])
def test_cell_without_one_role_has_none(course, tags):
    cell = course.cell("title")
    cell.metadata["tags"] = tags
    assert role(cell) is None


def test_answer_text_is_the_whole_cell(course):
    assert answer_text(course.notebook, "slope").startswith("def slope(x, y):")


def test_answer_text_of_an_emptied_cell_is_empty(course):
    course.cell("slope-answer").source = ""
    assert answer_text(course.notebook, "slope") == ""


def test_answer_text_of_an_unknown_exercise_is_refused(course):
    with pytest.raises(UsageError, match="'slop'; the notebook has: slope, sign"):
        answer_text(course.notebook, "slop")


def test_front_matter_survives_sources_in_one_string(course):
    data = json.loads(course.source.read_text("utf-8"))
    for cell in data["cells"]:
        cell["source"] = "".join(cell["source"])
    course.source.write_text(json.dumps(data), "utf-8")
    assert course.chapter.title == "A tiny line 直线"
