"""What a class's results say about the exercises: item analysis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from statistics import StatisticsError, correlation, fmean
from typing import Any

from helpers.checks.verdict import Verdict
from helpers.grading.results import Result

__all__ = [
    "ChapterStats",
    "CheckStats",
    "ExerciseStats",
    "Nameless",
    "analyse",
]

FEWEST = 10
"""Attempts that a discrimination needs to say anything."""


@dataclass(frozen=True)
class CheckStats:
    """How often one check fails among those who attempted the exercise."""

    title: str
    hidden: bool
    failed: int
    share: float


@dataclass(frozen=True)
class Nameless:
    """Wrong answers that match no known mistake and return the same.

    Attributes
    ----------
    returned : tuple of str
        What they give for the public cases.
    students : tuple of str
    """

    returned: tuple[str, ...]
    students: tuple[str, ...]


@dataclass(frozen=True)
class ExerciseStats:
    """One exercise.

    Attributes
    ----------
    students, attempted, full : int
        Submissions that could be read, those with an attempt, those with all points.
    mean : float
        Mean share of the points, over the attempts.
    discrimination : float or None
        Correlation of the points with those of all other exercises, over the
        attempts; below 0.2 the exercise tells little about who knows the chapter.
        ``None`` where nothing can be said: under ten attempts, or all alike.
    checks : tuple of CheckStats
    mistakes : dict of str to int
        How many made each known mistake, the most common first.
    nameless : tuple of Nameless
        The largest group first: the next wrong answer to name.
    """

    exercise: str
    students: int
    attempted: int
    full: int
    mean: float
    discrimination: float | None
    checks: tuple[CheckStats, ...]
    mistakes: dict[str, int]
    nameless: tuple[Nameless, ...]


@dataclass(frozen=True)
class ChapterStats:
    """A chapter.

    Attributes
    ----------
    chapter : str
    submissions, unreadable : int
    exercises : tuple of ExerciseStats
    received : tuple of str
        When each submission came, the first one first.
    """

    chapter: str
    submissions: int
    unreadable: int
    exercises: tuple[ExerciseStats, ...]
    received: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give the statistics as JSON-ready data."""
        return asdict(self)


def analyse(chapter: str, results: Sequence[Result]) -> ChapterStats:
    """Work out the statistics of a chapter.

    Parameters
    ----------
    chapter : str
    results : sequence of Result
        Manual marks do not count: the question is what the checks find.

    Returns
    -------
    ChapterStats
    """
    readable = [r for r in results if r.status in ("judged", "not attempted")]
    by_student = {r.student: {v.exercise: v for v in r.exercises} for r in readable}
    names = dict.fromkeys(name for own in by_student.values() for name in own)
    came = sorted(datetime.fromisoformat(r.received) for r in results if r.received)
    return ChapterStats(
        chapter,
        len(results),
        len(results) - len(readable),
        tuple(_exercise(name, by_student) for name in names),
        tuple(moment.isoformat(timespec="seconds") for moment in came),
    )


def _exercise(
    name: str, by_student: Mapping[str, Mapping[str, Verdict]]
) -> ExerciseStats:
    own = {s: v[name] for s, v in by_student.items() if name in v}
    tried = {s: v for s, v in own.items() if v.status != "not attempted"}
    shares = [v.points / v.max_points for v in tried.values() if v.max_points]
    return ExerciseStats(
        exercise=name,
        students=len(own),
        attempted=len(tried),
        full=sum(v.points >= v.max_points for v in tried.values()),
        mean=fmean(shares) if shares else 0.0,
        discrimination=_discrimination(name, tried, by_student),
        checks=_checks(list(tried.values())),
        mistakes=_mistakes(list(tried.values())),
        nameless=_nameless(tried),
    )


def _discrimination(
    name: str,
    tried: Mapping[str, Verdict],
    by_student: Mapping[str, Mapping[str, Verdict]],
) -> float | None:
    """Correlate an exercise with the rest of the chapter, itself left out."""
    if len(tried) < FEWEST:
        return None
    mine = [verdict.points for verdict in tried.values()]
    rest = [
        sum(v.points for other, v in by_student[s].items() if other != name)
        for s in tried
    ]
    try:
        return correlation(mine, rest)
    except StatisticsError:  # all alike
        return None


def _checks(verdicts: Sequence[Verdict]) -> tuple[CheckStats, ...]:
    failed: Counter[tuple[str, bool]] = Counter()
    seen: dict[tuple[str, bool], int] = {}
    for verdict in verdicts:
        for check in verdict.checks:
            key = (check.title, check.hidden)
            seen[key] = seen.get(key, 0) + 1
            failed[key] += not check.passed
    return tuple(CheckStats(*k, failed[k], failed[k] / n) for k, n in seen.items())


def _mistakes(verdicts: Sequence[Verdict]) -> dict[str, int]:
    return dict(Counter(v.mistake for v in verdicts if v.mistake).most_common())


def _nameless(tried: Mapping[str, Verdict]) -> tuple[Nameless, ...]:
    groups: dict[tuple[str, ...], list[str]] = {}
    for student, verdict in tried.items():
        if verdict.returned:
            groups.setdefault(verdict.returned, []).append(student)
    found = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return tuple(Nameless(returned, tuple(who)) for returned, who in found)
