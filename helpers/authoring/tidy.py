"""Bring a source notebook into canonical form."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from helpers.authoring.canonical import strip, to_bytes
from helpers.authoring.cells import ROLES, cell_id
from helpers.authoring.chapters import Chapter, read_source
from helpers.errors import WorkbookError

__all__ = ["canonical", "tidy"]

_LONGEST_ID = 64  # nbformat's own limit
_WORDS_IN_ID = 5
_PAIRED = "jupytext"


def tidy(chapter: Chapter, *, check: bool = False) -> list[str]:
    """Rewrite the source of a chapter in canonical form.

    Outputs and stray metadata go; cells that JupyterLab or nbgrader's panel made get
    a speaking id and a role. An id that speaks is never altered.

    Parameters
    ----------
    chapter : Chapter
        A chapter whose source is here.
    check : bool, default False
        Say what would change and write nothing.

    Returns
    -------
    list of str
        What was not in canonical form; empty where nothing was.

    Raises
    ------
    WorkbookError
        If the source is missing, damaged, paired with a text file by jupytext, or
        cannot be written. It is left as it was.
    """
    if not chapter.has_source:
        raise WorkbookError(f"{chapter.name} has no source notebook here")
    before = chapter.source.read_bytes()
    notebook = read_source(chapter)
    changes = canonical(notebook, chapter.prefix)
    after = to_bytes(notebook)
    if after == before:
        return []
    if not check:
        _replace(chapter.source, after)
    return changes or ["the file is laid out differently: spaces, order of keys"]


def canonical(notebook: NotebookNode, prefix: str) -> list[str]:
    """Bring a notebook into canonical form. Changes the notebook itself.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        A source notebook.
    prefix : str
        What ids start with, such as ``linear-regression-``.

    Returns
    -------
    list of str
        One sentence for each change.

    Raises
    ------
    WorkbookError
        If the notebook is paired by jupytext, whose text file would hold the answers.
    """
    if _PAIRED in notebook.metadata:
        raise WorkbookError("the notebook is paired by jupytext; unpair it first")
    before = [_snapshot(cell) for cell in notebook.cells]
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    strip(notebook, keep_taught=True)
    for cell in notebook.cells:
        cell.metadata.get("nbgrader", {}).pop("checksum", None)
        cell.metadata.get("nbgrader", {}).pop("cell_type", None)
        cell.source = cell.source.rstrip()
        _give_role(cell)
    _give_ids(notebook, prefix)
    _give_title(notebook)
    pairs = zip(before, notebook.cells, strict=True)
    return [
        f"cell {place} ({cell.id}): {', '.join(changed)}"
        for place, (old, cell) in enumerate(pairs, 1)
        if (changed := [k for k, v in _snapshot(cell).items() if old[k] != v])
    ]


def _snapshot(cell: NotebookNode) -> dict[str, object]:
    """Note all that can change in a cell, under the names that people use."""
    run = (cell.get("outputs"), cell.get("execution_count"))
    return {
        "id": cell.get("id"),
        "metadata": nbformat.from_dict(cell.metadata),
        "text": cell.source,
        "outputs": None if not any(run) else run,
    }


def _give_role(cell: NotebookNode) -> None:
    """Add the role of a cell that was made without one, from what nbgrader says."""
    tags = cell.metadata.get("tags", [])
    if not any(tag in ROLES for tag in tags):
        marks, code = cell.metadata.get("nbgrader", {}), cell.cell_type == "code"
        if marks.get("solution"):
            found = "essay" if marks.get("grade") else "answer"
        elif marks.get("grade"):
            found = "tests"
        elif marks.get("locked"):
            found = "setup" if code else "task"
        else:
            found = "demo" if code else "prose"
        tags = [*tags, found]
    cell.metadata["tags"] = sorted(set(tags), key=lambda tag: (tag not in ROLES, tag))


def _give_ids(notebook: NotebookNode, prefix: str) -> None:
    """Give an id to each cell that has none of ours."""
    ids = [cell.get("id", "") for cell in notebook.cells]
    taken = {name for name in ids if name.startswith(prefix)}
    for cell in notebook.cells:
        if not cell.get("id", "").startswith(prefix):
            graded = cell_id(cell) if cell_id(cell).startswith(prefix) else ""
            cell.id = _free(graded or prefix + _slug(cell.source), taken)
            taken.add(cell.id)
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader.setdefault("grade_id", cell.id)


def _slug(text: str) -> str:
    """Make an id of the first words of a cell."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return "-".join(words[:_WORDS_IN_ID]) or "cell"


def _free(wanted: str, taken: set[str]) -> str:
    """Make an id that nobody has, with a number at its end if need be."""
    name, count = wanted[:_LONGEST_ID].rstrip("-"), 1
    while name in taken:
        count += 1
        name = f"{wanted[: _LONGEST_ID - 4].rstrip('-')}-{count}"
    return name


def _give_title(notebook: NotebookNode) -> None:
    """Take the title from the first heading; exported pages need it."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and cell.source.startswith("# "):
            heading = cell.source.partition("\n")[0]
            notebook.metadata["title"] = heading.lstrip("# ").strip()
            return


def _replace(path: Path, content: bytes) -> None:
    """Write beside, then rename: a full disk must not cost the author the chapter."""
    try:
        with tempfile.TemporaryDirectory(prefix=".tidy-", dir=path.parent) as scratch:
            new = Path(scratch) / path.name
            new.write_bytes(content)
            new.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise WorkbookError(f"{path.name} cannot be written: {reason}") from error
