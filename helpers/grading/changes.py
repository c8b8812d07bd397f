"""Say whose marks would change if a class were graded again, and by which checks."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from helpers.checks.verdict import CheckResult, Verdict
from helpers.errors import UsageError
from helpers.grading.files import step_folder
from helpers.grading.grade import grade
from helpers.grading.judge import TIME_LIMIT
from helpers.grading.pool import Pool
from helpers.grading.results import Result, read_results

__all__ = ["Change", "ChangeReport", "compare", "would_change"]


@dataclass(frozen=True)
class Change:
    """One exercise of one student whose points would change.

    Attributes
    ----------
    before, after : float
        Points; an exercise that the other side does not have counts as 0.
    checks : tuple of str
        Titles of the checks that come out differently, are new or are gone.
    """

    student: str
    exercise: str
    before: float
    after: float
    checks: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChangeReport:
    """What grading again would change.

    Attributes
    ----------
    judged : int
        Submissions that were judged to find out. Nothing of it was kept.
    changes : tuple of Change
        In order of students and exercises.
    new : tuple of str
        Students without an earlier result.
    missing : tuple of str
        Students with an earlier result and no submission now: their marks stay.
    failed : tuple of str
        Students who could not be judged now.
    """

    chapter: str
    judged: int
    changes: tuple[Change, ...] = ()
    new: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Give the report as JSON-ready data."""
        return asdict(self)


def would_change(
    chapter: str,
    against: Path,
    *,
    pool: AbstractContextManager[Pool] | None = None,
    time_limit: float = TIME_LIMIT,
) -> ChangeReport:
    """Judge what was collected by today's checks, and compare with earlier results.

    Nothing is written: neither results nor marks.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.
    against : pathlib.Path
        A folder of results, as ``course grade`` writes it: ``results`` or a copy of it.
    pool : context manager of Pool, optional
        Where submissions are judged.
    time_limit : float, default 5

    Returns
    -------
    ChangeReport

    Raises
    ------
    UsageError
        If the folder holds no results of the chapter.
    """
    before = _earlier(chapter, against)
    with tempfile.TemporaryDirectory(prefix="against-") as scratch:
        report = grade(
            chapter,
            step_folder("submitted"),
            Path(scratch),
            pool=pool,
            time_limit=time_limit,
            progress=True,
        )
    return compare(chapter, before, report.results)


def compare(
    chapter: str, before: Iterable[Result], after: Iterable[Result]
) -> ChangeReport:
    """Compare two results of the same students.

    Parameters
    ----------
    chapter : str
    before, after : iterable of Result

    Returns
    -------
    ChangeReport
    """
    old, new = ({r.student: r for r in results} for results in (before, after))
    failed = {name for name, result in new.items() if result.status == "failed"}
    both = sorted((old.keys() & new.keys()) - failed)
    return ChangeReport(
        chapter,
        len(new),
        tuple(c for name in both for c in _changes(old[name], new[name])),
        new=tuple(sorted(new.keys() - old.keys())),
        missing=tuple(sorted(old.keys() - new.keys())),
        failed=tuple(sorted(failed)),
    )


def _earlier(chapter: str, folder: Path) -> list[Result]:
    """Read results from the folder of all chapters, or from that of one."""
    own = folder.parent if folder.name == chapter else folder
    results = read_results(own, chapter)
    if not results:
        raise UsageError(
            f"--against is {folder}, which holds no results of {chapter}",
            next_step=f"course grade {chapter} --dry-run --against results",
        )
    return results


def _changes(before: Result, after: Result) -> Iterator[Change]:
    old, new = ({v.exercise: v for v in r.exercises} for r in (before, after))
    for exercise in dict.fromkeys([*new, *old]):
        mine, theirs = old.get(exercise), new.get(exercise)
        points = [verdict.points if verdict else 0.0 for verdict in (mine, theirs)]
        if points[0] != points[1]:
            checks = tuple(_different_checks(mine, theirs))
            yield Change(after.student, exercise, *points, checks)


def _different_checks(before: Verdict | None, after: Verdict | None) -> Iterator[str]:
    old, new = (
        {check.name: check for check in (verdict.checks if verdict else ())}
        for verdict in (before, after)
    )
    for name in dict.fromkeys([*new, *old]):
        mine, theirs = old.get(name), new.get(name)
        if _worth(mine) != _worth(theirs):
            yield (theirs or mine).title


def _worth(check: CheckResult | None) -> tuple[bool, float] | None:
    return None if check is None else (check.passed, check.points)
