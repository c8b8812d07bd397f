"""Write the student's side of a chapter, all of it or nothing."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from helpers.authoring.audit import AuditError, audit
from helpers.authoring.canonical import from_bytes
from helpers.authoring.cells import cell_id, is_untouched, role
from helpers.authoring.chapters import Chapter, read_notebook
from helpers.authoring.stubs import is_open
from helpers.authoring.student_copy import released_files
from helpers.errors import WorkbookError

__all__ = ["Change", "release", "released_files", "stale"]


@dataclass(frozen=True)
class Change:
    """What a release does to one file.

    Attributes
    ----------
    path : pathlib.Path
        The file in ``notebooks/``.
    kind : {"new", "changed", "same"}
    """

    path: Path
    kind: str


def release(
    chapter: Chapter, *, dry_run: bool = False, force: bool = False
) -> list[Change]:
    """Write the student's copy of a chapter.

    Parameters
    ----------
    chapter : Chapter
        A chapter whose source is here.
    dry_run : bool, default False
        Say what would change and write nothing.
    force : bool, default False
        Overwrite a notebook in which somebody has worked.

    Returns
    -------
    list of Change
        One entry a file.

    Raises
    ------
    AuditError
        If the copy would give away an answer, or is otherwise unfit for students.
    WorkbookError
        If the source is unfit, a file cannot be written, or work would be lost.
    """
    files = released_files(chapter)
    if findings := audit(chapter, files):
        raise AuditError(chapter, findings)
    folder = chapter.released.parent
    changes = [
        Change(folder / name, _kind(folder / name, files[name])) for name in files
    ]
    if not force and (ids := _worked_on(chapter, files[chapter.released.name])):
        raise WorkbookError(
            f"{chapter.released.name} in notebooks/ holds answers ({', '.join(ids)}) "
            "that a release would overwrite",
            next_step=f"course release {chapter.number:02d} --force",
        )
    if not dry_run:
        changed = {c.path: files[_name(c, folder)] for c in changes if c.kind != "same"}
        try:
            _write_all(changed, folder.parent)
        except OSError as error:
            reason = error.strerror or str(error)
            problem = f"{chapter.name} cannot be released: {reason}; nothing is changed"
            raise WorkbookError(problem) from error
    return changes


def stale(chapter: Chapter) -> list[str]:
    """Say where the student's side is not what a release would write.

    Parameters
    ----------
    chapter : Chapter
        A chapter whose source is here.

    Returns
    -------
    list of str
        One sentence a file; empty where all is up to date.
    """
    files, folder = released_files(chapter), chapter.released.parent
    words = {"new": "is missing", "changed": "differs from the source"}
    kinds = {name: _kind(folder / name, content) for name, content in files.items()}
    found = [f"{name} {words[kind]}" for name, kind in kinds.items() if kind in words]
    there = {p.relative_to(folder) for p in folder.rglob("*") if p.is_file()}
    extra = {p.as_posix() for p in there if not any(s[0] == "." for s in p.parts)}
    return found + [f"{name} is not part of it" for name in sorted(extra - set(files))]


def _kind(path: Path, content: bytes) -> str:
    if not path.is_file():
        return "new"
    return "same" if path.read_bytes() == content else "changed"


def _name(change: Change, folder: Path) -> str:
    return change.path.relative_to(folder).as_posix()


def _worked_on(chapter: Chapter, content: bytes) -> list[str]:
    """Ids of the answers in the released notebook that somebody has written."""
    try:
        there = read_notebook(chapter.released)
    except WorkbookError:
        return []
    stubs = {cell_id(cell): cell.source for cell in from_bytes(content).cells}
    changed = [c for c in there.cells if c.source != stubs.get(cell_id(c))]
    return [cell_id(cell) for cell in changed if _holds_work(cell)]


def _holds_work(cell: NotebookNode) -> bool:
    """Whether there is something to lose; in an older stub there is not."""
    if role(cell) == "essay":
        return bool(cell.source.strip()) and not is_untouched(cell)
    return role(cell) == "answer" and not is_open(cell.source)


def _write_all(files: dict[Path, bytes], beside: Path) -> None:
    """Replace all files or none: write them next door first, then rename.

    If a rename fails, those done before it are undone.
    """
    beside.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".release-", dir=beside) as scratch:
        ready = {}
        for number, (path, content) in enumerate(files.items()):
            ready[path] = Path(scratch) / str(number)
            ready[path].write_bytes(content)
        before = {path: path.read_bytes() if path.exists() else None for path in files}
        done: list[Path] = []
        try:
            for path, new in ready.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                new.replace(path)
                done.append(path)
        except BaseException:
            for path in done:
                _put_back(path, before[path])
            raise


def _put_back(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
