"""Every chapter as students get it runs from top to bottom, with its exercises open.

`make notebooks` runs the sources: there, each exercise must earn its points.
"""

import nbformat
import pytest
from nbclient import NotebookClient

from helpers.authoring.chapters import all_chapters

CHAPTER_SECONDS = 300  # of a machine that does something else as well

# What needs one run of a notebook shares a worker; else each worker runs it again.
EACH_CHAPTER = [
    pytest.param(chapter, id=chapter.name, marks=pytest.mark.xdist_group(chapter.name))
    for chapter in all_chapters()
]


@pytest.fixture(scope="module", params=EACH_CHAPTER)
def released_run(request, tmp_path_factory):
    chapter = request.param
    folder = tmp_path_factory.mktemp("student") / chapter.name
    folder.mkdir()
    for file in chapter.released.parent.iterdir():
        if file.is_file():
            (folder / file.name).write_bytes(file.read_bytes())
    notebook = nbformat.read(folder / chapter.released.name, as_version=4)
    NotebookClient(
        notebook,
        timeout=CHAPTER_SECONDS,
        kernel_name="python3",
        allow_errors=True,
        resources={"metadata": {"path": str(folder)}},
    ).execute()
    return notebook


def outputs(notebook, kind):
    return [
        (cell.id, output)
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == kind
    ]


def test_released_notebook_runs_to_its_end(released_run):
    """An open exercise stops nothing: Run All draws everything below it."""
    errors = outputs(released_run, "error")
    assert [f"{i}: {o.ename}: {o.evalue}" for i, o in errors] == []
    streams = outputs(released_run, "stream")
    assert [f"{i}: {o.text}" for i, o in streams if o.name == "stderr"] == []


def test_released_exercises_are_not_attempted(released_run):
    for cell in released_run.cells:
        if "tests" in cell.metadata.get("tags", []):
            shown = [o for o in cell.outputs if o.output_type == "display_data"]
            assert "not attempted" in shown[0].data["text/plain"], cell.id
            results = [o for o in cell.outputs if o.output_type == "execute_result"]
            assert [o.data["text/plain"] for o in results] == ["0.0"], cell.id
