"""The card on top of a chapter: how far it is, what comes next, what to recall.

It speaks of its own chapter only, because it is saved with the notebook, and the
notebook is handed in.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import Any

from helpers.checks import progress
from helpers.checks.plan import Plan
from helpers.checks.recall import Question, pick
from helpers.checks.table import prose

__all__ = ["Card", "chapter_card"]


@dataclass(frozen=True)
class Card:
    """Where a student stands in one chapter.

    Attributes
    ----------
    number : str
        Two digits.
    passed, exercises : int
        Exercises that pass every public check, and all of them.
    points, max_points : float
        Earned in public checks; of the chapter, what only grading gives among them.
    next_exercise : str
        The first that does not pass; empty where all do.
    review : tuple of (str, str)
        Exercises that were tried and do not pass, each with the message of its check.
    questions : tuple of Question
        From earlier chapters.
    """

    number: str
    passed: int
    exercises: int
    points: float
    max_points: float
    next_exercise: str
    review: tuple[tuple[str, str], ...]
    questions: tuple[Question, ...]

    def sentences(self) -> list[str]:
        """Say how far the chapter is."""
        said = [
            f"Chapter {self.number}: {self.passed} of {self.exercises} exercises pass, "
            f"{self.points:g} of {self.max_points:g} points so far."
        ]
        if self.next_exercise:
            said.append(f"Next: `{self.next_exercise}`.")
        else:
            said.append("More checks run at grading. Hand in with `check.submit()`.")
        return said

    def to_text(self) -> str:
        """Write the card as plain text."""
        lines = [" ".join(self.sentences())]
        lines += [f"  To look at again: {name}: {said}" for name, said in self.review]
        for question in self.questions:
            lines.append(f"  Recall (chapter {question.about}): {question.text}")
            lines.append(f"      {question.answer}")
        return "\n".join(lines)

    def to_html(self) -> str:
        """Write the card for a notebook; all text is escaped."""
        share = f'value="{self.points:g}" max="{self.max_points or 1:g}"'
        bar = f'<progress aria-label="points of this chapter" {share}></progress>'
        first, *rest = map(prose, self.sentences())
        top = f"<p>{bar} <strong>{first}</strong> {' '.join(rest)}</p>"
        return f"<div>{top}{self._review()}{self._recall()}</div>"

    def _review(self) -> str:
        if not self.review:
            return ""
        items = "".join(
            f"<li><code>{html.escape(name)}</code>: {prose(said)}</li>"
            for name, said in self.review
        )
        title = f"To look at again: {len(self.review)}"
        return f"<details><summary>{title}</summary><ul>{items}</ul></details>"

    def _recall(self) -> str:
        if not self.questions:
            return ""
        folds = "".join(
            f"<details><summary>{prose(q.text)} (chapter {q.about})</summary>"
            f'<p style="margin-left:1.2em">{prose(q.answer)}</p></details>'
            for q in self.questions
        )
        return f"<p>Recall. Answer in your head, then open the fold.</p>{folds}"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, str]:
        return {"text/plain": self.to_text(), "text/html": self.to_html()}


def chapter_card(chapter: str, plans: dict[str, Plan]) -> Card:
    """Make the card of a chapter from what the checks noted.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.
    plans : dict of str to Plan
        Its exercises, in order.

    Returns
    -------
    Card
    """
    worth = {name: plan.points for name, plan in plans.items()}
    now = progress.standing(chapter, worth)
    return Card(
        number=chapter[:2],
        passed=len(now.passed),
        exercises=len(plans),
        points=now.points,
        max_points=float(sum(worth.values())),
        next_exercise=next(iter(now.left), ""),
        review=now.review,
        questions=tuple(pick(chapter)),
    )
