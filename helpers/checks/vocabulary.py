"""The words in which an author says what is checked.

A chapter's ``checks`` package makes one :class:`Exercise` for each exercise and lists
its checks with the functions below. See CONTRIBUTING.md for a worked example.
"""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

KINDS = ("implement", "fix", "predict", "design", "read")


@dataclass(frozen=True)
class Case:
    """One call of an answer.

    Attributes
    ----------
    label : str
        Words for the student, after "On": ``three houses with two features``.
    args : tuple
        Positional arguments.
    """

    label: str
    args: tuple = ()


@dataclass(frozen=True)
class Check:
    """One named check, as its author wrote it. Made by the functions below."""

    kind: str
    title: str
    points: float
    cases: tuple[Case, ...] = ()
    hidden: bool = False
    message: str = ""
    label: str = ""
    rtol: float = 1e-5
    rule: dict[str, Any] = field(default_factory=dict)
    function: Callable[..., Any] | None = None

    @property
    def name(self) -> str:
        """Name in results: the kind, with the label where one is given."""
        return f"{self.kind}: {self.label}" if self.label else self.kind


@dataclass(frozen=True)
class AnswerText:
    """The text of an answer cell that is known to be wrong, or right.

    ``caught_by`` names the check that rejects it where its results are all right.
    """

    name: str
    text: str
    message: str = ""
    generated: bool = False
    function: Callable[..., Any] | None = None
    values: tuple | None = None


def shape(*cases: Case, points: float, hidden: bool = False) -> Check:
    """Check type, length and shape of the result, not its numbers."""
    return Check("shape", "shape of the result", points, cases, hidden)


def values(
    *cases: Case,
    points: float,
    label: str = "",
    hidden: bool = False,
    message: str = "",
    rtol: float = 1e-5,
) -> Check:
    """Check the numbers against the reference answer."""
    title = label or "values"
    return Check("values", title, points, cases, hidden, message, label, rtol)


def edge(
    label: str,
    *cases: Case,
    points: float,
    message: str = "",
    hidden: bool = False,
    rtol: float = 1e-5,
) -> Check:
    """Check the result at an edge that the text names, such as ``no rows``."""
    return Check("edge", label, points, cases, hidden, message, label, rtol)


def grad(
    *cases: Case,
    of: Callable[..., float],
    wrt: Sequence[int],
    points: float,
    hidden: bool = False,
    message: str = "",
    rtol: float = 1e-5,
) -> Check:
    """Check gradients against slopes measured by central differences.

    Parameters
    ----------
    of : callable
        The cost; called with a case's arguments.
    wrt : sequence of int
        Places of the arguments to differentiate by. The answer returns one gradient
        for each of them, in this order, or the gradient alone if there is one.
    """
    slopes = [_slopes(of, case.args, wrt) for case in cases]
    rule = {"slopes": slopes}
    title = "agrees with measured slopes"
    return Check("grad", title, points, cases, hidden, message, "", rtol, rule)


def pure(*cases: Case, points: float, hidden: bool = False) -> Check:
    """Check that the inputs and the global random state are left alone."""
    return Check("pure", "inputs unchanged", points, cases, hidden)


def vector(
    *cases: Case, rows: Sequence[str], points: float, hidden: bool = False
) -> Check:
    """Check for right numbers without a Python loop over the examples.

    Parameters
    ----------
    rows : sequence of str
        Names of the arguments whose first axis counts the examples.
    """
    rule = {"rows": list(rows)}
    return Check("vector", "no Python loop", points, cases, hidden, rule=rule)


def free(
    label: str, *, points: float, message: str
) -> Callable[[Callable[..., Any]], Check]:
    """Make a function a check of its own. Free checks run at grading only.

    The function gets ``answer``, which it calls like the student's function, and
    returns ``None`` if all is well or a reason for the author's eyes. Students read
    ``message``.
    """

    def wrap(function: Callable[..., Any]) -> Check:
        return Check("free", label, points, (), True, message, label, function=function)

    return wrap


def pick(
    key: str,
    *,
    right: Any,
    wrong: dict[Any, str],
    points: float,
    label: str = "",
    hidden: bool = False,
) -> Check:
    """Check one predicted value, with a message for each wrong option.

    Parameters
    ----------
    key : str
        Key in the answer's dict; empty where the answer is the value itself.
    right : object
        The right option.
    wrong : dict
        Message by wrong option.
    """
    choices = ", ".join(sorted({repr(option) for option in [right, *wrong]}))
    rule = {"key": key, "right": right, "wrong": wrong, "choices": choices}
    title = label or f"choice for {key}"
    return Check("pick", title, points, (), hidden, "", title, rule=rule)


def between(
    of: str,
    low: Sequence[float],
    high: Sequence[float],
    *,
    points: float,
    label: str,
    below: str,
    above: str,
    whole: bool = False,
    given: str = "",
    given_problem: str = "",
    never: str = "",
    hidden: bool = False,
) -> Check:
    """Check that a chosen number lies in an interval.

    Parameters
    ----------
    of : str
        The variable.
    low, high : sequence of float
        Ends of the interval: one entry, or one for each value 1, 2, ... of ``given``.
    below, above, never : str
        Messages: too small, too large, and where no number would do.
    whole : bool
        Whether it must be a whole number.
    """
    rule: dict[str, Any] = {"of": of, "low": list(low), "high": list(high)}
    rule |= {"below": below, "above": above, "never": never, "whole": whole}
    rule |= {"given": given, "given_problem": given_problem}
    return Check("between", label, points, (), hidden, "", label, rule=rule)


