"""Whether task, answer, test cell and checks of each exercise agree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from nbformat import NotebookNode

from helpers.authoring import stubs
from helpers.authoring.cells import cell_id, exercise_of, role
from helpers.checks.vocabulary import Exercise

__all__ = [
    "essay_problems",
    "exercise_problems",
    "points_in_heading",
    "public_problems",
]

Problem = tuple[str, str]  # where, what

_POINTS = re.compile(r"\((\d+(?:\.\d+)?) points?\)")
_PARTS = ("task", "answer", "tests")


def exercise_problems(
    notebook: NotebookNode, exercises: dict[str, Exercise]
) -> Iterator[Problem]:
    """Compare the exercises in a released notebook with what its checks say.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        A released notebook.
    exercises : dict of str to Exercise
        What the chapter's checks define.

    Yields
    ------
    where, problem : str, str
        The id of a cell or the name of an exercise, and what is wrong with it.
    """
    cells = _by_exercise(notebook)
    for name in cells.keys() | exercises.keys():
        there = cells.get(name, {})
        for part in _PARTS:
            if len(there.get(part, [])) != 1:
                yield name, f"has {len(there.get(part, []))} {part} cells, must have 1"
        if name not in exercises:
            yield name, "is not among the chapter's checks"
        elif all(len(there.get(part, [])) == 1 for part in _PARTS):
            task, answer, tests = (there[part][0] for part in _PARTS)
            yield from _points_problems(task, tests, exercises[name])
            yield from _name_problems(task, tests, exercises[name])
            yield from _stub_problems(notebook, answer, exercises[name])


def essay_problems(notebook: NotebookNode) -> Iterator[Problem]:
    """Look at each cell that a person marks: its kind, and the points of its question.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        A released notebook.

    Yields
    ------
    where, problem : str, str
        The id of a cell, and what is wrong with it.
    """
    for above, cell in pairwise(notebook.cells):
        marks = cell.metadata.get("nbgrader", {})
        if not (marks.get("grade") and marks.get("solution")):
            continue
        if (role(cell), cell.cell_type) != ("essay", "markdown"):
            yield cell_id(cell), "is marked by a person and no text with the tag essay"
        told, worth = points_in_heading(above.source), marks.get("points")
        if told is None or told != worth:
            said = "no points" if told is None else f"{told:g} points"
            yield cell_id(cell), f"is worth {worth}, the heading above tells {said}"


def public_problems(
    data: dict[str, Any], exercises: dict[str, Exercise]
) -> Iterator[Problem]:
    """Compare ``public.json`` with what may be public.

    Parameters
    ----------
    data : dict
        Content of the file.
    exercises : dict of str to Exercise
        What the chapter's checks define.

    Yields
    ------
    where, problem : str, str
        The name of an exercise, and what is wrong with it.
    """
    told = data["exercises"]
    for name in sorted(told.keys() ^ exercises.keys()):
        yield name, "is in public.json alone, or in the checks alone"
    for name in told.keys() & exercises.keys():
        shown = [check for check in exercises[name].checks if not check.hidden]
        for check in sorted(_names(told[name]) - {check.name for check in shown}):
            yield name, f"holds a check that is hidden: {check}"
        cases = {id(case) for check in shown for case in check.cases}
        rows = [told[name]["cases"], *(m["outcomes"] for m in told[name]["mistakes"])]
        if any(len(row) > max(len(cases), 1) for row in rows):
            yield name, f"holds more than the {len(cases)} public cases"


def points_in_heading(text: str) -> float | None:
    """Read what the heading of a task says it is worth.

    Parameters
    ----------
    text : str
        Text of a task cell.

    Returns
    -------
    float or None
        ``None`` where the first line does not say.
    """
    found = _POINTS.search(text.partition("\n")[0])
    return float(found.group(1)) if found else None


def _by_exercise(notebook: NotebookNode) -> dict[str, dict[str, list[NotebookNode]]]:
    found: dict[str, dict[str, list[NotebookNode]]] = {}
    for cell in notebook.cells:
        part = role(cell)
        if part in _PARTS:
            name = exercise_of(cell) or cell_id(cell)
            found.setdefault(name, {}).setdefault(part, []).append(cell)
    return found


def _points_problems(
    task: NotebookNode, tests: NotebookNode, exercise: Exercise
) -> Iterator[Problem]:
    in_text = points_in_heading(task.source)
    in_cell = tests.metadata.get("nbgrader", {}).get("points")
    if in_text != exercise.points:
        told = "no points" if in_text is None else f"{in_text:g} points"
        yield cell_id(task), f"tells {told}, the checks sum to {exercise.points:g}"
    if in_cell != exercise.points:
        yield cell_id(tests), f"is worth {in_cell}, the checks {exercise.points:g}"


def _name_problems(
    task: NotebookNode, tests: NotebookNode, exercise: Exercise
) -> Iterator[Problem]:
    right = f"check({exercise.name!r}, {', '.join(exercise.names)})"
    if _check_calls(tests.source) != [right]:
        yield cell_id(tests), f"must hold {right} once, and no other check"
    for name in exercise.names:
        if not re.search(rf"\b{re.escape(name)}\b", task.source):
            yield cell_id(task), f"does not name {name}, which the check reads"


def _stub_problems(
    notebook: NotebookNode, answer: NotebookNode, exercise: Exercise
) -> Iterator[Problem]:
    try:
        space = _after_imports(notebook)
    except Exception as error:  # noqa: BLE001 - whatever an import raises
        yield "set-up", f"cannot be run: {type(error).__name__}: {error}"
        return
    for problem in stubs.problems(answer.source, exercise.names, space):
        yield cell_id(answer), problem


def _after_imports(notebook: NotebookNode) -> dict[str, Any]:
    """Run the imports of the set-up cells: stubs may name ``np`` in a default."""
    space: dict[str, Any] = {}
    for cell in notebook.cells:
        if role(cell) == "setup":
            body = ast.parse(cell.source).body
            imports = [n for n in body if isinstance(n, ast.Import | ast.ImportFrom)]
            exec(compile(ast.Module(imports, []), "<set-up>", "exec"), space)  # noqa: S102
    return space


def _check_calls(text: str) -> list[str]:
    """Every call of ``check`` in a test cell, in canonical form."""
    try:
        nodes = ast.walk(ast.parse(text))
    except SyntaxError:
        return []
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    return [ast.unparse(c) for c in calls if ast.unparse(c.func) == "check"]


def _names(plan: dict[str, Any]) -> set[str]:
    return {check["name"] for check in plan["checks"]}
