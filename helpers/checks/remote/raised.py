"""Errors of an answer, as the test sees them."""

from __future__ import annotations

import builtins
from functools import lru_cache
from typing import Any

import numpy as np

from helpers.checks.answer import AnswerRaised
from helpers.checks.outcome import describe
from helpers.checks.plain import one_line

LONGEST = 500  # letters of an error's text
# These end a loop, a generator or the process; an answer must not do that to a test.
CONTROL = (StopIteration, StopAsyncIteration, GeneratorExit, BaseExceptionGroup)


def error_data(error: BaseException) -> dict[str, Any]:
    """Give an error as plain data: its classes, its text, and both in one line."""
    names = [kind.__name__ for kind in type(error).__mro__ if kind is not object]
    try:
        text = one_line(error, LONGEST)
    except Exception:  # noqa: BLE001 - the answer may have written its own exception
        text = ""
    return {"raised": names[:50], "text": text, "said": describe(error)}


def answer_error(data: dict[str, Any]) -> AnswerRaised:
    """Make the exception that a test gets for an answer's error.

    It is named as the answer's class and is an :class:`AnswerRaised` and, as well, the
    nearest class that Python or NumPy knows, so ``except ValueError`` works.

    Parameters
    ----------
    data : dict
        What :func:`error_data` wrote, or what an answer made up instead.

    Returns
    -------
    AnswerRaised
    """
    names = [one_line(name, 80) for name in data["raised"][:50]] or ["Exception"]
    known = (_known(name) for name in names)
    error = _kind(names[0], next((kind for kind in known if kind), None))()
    error.text = one_line(data.get("text", ""), LONGEST)
    error.said = one_line(data.get("said", ""), LONGEST)
    return error


def _known(name: str) -> type[Exception] | None:
    kind = getattr(builtins, name, None)
    if name == "LinAlgError":
        kind = np.linalg.LinAlgError
    good = isinstance(kind, type) and issubclass(kind, Exception)
    if not good or kind is Exception or issubclass(kind, (*CONTROL, UnicodeError)):
        return ValueError if good and issubclass(kind, UnicodeError) else None
    return kind


@lru_cache(maxsize=200)
def _kind(name: str, base: type[Exception] | None) -> type[AnswerRaised]:
    bases = (AnswerRaised, base) if base else (AnswerRaised,)
    # Some classes word their arguments in their own way: KeyError quotes them.
    return type(name, bases, {"text": "", "__str__": lambda error: error.text})
