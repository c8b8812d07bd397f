"""A student's notebook: where it lies, and what became of its answer cells."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import nbformat
from nbformat import NotebookNode

from helpers.authoring.cells import (
    cell_id,
    exercise_slug,
    exercises,
    is_untouched,
    role,
)
from helpers.authoring.chapters import Chapter, find_chapter, read_notebook
from helpers.authoring.stubs import is_open
from helpers.errors import WorkbookError
from helpers.grading.essays import essay_places
from helpers.grading.graft import Graft, graft
from helpers.student.released import released_notebook

__all__ = ["Answer", "StudentNotebook", "open_notebook"]

_STILL_RAISES = re.compile(r"^\s*raise NotImplementedError", re.MULTILINE)


@dataclass(frozen=True)
class Answer:
    """What a student's notebook holds for one exercise.

    Attributes
    ----------
    exercise : str
        Its name, such as ``gradient``.
    text : str
        The answer cell; empty where there is none.
    is_open : bool
        Whether nothing was written in it yet.
    warning : str
        One sentence where something about the cell needs the student's eye.
    """

    exercise: str
    text: str
    is_open: bool
    warning: str = ""


@dataclass(frozen=True)
class StudentNotebook:
    """A notebook that a student works in.

    Attributes
    ----------
    chapter : Chapter
        The chapter it belongs to.
    path : pathlib.Path
        The file.
    content : nbformat.NotebookNode
        What the file held when it was opened.
    grafted : Graft or None
        The notebook as grading would read it; ``None`` where this copy of the course
        does not hold it as it was handed out.
    """

    chapter: Chapter
    path: Path
    content: NotebookNode
    grafted: Graft | None = None

    def exercises(self) -> list[str]:
        """Return the exercises of the chapter, in its own order."""
        return list(public_exercises(self.chapter)) or exercises(self.content)

    def setup_texts(self) -> list[str]:
        """Return the set-up cells, which run before any answer."""
        cells = self.content.cells
        if self.grafted:  # grading runs the released ones, too
            cells = nbformat.from_dict(self.grafted.notebook).cells
        return [cell.source for cell in cells if role(cell) == "setup"]

    def answers(self) -> list[Answer]:
        """Look at the answer cell of every exercise."""
        return [self._answer(exercise) for exercise in self.exercises()]

    def oddities(self) -> list[str]:
        """Say what is not in its place, as grading would mend it.

        Returns
        -------
        list of str
            One sentence each. Empty where all is well, or nothing says how it was.
        """
        if self.grafted is None:
            return []
        if self.grafted.problem:
            return [f"Grading would find no answers: {self.grafted.problem}."]
        released = [cell_id(cell) for cell in self.grafted.notebook["cells"]]
        there = [name for cell in self.content.cells if (name := cell_id(cell))]
        order = [released.index(n) for n in dict.fromkeys(there) if n in released]
        moved = ["Cells were moved; each has a place of its own."]
        return self.grafted.mended + (moved if order != sorted(order) else [])

    def essays(self) -> dict[str, bool]:
        """Return the essays by name, and whether nothing was written in them yet."""
        found: dict[str, bool] = {}
        for cell in self.content.cells:
            if role(cell) == "essay":
                name = cell_id(cell).removeprefix(self.chapter.prefix)
                is_open = not cell.source.strip() or is_untouched(cell)
                found[name] = found.get(name, True) and is_open
        return found

    def written(self, answers: list[Answer]) -> dict[str, bool]:
        """Return exercises, then essays, by name, and whether something was written."""
        found = {answer.exercise: not answer.is_open for answer in answers}
        return found | {name: not is_open for name, is_open in self.essays().items()}

    def _answer(self, exercise: str) -> Answer:
        if self.grafted and not self.grafted.problem:
            text = self.grafted.answers.get(exercise, "")
            untouched = _untouched(text)
            warning = "" if untouched else _still_raises(exercise, text)
            return Answer(exercise, text, untouched, warning)
        wanted = f"{self.chapter.prefix}{exercise_slug(exercise)}-answer"
        cells = [cell for cell in self.content.cells if cell_id(cell) == wanted]
        if not cells:
            return Answer(exercise, "", True, _missing(exercise))
        written = [cell for cell in cells if not _untouched(cell.source)]
        cell = (written or cells)[-1]  # a run from the top leaves it standing
        return Answer(
            exercise,
            cell.source,
            not written,
            " ".join(_warnings(exercise, cells, written)),
        )


def open_notebook(text: object) -> StudentNotebook:
    """Open the notebook that a student means.

    Parameters
    ----------
    text : object
        A chapter in any form that `find_chapter` knows, or a path to a notebook file,
        which may lie outside the course.

    Returns
    -------
    StudentNotebook
        The file at that path, else the chapter's own notebook.

    Raises
    ------
    UsageError
        If there is no such chapter.
    WorkbookError
        If the notebook is missing or damaged.
    """
    chapter = find_chapter(text)
    path = Path(str(text)).expanduser()
    if path.suffix != ".ipynb" or not path.is_file():
        path = chapter.released
        if not path.is_file():
            raise WorkbookError(
                f"{chapter.name} has no notebook in notebooks/ yet",
                next_step=f"course release {chapter.name}",
            )
    return StudentNotebook(chapter, path, read_notebook(path), _grafted(chapter, path))


def _grafted(chapter: Chapter, path: Path) -> Graft | None:
    released = released_notebook(chapter)
    plans = public_exercises(chapter)
    if released is None or not plans:
        return None
    named = {n: SimpleNamespace(names=tuple(p["names"])) for n, p in plans.items()}
    essays = essay_places(released, chapter.name)
    return graft(released, path.read_bytes(), named, essays)


def public_exercises(chapter: Chapter) -> dict[str, dict]:
    """Return the public plan of each exercise; empty where there is none to read."""
    try:
        text = chapter.released.with_name("public.json").read_text(encoding="utf-8")
        return json.loads(text)["exercises"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _untouched(text: str) -> bool:
    return not text.strip() or is_open(text)


def _missing(exercise: str) -> str:
    return (
        f"The answer cell of {exercise} is gone. Grading looks for the name "
        f"{exercise} in your other cells; a fresh copy of the notebook is safer."
    )


def _warnings(
    exercise: str, cells: list[NotebookNode], written: list[NotebookNode]
) -> Iterator[str]:
    """Say what a student should see to before handing in."""
    if len(cells) > 1:
        yield (
            f"The answer cell of {exercise} is there {len(cells)} times. "
            "Keep one: grading reads the last one that you wrote in."
        )
    for cell in cells[:1]:
        if cell.cell_type != "code":
            yield f"The answer cell of {exercise} is {cell.cell_type}; make it code."
    if written and (said := _still_raises(exercise, written[-1].source)):
        yield said


def _still_raises(exercise: str, text: str) -> str:
    if not _STILL_RAISES.search(text):
        return ""
    return (
        f"The answer of {exercise} still holds the line "
        "`raise NotImplementedError`. Remove it when you are done."
    )