class Exercise:
    """One exercise: its checks, hints, known wrong answers and other right ones.

    Parameters
    ----------
    name : str
        The first variable that the answer cell defines; also the exercise's name.
    reference : callable, optional
        Gives the expected result for a case's arguments. May raise, where raising is
        what the answer should do.
    checks : sequence of Check
    hints : sequence of str
        Three, from a nudge to nearly the answer.
    names : tuple of str, optional
        All variables of the answer cell, where there are several.
    kind : str, default "implement"
    arguments : tuple of str
        Names of the function's arguments, for messages.
    rows : tuple of str
        Those arguments whose first axis counts the examples.
    over_rows : {"stack", "mean", ""}
        How results of single rows make the whole result; used to generate the loop
        that the vector check must reject.
    """

    def __init__(
        self,
        name: str,
        *,
        checks: Sequence[Check],
        hints: Sequence[str],
        reference: Callable[..., Any] | None = None,
        names: tuple[str, ...] = (),
        kind: str = "implement",
        arguments: tuple[str, ...] = (),
        rows: tuple[str, ...] = (),
        over_rows: str = "",
    ):
        if kind not in KINDS:
            raise ValueError(f"kind is {kind!r}; it must be one of {', '.join(KINDS)}")
        self.name, self.kind, self.reference = name, kind, reference
        self.names = names or (name,)
        self.checks, self.hints = tuple(checks), tuple(hints)
        self.arguments, self.rows, self.over_rows = arguments, rows, over_rows
        self.wrong: list[AnswerText] = []
        self.right: list[AnswerText] = []
        self.equivalent: dict[str, str] = {}
        labels = [check.name for check in self.checks]
        if len(set(labels)) != len(labels):
            raise ValueError(f"exercise {name}: two checks have the same name")

    @property
    def points(self) -> float:
        """All points of the exercise."""
        return float(sum(check.points for check in self.checks))

    @property
    def variables(self) -> bool:
        """Whether the answer cell assigns values and defines no function."""
        return self.kind in ("predict", "design", "read")

    def wrong_answer(self, message: str) -> Callable[[Callable], Callable]:
        """Keep the function below as a known wrong answer with this message."""

        def keep(function: Callable) -> Callable:
            text = function_text(function, self.name)
            name = function.__name__
            self.wrong.append(AnswerText(name, text, message, function=function))
            return function

        return keep

    def right_answer(self, function: Callable) -> Callable:
        """Keep the function below as a right answer of another form."""
        text = function_text(function, self.name)
        self.right.append(AnswerText(function.__name__, text, function=function))
        return function

    def wrong_values(self, name: str, *given: Any, message: str) -> None:
        """Keep values as a known wrong answer, for exercises that assign variables."""
        text = assignment_text(self.names, given)
        self.wrong.append(AnswerText(name, text, message, values=given))

    def right_values(self, name: str, *given: Any) -> None:
        """Keep values as a right answer of another form."""
        text = assignment_text(self.names, given)
        self.right.append(AnswerText(name, text, values=given))

    def same_as_right(self, mutant: str, reason: str) -> None:
        """List a mutant of the answer that is no mistake, with the reason."""
        self.equivalent[mutant] = reason


def function_text(function: Callable, name: str) -> str:
    """Give a function's source as the text of an answer cell that defines ``name``."""
    lines = textwrap.dedent(inspect.getsource(function)).splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("def "))
    text = "\n".join(lines[start:]) + "\n"
    return text.replace(f"def {function.__name__}(", f"def {name}(", 1)


def assignment_text(names: Sequence[str], given: Sequence[Any]) -> str:
    """Give values as the text of an answer cell."""
    pairs = zip(names, given, strict=True)
    return "".join(f"{name} = {value!r}\n" for name, value in pairs)


def _slopes(of: Callable[..., float], args: tuple, wrt: Sequence[int]) -> Any:
    """Measure slopes by central differences with Richardson's extrapolation."""
    found = [_slope(of, args, place) for place in wrt]
    return tuple(found) if len(found) > 1 else found[0]


def _slope(of: Callable[..., float], args: tuple, place: int) -> Any:
    start = np.asarray(args[place], dtype=np.float64)
    slopes = np.zeros(start.shape)
    for index in np.ndindex(start.shape):
        step = 1e-3 * max(1.0, abs(float(start[index])))

        def at(shift: float, index: tuple = index) -> float:
            moved = start.copy()
            moved[index] += shift
            value = moved if moved.ndim else float(moved)
            return float(of(*args[:place], value, *args[place + 1 :]))

        wide = (at(step) - at(-step)) / (2 * step)
        narrow = (at(step / 2) - at(-step / 2)) / step
        slopes[index] = (4 * narrow - wide) / 3
    return slopes if slopes.ndim else float(slopes)
