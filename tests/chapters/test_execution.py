"""Every chapter runs from top to bottom: the source in full marks, the release open."""

import nbformat
import psutil
import pytest
from nbclient import NotebookClient

from helpers.authoring.chapters import all_chapters

CHAPTER_SECONDS = 60
CELL_SECONDS = 10


class Timed(NotebookClient):
    """Runs a notebook and notes the processor's seconds for each cell.

    On one thread they are what a student waits for; what else this machine does at the
    time does not count.
    """

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.seconds = {}

    async def async_execute_cell(self, cell, *args, **options):
        start = self._used()
        done = await super().async_execute_cell(cell, *args, **options)
        self.seconds[cell.id] = self._used() - start
        return done

    def _used(self):
        used = psutil.Process(self.km.provisioner.pid).cpu_times()
        return used.user + used.system


def run(path, folder):
    notebook = nbformat.read(path, as_version=4)
    client = Timed(
        notebook,
        timeout=5 * CHAPTER_SECONDS,
        kernel_name="python3",
        allow_errors=True,
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute()
    return notebook, client.seconds


def outputs(notebook, kind):
    return [
        (cell.id, output)
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == kind
    ]


# What needs one run of a notebook shares a worker; else each worker runs it again.
EACH_CHAPTER = [
    pytest.param(chapter, id=chapter.name, marks=pytest.mark.xdist_group(chapter.name))
    for chapter in all_chapters()
]


@pytest.fixture(scope="module", params=EACH_CHAPTER)
def source_run(request):
    chapter = request.param
    notebook, seconds = run(chapter.source, chapter.source.parent)
    return chapter, notebook, seconds


@pytest.fixture(scope="module", params=EACH_CHAPTER)
def released_run(request, tmp_path_factory):
    chapter = request.param
    folder = tmp_path_factory.mktemp("student") / chapter.name
    folder.mkdir()
    for file in chapter.released.parent.iterdir():
        if file.is_file():
            (folder / file.name).write_bytes(file.read_bytes())
    notebook, _ = run(folder / chapter.released.name, folder)
    return chapter, notebook


def errors(notebook):
    return [f"{i}: {o.ename}: {o.evalue}" for i, o in outputs(notebook, "error")]


def stderr(notebook):
    streams = outputs(notebook, "stream")
    return [f"{i}: {o.text}" for i, o in streams if o.name == "stderr"]


def test_source_runs_without_error_or_stderr(source_run):
    _, notebook, _ = source_run
    assert errors(notebook) == []
    assert stderr(notebook) == []


def test_source_earns_every_point(source_run):
    _, notebook, _ = source_run
    for cell in notebook.cells:
        if "tests" in cell.metadata.get("tags", []):
            results = [o for o in cell.outputs if o.output_type == "execute_result"]
            points = cell.metadata.nbgrader.points
            assert [float(o.data["text/plain"]) for o in results] == [points], cell.id


def test_source_keeps_to_its_time(source_run):
    _, _, seconds = source_run
    slow = {i: round(s, 1) for i, s in seconds.items() if s > CELL_SECONDS}
    assert not slow
    assert sum(seconds.values()) < CHAPTER_SECONDS


def test_tagged_cells_hold_the_output_they_print(source_run):
    """A cell whose text is part of the teaching is compared by nbval; it needs one."""
    chapter, notebook, _ = source_run
    stored = {cell.id: cell for cell in nbformat.read(chapter.source, 4).cells}
    for cell in notebook.cells:
        if "nbval-check-output" in cell.metadata.get("tags", []):
            mine = "".join(o.text for o in stored[cell.id].outputs)
            assert mine, f"{cell.id}: no stored output"
            assert mine == "".join(o.text for o in cell.outputs), cell.id


def test_released_notebook_runs_to_its_end(released_run):
    """An open exercise stops nothing: Run All draws everything below it."""
    _, notebook = released_run
    assert errors(notebook) == []
    assert stderr(notebook) == []


def test_released_exercises_are_not_attempted(released_run):
    _, notebook = released_run
    for cell in notebook.cells:
        if "tests" in cell.metadata.get("tags", []):
            shown = [o for o in cell.outputs if o.output_type == "display_data"]
            assert "not attempted" in shown[0].data["text/plain"], cell.id
            results = [o for o in cell.outputs if o.output_type == "execute_result"]
            assert [o.data["text/plain"] for o in results] == ["0.0"], cell.id


def test_every_figure_has_alt_text(source_run):
    _, notebook, _ = source_run
    drawn = outputs(notebook, "display_data") + outputs(notebook, "execute_result")
    for cell_id, output in drawn:
        html = output.data.get("text/html", "")
        if "image/png" in output.data:
            assert "<img " in html, f"{cell_id}: a figure without alt text"
        for tag in html.split("<img")[1:]:
            alt = tag.split('alt="', 1)[1].split('"', 1)[0]
            assert len(alt) > 30, f"{cell_id}: {alt!r} describes nothing"
