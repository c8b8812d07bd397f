"""Pack a notebook so that it can be handed in."""

from __future__ import annotations

import hashlib
import io
import json
import os
import platform
import re
import shutil
import unicodedata
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from helpers.errors import UsageError, WorkbookError
from helpers.grading.archive import MAX_NOTEBOOK
from helpers.grading.files import write_atomic
from helpers.project import root
from helpers.student.notebook import open_notebook

__all__ = ["MANIFEST", "SubmitReport", "student_name", "submit"]

MANIFEST = "manifest.json"
FORMAT = 1

_NAME = re.compile(r"[^\W_]([\w.@+-]{0,62}[^\W_])?")  # what collecting leaves as it is
_REPORTED = ("ml-workbook", "numpy", "torch", "pandas", "scikit-learn", "jupyterlab")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the manifest has the time; the rest never changes


@dataclass(frozen=True)
class SubmitReport:
    """What was packed, or would be.

    Attributes
    ----------
    chapter, student : str
        Whose work on what.
    path : pathlib.Path
        The zip file.
    notebook : pathlib.Path
        The notebook that went in.
    files : list of str
        Names inside the zip file.
    sha256 : str
        Of the notebook.
    answered, open_exercises : list of str
        Exercises and essays with an answer, and those without.
    warnings : list of str
        What the student should see to before handing in.
    earlier : pathlib.Path or None
        Where an earlier submission of the same name is kept.
    written : bool
        False after a dry run.
    """

    chapter: str
    student: str
    path: Path
    notebook: Path
    files: list[str]
    sha256: str
    answered: list[str]
    open_exercises: list[str]
    warnings: list[str]
    earlier: Path | None
    written: bool


def submit(
    chapter: object,
    *,
    student: str | None = None,
    out: Path | str | None = None,
    dry_run: bool = False,
) -> SubmitReport:
    """Pack the notebook of a chapter, as it is saved on disk.

    Parameters
    ----------
    chapter : object
        A chapter in any form that `find_chapter` knows, or a path to a notebook.
    student : str, optional
        What the instructor knows the student by; the name of the user if not given.
    out : path, optional
        Folder for the zip file; ``submissions`` in the course if not given.
    dry_run : bool, default False
        Whether to say what would be done and write nothing.

    Returns
    -------
    SubmitReport
        An earlier zip file is kept under another name, with its time.

    Raises
    ------
    UsageError
        If there is no such chapter, or the name cannot be a file's name.
    WorkbookError
        If the notebook is missing or damaged, or the zip file cannot be written.
    """
    student = student_name(student)
    notebook = open_notebook(chapter)
    answers = notebook.answers()
    written = notebook.written(answers)
    name = notebook.chapter.name
    content = notebook.path.read_bytes()
    manifest = {
        "format": FORMAT,
        "chapter": name,
        "student": student,
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "sha256": hashlib.sha256(content).hexdigest(),
        "versions": _versions(),
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    files = {f"{name}.ipynb": content, MANIFEST: text.encode()}
    folder = Path(out).expanduser() if out is not None else root() / "submissions"
    path = folder / f"{name}-{student}.zip"
    earlier = _place_to_keep(path)
    if not dry_run:
        _write(path, _zipped(files), earlier)
    return SubmitReport(
        chapter=name,
        student=student,
        path=path,
        notebook=notebook.path,
        files=list(files),
        sha256=manifest["sha256"],
        answered=[name for name, done in written.items() if done],
        open_exercises=[name for name, done in written.items() if not done],
        warnings=[a.warning for a in answers if a.warning]
        + notebook.oddities()
        + _too_big(content),
        earlier=earlier,
        written=not dry_run,
    )


def _too_big(content: bytes) -> list[str]:
    if len(content) <= MAX_NOTEBOOK:
        return []
    return [
        f"The notebook is {len(content) / 2**20:.0f} MB and grading takes up to "
        f"{MAX_NOTEBOOK / 2**20:.0f} MB. Clear its outputs, save it, and hand in again."
    ]


def student_name(given: str | None) -> str:
    """Settle the name that a submission carries.

    Parameters
    ----------
    given : str or None
        What was typed. If nothing was, the name of the user of this machine.

    Returns
    -------
    str
        Fit to be part of a file's name anywhere.

    Raises
    ------
    UsageError
        If there is no name, or it holds what a file's name must not.
    """
    again = "course submit CHAPTER --student NAME"
    name = given if given is not None else _user()
    if not name:
        raise UsageError("there is no name to hand this in under", next_step=again)
    name = unicodedata.normalize("NFC", name.strip())
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"the student is {name!r}, which must be 1 to 64 letters, digits and signs "
            "among . _ - @ +, a letter or digit first and last",
            next_step=again,
        )
    return name


def _user() -> str:
    return os.environ.get("USER") or os.environ.get("USERNAME") or ""


def _versions() -> dict[str, str]:
    versions = {"python": platform.python_version()}
    for package in _REPORTED:
        try:
            versions[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    return versions


def _place_to_keep(path: Path) -> Path | None:
    """Find a name for an earlier submission: its own, and the time it was made.

    It does not end in ``.zip``, so that whoever collects this folder takes the newest
    one alone.
    """
    if not path.exists():
        return None
    made = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    timed = f"{path.name}.{made:%Y%m%dT%H%M%SZ}"
    place, copies = path.with_name(timed), 1
    while place.exists():
        copies += 1
        place = path.with_name(f"{timed}-{copies}")
    return place


def _zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, content)
    return buffer.getvalue()


def _write(path: Path, content: bytes, earlier: Path | None) -> None:
    try:
        if earlier:
            shutil.copy2(path, earlier)
        write_atomic(path, content)
    except OSError as error:
        raise WorkbookError(
            f"{path} cannot be written: {error.strerror}",
            next_step="course submit CHAPTER --out FOLDER",
        ) from error
