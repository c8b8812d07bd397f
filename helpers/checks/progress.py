"""What a student has reached, kept in one small file beside the notebooks.

Nothing leaves the machine, and deleting the file only forgets. A new release of the
notebooks does not touch it.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from helpers.checks.verdict import Verdict
from helpers.project import notebooks_folder

PARTS = ("chapters", "hints", "recall")
_NUMBERS = ("points", "passed", "checks")


@dataclass(frozen=True)
class Standing:
    """How far a student is in one chapter, by the checks that ran so far.

    Attributes
    ----------
    tried, passed, left : tuple of str
        Exercises that were checked at least once; that pass every public check; and
        that do not.
    points : float
        Earned in public checks.
    review : tuple of (str, str)
        Exercises that were tried and do not pass, each with the message of its check.
    """

    tried: tuple[str, ...]
    passed: tuple[str, ...]
    left: tuple[str, ...]
    points: float
    review: tuple[tuple[str, str], ...]


def progress_file() -> Path:
    """Return where progress is kept."""
    return notebooks_folder() / ".progress.json"


def load() -> dict[str, dict[str, Any]]:
    """Return progress by chapter and exercise; empty if there is none to read.

    Returns
    -------
    dict
        ``{chapter: {exercise: {"points", "max_points", "passed", "checks",
        "message", "tries", "answer", "time"}}}``. ``tries`` counts answers that differ,
        ``answer`` is a digest of the last one, ``time`` is UTC, ISO 8601. Exercises
        whose row is damaged are left out.
    """
    return {
        chapter: {name: row for name, row in rows.items() if _is_whole(row)}
        for chapter, rows in _read()["chapters"].items()
    }


def passes(row: Mapping[str, Any]) -> bool:
    """Whether every public check of an exercise passed, by its row."""
    return row["passed"] == row["checks"] > 0


def standing(chapter: str, worth: Mapping[str, float]) -> Standing:
    """Sum up what was noted of a chapter.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.
    worth : mapping of str to float
        The points of each exercise, in the chapter's order.

    Returns
    -------
    Standing
    """
    rows = load().get(chapter, {})
    rows = {name: rows[name] for name in worth if name in rows}
    left = [name for name in worth if not (name in rows and passes(rows[name]))]
    again = [name for name in left if rows.get(name, {}).get("tries", name in rows)]
    return Standing(
        tried=tuple(rows),
        passed=tuple(name for name in worth if name not in left),
        left=tuple(left),
        # A new release may have made an exercise worth less.
        points=float(sum(min(row["points"], worth[n]) for n, row in rows.items())),
        review=tuple((name, rows[name].get("message", "")) for name in again),
    )


def _is_whole(row: Any) -> bool:
    return (
        isinstance(row, dict)
        and all(isinstance(row.get(key), int | float) for key in _NUMBERS)
        and isinstance(row.get("tries", 0), int)
        and isinstance(row.get("message", ""), str)
    )


def record(chapter: str, verdict: Verdict, answer: str = "") -> None:
    """Note a verdict. A folder that cannot be written to is no reason to stop.

    Parameters
    ----------
    chapter : str
    verdict : Verdict
        Of the public checks.
    answer : str, default ""
        A digest of what was checked. The same answer again is no new try.
    """
    data, before = _read(), load().get(chapter, {}).get(verdict.exercise, {})
    done = data["chapters"].setdefault(chapter, {})
    new = verdict.status != "not attempted" and answer != before.get("answer")
    done[verdict.exercise] = {
        "points": verdict.points,
        "max_points": verdict.max_points,
        "passed": sum(check.passed for check in verdict.checks),
        "checks": len(verdict.checks),
        "later": len(verdict.later),
        "message": verdict.message,
        "tries": before.get("tries", 0) + new,
        "answer": answer if new else before.get("answer", ""),
        "time": _now(),
    }
    _save(data)


def hints_seen(chapter: str, exercise: str) -> int:
    """Return how many hints of an exercise were ever shown."""
    seen = _read()["hints"].get(chapter, {}).get(exercise, 0)
    return seen if isinstance(seen, int) else 0


def note_hints(chapter: str, exercise: str, seen: int) -> None:
    """Note how many hints of an exercise were shown, where that is more than before."""
    if seen > hints_seen(chapter, exercise):
        data = _read()
        data["hints"].setdefault(chapter, {})[exercise] = seen
        _save(data)


def recalled() -> dict[str, dict[str, Any]]:
    """Return what came of recall questions: ``{chapter/number: {"known", "time"}}``."""
    return _read()["recall"]


def note_recall(question: str, *, known: bool) -> None:
    """Note whether the answer to a recall question was known."""
    data = _read()
    data["recall"][question] = {"known": known, "time": _now()}
    _save(data)


def forget(chapter: str) -> None:
    """Drop all that was noted of a chapter.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    data = _read()
    for part in ("chapters", "hints"):
        data[part].pop(chapter, None)
    kept = data["recall"].items()
    data["recall"] = {q: r for q, r in kept if not q.startswith(f"{chapter}/")}
    _write(progress_file(), data)


def _read() -> dict[str, Any]:
    """Read the file, whatever is in it, as ``{part: {name: {...}}}``."""
    try:
        data = json.loads(progress_file().read_text(encoding="utf-8"))
        found = {part: dict(data.get(part, {})) for part in PARTS}
    except (OSError, ValueError, AttributeError, TypeError, RecursionError):
        found = {part: {} for part in PARTS}
    for part, entries in found.items():
        whole = {name: done for name, done in entries.items() if isinstance(done, dict)}
        found[part] = whole
    return {"format": 1} | found


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _save(data: dict[str, Any]) -> None:
    with contextlib.suppress(OSError):
        _write(progress_file(), data)


def _write(path: Path, data: dict[str, Any]) -> None:
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".progress-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(data, file, indent=1)
        Path(beside).replace(path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
