"""The student's side of judging: runs answer cells and calls what they define.

This module runs in a process of its own. It knows no check and no expected value; it
gets arguments as plain data and sends outcomes back as plain data.
"""

from __future__ import annotations

import contextlib
import importlib.abc
import json
import linecache
import os
import sys
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from typing import Any

from helpers.checks.outcome import Outcome, call, describe
from helpers.checks.plain import decode
from helpers.syntax import without_magics

MEMORY = 8 * 2**30
FILE_SIZE = 50 * 2**20


@dataclass(frozen=True)
class Cell:
    """An answer cell: the exercise, the names it must define, its text."""

    exercise: str
    names: tuple[str, ...]
    text: str
    reference: bool = False  # stands in for the student's: errors never quote it


@dataclass(frozen=True)
class Job:
    """All that a worker process gets to know."""

    setup: str
    cells: tuple[Cell, ...]
    locked: tuple[str, ...]
    folder: str
    root: str | None

    def to_json(self) -> str:
        """Write the job for another process."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: bytes) -> Job:
        """Read what :meth:`to_json` wrote."""
        data = json.loads(text)
        cells = [Cell(**c | {"names": tuple(c["names"])}) for c in data["cells"]]
        return cls(**data | {"cells": tuple(cells), "locked": tuple(data["locked"])})


def serve(pipe: Connection, job: Job) -> None:
    """Run the cells, then answer requests until the pipe closes.

    Parameters
    ----------
    pipe : Connection
        One JSON message for each cell, then one for each request.
    job : Job
    """
    _settle(job)
    space: dict[str, Any] = {"__name__": "__main__"}
    _run(job.setup, "<setup>", space)
    pipe.send_bytes(b'{"ready": true}')
    found: dict[str, tuple] = {}
    for cell in job.cells:
        said = _define(cell, space, found)
        pipe.send_bytes(json.dumps(said).encode())
    with contextlib.suppress(EOFError, OSError):
        while True:
            request = json.loads(pipe.recv_bytes())
            outcome = _ask(found[request["exercise"]], request)
            pipe.send_bytes(json.dumps(outcome.to_plain()).encode())


def _settle(job: Job) -> None:
    """Leave the course's folder, close the standard streams, set limits."""
    with contextlib.suppress(OSError):
        os.setsid()
    os.chdir(job.folder)
    os.environ["NBGRADER_EXECUTION"] = "judge"  # a `check` in a cell notes no progress
    os.environ.pop("ML_WORKBOOK_ROOT", None)
    if job.root:
        os.environ["ML_WORKBOOK_ROOT"] = job.root
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_SIZE, FILE_SIZE))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.meta_path.insert(0, LockedKernels(job.locked))


class LockedKernels(importlib.abc.MetaPathFinder):
    """Refuses to import the kernels that the chapter asks the student to write."""

    def __init__(self, locked: tuple[str, ...]):
        self.locked = {f"helpers.kernels.{name}" for name in locked}
        for name in self.locked:
            sys.modules.pop(name, None)

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> None:
        """Raise for a locked kernel; leave every other module to the next finder."""
        if name in self.locked:
            raise ImportError(f"this exercise asks you to write it: {name} is locked")


def _define(cell: Cell, space: dict[str, Any], found: dict[str, tuple]) -> dict:
    """Run one answer cell and keep what it defines."""
    before = {name: space.pop(name, None) for name in cell.names}
    author = "reference" if cell.reference else "answer"
    problem = _run(cell.text, f"<{author} {cell.exercise}>", space)
    missing = [name for name in cell.names if name not in space]
    if missing:
        # What stands below the answer and fails costs nothing: in a notebook too, the
        # function is there by then.
        problem = problem or f"the cell does not define `{missing[0]}`"
        space.update({k: v for k, v in before.items() if k not in space})
        return {"exercise": cell.exercise, "problem": problem}
    found[cell.exercise] = tuple(space[name] for name in cell.names)
    return {"exercise": cell.exercise}


def _run(text: str, filename: str, space: dict[str, Any]) -> str:
    """Run a cell; return what went wrong, or nothing."""
    text = without_magics(text)
    linecache.cache[filename] = (len(text), None, text.splitlines(True), filename)
    try:
        exec(compile(text, filename, "exec"), space)  # noqa: S102
    except BaseException as error:  # noqa: BLE001 - SystemExit is the cell's error too
        if isinstance(error, NotImplementedError):
            return "NotImplementedError"
        return describe(error)
    return ""


def _ask(objects: tuple, request: dict[str, Any]) -> Outcome:
    if request["ask"] == "values":
        return Outcome(value=objects)
    if not callable(objects[0]):
        said = f"`{request['exercise']}` is not a function"
        return Outcome(raised=("TypeError",), error=said)
    return call(objects[0], decode(request["args"]))
