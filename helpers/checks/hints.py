"""``hint``: one hint more each time, and the solution where this copy holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.checks import progress
from helpers.checks.shown import Note, show
from helpers.checks.solution import has_solutions, read_solution, too_early
from helpers.errors import WorkbookError

if TYPE_CHECKING:
    from helpers.checks.notebook import Checker

__all__ = ["Hints"]


class Hints:
    """The ``hint`` of a chapter: one more each time.

    Parameters
    ----------
    check : Checker
        The ``check`` of the same chapter.
    """

    def __init__(self, check: Checker):
        self._check = check
        self._shown: dict[str, int] = {}

    def __call__(self, name: str) -> None:
        """Show the next hint of an exercise.

        Parameters
        ----------
        name : str
            The exercise.
        """
        try:
            hints = self._check.plan(name).hints
        except WorkbookError as problem:
            show(Note(str(problem)))
            return
        seen = min(self._shown.get(name, 0) + 1, len(hints))
        self._shown[name] = seen
        if self._check.keeps_progress():
            progress.note_hints(self._check.chapter, name, seen)
        show(Hint(name, hints[:seen], len(hints), solved=self._has_solutions()))

    def solution(self, name: str) -> None:
        """Show the reference answer of an exercise, after an honest try.

        Only copies of the course for people who learn alone hold the solutions. The
        answer opens when the check passes, after two tries that differ, or after one
        try and all hints.

        Parameters
        ----------
        name : str
            The exercise.
        """
        chapter = self._check.chapter
        try:
            plan = self._check.plan(name)
            if not self._has_solutions():
                said = "This copy of the course holds no solutions. "
                raise WorkbookError(f'{said}`hint("{name}")` shows one hint more.')
            if first := too_early(chapter, plan):
                raise WorkbookError(first)
            found = read_solution(chapter, plan)
        except WorkbookError as problem:
            show(Note(str(problem)))
            return
        show(found)

    def _has_solutions(self) -> bool:
        return has_solutions(self._check.chapter)


class Hint:
    """Hints seen so far, the newest last."""

    def __init__(self, name: str, seen: tuple[str, ...], total: int, *, solved: bool):
        self.name, self.seen, self.total = name, seen, total
        self.solved = solved

    def to_text(self) -> str:
        """Write the hints as numbered lines."""
        lines = [
            f"Hint {place} of {self.total} for {self.name}: {text}"
            for place, text in enumerate(self.seen, 1)
        ]
        if len(self.seen) == self.total:
            more = f' `hint.solution("{self.name}")` shows the answer, after a try.'
            lines.append("That was the last hint." + (more if self.solved else ""))
        return "\n".join(lines)

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, str]:
        text = self.to_text()
        return {"text/plain": text, "text/markdown": text.replace("\n", "\n\n")}
