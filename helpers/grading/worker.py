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
import socket
import sys
import tempfile
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import helpers.kernels
from helpers.checks.outcome import Outcome, call, describe, run_steps
from helpers.checks.plain import decode
from helpers.checks.remote.served import Served
from helpers.grading.confinement import CONFINED, UNCONFINED
from helpers.grading.pipe import Pipe
from helpers.grading.shown import Shown
from helpers.syntax import without_magics

if TYPE_CHECKING:
    from helpers.grading.zygote import Course

__all__ = ["Cell", "Job", "LockedKernels", "Workshop"]


@dataclass(frozen=True)
class Cell:
    """An answer cell: the exercise, the names it must define, its text."""

    exercise: str
    names: tuple[str, ...]
    text: str
    reference: bool = False  # stands in for the student's: errors never quote it


@dataclass(frozen=True)
class Job:
    """The cells of one submission, as they go to a worker.

    Attributes
    ----------
    cells : tuple of Cell
    show : bool
        Whether what they print and draw is wanted.
    """

    cells: tuple[Cell, ...]
    show: bool = False

    def to_json(self) -> bytes:
        """Write the job for another process."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_json(cls, text: bytes) -> Job:
        """Read what :meth:`to_json` wrote."""
        data = json.loads(text)
        cells = (Cell(**c | {"names": tuple(c["names"])}) for c in data["cells"])
        return cls(tuple(cells), data["show"])


class Workshop:
    """What all workers of a chapter have in common: its set-up has run.

    Made once, in the warm parent.

    Parameters
    ----------
    course : Course
    """

    def __init__(self, course: Course):
        self.course = course
        os.environ["NBGRADER_EXECUTION"] = "judge"  # `check` in a cell notes nothing
        sys.meta_path.insert(0, LockedKernels(course.locked))
        self.space: dict[str, Any] = {"__name__": "__main__"}
        self.problem = _run(course.setup, "<setup>", self.space)
        if course.level != UNCONFINED:
            from helpers.grading.confinement import bubblewrap, inside

            readable, locked = bubblewrap.readable_paths(), _files_of(course.locked)
            walls = inside.Walls.around(readable, locked)
            self._wall_in = partial(inside.wall_in, walls)

    def serve(self, descriptor: int) -> None:
        """Shut this process in, run the cells, answer requests until the pipe closes.

        Parameters
        ----------
        descriptor : int
            One JSON message goes out for a start, one for each cell, then one for each
            request.
        """
        self._settle(descriptor)
        pipe = Pipe(socket.socket(fileno=descriptor))
        job = Job.from_json(pipe.receive())
        pipe.send(json.dumps({"problem": self.problem}).encode())
        found: dict[str, dict[str, Any]] = {}
        for cell in job.cells:
            said = _define(cell, self.space, found, show=job.show)
            pipe.send(json.dumps(said).encode())
        with contextlib.suppress(EOFError, OSError):
            _Desk(pipe, found).serve()

    def _settle(self, descriptor: int) -> None:
        """Let go of what belongs to others, and put up the walls."""
        with contextlib.suppress(OSError):
            os.setsid()  # what it may start ends with its group
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        os.closerange(3, descriptor)
        os.closerange(descriptor + 1, 4096)
        tempfile.tempdir = None
        if self.course.level == UNCONFINED:
            from helpers.grading.confinement.inside import limit_resources

            limit_resources()
        else:
            scratch = None if self.course.level == CONFINED else str(Path.cwd())
            self._wall_in(scratch)
        os.environ["HOME"] = os.environ["TMPDIR"] = str(Path.cwd())


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


def _files_of(locked: tuple[str, ...]) -> list[str]:
    """Return where the text of locked kernels lies, compiled or not."""
    folder = Path(helpers.kernels.__file__).parent
    files = [path for name in locked for path in (folder / name, folder / f"{name}.py")]
    return [str(path) for path in [*files, folder / "__pycache__"] if path.exists()]


def _define(
    cell: Cell, space: dict[str, Any], found: dict[str, dict[str, Any]], *, show: bool
) -> dict[str, Any]:
    """Run one answer cell and keep what it defines."""
    before = {name: space.pop(name, None) for name in cell.names}
    filename = f"<{'reference' if cell.reference else 'answer'} {cell.exercise}>"
    said: dict[str, Any] = {"exercise": cell.exercise}
    if show:
        with Shown() as shown:
            problem = _run(cell.text, filename, space, shown)
        said["shown"] = shown.to_plain()
    else:
        problem = _run(cell.text, filename, space)
    missing = [name for name in cell.names if name not in space]
    if missing:
        # What stands below the answer and fails costs nothing: in a notebook too, the
        # function is there by then.
        problem = problem or f"the cell does not define `{missing[0]}`"
        space.update({k: v for k, v in before.items() if k not in space})
        return said | {"problem": problem}
    found[cell.exercise] = {name: space[name] for name in cell.names}
    return said


def _run(
    text: str, filename: str, space: dict[str, Any], shown: Shown | None = None
) -> str:
    """Run a cell; return what went wrong, or nothing."""
    text = without_magics(text)
    linecache.cache[filename] = (len(text), None, text.splitlines(True), filename)
    try:
        if shown is None:
            exec(compile(text, filename, "exec"), space)  # noqa: S102
        else:
            shown.run(text, filename, space)
    except BaseException as error:  # noqa: BLE001 - SystemExit is the cell's error too
        if isinstance(error, NotImplementedError):
            return "NotImplementedError"
        return describe(error)
    return ""


class _Desk:
    """Answers requests about what the cells defined."""

    def __init__(self, pipe: Pipe, found: dict[str, dict[str, Any]]):
        self.pipe, self.found, self.served = pipe, found, Served()
        for exercise, names in found.items():
            for name, thing in names.items():
                self.served.put(name, thing)
            self.served.put(exercise, next(iter(names.values())))

    def serve(self) -> None:
        """Answer until the pipe closes."""
        while True:
            request = json.loads(self.pipe.receive())
            if request["ask"] == "object":
                reply = self.served.handle(request["request"], self._call_back)
            else:
                sent = request["args"].get("list")
                reply = self._ask(request).to_plain(sent=sent)
            self.pipe.send(json.dumps(reply).encode())

    def _call_back(self, message: dict[str, Any]) -> dict[str, Any]:
        self.pipe.send(json.dumps({"call_back": message}).encode())
        return json.loads(self.pipe.receive())

    def _ask(self, request: dict[str, Any]) -> Outcome:
        names = self.found[request["exercise"]]
        if request["ask"] == "values":
            return Outcome(value=tuple(names.values()))
        args = decode(request["args"])
        if request["ask"] == "steps":
            return run_steps(*args, names, restore=False)
        thing = next(iter(names.values()))
        if not callable(thing):
            said = f"`{request['exercise']}` is not a function"
            return Outcome(raised=("TypeError",), error=said)
        return call(thing, args, restore=False)
