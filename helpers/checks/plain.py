"""Plain data: the only thing that crosses between an answer and its judge.

Numbers, text, containers, NumPy arrays, torch tensors and pandas frames become JSON and
come back. Everything else becomes an :class:`Opaque` note of its type, so nothing that
a student wrote is ever unpickled or called.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Any

import numpy as np

from helpers.checks.arrays import (
    DTYPES,
    MAX_BYTES,
    SHORT_ARRAY,
    read_array,
    read_generator,
    read_scalar,
    read_tensor,
)
from helpers.checks.frames import read_frame, read_index, read_series
from helpers.checks.recipes import Function, Made, Seeded
from helpers.checks.writing import MAX_DEPTH, MAX_ITEMS, Writer, if_loaded

__all__ = [
    "DTYPES",
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_ITEMS",
    "NONSENSE",
    "SHORT_ARRAY",
    "Function",
    "Made",
    "Opaque",
    "Reader",
    "Seeded",
    "Writer",
    "decode",
    "encode",
    "if_loaded",
    "one_line",
    "read_safely",
]


# What reading data that somebody made up may come to, besides ValueError.
NONSENSE = (LookupError, TypeError, ArithmeticError, RuntimeError, AttributeError)
NONSENSE += (AssertionError, MemoryError)


@dataclass(frozen=True)
class Opaque:
    """A value that does not cross: only the name of its type does."""

    type_name: str


def encode(value: Any) -> Any:
    """Turn a value into JSON-ready data.

    Containers, texts and numbers of a derived class cross as their plain kind.

    Parameters
    ----------
    value : object
        Anything an answer takes or returns.

    Returns
    -------
    object
        ``None``, ``bool``, ``int``, finite ``float``, ``str``, or a dict with a
        speaking first key such as ``{"tuple": [...]}``.
    """
    return Writer().write(value)


class Reader:
    """Reads what a :class:`Writer` wrote.

    Parameters
    ----------
    recipes : bool, default True
        Whether to read recipes. What a worker sends is read without: nothing in it is
        ever built.
    """

    def __init__(self, *, recipes: bool = True) -> None:
        self.recipes = recipes

    def read(self, data: Any) -> Any:
        """Read one value; raises ``ValueError`` among others where there is none."""
        if data is None or isinstance(data, (bool, int, float, str)):
            return data
        if not isinstance(data, dict):
            raise ValueError(f"not plain data: {type(data).__name__}")
        readers = self.readers
        for key in data:
            if key in readers:
                return readers[key](self, data)
        raise ValueError(f"not plain data: keys {list(data)[:4]}")

    @property
    def readers(self) -> dict[str, Any]:
        """What reads the data under each key; a subclass may add to it."""
        return _READERS

    def recipe(self, kind: Any, data: dict[str, Any]) -> Any:
        """Read a recipe, or a note of it where recipes are not wanted."""
        if not self.recipes:
            return Opaque(kind.__name__)
        return kind.from_plain(data, self)


def decode(data: Any, *, recipes: bool = True) -> Any:
    """Turn what :func:`encode` wrote back into a value.

    Parameters
    ----------
    data : object
        JSON data, from whatever source.
    recipes : bool, default True
        Whether a recipe comes back as one; ``False`` for what an answer sent.

    Returns
    -------
    object
        The value; an :class:`Opaque` where it did not cross.

    Raises
    ------
    ValueError
        If the data has no form that :func:`encode` writes.
    """
    return read_safely(Reader(recipes=recipes), data)


def read_safely(reader: Reader, data: Any) -> Any:
    """Read one value; whatever is wrong with the data is a ``ValueError``."""
    try:
        return reader.read(data)
    except NONSENSE as error:
        raise ValueError(f"not plain data: {type(error).__name__}") from error


def _read_dict(reader: Reader, data: dict[str, Any]) -> dict:
    return {_hashable(reader.read(k)): reader.read(v) for k, v in data["dict"]}


def _read_ends(reader: Reader, data: list) -> list:
    ends = [reader.read(end) for end in data]
    if len(ends) != 3:
        raise ValueError("not plain data: three ends are needed")
    return ends


def _read_dtype(data: dict[str, Any]) -> Any:
    if data["dtype_of"] == "numpy":
        name = str(data["name"])[:40]
        return np.dtype(name) if name in DTYPES else Opaque(one_line(name, 80))
    import torch

    found = getattr(torch, str(data["name"]), None)
    return found if isinstance(found, torch.dtype) else Opaque("dtype")


def _read_size(data: dict[str, Any]) -> Any:
    import torch

    return torch.Size([int(n) for n in data["size"]])


def _hashable(value: Any) -> Any:
    try:
        hash(value)
    except TypeError:
        return repr(value)
    return value


_READERS = {
    "float": lambda r, d: float(d["float"]),
    "ellipsis": lambda r, d: ...,
    "list": lambda r, d: [r.read(item) for item in d["list"]],
    "tuple": lambda r, d: tuple(r.read(item) for item in d["tuple"]),
    "dict": _read_dict,
    "set": lambda r, d: {_hashable(r.read(item)) for item in d["set"]},
    "array": lambda r, d: read_array(d, "array"),
    "scalar": lambda r, d: read_scalar(d),
    "tensor": lambda r, d: read_tensor(d),
    "frame": lambda r, d: read_frame(d, r),
    "series": lambda r, d: read_series(d, r),
    "index": lambda r, d: read_index(d, r),
    "complex": lambda r, d: complex(*map(float, d["complex"])),
    "bytes": lambda r, d: base64.b64decode(d["bytes"], validate=True),
    "slice": lambda r, d: slice(*_read_ends(r, d["slice"])),
    "range": lambda r, d: range(*_read_ends(r, d["range"])),
    "dtype_of": lambda r, d: _read_dtype(d),
    "size": lambda r, d: _read_size(d),
    "generator": lambda r, d: read_generator(r.read(d["generator"])),
    "rng": lambda r, d: Seeded.from_plain(d, r),
    "function": lambda r, d: r.recipe(Function, d),
    "made": lambda r, d: r.recipe(Made, d),
    "opaque": lambda r, d: Opaque(one_line(d["opaque"], 80)),
}


def one_line(text: Any, longest: int) -> str:
    """Make text that came from an answer safe to print, to save and to read.

    Parameters
    ----------
    text : object
        Read as text.
    longest : int
        Number of characters to keep.

    Returns
    -------
    str
        One line without control characters or broken Unicode.
    """
    line = " ".join(str(text)[: 4 * longest].split())[:longest]
    return "".join(letter if letter.isprintable() else "?" for letter in line)
