"""Every source notebook keeps the form."""

import statistics

import nbformat
import pytest

from helpers.authoring.chapters import all_chapters, read_source, role
from helpers.authoring.lengths import words
from helpers.authoring.source_rules import source_problems
from helpers.kernels import taught_in

CHAPTERS = all_chapters()


@pytest.fixture(params=CHAPTERS, ids=[chapter.name for chapter in CHAPTERS])
def chapter(request):
    return request.param


@pytest.fixture
def notebook(chapter):
    return read_source(chapter)


def test_there_are_chapters():
    assert CHAPTERS


def test_source_keeps_the_form(chapter, notebook):
    assert list(source_problems(notebook, chapter.name, taught_in())) == []


def test_source_is_valid(notebook):
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)


def test_ids_are_unique(notebook):
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)


def test_source_holds_no_outputs_but_those_it_teaches(notebook):
    for cell in notebook.cells:
        if cell.cell_type == "code":
            taught = "nbval-check-output" in cell.metadata.tags
            assert bool(cell.outputs) == taught, cell.id
            assert cell.execution_count == (1 if taught else None), cell.id


def test_ideas_are_short(notebook):
    prose = [cell for cell in notebook.cells if role(cell) == "prose"]
    assert 20 <= statistics.median(words(cell.source) for cell in prose) <= 90


def test_chapter_tells_its_time_and_points(chapter):
    assert chapter.minutes > 0
    assert chapter.points > 0
