"""Load a chapter's ``checks`` package. This happens on the author's side only."""

from __future__ import annotations

import importlib.util
import linecache
import sys
from functools import lru_cache
from pathlib import Path

from helpers.checks.source import answer_texts, read_cells
from helpers.checks.variants import generate
from helpers.checks.vocabulary import Exercise
from helpers.errors import WorkbookError
from helpers.project import solutions_folder


def load_exercises(chapter: str) -> dict[str, Exercise]:
    """Load the exercises of a chapter, with the wrong answers made from the right ones.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.

    Returns
    -------
    dict of str to Exercise
        By name, in the chapter's order.

    Raises
    ------
    WorkbookError
        If the chapter has no checks.
    """
    return dict(_load(chapter, solutions_folder() / chapter, stamps(chapter)))


def stamps(chapter: str) -> tuple[int, ...]:
    """Return when each file of a chapter's source was last written."""
    folder = solutions_folder() / chapter
    files = [folder / f"{chapter}.ipynb", *sorted((folder / "checks").glob("*.py"))]
    return tuple(file.stat().st_mtime_ns for file in files if file.exists())


@lru_cache(maxsize=64)
def _load(chapter: str, folder: Path, when: tuple[int, ...]) -> dict[str, Exercise]:
    path, notebook = folder / "checks" / "__init__.py", folder / f"{chapter}.ipynb"
    if not path.exists():
        raise WorkbookError(
            f"chapter {chapter} has no checks: {folder.name}/checks is missing",
            next_step="course list",
        )
    exercises = {exercise.name: exercise for exercise in _package(chapter, path)}
    answers = answer_texts(read_cells(notebook), chapter) if notebook.exists() else {}
    for name, exercise in exercises.items():
        if name in answers:
            exercise.wrong += generate(exercise, answers[name])
    return exercises


def _package(chapter: str, path: Path) -> list[Exercise]:
    """Import the package afresh: its text may have changed since the last time."""
    name = f"workbook_checks_{chapter}"
    for loaded in [m for m in sys.modules if m == name or m.startswith(f"{name}.")]:
        del sys.modules[loaded]
    linecache.checkcache()
    spec = importlib.util.spec_from_file_location(
        name, path, submodule_search_locations=[str(path.parent)]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # its own parts are found through it
    spec.loader.exec_module(module)
    return module.EXERCISES
