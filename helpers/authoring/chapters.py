"""Find the chapters of the course and read their notebooks.

Works on both sides: where the sources are (instructor) a chapter's ``source`` lies in
``solutions/``; where only ``notebooks/`` exists (student) the released notebook stands
in for it.
"""

from __future__ import annotations

import difflib
import itertools
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.authoring.cells import (
    ROLES,
    answer_text,
    cell_id,
    exercise_of,
    exercises,
    id_prefix,
    role,
)
from helpers.errors import UsageError, WorkbookError
from helpers.project import notebooks_folder, root, solutions_folder

if TYPE_CHECKING:
    from nbformat import NotebookNode

__all__ = [
    "ROLES",
    "Chapter",
    "all_chapters",
    "answer_text",
    "cell_id",
    "exercise_of",
    "exercises",
    "find_chapter",
    "read_notebook",
    "read_source",
    "role",
]

_NAME = re.compile(r"\d{2}(?:_[a-z0-9]+)+")
_MINUTES = re.compile(r"(\d+)\s*(?:min\b|minutes\b)")


@dataclass(frozen=True)
class Chapter:
    """One chapter: what it is called, where its files lie, what it is worth.

    Attributes
    ----------
    name : str
        Folder and file name, such as ``06_linear_regression``.
    number : int
    topic : str
        The name without the number.
    title : str
        The first heading of the notebook.
    source : pathlib.Path
        The notebook to read: the author's, or the released one where that is missing.
    folder : pathlib.Path
        The folder of ``source``.
    checks_file : pathlib.Path
        The author's checks, a package. Exists on the instructor's side only.
    released : pathlib.Path
        The student's notebook.
    minutes : int
        Time the chapter says it takes; 0 where it does not say.
    points : float
        Sum over its test cells and its essays.
    """

    name: str
    number: int
    topic: str
    title: str
    source: Path
    folder: Path
    checks_file: Path
    released: Path
    minutes: int
    points: float

    @property
    def prefix(self) -> str:
        """What the id of every cell starts with, such as ``linear-regression-``."""
        return id_prefix(self.name)

    @property
    def has_source(self) -> bool:
        """Whether the author's notebook is here."""
        return self.source != self.released


def all_chapters() -> list[Chapter]:
    """Find every chapter of the course in use.

    Returns
    -------
    list of Chapter
        In order of their numbers.
    """
    return [_chapter(name) for name in _names()]


def find_chapter(text: object) -> Chapter:
    """Find the chapter that a person means.

    Parameters
    ----------
    text : object
        A number (``6``, ``06``), a topic, a full name, or a path to the chapter's
        folder or to a file in it.

    Returns
    -------
    Chapter
        The one that is meant.

    Raises
    ------
    UsageError
        If there is no such chapter. Near misses get a suggestion.
    """
    known = {name: name for name in _names()}
    known |= {name.partition("_")[2]: name for name in _names()}
    known |= {str(int(name[:2])): name for name in _names()}
    words = _readings(str(text).strip())
    for word in words:
        if word in known:
            return _chapter(known[word])
    names = [word for word in known if not word.isdigit()]
    close = [m for w in words if w for m in difflib.get_close_matches(w, names, n=1)]
    hint = f"did you mean {close[0]!r}?" if close else _what_there_is()
    wanted = str(text).strip()
    raise UsageError(f"there is no chapter {wanted!r}; {hint}", next_step="course list")


def read_notebook(path: Path) -> NotebookNode:
    """Read a notebook file.

    Parameters
    ----------
    path : pathlib.Path
        The file.

    Returns
    -------
    nbformat.NotebookNode
        In nbformat 4, whatever the file was written in.

    Raises
    ------
    WorkbookError
        If the file is missing or is not a notebook.
    """
    from helpers.authoring.canonical import from_bytes  # nbformat takes two seconds

    try:
        return from_bytes(path.read_bytes())
    except OSError as error:
        problem = f"{_shown(path)} cannot be read: {error.strerror}"
        raise WorkbookError(problem) from None
    except ValueError as error:
        problem = f"{_shown(path)} is not a notebook: {error}"
        raise WorkbookError(problem) from error


def read_source(chapter: Chapter) -> NotebookNode:
    """Read the notebook that a chapter is made from.

    Parameters
    ----------
    chapter : Chapter
        Any chapter of `all_chapters`.

    Returns
    -------
    nbformat.NotebookNode
        The author's notebook; on the student's side the released one.

    Raises
    ------
    WorkbookError
        If the file is missing or is not a notebook.
    """
    return read_notebook(chapter.source)


def _names() -> list[str]:
    """Folder names of the chapters on either side, in order."""
    found = {
        file.stem
        for side in (solutions_folder(), notebooks_folder())
        for file in side.glob("*/*.ipynb")
        if file.stem == file.parent.name and _NAME.fullmatch(file.stem)
    }
    return sorted(found)


def _chapter(name: str) -> Chapter:
    authored = solutions_folder() / name / f"{name}.ipynb"
    released = notebooks_folder() / name / f"{name}.ipynb"
    source = authored if authored.is_file() else released
    title, minutes, points = _front(source)
    return Chapter(
        name=name,
        number=int(name[:2]),
        topic=name.partition("_")[2],
        title=title,
        source=source,
        folder=source.parent,
        checks_file=authored.parent / "checks" / "__init__.py",
        released=released,
        minutes=minutes,
        points=points,
    )


def _front(path: Path) -> tuple[str, int, float]:
    """Title, minutes and points of a notebook file.

    A damaged file must not take the list of all the others with it, so it shows up
    under a title that says so.
    """
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        prose = itertools.takewhile(lambda c: c["cell_type"] == "markdown", cells)
        texts = ["".join(cell["source"]) for cell in prose]
        marks = [c["metadata"].get("nbgrader", {}) for c in cells]
        points = sum(float(m.get("points", 0)) for m in marks if m.get("grade"))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return f"{path.stem} (the file is damaged)", 0, 0.0
    headings = [t.splitlines()[0] for t in texts if t.startswith("# ")]
    title = headings[0].lstrip("# ").strip() if headings else path.stem
    told = [found.group(1) for t in texts if (found := _MINUTES.search(t))]
    return title, int(told[0]) if told else 0, points


def _readings(text: str) -> list[str]:
    """Ways to read what was typed: as it is, as a file's name, as a folder's."""
    path = Path(text)
    words = [text, path.name, path.stem, path.parent.name]
    words = [word.lower().replace("-", "_").replace(" ", "_") for word in words]
    return [str(int(w)) if w.isascii() and w.isdigit() else w for w in words]


def _what_there_is() -> str:
    names = _names()
    if not names:
        return f"{root()} holds no chapter"
    return f"there are {len(names)}, from {names[0]} to {names[-1]}"


def _shown(path: Path) -> str:
    """Give a path as seen from the root of the course."""
    return str(path.relative_to(root())) if path.is_relative_to(root()) else str(path)
