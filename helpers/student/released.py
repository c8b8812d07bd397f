"""The notebook of a chapter as it was handed out, before anybody worked in it."""

from __future__ import annotations

import json
from typing import Any

from helpers.authoring.chapters import Chapter
from helpers.errors import WorkbookError
from helpers.project import RELEASED_FOLDER, notebooks_folder

__all__ = ["released_notebook"]


def released_notebook(chapter: Chapter) -> dict[str, Any] | None:
    """Return the released notebook.

    Parameters
    ----------
    chapter : Chapter

    Returns
    -------
    dict or None
        The source of each cell is one string. ``None`` where this copy of the course
        holds neither it nor its source.
    """
    kept = notebooks_folder() / RELEASED_FOLDER / chapter.released.name
    try:
        if kept.is_file():
            return _joined(kept.read_bytes())
        if chapter.has_source:
            from helpers.authoring.student_copy import released_files  # takes a second

            return _joined(released_files(chapter)[chapter.released.name])
    except (OSError, ValueError, LookupError, WorkbookError):
        return None
    return None


def _joined(content: bytes) -> dict[str, Any]:
    notebook = json.loads(content)
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    return notebook
