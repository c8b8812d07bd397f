"""Grade a class: every submission gets a result, and none of them stops the others."""

from __future__ import annotations

import threading
import time
import warnings
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.checks.load import load_exercises
from helpers.checks.verdict import Verdict
from helpers.errors import UsageError
from helpers.grading.files import course_digest, read_released
from helpers.grading.graft import Graft, graft
from helpers.grading.judge import TIME_LIMIT, all_plans, judge_submission
from helpers.grading.pool import judging_pool
from helpers.grading.results import Result, read_result, write_result
from helpers.grading.submissions import Submission, submissions_in

__all__ = ["GradeReport", "grade", "plan"]


@dataclass(frozen=True)
class GradeReport:
    """The results of a class.

    Attributes
    ----------
    chapter : str
    results : list of Result
        One for each submission, in order of the students' names.
    judged : int
        How many were judged in this run; the others had not changed since the last.
    seconds : float
    """

    chapter: str
    results: list[Result]
    judged: int
    seconds: float

    def to_dict(self) -> dict[str, Any]:
        """Give the report as JSON-ready data."""
        return {
            "chapter": self.chapter,
            "judged": self.judged,
            "seconds": round(self.seconds, 3),
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
    workers: int = 1,
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
    workers : int, default 1
        How many submissions are judged at the same time.
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
    kept = {} if force else batch.still_good(found)
    todo = [submission for submission in found if submission.student not in kept]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # of students' strings
        fresh = batch.run(todo, max(1, workers), progress)
    by_student = kept | fresh
    return GradeReport(
        chapter=chapter,
        results=[by_student[submission.student] for submission in found],
        judged=len(fresh),
        seconds=time.perf_counter() - start,
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
        self.chapter, self.folder, self.time_limit = chapter, folder, time_limit
        self.released = read_released(chapter)
        self.exercises: Mapping[str, Any] = load_exercises(chapter)
        self.plans = all_plans(chapter)
        self.course = course_digest(chapter)
        self._one_at_a_time = threading.Lock()

    def still_good(self, found: list[Submission]) -> dict[str, Result]:
        """Read the results of submissions that have not changed."""
        old = (read_result(self.folder, self.chapter, s.student) for s in found)
        return {
            submission.student: result
            for submission, result in zip(found, old, strict=True)
            if result is not None and self._is_good(submission, result)
        }

    def _is_good(self, submission: Submission, result: Result) -> bool:
        mine = (submission.sha256, self.course, self.time_limit)
        theirs = (result.sha256, result.course, result.time_limit)
        same_time = submission.received == result.received
        return mine == theirs and same_time and result.status != "failed"

    def run(
        self, todo: list[Submission], workers: int, progress: bool
    ) -> dict[str, Result]:
        """Judge submissions, and give their results by student."""
        with judging_pool(self.chapter, workers) as pool:
            futures = [pool.submit(self.finish, submission) for submission in todo]
            try:
                done = _shown(as_completed(futures), len(todo), progress)
                results = [future.result() for future in done]
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        return {result.student: result for result in results}

    def finish(self, submission: Submission) -> Result:
        """Judge one submission and write its result."""
        try:
            result = self._judge(submission)
        except Exception as error:  # noqa: BLE001 - one submission must not stop the others
            reason = f"grading went wrong ({type(error).__name__}: {error})"
            result = self._result(submission, "failed", reason, {}, Graft({}))
        write_result(self.folder, result)
        return result

    def _judge(self, submission: Submission) -> Result:
        grafted = self.graft(submission)
        if grafted.problem:
            return self._result(submission, "unreadable", grafted.problem, {}, grafted)
        verdicts = judge_submission(
            self.chapter, grafted.answers, time_limit=self.time_limit
        )
        open_ = all(v.status == "not attempted" for v in verdicts.values())
        status = "not attempted" if open_ else "judged"
        return self._result(submission, status, "", verdicts, grafted)

    def graft(self, submission: Submission) -> Graft:
        """Rebuild one submission on the released notebook."""
        if submission.file is None:
            return Graft({}, problem=submission.problem)
        with self._one_at_a_time:  # it changes the process's filter of warnings
            return graft(self.released, submission.file.read_bytes(), self.exercises)

    def _result(
        self,
        submission: Submission,
        status: str,
        problem: str,
        verdicts: dict[str, Verdict],
        grafted: Graft,
    ) -> Result:
        if not verdicts:
            said = f"Not judged: {problem}."
            verdicts = {n: Verdict.stopped(p, said) for n, p in self.plans.items()}
        return Result(
            student=submission.student,
            chapter=self.chapter,
            sha256=submission.sha256,
            course=self.course,
            time_limit=self.time_limit,
            received=submission.received,
            status=status,
            problem=problem,
            points=sum(verdict.points for verdict in verdicts.values()),
            max_points=sum(plan.points for plan in self.plans.values()),
            mended=tuple(filter(None, [submission.note, *grafted.mended])),
            exercises=tuple(verdicts.values()),
            answers=grafted.answers,
        )


def _shown(done: Iterable[Future], total: int, progress: bool) -> Iterator[Future]:
    """Show a bar on stderr, if it is wanted and somebody sees it."""
    if not progress:
        yield from done
        return
    from tqdm import tqdm

    bar = tqdm(done, total=total, desc="grading", unit="submission", disable=None)
    yield from bar
