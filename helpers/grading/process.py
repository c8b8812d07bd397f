"""One worker, seen from the grader: what it says is read with a limit on everything."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import time
from dataclasses import dataclass
from typing import Any

import psutil

from helpers.checks.answer import Stopped
from helpers.grading.confinement import UNCONFINED
from helpers.grading.pipe import Pipe
from helpers.grading.worker import Job
from helpers.grading.zygote import Course, Lost, zygote_of

__all__ = ["WorkerProcess"]

MAX_REPLY = 64 * 2**20  # bytes
MAX_PARTS = 3_000_000  # brackets and commas in a reply: each may become an object
AT_ONCE = 0.05  # seconds: what answers so fast is not measured
SEND_LIMIT = 20.0  # seconds for a worker to take what it is sent
START_LIMIT = 60.0  # seconds for a worker to be there: this is the course's own code
PATIENCE = 4  # a worker that sleeps is stopped after so many time limits


@dataclass
class WorkerProcess:
    """One process behind the walls, seen from outside.

    Attributes
    ----------
    pipe : Pipe
    pid : int
    handle : int or None
        A descriptor that stands for the process, where the system has these.
    level : str
        How it is walled in.
    computed : float
        Seconds of computing, as far as they were worth measuring.
    """

    pipe: Pipe
    pid: int
    handle: int | None
    level: str
    computed: float = 0.0

    @classmethod
    def start(cls, course: Course, job: Job) -> WorkerProcess:
        """Fork a process from the course's warm parent and give it its work.

        Raises
        ------
        RuntimeError
            If the chapter's set-up failed.
        """
        zygote = zygote_of(course)
        try:
            worker = cls(*zygote.fork(), course.level)
        except Lost:
            worker = cls(*zygote_of(course, anew=zygote).fork(), course.level)
        try:
            worker.send(job.to_json())
            said = worker.receive(START_LIMIT, "the chapter's set-up")
            if said.get("problem"):
                problem = f"the chapter's set-up failed: {said['problem']}"
                raise RuntimeError(problem)
        except BaseException:
            worker.end()
            raise
        return worker

    def send(self, message: bytes) -> None:
        """Send a message; a process that is gone is noticed when its reply is read."""
        with contextlib.suppress(OSError):
            self.pipe.send(message, timeout=SEND_LIMIT)

    def receive(self, limit: float, what: str) -> dict[str, Any]:
        """Wait for a reply, which may be anything, and read it as JSON.

        Parameters
        ----------
        limit : float
            Seconds of computing.
        what : str
            Who is waited for, to begin a sentence with.

        Raises
        ------
        Stopped
            If none comes.
        """
        clock = _Clock(self.pid, limit)
        try:
            data = _read(self.pipe.receive(MAX_REPLY, clock.wait))
        except TimeoutError:
            said = f"{what} was stopped: it ran longer than {limit:g} seconds"
            raise Stopped(said) from None
        except (EOFError, OSError):
            raise Stopped(f"{what} ended the Python process") from None
        except (ValueError, RecursionError):
            raise Stopped(f"{what} sent back no result") from None
        finally:
            self.computed += clock.computed()
        return data

    def end(self) -> None:
        """End the process and all that it started."""
        if self.handle is not None:
            with contextlib.suppress(OSError):
                signal.pidfd_send_signal(self.handle, signal.SIGKILL)
            os.close(self.handle)
        if self.level == UNCONFINED:  # behind walls there is nothing else to end
            for kill in (os.killpg, os.kill):
                with contextlib.suppress(OSError):
                    kill(self.pid, signal.SIGKILL)
        self.pipe.close()


class _Clock:
    """Measures a worker while we wait for it.

    A busy machine is not the student's fault, so the limit is on computing time; one
    that sleeps is stopped after ``PATIENCE`` times as long.
    """

    def __init__(self, pid: int, limit: float):
        self.pid, self.limit = pid, limit
        self._wall = time.monotonic()
        self._began: float | None = None

    def wait(self, pipe: Pipe) -> bool:
        """Wait for something to read; give up where the time is used up."""
        if self._began is None:
            if pipe.readable(min(AT_ONCE, self.limit)):
                return True
            self._began = _cpu_seconds(self.pid)
        while not pipe.readable(self.limit / 4):
            if self.computed() >= self.limit or self._waited() >= self._most():
                return pipe.readable(0)
        return self._waited() < self._most()  # who sends drop by drop is no better

    def computed(self) -> float:
        """Seconds that the worker has computed since it was worth measuring."""
        if self._began is None:
            return 0.0
        return max(0.0, _cpu_seconds(self.pid) - self._began)

    def _waited(self) -> float:
        return time.monotonic() - self._wall

    def _most(self) -> float:
        return PATIENCE * self.limit


def _read(message: bytes) -> dict[str, Any]:
    """Read a reply, if it is no bomb."""
    if sum(message.count(mark) for mark in (b"[", b"{", b",")) > MAX_PARTS:
        raise ValueError("too many parts")
    if b'"tensor"' in message:
        import torch  # noqa: F401 - takes seconds once, which are not the student's
    data = json.loads(message)
    if not isinstance(data, dict):
        raise ValueError("not a reply")
    return data


def _cpu_seconds(pid: int) -> float:
    """Return the computing time of a process so far; 0 if it has ended."""
    try:
        times = psutil.Process(pid).cpu_times()
    except (psutil.Error, ValueError):
        return 0.0
    return times.user + times.system
