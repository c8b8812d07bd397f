"""How values are written as plain data, within bounds."""

from __future__ import annotations

import base64
import importlib
import math
import sys
from types import ModuleType
from typing import Any

import numpy as np

from helpers.checks.arrays import MAX_BYTES, write_array, write_generator, write_tensor
from helpers.checks.frames import write_frame
from helpers.checks.recipes import RECIPES

MAX_DEPTH = 20
MAX_ITEMS = 100_000  # in all containers of a value together
CONTAINERS = (list, tuple, dict, set, frozenset)


class Writer:
    """Writes values as JSON-ready data; all that it writes shares one bound."""

    def __init__(self) -> None:
        self.items, self.bytes = MAX_ITEMS, MAX_BYTES

    def takes(self, *, items: int = 0, size: int = 0) -> bool:
        """Whether there is room; if there is, it is used up."""
        if items > self.items or size > self.bytes:
            return False
        self.items, self.bytes = self.items - items, self.bytes - size
        return True

    def write(self, value: Any, depth: int = 0) -> Any:
        """Write a value; never raises, whatever the value does when asked."""
        kind = type(value)
        if value is None or kind is bool or (kind is float and math.isfinite(value)):
            return value
        try:
            if isinstance(value, CONTAINERS):
                return self._container(value, depth)
            return self._leaf(value)
        except Exception:  # noqa: BLE001 - a student's object may do anything when asked
            return {"opaque": kind.__name__}

    def _container(self, value: Any, depth: int) -> Any:
        kind = type(value)
        if depth >= MAX_DEPTH:
            return {"opaque": "container nested too deeply"}
        # Not `in`: a class may say that it equals any other.
        if not (kind is list or kind is tuple or kind is dict):
            if _is_size(value):
                return {"size": [int(n) for n in tuple.__iter__(value)]}
            # The methods of the plain kind: a derived class may say what it likes.
            kind = next(kind for kind in CONTAINERS if isinstance(value, kind))
        if not self.takes(items=kind.__len__(value)):
            return {"opaque": f"{kind.__name__} with too many items"}
        if kind is dict:
            pairs = [
                [self.write(item, depth + 1) for item in pair]
                for pair in dict.items(value)
            ]
            return {"dict": pairs}
        items = [self.write(item, depth + 1) for item in kind.__iter__(value)]
        if kind in (list, tuple):
            return {kind.__name__: items}
        return {"set": sorted(items, key=repr)}

    def _leaf(self, value: Any) -> Any:
        if value is ...:
            return {"ellipsis": True}
        if isinstance(value, str):
            text = str.__str__(value)
            fits = self.takes(size=6 * len(text))  # as much as JSON may need for it
            return text if fits else {"opaque": "text that is too long"}
        if isinstance(value, np.generic):
            return write_array(np.asarray(value), "scalar", self)
        if isinstance(value, int):
            # json turns a long int into text in quadratic time: very long ones stay out
            short = int.bit_length(value) < 4096
            return int.__int__(value) if short else {"opaque": "huge int"}
        if isinstance(value, float):
            number = float.__float__(value)
            return number if math.isfinite(number) else {"float": repr(number)}
        if isinstance(value, np.ndarray):
            return write_array(np.asarray(value), "array", self)
        return self._rarer_leaf(value)

    def _rarer_leaf(self, value: Any) -> Any:
        kind = type(value)
        if kind is complex:
            return {"complex": [repr(value.real), repr(value.imag)]}
        if isinstance(value, bytes):
            text = base64.b64encode(bytes(value)).decode("ascii")
            return (
                {"bytes": text} if self.takes(size=len(text)) else {"opaque": "bytes"}
            )
        if kind in (slice, range):
            ends = [value.start, value.stop, value.step]
            return {kind.__name__: [self.write(end) for end in ends]}
        if isinstance(value, np.dtype):
            return {"dtype_of": "numpy", "name": value.name}
        if isinstance(value, np.random.Generator):
            return write_generator(value, self)
        if kind in RECIPES:
            return value.to_plain(self)
        return self._loaded_leaf(value)

    def _loaded_leaf(self, value: Any) -> Any:
        """Write a value of a library that is only there if something imported it."""
        torch, pandas = if_loaded("torch"), if_loaded("pandas")
        if torch is not None and isinstance(value, torch.Tensor):
            return write_tensor(value, self)
        if torch is not None and isinstance(value, torch.dtype):
            return {"dtype_of": "torch", "name": str(value).removeprefix("torch.")}
        found = write_frame(value, self) if pandas is not None else None
        return found or {"opaque": type(value).__name__}


def _is_size(value: Any) -> bool:
    torch = if_loaded("torch")
    return torch is not None and isinstance(value, torch.Size)


def if_loaded(name: str) -> ModuleType | None:
    """Return a module that something has imported, whole; ``None`` if nothing has.

    Another thread may be in the middle of importing it: ``import`` waits for that.
    """
    found = sys.modules.get(name)
    whole = found is None or not getattr(found.__spec__, "_initializing", False)
    return found if whole else importlib.import_module(name)
