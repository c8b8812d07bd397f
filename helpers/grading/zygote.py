"""A warm parent: one process that has the imports done and forks a worker on request.

Starting Python and importing the stack takes seconds, a fork takes milliseconds. The
warm parent knows nothing but the imports of ``warm.py``: no check, no answer key. It is
reached over one inherited socket pair, so there is no path to connect to.
"""

from __future__ import annotations

import atexit
import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
from multiprocessing.connection import Connection

from helpers.errors import EnvironmentProblem
from helpers.grading.worker import Job, serve

HEADER = 8  # bytes that give the length of a job
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


class Zygote:
    """The grader's end. Thread-safe; started at the first fork."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._process: subprocess.Popen | None = None
        self._owner = 0

    def fork(self, job: Job) -> tuple[Connection, int]:
        """Start a worker.

        Parameters
        ----------
        job : Job

        Returns
        -------
        pipe : Connection
            To the worker.
        pid : int
            Of the worker, which leads a process group.

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
        ours, theirs = socket.socketpair()
        with self._lock, theirs:
            if self._socket is None or self._owner != os.getpid():
                self._start()
            body = job.to_json().encode()
            head = len(body).to_bytes(HEADER, "big")
            socket.send_fds(self._socket, [head], [theirs.fileno()])
            self._socket.sendall(body)
            pid = int.from_bytes(_exactly(self._socket, HEADER), "big")
        return Connection(ours.detach()), pid

    def _start(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "helpers.grading.zygote", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        self._socket, self._owner = ours, os.getpid()

    def close(self) -> None:
        """End the warm parent: it leaves when our end of the socket closes."""
        if self._socket is not None and self._owner == os.getpid():
            self._socket.close()
            self._process.wait(timeout=10)
        self._socket = self._process = None


def _exactly(stream: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        more = stream.recv(count - len(data))
        if not more:
            raise EnvironmentProblem(
                "the warm parent of the judging processes ended",
                next_step="course doctor",
            )
        data += more
    return data


def main(descriptor: int) -> None:
    """Fork a worker for each job until the grader's end closes."""
    import helpers.grading.warm  # noqa: F401

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system buries our children
    stream = socket.socket(fileno=descriptor)
    while True:
        head, descriptors, _, _ = socket.recv_fds(stream, HEADER, 1)
        if len(head) < HEADER:
            return
        body = _exactly(stream, int.from_bytes(head, "big"))
        pid = os.fork()
        if pid == 0:
            stream.close()
            _work(descriptors[0], body)
        os.close(descriptors[0])
        stream.sendall(pid.to_bytes(HEADER, "big"))


def _work(descriptor: int, body: bytes) -> None:
    """Serve in the child, which must never return to the loop above."""
    try:
        if sys.platform == "linux":  # an endless loop ends with us, whoever kills us
            ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        serve(Connection(descriptor), Job.from_json(body))
    finally:
        os._exit(0)


ZYGOTE = Zygote()
atexit.register(ZYGOTE.close)

if __name__ == "__main__":
    with contextlib.suppress(ConnectionError, EnvironmentProblem):  # it was killed
        main(int(sys.argv[1]))
