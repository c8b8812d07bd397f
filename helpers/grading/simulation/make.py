"""Make a class of students whose marks are known, to try grading with."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from helpers.checks.load import load_exercises
from helpers.errors import UsageError, WorkbookError
from helpers.grading.essays import essay_places
from helpers.grading.files import read_released
from helpers.grading.judge import judge_answer
from helpers.grading.local import local_pool
from helpers.grading.simulation.deliveries import DUE, Delivery, deliveries
from helpers.grading.simulation.files import submitted_file
from helpers.grading.simulation.people import roster_csv
from helpers.grading.simulation.seats import (
    FEWEST,
    Seat,
    fewest_students,
    leans_on_others,
    right_answers,
    seat_class,
)

__all__ = ["FEWEST", "ROSTER", "TRUTH", "SimulatedClass", "simulate"]

TRUTH = "truth.json"
"""The file with what each student should get, beside the submissions."""

_Asked = tuple[str, str | tuple[tuple[str, str], ...]]
"""An exercise with its answer alone, or with all answers of a student."""

ROSTER = "roster.csv"
"""The file with the names of the class."""


@dataclass(frozen=True)
class SimulatedClass:
    """A class that was made.

    Attributes
    ----------
    folder : pathlib.Path
        Holds ``submissions``, ``truth.json`` and ``roster.csv``.
    truth : dict
        By student: ``kind``, ``status``, ``points``, ``max_points``, ``exercises``,
        ``received``, ``late`` in seconds, how many ``drafts`` came before, and the
        ``essays`` that a person has to mark.
    """

    folder: Path
    truth: dict[str, dict[str, Any]]

    @property
    def submissions(self) -> Path:
        """The folder to collect from."""
        return self.folder / "submissions"


def simulate(
    chapter: str,
    students: int,
    seed: int,
    into: Path,
    *,
    workers: int = 1,
    dry_run: bool = False,
) -> SimulatedClass:
    """Write a folder of submissions, and what each of them is worth.

    The class holds full marks in several forms, partly right work, every known wrong
    answer, an untouched notebook, a broken file, a copied cell and an endless loop. In
    a larger class the others are more or less able; some hand in twice, some late.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.
    students : int
        At least 20, and enough for all wrong answers.
    seed : int
        The same seed gives the same bytes.
    into : pathlib.Path
        A new folder, or one that an earlier class is in.
    workers : int, default 1
        How many answers are judged at the same time to find out their points.
    dry_run : bool, default False
        Find out everything and write nothing.

    Returns
    -------
    SimulatedClass

    Raises
    ------
    UsageError
        If there are too few students, or the folder holds something else.
    """
    released, exercises = read_released(chapter), load_exercises(chapter)
    fewest = max(FEWEST, fewest_students(exercises))
    if students < fewest:
        raise UsageError(
            f"students is {students}; {chapter} needs at least {fewest}",
            next_step=f"course simulate {chapter} --students {fewest}",
        )
    _check_free(into)
    seats = seat_class(chapter, exercises, students, seed)
    right = right_answers(chapter, exercises)
    references = {name: texts[0] for name, texts in right.items()}
    asked = {
        (seat.student, name): _asked(seat, exercises, references, name)
        for seat in seats
        for name in seat.answers
    }
    points = _points(chapter, asked.values(), workers)
    came = deliveries(seats, seed)
    essays = essay_places(released, chapter)
    truth = {
        seat.student: _truth(seat, exercises, asked, points)
        | _times(came[seat.student])
        for seat in seats
    }
    for seat in seats:
        own = truth[seat.student]
        own["max_points"] += sum(place.points for place in essays)
        own["essays"] = [p.name for p in essays if seat.answers]
    if not dry_run:
        files = [
            (delivery.moment, *submitted_file(chapter, released, exercises, *delivery))
            for deliveries_ in came.values()
            for delivery in deliveries_
        ]
        _write(chapter, files, truth, into)
    return SimulatedClass(into, truth)


def _check_free(into: Path) -> None:
    if into.is_dir() and any(into.iterdir()) and not (into / TRUTH).is_file():
        raise UsageError(f"{into} holds something else; a class needs a new folder")
    if into.exists() and not into.is_dir():
        raise UsageError(f"{into} is a file; a class needs a new folder")


def _points(
    chapter: str, asked: Iterable[_Asked | None], workers: int
) -> dict[_Asked, float]:
    """Judge each wrong answer once, and what calls others among its neighbours."""
    questions = dict.fromkeys(question for question in asked if question is not None)
    points = {}
    # The course's own wrong answers need no wall.
    with local_pool(chapter, workers, unconfined=True) as pool:
        for finished in pool.each(partial(_judge, chapter), questions):
            if finished.problem:
                raise WorkbookError(
                    f"a wrong answer was not judged: {finished.problem}"
                )
            points[finished.item] = finished.value
    return points


def _asked(
    seat: Seat, exercises: dict[str, Any], references: dict[str, str], name: str
) -> _Asked | None:
    """Say what to judge to know an answer's points; nothing if it is a right one."""
    if seat.kind == "endless loop" and name in seat.special:
        return None
    if leans_on_others(seat, exercises, references, name):
        return name, tuple(seat.answers.items())
    return (name, seat.answers[name]) if name in seat.wrong else None


def _judge(chapter: str, asked: _Asked) -> float:
    name, answer = asked
    if isinstance(answer, str):
        return judge_answer(chapter, name, answer, unconfined=True).points
    others = dict(answer)
    return judge_answer(
        chapter, name, others.pop(name), others=others, unconfined=True
    ).points


def _truth(
    seat: Seat,
    exercises: dict[str, Any],
    asked: dict[tuple[str, str], _Asked | None],
    points: dict[_Asked, float],
) -> dict[str, Any]:
    """Say what one student should get."""
    earned = {}
    for name, exercise in exercises.items():
        question = asked.get((seat.student, name))
        endless = seat.kind == "endless loop" and name in seat.special
        full = 0.0 if name not in seat.answers or endless else exercise.points
        earned[name] = full if question is None else points[question]
    return {
        "kind": seat.kind,
        "status": seat.status,
        "points": sum(earned.values()),
        "max_points": sum(exercise.points for exercise in exercises.values()),
        "exercises": earned,
        "wrong": seat.wrong,
    }


def _times(came: Sequence[Delivery]) -> dict[str, Any]:
    last = came[-1].moment
    return {
        "received": last.isoformat(timespec="seconds"),
        "late": max(0.0, (last - DUE).total_seconds()),
        "drafts": len(came) - 1,
    }


def _write(
    chapter: str,
    files: Sequence[tuple[datetime, str, bytes]],
    truth: dict[str, dict[str, Any]],
    into: Path,
) -> None:
    """Write the class next door, and put it in place when it is complete."""
    into.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=into.parent, prefix=f".{into.name}-"))
    try:
        (beside / "submissions").mkdir()
        for moment, name, content in files:
            path = beside / "submissions" / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
            os.utime(path, (moment.timestamp(), moment.timestamp()))
        facts = {"chapter": chapter, "due": DUE.isoformat(), "students": truth}
        text = json.dumps(facts, indent=1)
        (beside / TRUTH).write_text(text + "\n", encoding="utf-8")
        (beside / ROSTER).write_text(roster_csv(list(truth)), encoding="utf-8")
        beside.chmod(0o755)
        shutil.rmtree(into, ignore_errors=True)
        beside.rename(into)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
