"""Describe a chapter to nbgrader's gradebook, as ``generate_assignment`` would."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from nbformat import NotebookNode
from nbformat.notebooknode import from_dict
from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    GradeCell,
    Notebook,
    SolutionCell,
    SourceCell,
)
from nbgrader.utils import compute_checksum, is_grade, is_locked, is_solution

from helpers.project import solutions_folder

__all__ = ["describe_chapter"]


def describe_chapter(
    book: Gradebook, chapter: str, released: Mapping[str, Any]
) -> Notebook:
    """Make sure that the gradebook knows a chapter's cells and their points.

    A chapter may have gained or lost exercises since the last time; the gradebook
    follows, and marks in the other cells stay.

    Parameters
    ----------
    book : nbgrader.api.Gradebook
    chapter : str
    released : mapping
        The released notebook.

    Returns
    -------
    nbgrader.api.Notebook
        Not yet committed.
    """
    notebook = _notebook(book, chapter, released)
    cells = [from_dict(dict(cell)) for cell in released["cells"]]
    cells = [cell for cell in cells if "nbgrader" in cell.metadata]
    wanted: dict[tuple[type, str], dict[str, Any]] = {}
    for cell in cells:
        marks = cell.metadata.nbgrader
        if is_grade(cell):
            worth = {"max_score": float(marks.points), "cell_type": cell.cell_type}
            wanted[GradeCell, marks.grade_id] = worth
        if is_solution(cell):
            wanted[SolutionCell, marks.grade_id] = {}
    _follow(book, notebook, wanted)
    _keep_sources(book, notebook, cells, _full_texts(chapter))
    book.db.flush()
    return notebook


def _notebook(book: Gradebook, chapter: str, released: Mapping[str, Any]) -> Notebook:
    db = book.db
    assignment = db.query(Assignment).filter(Assignment.name == chapter).one_or_none()
    if assignment is None:
        assignment = Assignment(name=chapter, course_id=book.course_id)
        db.add(assignment)
    for notebook in assignment.notebooks:
        if notebook.name == chapter:
            return notebook
    kernel = json.dumps(released["metadata"].get("kernelspec", {}))
    notebook = Notebook(name=chapter, assignment=assignment, kernelspec=kernel)
    db.add(notebook)
    db.flush()
    return notebook


def _follow(
    book: Gradebook, notebook: Notebook, wanted: dict[tuple[type, str], dict[str, Any]]
) -> None:
    """Make the gradebook's cells those of the chapter."""
    there = {(type(cell), cell.name): cell for cell in notebook._base_cells}
    for key, cell in there.items():
        if key not in wanted and key[0] in (GradeCell, SolutionCell):
            _remove(book, cell)
    for (kind, name), worth in wanted.items():
        cell = there.get((kind, name))
        if cell is None:
            book.db.add(kind(name=name, notebook=notebook, **worth))
        else:
            for key, value in worth.items():
                setattr(cell, key, value)
    book.db.flush()
    book.db.expire(notebook)


def _remove(book: Gradebook, cell: BaseCell) -> None:
    for kind in (Grade, Comment):
        book.db.query(kind).filter(kind.cell_id == cell.id).delete()
    book.db.delete(cell)


def _keep_sources(
    book: Gradebook, notebook: Notebook, cells: list[NotebookNode], full: dict[str, str]
) -> None:
    """Keep the text of each cell, with which nbgrader overwrites a student's."""
    there = {source.name: source for source in notebook.source_cells}
    for cell in cells:
        name = cell.metadata.nbgrader.grade_id
        if is_grade(cell) and not is_solution(cell):  # hidden tests, no model answer
            cell.source = full.get(name, cell.source)
        source = there.pop(name, None)
        if source is None:
            source = SourceCell(name=name, notebook=notebook)
            book.db.add(source)
        source.cell_type, source.locked = cell.cell_type, is_locked(cell)
        source.source, source.checksum = cell.source, compute_checksum(cell)
    for source in there.values():
        book.db.delete(source)


def _full_texts(chapter: str) -> dict[str, str]:
    """Return the author's text of each cell by its id, hidden tests included."""
    path = solutions_folder() / chapter / f"{chapter}.ipynb"
    cells = json.loads(path.read_bytes())["cells"]
    marked = [cell for cell in cells if "nbgrader" in cell["metadata"]]
    return {
        cell["metadata"]["nbgrader"]["grade_id"]: "".join(cell["source"])
        for cell in marked
    }
