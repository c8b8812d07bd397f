"""The words in which an author says what is checked.

A chapter's ``checks`` package makes one :class:`Exercise` for each exercise and lists
its checks with the functions below. See CONTRIBUTING.md for a worked example.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from helpers.checks.answer import AnswerRaised
from helpers.checks.exercise import AnswerText, Case, Check, Exercise
from helpers.checks.recipes import Function, Made, Seeded, built
from helpers.checks.remote.stubs import is_instance, is_subclass, type_of
from helpers.checks.slopes import slopes as slopes_of

__all__ = [
    "AnswerRaised",
    "AnswerText",
    "Case",
    "Check",
    "Exercise",
    "Function",
    "Made",
    "Seeded",
    "between",
    "edge",
    "free",
    "grad",
    "is_instance",
    "is_subclass",
    "member",
    "pick",
    "pure",
    "shape",
    "type_of",
    "values",
    "vector",
]


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
    slopes = [slopes_of(of, built(case.args), wrt) for case in cases]
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

    The function gets ``answer``, a stub of the student's function or class, and returns
    ``None`` if all is well or a reason for the author's eyes. Students read
    ``message``.

    What the answer returns is plain data where it can be (tensors and series as arrays)
    and otherwise a stub again: attributes, calls, iteration and operators work, errors
    are raised here as ``AnswerRaised`` and as the class they were, and arguments change
    in place. A tensor with a gradient stays a tensor, so ``backward()`` works.
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
    listed: bool = True,
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
    listed : bool
        Whether the task names the options. Where it names none, any other value is
        told so without the list, which would give the right one away.
    """
    options = sorted({repr(option) for option in [right, *wrong]})
    choices = ", ".join(options) if listed else ""
    rule = {"key": key, "right": right, "wrong": wrong, "choices": choices}
    title = label or f"choice for {key}"
    return Check("pick", title, points, (), hidden, "", title, rule=rule)


def member(
    word: str, *, among: Sequence[str], belongs: bool, message: str, points: float
) -> Check:
    """Check that a chosen set holds a word, or that it does not.

    Parameters
    ----------
    word : str
    among : sequence of str
        All words that may be chosen.
    belongs : bool
        Whether the word should be in the set.
    message : str
        What to say where it is not as it should be.
    """
    choices = ", ".join(map(repr, sorted(among)))
    rule = {"key": word, "right": belongs, "wrong": {not belongs: message}}
    rule |= {"among": sorted(among), "choices": choices}
    title = f"the word {word!r}"
    return Check("pick", title, points, (), False, "", title, rule=rule)


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
