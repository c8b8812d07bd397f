"""Read a chapter's notebook: its answer cells and its set-up."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

SOLUTION_MARKERS = ("### BEGIN SOLUTION", "### END SOLUTION")
"""What stands above and below an author's answer, as nbgrader knows it."""

_CHECKED = re.compile(r'check\("(\w+)"')


def read_cells(notebook: Path) -> list[dict[str, Any]]:
    """Return the cells of a notebook file, each source as one string."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    for cell in cells:
        source = cell["source"]
        cell["source"] = source if isinstance(source, str) else "".join(source)
    return cells


def setup_text(cells: list[dict[str, Any]]) -> str:
    """Join the set-up cells, which run on both sides before any answer."""
    return "\n".join(c["source"] for c in cells if "setup" in _tags(c)) + "\n"


def answer_texts(cells: list[dict[str, Any]], chapter: str) -> dict[str, str]:
    """Return the text of each answer cell by the name of its exercise."""
    return _texts(cells, chapter, "answer")


def tests_texts(cells: list[dict[str, Any]], chapter: str) -> dict[str, str]:
    """Return the text of each test cell by the name of its exercise."""
    return _texts(cells, chapter, "tests")


def exercise_of(cell_id: str, chapter: str) -> str:
    """Return the exercise that the id of an answer, tests or task cell speaks of.

    In ``06_linear_regression``, ``linear-regression-fit-closed-answer`` speaks of
    ``fit_closed``.
    """
    topic = chapter.split("_", 1)[1].replace("_", "-")
    stem = cell_id.rsplit("-", 1)[0]
    return stem.removeprefix(f"{topic}-").replace("-", "_")


def _texts(cells: list[dict[str, Any]], chapter: str, role: str) -> dict[str, str]:
    checked = (_CHECKED.match(c["source"]) for c in cells if "tests" in _tags(c))
    names = {name.lower(): name for name in (found[1] for found in checked if found)}
    found = {exercise_of(c["id"], chapter): c for c in cells if role in _tags(c)}
    # Ids are in small letters; the test cell has the name as it is: `Node`.
    return {names.get(name, name): cell["source"] for name, cell in found.items()}


def _tags(cell: dict[str, Any]) -> list[str]:
    return cell.get("metadata", {}).get("tags", [])
