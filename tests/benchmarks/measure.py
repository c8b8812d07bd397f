"""Measure what child processes cost: time on the clock, computing time, memory."""

import contextlib
import os
import resource
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil

MEGABYTE = 2**20
CGROUP = Path("/sys/fs/cgroup/cpuacct")


@dataclass
class Measured:
    """What a block cost.

    Attributes
    ----------
    wall, cpu : float
        Seconds.
    peak : float
        The most megabytes that all child processes held at once, looked at four times
        a second. Memory that processes share counts in each of them.
    samples : list of tuple
        Results on disk, and megabytes of the grader and of all processes then.
    """

    wall: float = 0.0
    cpu: float = 0.0
    peak: float = 0.0
    samples: list[tuple[int, float, float]] = field(default_factory=list)


def computing_time() -> float:
    """Return the seconds that this process and all that came from it have computed.

    A warm parent does not wait for its children, so the system adds their time to
    nobody's. A control group of our own counts them; without one they are missing.
    """
    with contextlib.suppress(OSError):
        return int((_own_group() / "cpuacct.usage").read_text()) / 1e9
    mine, theirs = map(
        resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return mine.ru_utime + mine.ru_stime + theirs.ru_utime + theirs.ru_stime


def _own_group() -> Path:
    group = CGROUP / f"bench-{os.getpid()}"
    if not group.exists():
        group.mkdir()
        (group / "cgroup.procs").write_text(str(os.getpid()))
    return group


@contextlib.contextmanager
def measured(results: Path | None = None, at: int = 0) -> Iterator[Measured]:
    """Measure a block that runs child processes.

    Parameters
    ----------
    results : pathlib.Path, optional
        A folder to watch: memory is sampled when it holds ``at`` results, and last.
    at : int, default 0
        No samples are kept if 0.
    """
    found, over = Measured(), threading.Event()
    watcher = threading.Thread(target=_watch, args=(found, results, at, over))
    cpu, wall = computing_time(), time.perf_counter()
    watcher.start()
    try:
        yield found
    finally:
        found.wall = time.perf_counter() - wall
        found.cpu = computing_time() - cpu
        over.set()
        watcher.join()


def _watch(
    found: Measured, results: Path | None, at: int, over: threading.Event
) -> None:
    last = None
    while not over.wait(0.25):
        with contextlib.suppress(psutil.NoSuchProcess, IndexError):
            own, total = _memory()
            found.peak = max(found.peak, total)
            if at and own:  # a process that has ended holds nothing
                last = (sum(1 for _ in results.glob("*/[!.]*.json")), own, total)
        if last and last[0] >= at and not found.samples:
            found.samples.append(last)
    if last:
        found.samples.append(last)


def _memory() -> tuple[float, float]:
    """Return the megabytes of the first child, and of all that came from it."""
    child = psutil.Process().children()[0]
    own = child.memory_info().rss / MEGABYTE
    total = own
    for process in child.children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            total += process.memory_info().rss / MEGABYTE
    return own, total
