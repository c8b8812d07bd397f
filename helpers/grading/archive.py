"""Read a student's zip without unpacking it."""

from __future__ import annotations

import hashlib
import io
import json
import stat
import zipfile
from pathlib import Path, PurePosixPath
from typing import Any

__all__ = [
    "MAX_FILE",
    "MAX_NOTEBOOK",
    "Refused",
    "is_safe",
    "member_path",
    "notebook_in",
    "read_manifest",
]

MAX_FILE = 50 * 2**20
"""Bytes that one file from a student may have."""

MAX_NOTEBOOK = 20 * 2**20
"""Bytes that a notebook may have, unpacked."""

_MAX_MEMBERS = 1000
_MAX_MANIFEST = 2**16


class Refused(Exception):  # noqa: N818 - it says what happened to a submission
    """A submission cannot be taken; the text is the reason for the student."""


def is_safe(member: zipfile.ZipInfo) -> bool:
    """Tell whether a member of a zip is a plain file below the zip's own folder.

    Parameters
    ----------
    member : zipfile.ZipInfo

    Returns
    -------
    bool
        False for links, for absolute paths and for paths that climb out.
    """
    path = member_path(member)
    climbs = path.is_absolute() or ".." in path.parts or ":" in member.filename
    mode = member.external_attr >> 16
    return not climbs and (not stat.S_IFMT(mode) or stat.S_ISREG(mode))


def member_path(member: zipfile.ZipInfo) -> PurePosixPath:
    """Return where a member lies in its zip; some systems write backslashes."""
    return PurePosixPath(member.filename.replace("\\", "/"))


def read_manifest(path: Path) -> dict[str, Any]:
    """Read what ``course submit`` put beside the notebook in a zip.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    dict
        Empty where there is nothing to read.
    """
    try:
        with zipfile.ZipFile(path) as bundle:
            return _manifest(bundle)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return {}


def notebook_in(content: bytes, chapter: str) -> tuple[bytes, list[str]]:
    """Take the notebook out of a zip.

    Parameters
    ----------
    content : bytes
        The zip.
    chapter : str

    Returns
    -------
    notebook : bytes
    notes : list of str
        What the instructor should know.

    Raises
    ------
    Refused
        If the zip is damaged, or holds no notebook that may be read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as bundle:
            member, notes = _choose(bundle, chapter)
            with bundle.open(member) as file:
                notebook = file.read(MAX_NOTEBOOK + 1)
            if len(notebook) > MAX_NOTEBOOK:
                raise Refused("the notebook in the zip is larger than 20 MB")
            said = _manifest(bundle).get("sha256")
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, zipfile.zlib.error):
        raise Refused("the zip is damaged") from None
    except (RuntimeError, NotImplementedError):
        raise Refused("the zip is locked with a password") from None
    if said and said != hashlib.sha256(notebook).hexdigest():
        notes.append("the notebook was changed after it was packed")
    return notebook, notes


def _choose(bundle: zipfile.ZipFile, chapter: str) -> tuple[zipfile.ZipInfo, list[str]]:
    members = bundle.infolist()
    if len(members) > _MAX_MEMBERS:
        raise Refused(f"the zip holds {len(members)} files")
    notebooks = [member for member in members if _is_notebook(member)]
    safe = [member for member in notebooks if is_safe(member)]
    named = [member for member in safe if chapter in member_path(member).name]
    choice = named or safe
    if notebooks and not choice:
        raise Refused("the notebook in the zip is a link or lies outside of the zip")
    if not choice:
        raise Refused("there is no notebook in the zip")
    notes = [f"{len(choice)} notebooks in the zip; the newest was taken"]
    newest = max(choice, key=lambda m: (m.date_time, -len(m.filename)))
    return newest, notes if len(choice) > 1 else []


def _is_notebook(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a notebook, and no copy that a system made for itself."""
    folders = (part for part in member_path(member).parts if part != "..")
    hidden = any(part.startswith((".", "__MACOSX")) for part in folders)
    return member.filename.lower().endswith(".ipynb") and not hidden


def _manifest(bundle: zipfile.ZipFile) -> dict[str, Any]:
    for member in bundle.infolist():
        if member.filename == "manifest.json" and member.file_size <= _MAX_MANIFEST:
            try:
                data = json.loads(bundle.read(member))
            except (ValueError, RuntimeError, RecursionError, zipfile.BadZipFile):
                return {}
            return data if isinstance(data, dict) else {}
    return {}
