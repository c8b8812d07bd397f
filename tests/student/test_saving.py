"""Saving in JupyterLab: nbgrader takes a copied cell, grading reads it as before."""

import copy
import json

import pytest
from nbgrader.nbgraderformat import MetadataValidator, ValidationError

from helpers.student.notebook import open_notebook
from helpers.student.saving import mark_copies
from tests.student.test_mend import copied, place, split


@pytest.mark.parametrize("damage", [copied, split])
def test_saving_marks_a_copy_and_grading_reads_it_as_before(handed_out, damage):
    content = handed_out.read()
    damage(content)
    handed_out.write(content)
    before = open_notebook("1").grafted
    model = {"type": "notebook", "content": json.loads(handed_out.path.read_text())}
    texts = [cell["source"] for cell in model["content"]["cells"]]
    mark_copies(model=model, path="x", contents_manager=None)
    cells = model["content"]["cells"]
    assert [cell["source"] for cell in cells] == texts
    ids = [c["metadata"].get("nbgrader", {}).get("grade_id") for c in cells]
    named = [name for name in ids if name]
    assert len(named) == len(set(named))
    handed_out.path.write_text(json.dumps(model["content"]))
    after = open_notebook("1").grafted
    assert (after.answers, after.mended) == (before.answers, before.mended)


def test_nbgrader_takes_what_is_saved_and_not_what_was_copied(handed_out):
    content = handed_out.read()
    copied(content)
    with pytest.raises(ValidationError):
        MetadataValidator().validate_nb(content)
    mark_copies(model={"type": "notebook", "content": content})
    MetadataValidator().validate_nb(content)


def test_saving_a_copied_test_cell_lets_the_student_delete_it(handed_out):
    content = handed_out.read()
    cell = copy.deepcopy(content.cells[place(content, "double-tests")])
    cell.id = "b7c9"
    content.cells.insert(0, cell)
    handed_out.write(content)
    model = {"type": "notebook", "content": json.loads(handed_out.path.read_text())}
    mark_copies(model=model)
    first = model["content"]["cells"][0]["metadata"]
    assert first["workbook_copy_of"] == "numbers-double-tests"
    assert not {"nbgrader", "deletable", "editable"} & set(first)


@pytest.mark.parametrize(
    "model",
    [
        {},
        {"type": "file", "content": "x"},
        {"type": "notebook", "content": None},
        {"type": "notebook", "content": {}},
        {"type": "directory", "content": []},
    ],
)
def test_saving_anything_else_changes_nothing(model):
    before = copy.deepcopy(model)
    mark_copies(model=model)
    assert model == before
