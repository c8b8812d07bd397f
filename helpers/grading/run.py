"""Run a submission's answer cells in processes of their own, with limits."""

from __future__ import annotations

import contextlib
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from helpers.checks.answer import Stopped
from helpers.checks.outcome import Outcome
from helpers.checks.plain import encode
from helpers.checks.remote.local import plain_result
from helpers.checks.remote.session import Session
from helpers.grading.process import WorkerProcess
from helpers.grading.shown import read_shown
from helpers.grading.worker import Cell, Job
from helpers.grading.zygote import Course

__all__ = ["Arguments", "RemoteAnswer", "Runner"]

CallBack = Callable[[dict], dict]
MAX_STOPS = 2  # an exercise that was stopped twice is not asked again
MAX_CALL_BACKS = 10_000  # in one request
MAX_WRITTEN = 1000  # arguments; a chapter has some hundred
BUDGET = 4  # time limits of computing that an exercise has in all


class Arguments:
    """Arguments as text, each written once: a whole class is asked the same."""

    def __init__(self) -> None:
        # By who they are; as long as they are kept, no others can be the same.
        self._written: dict[int, tuple[tuple, bytes]] = {}

    def __len__(self) -> int:
        """Return how many are kept."""
        return len(self._written)

    def text(self, args: tuple) -> bytes:
        """Give arguments as JSON."""
        known = self._written.get(id(args))
        if known is None:
            known = args, json.dumps(encode(list(args))).encode()
            if len(self._written) >= MAX_WRITTEN:
                self._written.clear()
            self._written[id(args)] = known
        return known[1]


_ARGUMENTS = Arguments()


