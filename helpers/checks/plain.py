"""Plain data: the only thing that crosses between an answer and its judge.

Numbers, text, containers, NumPy arrays and torch tensors become JSON and come back.
Everything else becomes an :class:`Opaque` note of its type, so nothing that a student
wrote is ever unpickled or called.
"""

from __future__ import annotations

import base64
import math
import sys
from dataclasses import dataclass
from typing import Any

import numpy as np

MAX_DEPTH = 20
MAX_ITEMS = 100_000
MAX_BYTES = 50_000_000
SHORT_ARRAY = 400  # longer arrays are written as base64: exact and fast
ARRAY_KINDS = "biuf"  # bool, integers, floats


@dataclass(frozen=True)
class Opaque:
    """A value that does not cross: only the name of its type does."""

    type_name: str


@dataclass(frozen=True)
class Seeded:
    """Stands for ``numpy.random.default_rng(seed)`` among a case's arguments."""

    seed: int


def encode(value: Any, depth: int = 0) -> Any:
    """Turn a value into JSON-ready data.

    Parameters
    ----------
    value : object
        Anything an answer takes or returns.
    depth : int, default 0
        How deep in a container this value lies.

    Returns
    -------
    object
        ``None``, ``bool``, ``int``, finite ``float``, ``str``, or a dict with a
        single speaking key such as ``{"tuple": [...]}``.
    """
    if depth > MAX_DEPTH:
        return {"opaque": "a container nested too deeply"}
    kind = type(value)
    if value is None or kind in (bool, str):
        return value
    if kind is int:
        # json turns a long int into text in quadratic time, so very long ones stay out
        return value if value.bit_length() < 4096 else {"opaque": "huge int"}
    if kind is float:
        return value if math.isfinite(value) else {"float": repr(value)}
    if value is ...:
        return {"ellipsis": True}
    if kind in (list, tuple, set, frozenset, dict):
        return _encode_container(value, depth)
    return _encode_other(value)


def _encode_container(value: Any, depth: int) -> Any:
    if len(value) > MAX_ITEMS:
        return {"opaque": f"{type(value).__name__} of {len(value)} items"}
    if isinstance(value, dict):
        pairs = [[encode(k, depth + 1), encode(v, depth + 1)] for k, v in value.items()]
        return {"dict": pairs}
    items = [encode(item, depth + 1) for item in value]
    if isinstance(value, list):
        return {"list": items}
    if isinstance(value, tuple):
        return {"tuple": items}
    return {"set": sorted(items, key=repr)}


def _encode_other(value: Any) -> Any:
    if isinstance(value, np.generic):
        return _encode_array(np.asarray(value), "scalar")
    if type(value) is np.ndarray:
        return _encode_array(value, "array")
    if isinstance(value, Seeded):
        return {"rng": value.seed}
    torch = sys.modules.get("torch")
    if torch is not None and type(value) in (torch.Tensor, torch.nn.Parameter):
        encoded = _encode_array(value.detach().cpu().numpy(), "tensor")
        return encoded | {"requires_grad": bool(value.requires_grad)}
    pandas = sys.modules.get("pandas")
    if pandas is not None and isinstance(value, pandas.Series):
        return _encode_array(value.to_numpy(), "array")
    return {"opaque": type(value).__name__}


def _encode_array(array: np.ndarray, key: str) -> dict[str, Any]:
    if array.dtype.kind not in ARRAY_KINDS or array.dtype.itemsize > 8:
        return {"opaque": f"array of {array.dtype}"}
    if array.nbytes > MAX_BYTES:
        return {"opaque": f"array of shape {array.shape}"}
    head = {"dtype": array.dtype.name, "shape": list(array.shape)}
    if array.size > SHORT_ARRAY:
        raw = np.ascontiguousarray(array).tobytes()
        return {key: base64.b64encode(raw).decode("ascii")} | head
    flat = [encode(item) for item in array.ravel().tolist()]
    return {key: [x["float"] if isinstance(x, dict) else x for x in flat]} | head


def decode(data: Any) -> Any:
    """Turn what :func:`encode` wrote back into a value.

    Parameters
    ----------
    data : object
        JSON data.

    Returns
    -------
    object
        The value; an :class:`Opaque` where it did not cross.

    Raises
    ------
    ValueError
        If the data has no form that :func:`encode` writes.
    """
    if data is None or isinstance(data, bool | int | float | str):
        return data
    if not isinstance(data, dict) or not data:
        raise ValueError(f"not plain data: {type(data).__name__}")
    for key, reader in _READERS.items():
        if key in data:
            return reader(data)
    raise ValueError(f"not plain data: keys {sorted(data)[:4]}")


def _decode_array(data: dict[str, Any], key: str) -> np.ndarray:
    dtype, shape, body = np.dtype(data["dtype"]), tuple(data["shape"]), data[key]
    if dtype.kind not in ARRAY_KINDS:
        raise ValueError(f"not plain data: array of {dtype}")
    if isinstance(body, str):
        raw = base64.b64decode(body)
        return np.frombuffer(raw, dtype=dtype).reshape(shape).copy()
    if dtype.kind == "f":
        body = [float(item) for item in body]
    return np.array(body, dtype=dtype).reshape(shape)


def _decode_tensor(data: dict[str, Any]) -> Any:
    import torch

    tensor = torch.from_numpy(_decode_array(data, "tensor"))
    return tensor.requires_grad_() if data.get("requires_grad") else tensor


def _decode_dict(data: dict[str, Any]) -> dict:
    return {_hashable(decode(k)): decode(v) for k, v in data["dict"]}


def _decode_set(data: dict[str, Any]) -> set:
    return {_hashable(decode(item)) for item in data["set"]}


def _hashable(value: Any) -> Any:
    try:
        hash(value)
    except TypeError:
        return repr(value)
    return value


_READERS = {
    "float": lambda d: float(d["float"]),
    "ellipsis": lambda d: ...,
    "list": lambda d: [decode(item) for item in d["list"]],
    "tuple": lambda d: tuple(decode(item) for item in d["tuple"]),
    "dict": _decode_dict,
    "set": _decode_set,
    "array": lambda d: _decode_array(d, "array"),
    "scalar": lambda d: _decode_array(d, "scalar")[()],
    "tensor": _decode_tensor,
    "rng": lambda d: Seeded(int(d["rng"])),
    "opaque": lambda d: Opaque(str(d["opaque"])),
}
