"""What the test lends to an answer: functions, environments and their spaces.

The answer's side gets a :class:`Borrowed`. Each use of it is a message back to the
test's side, which does what is listed here and nothing else.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from functools import partial
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Any

from helpers.checks.plain import if_loaded

FUNCTIONS = (FunctionType, MethodType, BuiltinFunctionType, partial)
METHODS = {
    "function": {"__call__"},
    "environment": {"reset", "step", "close", "render"},
    "space": {"sample", "contains", "seed"},
}
ATTRIBUTES = {
    "function": set(),
    "environment": {
        "action_space", "observation_space", "unwrapped", "metadata", "render_mode",
        "P", "desc", "nrow", "ncol", "s", "state",
        "num_envs", "single_action_space", "single_observation_space",
    },
    "space": {"n", "start", "shape", "low", "high", "dtype", "nvec"},
}  # fmt: skip


def kind_of(value: Any) -> str:
    """Return the kind of a thing that can be lent; empty if it cannot."""
    if isinstance(value, FUNCTIONS):
        return "function"
    gymnasium = if_loaded("gymnasium")
    if gymnasium is not None and isinstance(
        value, gymnasium.Env | gymnasium.vector.VectorEnv
    ):
        return "environment"
    if gymnasium is not None and isinstance(value, gymnasium.Space):
        return "space"
    return ""


class Lent:
    """The test's side: what is lent, by number."""

    def __init__(self) -> None:
        self._things: list[Any] = []
        self._places: dict[int, int] = {}

    def lend(self, value: Any) -> dict[str, Any] | None:
        """Lend a value; ``None`` if that cannot be done."""
        kind = kind_of(value)
        if not kind:
            return None
        place = self._places.setdefault(id(value), len(self._things))
        if place == len(self._things):
            self._things.append(value)
        return {"lent": place, "kind": kind}

    def thing(self, place: Any) -> Any:
        """Return what was lent under a number."""
        if type(place) is not int or not 0 <= place < len(self._things):
            raise ValueError("nothing is lent under this number")
        return self._things[place]

    def use(self, place: Any, name: Any, args: list, options: dict) -> Any:
        """Call a method, or read an attribute: only what is listed."""
        thing = self.thing(place)
        kind = kind_of(thing)
        if name in ATTRIBUTES[kind]:
            return getattr(thing, name)
        if name not in METHODS[kind]:
            raise AttributeError(f"this {kind} has no {name} here")
        return getattr(thing, name)(*args, **options)


class Borrowed:
    """The answer's side of something lent."""

    def __init__(self, place: int, kind: str, use: Callable[..., Any]):
        self._place, self._kind, self._use = place, kind, use

    def __call__(self, /, *args: Any, **options: Any) -> Any:
        """Call a lent function."""
        return self._use(self._place, "__call__", args, options)

    def __getattr__(self, name: str) -> Any:
        if name in METHODS[self._kind] and name != "__call__":
            return lambda *args, **options: self._use(self._place, name, args, options)
        if name in ATTRIBUTES[self._kind]:
            return self._use(self._place, name, (), {})
        raise AttributeError(f"this {self._kind} has no {name} here")

    def __contains__(self, value: Any) -> bool:
        return self._use(self._place, "contains", (value,), {})


def lent_error(error: Exception) -> dict[str, str]:
    """Give the error of something lent as plain data: a class of Python's, a text."""
    known = (kind.__name__ for kind in type(error).__mro__)
    name = next((name for name in known if hasattr(builtins, name)), "Exception")
    return {"raised": name, "text": str(error)[:500]}


def raise_lent(data: dict[str, str]) -> None:
    """Raise the error of something lent where the answer called it."""
    kind = getattr(builtins, data["raised"])
    try:
        error = kind(data["text"])
    except TypeError:  # a class that is made of more than a text
        error = RuntimeError(data["text"])
    raise error