class Runner:
    """Answer cells at work. Use it as a context manager.

    A process that hangs or dies is replaced, and the cell that did it is left out if
    it happened while the cell ran.

    Parameters
    ----------
    course : Course
        The chapter's set-up, and how student code is walled in.
    cells : list of Cell
        In notebook order.
    time_limit : float
        Seconds of computing for each cell and each call. An exercise has ``BUDGET``
        times as much in all.
    show : bool, default False
        Whether to keep what the cells print and draw.
    after : Runner, optional
        One that the same answers have been asked in: it knows which cells do not run,
        and how often an answer was stopped. The cells wait until something is asked.
    """

    def __init__(
        self,
        course: Course,
        cells: list[Cell],
        *,
        time_limit: float = 5.0,
        show: bool = False,
        after: Runner | None = None,
    ):
        self.course, self.cells = course, cells
        self.time_limit, self.show = time_limit, show
        self._waits = after is not None
        self.problems = dict(after.problems) if after else {}
        self.shown: dict[str, dict[str, Any]] = {}
        self._stops: Counter[str] = after._stops if after else Counter()
        self._used: Counter[str] = after._used if after else Counter()
        self._served: set[str] = set()  # exercises that the process was asked for
        self._worker: WorkerProcess | None = None

    def __enter__(self) -> Runner:
        """Run all cells, if they need not wait."""
        if not self._waits:
            self._start()
        return self

    def __exit__(self, *error: object) -> None:
        """End the process."""
        self._end()

    def _start(self) -> None:
        while True:
            cells = [c for c in self.cells if c.exercise not in self.problems]
            job = Job(tuple(cells), self.show)
            self._worker = WorkerProcess.start(self.course, job)
            self._served.clear()
            if self._run_cells(cells):
                return
            self._end()

    def _run_cells(self, cells: list[Cell]) -> bool:
        """Run the cells in a new process; tell whether it survived."""
        for cell in cells:
            try:
                said = self._worker.receive(self.time_limit, "this cell")
            except Stopped as reason:
                self.problems[cell.exercise] = str(reason)
                return False
            self.shown[cell.exercise] = read_shown(said.get("shown"))
            if "problem" in said:
                self.problems[cell.exercise] = str(said["problem"])
        return True

    def ask(self, exercise: str, what: str, args: tuple = ()) -> Outcome:
        """Call an answer, or read its variables.

        Parameters
        ----------
        exercise : str
        what : {"call", "values", "steps"}
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
        request = {"ask": what, "exercise": exercise}
        message = b'{"args": %b, ' % _ARGUMENTS.text(args)
        message += json.dumps(request).encode()[1:]
        before = self._stops[exercise]
        others = self._worker is not None and self._served - {exercise}
        try:
            return self._ask(exercise, message, args)
        except Stopped:
            if not others or self._stops[exercise] == before:
                raise
            self._stops[exercise] = before  # what others left behind may have done it
            return self._ask(exercise, message, args)

    def _ask(self, exercise: str, message: bytes, args: tuple) -> Outcome:
        with self._stopping(exercise):
            self._worker.send(message)
            said = self._worker.receive(self._limit(exercise), "your function")
            began = time.thread_time()
            try:
                return Outcome.from_plain(said, args)
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                raise Stopped("your function sent back no result") from None
            finally:  # a large reply takes our time instead of the worker's
                self._used[exercise] += time.thread_time() - began

    def exchange(self, exercise: str, request: dict, call_back: CallBack) -> dict:
        """Ask for something to be done with the objects of an answer.

        Parameters
        ----------
        exercise : str
        request : dict
            From a `helpers.checks.remote.session.Session`.
        call_back : callable
            Does what the answer asks for meanwhile.

        Returns
        -------
        dict
            The reply, whatever it says.

        Raises
        ------
        Stopped
            As for `ask`.
        """
        message = {"ask": "object", "exercise": exercise, "request": request}
        with self._stopping(exercise):
            for _ in range(MAX_CALL_BACKS):
                self._worker.send(json.dumps(message).encode())
                said = self._worker.receive(self._limit(exercise), "your code")
                if "call_back" not in said:
                    return said
                message = call_back(said["call_back"])
            raise Stopped("your code asked back without end")

    @contextlib.contextmanager
    def _stopping(self, exercise: str) -> Iterator[None]:
        """See to the worker before and after a request."""
        if self._stops[exercise] >= MAX_STOPS:
            raise Stopped("not run again: it was stopped before")
        if self._used[exercise] >= BUDGET * self.time_limit:
            raise Stopped("not run again: it has used up its time")
        if self._worker is None:
            self._start()
        if exercise in self.problems:
            raise Stopped(self.problems[exercise])
        before = self._worker.computed
        self._served.add(exercise)
        try:
            yield
        except BaseException:  # what a call-back raises leaves the worker waiting
            self._stops[exercise] += 1
            self._end()
            raise
        finally:
            if self._worker is not None:
                self._used[exercise] += self._worker.computed - before

    def _limit(self, exercise: str) -> float:
        left = BUDGET * self.time_limit - self._used[exercise]
        return max(min(self.time_limit, left), self.time_limit / 10)

    def _end(self) -> None:
        if self._worker is not None:
            self._worker.end()
            self._worker = None


class RemoteAnswer:
    """An answer that lives behind the walls.

    It is asked in two processes: what the public checks need, and what students may
    see, comes from one that never meets a hidden input.

    Parameters
    ----------
    public, hidden : Runner
    exercise : str
    source : str
        The text of the answer cell.
    """

    def __init__(self, public: Runner, hidden: Runner, exercise: str, source: str):
        self.public, self.hidden = public, hidden
        self.exercise, self.source = exercise, source

    def call(self, args: tuple, *, hidden: bool = False) -> Outcome:
        """Call the answer's function once."""
        runner = self.hidden if hidden else self.public
        return runner.ask(self.exercise, "call", args)

    def values(self) -> Outcome:
        """Give the answer's variables."""
        return self.public.ask(self.exercise, "values")

    def steps(self, text: str, *, hidden: bool = False) -> Outcome:
        """Run an author's steps over the names of the answer."""
        runner = self.hidden if hidden else self.public
        return runner.ask(self.exercise, "steps", (text,))

    @contextlib.contextmanager
    def stub(self) -> Iterator[Any]:
        """Give what a free check uses; free checks are hidden."""
        exchange = partial(self.hidden.exchange, self.exercise)
        with Session(exchange, finish=plain_result) as session:
            yield session.stub(self.exercise)
