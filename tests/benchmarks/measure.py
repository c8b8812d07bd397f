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
        Megabytes that the largest child held.
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
        Nothing is watched if 0.
    """
    found, over = Measured(), threading.Event()
    watcher = threading.Thread(target=_watch, args=(found, results, at, over))
    cpu, wall = computing_time(), time.perf_counter()
    if at:
        watcher.start()
    try:
        yield found
    finally:
        found.wall = time.perf_counter() - wall
        found.cpu = computing_time() - cpu
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.peak = usage.ru_maxrss * 1024 / MEGABYTE
        over.set()
        if at:
            watcher.join()


def _watch(found: Measured, results: Path, at: int, over: threading.Event) -> None:
    last = None
    while not over.wait(0.2):
        count = sum(1 for _ in results.glob("*/[!.]*.json"))
        with contextlib.suppress(psutil.NoSuchProcess, IndexError):
            last = (count, *_memory())
        if last and count >= at and not found.samples:
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
