"""Find students whose answers share passages that nearly nobody else wrote.

It is a reason to look, never a mark: two people may well write the same. Names of
variables, comments and spacing do not count; what the released stub holds, and what
many in the class wrote, does not count either.
"""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

from helpers.errors import EnvironmentProblem
from helpers.grading.results import Result

__all__ = ["Pair", "SimilarityReport", "similar_pairs"]

PASSAGE, WINDOW = 20, 6
"""Letters of a passage, with names cut to one; of so many passages one is kept."""

COMMON = 0.1
"""A passage that a larger share of the class wrote says nothing."""

FEWEST = 4
"""Rare passages that a pair must share to be listed."""

Passages = set[tuple[str, int]]  # exercise and fingerprint


@dataclass(frozen=True)
class Pair:
    """Two students who share rare passages.

    Attributes
    ----------
    one, other : str
    shared : int
        Rare passages that both wrote.
    share : float
        Of the rare passages of the one who has fewer.
    exercises : tuple of str
        Where they stand, the most first.
    """

    one: str
    other: str
    shared: int
    share: float
    exercises: tuple[str, ...]


@dataclass(frozen=True)
class SimilarityReport:
    """All pairs that are worth a look, the closest first."""

    chapter: str
    students: int
    pairs: tuple[Pair, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give the report as JSON-ready data."""
        return asdict(self)


def similar_pairs(
    chapter: str,
    results: Sequence[Result],
    stubs: Mapping[str, str],
    *,
    least: float = 0.5,
) -> SimilarityReport:
    """Compare the answers of all students.

    Parameters
    ----------
    chapter : str
    results : sequence of Result
    stubs : mapping of str to str
        The released text of each exercise.
    least : float, default 0.5
        Share of rare passages from which on a pair is listed.

    Returns
    -------
    SimilarityReport

    Raises
    ------
    EnvironmentProblem
        If copydetect is not installed.

    References
    ----------
    Schleimer S, Wilkerson D, Aiken A (2003). Winnowing: local algorithms for document
    fingerprinting. SIGMOD. The fingerprints are those of copydetect.
    """
    given = _passages(stubs)
    own = {r.student: _passages(r.answers) - given for r in results if r.answers}
    rare = _without_common(own)
    return SimilarityReport(chapter, len(own), tuple(_pairs(rare, least)))


def _passages(answers: Mapping[str, str]) -> Passages:
    """Fingerprint every answer."""
    try:
        from copydetect import CodeFingerprint
    except ImportError:
        raise EnvironmentProblem(
            "comparing answers needs copydetect, which is not installed",
            next_step="python -m pip install copydetect",
        ) from None
    found: Passages = set()
    for exercise, text in answers.items():
        if text.strip():
            made = CodeFingerprint(
                "answer.py", PASSAGE, WINDOW, language="python", fp=io.StringIO(text)
            )
            found |= {(exercise, int(fingerprint)) for fingerprint in made.hashes}
    return found


def _without_common(own: Mapping[str, Passages]) -> dict[str, Passages]:
    counts = Counter(passage for passages in own.values() for passage in passages)
    most = max(2, COMMON * len(own))
    return {
        student: {passage for passage in passages if counts[passage] <= most}
        for student, passages in own.items()
    }


def _pairs(rare: Mapping[str, Passages], least: float) -> Iterable[Pair]:
    authors = defaultdict(list)
    for student in sorted(rare):
        for passage in rare[student]:
            authors[passage].append(student)
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (exercise, _), students in authors.items():
        for pair in combinations(students, 2):
            shared[pair].append(exercise)
    found = []
    for (one, other), exercises in shared.items():
        fewer = min(len(rare[one]), len(rare[other]))
        share = len(exercises) / fewer
        if len(exercises) >= FEWEST and share >= least:
            where = tuple(name for name, _ in Counter(exercises).most_common())
            found.append(Pair(one, other, len(exercises), share, where))
    return sorted(found, key=lambda pair: (-pair.shared, pair.one, pair.other))
