"""A stub: an object of the answer, as the test holds it."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from helpers.checks.answer import Stopped
from helpers.checks.plain import MAX_ITEMS

# Read on the answer's side; every other double-underscore name is this side's own.
SPECIAL_NAMES = {"__name__", "__qualname__", "__doc__", "__annotations__", "__dict__"}
UNARY = ("neg", "pos", "abs", "invert", "int", "float", "index", "round", "copy")
BINARY = ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and")
BINARY += ("or", "xor", "lshift", "rshift")
COMPARED = ("lt", "le", "gt", "ge")


class Stub:
    """Stands for one object of the answer; whatever is done to it is done there.

    Attributes that are plain data come as copies: to change one, set it anew. The same
    object is always the same stub.

    ``==`` between two stubs is identity unless the object's class says otherwise. No
    stub equals plain data, nor is it less or greater: what should be a number and is an
    object would else decide for itself whether it is right.
    """

    __slots__ = (
        "__weakref__",
        "_stub_compares",
        "_stub_key",
        "_stub_session",
        "_taken",
    )
    __array_ufunc__ = None  # NumPy leaves `array * stub` to the stub

    def __init__(self, session: Any, key: tuple, compares: bool):
        for name, value in (("session", session), ("key", key), ("compares", compares)):
            object.__setattr__(self, f"_stub_{name}", value)
        object.__setattr__(self, "_taken", 0)

    def __del__(self) -> None:
        self._stub_session.drop(self._stub_key)

    def __call__(self, /, *args: Any, **options: Any) -> Any:
        """Call the object."""
        return self._stub_session.call(self, args, options)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name not in SPECIAL_NAMES:
            raise AttributeError(name)
        return ask(self, "getattr", name)

    def __setattr__(self, name: str, value: Any) -> None:
        ask(self, "setattr", name, value)

    def __delattr__(self, name: str) -> None:
        ask(self, "delattr", name)

    def __len__(self) -> int:
        return operator.index(ask(self, "len"))

    def __bool__(self) -> bool:
        return ask(self, "bool") is True

    def __str__(self) -> str:
        return f"{ask(self, 'str')}"

    def __repr__(self) -> str:
        return f"{ask(self, 'repr')}"

    def __hash__(self) -> int:
        return hash(ask(self, "hash") if self._stub_compares else self._stub_key)

    def __eq__(self, other: object) -> Any:
        if not isinstance(other, Stub):
            return False
        return ask(self, "eq", other) if self._stub_compares else self is other

    def __ne__(self, other: object) -> Any:
        if not isinstance(other, Stub):
            return True
        return ask(self, "ne", other) if self._stub_compares else self is not other

    def __iter__(self) -> Any:
        return iter_of(ask(self, "iter"))

    def __next__(self) -> Any:
        object.__setattr__(self, "_taken", self._taken + 1)
        if self._taken > MAX_ITEMS:
            raise Stopped(f"the answer gives more than {MAX_ITEMS} items")
        return ask(self, "next")

    def __getitem__(self, place: Any) -> Any:
        return ask(self, "getitem", place)

    def __setitem__(self, place: Any, value: Any) -> None:
        ask(self, "setitem", place, value)

    def __delitem__(self, place: Any) -> None:
        ask(self, "delitem", place)

    def __contains__(self, value: Any) -> bool:
        return ask(self, "contains", value) is True

    def __deepcopy__(self, memo: dict) -> Any:
        return ask(self, "deepcopy")

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise TypeError("an object of an answer cannot be pickled")


def iter_of(found: Any) -> Any:
    """Return an iterator: the stub of one, or one over plain items."""
    return found if isinstance(found, Stub) else iter(found)


def key_of(stub: Stub) -> tuple:
    """Return the handle of a stub's object."""
    return stub._stub_key


def ask(stub: Stub, what: str, *args: Any) -> Any:
    """Do something to a stub's object."""
    return stub._stub_session.ask(what, stub, *args)


def is_instance(value: Any, kind: Any) -> bool:
    """Whether ``isinstance`` holds, where one or both belong to the answer."""
    for thing in (value, kind):
        if isinstance(thing, Stub):
            return thing._stub_session.ask("isinstance", value, kind) is True
    return isinstance(value, kind)


def is_subclass(one: Any, other: Any) -> bool:
    """Whether ``issubclass`` holds, where one or both belong to the answer."""
    for thing in (one, other):
        if isinstance(thing, Stub):
            return thing._stub_session.ask("issubclass", one, other) is True
    return issubclass(one, other)


def type_of(stub: Stub) -> Stub:
    """Return the class of an answer's object."""
    return ask(stub, "type")


def _method(what: str, *, swapped: bool = False) -> Callable[..., Any]:
    def method(self: Stub, *args: Any) -> Any:
        if swapped:
            return self._stub_session.ask(what, args[0], self)
        return ask(self, what, *args)

    return method


def _comparison(what: str) -> Callable[..., Any]:
    def method(self: Stub, other: Any) -> Any:
        if not isinstance(other, Stub):
            raise TypeError("an object of an answer is not compared with plain data")
        return ask(self, what, other)

    return method


# An instance would else find the text above.
Stub.__doc__ = property(lambda stub: ask(stub, "getattr", "__doc__"))
for _name in (*UNARY, *BINARY):
    setattr(Stub, f"__{_name}__", _method(_name))
for _name in COMPARED:
    setattr(Stub, f"__{_name}__", _comparison(_name))
for _name in BINARY:
    setattr(Stub, f"__r{_name}__", _method(_name, swapped=True))
    setattr(Stub, f"__i{_name}__", _method(f"i{_name}"))
