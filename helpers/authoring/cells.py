"""Read single cells: what a cell is for, and which exercise it belongs to."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from helpers.errors import UsageError

if TYPE_CHECKING:
    from nbformat import NotebookNode

__all__ = [
    "ROLES",
    "answer_text",
    "cell_id",
    "exercise_of",
    "exercise_slug",
    "exercises",
    "id_prefix",
    "is_untouched",
    "role",
]

ROLES = ("prose", "demo", "setup", "task", "answer", "tests", "essay")
"""What a cell is for. Every cell carries exactly one of these among its tags."""

_WORD = re.compile(r"[A-Za-z_]\w*")
_CHECKED = re.compile(r"^check\(\s*[\"'](\w+)[\"']", re.MULTILINE)


def cell_id(cell: NotebookNode) -> str:
    """Return what a cell is known by: its ``grade_id``, or else its own id.

    Parameters
    ----------
    cell : nbformat.NotebookNode
        Any cell.

    Returns
    -------
    str
        Empty for a cell that has neither.
    """
    marks = cell.get("metadata", {}).get("nbgrader", {})
    return marks.get("grade_id") or cell.get("id", "")


def role(cell: NotebookNode) -> str | None:
    """Return what a cell is for.

    Parameters
    ----------
    cell : nbformat.NotebookNode
        Any cell.

    Returns
    -------
    str or None
        One of `ROLES`; ``None`` for a cell with no such tag or several.
    """
    found = [tag for tag in cell.get("metadata", {}).get("tags", []) if tag in ROLES]
    return found[0] if len(found) == 1 else None


def id_prefix(chapter: str) -> str:
    """Return what the ids of a chapter's cells start with.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.

    Returns
    -------
    str
        Such as ``linear-regression-``.
    """
    return chapter.partition("_")[2].replace("_", "-") + "-"


def exercise_slug(exercise: str) -> str:
    """Return the form that an exercise's name has in cell ids.

    Parameters
    ----------
    exercise : str
        Name in Python, such as ``fit_closed``.

    Returns
    -------
    str
        Such as ``fit-closed``.
    """
    return exercise.lower().replace("_", "-")


def exercise_of(cell: NotebookNode) -> str | None:
    """Return the exercise that a task, answer or test cell belongs to.

    A test cell says so itself. For the others it is the longest word of the text with
    which the id ends: ``max_stable_lr`` in a cell ``...-max-stable-lr-answer``.

    Parameters
    ----------
    cell : nbformat.NotebookNode
        Any cell.

    Returns
    -------
    str or None
        ``None`` for a cell that belongs to no exercise, or whose text is gone.
    """
    kind, name = role(cell), cell_id(cell)
    if kind not in ("task", "answer", "tests"):
        return None
    if checked := _CHECKED.search(cell.source):
        return checked.group(1)
    words = [
        word
        for word in _WORD.findall(cell.source)
        if name.endswith(f"-{exercise_slug(word)}-{kind}")
    ]
    return max(words, key=len, default=None)


def exercises(notebook: NotebookNode) -> list[str]:
    """List the exercises of a notebook.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        A source or a released notebook.

    Returns
    -------
    list of str
        Names in the order of their answer cells.
    """
    found = [exercise_of(cell) for cell in notebook.cells if role(cell) == "answer"]
    return [name for name in found if name]


def is_untouched(cell: NotebookNode) -> bool:
    """Tell whether a released cell is as it was released.

    Parameters
    ----------
    cell : nbformat.NotebookNode
        A cell with nbgrader's marks.

    Returns
    -------
    bool
        Whether the checksum in its marks is that of the cell. It is nbgrader's, worked
        out here because loading nbgrader takes seconds.
    """
    marks = cell.metadata.get("nbgrader", {})
    parts = [cell.source, cell.cell_type]
    parts += [str(bool(marks.get(key))) for key in ("grade", "solution", "locked")]
    parts.append(str(marks.get("grade_id")))
    points = marks.get("points")
    if marks.get("grade") and isinstance(points, int | float):
        parts.append(str(float(points)))
    made = hashlib.md5("".join(parts).encode(), usedforsecurity=False)
    return marks.get("checksum") == made.hexdigest()


def answer_text(notebook: NotebookNode, exercise: str) -> str:
    """Return the text of the answer cell of an exercise.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        A source, a released or a submitted notebook.
    exercise : str
        The exercise's name.

    Returns
    -------
    str
        In a source notebook the markers are part of it.

    Raises
    ------
    UsageError
        If the notebook has no answer cell for it.
    """
    answers = [cell for cell in notebook.cells if role(cell) == "answer"]
    for cell in answers:
        if exercise_of(cell) == exercise:
            return cell.source
    ending = f"-{exercise_slug(exercise)}-answer"  # its text may be gone
    for cell in answers:
        if exercise_of(cell) is None and cell_id(cell).endswith(ending):
            return cell.source
    known = ", ".join(exercises(notebook)) or "none"
    raise UsageError(f"there is no exercise {exercise!r}; the notebook has: {known}")
