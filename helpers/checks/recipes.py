"""Recipes: arguments that are written down as plain data and built where they are used.

A case's arguments are kept in a file and sent to another process, and a function, a
module or an environment cannot be. Its recipe can.
"""

from __future__ import annotations

import importlib
import math
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from helpers.checks.plain import Reader, Writer

MADE_FROM = ("numpy.", "torch.", "gymnasium.", "pandas.", "helpers.")


@dataclass(frozen=True)
class Seeded:
    """Stands for ``numpy.random.default_rng(seed)`` among a case's arguments."""

    seed: int

    def build(self) -> np.random.Generator:
        """Give a fresh generator."""
        return np.random.default_rng(self.seed)

    def to_plain(self, writer: Writer) -> dict[str, Any]:
        """Give the recipe as JSON-ready data."""
        return {"rng": self.seed}

    @classmethod
    def from_plain(cls, data: dict[str, Any], reader: Reader) -> Seeded:
        """Read what :meth:`to_plain` wrote."""
        return cls(int(data["rng"]))


@dataclass(frozen=True)
class Function:
    """Stands for a function, by its text: ``Function("lambda x: (x ** 2).sum()")``.

    The text is one expression; ``np``, ``math`` and ``torch`` are in reach.
    """

    text: str

    def __post_init__(self) -> None:
        compile(self.text, "<function>", "eval")  # a slip shows where it was made

    def build(self) -> Any:
        """Evaluate the text."""
        return eval(self.text, tools_for(self.text))

    def to_plain(self, writer: Writer) -> dict[str, Any]:
        """Give the recipe as JSON-ready data."""
        return {"function": self.text}

    @classmethod
    def from_plain(cls, data: dict[str, Any], reader: Reader) -> Function:
        """Read what :meth:`to_plain` wrote."""
        return cls(str(data["function"]))


class Made:
    """Stands for what a library makes: ``Made("torch.nn.Linear", 3, 2)``.

    Parameters
    ----------
    name : str
        Full name of a class or function of numpy, torch, gymnasium, pandas or helpers.
    *args, **options : object
        What it is called with: plain values and other recipes.
    """

    def __init__(self, name: str, *args: Any, **options: Any) -> None:
        if not name.startswith(MADE_FROM):
            known = ", ".join(start.rstrip(".") for start in MADE_FROM)
            raise ValueError(f"Made name is {name!r}; it must begin with {known}")
        self.name, self.args, self.options = name, args, options

    def build(self) -> Any:
        """Call what the name stands for."""
        args = [built(arg) for arg in self.args]
        options = {key: built(value) for key, value in self.options.items()}
        return resolve(self.name)(*args, **options)

    def to_plain(self, writer: Writer) -> dict[str, Any]:
        """Give the recipe as JSON-ready data."""
        args = writer.write(list(self.args))
        return {"made": self.name, "args": args, "options": writer.write(self.options)}

    @classmethod
    def from_plain(cls, data: dict[str, Any], reader: Reader) -> Made:
        """Read what :meth:`to_plain` wrote."""
        args, options = reader.read(data["args"]), reader.read(data["options"])
        return cls(str(data["made"]), *args, **options)


RECIPES = (Seeded, Function, Made)


def tools_for(text: str) -> dict[str, Any]:
    """Return what an author's text may use: ``np``, ``math`` and, if named, torch."""
    space: dict[str, Any] = {"np": np, "math": math}
    if "torch" in text:
        space["torch"] = importlib.import_module("torch")
    return space


def holds_recipe(value: Any) -> bool:
    """Whether a value is a recipe, or a list, tuple or dict with one in it."""
    if type(value) is dict:
        return any(map(holds_recipe, value.values()))
    if type(value) in (list, tuple):
        return any(map(holds_recipe, value))
    return isinstance(value, RECIPES)


def built(value: Any) -> Any:
    """Build a recipe, also inside lists, tuples and dicts; leave other values alone."""
    if isinstance(value, RECIPES):
        return value.build()
    if not holds_recipe(value):
        return value
    if isinstance(value, dict):
        return {key: built(item) for key, item in value.items()}
    return type(value)(built(item) for item in value)


def resolve(name: str) -> Any:
    """Return what a full name such as ``torch.nn.functional.relu`` stands for."""
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        module = ".".join(parts[:end])
        try:
            found = sys.modules.get(module) or importlib.import_module(module)
        except ModuleNotFoundError:
            continue
        for part in parts[end:]:
            found = getattr(found, part)
        return found
    raise ModuleNotFoundError(f"nothing is called {name}")
