"""The answer's side: holds its objects and does what is asked."""

from __future__ import annotations

import copy
import operator
import os
from collections.abc import Callable
from functools import partial
from typing import Any

from helpers.checks.outcome import quiet
from helpers.checks.plain import Reader
from helpers.checks.remote.lent import Borrowed, raise_lent
from helpers.checks.remote.modules import Parts
from helpers.checks.remote.raised import error_data
from helpers.checks.remote.tensors import Mirrors, run_backward
from helpers.checks.remote.wire import AnswerReader, AnswerWriter

CallBack = Callable[[dict], dict]
PLAIN_WORDS = {
    "call": lambda thing, /, *args, **options: thing(*args, **options),
    "getattr": getattr,
    "setattr": setattr,
    "delattr": delattr,
    "isinstance": isinstance,
    "issubclass": issubclass,
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "and": operator.and_,
    "or": operator.or_,
    "iand": operator.iand,
    "ior": operator.ior,
} | {
    kind.__name__: kind
    for kind in (len, bool, str, repr, hash, iter, next, int, float, round, type)
}


class Gone(Exception):  # noqa: N818 - a message, not a fault
    """A handle of another process or another test."""


class Served:
    """The objects of one answer's process that a test may use."""

    def __init__(self) -> None:
        self._names: dict[str, Any] = {}
        self._generation = os.urandom(8).hex()
        self._begin("")

    def put(self, name: str, value: Any) -> None:
        """Serve an object under a name."""
        self._names[name] = value

    def _begin(self, session: str) -> None:
        """Begin another test: what the last one held is let go."""
        self._session, self._count = session, getattr(self, "_count", 0)
        self._things: dict[int, Any] = {}
        self._places: dict[int, int] = {}
        self._borrowed: dict[int, Borrowed] = {}
        self.mirrors = Mirrors("w")
        self.parts = Parts(self.mirrors)

    def handle(self, request: dict[str, Any], call_back: CallBack) -> dict[str, Any]:
        """Do what a request asks and return the reply.

        Parameters
        ----------
        request : dict
            From a :class:`~helpers.checks.remote.session.Session`.
        call_back : callable
            Sends a message to the test's side and returns its answer.

        Returns
        -------
        dict
            Plain data, bounded. What the answer raises is part of it.
        """
        if request["session"] != self._session:
            self._begin(request["session"])
        self._let_go(request["drop"])
        reader = AnswerReader(self, request["own"], partial(self._use, call_back))
        with quiet():
            reply = self._do(request, reader)
            return reply if "gone" in reply else reply | self._news(reader)

    def _do(self, request: dict[str, Any], reader: AnswerReader) -> dict[str, Any]:
        what = request["do"]
        try:
            args = [reader.read(arg) for arg in request["args"]]
            options = {k: reader.read(v) for k, v in request["options"].items()}
            self.mirrors.take(request["mirrors"])
            self.parts.take(request["parts"], Reader())
            found = self._word(what)(*args, **options)
            return {"value": AnswerWriter(self, reader.own).write(found)}
        except Gone:
            return {"gone": True}
        except KeyboardInterrupt:
            raise
        except StopIteration as error:
            return {"stop": True} if what == "next" else error_data(error)
        except BaseException as error:  # noqa: BLE001 - SystemExit is an error too
            return error_data(error)

    def _word(self, what: str) -> Callable[..., Any]:
        if what == "named":
            return self._names.__getitem__
        if what == "backward":
            return self._backward
        return PLAIN_WORDS.get(what) or getattr(operator, what)

    def _backward(self, tensor: Any, grad: Any, keys: list[str]) -> dict[str, Any]:
        mirrored = {key: self.mirrors.get(key) for key in keys}
        return run_backward(tensor, grad, mirrored)

    def _news(self, reader: AnswerReader) -> dict[str, Any]:
        writer = AnswerWriter(self, reader.own)
        after = []
        for place, thing in reader.own.items():
            now = writer.content(thing)
            if now != reader.own_data[place]:
                after.append([place, now])
        news = {"after": after, "mirrors": self.mirrors.news(writer)}
        return {k: v for k, v in (news | {"parts": self.parts.news()}).items() if v}

    def _use(
        self, call_back: CallBack, place: int, name: str, args: tuple, options: dict
    ) -> Any:
        """Use something that the test lent: ask its side and wait."""
        writer = AnswerWriter(self, {}, live=False)
        message = {"lent": place, "name": name}
        message["args"] = [writer.write(arg) for arg in args]
        message["options"] = {key: writer.write(v) for key, v in options.items()}
        reply = call_back(message)
        if "raised" in reply:
            raise_lent(reply)
        return AnswerReader(self, [], partial(self._use, call_back)).read(
            reply["value"]
        )

    # ---- what the readers and writers need ------------------------------------------

    def handle_of(self, value: Any) -> list:
        """Return the handle of an object; the same object has the same handle."""
        place = self._places.get(id(value))
        if place is None:
            self._count += 1
            place = self._places[id(value)] = self._count
            self._things[place] = value
        return [self._generation, place]

    def get(self, handle: list) -> Any:
        """Return the object of a handle."""
        generation, place = handle
        if generation != self._generation or place not in self._things:
            raise Gone
        return self._things[place]

    def borrowed(self, place: int, kind: str, use: Callable[..., Any]) -> Borrowed:
        """Return what the test lent: the same thing is the same object."""
        if place not in self._borrowed:
            self._borrowed[place] = Borrowed(place, kind, use)
        self._borrowed[place]._use = use  # the way to ask belongs to the request
        return self._borrowed[place]

    def _let_go(self, handles: list) -> None:
        for generation, place in handles:
            if generation == self._generation and place in self._things:
                del self._places[id(self._things.pop(place))]
