"""How far a student has come, chapter by chapter."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.authoring.chapters import Chapter, all_chapters
from helpers.checks.progress import load
from helpers.student.notebook import public_exercises

__all__ = ["ChapterProgress", "summary"]


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
    """

    chapter: str
    title: str
    exercises: int
    tried: int
    passed: int
    points: float
    max_points: float
    next_exercise: str


def summary() -> list[ChapterProgress]:
    """Sum up the progress in every chapter that has been handed out.

    Returns
    -------
    list of ChapterProgress
        In the order of the chapters.
    """
    reached = load()
    chapters = [chapter for chapter in all_chapters() if chapter.released.is_file()]
    return [_of(chapter, reached.get(chapter.name, {})) for chapter in chapters]


def _of(chapter: Chapter, reached: dict[str, dict]) -> ChapterProgress:
    plans = public_exercises(chapter)
    known = {name: reached[name] for name in plans if name in reached}
    passed = {name for name, row in known.items() if row["passed"] == row["checks"] > 0}
    return ChapterProgress(
        chapter=chapter.name,
        title=chapter.title,
        exercises=len(plans),
        tried=len(known),
        passed=len(passed),
        points=float(sum(row["points"] for row in known.values())),
        max_points=float(sum(plan["points"] for plan in plans.values())),
        next_exercise=next((name for name in plans if name not in passed), ""),
    )
