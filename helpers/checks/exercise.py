"""An exercise: its checks, hints, known wrong answers and other right ones."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from helpers.checks.outcome import Outcome, call, run_steps

BY_CASE = {"shape", "values", "edge", "grad", "pure", "vector"}
BY_CALL = {"grad", "pure", "vector"}  # these look at the arguments of a call
KINDS = ("implement", "fix", "predict", "design", "read")


@dataclass(frozen=True)
class Case:
    """One call of an answer.

    Attributes
    ----------
    label : str
        Words for the student, after "On": ``three houses with two features``.
    args : tuple
        Positional arguments: plain values and recipes (``Seeded``, ``Function``,
        ``Made``).
    steps : str
        Instead of a call: Python text over the names of the answer cell, run where the
        answer lives. Its last line is an expression, and its value the result. Return
        raw values (numbers, text, lists) and never a verdict: what ``==`` says between
        two objects of the student's proves nothing.
    """

    label: str
    args: tuple = ()
    steps: str = ""

    def __post_init__(self) -> None:
        last = ast.parse(textwrap.dedent(self.steps)).body[-1:]
        if self.steps and not (last and isinstance(last[0], ast.Expr)):
            raise ValueError(
                f"case {self.label!r}: the last line of steps must be an expression"
            )
        object.__setattr__(self, "steps", textwrap.dedent(self.steps).strip())


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

    The message is empty where the check that rejects it says enough. ``generated``
    tells the standard mistakes from those that an author wrote.
    """

    name: str
    text: str
    message: str = ""
    generated: bool = False
    function: Callable[..., Any] | None = None


class Exercise:
    """One exercise: its checks, hints, known wrong answers and other right ones.

    Parameters
    ----------
    name : str
        The first variable that the answer cell defines; also the exercise's name.
    reference : callable, optional
        Gives the expected result for a case's arguments. A class, where the answer is
        one. May raise, where raising is what the answer should do. Where the answer
        cell defines several functions, a class that holds all of them by their names.
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
    errors : dict of str to str, optional
        What an error means here, by the name of its class, such as ``"IndexError"``:
        a sentence where the general one of `helpers.checks.causes` says too little.
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
        errors: dict[str, str] | None = None,
    ):
        if kind not in KINDS:
            raise ValueError(f"kind is {kind!r}; it must be one of {', '.join(KINDS)}")
        self.name, self.kind, self.reference = name, kind, reference
        self.names = names or (name,)
        self.checks, self.hints = tuple(checks), tuple(hints)
        self.arguments, self.rows, self.over_rows = arguments, rows, over_rows
        self.errors = errors or {}
        self.wrong: list[AnswerText] = []
        self.right: list[AnswerText] = []
        self.equivalent: dict[str, str] = {}
        labels = [check.name for check in self.checks]
        if len(set(labels)) != len(labels):
            raise ValueError(f"exercise {name}: two checks have the same name")
        for check in self.checks:
            if check.kind in BY_CALL and any(case.steps for case in check.cases):
                raise ValueError(f"exercise {name}: {check.name} cannot judge steps")
            if check.kind in BY_CASE and not check.cases:
                raise ValueError(
                    f"exercise {name}: {check.name} has no case to fail on"
                )
            if unknown := set(check.rule.get("rows", ())) - set(arguments):
                raise ValueError(f"exercise {name}: no argument is called {unknown}")

    @property
    def points(self) -> float:
        """All points of the exercise."""
        return float(sum(check.points for check in self.checks))

    @property
    def variables(self) -> bool:
        """Whether the answer cell assigns values and defines no function."""
        return self.kind in ("predict", "design", "read")

    def outcome(self, answer: Callable[..., Any], case: Case) -> Outcome:
        """Ask an answer of the author's what it makes of a case."""
        parts = self.parts(answer)
        if case.steps:
            return run_steps(case.steps, parts)
        return call(parts[self.name], case.args)

    def parts(self, answer: Any) -> dict[str, Any]:
        """Return what an answer of the author's defines, by name.

        Where the answer cell defines several names, a class holds them all, or a
        function stands among its neighbours.
        """
        if all(hasattr(answer, name) for name in self.names):
            return {name: getattr(answer, name) for name in self.names}
        beside = getattr(answer, "__globals__", {})
        others = {name: beside[name] for name in self.names if name in beside}
        return others | {self.name: answer}

    def wrong_answer(self, message: str) -> Callable[[Callable], Callable]:
        """Keep the function or class below as a known wrong answer."""

        def keep(function: Callable) -> Callable:
            text, name = self._text(function), function.__name__
            self.wrong.append(AnswerText(name, text, message, function=function))
            return function

        return keep

    def right_answer(self, function: Callable) -> Callable:
        """Keep the function or class below as a right answer of another form."""
        text = self._text(function)
        self.right.append(AnswerText(function.__name__, text, function=function))
        return function

    def _text(self, answer: Callable) -> str:
        if len(self.names) == 1:
            return function_text(answer, self.name)
        return "\n\n".join(
            function_text(part, name) for name, part in self.parts(answer).items()
        )

    def right_text(self, name: str, text: str) -> None:
        """Keep the text of a whole answer cell as a right answer of another form."""
        self.right.append(AnswerText(name, text.lstrip()))

    def slip(self, right: str, name: str, old: str, new: str, message: str) -> None:
        """Keep the text of a right cell with one slip in it as a known wrong answer.

        Parameters
        ----------
        right : str
            The text of the right cell.
        name : str
            Of the wrong answer.
        old, new : str
            What stands in the right cell, and what in its place.
        message : str

        Raises
        ------
        ValueError
            If ``old`` is not in ``right``.
        """
        if old not in right:
            raise ValueError(f"{self.name}: {name} changes {old!r}, which is not there")
        text = right.replace(old, new).lstrip()
        self.wrong.append(AnswerText(name, text, message))

    def wrong_values(self, name: str, *given: Any, message: str) -> None:
        """Keep values as a known wrong answer, for exercises that assign variables."""
        text = assignment_text(self.names, given)
        self.wrong.append(AnswerText(name, text, message))

    def right_values(self, name: str, *given: Any) -> None:
        """Keep values as a right answer of another form."""
        text = assignment_text(self.names, given)
        self.right.append(AnswerText(name, text))

    def same_as_right(self, reason: str, *mutants: str) -> None:
        """List mutants of the answer that are no mistake, with the reason.

        Parameters
        ----------
        reason : str
        *mutants : str
            The changed line before and after, as ``make mutants`` prints it:
            ``old line => new line``.
        """
        self.equivalent |= dict.fromkeys(mutants, reason)


def function_text(function: Callable, name: str) -> str:
    """Give the source of a function or class as a cell that defines ``name``."""
    lines = textwrap.dedent(inspect.getsource(function)).splitlines()
    start = next(i for i, s in enumerate(lines) if s.startswith(("def ", "class ")))
    text = "\n".join(lines[start:]) + "\n"
    if inspect.isclass(function):  # its methods may speak of it too
        return re.sub(rf"\b{function.__name__}\b", name, text)
    return text.replace(f"def {function.__name__}(", f"def {name}(", 1)


def assignment_text(names: Sequence[str], given: Sequence[Any]) -> str:
    """Give values as the text of an answer cell."""
    pairs = zip(names, given, strict=True)
    return "".join(f"{name} = {_written(value)}\n" for name, value in pairs)


def _written(value: Any) -> str:
    """Write a value as code; a set in the same order in every run."""
    if isinstance(value, set) and value:
        return "{" + ", ".join(sorted(map(repr, value))) + "}"
    return repr(value)
