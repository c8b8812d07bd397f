"""When a chapter is due."""

from __future__ import annotations

from datetime import UTC, datetime

from helpers.errors import UsageError
from helpers.grading.files import read_released
from helpers.grading.gradebook import open_gradebook, transaction

__all__ = ["read_moment", "set_due"]


def read_moment(text: str) -> datetime:
    """Read a day and time.

    Parameters
    ----------
    text : str
        Such as ``2026-01-22T23:59``, by this machine's clock, or with an offset from
        UTC as in ``2026-01-22T23:59+01:00``. A bare day ends at midnight.

    Returns
    -------
    datetime
        In UTC.

    Raises
    ------
    UsageError
        If it is none.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"{text!r} is no day and time; write it like 2026-01-22T23:59",
            next_step="course due --help",
        ) from None
    if len(text) == len("2026-01-22"):
        moment = moment.replace(hour=23, minute=59, second=59)
    return moment.astimezone(UTC)


def set_due(chapter: str, moment: datetime | None, *, db: str) -> None:
    """Say when a chapter is due; the penalties follow at the next ``course grade``.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.
    moment : datetime or None
        In UTC; ``None`` if it may come at any time.
    db : str
        Address of the gradebook.
    """
    released = read_released(chapter)
    with open_gradebook(db) as book:
        from helpers.grading.structure import describe_chapter

        with transaction(book):
            notebook = describe_chapter(book, chapter, released)
            # nbgrader keeps moments in UTC and without saying so.
            notebook.assignment.duedate = moment and moment.replace(tzinfo=None)
