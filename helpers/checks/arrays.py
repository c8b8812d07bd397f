"""Arrays, tensors and random generators as plain data."""

from __future__ import annotations

import base64
import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from helpers.checks.plain import Writer

MAX_BYTES = 30_000_000  # in all arrays and texts of a value together
SHORT_ARRAY = 400  # longer arrays are written as base64: exact and fast
DTYPES = {"bool", "float16", "float32", "float64"} | {
    f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)
}
_NUMBERS = {name: np.dtype(name) for name in DTYPES}
COMPLEX = {"complex64": np.float32, "complex128": np.float64}
TIME = re.compile(r"(datetime|timedelta)64\[(ns|us|ms|s|m|h|D|W|M|Y)\]")
TEXT = re.compile(r"str(\d{1,7})")  # NumPy's name for text: bits in an entry
# Generators whose state holds no place in a buffer: any state is a safe one.
GENERATORS = ("PCG64", "PCG64DXSM", "SFC64")


def write_array(array: np.ndarray, key: str, writer: Writer) -> dict[str, Any]:
    """Write an array under ``key``, with its dtype and shape."""
    name = _name(array.dtype)
    if name not in DTYPES and array.dtype == np.longdouble:
        array, name = array.astype(np.float64), "float64"
    bare = _bare(array, name)
    if bare is None:
        return {"opaque": f"array of {array.dtype}"}
    if not writer.takes(size=array.nbytes):
        return {"opaque": f"array of shape {array.shape}"}
    head = {"dtype": name, "shape": list(array.shape)}
    if bare.dtype.kind == "U":
        return {key: bare.ravel().tolist()} | head
    if bare.size > SHORT_ARRAY:
        little = bare.astype(bare.dtype.newbyteorder("<"), order="C", copy=False)
        return {key: base64.b64encode(little.tobytes()).decode("ascii")} | head
    flat = bare.ravel().tolist()
    if bare.dtype.kind == "f" and not all(map(math.isfinite, flat)):
        flat = [item if math.isfinite(item) else repr(item) for item in flat]
    return {key: flat} | head


@lru_cache(maxsize=256)
def _name(dtype: np.dtype) -> str:
    """Return NumPy's name of a dtype, which takes NumPy longer than all else here."""
    return dtype.name


def _bare(array: np.ndarray, name: str) -> np.ndarray | None:
    """Return the array as numbers or text; ``None`` where it holds anything else."""
    if name in DTYPES:
        return array
    if name in COMPLEX:
        flat = np.ascontiguousarray(array).astype(name, copy=False)
        return flat.reshape(-1).view(COMPLEX[name])
    if TIME.fullmatch(name):
        return array.astype(np.dtype(name), copy=False).astype(np.int64)
    return array if array.dtype.kind == "U" else None


def read_array(data: dict[str, Any], key: str) -> np.ndarray:
    """Read what :func:`write_array` wrote, or refuse what somebody made up."""
    body, name, shape = data[key], data["dtype"], tuple(data["shape"])
    odd = [n for n in shape if type(n) is not int or n < 0]
    if odd or not isinstance(name, str):
        raise ValueError(f"not plain data: array of {name} {shape}")
    if name in _NUMBERS:
        return _read_numbers(body, _NUMBERS[name]).reshape(shape)
    if name in COMPLEX:
        parts = _read_numbers(body, np.dtype(COMPLEX[name]))
        return parts.view(name).reshape(shape)
    if TIME.fullmatch(name):
        return _read_numbers(body, np.dtype(np.int64)).view(name).reshape(shape)
    if TEXT.fullmatch(name):
        return _read_text(body, int(name[3:]) // 32).reshape(shape)
    raise ValueError(f"not plain data: array of {name} {shape}")


def _read_numbers(body: Any, dtype: np.dtype) -> np.ndarray:
    if isinstance(body, str):
        raw = base64.b64decode(body, validate=True)
        return np.frombuffer(raw, dtype=dtype.newbyteorder("<")).astype(dtype)
    if dtype.kind == "f":
        body = [float(item) for item in body]
        if dtype.itemsize == 8:
            return np.array(body, dtype=dtype)
    elif any(not isinstance(item, int) for item in body):
        raise ValueError(f"not plain data: {dtype} array of other things")
    with np.errstate(all="ignore"):  # 1e300 is infinite as a float32, and that is that
        return np.array(body, dtype=dtype)


def _read_text(body: Any, length: int) -> np.ndarray:
    if any(not isinstance(item, str) for item in body):
        raise ValueError("not plain data: text array of other things")
    if 4 * length * len(body) > MAX_BYTES:
        raise ValueError(f"not plain data: {len(body)} texts of {length} letters")
    return np.array(body, dtype=f"U{max(length, 1)}")


def read_scalar(data: dict[str, Any]) -> np.generic:
    """Read a NumPy scalar."""
    found = read_array(data, "scalar")
    if found.ndim:
        raise ValueError(f"not plain data: scalar of shape {found.shape}")
    return found[()]


def write_tensor(value: Any, writer: Writer) -> dict[str, Any]:
    """Write a torch tensor: values, whether it wants a gradient, and the gradient."""
    import torch

    bare = value.detach().cpu()
    bare = bare.float() if bare.dtype == torch.bfloat16 else bare
    encoded = write_array(bare.numpy(), "tensor", writer)
    encoded["requires_grad"] = bool(value.requires_grad)
    if value.is_leaf and value.grad is not None:
        encoded["grad"] = write_tensor(value.grad, writer)
    return encoded


def read_tensor(data: dict[str, Any]) -> Any:
    """Read a torch tensor."""
    import torch

    tensor = torch.from_numpy(read_array(data, "tensor"))
    if data.get("requires_grad"):
        tensor.requires_grad_()
        if "grad" in data:
            tensor.grad = torch.from_numpy(read_array(data["grad"], "tensor"))
    return tensor


def write_generator(value: np.random.Generator, writer: Writer) -> dict[str, Any]:
    """Write a random generator as the state it is in."""
    state = value.bit_generator.state
    if state["bit_generator"] not in GENERATORS:
        return {"opaque": f"generator of {state['bit_generator']}"}
    return {"generator": writer.write(state)}


def read_generator(state: Any) -> np.random.Generator:
    """Read a random generator; a state that was made up is refused."""
    name = state["bit_generator"]
    if name not in GENERATORS:
        raise ValueError("not plain data: a generator of another kind")
    source = getattr(np.random, name)(0)
    try:
        source.state = state
    except (AttributeError, OverflowError) as error:
        raise ValueError("not plain data: a state that no generator has") from error
    return np.random.Generator(source)
