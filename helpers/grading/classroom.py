"""The verbs of a class, each with its usual folders: grade, give feedback, export."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from helpers.errors import UsageError
from helpers.grading.analysis import ChapterStats, analyse
from helpers.grading.changes import ChangeReport, would_change
from helpers.grading.collect import collect
from helpers.grading.export import marks_csv
from helpers.grading.files import (
    folder_of,
    read_released,
    step_folder,
    write_atomic,
)
from helpers.grading.grade import GradeReport, grade, plan
from helpers.grading.gradebook import default_url
from helpers.grading.judge import TIME_LIMIT
from helpers.grading.lms import canvas_csv, moodle_csv
from helpers.grading.local import local_pool
from helpers.grading.lock import only_grader
from helpers.grading.marks import chapter_places, current_marks
from helpers.grading.pool import Pool
from helpers.grading.record import record
from helpers.grading.report import chapter_title, write_feedback
from helpers.grading.results import Result, read_result, read_results
from helpers.grading.roster import course_roster
from helpers.grading.similarity import SimilarityReport, similar_pairs
from helpers.project import root

__all__ = [
    "changed_marks",
    "chapter_stats",
    "export_marks",
    "feedback_pages",
    "grade_class",
]


def grade_class(
    chapter: str,
    source: Path | None = None,
    *,
    workers: int = 1,
    scheduler: str | None = None,
    time_limit: float = TIME_LIMIT,
    unconfined: bool = False,
    force: bool = False,
    db: str | None = None,
    dry_run: bool = False,
) -> GradeReport:
    """Grade a chapter's submissions and enter the marks.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.
    source : pathlib.Path, optional
        A folder to collect from first.
    workers : int, default 1
        How many processes judge on this machine.
    scheduler : str, optional
        Address of a Dask scheduler whose workers judge instead.
    unconfined : bool, default False
        Allow answers to run without a wall around them.
    time_limit, force
        As for `grade`.
    db : str, optional
        Address of the gradebook; the course's own if not given.
    dry_run : bool, default False
        Only count what would be judged; nothing is collected.

    Returns
    -------
    GradeReport
    """
    submitted, results = step_folder("submitted"), step_folder("results")
    if source is not None and source.resolve() != submitted.resolve():
        report = collect(source, chapter, root(), dry_run=dry_run)
        if dry_run:
            return GradeReport(chapter, [], report.count("new", "replaced"), 0.0)
    if dry_run:
        waiting = plan(chapter, submitted, results, time_limit=time_limit, force=force)
        return GradeReport(chapter, [], len(waiting), 0.0)
    with only_grader(chapter):
        report = grade(
            chapter,
            submitted,
            results,
            pool=_judging(chapter, workers, scheduler, unconfined),
            time_limit=time_limit,
            force=force,
            progress=True,
        )
        waiting = record(
            chapter,
            (read_result(results, chapter, r.student) or r for r in report.results),
            db=db or default_url(),
            autograded=step_folder("autograded"),
            submitted=submitted,
        )
    return replace(report, waiting=waiting)


@contextlib.contextmanager
def _judging(
    chapter: str, workers: int, scheduler: str | None, unconfined: bool
) -> Iterator[Pool]:
    """Open the pool that is asked for, and load nbgrader while others judge."""
    if scheduler is None:
        opened = local_pool(chapter, workers, unconfined=unconfined)
    else:
        from helpers.grading.cluster import cluster_pool

        opened = cluster_pool(scheduler, unconfined=unconfined)
    with opened as pool:
        pool.meanwhile(_load_nbgrader)
        yield pool


def _load_nbgrader() -> None:
    """Import what recording needs: it takes seconds."""
    with contextlib.suppress(ImportError):  # recording says it better
        import nbgrader.api  # noqa: F401


def changed_marks(
    chapter: str,
    against: Path,
    *,
    workers: int = 1,
    scheduler: str | None = None,
    time_limit: float = TIME_LIMIT,
    unconfined: bool = False,
) -> ChangeReport:
    """Say whose marks would change if the class were graded by today's checks.

    Parameters
    ----------
    chapter : str
    against : pathlib.Path
        A folder of earlier results.
    workers, scheduler, time_limit, unconfined
        As for `grade_class`.

    Returns
    -------
    ChangeReport
    """
    pool = _judging(chapter, workers, scheduler, unconfined)
    return would_change(chapter, against, pool=pool, time_limit=time_limit)


def feedback_pages(
    chapter: str, *, db: str | None = None, dry_run: bool = False
) -> list[Path]:
    """Write feedback for everyone who has a result.

    Parameters
    ----------
    chapter : str
    db : str, optional
    dry_run : bool, default False

    Returns
    -------
    list of pathlib.Path
        The pages.
    """
    results = _results(chapter)
    folder = step_folder("feedback")
    marks = current_marks(chapter, results, db=db or default_url())
    if dry_run:
        names = (folder_of(folder, result.student, chapter) for result in results)
        return [name / f"{chapter}.html" for name in names]
    return write_feedback(chapter, results, marks, folder)


def export_marks(
    chapter: str,
    out: Path | None = None,
    *,
    form: str = "table",
    column: str = "",
    group: str = "",
    db: str | None = None,
    dry_run: bool = False,
) -> tuple[str, Path]:
    """Write marks as CSV.

    Parameters
    ----------
    chapter : str
    out : pathlib.Path, optional
        ``results/<chapter>.csv`` in the course if not given, ``-canvas`` or ``-moodle``
        before the dot.
    form : {"table", "canvas", "moodle"}
    column : str, optional
        Name of the column with the points, for Canvas and Moodle; the chapter's title
        if not given.
    group : str, optional
        A group of the roster; everyone if not given.
    db : str, optional
    dry_run : bool, default False

    Returns
    -------
    text : str
        The file's content.
    path : pathlib.Path
    """
    results, roster = _results(chapter, group), course_roster()
    if group:
        roster = {name: p for name, p in roster.items() if p.group == group}
    marks = current_marks(chapter, results, db=db or default_url())
    if form == "table":
        text, tail = marks_csv(results, marks, roster), ""
    else:
        write = {"canvas": canvas_csv, "moodle": moodle_csv}[form]
        title = column or chapter_title(chapter)
        text, tail = write(results, marks, roster, title), f"-{form}"
    path = out or step_folder("results") / f"{chapter}{tail}.csv"
    if not dry_run:
        write_atomic(path, text.encode())
    return text, path


def chapter_stats(chapter: str, *, group: str = "") -> ChapterStats:
    """Work out the statistics of a chapter that has been graded.

    Parameters
    ----------
    chapter : str
    group : str, optional
        A group of the roster; everyone if not given.

    Returns
    -------
    ChapterStats
    """
    return analyse(chapter, _results(chapter, group))


def chapter_similarity(chapter: str, *, least: float = 0.5) -> SimilarityReport:
    """Compare the answers of a class that has been graded.

    Parameters
    ----------
    chapter : str
    least : float, default 0.5
        Share of rare passages from which on a pair is listed.

    Returns
    -------
    SimilarityReport
    """
    places = chapter_places(chapter, read_released(chapter))
    stubs = {place.exercise: place.stub for place in places}
    return similar_pairs(chapter, _results(chapter), stubs, least=least)


def _results(chapter: str, group: str = "") -> list[Result]:
    results = read_results(step_folder("results"), chapter)
    if not results:
        raise UsageError(
            f"{chapter} has no results yet", next_step=f"course grade {chapter}"
        )
    if not group:
        return results
    groups = {name: person.group for name, person in course_roster().items()}
    found = [result for result in results if groups.get(result.student) == group]
    if not found:
        known = ", ".join(sorted({*groups.values()} - {""})) or "none"
        raise UsageError(
            f"nobody of the group {group!r} has handed in {chapter}; the roster's "
            f"groups are: {known}",
            next_step="course roster class.csv",
        )
    return found
