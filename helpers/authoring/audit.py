"""Read a student's copy as its most curious reader would, before any student does."""

from __future__ import annotations

import copy
import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode, ValidationError

from helpers.authoring.answer_key import AnswerKey, gather
from helpers.authoring.audit_exercises import (
    essay_problems,
    exercise_problems,
    public_problems,
)
from helpers.authoring.canonical import from_bytes
from helpers.authoring.cells import cell_id, role
from helpers.authoring.chapters import Chapter, read_notebook, read_source
from helpers.authoring.nbgrader_steps import PUBLIC_FILE
from helpers.authoring.passages import passages
from helpers.authoring.student_copy import released_files
from helpers.checks.load import load_exercises
from helpers.checks.vocabulary import Exercise
from helpers.errors import WorkbookError
from helpers.project import root

__all__ = ["AuditError", "Finding", "audit", "retired_ids", "secrets_of"]

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
_MARKER = re.compile(r"BEGIN SOLUTION|END SOLUTION|HIDDEN|MARK SCHEME|check\.grade")
_PATH = re.compile(
    r"(?<![\w./:<])/(?:home|Users|root|tmp|var|mnt|opt|private|work|workspace)/\S+"
    r"|\b[A-Z]:\\(?:Users|Documents|Windows|Temp|Program)\S*"
)


@dataclass(frozen=True)
class Finding:
    """Something in a student's copy that must not be there, or is missing.

    Attributes
    ----------
    where : str
        The file, and the cell or exercise in it.
    problem : str
        What is wrong with it, in words.
    """

    where: str
    problem: str


class AuditError(WorkbookError):
    """Raised where a chapter is not fit to be released.

    Parameters
    ----------
    chapter : Chapter
        The chapter.
    findings : list of Finding
        Not empty.

    Attributes
    ----------
    findings : list of Finding
        As given.
    """

    def __init__(self, chapter: Chapter, findings: list[Finding]) -> None:
        first, count = findings[0], len(findings)
        super().__init__(
            f"{chapter.name} is not fit to be released, {count} finding"
            f"{'s' * (count > 1)}; the first: {first.where} {first.problem}",
            next_step=f"course audit {chapter.number:02d}",
        )
        self.findings = findings


def audit(chapter: Chapter, files: dict[str, bytes] | None = None) -> list[Finding]:
    """Look for everything that makes a student's copy unfit.

    Parameters
    ----------
    chapter : Chapter
        A chapter whose source is here.
    files : dict of str to bytes, optional
        The copy to read. What a release would write, if left out.

    Returns
    -------
    list of Finding
        Empty for a copy that is fit for students.

    Raises
    ------
    WorkbookError
        If the source is missing or unfit to make a copy from.
    """
    files = released_files(chapter) if files is None else files
    key, found = secrets_of(chapter), []
    for name, content in files.items():
        found += [Finding(name, problem) for problem in _file_problems(chapter, name)]
        try:
            found += _leaks(key, name, content)
            if name == chapter.released.name:
                found += _notebook_findings(chapter, content)
            if name == PUBLIC_FILE:
                found += _public_findings(chapter, content)
        except (ValueError, LookupError, TypeError, ValidationError) as error:
            found.append(Finding(name, f"cannot be read: {_short(error)}"))
    if chapter.released.name not in files:
        found.append(Finding(chapter.released.name, "is missing"))
    return list(dict.fromkeys(found))


def secrets_of(chapter: Chapter) -> AnswerKey:
    """Collect what a chapter's source holds that no student may get."""
    modules = sorted(chapter.folder.rglob("*.py"))
    return gather(read_source(chapter), modules, _exercises(chapter))


def retired_ids(chapter: Chapter) -> set[str]:
    """Read which ids of a chapter were given up for good.

    Parameters
    ----------
    chapter : Chapter
        A chapter whose source is here.

    Returns
    -------
    set of str
        One id a line in ``retired_ids.txt`` of the source folder; ``#`` starts a
        comment.
    """
    path = chapter.folder / "retired_ids.txt"
    if not path.is_file():
        return set()
    rows = (
        row.partition("#")[0].strip() for row in path.read_text("utf-8").split("\n")
    )
    return {row for row in rows if row}


