"""The reference answer of an exercise, in copies of the course that hold it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.checks import progress
from helpers.checks.plan import Plan
from helpers.checks.source import (
    SOLUTION_MARKERS,
    answer_texts,
    exercise_of,
    read_cells,
)
from helpers.errors import DataError
from helpers.project import solutions_folder

__all__ = ["Solution", "has_solutions", "read_solution", "too_early"]

_BEGIN, _END = SOLUTION_MARKERS
_SECTION = re.compile(r"^## .*", re.MULTILINE | re.DOTALL)
_MOST_MISTAKES = 5


@dataclass(frozen=True)
class Solution:
    """A reference answer with its explanation.

    Attributes
    ----------
    exercise : str
    answer : str
        The text of the answer cell.
    idea : str
        Markdown: the part of the chapter that the exercise belongs to.
    mistakes : tuple of str
        What often goes wrong, in the words of the checks.
    """

    exercise: str
    answer: str
    idea: str
    mistakes: tuple[str, ...]

    def to_text(self) -> str:
        """Write it as plain text."""
        lines = [f"Reference answer for {self.exercise}", "", self.answer]
        if self.idea:
            lines += ["", "The idea behind it", "", self.idea]
        if self.mistakes:
            lines += ["", "What often goes wrong", *(f"- {m}" for m in self.mistakes)]
        return "\n".join(lines)

    def to_markdown(self) -> str:
        """Write it as Markdown; the explanation is folded, the answer is not."""
        parts = [f"**Reference answer for `{self.exercise}`**"]
        parts.append(f"```python\n{self.answer}\n```")
        if self.idea:
            idea = re.sub(r"^#+ (.*)$", r"**\1**", self.idea, flags=re.MULTILINE)
            parts += ["<details><summary>The idea behind it</summary>", idea]
            parts.append("</details>")
        if self.mistakes:
            parts.append("<details><summary>What often goes wrong</summary>")
            parts.append("\n".join(f"- {mistake}" for mistake in self.mistakes))
            parts.append("</details>")
        return "\n\n".join(parts)

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, str]:
        return {"text/plain": self.to_text(), "text/markdown": self.to_markdown()}


def has_solutions(chapter: str) -> bool:
    """Whether this copy of the course holds the solutions of a chapter."""
    return _source(chapter).is_file()


def too_early(chapter: str, plan: Plan) -> str:
    """Say what comes before the answer; empty where an honest try was made.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.
    plan : Plan
        Of the exercise.

    Returns
    -------
    str
        Two sentences: the rule, and how far the student is.
    """
    done = progress.load().get(chapter, {}).get(plan.name)
    tries = done.get("tries", 0) if done else 0
    hints = progress.hints_seen(chapter, plan.name)
    if (
        (done and progress.passes(done))
        or tries >= 2
        or (tries and hints >= len(plan.hints))
    ):
        return ""
    so_far = f"{tries} {'try' if tries == 1 else 'tries'}, {hints} of {len(plan.hints)}"
    return (
        f"First a try of your own: write `{plan.name}` and run its check. The answer "
        "opens after two tries that differ, or after one try and all hints. "
        f"So far: {so_far} hints."
    )


def read_solution(chapter: str, plan: Plan) -> Solution:
    """Read the reference answer of an exercise.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.
    plan : Plan
        Of the exercise.

    Returns
    -------
    Solution

    Raises
    ------
    DataError
        If the file is damaged, or the answer is not in it.
    """
    try:
        cells = read_cells(_source(chapter))
        text = answer_texts(cells, chapter)[plan.name]
        idea = _idea(cells, chapter, plan.name)
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise DataError(
            f"The solutions of {chapter} cannot be read. Copy them again from the "
            "course's archive."
        ) from error
    said = dict.fromkeys(mistake.message for mistake in plan.mistakes)
    mistakes = tuple(said)[:_MOST_MISTAKES]
    return Solution(plan.name, _bare(text, plan), idea, mistakes)


def _source(chapter: str) -> Path:
    return solutions_folder() / chapter / f"{chapter}.ipynb"


def _bare(text: str, plan: Plan) -> str:
    """Take the markers out; of variables, the lines that were open as well."""
    if plan.variables and _BEGIN in text:
        text = text.partition(_BEGIN)[2].partition(_END)[0]
    lines = text.strip("\n").splitlines()
    return "\n".join(line for line in lines if line.strip() not in (_BEGIN, _END))


def _idea(cells: list[dict[str, Any]], chapter: str, exercise: str) -> str:
    """Return the beginning of the section in which an exercise stands."""
    slug = exercise.lower()
    tasks = [i for i, c in enumerate(cells) if c["id"].endswith("-task")]
    place = next((i for i in tasks if exercise_of(cells[i]["id"], chapter) == slug), 0)
    for cell in reversed(cells[:place]):
        if cell["cell_type"] == "markdown" and (
            found := _SECTION.search(cell["source"])
        ):
            return found[0].strip()
    return ""
