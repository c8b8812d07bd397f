"""Every concept of a finished chapter is taught in a text and practised in a task."""

import pytest

from helpers.authoring.cells import role
from helpers.authoring.chapters import all_chapters
from helpers.authoring.concepts import concepts, tagged_cells
from helpers.errors import DataError

CHAPTERS = [chapter for chapter in all_chapters() if chapter.has_source]


@pytest.fixture(params=CHAPTERS, ids=lambda chapter: chapter.name)
def chapter(request):
    return request.param


@pytest.mark.parametrize("part", ["prose", "task"])
def test_every_concept_of_the_chapter_has_a_cell(chapter, part):
    tagged = tagged_cells(chapter)
    taught = [one.id for one in concepts() if one.chapter == chapter.name]
    found = {name for name in taught for c in tagged.get(name, []) if role(c) == part}
    assert set(taught) - found == set()


def test_every_tag_names_a_concept(chapter):
    assert set(tagged_cells(chapter)) - {one.id for one in concepts()} == set()


def test_no_concept_comes_twice():
    ids = [one.id for one in concepts()]
    assert len(set(ids)) == len(ids)


def test_concepts_of_chapters_to_come_are_planned():
    here = {chapter.name for chapter in CHAPTERS}
    for one in concepts():
        assert one.planned == (one.chapter not in here), one
        assert not (one.planned and one.cells), one


def test_students_side_says_that_the_list_is_not_there(tmp_path, monkeypatch):
    monkeypatch.setenv("ML_WORKBOOK_ROOT", str(tmp_path))
    with pytest.raises(DataError, match=r"concepts\.csv is missing"):
        concepts()


@pytest.mark.parametrize("text", ["", "id,chapter\na,b\n"])
def test_list_with_other_columns_is_refused(tmp_path, monkeypatch, text):
    monkeypatch.setenv("ML_WORKBOOK_ROOT", str(tmp_path))
    (tmp_path / "solutions").mkdir()
    (tmp_path / "solutions" / "concepts.csv").write_text(text)
    with pytest.raises(DataError, match="must have the columns id, chapter"):
        concepts()
