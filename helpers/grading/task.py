"""One submission from bytes to result: what a worker does, here or on a cluster."""

from __future__ import annotations

import contextlib
import signal
import threading
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from helpers.checks.load import load_exercises
from helpers.checks.verdict import Verdict
from helpers.errors import WorkbookError
from helpers.grading.essays import Essay, essay_places
from helpers.grading.files import course_digest, read_released
from helpers.grading.graft import graft
from helpers.grading.judge import all_plans, judge_submission
from helpers.grading.results import Result

__all__ = ["Task", "failed_result", "judge_task"]

# A worker of a cluster may have several threads, and judging changes what all threads
# of a process share: the filter of warnings, and stdout while plans are made.
_ONE_AT_A_TIME = threading.Lock()
# A submission whose every call is stopped takes less. This is for what would keep the
# grader itself busy for ever, such as an author's check that waits for an answer.
_TIME_LIMITS_OF_AN_EXERCISE = 40


class TooLong(BaseException):
    """Judging took too long; no check may take it for an error of an answer."""


@dataclass(frozen=True)
class Task:
    """All that a worker has to know of a submission, as plain data.

    Attributes
    ----------
    chapter : str
    course : str
        Digest of the course that the grader has; see `course_digest`.
    student, sha256, received : str
        As in `Result`.
    content : bytes or None
        The submitted file; ``None`` if there is none to read.
    problem, note : str
        Why there is none; what is odd about it.
    time_limit : float
    unconfined : bool
        Whether answers may run without a wall around them.
    """

    chapter: str
    course: str
    student: str
    sha256: str
    received: str
    content: bytes | None
    problem: str
    note: str
    time_limit: float
    unconfined: bool


def judge_task(task: Task) -> dict[str, Any]:
    """Judge one submission. It depends on the task and on the course's files alone.

    Parameters
    ----------
    task : Task

    Returns
    -------
    dict
        The result, or the reason why there is none as ``failed``: plain data, because
        an error might not find its way back from another machine.
    """
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # of students' strings
        try:
            with _bounded(task):
                return _judge(task).to_dict()
        except (WorkbookError, TooLong) as error:
            return {"failed": str(error)}
        except Exception as error:  # noqa: BLE001 - one submission must not stop the others
            return {"failed": f"grading went wrong ({type(error).__name__}: {error})"}


@contextlib.contextmanager
def _bounded(task: Task) -> Iterator[None]:
    """Give up after a long time, where the system can interrupt us."""
    can = threading.current_thread() is threading.main_thread()
    if not can or not hasattr(signal, "setitimer"):
        yield
        return
    exercises = len(load_exercises(task.chapter))
    most = _TIME_LIMITS_OF_AN_EXERCISE * task.time_limit * exercises

    def stop(*_: object) -> None:
        raise TooLong(f"judging took longer than {most:g} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, most)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def failed_result(task: Task, reason: str) -> Result:
    """Say that a submission is left without a verdict, and why."""
    return _result(task, "failed", reason)


def _judge(task: Task) -> Result:
    if course_digest(task.chapter) != task.course:
        raise WorkbookError(
            f"the worker's copy of {task.chapter} is not the one that the grader has"
        )
    if task.content is None:
        return _result(task, "unreadable", task.problem)
    released = _released(task.chapter, task.course)
    places = essay_places(released, task.chapter)
    grafted = graft(released, task.content, load_exercises(task.chapter), places)
    if grafted.problem:
        return _result(task, "unreadable", grafted.problem)
    verdicts = judge_submission(
        task.chapter,
        grafted.answers,
        time_limit=task.time_limit,
        unconfined=task.unconfined,
    )
    open_ = all(v.status == "not attempted" for v in verdicts.values())
    open_ = open_ and not any(essay.text for essay in grafted.essays)
    return _result(
        task,
        "not attempted" if open_ else "judged",
        verdicts=verdicts,
        mended=grafted.mended,
        answers=grafted.answers,
        essays=grafted.essays,
    )


@lru_cache(maxsize=4)
def _released(chapter: str, course: str) -> dict[str, Any]:
    """Read the released notebook once for each state of the course."""
    return read_released(chapter)


def _result(
    task: Task,
    status: str,
    problem: str = "",
    verdicts: Mapping[str, Verdict] | None = None,
    mended: list[str] | None = None,
    answers: dict[str, str] | None = None,
    essays: list[Essay] | None = None,
) -> Result:
    plans = all_plans(task.chapter)
    if essays is None:  # what failed is not the student's fault: a person has to look
        kind = "missing" if status == "failed" else "untouched"
        places = essay_places(_released(task.chapter, task.course), task.chapter)
        essays = [Essay(place.name, place.points, kind) for place in places]
    if verdicts is None:
        said = f"Not judged: {problem}."
        verdicts = {name: Verdict.stopped(plan, said) for name, plan in plans.items()}
    return Result(
        student=task.student,
        chapter=task.chapter,
        sha256=task.sha256,
        course=task.course,
        time_limit=task.time_limit,
        received=task.received,
        status=status,
        problem=problem,
        points=sum(verdict.points for verdict in verdicts.values()),
        max_points=sum(plan.points for plan in plans.values())
        + sum(essay.max_points for essay in essays),
        mended=tuple(filter(None, [task.note, *(mended or [])])),
        exercises=tuple(verdicts.values()),
        answers=answers or {},
        essays=tuple(essays),
    )
