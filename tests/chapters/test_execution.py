"""Every chapter as students get it runs from top to bottom, with its exercises open.

`make notebooks` runs the sources: there, each exercise must earn its points.
"""

import pytest

from helpers.authoring.book.run import cell_errors
from helpers.authoring.cells import role
from helpers.authoring.chapters import all_chapters

# What needs one run of a notebook shares a worker; a second one would only wait for it.
EACH_CHAPTER = [
    pytest.param(chapter, id=chapter.name, marks=pytest.mark.xdist_group(chapter.name))
    for chapter in all_chapters()
]


@pytest.fixture(scope="module", params=EACH_CHAPTER)
def released_run(request, runs):
    return runs(request.param)


def test_released_notebook_runs_to_its_end(released_run):
    """An open exercise stops nothing: Run All draws everything below it."""
    assert cell_errors(released_run) == []


def test_released_exercises_are_not_attempted(released_run):
    for cell in released_run.cells:
        if "tests" in cell.metadata.get("tags", []):
            shown = [o for o in cell.outputs if o.output_type == "display_data"]
            assert "not attempted" in shown[0].data["text/plain"], cell.id
            results = [o for o in cell.outputs if o.output_type == "execute_result"]
            assert [o.data["text/plain"] for o in results] == ["0.0"], cell.id


def test_every_figure_is_read_below_it(released_run):
    """In a line that says what to see, or by the student where a task asks for it."""
    cells = released_run.cells
    for place, cell in enumerate(cells):
        shown = [output.get("data", {}) for output in cell.get("outputs", [])]
        if any("<img" in data.get("text/html", "") for data in shown):
            below = next(c for c in cells[place + 1 :] if c.cell_type == "markdown")
            read = below.source.startswith("**What to see")
            assert read or role(below) == "task", cell.id
