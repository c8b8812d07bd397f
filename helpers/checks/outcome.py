"""What one call of an answer came to."""

from __future__ import annotations

import contextlib
import copy
import io
import traceback
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from helpers.checks.plain import Seeded, decode, encode


@dataclass(frozen=True)
class Outcome:
    """A value, or the error that came instead, and what happened to the arguments.

    Attributes
    ----------
    value : object
        What the answer returned; ``None`` where it raised.
    raised : tuple of str
        Class names of the exception, most special first; empty if none came.
    error : str
        The exception in one line, with the line of the answer it came from.
    args_after : tuple
        The arguments as the call left them.
    touched_random : bool
        Whether NumPy's global random state changed.
    """

    value: Any = None
    raised: tuple[str, ...] = ()
    error: str = ""
    args_after: tuple = ()
    touched_random: bool = False
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def not_attempted(self) -> bool:
        """Whether the stub was still there."""
        return "NotImplementedError" in self.raised

    def to_plain(self, *, with_args: bool = True) -> dict[str, Any]:
        """Give the outcome as JSON-ready data."""
        data: dict[str, Any] = {"value": encode(self.value)}
        if self.raised:
            data = {"raised": list(self.raised), "error": self.error[:500]}
        if with_args:
            data["args_after"] = encode(self.args_after)
            data["touched_random"] = self.touched_random
        return data

    @classmethod
    def from_plain(cls, data: dict[str, Any]) -> Outcome:
        """Read what :meth:`to_plain` wrote."""
        after = decode(data["args_after"]) if "args_after" in data else ()
        return cls(
            value=decode(data.get("value")),
            raised=tuple(str(name) for name in data.get("raised", ())),
            error=str(data.get("error", "")),
            args_after=after if isinstance(after, tuple) else (),
            touched_random=bool(data.get("touched_random", False)),
        )


def call(function: Callable[..., Any], args: Sequence[Any]) -> Outcome:
    """Call an answer on a copy of the arguments and note all that matters.

    What the answer prints is swallowed, and its warnings are silenced: neither says
    anything about whether it is right.

    Parameters
    ----------
    function : callable
        The student's function.
    args : sequence
        Positional arguments. A ``Seeded`` becomes a fresh generator.

    Returns
    -------
    Outcome
        Errors are part of the outcome; only ``KeyboardInterrupt`` gets through.
    """
    mine = [_ready(arg) for arg in copy.deepcopy(list(args))]
    state = np.random.get_state()[1].copy()  # noqa: NPY002 - watched, never used
    position = np.random.get_state()[2]  # noqa: NPY002
    try:
        with _quiet():
            value = function(*mine)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - SystemExit is an answer's error too
        names = [c.__name__ for c in type(error).__mro__ if c is not object]
        return Outcome(raised=tuple(names), error=describe(error))
    after_state = np.random.get_state()  # noqa: NPY002
    touched = position != after_state[2] or not np.array_equal(state, after_state[1])
    return Outcome(value=value, args_after=tuple(mine), touched_random=touched)


def _ready(arg: Any) -> Any:
    return np.random.default_rng(arg.seed) if isinstance(arg, Seeded) else arg


@contextlib.contextmanager
def _quiet():
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        warnings.simplefilter("ignore")
        yield


def describe(error: BaseException) -> str:
    """Say an exception in one line, with the student's own line it came from.

    Parameters
    ----------
    error : BaseException
        What the answer raised.

    Returns
    -------
    str
        Such as ``ValueError: ... (line 4: p = X @ W)``.
    """
    text = " ".join(str(error).split())[:200]
    said = f"{type(error).__name__}: {text}" if text else type(error).__name__
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if f.filename.startswith(("<answer", "<ipython"))]
    own = own or [f for f in frames if "ipykernel" in f.filename]
    if not own:
        return said
    last = own[-1]
    return f"{said} (line {last.lineno}: {last.line})" if last.line else said
