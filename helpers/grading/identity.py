"""Whose file it is, by the names that Moodle, Canvas and nbgrader's exchange give."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpers.grading.roster import Person

__all__ = ["Delivered", "Identities", "delivered"]

# Moodle: Ana Müller_123_assignsubmission_file_ as a folder, or before a file's name.
_MOODLE = re.compile(r"(?P<name>.+)_(?P<id>\d+)_assignsubmission_\w+?_(?P<file>.*)")
# Canvas: mullerana_LATE_123_456_the_file, where 123 is the person.
_CANVAS = re.compile(r"(?P<name>[^_]+)_(?:LATE_)?(?P<id>\d+)_\d+_(?P<file>.+)")
# nbgrader's exchange: ana+06_linear_regression+2026-01-15 12:00:00.000000 UTC+xyz
_EXCHANGE = re.compile(
    r"(?P<name>[^+]+)\+(?P<chapter>[^+]+)\+(?P<time>[\d :.-]+) UTC(?:\+.*)?"
)


@dataclass(frozen=True)
class Delivered:
    """What the name of a delivered file or folder says.

    Attributes
    ----------
    name, lms_id : str
        Of the person.
    file : str
        The student's own name for it.
    chapter : str
        Empty where the name does not say.
    received : datetime or None
    """

    name: str
    lms_id: str = ""
    file: str = ""
    chapter: str = ""
    received: datetime | None = None


def delivered(text: str) -> Delivered | None:
    """Take a name apart; ``None`` if no system that we know gave it.

    Parameters
    ----------
    text : str
        Name of a file or folder in a download.

    Examples
    --------
    >>> delivered("mullerana_LATE_123_456_06_linear_regression-1.zip").lms_id
    '123'
    """
    if match := _EXCHANGE.fullmatch(text):
        return Delivered(
            match["name"], chapter=match["chapter"], received=_time(match["time"])
        )
    if match := _MOODLE.fullmatch(text) or _MOODLE.fullmatch(f"{text}_"):
        # Moodle's number is that of the submission: it names nobody.
        return Delivered(match["name"], file=match["file"])
    if match := _CANVAS.fullmatch(text):
        return Delivered(match["name"], match["id"], match["file"])
    return None


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text.strip()).replace(tzinfo=UTC)
    except ValueError:
        return None


class Identities:
    """Finds students of a roster by whatever they are called.

    Parameters
    ----------
    roster : mapping of str to Person
        May be empty; then nobody is known.
    """

    def __init__(self, roster: Mapping[str, Person]):
        self.students = frozenset(roster)
        self._known: dict[str, set[str]] = {}
        for name, person in roster.items():
            full = (
                person.first_name + person.last_name,
                person.last_name + person.first_name,
            )
            for text in (name, person.email, *full):
                self._known.setdefault(_letters(text), set()).add(name)
        self._known.pop("", None)
        self._by_lms = {p.lms_id: name for name, p in roster.items() if p.lms_id}

    def student(self, text: str, lms_id: str = "") -> str:
        """Return who is meant; empty if nobody or more than one might be.

        Parameters
        ----------
        text : str
            A student's name here, an email address, or a full name in either order.
        lms_id : str, default ""
            The number that goes before the name.
        """
        if lms_id in self._by_lms:
            return self._by_lms[lms_id]
        if text in self.students:
            return text
        found = self._known.get(_letters(text), set())
        return next(iter(found)) if len(found) == 1 else ""

    def is_stranger(self, student: str) -> bool:
        """Whether there is a roster and this student is not in it."""
        return bool(self.students) and student not in self.students

    def near(self, student: str) -> str:
        """Return the student that a stranger's name looks like, or nothing."""
        close = difflib.get_close_matches(student, self.students, n=1)
        return close[0] if close else ""


def _letters(text: str) -> str:
    """Reduce a name to plain letters and digits: Müller, Ana gives mullerana."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if c.isalnum())
