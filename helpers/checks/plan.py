"""The checks of one exercise as plain data: what a judge on either side needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from helpers.checks.outcome import Outcome
from helpers.checks.plain import decode, encode


@dataclass(frozen=True)
class Mistake:
    """A known wrong answer, as what it returns on each case."""

    name: str
    message: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True)
class PlannedCase:
    """Arguments of one call, or steps instead, and what should come of it."""

    label: str
    args: tuple
    expected: Outcome
    steps: str = ""

    def to_plain(self) -> dict[str, Any]:
        """Give the case as JSON-ready data."""
        data: dict[str, Any] = {"label": self.label}
        data["args"] = [encode(arg) for arg in self.args]
        data |= {"steps": self.steps} if self.steps else {}
        return data | {"expected": self.expected.to_plain(with_args=False)}


@dataclass(frozen=True)
class PlannedCheck:
    """One named check.

    Attributes
    ----------
    name, kind, title : str
        ``name`` is unique in the exercise; ``title`` is read by students.
    points : float
    hidden : bool
    message : str
        The author's own words for a failure; may be empty.
    cases : tuple of int
        Places in the plan's list of cases.
    rtol : float
        Allowed difference as a share of the largest expected number.
    rule : dict
        What the kind needs besides (for example the arguments that hold rows).
    """

    name: str
    kind: str
    title: str
    points: float
    hidden: bool = False
    message: str = ""
    cases: tuple[int, ...] = ()
    rtol: float = 1e-5
    rule: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """All that is needed to judge an answer to one exercise.

    Attributes
    ----------
    names : tuple of str
        The variables that the answer cell defines.
    variables : bool
        Whether they are values to read and not a function to call.
    points : float
        All points, those of checks that are not in this plan too.
    public_cases : int
        How many of the cases, from the first, are public.
    later : tuple of str
        Titles of the checks that run at grading only.
    errors : dict of str to str
        What an error of a class means in this exercise, where that says more than the
        general words.
    """

    name: str
    names: tuple[str, ...]
    variables: bool
    points: float
    hints: tuple[str, ...]
    cases: tuple[PlannedCase, ...]
    checks: tuple[PlannedCheck, ...]
    mistakes: tuple[Mistake, ...]
    public_cases: int
    later: tuple[str, ...] = ()
    errors: dict[str, str] = field(default_factory=dict)

    def to_plain(self) -> dict[str, Any]:
        """Give the plan as JSON-ready data."""
        mistakes = [
            {
                "name": mistake.name,
                "message": mistake.message,
                "outcomes": [o.to_plain(with_args=False) for o in mistake.outcomes],
            }
            for mistake in self.mistakes
        ]
        data = {
            "names": list(self.names),
            "variables": self.variables,
            "points": self.points,
            "hints": list(self.hints),
            "cases": [case.to_plain() for case in self.cases],
            "checks": [_check_to_plain(check) for check in self.checks],
            "mistakes": mistakes,
            "later": list(self.later),
        }
        return data | ({"errors": self.errors} if self.errors else {})

    @classmethod
    def from_plain(cls, name: str, data: dict[str, Any]) -> Plan:
        """Read what :meth:`to_plain` wrote."""
        cases = tuple(
            PlannedCase(
                case["label"],
                tuple(decode(arg) for arg in case["args"]),
                Outcome.from_plain(case["expected"]),
                case.get("steps", ""),
            )
            for case in data["cases"]
        )
        mistakes = tuple(
            Mistake(
                mistake["name"],
                mistake["message"],
                tuple(Outcome.from_plain(o) for o in mistake["outcomes"]),
            )
            for mistake in data["mistakes"]
        )
        return cls(
            name=name,
            names=tuple(data["names"]),
            variables=data["variables"],
            points=data["points"],
            hints=tuple(data["hints"]),
            cases=cases,
            checks=tuple(_check_from_plain(check) for check in data["checks"]),
            mistakes=mistakes,
            public_cases=len(cases),
            later=tuple(data["later"]),
            errors=dict(data.get("errors", {})),
        )


def _check_to_plain(check: PlannedCheck) -> dict[str, Any]:
    data = {"name": check.name, "kind": check.kind, "title": check.title}
    data |= {"points": check.points, "cases": list(check.cases), "rtol": check.rtol}
    if check.message:
        data["message"] = check.message
    if check.rule:
        data["rule"] = encode(check.rule)
    return data


def _check_from_plain(data: dict[str, Any]) -> PlannedCheck:
    return PlannedCheck(
        name=data["name"],
        kind=data["kind"],
        title=data["title"],
        points=data["points"],
        message=data.get("message", ""),
        cases=tuple(data["cases"]),
        rtol=data["rtol"],
        rule=decode(data["rule"]) if "rule" in data else {},
    )
