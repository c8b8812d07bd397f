"""Recall questions: what earlier chapters taught, asked again at growing distance.

The questions stand in the chapters themselves, each in a fold of the cell whose id ends
in ``-recall``. This is the only place they come from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.checks import progress
from helpers.checks.source import read_cells
from helpers.project import notebooks_folder

__all__ = ["BACK", "Question", "pick", "questions_of"]

BACK = (1, 3, 8)
"""How many chapters back in the course's list questions are taken from."""

_FOLD = re.compile(
    r"<details><summary>\s*(\d+)\.\s*(.*?)</summary>(.*?)</details>", re.DOTALL
)
_ABOUT = re.compile(r"\s*\(chapter (\d\d)\)\s*$")
_TAG = re.compile(r"</?code>")


@dataclass(frozen=True)
class Question:
    """One recall question.

    Attributes
    ----------
    chapter : str
        Full name of the chapter that asks it.
    number : int
        Its place there, counted from 1.
    about : str
        Two digits of the chapter that taught it.
    text, answer : str
        Markdown.
    """

    chapter: str
    number: int
    about: str
    text: str
    answer: str

    @property
    def id(self) -> str:
        """What the progress file knows it by."""
        return f"{self.chapter}/{self.number}"


def questions_of(notebook: Path) -> list[Question]:
    """Read the recall questions of a chapter.

    Parameters
    ----------
    notebook : pathlib.Path
        A released notebook, worked in or not.

    Returns
    -------
    list of Question
        Empty where the file has none or cannot be read.
    """
    try:
        cells = read_cells(notebook)
        texts = [c["source"] for c in cells if c.get("id", "").endswith("-recall")]
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return []
    return list(_questions("\n".join(texts), notebook.stem))


def _questions(text: str, chapter: str) -> Iterator[Question]:
    for number, asked, answer in _FOLD.findall(text):
        about = _ABOUT.search(asked)
        plain = _TAG.sub("`", _ABOUT.sub("", asked)).strip()
        taught = about[1] if about else chapter[:2]
        yield Question(chapter, int(number), taught, plain, answer.strip())


def pick(chapter: str) -> list[Question]:
    """Pick the questions to ask in a chapter: one from each of those before it.

    They come from the chapters 1, 3 and 8 back in the course's list. In each, what was
    not known last time goes first. Then comes what was never asked, first of all about
    chapters with wrong answers, and at last what was asked longest ago.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.

    Returns
    -------
    list of Question
        Up to three, the nearest first.
    """
    files = sorted(notebooks_folder().glob("[0-9][0-9]_*/[0-9][0-9]_*.ipynb"))
    before = [f for f in files if f.stem == f.parent.name and f.stem < chapter]
    chosen = [before[-back] for back in BACK if back <= len(before)]
    asked, wrong = progress.recalled(), _wrong_answers()
    found = []
    for notebook in chosen:
        if questions := questions_of(notebook):
            found.append(min(questions, key=lambda q: _rank(q, asked, wrong)))
    return found


def _rank(
    question: Question, asked: dict[str, dict[str, Any]], wrong: dict[str, int]
) -> tuple[Any, ...]:
    last = asked.get(question.id)
    if last is None:
        return 1, "", -wrong.get(question.about, 0), question.number
    kind = 2 if last.get("known") else 0
    return kind, str(last.get("time", "")), 0, question.number


def _wrong_answers() -> dict[str, int]:
    """Count the exercises whose last check failed, by the two digits of a chapter."""
    return {
        chapter[:2]: sum(not progress.passes(row) for row in rows.values())
        for chapter, rows in progress.load().items()
    }
