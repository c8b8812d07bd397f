"""Processes on this machine that judge."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from multiprocessing import connection
from typing import Any

from helpers.errors import EnvironmentProblem, UsageError
from helpers.grading.confinement import choose_level
from helpers.grading.judge import all_plans, warm_course
from helpers.grading.pool import Pool
from helpers.grading.zygote import zygote_of

__all__ = ["local_pool"]

AHEAD = 2
"""Items for each process: one under way, one that waits."""

GRACE = 5.0
"""Seconds for a process to end what is under way, once it is told to."""

_METHOD = "fork" if sys.platform == "linux" else "spawn"
TERMINATED = 128 + signal.SIGTERM


@contextlib.contextmanager
def local_pool(
    chapter: str, workers: int = 1, *, unconfined: bool = False
) -> Iterator[Pool]:
    """Start processes in which answers of a chapter may be judged, and end them.

    On Linux they are forked once the wall has been tried, the warm parent is started
    and the chapter's plans are made, so that they share all of that.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.
    workers : int, default 1
        How many processes.
    unconfined : bool, default False
        Allow answers to run without a wall around them.

    Yields
    ------
    Pool

    Raises
    ------
    UsageError
        If there are fewer than 1.
    EnvironmentProblem
        If no process can be started, or there is no wall and ``unconfined`` is not
        said.
    """
    if workers < 1:
        raise UsageError(
            f"workers is {workers}, which must be 1 or more",
            next_step="course grade --help",
        )
    level = choose_level(unconfined)
    zygote_of(warm_course(chapter, level))  # it loads the stack while we plan
    all_plans(chapter)
    if _METHOD == "fork":
        import torch  # noqa: F401 - else each process loads it when a tensor comes
    pool = Pool(lambda: _start(workers), _Processes.stop, AHEAD * workers, level)
    try:
        yield pool
    finally:
        pool.close()


class _Processes(ProcessPoolExecutor):
    """A pool of processes that ends with its parent, and at once when it is told."""

    def __init__(self, workers: int):
        context = multiprocessing.get_context(_METHOD)
        super().__init__(workers, mp_context=context, initializer=_begin)
        self._before = set(multiprocessing.active_children())

    def submit(self, function: Callable, /, *args: Any, **named: Any) -> Any:
        """Have a function called in one of the processes."""
        return super().submit(_work, function, *args, **named)

    def stop(self) -> None:
        """End all processes, whatever they are doing."""
        processes = set(multiprocessing.active_children()) - self._before
        for process in processes:
            process.terminate()
        for process in processes:
            process.join(GRACE)
            process.kill()  # a signal that comes just before a wait does not end it
        self.shutdown(wait=True, cancel_futures=True)


def _start(workers: int) -> _Processes:
    executor = _Processes(workers)
    try:
        with warnings.catch_warnings():
            # Threads of BLAS are no danger: it takes care of forks itself.
            warnings.simplefilter("ignore", DeprecationWarning)
            executor.submit(os.getpid).result()  # forks now, while there is one thread
    except (BrokenExecutor, OSError) as error:
        raise EnvironmentProblem(
            f"no process for judging can be started ({error})",
            next_step="course doctor",
        ) from error
    return executor


def _begin() -> None:
    """Settle down in a new process."""
    gc.freeze()  # the plans are no garbage, and looking at them takes a while
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    signal.signal(signal.SIGTERM, _end)
    threading.Thread(target=_end_with_parent, daemon=True).start()


_at_work = False


def _end(*_: object) -> None:
    """End this process; first leave what is under way, which ends student code too."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if _at_work:
        raise SystemExit(TERMINATED)
    os._exit(TERMINATED)  # the executor may wait for a lock whose holder was killed


def _end_with_parent() -> None:
    connection.wait([multiprocessing.parent_process().sentinel])
    signal.pthread_kill(threading.main_thread().ident, signal.SIGTERM)
    time.sleep(GRACE)
    os._exit(TERMINATED)


def _work(function: Callable, *args: Any, **named: Any) -> Any:
    global _at_work
    _at_work = True
    try:
        return function(*args, **named)
    except SystemExit:  # the executor would take it for a result, and go on
        os._exit(TERMINATED)
    finally:
        _at_work = False
