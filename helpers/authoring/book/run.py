"""Run released notebooks as they are handed out, and keep what came of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from nbformat import NotebookNode

from helpers.authoring.canonical import to_bytes
from helpers.authoring.chapters import Chapter, read_notebook
from helpers.grading.files import digest, write_atomic
from helpers.project import ROOT, data_folder

__all__ = ["cell_errors", "run_released"]

_SECONDS = 300  # for one cell, on a machine that does something else as well
_CALLED = ("checks", "data", "environments", "kernels", "plots")
"""The parts of ``helpers`` that cells call."""


def run_released(chapter: Chapter, cache: Path) -> NotebookNode:
    """Run a copy of a released notebook: demos draw, open exercises say that they are.

    Parameters
    ----------
    chapter : Chapter
        One that is released.
    cache : pathlib.Path
        A folder for what came of it. As long as neither the notebook nor the code that
        it calls has changed, nothing is run again.

    Returns
    -------
    nbformat.NotebookNode
        With outputs; a cell that failed holds its error.

    Raises
    ------
    WorkbookError
        If the notebook is missing or damaged.
    """
    kept = cache / f"{chapter.name}-{_state(chapter)[:16]}.ipynb"
    if not kept.is_file():
        write_atomic(kept, to_bytes(_run(chapter)))
        for other in set(cache.glob(f"{chapter.name}-*.ipynb")) - {kept}:
            other.unlink(missing_ok=True)
    return read_notebook(kept)


def cell_errors(notebook: NotebookNode) -> list[str]:
    """List what went wrong in a notebook that was run.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        With outputs.

    Returns
    -------
    list of str
        The id of each cell that failed or wrote a warning, and what it said.
    """
    return [
        f"{cell.id}: {said}"
        for cell in notebook.cells
        for said in map(_complaint, cell.get("outputs", []))
        if said
    ]


def _complaint(output: NotebookNode) -> str:
    if output.output_type == "error":
        return f"{output.ename}: {output.evalue}"
    return output.text if output.get("name") == "stderr" else ""


def _run(chapter: Chapter) -> NotebookNode:
    from nbclient import NotebookClient

    notebook = read_notebook(chapter.released)
    with tempfile.TemporaryDirectory(prefix="book-") as scratch:
        for file in _handed_out(chapter):
            shutil.copy(file, scratch)
        client = NotebookClient(
            notebook,
            timeout=_SECONDS,
            kernel_name="python3",
            allow_errors=True,
            record_timing=False,
            resources={"metadata": {"path": scratch}},
        )
        # nbgrader sets this where it runs a notebook: it is no student's try.
        own = os.environ | {"NBGRADER_EXECUTION": "book"}
        client.execute(env=own, stderr=subprocess.DEVNULL)  # the kernel's own talk
    return notebook


def _handed_out(chapter: Chapter) -> list[Path]:
    files = chapter.released.parent.iterdir()
    return sorted(f for f in files if f.is_file() and not f.name.startswith("."))


def _state(chapter: Chapter) -> str:
    """Return a digest of all that the outputs depend on."""
    files = [*_handed_out(chapter), *_code(), data_folder() / "SHA256SUMS"]
    there = [file for file in files if file.is_file()]
    return digest(*(part for f in there for part in (f.name.encode(), f.read_bytes())))


def _code() -> Iterator[Path]:
    """Give what cells call: the package's own code, and which libraries there are."""
    package = ROOT / "helpers"
    yield from sorted(package.glob("*.py"))
    for folder in _CALLED:
        yield from sorted((package / folder).rglob("*.py"))
    yield ROOT / "requirements.lock"
