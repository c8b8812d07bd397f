"""Many calls in other processes: a bounded number at once, none lost with a process."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    wait,
)
from dataclasses import dataclass, replace
from typing import Any

from helpers.errors import EnvironmentProblem
from helpers.grading.confinement import UNCONFINED

__all__ = ["MAX_TRIES", "Finished", "Pool"]

MAX_TRIES = 3
"""How often a call is tried whose process dies."""


@dataclass(frozen=True)
class Finished:
    """One call that is over.

    Attributes
    ----------
    place : int
        Of the item among all items, from 0.
    item : object
    value : object
        What the call returned.
    problem : str
        Why it returned nothing; empty otherwise.
    tries : int
    """

    place: int
    item: Any
    value: Any = None
    problem: str = ""
    tries: int = 0


class Pool:
    """Calls a function on many items, through any executor.

    Parameters
    ----------
    start : callable
        Makes an executor with its processes running. It is called again where
        processes died and took the executor with them.
    stop : callable
        Ends an executor at once, whatever it is doing.
    ahead : int
        How many items are with the executor at the same time.
    level : str, default "unconfined"
        How student code is confined where the executor's processes run.
    """

    def __init__(
        self,
        start: Callable[[], Executor],
        stop: Callable[[Executor], None],
        ahead: int,
        level: str = UNCONFINED,
    ):
        self.ahead, self.level = ahead, level
        self._start, self._stop = start, stop
        self._executor = start()
        self._aside: threading.Thread | None = None

    def each(
        self, function: Callable[[Any], Any], items: Iterable[Any]
    ) -> Iterator[Finished]:
        """Call a function on each item.

        Parameters
        ----------
        function : callable
            It can be found by its name in another process.
        items : iterable
            Taken as there is room, so it may be made on the way.

        Yields
        ------
        Finished
            In the order in which they come, one for each item.
        """
        return iter(_Run(self, function, items))

    def in_order(
        self, function: Callable[[Any], Any], items: Iterable[Any]
    ) -> Iterator[Finished]:
        """Do the same as `each`, in the order of the items."""
        early: dict[int, Finished] = {}
        place = 0
        for finished in self.each(function, items):
            early[finished.place] = finished
            while place in early:
                yield early.pop(place)
                place += 1

    def meanwhile(self, function: Callable[[], None]) -> None:
        """Run something in a thread of this process while the others work."""
        self._aside = threading.Thread(target=function)
        self._aside.start()

    def submit(self, function: Callable[[Any], Any], item: Any) -> Future:
        """Hand one call to the executor."""
        return self._executor.submit(function, item)

    def restart(self) -> None:
        """Put a new executor in the place of a broken one."""
        self._stop(self._executor)
        if self._aside:
            self._aside.join()  # a fork while another thread works may never end
        self._executor = self._start()

    def close(self) -> None:
        """End the executor at once."""
        self._stop(self._executor)


class _Run:
    """The items of one `Pool.each`: which wait, which are under way."""

    def __init__(self, pool: Pool, function: Callable, items: Iterable[Any]):
        self.pool, self.function = pool, function
        self.fresh = (Finished(place, item) for place, item in enumerate(items))
        # These were under way when a process died. They are tried one at a time, so
        # that the one which kills its process takes no other with it.
        self.suspects: deque[Finished] = deque()
        self.running: dict[Future, Finished] = {}

    def __iter__(self) -> Iterator[Finished]:
        while self._fill():
            done, _ = wait(self.running, return_when=FIRST_COMPLETED)
            if broken := any(map(_is_broken, done)):
                done, _ = wait(self.running)  # the executor gives all of them up
            for future in done:
                call = self.running.pop(future)
                if not _is_broken(future):
                    yield _finished(call, future)
                elif call.tries < MAX_TRIES:
                    self.suspects.append(call)
                else:
                    said = f"the process that judged it died {MAX_TRIES} times"
                    yield replace(call, problem=said)
            if broken:
                self.pool.restart()

    def _fill(self) -> bool:
        """Hand over items while there is room; tell whether any are under way."""
        while self._has_room():
            call = self.suspects.popleft() if self.suspects else next(self.fresh, None)
            if call is None:
                break
            try:
                future = self.pool.submit(self.function, call.item)
            except BrokenExecutor:  # a process died; this call was not under way yet
                self.suspects.appendleft(call)
                if self.running:
                    break  # they will say so too
                self.pool.restart()
            else:
                self.running[future] = replace(call, tries=call.tries + 1)
        return bool(self.running)

    def _has_room(self) -> bool:
        alone = self.suspects or any(call.tries > 1 for call in self.running.values())
        return len(self.running) < (1 if alone else self.pool.ahead)


def _is_broken(future: Future) -> bool:
    return not future.cancelled() and isinstance(future.exception(), BrokenExecutor)


def _finished(call: Finished, future: Future) -> Finished:
    try:
        return replace(call, value=future.result())
    except CancelledError as error:
        raise EnvironmentProblem(
            "the cluster gave up what it had to judge; its scheduler may have ended",
            next_step="the same command, once it runs again; what is done is kept",
        ) from error
    except Exception as error:  # noqa: BLE001 - it costs this item alone
        return replace(call, problem=f"{type(error).__name__}: {error}")
