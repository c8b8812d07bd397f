"""The list of a class: who is who, in which group, with which extension."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import timedelta
from pathlib import Path
from typing import Any

from helpers.errors import UsageError
from helpers.grading.files import write_atomic
from helpers.grading.gradebook import open_gradebook, storable, transaction
from helpers.grading.incoming import student_name
from helpers.grading.late import LatePolicy
from helpers.project import root

__all__ = ["FILE", "Person", "RosterReport", "course_roster", "enter", "read_roster"]

FILE = "roster.csv"
"""The roster's name in the folder of the course."""

_EXTENSION = re.compile(r"(?:(\d{2}):)?(\d+(?:\.\d+)?)([hd])")
_NEXT = "course roster --help"


@dataclass(frozen=True)
class Person:
    """One student.

    Attributes
    ----------
    student : str
        The name that everything is kept under.
    last_name, first_name, email, group : str
    lms_id : str
        What the learning management system calls this person; Canvas' ``ID``.
    extension : str
        Such as ``48h``, or ``06: 2d; 09: 12h`` for single chapters.
    late : str
        Rule for late files: ``none``, ``zero`` or ``10% a day``; the course's if empty.
    """

    student: str
    last_name: str = ""
    first_name: str = ""
    email: str = ""
    group: str = ""
    lms_id: str = ""
    extension: str = ""
    late: str = ""

    def extension_for(self, chapter: str) -> timedelta | None:
        """Return how much later a chapter may come; ``None`` if nothing is said."""
        found = _extensions(self.extension)
        return found.get(chapter[:2], found.get(""))


@dataclass
class RosterReport:
    """What became of a roster.

    Attributes
    ----------
    added, changed, unchanged : list of str
        Students.
    left : list of str
        Students of the roster before who are not in this one. Their marks stay.
    ignored : list of str
        Columns that mean nothing here.
    """

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        """Give the report as JSON-ready data."""
        return vars(self)


def read_roster(path: Path) -> dict[str, Person]:
    """Read a roster.

    Parameters
    ----------
    path : pathlib.Path
        CSV in UTF-8 with a head; commas, semicolons or tabs. Only ``student`` must be
        there; the other columns are the attributes of `Person`, and more are ignored.

    Returns
    -------
    dict of str to Person

    Raises
    ------
    UsageError
        If it cannot be read, or a line says something that cannot be.
    """
    _, rows = _rows(path)
    people: dict[str, Person] = {}
    for number, row in enumerate(rows, start=2):
        person = _person(row, f"{path.name}, line {number}")
        if person is None:
            continue
        if person.student in people:
            raise UsageError(
                f"{path.name}, line {number}: student {person.student!r} is listed "
                "twice",
                next_step=_NEXT,
            )
        people[person.student] = person
    if not people:
        raise UsageError(f"{path} lists no student", next_step=_NEXT)
    return people


def course_roster() -> dict[str, Person]:
    """Read the roster of the course; empty if it has none."""
    path = root() / FILE
    return read_roster(path) if path.is_file() else {}


def enter(path: Path, *, db: str, dry_run: bool = False) -> RosterReport:
    """Make a file the roster of the course, and enter the names into the gradebook.

    Parameters
    ----------
    path : pathlib.Path
    db : str
        Address of the gradebook.
    dry_run : bool, default False

    Returns
    -------
    RosterReport

    Raises
    ------
    UsageError
        As for `read_roster`; nothing is written then.
    """
    people, before = read_roster(path), course_roster()
    head, _ = _rows(path)
    known = {f.name for f in fields(Person)}
    report = RosterReport(ignored=[name for name in head if name not in known])
    for name, person in people.items():
        old = before.get(name)
        kind = "added" if old is None else "changed" if old != person else "unchanged"
        getattr(report, kind).append(name)
    report.left = [name for name in before if name not in people]
    if not dry_run:
        write_atomic(root() / FILE, _as_csv(people).encode())
        _enter_names(people, db)
    return report


def _enter_names(people: Mapping[str, Person], db: str) -> None:
    from nbgrader.api import Student

    with open_gradebook(db) as book, transaction(book) as session:
        for name, person in people.items():
            row = session.get(Student, storable(name)) or Student(id=storable(name))
            row.first_name = storable(person.first_name) or None
            row.last_name = storable(person.last_name) or None
            row.email = storable(person.email) or None
            row.lms_user_id = storable(person.lms_id) or None
            session.add(row)


def _rows(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(
            f"{path} is not UTF-8; save it as “CSV UTF-8”", next_step=_NEXT
        ) from None
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    head = [(name or "").strip().casefold() for name in reader.fieldnames or ()]
    if "student" not in head:
        found = ", ".join(head) or "none"
        raise UsageError(
            f"{path} has no column student; its columns are {found}", next_step=_NEXT
        )
    reader.fieldnames = head
    try:
        return head, list(reader)
    except csv.Error as error:
        raise UsageError(f"{path} is no CSV: {error}", next_step=_NEXT) from None


def _person(row: Mapping[str, Any], where: str) -> Person | None:
    texts = {f.name: (row.get(f.name) or "").strip() for f in fields(Person)}
    # Our own export guards what a spreadsheet would take for a formula.
    texts = {key: text.removeprefix("'") for key, text in texts.items()}
    if not any(texts.values()):
        return None
    name = student_name(texts["student"])
    if not name:
        raise UsageError(f"{where}: there is no student", next_step=_NEXT)
    try:
        _extensions(texts["extension"])
        LatePolicy.parse(texts["late"])
    except ValueError as error:
        raise UsageError(f"{where}: {error}", next_step=_NEXT) from None
    return Person(**(texts | {"student": name}))


def _extensions(text: str) -> dict[str, timedelta]:
    """Read extensions by chapter number; those for every chapter under ``""``."""
    found = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        match = _EXTENSION.fullmatch(part.replace(" ", ""))
        if match is None:
            raise ValueError(f"extension is {part!r}, it must be like 48h or 06: 2d")
        chapter, number, unit = match.groups()
        hours = float(number) * (24 if unit == "d" else 1)
        found[chapter or ""] = timedelta(hours=hours)
    return found


def _as_csv(people: Mapping[str, Person]) -> str:
    file = io.StringIO(newline="")
    names = [f.name for f in fields(Person)]
    writer = csv.writer(file)
    writer.writerow(names)
    writer.writerows(
        [getattr(person, name) for name in names] for person in people.values()
    )
    return file.getvalue()
