"""Grade a class: every submission gets a result, and none of them stops the others."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from helpers.errors import UsageError
from helpers.grading.confinement import UNCONFINED
from helpers.grading.files import course_digest, digest, read_released
from helpers.grading.judge import TIME_LIMIT
from helpers.grading.local import local_pool
from helpers.grading.pool import Finished, Pool
from helpers.grading.results import Result, read_result, write_result
from helpers.grading.submissions import Submission, submissions_in
from helpers.grading.task import Task, failed_result, judge_task

__all__ = ["GradeReport", "grade", "plan"]


@dataclass(frozen=True)
class GradeReport:
    """The results of a class.

    Attributes
    ----------
    chapter : str
    results : list of Result
        One for each submission, in order of the students' names. What the answers
        say, print and draw is left out, or a large class would fill the memory; it is
        on disk.
    judged : int
        How many were judged in this run; the others had not changed since the last.
    seconds : float
    level : str
        How student code was confined; empty if none ran.
    waiting : int
        Essays that wait for a person's marks, once results are recorded.
    """

    chapter: str
    results: list[Result]
    judged: int
    seconds: float
    level: str = ""
    waiting: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Give the report as JSON-ready data."""
        return {
            "chapter": self.chapter,
            "judged": self.judged,
            "seconds": round(self.seconds, 3),
            "level": self.level,
            "essays_waiting": self.waiting,
            "results": [result.to_dict() for result in self.results],
        }

    @property
    def failed(self) -> list[Result]:
        """Results that are missing a verdict because grading went wrong."""
        return [result for result in self.results if result.status == "failed"]


def grade(
    chapter: str,
    submissions: Path,
    results: Path,
    *,
    pool: AbstractContextManager[Pool] | None = None,
    time_limit: float = TIME_LIMIT,
    force: bool = False,
    progress: bool = False,
) -> GradeReport:
    """Grade all submissions of a chapter.

    A result is written as soon as it is there, so a run that was killed goes on where
    it stopped.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.
    submissions : pathlib.Path
        Holds ``<student>/<chapter>/<chapter>.ipynb``.
    results : pathlib.Path
        Gets ``<chapter>/<student>.json``.
    pool : context manager of Pool, optional
        Where submissions are judged; one process on this machine if not given. It is
        entered only if there is something to judge.
    time_limit : float, default 5
        Seconds for each answer cell and each call.
    force : bool, default False
        Judge submissions again that have not changed.
    progress : bool, default False
        Show a bar on stderr.

    Returns
    -------
    GradeReport

    Raises
    ------
    UsageError
        If there is no submission.
    """
    start = time.perf_counter()
    found = _found(submissions, chapter)
    batch = _Batch(chapter, results, time_limit)
    by_student = {} if force else batch.still_good(found)
    todo = [submission for submission in found if submission.student not in by_student]
    level = ""
    if todo:
        with pool or local_pool(chapter) as entered:
            level = entered.level
            for result in _shown(batch.run(todo, entered), len(todo), progress):
                by_student[result.student] = result
    return GradeReport(
        chapter=chapter,
        results=[by_student[submission.student] for submission in found],
        judged=len(todo),
        seconds=time.perf_counter() - start,
        level=level,
    )


def plan(
    chapter: str,
    submissions: Path,
    results: Path,
    *,
    time_limit: float = TIME_LIMIT,
    force: bool = False,
) -> list[str]:
    """Say whose submissions `grade` would judge. Nothing is run or written.

    Parameters
    ----------
    chapter, submissions, results, time_limit, force
        As for `grade`.

    Returns
    -------
    list of str
        Students.
    """
    found = _found(submissions, chapter)
    batch = _Batch(chapter, results, time_limit)
    kept = {} if force else batch.still_good(found)
    return [s.student for s in found if s.student not in kept]


def _found(submissions: Path, chapter: str) -> list[Submission]:
    found = submissions_in(submissions, chapter)
    if not found:
        raise UsageError(
            f"there is no submission of {chapter} in {submissions}",
            next_step=f"course collect {chapter} FOLDER",
        )
    return found


class _Batch:
    """What all submissions of one run have in common."""

    def __init__(self, chapter: str, folder: Path, time_limit: float):
        read_released(chapter)  # without it nothing can be graded: say so at once
        self.chapter, self.folder, self.time_limit = chapter, folder, time_limit
        self.course = course_digest(chapter)

    def still_good(self, found: list[Submission]) -> dict[str, Result]:
        """Read the results of submissions that have not changed."""
        old = (read_result(self.folder, self.chapter, s.student) for s in found)
        return {
            submission.student: _without_texts(result)
            for submission, result in zip(found, old, strict=True)
            if result is not None and self._is_good(submission, result)
        }

    def _is_good(self, submission: Submission, result: Result) -> bool:
        mine = (submission.sha256, self.course, self.time_limit)
        theirs = (result.sha256, result.course, result.time_limit)
        same_time = submission.received == result.received
        return mine == theirs and same_time and result.status != "failed"

    def run(self, todo: list[Submission], pool: Pool) -> Iterator[Result]:
        """Judge submissions; write each result as it comes, and give it."""
        unconfined = pool.level == UNCONFINED
        tasks = (self.task(submission, unconfined) for submission in todo)
        for finished in pool.each(judge_task, tasks):
            result = _result(finished)
            write_result(self.folder, result)
            yield _without_texts(result)

    def task(self, submission: Submission, unconfined: bool) -> Task:
        """Read a submission, just before it is judged."""
        sha256, content, problem = submission.sha256, None, submission.problem
        if submission.file is not None:
            try:
                content = submission.file.read_bytes()
                sha256 = digest(content)  # it may have changed since it was found
            except OSError as error:
                problem = f"the notebook cannot be read ({error.strerror})"
        return Task(
            chapter=self.chapter,
            course=self.course,
            student=submission.student,
            sha256=sha256,
            received=submission.received,
            content=content,
            problem=problem,
            note=submission.note,
            time_limit=self.time_limit,
            unconfined=unconfined,
        )


def _result(finished: Finished) -> Result:
    reason = finished.problem or finished.value.get("failed")
    if reason:
        return failed_result(finished.item, reason)
    return Result.from_dict(finished.value)


def _without_texts(result: Result) -> Result:
    """Leave out what a student wrote, printed and drew."""
    exercises = tuple(replace(verdict, shown={}) for verdict in result.exercises)
    essays = tuple(replace(essay, text="") for essay in result.essays)
    return replace(result, answers={}, exercises=exercises, essays=essays)


def _shown(results: Iterable[Result], total: int, progress: bool) -> Iterable[Result]:
    """Show a bar on stderr, if it is wanted and somebody sees it."""
    if not progress:
        return results
    from tqdm import tqdm

    tqdm.monitor_interval = 0  # its thread would be there when processes are forked
    return tqdm(results, total=total, desc="grading", unit="submission", disable=None)
