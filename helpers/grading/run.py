"""Run a submission's answer cells in processes of their own, with a time limit."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from typing import Any

import psutil

from helpers.checks.answer import AnswerRaised, Stopped
from helpers.checks.compare import unwrap
from helpers.checks.outcome import Outcome
from helpers.checks.plain import encode
from helpers.grading.worker import Cell, Job
from helpers.grading.zygote import ZYGOTE

MAX_REPLY = 100 * 2**20
START_LIMIT = 60.0  # seconds for set-up: it is the course's own code
PATIENCE = 4
MAX_STOPS = 2  # an exercise that was stopped twice is not asked again


class Runner:
    """Answer cells at work. Use it as a context manager.

    A process that hangs or dies is replaced, and the cell that did it is left out if
    it happened while the cell ran.

    Parameters
    ----------
    setup : str
        The chapter's set-up cells.
    cells : list of Cell
        In notebook order.
    locked : tuple of str
        Kernels that may not be imported.
    time_limit : float
        Seconds of computing for each cell and each call.
    """

    def __init__(
        self,
        setup: str,
        cells: list[Cell],
        *,
        locked: tuple[str, ...] = (),
        time_limit: float = 5.0,
    ):
        self.setup, self.cells, self.locked = setup, cells, locked
        self.time_limit = time_limit
        self.problems: dict[str, str] = {}
        self._stops: dict[str, int] = {}
        self._pipe: Any = None
        self._pid = 0
        self._folder = ""

    def __enter__(self) -> Runner:
        """Make a scratch folder and run all cells."""
        self._folder = tempfile.mkdtemp(prefix="answer-")
        self._start()
        return self

    def __exit__(self, *error: object) -> None:
        """End the process and remove the scratch folder."""
        self._end()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _start(self) -> None:
        while True:
            cells = [c for c in self.cells if c.exercise not in self.problems]
            culprit = self._try_start(cells)
            if culprit is None:
                return
            self._end()

    def _try_start(self, cells: list[Cell]) -> str | None:
        """Start a process and run the cells; return the cell that broke it."""
        root = os.environ.get("ML_WORKBOOK_ROOT")
        job = Job(self.setup, tuple(cells), self.locked, self._folder, root)
        self._pipe, self._pid = ZYGOTE.fork(job)
        self._receive(START_LIMIT, "the chapter's set-up")
        for cell in cells:
            try:
                said = self._receive(self.time_limit, "this cell")
            except Stopped as reason:
                self.problems[cell.exercise] = str(reason)
                return cell.exercise
            if "problem" in said:
                self.problems[cell.exercise] = str(said["problem"])
        return None

    def _receive(self, limit: float, what: str) -> dict[str, Any]:
        try:
            if not self._waits_for_reply(limit):
                raise Stopped(
                    f"{what} was stopped: it ran longer than {limit:g} seconds"
                )
            data = json.loads(self._pipe.recv_bytes(MAX_REPLY))
        except (EOFError, OSError):
            raise Stopped(f"{what} ended the Python process") from None
        except (ValueError, RecursionError):
            raise Stopped(f"{what} sent back no result") from None
        if not isinstance(data, dict):
            raise Stopped(f"{what} sent back no result")
        return data

    def _waits_for_reply(self, limit: float) -> bool:
        """Wait until a reply comes or the worker has used up its seconds.

        A busy machine is not the student's fault, so the limit is on computing time;
        one that sleeps is stopped after ``PATIENCE`` times as long.
        """
        began, wall = _cpu_seconds(self._pid), time.monotonic()
        while not self._pipe.poll(limit / 4):
            waited = time.monotonic() - wall
            used = _cpu_seconds(self._pid) - began
            if used >= limit or waited >= PATIENCE * limit:
                return self._pipe.poll(0)
        return True

    def ask(self, exercise: str, what: str, args: tuple = ()) -> Outcome:
        """Call an answer, or read its variables.

        Parameters
        ----------
        exercise : str
        what : {"call", "values"}
        args : tuple
            Plain data.

        Returns
        -------
        Outcome

        Raises
        ------
        Stopped
            If the answer ran out of time or ended its process.
        """
        if self._stops.get(exercise, 0) >= MAX_STOPS:
            raise Stopped("not run again: it was stopped before")
        if self._pipe is None:
            self._start()
        request = {"ask": what, "exercise": exercise, "args": encode(list(args))}
        try:
            with contextlib.suppress(OSError):  # a dead process shows when we read
                self._pipe.send_bytes(json.dumps(request).encode())
            return Outcome.from_plain(self._receive(self.time_limit, "your function"))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            self._stop(exercise)
            raise Stopped("your function sent back no result") from None
        except Stopped:
            self._stop(exercise)
            raise

    def _stop(self, exercise: str) -> None:
        self._stops[exercise] = self._stops.get(exercise, 0) + 1
        self._end()

    def _end(self) -> None:
        if self._pipe is None:
            return
        for kill in (os.killpg, os.kill):
            # The worker leads a process group, so what it started ends with it.
            with contextlib.suppress(OSError):
                kill(self._pid, signal.SIGKILL)
        self._pipe.close()
        self._pipe = None


class RemoteAnswer:
    """An answer that lives in a runner's process."""

    def __init__(self, runner: Runner, exercise: str, source: str):
        self.runner, self.exercise, self.source = runner, exercise, source

    def call(self, args: tuple) -> Outcome:
        """Call the answer's function once."""
        return self.runner.ask(self.exercise, "call", args)

    def values(self) -> Outcome:
        """Give the answer's variables."""
        return self.runner.ask(self.exercise, "values")

    @contextlib.contextmanager
    def stub(self) -> Iterator[Callable[..., Any]]:
        """Give a function that calls the answer, for free checks."""

        def ask(*args: Any) -> Any:
            outcome = self.call(args)
            if outcome.raised:
                raise AnswerRaised(outcome.error)
            return unwrap(outcome.value)

        yield ask


def _cpu_seconds(pid: int) -> float:
    """Return the computing time of a process so far; 0 if it has ended."""
    try:
        times = psutil.Process(pid).cpu_times()
    except psutil.Error:
        return 0.0
    return times.user + times.system
