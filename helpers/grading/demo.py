"""Play a whole class: release, 20 submissions, marks, feedback. ``make demo`` runs it.

All of it happens in a course of its own, ``build/demo``, which stays to be looked at.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path
from typing import Any

from helpers.errors import WorkbookError
from helpers.project import ROOT_VARIABLE, root

__all__ = ["main", "play"]

CHAPTER = "06_linear_regression"
STUDENTS, SEED = 20, 6
TIME_LIMIT = 2.0  # seconds; one student's loop never ends


def play(folder: Path) -> tuple[str, list[Path]]:
    """Play the class.

    Parameters
    ----------
    folder : pathlib.Path
        Becomes the demo's course; an earlier one in it is removed.

    Returns
    -------
    table : str
        What each student handed in, got and should have got.
    pages : list of pathlib.Path
        The feedback pages.
    """
    _make_course(folder)
    from helpers.authoring.chapters import find_chapter
    from helpers.authoring.release import release
    from helpers.grading.classroom import feedback_pages, grade_class
    from helpers.grading.simulation import simulate

    workers = os.cpu_count() or 1
    _say("... release and audit")
    release(find_chapter(CHAPTER))
    _say(f"... {STUDENTS} students hand in")
    made = simulate(CHAPTER, STUDENTS, SEED, folder / "class", workers=workers)
    _say("... collect and grade")
    report = grade_class(
        CHAPTER,
        made.submissions,
        workers=workers,
        time_limit=TIME_LIMIT,
        unconfined=True,  # the answers are the course's own
    )
    _say("... feedback")
    pages = feedback_pages(CHAPTER)
    return _table(report.results, made.truth), pages


def main() -> int:
    """Play the class and print the table."""
    start = time.perf_counter()
    folder = root() / "build" / "demo"
    try:
        table, pages = play(folder)
    except WorkbookError as error:
        _say(f"{error}\nNext: {error.next_step or 'course doctor'}")
        return error.exit_code
    except OSError as error:
        _say(f"{error.strerror}: {error.filename}\nNext: course doctor")
        return 3
    seconds = time.perf_counter() - start
    print(f"\n{table}\n\n{seconds:.0f} s. Feedback, a page each: {pages[0]}")  # noqa: T201
    return 0


def _make_course(folder: Path) -> None:
    source = root()
    if folder.exists():
        shutil.rmtree(folder)
    skipped = shutil.ignore_patterns("__pycache__", ".*")
    shutil.copytree(
        source / "solutions" / CHAPTER, folder / "solutions" / CHAPTER, ignore=skipped
    )
    shutil.copy(source / "nbgrader_config.py", folder)
    os.environ[ROOT_VARIABLE] = str(folder)


def _table(results: list[Any], truth: dict[str, dict[str, Any]]) -> str:
    from helpers.grading.screen import text_table

    rows = [["student", "handed in", "points", "expected", "of", "status"]]
    for result in results:
        fact = truth[result.student]
        wrong = f"{len(fact['wrong'])} " if fact["kind"] == "wrong answers" else ""
        marks = (result.points, fact["points"], result.max_points)
        numbers = [f"{mark:g}" for mark in marks]
        rows.append([result.student, wrong + fact["kind"], *numbers, result.status])
    return text_table(rows, right=(2, 3, 4))


def _say(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
