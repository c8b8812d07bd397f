"""What one call of an answer came to."""

from __future__ import annotations

import ast
import contextlib
import copy
import io
import os
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from helpers.checks.plain import decode, encode, one_line
from helpers.checks.recipes import built, holds_recipe, tools_for

UNCHANGED = {"unchanged": True}  # what crosses for arguments that were left alone


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

    @property
    def not_attempted(self) -> bool:
        """Whether the stub was still there."""
        return "NotImplementedError" in self.raised

    def to_plain(
        self, *, with_args: bool = True, sent: list[Any] | None = None
    ) -> dict[str, Any]:
        """Give the outcome as JSON-ready data.

        Parameters
        ----------
        with_args : bool, default True
            Whether to say how the arguments were left.
        sent : list, optional
            The arguments as data. Whoever has these needs no second copy of them.
        """
        data: dict[str, Any] = {"value": encode(self.value)}
        if self.raised:
            data = {"raised": list(self.raised), "error": self.error}
        if with_args:
            after = encode(self.args_after)
            # The texts: 1 and True are equal, and not the same.
            alike = sent is not None and repr(after["tuple"]) == repr(sent)
            data["args_after"] = UNCHANGED if alike else after
            data["touched_random"] = self.touched_random
        return data

    @classmethod
    def from_plain(cls, data: dict[str, Any], sent: tuple = ()) -> Outcome:
        """Read what :meth:`to_plain` wrote, or what an answer made up instead.

        Parameters
        ----------
        data : dict
        sent : tuple, optional
            The arguments that were sent.

        Raises
        ------
        ValueError
            If it has another form.
        """
        raised, after = data.get("raised", []), data.get("args_after")
        after = sent if after == UNCHANGED else decode(after, recipes=False)
        if not isinstance(raised, list) or not isinstance(after, tuple | None):
            raise ValueError("not an outcome")
        return cls(
            value=decode(data.get("value"), recipes=False),
            raised=tuple(one_line(name, 80) for name in raised[:50]),
            error=one_line(data.get("error", ""), 500),
            args_after=after or (),
            touched_random=bool(data.get("touched_random", False)),
        )


def call(
    function: Callable[..., Any], args: Sequence[Any], *, restore: bool = True
) -> Outcome:
    """Call an answer on a copy of the arguments and note all that matters.

    What the answer prints is swallowed, and its warnings are silenced: neither says
    anything about whether it is right.

    Parameters
    ----------
    function : callable
        The student's function.
    args : sequence
        Positional arguments. A recipe is built: a ``Seeded`` becomes a fresh generator.
    restore : bool, default True
        Whether the arguments and NumPy's global random state stay as they were. That
        takes longer than most answers do, and in a worker nobody misses them.

    Returns
    -------
    Outcome
        Errors are part of the outcome; only ``KeyboardInterrupt`` gets through.
    """
    mine: list[Any] = []

    def run() -> Any:
        given = copy.deepcopy(list(args)) if restore else args
        mine.extend(built(arg) for arg in given)
        return function(*mine)

    outcome = _watched(run, function, restore)
    pairs = zip(args, mine, strict=False)
    after = tuple(a if holds_recipe(a) else m for a, m in pairs)
    return outcome if outcome.raised else replace(outcome, args_after=after)


def run_steps(text: str, names: dict[str, Any], *, restore: bool = True) -> Outcome:
    """Run an author's steps over the names of an answer.

    Parameters
    ----------
    text : str
        Python text whose last line is an expression: the result.
    names : dict
        What the answer cell defines. ``np``, ``math`` and ``torch`` are in reach too.
    restore : bool, default True
        As for `call`.

    Returns
    -------
    Outcome
    """
    *before, last = ast.parse(text).body
    space = tools_for(text) | names

    def run() -> Any:
        exec(compile(ast.Module(before, []), "<steps>", "exec"), space)  # noqa: S102
        return eval(compile(ast.Expression(last.value), "<steps>", "eval"), space)

    return _watched(run, next(iter(names.values()), None), restore)


def _watched(run: Callable[[], Any], function: Any, restore: bool) -> Outcome:
    """Run something of an answer's and note what came of it."""
    try:
        with quiet(), _watched_random(restore) as touched:
            value = run()
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - SystemExit is an answer's error too
        return _raised(error, function)
    return Outcome(value=value, touched_random=bool(touched))


def _raised(error: BaseException, function: Callable[..., Any]) -> Outcome:
    names = class_names(error)
    said = describe(error)
    if isinstance(error, NotImplementedError) and not _is_stub(error, function):
        # The answer is written, but it calls something that is not.
        names.remove("NotImplementedError")
        own, last = _own_frames(error), traceback.extract_tb(error.__traceback__)[-1]
        if own and own[-1] == last:
            said = f"NotImplementedError: `{last.name}` is not written yet"
    return Outcome(raised=tuple(names), error=said)


def _is_stub(error: BaseException, function: Callable[..., Any]) -> bool:
    """Whether an error comes from the function's own lines, not from what it calls."""
    code = getattr(function, "__code__", None)
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    return code is None or frames[-1].f_code is code


@contextlib.contextmanager
def _watched_random(restore: bool) -> Iterator[list[str]]:
    """Put the global random state in a place nobody knows; see whether it moved.

    The list holds a word in the end if it was drawn from or set.
    """
    touched: list[str] = []
    before = np.random.get_state() if restore else None  # noqa: NPY002
    place = int.from_bytes(os.urandom(4), "big")
    untouched = _first_draw(place)
    np.random.seed(place)  # noqa: NPY002
    try:
        yield touched
    finally:
        if np.random.bytes(8) != untouched:  # noqa: NPY002
            touched.append("touched")
        if restore:
            np.random.set_state(before)  # noqa: NPY002


def _first_draw(place: int) -> bytes:
    np.random.seed(place)  # noqa: NPY002
    return np.random.bytes(8)  # noqa: NPY002


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Swallow what an answer prints and warns of."""
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
    try:
        text = one_line(error, 200)
    except Exception:  # noqa: BLE001 - the answer may have written its own exception
        text = ""
    said = f"{type(error).__name__}: {text}" if text else type(error).__name__
    own = _own_frames(error)
    return f"{said} (line {own[-1].lineno}: {own[-1].line})" if own else said


def class_names(error: BaseException) -> list[str]:
    """Return the class names of an error, most special first."""
    return [kind.__name__ for kind in type(error).__mro__ if kind is not object]


def _own_frames(error: BaseException) -> list[traceback.FrameSummary]:
    """Return the frames of an error that lie in answer cells."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if f.filename.startswith(("<answer", "<ipython"))]
    own = own or [f for f in frames if "ipykernel" in f.filename]
    return [frame for frame in own if frame.line]
