"""What a student has reached, kept in one small file beside the notebooks.

Nothing leaves the machine, and deleting the file only forgets.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from helpers.checks.verdict import Verdict
from helpers.project import notebooks_folder


def progress_file() -> Path:
    """Return where progress is kept."""
    return notebooks_folder() / ".progress.json"


def load() -> dict[str, dict[str, Any]]:
    """Return progress by chapter and exercise; empty if there is none to read.

    Returns
    -------
    dict
        ``{chapter: {exercise: {"points", "max_points", "passed", "checks",
        "message", "time"}}}``; ``time`` is UTC, ISO 8601.
    """
    try:
        data = json.loads(progress_file().read_text(encoding="utf-8"))
        chapters = data["chapters"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}
    if not isinstance(chapters, dict):
        return {}
    return {name: done for name, done in chapters.items() if isinstance(done, dict)}


def record(chapter: str, verdict: Verdict) -> None:
    """Note a verdict. A folder that cannot be written to is no reason to stop.

    Parameters
    ----------
    chapter : str
    verdict : Verdict
        Of the public checks.
    """
    chapters = load()
    chapters.setdefault(chapter, {})[verdict.exercise] = {
        "points": verdict.points,
        "max_points": verdict.max_points,
        "passed": sum(check.passed for check in verdict.checks),
        "checks": len(verdict.checks),
        "later": len(verdict.later),
        "message": verdict.message,
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    with contextlib.suppress(OSError):
        _write(progress_file(), {"format": 1, "chapters": chapters})


def _write(path: Path, data: dict[str, Any]) -> None:
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".progress-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(data, file, indent=1)
        Path(beside).replace(path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
