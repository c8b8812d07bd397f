"""Make the student's copy of a chapter: a pure function of the source."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.utils import find_all_files
from traitlets.config import Config

from helpers.authoring.chapters import Chapter, read_source
from helpers.authoring.nbgrader_steps import IGNORED, RELEASE_STEPS
from helpers.errors import WorkbookError

__all__ = ["released_files"]


def released_files(chapter: Chapter) -> dict[str, bytes]:
    """Make every file of the student's copy. Writes nothing.

    Parameters
    ----------
    chapter : Chapter
        A chapter whose source is here.

    Returns
    -------
    dict of str to bytes
        Content by file name: the notebook, ``public.json`` and the pictures, in the
        order of their names. The same source gives the same bytes.

    Raises
    ------
    WorkbookError
        If the source is missing, damaged or not a valid assignment.
    """
    if not chapter.has_source:
        raise WorkbookError(
            f"{chapter.name} has no source notebook here, so it cannot be released",
            next_step="course list",
        )
    text, outputs = _convert(chapter, read_source(chapter))
    files = {chapter.source.name: text.encode()} | outputs
    for path in find_all_files(str(chapter.folder), [*IGNORED, "*.ipynb"]):
        files[Path(path).relative_to(chapter.folder).as_posix()] = Path(
            path
        ).read_bytes()
    return dict(sorted(files.items()))


def _convert(chapter: Chapter, notebook: NotebookNode) -> tuple[str, dict[str, bytes]]:
    """Run the steps as nbgrader's own converter does."""
    exporter = NotebookExporter(config=Config(Exporter={"default_preprocessors": []}))
    for step in RELEASE_STEPS:
        exporter.register_preprocessor(step)
    ids = [cell.get("id") for cell in notebook.cells]
    if copied := sorted({str(name) for name in ids if ids.count(name) > 1}):
        problem = f"{chapter.source.name} has two cells with the id {copied[0]}"
        raise WorkbookError(problem)
    names = {"assignment": chapter.name, "notebook": chapter.name, "student": "."}
    try:
        nbformat.validate(notebook)
        text, done = exporter.from_notebook_node(notebook, {"nbgrader": names})
    except WorkbookError:
        raise
    except Exception as error:  # nbgrader's steps raise many kinds
        reason = str(error).partition("\n")[0]
        problem = f"{chapter.source.name} cannot be released: {reason}"
        raise WorkbookError(problem) from error
    return text, done.get("outputs", {})
