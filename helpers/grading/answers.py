"""Judge answers that are kept in files: one, or a folder of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from helpers.checks.verdict import Verdict
from helpers.errors import UsageError
from helpers.grading.confinement import choose_level
from helpers.grading.judge import TIME_LIMIT, all_plans, judge_answer
from helpers.grading.local import local_pool

__all__ = ["judge_file", "judge_folder"]

_LARGEST = 2**20


def judge_file(
    chapter: str,
    exercise: str,
    file: Path,
    *,
    time_limit: float = TIME_LIMIT,
    unconfined: bool = False,
) -> Verdict:
    """Judge the answer in one file, exactly as grading would.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.
    exercise : str
    file : pathlib.Path
        The text of one answer cell.
    time_limit : float, default 5
        Seconds for each call.
    unconfined : bool, default False
        Allow the answer to run without a wall around it.

    Returns
    -------
    Verdict

    Raises
    ------
    UsageError
        If there is no such exercise, or the file cannot be read.
    EnvironmentProblem
        If there is no wall, and ``unconfined`` is not said.
    """
    choose_level(unconfined)
    try:
        text = _read(file)
    except ValueError as reason:
        raise UsageError(f"{file} {reason}") from None
    return judge_answer(
        chapter, exercise, text, time_limit=time_limit, unconfined=unconfined
    )


def judge_folder(
    chapter: str,
    folder: Path,
    *,
    workers: int = 1,
    time_limit: float = TIME_LIMIT,
    unconfined: bool = False,
) -> Iterator[dict[str, Any]]:
    """Judge every ``<exercise>/<name>.py`` in a folder.

    Parameters
    ----------
    chapter : str
    folder : pathlib.Path
    workers : int, default 1
        How many are judged at the same time.
    time_limit : float, default 5
        Seconds for each call.
    unconfined : bool, default False
        Allow answers to run without a wall around them.

    Yields
    ------
    dict
        The verdict with the file's ``name``, in order of the files, as soon as it is
        there. A file that cannot be judged gets 0 points and the reason.

    Raises
    ------
    UsageError
        If the folder holds no such file.
    EnvironmentProblem
        If there is no wall, and ``unconfined`` is not said.
    """
    files = sorted(folder.glob("*/*.py"))
    if not files:
        raise UsageError(
            f"{folder} holds no answers; they are kept as EXERCISE/NAME.py",
            next_step="course judge --help",
        )
    one = partial(_verdict, chapter, time_limit, unconfined)
    with local_pool(chapter, workers, unconfined=unconfined) as pool:
        for finished in pool.in_order(one, files):
            file = finished.item
            verdict = finished.value or _stopped(chapter, file, finished.problem)
            about = {"exercise": file.parent.name, "name": file.stem}
            yield about | verdict.to_dict()


def _verdict(chapter: str, time_limit: float, unconfined: bool, file: Path) -> Verdict:
    """Judge one file of a folder, in another process."""
    exercise = file.parent.name
    if exercise not in all_plans(chapter):
        said = f"{chapter} has no exercise {exercise!r}."
        return Verdict(exercise, 0.0, 0.0, "unknown exercise", said, "", ())
    try:
        return judge_answer(
            chapter,
            exercise,
            _read(file),
            time_limit=time_limit,
            unconfined=unconfined,
        )
    except Exception as error:  # noqa: BLE001 - it costs this file's line alone
        return _stopped(chapter, file, str(error))


def _stopped(chapter: str, file: Path, problem: str) -> Verdict:
    plan = all_plans(chapter)[file.parent.name]
    return Verdict.stopped(plan, f"Not judged: {problem}.")


def _read(file: Path) -> str:
    """Read an answer; the error completes a sentence that begins with the file."""
    try:
        if not file.is_file():
            raise ValueError("is not a file")
        if file.stat().st_size > _LARGEST:
            raise ValueError("is larger than 1 MB")
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("is not UTF-8 text") from None
    except OSError as error:
        raise ValueError(f"cannot be read ({error.strerror})") from None
