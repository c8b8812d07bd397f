"""Say what a wrong result looks like when no known mistake matches it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from helpers.checks.causes import cause
from helpers.checks.compare import (
    close,
    form_problem,
    is_frame,
    is_number,
    name_of,
    same,
    unwrap,
)
from helpers.checks.outcome import Outcome
from helpers.checks.plain import Opaque
from helpers.checks.plan import PlannedCase

LONGEST = 160  # letters of a value that are shown
SHOWN = 3  # entries of a list that are shown


def explain(
    case: PlannedCase,
    outcome: Outcome,
    rtol: float,
    errors: Mapping[str, str] | None = None,
) -> str:
    """Say in a sentence how an outcome misses what was expected.

    Parameters
    ----------
    case : PlannedCase
        The call and what should have come of it.
    outcome : Outcome
        What came.
    rtol : float
        Tolerance of the check.
    errors : mapping of str to str, optional
        The exercise's own words on an error, by class name.

    Returns
    -------
    str
        A few sentences; the numbers of the case are in them.
    """
    on = f"On {case.label}: " if case.label else ""
    if outcome.raised:
        wanted = case.expected.raised
        if wanted:
            return f"{on}{wanted[0]} should be raised, but {outcome.error} came."
        if outcome.raised[0] == "Stopped":
            return f"{on}{outcome.error}."
        if case.steps and not _own_line(outcome):
            return f"{on}your answer could not be used ({outcome.error})."
        why = cause(outcome.raised, outcome.error, errors)
        return f"{on}your code stopped with {outcome.error}. {why}".rstrip()
    if case.expected.raised:
        return f"{on}{case.expected.raised[0]} should be raised, but a result came."
    got, expected = outcome.value, case.expected.value
    if got is None and not case.steps:
        return f"{on}your function returned None. Is a return missing?"
    with np.errstate(all="ignore"):  # what is found wrong may be infinite or NaN
        said = _pattern(got, expected, rtol, _rows(case))
    return f"{on}{said} Expected {show(expected)}, got {show(got)}."


def _own_line(outcome: Outcome) -> bool:
    """Whether an error came from the answer's own code, not from steps that use it."""
    unwritten = outcome.error.startswith("NotImplementedError")
    return unwritten or re.search(r" \(line \d+: ", outcome.error) is not None


def _rows(case: PlannedCase) -> int | None:
    """Return the number of examples in a case: the length of its first array."""
    arrays = [a for a in map(unwrap, case.args) if isinstance(a, np.ndarray) and a.ndim]
    return len(arrays[0]) if arrays else None


def _pattern(got: Any, expected: Any, rtol: float, n: int | None) -> str:
    form = form_problem(got, expected)
    if form:
        return _form(got, expected, form, rtol)
    mine, theirs = flat(got), flat(expected)
    if mine is None or theirs is None or mine.size == 0 or _truth(expected):
        return "the result is not the expected one."
    if np.isnan(mine).any() and not np.isnan(theirs).any():
        return "the result holds NaN (not a number)."
    if np.isinf(mine).any() and not np.isinf(theirs).any():
        return "the result holds an infinite number."
    if _turned(got, expected, rtol):
        return "the result is transposed: rows and columns have changed places."
    return (
        _numbers(got, mine, theirs, rtol, n)
        or _parts(got, expected, rtol, n)
        or "the numbers are not the expected ones."
    )


def _truth(value: Any) -> bool:
    """Whether a result says yes or no, so that arithmetic tells nothing."""
    value = unwrap(value)
    if isinstance(value, np.ndarray):
        return value.dtype.kind == "b"
    return isinstance(value, bool)


def _form(got: Any, expected: Any, form: str, rtol: float) -> str:
    mine, theirs = flat(got), flat(expected)
    if mine is not None and theirs is not None and close(mine, theirs, rtol):
        return f"the numbers are right, but {form}."
    if _turned(got, expected, rtol):
        return f"the result is transposed: {form}."
    return form + "."


def _turned(got: Any, expected: Any, rtol: float) -> bool:
    mine, theirs = unwrap(got), unwrap(expected)
    tables = all(isinstance(a, np.ndarray) and a.ndim == 2 for a in (mine, theirs))
    return tables and same(mine.T, theirs, rtol)


def _numbers(
    got: Any, mine: np.ndarray, theirs: np.ndarray, rtol: float, n: int | None
) -> str:
    """Say by what rule all numbers are off; empty if by none."""
    every = "every number" if mine.size > 1 else "the number"
    if not mine.any():
        return f"{every} is 0."
    if close(-mine, theirs, rtol):
        return f"{every} has the wrong sign."
    if _cut_off(got, mine, theirs, rtol):
        return "the decimals are cut off: are these integers?"
    big = np.abs(theirs) > 1e-3 * np.abs(theirs).max()
    factor = float(np.median(mine[big] / theirs[big])) if big.any() else 0.0
    # One number is some multiple of any other, so there it must be a telling one.
    tells = big.sum() > 1 or _telling(factor, n)
    if abs(factor) > 1e-6 and tells and close(mine / factor, theirs, rtol):
        return f"{every} is {_factor(factor, n)}"
    shift = float(np.median(mine - theirs))
    if mine.size > 1 and shift and close(mine - shift, theirs, rtol):
        return f"every number is off by the same amount, {_short(shift)}."
    if mine.size > 1 and close(np.sort(mine), np.sort(theirs), rtol):
        return "the numbers are right, but in another order."
    return ""


