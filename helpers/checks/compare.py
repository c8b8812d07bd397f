"""Whether two results are the same, whatever form they come in."""

from __future__ import annotations

import math
import numbers
from typing import Any

import numpy as np

from helpers.checks.plain import Opaque, if_loaded

_PLAIN = {type(None), bool, int, float, str, list, tuple, dict}
RTOL = 1e-5  # wide enough for float32, narrow enough for every known mistake
FEW = 8  # numbers that Python compares sooner than NumPy does


def unwrap(value: Any) -> Any:
    """Turn tensors, series, indexes and NumPy scalars into arrays and numbers.

    Parameters
    ----------
    value : object
        A result of an answer.

    Returns
    -------
    object
        The same, with a torch tensor or pandas series as an array and every
        zero-dimensional array as a Python number.
    """
    if type(value) in _PLAIN or (type(value) is np.ndarray and value.ndim):
        return value
    torch = if_loaded("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        value = value.detach().cpu().numpy()
    pandas = if_loaded("pandas")
    if pandas is not None and isinstance(value, pandas.Series | pandas.Index):
        value = value.to_numpy()
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, np.ndarray) and value.ndim == 0:
        return value.item()
    return value


def is_frame(value: Any) -> bool:
    """Whether a value is a pandas frame."""
    if type(value) in _PLAIN or type(value) is np.ndarray:
        return False
    pandas = if_loaded("pandas")
    return pandas is not None and isinstance(value, pandas.DataFrame)


def is_number(value: Any) -> bool:
    """Whether a value is a real number and no truth value."""
    if type(value) in _PLAIN or type(value) is np.ndarray:  # Real is slow to ask
        return type(value) in (int, float)
    return isinstance(value, numbers.Real) and not isinstance(value, bool)


def form_problem(got: Any, expected: Any) -> str:
    """Say how the form of a result differs: type, length or shape.

    Parameters
    ----------
    got, expected : object
        What came and what should have come.

    Returns
    -------
    str
        Empty where the forms agree.
    """
    got, expected = unwrap(got), unwrap(expected)
    if isinstance(expected, np.ndarray):
        return _array_problem(got, expected)
    if is_frame(expected):
        return _frame_problem(got, expected)
    if is_number(expected):
        return "" if is_number(got) else f"{name_of(got)} came, one number should"
    if isinstance(expected, list | tuple):
        return _sequence_problem(got, expected)
    if isinstance(expected, dict):
        return _dict_problem(got, expected)
    if type(got) is not type(expected):
        return f"{name_of(got)} came, {name_of(expected)} should"
    return ""


def _array_problem(got: Any, expected: np.ndarray) -> str:
    if not isinstance(got, np.ndarray):
        wanted = f"an array of shape {expected.shape}"
        return f"{name_of(got)} came, {wanted} should"
    if got.shape != expected.shape:
        return f"the shape is {got.shape}, it should be {expected.shape}"
    if (got.dtype.kind == "b") != (expected.dtype.kind == "b"):
        return f"{_entries(got)} came, {_entries(expected)} should"
    return ""


def _frame_problem(got: Any, expected: Any) -> str:
    if not is_frame(got):
        return f"{name_of(got)} came, {name_of(expected)} should"
    if list(got.columns) != list(expected.columns):
        mine, theirs = (_keys(dict.fromkeys(t.columns)) for t in (got, expected))
        return f"the columns are {mine}, they should be {theirs}"
    if len(got) != len(expected):
        return f"the table has {len(got)} rows, it should have {len(expected)}"
    return ""


def _entries(array: np.ndarray) -> str:
    return "an array of " + ("truth values" if array.dtype.kind == "b" else "numbers")


def _sequence_problem(got: Any, expected: list | tuple) -> str:
    if not isinstance(got, list | tuple):
        return f"{name_of(got)} came, {name_of(expected)} should"
    if len(got) != len(expected):
        return f"{len(got)} entries came, {len(expected)} should"
    for place, (mine, theirs) in enumerate(zip(got, expected, strict=True)):
        if problem := form_problem(mine, theirs):
            return f"in entry {place}, {problem}"
    return ""


def _dict_problem(got: Any, expected: dict) -> str:
    if not isinstance(got, dict):
        return f"{name_of(got)} came, a dict should"
    if set(got) != set(expected):
        return f"the keys are {_keys(got)}, they should be {_keys(expected)}"
    for key, theirs in expected.items():
        if problem := form_problem(got[key], theirs):
            return f"at key {key!r}, {problem}"
    return ""


def _keys(found: dict) -> str:
    shown = [repr(key)[:30] for key in list(found)[:6]]
    return ", ".join(shown + ["..."] * (len(found) > 6)) or "none"


