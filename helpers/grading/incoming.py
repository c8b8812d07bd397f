"""Find submissions in what came from students: files, zips, folders, an LMS download.

Nothing that a student named is used as a path, and nothing of theirs is unpacked.
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from helpers.errors import UsageError
from helpers.grading.archive import MAX_FILE, is_safe, member_path, read_manifest
from helpers.grading.identity import Identities, delivered

__all__ = ["Found", "scan", "student_name", "unpacked"]

_CHAPTER = re.compile(r"\d{2}_[a-z0-9_]+?(?=[-.]|$)")
_UNWANTED = ("__MACOSX", "collect.jsonl")
_KINDS = (".ipynb", ".zip")
_LMS_TAIL = re.compile(r"_assignsubmission_file_?$")


@dataclass(frozen=True)
class Found:
    """One file that came from a student.

    Attributes
    ----------
    path : pathlib.Path
    student : str
        Empty where nothing says whose file it is.
    received : datetime
        When the file was last written, by the clock of whoever delivered it. What a
        student's file says about its own time is not believed.
    problem : str
        Why it cannot be taken; empty if it can.
    """

    path: Path
    student: str
    received: datetime
    problem: str = ""


def scan(
    folder: Path, chapter: str, identities: Identities | None = None
) -> tuple[list[Found], list[str]]:
    """Look through a folder of submissions.

    Parameters
    ----------
    folder : pathlib.Path
        Holds notebooks, zips, or one folder for each student.
    chapter : str
        Full name; files of other chapters are passed over.
    identities : Identities, optional
        Who the students are, where there is a roster.

    Returns
    -------
    found : list of Found
        Oldest first for each student.
    passed_over : list of str
        What is no submission of this chapter, and why.
    """
    people = identities or Identities({})
    found: list[Found] = []
    passed_over: list[str] = []
    if (folder / "truth.json").is_file():  # a simulated class
        folder = folder / "submissions"
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith(".") or entry.name in _UNWANTED:
            continue
        if entry.is_dir() and not entry.is_symlink():
            found += _in_student_folder(entry, chapter, people)
        elif entry.suffix.lower() not in _KINDS:
            passed_over.append(f"{entry.name}: neither a notebook nor a zip")
        elif other := _other_chapter(entry, chapter):
            passed_over.append(f"{entry.name}: it belongs to {other}")
        elif student := _whose(entry, chapter, people):
            found.append(_found(entry, student))
        else:
            passed_over.append(f"{entry.name}: nothing says whose it is")
    found.sort(key=lambda item: (item.student, item.received, item.path.name))
    return found, passed_over


def student_name(text: str) -> str:
    """Make a name that is safe as a folder's.

    Parameters
    ----------
    text : str
        As a student, a file or an LMS wrote it.

    Returns
    -------
    str
        Letters of any script, digits and ``_.@+-``; empty if nothing is left.

    Examples
    --------
    >>> student_name("../Ana  Müller")
    'Ana_Müller'
    """
    plain = re.sub(r"[^\w.@+-]+", "_", unicodedata.normalize("NFC", text))
    return plain.strip("._-@+")[:64]


@contextlib.contextmanager
def unpacked(source: Path) -> Iterator[Path]:
    """Give a folder as it is; unpack an LMS download into a folder for a while.

    Parameters
    ----------
    source : pathlib.Path
        A folder, or a zip that holds the files of many students.

    Yields
    ------
    pathlib.Path
        The folder to scan.

    Raises
    ------
    UsageError
        If the source is neither.
    """
    if source.is_dir():
        yield source
        return
    if not zipfile.is_zipfile(source):
        raise UsageError(
            f"{source} is not a folder of submissions, nor a zip of them",
            next_step="course collect --help",
        )
    with tempfile.TemporaryDirectory(prefix="collect-") as scratch:
        _unpack(source, Path(scratch))
        yield Path(scratch)


def _unpack(source: Path, into: Path) -> None:
    with zipfile.ZipFile(source) as bundle:
        for member in bundle.infolist():
            if member.is_dir() or not is_safe(member) or member.file_size > MAX_FILE:
                continue
            path = into / member_path(member)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(bundle.read(member))
            _set_time(path, member.date_time)


def _set_time(path: Path, when: tuple[int, ...]) -> None:
    """Give a file the time that the zip holds for it, which is a local time."""
    with contextlib.suppress(ValueError, OverflowError, OSError):
        moment = datetime(*when).timestamp()
        os.utime(path, (moment, moment))


def _in_student_folder(
    folder: Path, chapter: str, people: Identities
) -> Iterator[Found]:
    """Find a student's files for the chapter, in nbgrader's layout or any other."""
    said = delivered(folder.name)
    if said and said.chapter and said.chapter != chapter:
        return
    named = _LMS_TAIL.sub("", folder.name)
    student = people.student(said.name, said.lms_id) if said else people.student(named)
    # Without a roster the number stays: two people may have one name.
    student = student or student_name(said.name if said and said.chapter else named)
    own = folder / chapter
    base = own if own.is_dir() and not own.is_symlink() else folder
    if not student:
        return
    files = [
        path
        for path in sorted(base.rglob("*"))
        if not path.is_dir() and not _hidden(path.relative_to(base), chapter)
    ]
    taken = [path for path in files if path.suffix.lower() in _KINDS]
    taken = [path for path in taken if not _other_chapter(path, chapter)]
    named = [path for path in taken if chapter in path.stem]
    for path in named or taken:
        found = _found(path, student)
        when = said.received if said else None
        yield replace(found, received=min(when, datetime.now(UTC))) if when else found
    if files and not any(path.suffix.lower() in _KINDS for path in files):
        yield _found(files[0], student, "the folder holds no notebook")


def _hidden(path: Path, chapter: str) -> bool:
    """Whether a path leads through a hidden folder or that of another chapter."""
    folders = path.parts[:-1]
    others = (_CHAPTER.fullmatch(part) and part != chapter for part in folders)
    return any(p.startswith(".") or p in _UNWANTED for p in path.parts) or any(others)


def _found(path: Path, student: str, problem: str = "") -> Found:
    now = datetime.now(UTC)
    stat = path.lstat()
    received = min(datetime.fromtimestamp(stat.st_mtime, UTC), now)
    if path.is_symlink():
        problem = "the file is a link to somewhere else, which is not followed"
    elif not path.is_file():
        problem = "it is not a regular file"
    elif stat.st_size > MAX_FILE:
        size, limit = stat.st_size / 2**20, MAX_FILE / 2**20
        problem = f"the file has {size:.0f} MB; {limit:.0f} MB is the most"
    return Found(path, student, received, problem)


def _other_chapter(path: Path, chapter: str) -> str:
    """Name the chapter that a file belongs to, if it is not this one."""
    prefixed = delivered(path.stem)
    stem = prefixed.file if prefixed and prefixed.file else path.stem
    said = _CHAPTER.match(stem)
    if said and said.group() != chapter and not stem.startswith(chapter):
        return said.group()
    told = read_manifest(path).get("chapter") if path.suffix.lower() == ".zip" else None
    return str(told) if told and told != chapter else ""


def _whose(path: Path, chapter: str, people: Identities) -> str:
    """Tell whose file it is: what a learning management system says goes first."""
    said = delivered(path.stem)
    known = people.student(said.name, said.lms_id) if said else ""
    if known:
        return known
    named = _named(path, chapter)
    return people.student(named) or named


def _named(path: Path, chapter: str) -> str:
    """Tell whose file it is by its name, or else by what the zip says.

    Browsers add ``(1)`` to a name and ``course submit`` a time; where the name begins
    with the student that the zip names, that is the student.
    """
    manifest = read_manifest(path) if path.suffix.lower() == ".zip" else {}
    told = manifest.get("student")
    told = student_name(told) if isinstance(told, str) else ""
    rest = path.stem.removeprefix(chapter)
    named = student_name(rest) if rest != path.stem and rest[:1] in ("-", "_") else ""
    if named and not (told and named.removeprefix(told)[:1] in ("", "_", ".")):
        return named
    return told or student_name(path.stem.replace(chapter, ""))
