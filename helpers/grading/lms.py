"""Marks in the columns that Canvas and Moodle import."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from helpers.grading.export import guarded, number
from helpers.grading.marks import Marks
from helpers.grading.results import Result
from helpers.grading.roster import Person

__all__ = ["canvas_csv", "moodle_csv"]


def canvas_csv(
    results: Sequence[Result],
    marks: Mapping[str, Marks],
    roster: Mapping[str, Person],
    column: str,
) -> str:
    """Write the gradebook file that Canvas imports.

    Parameters
    ----------
    results : sequence of Result
    marks : mapping of str to Marks
        What the gradebook says, by student; it goes before the result.
    roster : mapping of str to Person
        ``lms_id`` is Canvas' ``ID``, ``group`` its ``Section``. Without an ID Canvas
        finds a person by ``SIS Login ID``, which is the student's name here.
    column : str
        Name of the assignment, as Canvas writes it: ``Linear regression (1234)``.

    Returns
    -------
    str
        A head, the row of points possible, and a row for each student of the roster
        or with a result. Who handed nothing in has no score, not 0.
    """
    most = results[0].max_points if results else 0.0
    rows = [
        ("Student", "ID", "SIS User ID", "SIS Login ID", "Section", guarded(column)),
        ("    Points Possible", "", "", "", "", number(most)),
    ]
    for name, person, points in _people(results, marks, roster):
        full = ", ".join(filter(None, [person.last_name, person.first_name])) or name
        words = map(guarded, (full, person.lms_id, "", name, person.group))
        rows.append((*words, points))
    return _text(rows)


def moodle_csv(
    results: Sequence[Result],
    marks: Mapping[str, Marks],
    roster: Mapping[str, Person],
    column: str,
) -> str:
    """Write a file for Moodle's *Import grades from CSV*.

    Moodle asks which column says who a person is (``Username``, ``ID number`` or
    ``Email address``) and which grade item the marks belong to.

    Parameters
    ----------
    results, marks, roster
        As for `canvas_csv`; ``lms_id`` is Moodle's ``ID number``.
    column : str
        Name of the grade item.

    Returns
    -------
    str
    """
    head = ("Username", "ID number", "First name", "Last name", "Email address")
    rows = [(*head, guarded(column))]
    for name, person, points in _people(results, marks, roster):
        words = (name, person.lms_id, person.first_name, person.last_name, person.email)
        rows.append((*map(guarded, words), points))
    return _text(rows)


def _people(
    results: Sequence[Result],
    marks: Mapping[str, Marks],
    roster: Mapping[str, Person],
) -> Iterable[tuple[str, Person, str]]:
    """Give each student with the points that count, or nothing to count."""
    found = {result.student: result for result in results}
    for name in sorted(found.keys() | roster.keys()):
        own = marks.get(name, Marks())
        person = roster.get(name) or Person(
            name, own.last_name, own.first_name, own.email
        )
        result = found.get(name)
        if result is None or result.status == "failed":
            yield name, person, ""
        else:
            yield name, person, number(own.points if own.scores else result.points)


def _text(rows: Iterable[Sequence[str]]) -> str:
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows)
    return file.getvalue()
