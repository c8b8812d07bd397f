"""Names for a simulated class, with what real lists of names hold."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

__all__ = ["roster_csv"]

_LAST = (
    "Abebe",
    "Al-Sayed",
    "García Márquez",
    "Kowalska",
    "Müller, Dr.",
    "Nguyễn",
    "O'Brien",
    "Okafor",
    "Smith",
    "Tanaka",
    "van der Berg",
    "Żak",
    "张",
    "李",
    "=Iversen",
    "de Souza",
    "Özdemir",
    "Петрова",
    "김",
)
_FIRST_NAMES = {"张": "伟", "李": "小明", "김": "민준", "Петрова": "Анна"}
_GROUPS = ("Mon 10", "Tue 14", "Thu 8")


def roster_csv(students: Sequence[str]) -> str:
    """Write the list of a class: Chinese names, commas, a sign that begins a formula.

    Parameters
    ----------
    students : sequence of str

    Returns
    -------
    str
        CSV with the columns ``student``, ``last_name``, ``first_name``, ``email`` and
        ``group``.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(("student", "last_name", "first_name", "email", "group"))
    for place, student in enumerate(students):
        last = _LAST[place % len(_LAST)]
        first = _FIRST_NAMES.get(last, student.rstrip("0123456789").capitalize())
        group = _GROUPS[place % len(_GROUPS)]
        writer.writerow((student, last, first, f"{student}@example.org", group))
    return file.getvalue()
