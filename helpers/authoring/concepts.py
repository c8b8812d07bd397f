"""The concepts of the course: where each one is taught, by the tags of the cells."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from nbformat import NotebookNode

from helpers.authoring.cells import cell_id
from helpers.authoring.chapters import Chapter, all_chapters, read_source
from helpers.errors import DataError
from helpers.project import solutions_folder

__all__ = ["PREFIX", "Concept", "concepts", "tagged_cells"]

PREFIX = "concept:"
"""What a tag that names a concept starts with."""

_COLUMNS = ("id", "chapter", "concept", "chinese")


@dataclass(frozen=True)
class Concept:
    """One concept of the course.

    Attributes
    ----------
    id : str
        What tags call it.
    chapter : str
        Full name of the chapter that teaches it.
    concept, chinese : str
        What it is, in English and in Chinese.
    cells : list of str
        Ids of the cells of that chapter that teach it or practise it.
    planned : bool
        Whether the chapter has no source yet.
    """

    id: str
    chapter: str
    concept: str
    chinese: str
    cells: list[str]
    planned: bool


def concepts() -> list[Concept]:
    """List the concepts of the course with the cells that teach them.

    Returns
    -------
    list of Concept
        In the order of ``solutions/concepts.csv``.

    Raises
    ------
    DataError
        If that file is missing or has other columns.
    """
    sources = {c.name: tagged_cells(c) for c in all_chapters() if c.has_source}
    found = []
    for row in _table():
        tagged = sources.get(row["chapter"], {}).get(row["id"], [])
        ids = [cell_id(cell) for cell in tagged]
        found.append(Concept(**row, cells=ids, planned=row["chapter"] not in sources))
    return found


def tagged_cells(chapter: Chapter) -> dict[str, list[NotebookNode]]:
    """Sort the cells of a chapter by the concepts that their tags name.

    Parameters
    ----------
    chapter : Chapter
        Any chapter with a source.

    Returns
    -------
    dict of str to list of nbformat.NotebookNode
        Cells by the id of a concept, in the order of the notebook.
    """
    found: dict[str, list[NotebookNode]] = {}
    for cell in read_source(chapter).cells:
        for tag in cell.metadata.get("tags", []):
            if tag.startswith(PREFIX):
                found.setdefault(tag.removeprefix(PREFIX), []).append(cell)
    return found


def _table() -> list[dict[str, str]]:
    path = solutions_folder() / "concepts.csv"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        raise DataError(
            "solutions/concepts.csv is missing; only the instructor's side has it",
            next_step="course list",
        ) from None
    rows = list(csv.DictReader(text.splitlines()))
    if not rows or set(rows[0]) != set(_COLUMNS):
        raise DataError(
            f"solutions/concepts.csv must have the columns {', '.join(_COLUMNS)}",
            next_step="git checkout -- solutions/concepts.csv",
        )
    return rows
