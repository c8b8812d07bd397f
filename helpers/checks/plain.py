"""Plain data: the only thing that crosses between an answer and its judge.

Numbers, text, containers, NumPy arrays and torch tensors become JSON and come back.
Everything else becomes an :class:`Opaque` note of its type, so nothing that a student
wrote is ever unpickled or called.
"""

from __future__ import annotations

import base64
import importlib
import math
import sys
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np

MAX_DEPTH = 20
MAX_ITEMS = 100_000  # in all containers of a value together
MAX_BYTES = 30_000_000  # in all arrays and texts of a value together
SHORT_ARRAY = 400  # longer arrays are written as base64: exact and fast
CONTAINERS = (list, tuple, dict, set, frozenset)
DTYPES = {"bool", "float16", "float32", "float64"} | {
    f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)
}


@dataclass(frozen=True)
class Opaque:
    """A value that does not cross: only the name of its type does."""

    type_name: str


@dataclass(frozen=True)
class Seeded:
    """Stands for ``numpy.random.default_rng(seed)`` among a case's arguments."""

    seed: int


@dataclass
class _Room:
    """What may still be written: parts of parts share it."""

    items: int = MAX_ITEMS
    bytes: int = MAX_BYTES

    def takes(self, *, items: int = 0, size: int = 0) -> bool:
        """Whether there is room; if there is, it is used up."""
        if items > self.items or size > self.bytes:
            return False
        self.items, self.bytes = self.items - items, self.bytes - size
        return True


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
        single speaking key such as ``{"tuple": [...]}``.
    """
    return _encode(value, _Room(), 0)


def _encode(value: Any, room: _Room, depth: int) -> Any:
    try:
        if isinstance(value, CONTAINERS):
            return _encode_container(value, room, depth)
        return _encode_leaf(value, room)
    except Exception:  # noqa: BLE001 - a student's object may do anything when asked
        return {"opaque": type(value).__name__}


def _encode_container(value: Any, room: _Room, depth: int) -> Any:
    # The methods of the plain kind: a derived class may say what it likes.
    kind = next(kind for kind in CONTAINERS if isinstance(value, kind))
    if depth >= MAX_DEPTH:
        return {"opaque": "container nested too deeply"}
    if not room.takes(items=kind.__len__(value)):
        return {"opaque": f"{kind.__name__} with too many items"}
    if kind is dict:
        pairs = [
            [_encode(item, room, depth + 1) for item in pair]
            for pair in dict.items(value)
        ]
        return {"dict": pairs}
    items = [_encode(item, room, depth + 1) for item in kind.__iter__(value)]
    if kind in (list, tuple):
        return {kind.__name__: items}
    return {"set": sorted(items, key=repr)}


def _encode_leaf(value: Any, room: _Room) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if value is ...:
        return {"ellipsis": True}
    if isinstance(value, str):
        text = str.__str__(value)
        fits = room.takes(size=6 * len(text))  # as much as JSON may need for it
        return text if fits else {"opaque": "text that is too long"}
    if isinstance(value, np.generic):
        return _encode_array(np.asarray(value), "scalar", room)
    if isinstance(value, int):
        # json turns a long int into text in quadratic time, so very long ones stay out
        short = int.bit_length(value) < 4096
        return int.__int__(value) if short else {"opaque": "huge int"}
    if isinstance(value, float):
        number = float.__float__(value)
        return number if math.isfinite(number) else {"float": repr(number)}
    if isinstance(value, np.ndarray):
        return _encode_array(np.asarray(value), "array", room)
    return _encode_other(value, room)


def if_loaded(name: str) -> ModuleType | None:
    """Return a module that something has imported, whole; ``None`` if nothing has.

    Another thread may be in the middle of importing it: ``import`` waits for that.
    """
    return importlib.import_module(name) if name in sys.modules else None


def _encode_other(value: Any, room: _Room) -> Any:
    if isinstance(value, Seeded):
        return {"rng": value.seed}
    torch = if_loaded("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        bare = value.detach().cpu()
        bare = bare.float() if bare.dtype == torch.bfloat16 else bare
        encoded = _encode_array(bare.numpy(), "tensor", room)
        return encoded | {"requires_grad": bool(value.requires_grad)}
    pandas = if_loaded("pandas")
    if pandas is not None and isinstance(value, pandas.Series):
        return _encode_array(value.to_numpy(), "array", room)
    return {"opaque": type(value).__name__}


def _encode_array(array: np.ndarray, key: str, room: _Room) -> dict[str, Any]:
    if array.dtype == np.longdouble:
        array = array.astype(np.float64)
    if array.dtype.name not in DTYPES:
        return {"opaque": f"array of {array.dtype}"}
    if not room.takes(size=array.nbytes):
        return {"opaque": f"array of shape {array.shape}"}
    head = {"dtype": array.dtype.name, "shape": list(array.shape)}
    if array.size > SHORT_ARRAY:
        little = array.astype(array.dtype.newbyteorder("<"), order="C", copy=False)
        return {key: base64.b64encode(little.tobytes()).decode("ascii")} | head
    flat = array.ravel().tolist()
    if array.dtype.kind == "f":
        flat = [item if math.isfinite(item) else repr(item) for item in flat]
    return {key: flat} | head


def decode(data: Any) -> Any:
    """Turn what :func:`encode` wrote back into a value.

    Parameters
    ----------
    data : object
        JSON data, from whatever source.

    Returns
    -------
    object
        The value; an :class:`Opaque` where it did not cross.

    Raises
    ------
    ValueError
        If the data has no form that :func:`encode` writes.
    """
    try:
        return _decode(data)
    except (LookupError, TypeError, ArithmeticError, RuntimeError) as error:
        raise ValueError(f"not plain data: {type(error).__name__}") from error


def _decode(data: Any) -> Any:
    if data is None or isinstance(data, bool | int | float | str):
        return data
    if not isinstance(data, dict):
        raise ValueError(f"not plain data: {type(data).__name__}")
    for key, reader in _READERS.items():
        if key in data:
            return reader(data)
    raise ValueError(f"not plain data: keys {list(data)[:4]}")


def _decode_array(data: dict[str, Any], key: str) -> np.ndarray:
    body, shape = data[key], tuple(data["shape"])
    if data["dtype"] not in DTYPES or any(type(n) is not int or n < 0 for n in shape):
        raise ValueError(f"not plain data: array of {data['dtype']} {shape}")
    dtype = np.dtype(data["dtype"])
    if isinstance(body, str):
        raw = base64.b64decode(body, validate=True)
        found = np.frombuffer(raw, dtype=dtype.newbyteorder("<"))
        return found.astype(dtype).reshape(shape)
    if dtype.kind == "f":
        body = [float(item) for item in body]
    elif any(not isinstance(item, int) for item in body):
        raise ValueError(f"not plain data: {dtype} array of other things")
    with np.errstate(all="ignore"):  # 1e300 is infinite as a float32, and that is that
        return np.array(body, dtype=dtype).reshape(shape)


def _decode_scalar(data: dict[str, Any]) -> np.generic:
    found = _decode_array(data, "scalar")
    if found.ndim:
        raise ValueError(f"not plain data: scalar of shape {found.shape}")
    return found[()]


def _decode_tensor(data: dict[str, Any]) -> Any:
    import torch

    tensor = torch.from_numpy(_decode_array(data, "tensor"))
    return tensor.requires_grad_() if data.get("requires_grad") else tensor


def _decode_dict(data: dict[str, Any]) -> dict:
    return {_hashable(_decode(k)): _decode(v) for k, v in data["dict"]}


def _decode_set(data: dict[str, Any]) -> set:
    return {_hashable(_decode(item)) for item in data["set"]}


def _hashable(value: Any) -> Any:
    try:
        hash(value)
    except TypeError:
        return repr(value)
    return value


_READERS = {
    "float": lambda d: float(d["float"]),
    "ellipsis": lambda d: ...,
    "list": lambda d: [_decode(item) for item in d["list"]],
    "tuple": lambda d: tuple(_decode(item) for item in d["tuple"]),
    "dict": _decode_dict,
    "set": _decode_set,
    "array": lambda d: _decode_array(d, "array"),
    "scalar": _decode_scalar,
    "tensor": _decode_tensor,
    "rng": lambda d: Seeded(int(d["rng"])),
    "opaque": lambda d: Opaque(one_line(d["opaque"], 80)),
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
