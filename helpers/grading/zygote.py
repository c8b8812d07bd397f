"""A warm parent: one process that has the imports done and forks a worker on request.

Starting Python and importing the stack takes seconds, a fork takes milliseconds. The
warm parent has run the chapter's set-up and knows nothing else: no check, no answer
key, no submission. It stands behind the outer wall, and each worker shuts itself in
once more before it meets a student's code.

It is reached over an inherited socket pair, so there is no path to connect to. A
request is one packet that carries the worker's end of another pair; whoever holds the
socket may ask, so processes that were forked from the grader share one warm parent.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import itertools
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from helpers.errors import EnvironmentProblem
from helpers.grading.confinement import CONFINED, UNCONFINED, linux
from helpers.grading.pipe import Pipe

__all__ = ["Course", "Lost", "Zygote", "zygote_of"]

A_CLASS = 10
"""After so many forks more will come, and it pays to make them faster."""


class Lost(Exception):  # noqa: N818 - it happens; the grader starts another
    """The warm parent is gone."""


@dataclass(frozen=True)
class Course:
    """All that a warm parent gets to know.

    Attributes
    ----------
    setup : str
        The chapter's set-up cells, which it runs.
    locked : tuple of str
        Kernels that students of the chapter have not earned.
    data : str
        The folder of the data sets.
    level : str
        How student code is walled in; see `helpers.grading.confinement`.
    """

    setup: str
    locked: tuple[str, ...] = ()
    data: str = ""
    level: str = UNCONFINED


class Zygote:
    """The grader's end. Threads and forked processes may share it.

    Parameters
    ----------
    course : Course
    """

    def __init__(self, course: Course):
        self.course, self._owner = course, os.getpid()
        self._socket, theirs = socket.socketpair(type=socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                _command(course.level, theirs.fileno()),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.PIPE,
                start_new_session=True,
            )
        told = json.dumps(asdict(course)).encode()
        with self._process.stdin as stream:
            stream.write(told)

    def fork(self) -> tuple[Pipe, int, int | None]:
        """Start a worker.

        Returns
        -------
        pipe : Pipe
            To the worker.
        pid : int
            Of the worker.
        handle : int or None
            A descriptor that stands for the worker, where the system has these.

        Raises
        ------
        Lost
            If the warm parent has ended.
        """
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                socket.send_fds(self._socket, [b"fork"], [theirs.fileno()])
            said, handles, _, _ = socket.recv_fds(ours, 32, 1)
        except OSError as error:
            ours.close()
            raise Lost from error
        if not said:
            ours.close()
            raise Lost
        if not handles:
            return Pipe(ours), int(said), None
        return Pipe(ours), _pid_here(handles[0]), handles[0]

    def close(self) -> None:
        """End the warm parent, if it was started by this process."""
        self._socket.close()
        if self._owner == os.getpid():
            self._process.kill()
            self._process.wait(timeout=10)


def zygote_of(course: Course, *, anew: Zygote | None = None) -> Zygote:
    """Return the warm parent of a course; start it if there is none yet.

    Parameters
    ----------
    course : Course
    anew : Zygote, optional
        One that is lost: it is replaced.

    Raises
    ------
    EnvironmentProblem
        Where processes cannot fork, such as Windows.
    """
    if not hasattr(os, "fork"):
        raise EnvironmentProblem(
            "judging needs a system that can fork, such as Linux or macOS; on "
            "Windows, use WSL2",
            next_step="course doctor",
        )
    with _LOCK:
        found = _ZYGOTES.get(course)
        if found is None or found is anew:
            if found is not None:
                found.close()
            _ZYGOTES[course] = found = Zygote(course)
        return found


_LOCK = threading.Lock()
_ZYGOTES: dict[Course, Zygote] = {}


def _close_all() -> None:
    for zygote in _ZYGOTES.values():
        zygote.close()
    _ZYGOTES.clear()


atexit.register(_close_all)


def _command(level: str, descriptor: int) -> list[str]:
    program = [sys.executable, "-m", "helpers.grading.zygote", str(descriptor)]
    if level == UNCONFINED:
        return program
    from helpers.grading.confinement import bubblewrap

    return bubblewrap.command(program)


def _pid_here(handle: int) -> int:
    """Return a worker's number as this process sees it, not as the worker does."""
    lines = Path(f"/proc/self/fdinfo/{handle}").read_text().splitlines()
    told = dict(line.partition(":")[::2] for line in lines)
    return int(told["Pid"])


def main(descriptor: int) -> None:
    """Fork a worker for each request until the grader's end closes."""
    told = json.load(sys.stdin)
    course = Course(**told | {"locked": tuple(told["locked"])})
    fork = _worker_with_keeper
    if course.level == CONFINED:
        from helpers.grading.confinement import inside

        inside.enter_namespaces()
        if os.fork():  # only a child is in the new world
            os.wait()
            return
        fork = inside.fork_alone
    _serve(socket.socket(fileno=descriptor), course, fork)


def _serve(requests: socket.socket, course: Course, fork: Callable[[], int]) -> None:
    gc.disable()  # what is loaded here is no garbage; to look takes a fifth of the time
    import helpers.grading.warm  # noqa: F401
    from helpers.grading.worker import Workshop

    workshop = Workshop(course)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system buries our children
    gc.collect()
    gc.freeze()  # a collection in a worker would copy all of this memory
    gc.enable()
    for number in itertools.count():
        if number == A_CLASS:
            linux.collapse_memory()
        said, descriptors, _, _ = socket.recv_fds(requests, 16, 1)
        if not said:
            return
        with socket.socket(fileno=descriptors[0]) as pipe:
            pid = fork()
            if pid == 0:
                _work(workshop, pipe.detach())
            handles = [os.pidfd_open(pid)] if hasattr(os, "pidfd_open") else []
            with contextlib.suppress(OSError):  # the grader is gone
                socket.send_fds(pipe, [str(pid).encode()], handles)
            for handle in handles:
                os.close(handle)


def _worker_with_keeper() -> int:
    """Fork a worker and a process that removes its scratch folder in the end.

    Returns
    -------
    int
        0 in the worker, which is in its scratch folder; its number elsewhere.
    """
    reading, writing = os.pipe()
    warm_parent = os.getpid()
    if os.fork() == 0:
        linux.end_with_parent(warm_parent)
        scratch = tempfile.mkdtemp(prefix="answer-")
        os.chdir(scratch)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        keeper = os.getpid()
        pid = os.fork()
        if pid == 0:
            linux.end_with_parent(keeper)
            return 0
        os.write(writing, str(pid).encode())
        os.waitpid(pid, 0)
        shutil.rmtree(scratch, ignore_errors=True)
        os._exit(0)
    pid = int(os.read(reading, 32))
    os.close(reading)
    os.close(writing)
    return pid


def _work(workshop: Any, descriptor: int) -> None:
    """Serve in a child, which must never return to the loop above."""
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        workshop.serve(descriptor)
    finally:
        os._exit(0)


if __name__ == "__main__":
    with contextlib.suppress(ConnectionError):  # the grader was killed
        main(int(sys.argv[1]))
