"""What ``course list`` knows about each chapter."""

from __future__ import annotations

from typing import Any

from helpers.authoring.chapters import Chapter, all_chapters
from helpers.student.progress import ChapterProgress, summary

__all__ = ["chapter_rows"]


def chapter_rows() -> list[dict[str, Any]]:
    """Give a row for each chapter.

    Returns
    -------
    list of dict
        ``number``, ``name``, ``title``, ``points``, ``minutes``, ``state``.
    """
    reached = {row.chapter: row for row in summary()}
    return [
        {
            "number": chapter.number,
            "name": chapter.name,
            "title": chapter.title,
            "points": chapter.points,
            "minutes": chapter.minutes,
            "state": _state(chapter, reached.get(chapter.name)),
        }
        for chapter in all_chapters()
    ]


def _state(chapter: Chapter, reached: ChapterProgress | None) -> str:
    if not chapter.released.is_file() or reached is None:
        return "not released"
    if reached.tried:
        return f"{reached.passed} of {reached.exercises} passed"
    return "released" if chapter.has_source else "not started"