def same(got: Any, expected: Any, rtol: float = RTOL) -> bool:
    """Whether two results agree in form and, within a tolerance, in value.

    Parameters
    ----------
    got, expected : object
        Numbers, arrays, tensors, text, or containers of these.
    rtol : float, default 1e-5
        Allowed difference, as a share of the largest expected number.

    Returns
    -------
    bool
    """
    return not form_problem(got, expected) and _same(got, expected, rtol)


def _same(got: Any, expected: Any, rtol: float) -> bool:
    """Whether values of one form agree."""
    got, expected = unwrap(got), unwrap(expected)
    if isinstance(expected, list | tuple):
        return all(_same(g, e, rtol) for g, e in zip(got, expected, strict=True))
    if isinstance(expected, dict):
        return all(_same(got[key], value, rtol) for key, value in expected.items())
    if isinstance(expected, np.ndarray) and expected.dtype.kind not in "biufc":
        return _same_entries(got, expected, rtol)
    if isinstance(expected, np.ndarray) or is_number(expected):
        return close(got, expected, rtol)
    if is_frame(expected):
        parts = [expected.index, *(column for _, column in expected.items())]
        mine = [got.index, *(column for _, column in got.items())]
        return all(same(g, e, rtol) for g, e in zip(mine, parts, strict=True))
    if isinstance(expected, Opaque):
        return False
    return bool(got == expected)


def _same_entries(got: np.ndarray, expected: np.ndarray, rtol: float) -> bool:
    """Whether arrays of text, times or a mixture hold the same."""
    if "M" in (kinds := got.dtype.kind + expected.dtype.kind) or "m" in kinds:
        alike = got.dtype.kind == expected.dtype.kind
        return alike and np.array_equal(got, expected, equal_nan=True)
    pandas = if_loaded("pandas")
    missing = pandas.isna if pandas is not None else (lambda entry: entry is None)
    pairs = zip(got.ravel().tolist(), expected.ravel().tolist(), strict=True)
    return all(
        missing(g) is True if missing(e) is True else same(g, e, rtol) for g, e in pairs
    )


def close(got: Any, expected: Any, rtol: float = RTOL) -> bool:
    """Whether numbers agree to ``rtol`` of the largest expected size; NaN equals NaN.

    Where every expected number is zero, the tolerance is ``rtol`` itself.
    """
    if type(got) is type(expected) is float:
        return _close_few([got], [expected], rtol)
    got, expected = _floats(got), _floats(expected)
    if got is None or expected is None or got.shape != expected.shape:
        return False
    if expected.size <= FEW and got.dtype == expected.dtype == np.float64:
        return _close_few(got.ravel().tolist(), expected.ravel().tolist(), rtol)
    finite = np.abs(expected[np.isfinite(expected)])
    largest = float(finite.max()) if finite.size else 0.0
    with np.errstate(invalid="ignore", over="ignore"):  # inf - inf, and huge numbers
        near = np.abs(got - expected) <= rtol * (largest or 1.0)
    if near.all():  # nearly always, and np.allclose takes ten times as long
        return True
    missing = np.isnan(got) & np.isnan(expected)
    return bool((near | (got == expected) | missing).all())


def _close_few(got: list[float], expected: list[float], rtol: float) -> bool:
    """Do the same for a few numbers, in a fifth of the time."""
    sizes = [abs(number) for number in expected if math.isfinite(number)]
    most = rtol * (max(sizes, default=0.0) or 1.0)
    return all(
        abs(g - e) <= most or g == e or (math.isnan(g) and math.isnan(e))
        for g, e in zip(got, expected, strict=True)
    )


def _floats(value: Any) -> np.ndarray | None:
    """Turn numbers into floats; ``None`` if they are none."""
    if type(value) is int:  # one that is too long for NumPy's integers
        return np.asarray(float(value)) if value.bit_length() < 1024 else None
    array = np.asarray(value)
    if array.dtype.kind == "c":
        return array.astype(np.complex128)
    return array.astype(np.float64) if array.dtype.kind in "biuf" else None


def name_of(value: Any) -> str:
    """Name a value's form in words that a beginner reads."""
    value = unwrap(value)
    if value is None:
        return "None"
    if isinstance(value, Opaque):
        return _with_article(value.type_name)
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if is_frame(value):
        return f"a table of shape {value.shape}"
    if isinstance(value, bool):
        return "a truth value"
    if is_number(value):
        return "one number"
    if isinstance(value, str):
        return "text"
    if isinstance(value, list | tuple):
        return f"a {type(value).__name__} of length {len(value)}"
    return _with_article(type(value).__name__)


def _with_article(word: str) -> str:
    return f"{'an' if word[:1].lower() in 'aeiou' else 'a'} {word}"
