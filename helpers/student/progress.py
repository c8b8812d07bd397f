"""How far a student has come, chapter by chapter, and what is worth a second look."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from helpers.authoring.chapters import Chapter, all_chapters, find_chapter
from helpers.checks import progress
from helpers.checks.recall import Question, pick, questions_of
from helpers.checks.source import read_cells
from helpers.errors import UsageError, WorkbookError
from helpers.student.notebook import public_exercises

__all__ = ["ChapterProgress", "forget", "questions", "summary", "to_review"]

_HEADING = re.compile(r"^### Exercise \S+ · (\w+) .*?(\d+) min\s*$", re.MULTILINE)


@dataclass(frozen=True)
class ChapterProgress:
    """Where a student stands in one chapter, by the checks that ran so far.

    Attributes
    ----------
    chapter, title : str
        Full name, and the heading of the notebook.
    exercises : int
        How many there are.
    tried : int
        How many were checked at least once.
    passed : int
        How many pass every public check.
    points : float
        Earned in public checks.
    max_points : float
        Of the chapter, the points that only grading gives among them.
    next_exercise : str
        The first that does not pass yet; empty where all do.
    minutes : int
        What the chapter takes, by its own words.
    minutes_left : int
        What its headings give to the exercises that do not pass yet.
    review : tuple of (str, str)
        Exercises that were tried and do not pass, each with the message of its check.
    """

    chapter: str
    title: str
    exercises: int
    tried: int
    passed: int
    points: float
    max_points: float
    next_exercise: str
    minutes: int
    minutes_left: int
    review: tuple[tuple[str, str], ...]


def summary() -> list[ChapterProgress]:
    """Sum up the progress in every chapter that has been handed out.

    Returns
    -------
    list of ChapterProgress
        In the order of the chapters.
    """
    return [_of(chapter) for chapter in _handed_out()]


def _of(chapter: Chapter) -> ChapterProgress:
    plans = public_exercises(chapter)
    worth = {name: plan["points"] for name, plan in plans.items()}
    now, minutes = progress.standing(chapter.name, worth), _minutes(chapter.released)
    return ChapterProgress(
        chapter=chapter.name,
        title=chapter.title,
        exercises=len(plans),
        tried=len(now.tried),
        passed=len(now.passed),
        points=now.points,
        max_points=float(sum(worth.values())),
        next_exercise=next(iter(now.left), ""),
        minutes=chapter.minutes,
        minutes_left=sum(minutes.get(name, 0) for name in now.left),
        review=now.review,
    )


def _minutes(notebook: Path) -> dict[str, int]:
    """Read how long each exercise takes from the headings of a notebook."""
    try:
        texts = [c["source"] for c in read_cells(notebook)]
    except (OSError, ValueError, LookupError, TypeError):
        return {}
    found = [pair for text in texts for pair in _HEADING.findall(text)]
    return {name: int(minutes) for name, minutes in found}


def to_review() -> list[Question]:
    """List the recall questions whose answers were not known last time.

    Returns
    -------
    list of Question
        In the order of the chapters.
    """
    missed = {q for q, row in progress.recalled().items() if not row.get("known")}
    asked = [q for c in _handed_out() for q in questions_of(c.released)]
    return [question for question in asked if question.id in missed]


def questions(chapter: object = None) -> list[Question]:
    """Pick recall questions for a chapter.

    Parameters
    ----------
    chapter : object, optional
        A chapter in any form that `find_chapter` knows. If not given, the one after the
        last in which something was tried.

    Returns
    -------
    list of Question

    Raises
    ------
    UsageError
        If there is no such chapter, or none before it to ask about.
    """
    name = _next_chapter() if chapter is None else find_chapter(chapter).name
    if found := pick(name):
        return found
    raise UsageError(
        f"there is nothing to ask before {name}: no earlier chapter is here",
        next_step="course recall CHAPTER",
    )


def _next_chapter() -> str:
    names = [chapter.name for chapter in _handed_out()]
    tried = [place for place, name in enumerate(names) if progress.load().get(name)]
    after = max(tried, default=0) + 1
    return names[after] if after < len(names) else "99"


def forget(chapter: object, *, dry_run: bool = False) -> list[str]:
    """Drop what is noted of a chapter. Notebooks and answers stay as they are.

    Parameters
    ----------
    chapter : object
        A chapter in any form that `find_chapter` knows.
    dry_run : bool, default False
        Whether to say what would be dropped and drop nothing.

    Returns
    -------
    list of str
        The exercises that something was noted of.

    Raises
    ------
    UsageError
        If there is no such chapter.
    WorkbookError
        If the file cannot be written.
    """
    name = find_chapter(chapter).name
    noted = list(progress.load().get(name, {}))
    if not dry_run:
        try:
            progress.forget(name)
        except OSError as error:
            raise WorkbookError(
                f"{progress.progress_file()} cannot be written: {error.strerror}",
                next_step="course doctor",
            ) from error
    return noted


def _handed_out() -> list[Chapter]:
    return [chapter for chapter in all_chapters() if chapter.released.is_file()]
