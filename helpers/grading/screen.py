"""Tables for the screen, in plain text."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence
from statistics import fmean

from helpers.checks.verdict import Verdict
from helpers.grading.changes import ChangeReport
from helpers.grading.results import Result

__all__ = ["change_table", "class_table", "exercise_table", "text_table"]

_NOTE = 60  # characters of a note that fit beside the marks


def text_table(rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> str:
    """Set rows in columns, with a rule under the first.

    Parameters
    ----------
    rows : sequence of sequence of str
        The first one is the head.
    right : sequence of int
        Columns to set flush right.

    Returns
    -------
    str

    Examples
    --------
    >>> print(text_table([["student", "points"], ["ana", "3"]], right=[1]))
    student  points
    ---------------
    ana           3
    """
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [
            " " * (width - _width(cell)) + cell
            if place in right
            else cell + " " * (width - _width(cell))
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    rule = "-" * (sum(widths) + 2 * (len(widths) - 1))
    return "\n".join([lines[0], rule, *lines[1:]])


def class_table(results: Sequence[Result]) -> str:
    """Show a class: points, status and what is to be known about each submission.

    Parameters
    ----------
    results : sequence of Result

    Returns
    -------
    str
    """
    rows = [["student", "points", "of", "status", "notes"]]
    for result in results:
        marks = [f"{result.points:g}", f"{result.max_points:g}"]
        rows.append([result.student, *marks, result.status, _note(result)])
    return text_table(rows, right=(1, 2))


def exercise_table(results: Sequence[Result]) -> str:
    """Show how each exercise went: mean points, full marks, not attempted.

    Parameters
    ----------
    results : sequence of Result
        Those whose file could not be read are left out.

    Returns
    -------
    str
        Empty if nothing could be read.
    """
    readable = [r for r in results if r.status in ("judged", "not attempted")]
    by_exercise: dict[str, list[Verdict]] = {}
    for result in readable:
        for verdict in result.exercises:
            by_exercise.setdefault(verdict.exercise, []).append(verdict)
    if not by_exercise:
        return ""
    rows = [["exercise", "mean", "of", "full marks", "not attempted"]]
    for exercise, verdicts in by_exercise.items():
        full = sum(v.points >= v.max_points for v in verdicts)
        open_ = sum(v.status == "not attempted" for v in verdicts)
        mean, of = fmean(v.points for v in verdicts), verdicts[0].max_points
        rows.append([exercise, f"{mean:.2f}", f"{of:g}", str(full), str(open_)])
    return text_table(rows, right=(1, 2, 3, 4))


def change_table(report: ChangeReport) -> str:
    """Show whose marks would change.

    Parameters
    ----------
    report : ChangeReport

    Returns
    -------
    str
        Empty if nobody's would.
    """
    if not report.changes:
        return ""
    rows = [["student", "exercise", "points", "would be", "by"]]
    for change in report.changes:
        points = [f"{change.before:g}", f"{change.after:g}"]
        by = textwrap.shorten(", ".join(change.checks), _NOTE, placeholder=" ...")
        rows.append([change.student, change.exercise, *points, by])
    return text_table(rows, right=(2, 3))


def _note(result: Result) -> str:
    said = result.problem or " ".join(result.mended)
    stopped = [v.exercise for v in result.exercises if v.status == "stopped"]
    if not said and stopped:
        said = f"stopped: {', '.join(stopped)}"
    return textwrap.shorten(said, _NOTE, placeholder=" ...")


def _width(text: str) -> int:
    """Columns that a text takes on a screen; Chinese letters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
