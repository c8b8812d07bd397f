"""Put a student's notebook back into shape, by the rules of grading.

What comes out holds what grading would read: each answer in its own cell, and the
released text in every locked cell. Cells that the student added stay, and so do changed
demos, outputs of cells that did not change, and the file as it was, under another name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from helpers.authoring.cells import cell_id
from helpers.checks.saved import COPY_OF
from helpers.errors import WorkbookError
from helpers.grading.files import write_atomic
from helpers.student.notebook import StudentNotebook, open_notebook

__all__ = ["MendReport", "mend_notebook"]


@dataclass(frozen=True)
class MendReport:
    """What was mended, or would be.

    Attributes
    ----------
    chapter : str
    path : pathlib.Path
        The notebook.
    changes : list of str
        One sentence each; empty where nothing needs mending.
    kept : pathlib.Path or None
        Where the notebook is kept as it was.
    written : bool
        False after a dry run, or where nothing needs mending.
    """

    chapter: str
    path: Path
    changes: list[str]
    kept: Path | None
    written: bool


def mend_notebook(chapter: object, *, dry_run: bool = False) -> MendReport:
    """Write a student's notebook as grading would read it.

    Parameters
    ----------
    chapter : object
        A chapter in any form that `find_chapter` knows, or a path to a notebook.
    dry_run : bool, default False
        Whether to say what would change and write nothing.

    Returns
    -------
    MendReport

    Raises
    ------
    UsageError
        If there is no such chapter.
    WorkbookError
        If the notebook is missing or damaged, if it holds no answer cell at all, if
        nothing says what it looked like when it was handed out, or if it cannot be
        written.
    """
    notebook = open_notebook(chapter)
    name, path = notebook.chapter.name, notebook.path
    if notebook.grafted is None:
        raise WorkbookError(
            f"this copy of the course does not hold {name} as it was handed out",
            next_step="unpack the course's archive again, in a new folder",
        )
    if notebook.grafted.problem:
        raise WorkbookError(f"{path.name} cannot be mended: {notebook.grafted.problem}")
    changes = notebook.oddities()
    if not changes:
        return MendReport(name, path, [], None, written=False)
    kept = _place_to_keep(path)
    if not dry_run:
        text = nbformat.writes(_mended(notebook)) + "\n"
        try:
            write_atomic(kept, path.read_bytes())
            write_atomic(path, text.encode())
        except OSError as error:
            raise WorkbookError(
                f"{path} cannot be written: {error.strerror}", next_step="course doctor"
            ) from error
    return MendReport(name, path, changes, kept, written=not dry_run)


def _place_to_keep(path: Path) -> Path:
    """Find a free name beside a notebook; JupyterLab opens what is kept."""
    place, copies = path.with_name(f"{path.stem}-before-mending.ipynb"), 1
    while place.exists():
        copies += 1
        place = path.with_name(f"{path.stem}-before-mending-{copies}.ipynb")
    return place


def _mended(notebook: StudentNotebook) -> NotebookNode:
    """Build the notebook: the released cells, with what the student may keep."""
    whole = nbformat.from_dict(notebook.grafted.notebook)
    theirs = notebook.content.cells
    added = _added(notebook, [cell_id(cell) for cell in whole.cells])
    cells = list(added.pop("", ()))
    for cell in whole.cells:
        name = cell_id(cell)
        same = [c for c in theirs if name in (c.get("id"), cell_id(c))]
        _keep(cell, same)
        cells += [cell, *added.pop(name, ())]
    whole.cells = cells
    whole.metadata = notebook.content.metadata
    return whole


def _keep(cell: NotebookNode, same: Sequence[NotebookNode]) -> None:
    """Take over what a student may change in a released cell: outputs, demos."""
    mine = next((c for c in same if c.cell_type == cell.cell_type), None)
    if mine is None:
        return
    if "nbgrader" not in cell.metadata:
        cell.source = mine.source
    if cell.cell_type == "code" and mine.source.strip() == cell.source.strip():
        cell.outputs = mine.get("outputs", [])
        cell.execution_count = mine.get("execution_count")


def _added(
    notebook: StudentNotebook, names: Sequence[str]
) -> dict[str, list[NotebookNode]]:
    """Group the student's own cells by the released cell that they stand below."""
    answers = {text.strip() for text in notebook.grafted.answers.values()}
    essays = "\n".join(essay.text for essay in notebook.grafted.essays)
    texts = {
        c["source"].strip(): cell_id(c) for c in notebook.grafted.notebook["cells"]
    }
    below, found = "", {}
    for cell in notebook.content.cells:
        known = next((n for n in _names(cell) if n in names), "")
        if known or (known := texts.get(cell.source.strip(), "")):
            below = known
        elif cell.source.strip() not in answers and cell.source.strip() not in essays:
            found.setdefault(below, []).append(_own(cell))
    return found


def _own(cell: NotebookNode) -> NotebookNode:
    """Return a cell that belongs to the student alone."""
    cell = cell.copy()
    cell.metadata = {k: v for k, v in cell.metadata.items() if k != "nbgrader"}
    return cell


def _names(cell: NotebookNode) -> Iterator[Any]:
    yield cell_id(cell)
    yield cell.get("id", "")
    yield cell.metadata.get(COPY_OF, "")
