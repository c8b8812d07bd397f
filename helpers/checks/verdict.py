"""What an answer earned, in words, as a table and as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from helpers.checks.plan import Mistake, Plan


@dataclass(frozen=True)
class CheckResult:
    """The result of one named check."""

    name: str
    title: str
    hidden: bool
    passed: bool
    points: float
    max_points: float
    message: str = ""
    note: str = ""


@dataclass(frozen=True)
class Verdict:
    """The verdict on one answer.

    Attributes
    ----------
    exercise : str
    points, max_points : float
        Earned, and to be had in all; ``max_points`` counts the hidden checks too.
    status : str
        ``judged``, ``not attempted`` or ``stopped``.
    message : str
        The one thing to read first; empty where all is well.
    mistake : str
        Name of the known mistake that the answer makes; empty if none is known.
    checks : tuple of CheckResult
    later : tuple of str
        Titles of the checks that run at grading only.
    shown : dict
        What the cell printed and drew at grading: ``text`` and ``pictures``.
    returned : tuple of str
        What the answer gave for the public cases, if it is wrong in a way that has no
        name yet. Statistics group such answers by it.
    """

    exercise: str
    points: float
    max_points: float
    status: str
    message: str
    mistake: str
    checks: tuple[CheckResult, ...]
    later: tuple[str, ...] = ()
    shown: dict[str, Any] = field(default_factory=dict)
    returned: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        plan: Plan,
        results: list[CheckResult],
        known: Mistake | None,
        *,
        stopped: bool = False,
        returned: tuple[str, ...] = (),
    ) -> Verdict:
        """Sum up the results of all checks."""
        failed = [result for result in results if not result.passed]
        # The mistake's own message only helps where some check shows the mistake.
        shown = known and any(r.message == known.message for r in failed)
        first = failed[0].message if failed else ""
        return cls(
            exercise=plan.name,
            points=round(float(sum(result.points for result in results)), 6),
            max_points=float(plan.points),
            status="stopped" if stopped else "judged",
            message=known.message if known and shown else first,
            mistake=known.name if known and shown else "",
            checks=tuple(results),
            later=plan.later,
            returned=returned,
        )

    @classmethod
    def not_attempted(cls, plan: Plan) -> Verdict:
        """Give the verdict on an untouched stub."""
        message = f"`{', '.join(plan.names)}` is not written yet."
        return cls._zero(plan, "not attempted", message)

    @classmethod
    def stopped(cls, plan: Plan, reason: str) -> Verdict:
        """Give the verdict on an answer that could not be judged."""
        return cls._zero(plan, "stopped", reason)

    @classmethod
    def _zero(cls, plan: Plan, status: str, message: str) -> Verdict:
        results = tuple(
            CheckResult(c.name, c.title, c.hidden, False, 0.0, c.points, message)
            for c in plan.checks
        )
        total = float(plan.points)
        return cls(plan.name, 0.0, total, status, message, "", results, plan.later)

    @property
    def passed(self) -> bool:
        """Whether every check in this verdict passed."""
        return bool(self.checks) and all(check.passed for check in self.checks)

    def headline(self) -> str:
        """Say the verdict in one line, never more than is known."""
        if self.status == "not attempted":
            return f"{self.exercise}: not attempted, 0 of {_points(self.max_points)}"
        right = sum(check.passed for check in self.checks)
        earned = f"{self.points:g} of {_points(self.max_points)}"
        if not self.later:
            total = len(self.checks)
            return f"{self.exercise}: {right} of {total} checks, {earned}"
        public = sum(not check.hidden for check in self.checks)
        more = len(self.later)
        return (
            f"{self.exercise}: public {right} of {public}, {earned}; {more} more "
            f"{'check' if more == 1 else 'checks'} at grading: {', '.join(self.later)}"
        )

    def to_text(self) -> str:
        """Write the verdict as plain text."""
        lines = [self.headline()]
        if self.message:
            lines.append(f"  {self.message}")
        if self.status == "not attempted":
            return "\n".join(lines)
        for check in self.checks:
            mark = "✓ pass" if check.passed else "✗ fail"
            score = f"{check.points:g}/{check.max_points:g}"
            lines.append(f"  {mark}  {score:>7}  {check.title}")
            if check.message and check.message != self.message:
                lines.append(f"      {check.message}")
            if check.note:
                lines.append(f"      {check.note}")
        return "\n".join(lines)

    def to_html(self) -> str:
        """Write the verdict as a table that reads in light and dark themes."""
        from helpers.checks.table import verdict_table

        return verdict_table(self)

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, str]:
        return {"text/plain": self.to_text(), "text/html": self.to_html()}

    def to_dict(self) -> dict[str, Any]:
        """Give the verdict as JSON-ready data."""
        checks = []
        for check in self.checks:
            data = dict(vars(check))
            data["visibility"] = "hidden" if data.pop("hidden") else "public"
            checks.append(data)
        return {
            "exercise": self.exercise,
            "points": self.points,
            "max_points": self.max_points,
            "status": self.status,
            "message": self.message,
            "mistake": self.mistake,
            "checks": checks,
            "later": list(self.later),
            "shown": self.shown,
            "returned": list(self.returned),
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Verdict:
        """Read what :meth:`to_dict` wrote."""
        checks = []
        for check in data["checks"]:
            fields = dict(check)
            fields["hidden"] = fields.pop("visibility") == "hidden"
            checks.append(CheckResult(**fields))
        lists = ("later", "returned")
        rest = {k: v for k, v in data.items() if k not in ("checks", *lists)}
        rest |= {name: tuple(data.get(name, ())) for name in lists}
        return cls(**rest, checks=tuple(checks))


def _points(number: float) -> str:
    return f"{number:g} {'point' if number == 1 else 'points'}"
