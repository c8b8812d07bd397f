"""Marks as a CSV file for a learning management system."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from helpers.grading.gradebook import storable
from helpers.grading.marks import Marks
from helpers.grading.results import Result
from helpers.grading.roster import Person

__all__ = ["guarded", "marks_csv", "number"]

_HEAD = (
    "student",
    "last_name",
    "first_name",
    "email",
    "group",
    "chapter",
    "points",
    "max_points",
    "late_penalty",
    "status",
    "received",
    "notes",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def marks_csv(
    results: Sequence[Result],
    marks: Mapping[str, Marks],
    roster: Mapping[str, Person] | None = None,
) -> str:
    """Write marks as CSV: one row for each student, one column for each exercise.

    Essays have a column too, which is empty until a person has marked them.

    Parameters
    ----------
    results : sequence of Result
    marks : mapping of str to Marks
        What the gradebook says, by student; it goes before the result.
    roster : mapping of str to Person, optional
        Knows the groups.

    Returns
    -------
    str
        Fields are quoted where they must be. A text that a spreadsheet would take for
        a formula gets an apostrophe before it.
    """
    exercises = [v.exercise for v in results[0].exercises] if results else []
    exercises += [essay.name for essay in results[0].essays] if results else []
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([*_HEAD, *exercises])
    groups = {name: person.group for name, person in (roster or {}).items()}
    for result in results:
        own = marks.get(result.student, Marks())
        writer.writerow(_row(result, own, groups.get(result.student, "")))
    return file.getvalue()


def _row(result: Result, marks: Marks, group: str) -> list[str]:
    earned = {verdict.exercise: verdict.points for verdict in result.exercises}
    earned |= {
        name: score.points for name, score in marks.scores.items() if name in earned
    }
    essays = {essay.name: marks.given(essay) for essay in result.essays}
    points = marks.points if marks.scores else result.points
    words = [result.student, marks.last_name, marks.first_name, marks.email, group]
    unmarked = ", ".join(name for name, given in essays.items() if given is None)
    waiting = f"Not marked yet: {unmarked}." if unmarked else ""
    notes = " ".join(filter(None, [result.problem, *result.mended, waiting]))
    return [
        *map(guarded, words),
        result.chapter,
        *map(number, (points, result.max_points, marks.penalty)),
        result.status,
        result.received,
        guarded(notes),
        *map(number, earned.values()),
        *("" if given is None else number(given) for given in essays.values()),
    ]


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    text = storable(text)
    return f"'{text}" if text.startswith(_FORMULA) else text


def number(value: float) -> str:
    """Write points without needless digits."""
    return f"{round(value, 4):g}"
