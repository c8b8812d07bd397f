"""The test's side: asks for things to be done with an answer's objects."""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable
from typing import Any

from helpers.checks.answer import Stopped
from helpers.checks.plain import NONSENSE, Reader, read_safely
from helpers.checks.remote.lent import Lent, lent_error
from helpers.checks.remote.modules import Parts
from helpers.checks.remote.own import put_back, snapshot
from helpers.checks.remote.raised import answer_error
from helpers.checks.remote.stubs import Stub
from helpers.checks.remote.tensors import Mirrors
from helpers.checks.remote.wire import TestReader, TestWriter

MAX_CALL_BACKS = 10_000  # in one request
MAX_REQUESTS = 200_000  # in one session

CallBack = Callable[[dict], dict]
Exchange = Callable[[dict, CallBack], dict]


class Session:
    """One test's dealings with the objects of one answer.

    Use it in a ``with`` statement: what the answer changed in place in the test's own
    arguments is undone at the end, because other answers are judged with them too.

    Parameters
    ----------
    exchange : callable
        Takes a request and a function that serves call-backs; gives the reply. Raises
        ``Stopped`` if the answer's process hung or ended. What the function that serves
        call-backs raises must get through, and then that process is of no more use.
    finish : callable, optional
        Applied to what calls of the answer return.
    """

    def __init__(
        self, exchange: Exchange, *, finish: Callable[[Any], Any] | None = None
    ):
        self._exchange, self._finish = exchange, finish
        self._requests, self._busy = 0, False
        self._before: dict[int, tuple] = {}
        self._start()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *error: object) -> None:
        self._begin()

    def _begin(self) -> None:
        """Undo what the answer changed in the test's things, and begin again.

        Other checks, and other students' answers, are judged with the same things.
        """
        for thing, kept in self._before.values():
            put_back(thing, kept)
        self._before.clear()
        self.parts.restore()
        self.mirrors.restore()
        self._start()

    def _start(self) -> None:
        """Begin with nothing shared; the new name tells the answer's side to."""
        self._name = os.urandom(8).hex()
        self.lent, self.mirrors = Lent(), Mirrors("t")
        self.parts = Parts(self.mirrors)
        self._stubs: weakref.WeakValueDictionary = weakref.WeakValueDictionary()
        self._live: dict[int, tuple] = {}
        self._dropped: dict[tuple, None] = {}

    def stub(self, name: str) -> Any:
        """Return what the answer's cell calls ``name``: a stub, or plain data."""
        return self.ask("named", name)

    def call(self, stub: Any, args: tuple, options: dict[str, Any]) -> Any:
        """Call an object of the answer."""
        found = self.ask("call", stub, *args, **options)
        return self._finish(found) if self._finish else found

    def ask(self, what: str, /, *args: Any, **options: Any) -> Any:
        """Have something done and return what came of it.

        Raises
        ------
        AnswerRaised
            If the answer raised; of the class that is nearest to the answer's own.
        Stopped
            If the answer's process is gone, or sent nonsense.
        """
        if self._busy:
            raise RuntimeError("an answer that waits for the test cannot be asked")
        if self._requests >= MAX_REQUESTS:
            raise Stopped(f"the answer was asked {MAX_REQUESTS} times")
        self._requests += 1
        writer = TestWriter(self, owning=True)
        request = self._request(what, args, options, writer)
        try:
            self._call_backs = 0
            reply = self._exchange(request, self._serve)
            self._check_call_backs()  # the answer may have caught what was raised
            found = self._take(what, reply, TestReader(self, writer.own))
        except Stopped:
            self._begin()
            raise
        except (ValueError, *NONSENSE):
            self._begin()
            raise Stopped("your code sent back no result") from None
        if isinstance(found, BaseException):
            raise found
        return found

    def _request(
        self, what: str, args: tuple, options: dict, writer: TestWriter
    ) -> dict[str, Any]:
        request: dict[str, Any] = {"session": self._name, "do": what}
        request["args"] = [writer.write(arg) for arg in args]
        request["options"] = {key: writer.write(v) for key, v in options.items()}
        request["own"] = writer.own_data
        request["mirrors"] = self.mirrors.news(writer)
        request["parts"] = self.parts.news()
        dropped, self._dropped = self._dropped, {}  # stubs may go while this is written
        request["drop"] = [list(key) for key in dropped]
        return request

    def _take(self, what: str, reply: dict[str, Any], reader: TestReader) -> Any:
        """Read a reply: first what became of things known, then the result."""
        if "gone" in reply:
            raise Stopped("this object ended with the process that it lived in")
        found = read_safely(reader, reply.get("value"))
        for place, data in reply.get("after", ()):
            self._put_back(reader.read_own({"own": place}), read_safely(reader, data))
        self.mirrors.take(reply.get("mirrors", ()))
        self.parts.take(reply.get("parts", ()), Reader(recipes=False))
        if "raised" in reply:
            return answer_error(reply)
        return StopIteration() if what == "next" and "stop" in reply else found

    def _put_back(self, mine: Any, changed: Any) -> None:
        if id(mine) not in self._before:
            self._before[id(mine)] = mine, snapshot(mine)
        put_back(mine, changed)

    def _check_call_backs(self) -> None:
        if self._call_backs > MAX_CALL_BACKS:
            raise Stopped(f"the test was called back {MAX_CALL_BACKS} times")

    def _serve(self, message: dict[str, Any]) -> dict[str, Any]:
        """Do what the answer asks for while it is being asked itself."""
        self._call_backs += 1
        self._check_call_backs()
        self._busy = True
        try:
            return self._lend(message)
        finally:
            self._busy = False

    def _lend(self, message: dict[str, Any]) -> dict[str, Any]:
        reader = TestReader(self, [])
        args = [read_safely(reader, arg) for arg in message["args"]]
        options = {k: read_safely(reader, v) for k, v in message["options"].items()}
        try:
            found = self.lent.use(message["lent"], message["name"], args, options)
            return {"value": TestWriter(self, owning=False).write(found)}
        except Exception as error:  # noqa: BLE001 - the answer gets what it provoked
            return lent_error(error)

    # ---- what the readers and writers need ------------------------------------------

    def checked(self, handle: Any) -> list:
        """Return a handle that has the form of one."""
        generation, place = handle
        if not isinstance(generation, str) or len(generation) > 40:
            raise ValueError("not a handle")
        if type(place) is not int:
            raise ValueError("not a handle")
        return [generation, place]

    def stub_of(self, handle: Any, *, compares: bool) -> Stub:
        """Return the stub of an object; the same object has the same stub."""
        key = tuple(self.checked(handle))
        self._dropped.pop(key, None)
        stub = self._stubs.get(key)
        if stub is None:
            stub = self._stubs[key] = Stub(self, key, compares)
        return stub

    def check_alive(self, stub: Stub, key: tuple) -> None:
        """Raise ``Stopped`` for a stub of an earlier process or of another test."""
        if self._stubs.get(key) is not stub:
            raise Stopped("this object ended with the process that it lived in")

    def drop(self, key: tuple) -> None:
        """Note that nobody holds the stub of an object any more."""
        self._dropped[key] = None

    def remember(self, tensor: Any, origin: Stub) -> None:
        """Keep in mind, for as long as a tensor lives, where it comes from."""
        key = id(tensor)
        alive = weakref.ref(tensor, lambda _: self._live.pop(key, None))
        self._live[key] = alive, origin

    def origin_of(self, tensor: Any) -> Stub | None:
        """Return the stub of a tensor that the answer computed."""
        known, origin = self._live.get(id(tensor), (lambda: None, None))
        return origin if known() is tensor else None

    def backward(self, origin: Stub, grad: Any, keys: list[str]) -> dict[str, Any]:
        """Run the answer's backward pass; return the gradients of mirrored tensors."""
        found = self.ask("backward", origin, grad, keys)
        return found if isinstance(found, dict) else {}
