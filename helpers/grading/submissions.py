"""Read collected submissions from nbgrader's layout."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from helpers.grading.archive import MAX_NOTEBOOK
from helpers.grading.collect import PROBLEM
from helpers.grading.files import digest, read_time

__all__ = ["Submission", "submissions_in"]


@dataclass(frozen=True)
class Submission:
    """Where one student's submission lies.

    Attributes
    ----------
    student : str
    folder : pathlib.Path
    file : pathlib.Path or None
        The notebook; ``None`` if there is none to read.
    sha256 : str
    received : str
    problem : str
        Why there is no notebook.
    note : str
        What is odd about the file.
    """

    student: str
    folder: Path
    file: Path | None
    sha256: str
    received: str
    problem: str = ""
    note: str = ""


def submissions_in(folder: Path, chapter: str) -> list[Submission]:
    """List the submissions of a chapter.

    Parameters
    ----------
    folder : pathlib.Path
        Holds ``<student>/<chapter>/``.
    chapter : str

    Returns
    -------
    list of Submission
        In order of the students' names; every student folder gives one.
    """
    if not folder.is_dir():
        return []
    return list(_read(folder, chapter))


def _read(folder: Path, chapter: str) -> Iterator[Submission]:
    for student in sorted(folder.iterdir()):
        own = student / chapter
        if student.name.startswith(".") or not own.is_dir():
            continue
        received = read_time(own)
        when = received.isoformat() if received else ""
        file, problem, note = _notebook(own, chapter)
        try:
            sha = _digest(file) if file else digest(problem.encode())
        except OSError as error:
            file, problem = None, f"the notebook cannot be read ({error.strerror})"
            sha = digest(problem.encode())
        yield Submission(student.name, own, file, sha, when, problem, note)


def _notebook(folder: Path, chapter: str) -> tuple[Path | None, str, str]:
    """Find the notebook of a submission, or the reason why there is none."""
    expected = folder / f"{chapter}.ipynb"
    others = [path for path in sorted(folder.glob("*.ipynb")) if path != expected]
    file = expected if expected.exists() or expected.is_symlink() else None
    note = ""
    if file is None and others:
        file = max(others, key=lambda path: path.lstat().st_mtime)
        note = f"The notebook was called {file.name}."
    if file is None:
        return None, _reason(folder), ""
    if file.is_symlink() or not file.is_file():
        return None, "the notebook is a link to somewhere else", ""
    if file.stat().st_size > MAX_NOTEBOOK:
        return None, "the notebook is larger than 20 MB", ""
    return file, "", note


def _reason(folder: Path) -> str:
    try:
        return str(json.loads((folder / PROBLEM).read_bytes())["problem"])
    except (OSError, ValueError, LookupError, TypeError):
        return "no notebook was handed in"


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
