"""The places of a released notebook that matter to grading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from helpers.grading.pieces import Lookup, Piece
from helpers.grading.python_text import binds

__all__ = ["Place", "answer_places", "cell_name", "other_names", "restored"]


@dataclass(frozen=True)
class Place:
    """Where an exercise stands in the released notebook.

    Attributes
    ----------
    exercise : str
    names : tuple of str
        What its answer cell must define.
    index : int
        Of the answer cell.
    grade_id, test_id : str
        Of the answer cell and of the test cell.
    stub : str
        What the answer cell holds before anyone writes.
    """

    exercise: str
    names: tuple[str, ...]
    index: int
    grade_id: str
    test_id: str
    stub: str


def cell_name(cell: Mapping[str, Any]) -> str:
    """Return the grade id of a released cell; empty if it has none."""
    return str(_marks(cell).get("grade_id", ""))


def answer_places(
    notebook: Mapping[str, Any], exercises: Mapping[str, tuple[str, ...]]
) -> list[Place]:
    """Find the answer cells of a released notebook, in its order.

    Parameters
    ----------
    notebook : mapping
    exercises : mapping of str to tuple of str
        Names that each exercise's answer defines.

    Returns
    -------
    list of Place
    """
    places = []
    for index, cell in enumerate(notebook["cells"]):
        name = cell_name(cell)
        if not _marks(cell).get("solution") or not name.endswith("-answer"):
            continue
        fitting = [e for e in exercises if name.endswith(f"-{_slug(e)}-answer")]
        if fitting:
            exercise = max(fitting, key=len)  # `max_stable_lr` rather than `lr`
            stem = name.removesuffix("answer")
            stub = cell["source"]
            found = Place(
                exercise, exercises[exercise], index, name, f"{stem}tests", stub
            )
            places.append(found)
    return places


def other_names(notebook: Mapping[str, Any], places: list[Place]) -> set[str]:
    """Return names that an answer may count on: the set-up's and the exercises'."""
    known = {name for place in places for name in place.names}
    for cell in notebook["cells"]:
        if is_set_up(cell):
            known |= binds(cell["source"])
    return known


def restored(
    notebook: Mapping[str, Any], places: list[Place], lookup: Lookup
) -> list[tuple[str, str]]:
    """Find locked cells that were not as released. All are, once grafted.

    Parameters
    ----------
    notebook : mapping
        The released notebook.
    places : list of Place
    lookup : Lookup
        Among the cells of the submission.

    Returns
    -------
    list of (str, str)
        What was changed, as `helpers.grading.notes` knows it, and whose exercise.
    """
    tests = {place.test_id: place.exercise for place in places}
    changes = []
    for cell in notebook["cells"]:
        name, text = cell_name(cell), cell["source"]
        found = lookup.called(name) or lookup.saying(text)
        if name in tests:
            changes += [(change, tests[name]) for change in _changes(cell, found)]
        elif is_set_up(cell) and not lookup.saying(text):
            changes.append(("set-up", ""))
    return changes


def _changes(cell: Mapping[str, Any], found: list[Piece]) -> Iterator[str]:
    """Say what happened to one test cell."""
    if not found:
        yield "tests missing"
        return
    if not any(p.kind == "code" and _same(p.text, cell["source"]) for p in found):
        yield "tests changed"
    if len(found) > 1:
        yield "tests copied"
    points = _marks(cell).get("points")
    if any(p.points is not None and p.points != points for p in found):
        yield "points changed"


def is_set_up(cell: Mapping[str, Any]) -> bool:
    """Whether a released cell prepares what answers build on."""
    return "setup" in cell["metadata"].get("tags", [])


def _same(theirs: str, ours: str) -> bool:
    return theirs.strip() == ours.strip()


def _slug(exercise: str) -> str:
    return exercise.lower().replace("_", "-")


def _marks(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    return cell["metadata"].get("nbgrader", {})
