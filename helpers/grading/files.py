"""Where grading keeps its files, and how it writes them: whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from helpers.errors import WorkbookError
from helpers.project import notebooks_folder, root, solutions_folder

__all__ = [
    "TIMESTAMP",
    "course_digest",
    "digest",
    "folder_of",
    "read_released",
    "read_time",
    "step_folder",
    "time_text",
    "unfinished",
    "write_atomic",
    "write_json",
]

TIMESTAMP = "timestamp.txt"
"""The file in which nbgrader looks for the time of a submission."""

_UNFINISHED = ".part"


def step_folder(step: str) -> Path:
    """Return the folder of one step of grading.

    Parameters
    ----------
    step : {"submitted", "results", "autograded", "feedback"}
        The names are nbgrader's, and ``results`` is ours.

    Returns
    -------
    pathlib.Path
        It need not exist.
    """
    return root() / step


def folder_of(step: Path, student: str, chapter: str) -> Path:
    """Return what belongs to one student and chapter, in nbgrader's layout."""
    return step / student / chapter


def read_released(chapter: str) -> dict[str, Any]:
    """Read the released notebook of a chapter.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.

    Returns
    -------
    dict
        The notebook; the source of each cell is one string.

    Raises
    ------
    WorkbookError
        If the chapter is not released, or the file is damaged.
    """
    path = notebooks_folder() / chapter / f"{chapter}.ipynb"
    again = f"course release {chapter}"
    try:
        notebook = json.loads(path.read_bytes())
        for cell in notebook["cells"]:
            cell["source"] = "".join(cell["source"])
    except OSError:
        problem = f"{chapter} is not released: {path.name} is not in notebooks/"
        raise WorkbookError(problem, next_step=again) from None
    except (ValueError, LookupError, TypeError):
        problem = f"the released notebook of {chapter} is damaged"
        raise WorkbookError(problem, next_step=again) from None
    return notebook


def course_digest(chapter: str) -> str:
    """Return a digest of all that marks depend on besides the submission.

    A result is kept only as long as this stays the same.
    """
    source = solutions_folder() / chapter
    released = notebooks_folder() / chapter / f"{chapter}.ipynb"
    files = [*sorted(source.rglob("*.py")), source / f"{chapter}.ipynb", released]
    return digest(*(file.read_bytes() if file.is_file() else b"" for file in files))


def digest(*contents: bytes) -> str:
    """Return the SHA-256 of some bytes; of several, the SHA-256 of their digests."""
    if len(contents) == 1:
        return hashlib.sha256(contents[0]).hexdigest()
    return digest(b"".join(hashlib.sha256(part).digest() for part in contents))


def time_text(when: datetime) -> str:
    """Write a time as nbgrader reads it."""
    return f"{when.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f} UTC"


def read_time(folder: Path) -> datetime | None:
    """Read the time of a submission from its folder, if it is known."""
    try:
        text = (folder / TIMESTAMP).read_text(encoding="utf-8").strip()
        moment = datetime.fromisoformat(text.replace(" UTC", "+00:00"))
    except (OSError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def write_json(path: Path, data: Any) -> None:
    """Write data as JSON, whole or not at all."""
    # In one line: with an indent, Python writes it itself and takes ten times as long.
    text = json.dumps(data, ensure_ascii=False, allow_nan=False)
    # A lone surrogate in a student's text is no reason to lose the whole result.
    write_atomic(path, (text + "\n").encode("utf-8", "backslashreplace"))


def write_atomic(path: Path, content: bytes) -> None:
    """Write a file beside its place and then rename it.

    Whoever reads the file meets the old content or the new one, never half of it.

    Parameters
    ----------
    path : pathlib.Path
        Missing folders are made.
    content : bytes
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(_UNFINISHED, f".{path.name}-", path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(beside).unlink()
        raise


def unfinished(folder: Path) -> list[Path]:
    """Find the files that a killed process left in a folder, half written."""
    return [*folder.glob(f".*{_UNFINISHED}")]
