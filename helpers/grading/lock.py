"""One command at a time grades a chapter, and tidies up after one that was killed."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from helpers.errors import EnvironmentProblem
from helpers.grading.files import step_folder, unfinished
from helpers.project import root

__all__ = ["only_grader"]


@contextlib.contextmanager
def only_grader(chapter: str) -> Iterator[None]:
    """Grade a chapter while no other process of this course does.

    The system gives the lock back when the process ends, however it ends. What a
    killed process had half written is removed.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.

    Raises
    ------
    EnvironmentProblem
        If another process grades the chapter.
    """
    path = root() / f".grading-{chapter}.lock"
    with path.open("a+", encoding="utf-8") as file:
        if not _lock(file.fileno()) or not _is_still(path, file.fileno()):
            file.seek(0)
            raise EnvironmentProblem(
                f"{chapter} is being graded already, by process {file.read()}",
                next_step=f"course grade {chapter}, once that is done",
            )
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        try:
            _tidy(chapter)
            yield
        finally:
            path.unlink(missing_ok=True)


def _lock(descriptor: int) -> bool:
    """Take the lock of a file, which a forked worker does not inherit."""
    with contextlib.suppress(ImportError):  # Windows has no such locks
        import fcntl

        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
    return True


def _is_still(path: Path, descriptor: int) -> bool:
    """Whether nobody took the file away between our opening and our locking it."""
    with contextlib.suppress(FileNotFoundError):
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    return False


def _tidy(chapter: str) -> None:
    folders = [step_folder("results") / chapter]
    for step in ("submitted", "autograded", "feedback"):
        folders += step_folder(step).glob(f"*/{chapter}")
    for path in (file for folder in folders for file in unfinished(folder)):
        path.unlink(missing_ok=True)
