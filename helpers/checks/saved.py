"""What the saved notebook says about an answer cell.

A kernel sees what ran in it and never what stands on the screen. The file is as new as
the last save.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from helpers.checks.front_end import notebook_file
from helpers.checks.source import read_cells
from helpers.project import notebooks_folder
from helpers.syntax import parse, without_magics

__all__ = ["differences", "saved_file", "trouble"]

_LARGEST = 5_000_000  # bytes; a larger file takes too long to read beside a check
COPY_OF = "workbook_copy_of"
"""Key in the metadata of a copied cell: the id that it was copied from."""


def saved_file(chapter: str) -> Path | None:
    """Return the file of the student's notebook; ``None`` if it cannot be found."""
    own = notebooks_folder() / chapter / f"{chapter}.ipynb"
    found = notebook_file() or own
    return found if found.is_file() else None


def trouble(chapter: str, exercise: str) -> str:
    """Say what is odd about the cells of an exercise, as they are saved.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.
    exercise : str

    Returns
    -------
    str
        A sentence or two; empty where nothing is, or the file cannot be read.
    """
    path = saved_file(chapter)
    cells = _cells_of(path) if path else None
    if not cells:
        return ""
    said = " ".join(_oddities(cells, chapter, exercise))
    number = chapter.partition("_")[0]
    mend = f"`course check {number} --mend` in a terminal puts it right."
    return f"In the saved notebook: {said} {mend}" if said else ""


def _oddities(
    cells: Sequence[dict[str, Any]], chapter: str, exercise: str
) -> Iterator[str]:
    answers = _places(cells, f"{_stem(chapter, exercise)}-answer")
    tests = _places(cells, f"{_stem(chapter, exercise)}-tests")
    if not answers:
        yield f"the answer cell of `{exercise}` is gone."
        return
    if len(answers) > 1:
        yield (
            f"the answer cell of `{exercise}` is there {len(answers)} times, copied or "
            "split."
        )
    if any(cells[place]["cell_type"] != "code" for place in answers):
        yield f"the answer cell of `{exercise}` has become text."
    if tests and min(answers) > max(tests):
        yield f"the answer cell of `{exercise}` stands below its check."


def differences(
    chapter: str, names: Mapping[str, tuple[str, ...]], ran: Sequence[str]
) -> list[str]:
    """List the exercises whose saved cell is not what ran last in this kernel.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.
    names : mapping of str to tuple of str
        What each exercise's answer cell defines.
    ran : sequence of str
        All cells that ran, in order: IPython's ``In``.

    Returns
    -------
    list of str
        Exercises that never ran in this kernel are not among them.
    """
    path = saved_file(chapter)
    cells = (_cells_of(path) if path else None) or ()
    last = {name: text.strip() for text in ran for name in _defined(text)}
    found = []
    for exercise, wanted in names.items():
        places = _places(cells, f"{_stem(chapter, exercise)}-answer")
        texts = {cells[place]["source"].strip() for place in places}
        if places and wanted[0] in last and last[wanted[0]] not in texts:
            found.append(exercise)
    return found


def _defined(text: str) -> set[str]:
    """Return what a cell defines at its left margin; nothing where it is broken."""
    try:
        body = parse(without_magics(text)).body
    except (SyntaxError, ValueError, RecursionError):
        return set()
    found = set()
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            names = (n for n in ast.walk(node) if isinstance(n, ast.Name))
            found |= {n.id for n in names if isinstance(n.ctx, ast.Store)}
    return found


def _places(cells: Sequence[dict[str, Any]], name: str) -> list[int]:
    return [place for place, cell in enumerate(cells) if name in _names(cell)]


def _names(cell: dict[str, Any]) -> tuple[str, ...]:
    """Return all that a cell is known by."""
    metadata = cell.get("metadata", {})
    marked = metadata.get("nbgrader", {}).get("grade_id", "")
    return cell.get("id", ""), marked, metadata.get(COPY_OF, "")


def _stem(chapter: str, exercise: str) -> str:
    topic = chapter.partition("_")[2]
    return f"{topic}-{exercise.lower()}".replace("_", "-")


def _cells_of(path: Path) -> list[dict[str, Any]] | None:
    """Return the cells of a saved notebook; ``None`` where it cannot be read."""
    try:
        state = path.stat()
        if state.st_size > _LARGEST:
            return None
        return _read(path, state.st_mtime_ns, state.st_size)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


@lru_cache(maxsize=4)
def _read(path: Path, when: int, size: int) -> list[dict[str, Any]]:
    return read_cells(path)
