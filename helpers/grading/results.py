"""One result for each submission, kept as a file of its own."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from helpers.checks.verdict import Verdict
from helpers.grading.essays import Essay
from helpers.grading.files import write_json

__all__ = ["FORMAT", "Result", "read_result", "read_results", "write_result"]

FORMAT = 1


@dataclass(frozen=True)
class Result:
    """What became of one submission.

    Attributes
    ----------
    student, chapter : str
    sha256 : str
        Of the submitted file.
    course : str
        Digest of the checks and the notebooks that it was judged with.
    time_limit : float
        Seconds that each call had.
    received : str
        When it came, ISO 8601; empty if that is not known.
    status : {"judged", "not attempted", "unreadable", "failed"}
        ``unreadable``: the file holds no answers, 0 points. ``failed``: grading itself
        went wrong; the 0 points are not the student's, and the next run tries again.
    problem : str
        The reason, for the last two.
    points, max_points : float
        The points are those of the exercises; a person's for essays are in the
        gradebook. The most that can be reached counts both.
    mended : tuple of str
        What was put right before judging.
    exercises : tuple of Verdict
        One for each exercise, always.
    answers : dict of str to str
        The student's text by exercise.
    essays : tuple of Essay
        One for each essay of the chapter, always.
    """

    student: str
    chapter: str
    sha256: str
    course: str
    time_limit: float
    received: str
    status: str
    problem: str
    points: float
    max_points: float
    mended: tuple[str, ...] = ()
    exercises: tuple[Verdict, ...] = ()
    answers: dict[str, str] = field(default_factory=dict)
    essays: tuple[Essay, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Give the result as JSON-ready data."""
        data = {"format": FORMAT} | vars(self)
        data["mended"] = list(self.mended)
        data["exercises"] = [verdict.to_dict() for verdict in self.exercises]
        data["essays"] = [asdict(essay) for essay in self.essays]
        return data

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Result:
        """Read what :meth:`to_dict` wrote."""
        rest = {key: value for key, value in data.items() if key != "format"}
        rest["mended"] = tuple(data["mended"])
        rest["exercises"] = tuple(Verdict.from_dict(v) for v in data["exercises"])
        rest["essays"] = tuple(Essay(**essay) for essay in data.get("essays", ()))
        return cls(**rest)


def write_result(folder: Path, result: Result) -> None:
    """Write a result, whole or not at all.

    Parameters
    ----------
    folder : pathlib.Path
        The results of all chapters.
    result : Result
    """
    write_json(_file(folder, result.chapter, result.student), result.to_dict())


def read_result(folder: Path, chapter: str, student: str) -> Result | None:
    """Read a result; ``None`` if there is none, or none that can be read."""
    try:
        data = json.loads(_file(folder, chapter, student).read_bytes())
        return Result.from_dict(data) if data["format"] == FORMAT else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def read_results(folder: Path, chapter: str) -> list[Result]:
    """Read all results of a chapter.

    Parameters
    ----------
    folder : pathlib.Path
    chapter : str
        Full name, such as ``06_linear_regression``.

    Returns
    -------
    list of Result
        In order of the students' names.
    """
    names = sorted(path.stem for path in (folder / chapter).glob("[!.]*.json"))
    found = (read_result(folder, chapter, name) for name in names)
    return [result for result in found if result is not None]


def _file(folder: Path, chapter: str, student: str) -> Path:
    return folder / chapter / f"{student}.json"