def _exercises(chapter: Chapter) -> dict[str, Exercise]:
    return load_exercises(chapter.name) if chapter.checks_file.is_file() else {}


def _short(error: Exception) -> str:
    return str(error).partition("\n")[0]


def _file_problems(chapter: Chapter, name: str) -> Iterator[str]:
    known = (chapter.released.name, PUBLIC_FILE)
    if name not in known and Path(name).suffix.lower() not in _PICTURES:
        yield "is a file that students have no use for"


def _leaks(key: AnswerKey, name: str, content: bytes) -> Iterator[Finding]:
    """Secrets, author's markers and paths of the author's machine, anywhere."""
    for where, text in passages(name, content):
        for problem in key.found_in((where, text)):
            yield Finding(where, problem)
        for marker in sorted(set(_MARKER.findall(text))):
            yield Finding(where, f"holds an author's marker: {marker}")
        paths = set(_PATH.findall(text))
        paths |= {here for here in (str(root()), str(Path.home())) if here in text}
        for path in sorted(path for path in paths if len(path) > 1):
            yield Finding(where, f"holds a path of the author's machine: {path}")


def _notebook_findings(chapter: Chapter, content: bytes) -> Iterator[Finding]:
    notebook = from_bytes(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it mends ids in its copy and warns of it
        nbformat.validate(copy.deepcopy(notebook))
    name = chapter.released.name
    for where, problem in _cell_problems(notebook):
        yield Finding(f"{name} {where}", problem)
    for where, problem in _id_problems(chapter, notebook):
        yield Finding(f"{name} {where}", problem)
    for where, problem in exercise_problems(notebook, _exercises(chapter)):
        yield Finding(f"{name} {where}", problem)
    for where, problem in essay_problems(notebook):
        yield Finding(f"{name} {where}", problem)


def _public_findings(chapter: Chapter, content: bytes) -> Iterator[Finding]:
    data = json.loads(content)
    for where, problem in public_problems(data, _exercises(chapter)):
        yield Finding(f"{PUBLIC_FILE} {where}".strip(), problem)


def _cell_problems(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    for cell in notebook.cells:
        if cell.get("outputs") or cell.get("execution_count"):
            yield cell_id(cell), "holds an output or a count from a run"
        if cell.get("attachments"):
            yield cell_id(cell), "holds an attachment; put the picture into a file"
        marks, writable = cell.metadata.get("nbgrader", {}), ("answer", "essay")
        if marks and cell.metadata.get("deletable", True):
            yield cell_id(cell), "can be deleted"
        if marks and role(cell) not in writable and cell.metadata.get("editable", True):
            yield cell_id(cell), "can be edited"


def _id_problems(chapter: Chapter, notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    ids = [cell.get("id", "") for cell in notebook.cells]
    for cell in notebook.cells:
        if ids.count(cell.get("id", "")) > 1:
            yield cell_id(cell), "has an id that another cell has too"
        if cell_id(cell) != cell.get("id", ""):
            yield cell_id(cell), f"has another id as a cell: {cell.get('id', '')}"
    retired = retired_ids(chapter)
    for name in sorted(retired & set(ids)):
        yield name, "has an id that was given up; an id is never used again"
    for name in sorted(_released_ids(chapter) - set(ids) - retired):
        yield name, "is gone since the last release; list it in retired_ids.txt"


def _released_ids(chapter: Chapter) -> set[str]:
    """Ids that students have by now. Those of cells they added are not ours."""
    try:
        there = read_notebook(chapter.released)
    except WorkbookError:
        return set()
    ids = (cell.get("id", "") for cell in there.cells)
    return {name for name in ids if name.startswith(chapter.prefix)}