def _cut_off(got: Any, mine: np.ndarray, theirs: np.ndarray, rtol: float) -> bool:
    """Whether decimals are cut off, and not one number off by as much by chance."""
    if isinstance(got, dict) or not close(mine, np.trunc(theirs), rtol):
        return False
    return _integers(got) or int((theirs != np.trunc(theirs)).sum()) > 1


def _integers(value: Any) -> bool:
    value = unwrap(value)
    if isinstance(value, list | tuple):
        return all(map(_integers, value))
    if isinstance(value, np.ndarray):
        return value.dtype.kind in "iu"
    return isinstance(value, int)


def _telling(factor: float, n: int | None) -> bool:
    sizes = [2.0, 0.5] + ([n, 1 / n] if n and n > 1 else [])
    return bool(np.isclose(abs(factor), sizes, rtol=1e-6).any())


def _factor(factor: float, n: int | None) -> str:
    sign = "minus " if factor < 0 else ""
    size = abs(factor)
    if n and n > 1 and np.isclose(size, n, rtol=1e-6):
        return f"{sign}n = {n} times the expected one: a sum, not a mean?"
    if n and n > 1 and np.isclose(size, 1 / n, rtol=1e-6):
        return f"{sign}1/n of the expected one."
    return f"{sign}{_short(size)} times the expected one."


def _parts(got: Any, expected: Any, rtol: float, n: int | None) -> str:
    """Say which entry of several is off, where others are right."""
    if isinstance(expected, tuple | list) and len(expected) > 1:
        right = [same(g, e, rtol) for g, e in zip(got, expected, strict=True)]
        if True in right and False in right:
            wrong = right.index(False)
            rule = _numbers_of(got[wrong], expected[wrong], rtol, n)
            more = f" In entry {wrong}, {rule}" if rule else ""
            if wrong >= SHOWN:
                mine, theirs = show(got[wrong]), show(expected[wrong])
                more += f" There {theirs} was expected, and {mine} came."
            return (
                f"entry {wrong} of the result is off, entry {right.index(True)} fits."
                + more
            )
    if isinstance(expected, dict):
        wrong = [key for key in expected if not same(got[key], expected[key], rtol)]
        return f"the value at {wrong[0]!r} is not the expected one." if wrong else ""
    return ""


def _numbers_of(got: Any, expected: Any, rtol: float, n: int | None) -> str:
    mine, theirs = flat(got), flat(expected)
    both = mine is not None and theirs is not None and mine.size == theirs.size > 0
    return _numbers(got, mine, theirs, rtol, n) if both else ""


def flat(value: Any) -> np.ndarray | None:
    """Put all numbers of a nested result in one row; ``None`` if some are none."""
    value = unwrap(value)
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        parts = [flat(item) for item in value]
        if any(part is None for part in parts):
            return None
        return np.concatenate(parts) if parts else np.zeros(0)
    if is_number(value) or isinstance(value, bool):
        return np.array([_float(value)])
    if isinstance(value, np.ndarray) and value.dtype.kind in "biuf":
        return value.ravel().astype(np.float64)
    return None


def _float(number: Any) -> float:
    try:
        return float(number)
    except OverflowError:  # an int beyond all floats
        return np.inf


def show(value: Any) -> str:
    """Write a value short enough for a line of the table."""
    text = _written(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."


def _written(value: Any) -> str:
    value = unwrap(value)
    if isinstance(value, Opaque) or is_frame(value):
        return name_of(value)
    if isinstance(value, float):
        return _short(value)
    if isinstance(value, np.ndarray):
        if value.size > 8:
            return f"an array of shape {value.shape} that starts {_start(value)}"
        lines = np.array2string(value, precision=5, separator=", ").splitlines()
        return " ".join(line.strip() for line in lines)
    if isinstance(value, list | tuple):
        inside = [show(item) for item in value[:SHOWN]]
        inside += ["..."] * (len(value) > SHOWN)
        if isinstance(value, tuple):
            return f"({', '.join(inside)}{',' * (len(value) == 1)})"
        return f"[{', '.join(inside)}]"
    return repr(value)


def _start(value: np.ndarray) -> str:
    return np.array2string(value.ravel()[:3], precision=5, separator=", ")


def _short(number: float) -> str:
    return f"{number:.6g}"
