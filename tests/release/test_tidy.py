import json
from pathlib import Path

import nbformat
import pytest

from helpers.authoring.canonical import from_bytes
from helpers.authoring.chapters import all_chapters
from helpers.authoring.tidy import tidy
from helpers.errors import WorkbookError


def edit(course, change):
    """Change the JSON of the source as a careless editor would."""
    data = json.loads(course.source.read_text("utf-8"))
    change(data)
    course.source.write_text(json.dumps(data), "utf-8")


def source(course):
    return from_bytes(course.source.read_bytes())


def test_canonical_source_stays_as_it_is(course):
    before = course.source.read_bytes()
    assert tidy(course.chapter) == []
    assert course.source.read_bytes() == before


def test_outputs_counts_and_stray_metadata_go(course):
    before = course.source.read_bytes()

    def run(data):
        cell = data["cells"][2]
        cell["execution_count"] = 4
        cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "0\n"}]
        cell["metadata"]["collapsed"] = True
        data["metadata"]["language_info"] = {"name": "python"}

    edit(course, run)
    (change,) = tidy(course.chapter)
    assert change == "cell 3 (tiny-line-points): metadata, outputs"
    assert course.source.read_bytes() == before
    assert tidy(course.chapter) == []


def test_layout_alone_is_said(course):
    edit(course, lambda data: None)
    assert tidy(course.chapter) == [
        "the file is laid out differently: spaces, order of keys"
    ]


def test_check_writes_nothing(course):
    edit(course, lambda data: data["cells"][2].update(execution_count=4))
    before = course.source.read_bytes()
    assert tidy(course.chapter, check=True) != []
    assert course.source.read_bytes() == before


def test_new_cells_get_a_role_and_a_speaking_id(course):
    def add(data):
        text = {"cell_type": "markdown", "metadata": {}, "source": "## What a Slope is"}
        code = {"cell_type": "code", "metadata": {}, "source": "", "outputs": []}
        data["cells"] += [
            text | {"id": "b7c3f0aa"},
            text | {"id": "0c1d2e3f"},
            code | {"id": "99999999", "execution_count": None},
        ]

    edit(course, add)
    tidy(course.chapter)
    new = source(course).cells[-3:]
    ids = ["what-a-slope-is", "what-a-slope-is-2", "cell"]
    assert [cell.id for cell in new] == [f"tiny-line-{name}" for name in ids]
    assert [cell.metadata.tags for cell in new] == [["prose"], ["prose"], ["demo"]]


def test_missing_ids_are_filled_in(course):
    edit(course, lambda data: [cell.pop("id") for cell in data["cells"][:3]])
    tidy(course.chapter)
    ids = [cell.id for cell in source(course).cells[:3]]
    assert ids[1:] == ["tiny-line-set-up", "tiny-line-x-y-np-arange-4"]
    assert ids[0].startswith("tiny-line-a-tiny-line")


def test_cells_made_in_nbgraders_panel_take_their_id_and_role_from_it(course):
    def forget(data):
        for cell in data["cells"]:
            if "nbgrader" in cell["metadata"]:
                cell["id"] = cell["id"].encode().hex()[-12:]
                cell["metadata"].pop("tags")

    before = course.source.read_bytes()
    edit(course, forget)
    tidy(course.chapter)
    assert course.source.read_bytes() == before


def test_speaking_id_is_never_altered(course):
    edit(course, lambda data: data["cells"][0].update(source="# Something else"))
    tidy(course.chapter)
    notebook = source(course)
    assert notebook.cells[0].id == "tiny-line-title"
    assert notebook.metadata.title == "Something else"


def test_long_text_gives_an_id_within_the_limit(course):
    word = "extraordinarily"
    edit(course, lambda data: data["cells"][2].update(id="x", source=f"{word}=1\n" * 9))
    tidy(course.chapter)
    notebook = source(course)
    assert len(notebook.cells[2].id) <= 64
    nbformat.validate(notebook)


def test_checksums_of_a_released_cell_are_left_out(course):
    marks = {"checksum": "abc", "cell_type": "code"}
    edit(course, lambda data: data["cells"][1]["metadata"]["nbgrader"].update(marks))
    tidy(course.chapter)
    assert not marks.keys() & source(course).cells[1].metadata.nbgrader.keys()


def test_notebook_paired_with_a_text_file_is_refused(course):
    edit(course, lambda data: data["metadata"].update(jupytext={"formats": "ipynb,py"}))
    with pytest.raises(WorkbookError, match="paired by jupytext"):
        tidy(course.chapter)


def test_students_side_has_nothing_to_tidy(course):
    course.released.mkdir()
    course.source.rename(course.chapter.released)
    with pytest.raises(WorkbookError, match="no source notebook here"):
        tidy(course.chapter)


def test_failure_leaves_the_source_whole(course, monkeypatch):
    edit(course, lambda data: data["cells"][2].update(execution_count=4))
    before = course.source.read_bytes()

    def fail(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(WorkbookError, match="No space left on device"):
        tidy(course.chapter)
    assert course.source.read_bytes() == before
    assert not list(course.folder.glob(".tidy*"))


@pytest.mark.parametrize("chapter", all_chapters(), ids=lambda chapter: chapter.name)
def test_every_source_is_canonical(chapter):
    assert tidy(chapter, check=True) == []
