"""Judge an answer by its plan. The same code runs for students and for grading."""

from __future__ import annotations

from typing import Any

from helpers.checks.answer import Answer, FreeCheck, Stopped
from helpers.checks.compare import same
from helpers.checks.diagnose import show
from helpers.checks.kinds import BY_VALUE, KINDS
from helpers.checks.outcome import Outcome
from helpers.checks.plan import Mistake, Plan, PlannedCheck
from helpers.checks.verdict import CheckResult, Verdict


class Judging:
    """One judgement: asks the answer each thing once and remembers the outcome."""

    def __init__(self, plan: Plan, answer: Answer, free: dict[str, FreeCheck]):
        self.plan, self.answer, self.free = plan, answer, free
        self._outcomes: dict[int, Outcome] = {}

    def outcome(self, place: int) -> Outcome:
        """Outcome of one case; a stopped answer is an outcome too."""
        if place not in self._outcomes:
            self._outcomes[place] = self._ask(place)
        return self._outcomes[place]

    def _ask(self, place: int) -> Outcome:
        case, hidden = self.plan.cases[place], place >= self.plan.public_cases
        try:
            if self.plan.variables:
                return self._whole(self.answer.values())
            if case.steps:
                return self.answer.steps(case.steps, hidden=hidden)
            return self.answer.call(case.args, hidden=hidden)
        except Stopped as reason:
            return Outcome(raised=("Stopped",), error=str(reason))

    def _whole(self, values: Outcome) -> Outcome:
        """See that there is one value for each name: a process may send anything."""
        found = values.value
        whole = isinstance(found, tuple) and len(found) == len(self.plan.names)
        if not whole and not values.raised:
            raise Stopped("your cell sent back no values")
        return values

    def ask_public(self) -> None:
        """Ask all that students may read of, before anything hidden is asked."""
        for place in self.public_places:
            self.outcome(place)

    @property
    def public_places(self) -> range:
        """Cases that students may read of; variables are one case, and theirs."""
        first = 1 if self.plan.variables and self.plan.cases else 0
        return range(max(self.plan.public_cases, first))

    def fails(self, check: PlannedCheck) -> str | None:
        """Return the reason why a check fails, or ``None`` if it passes."""
        return KINDS[check.kind](self, check)

    def not_attempted(self) -> bool:
        """Whether the stub is still in place."""
        if not self.plan.cases:
            return False  # free checks alone: nothing says so before they run
        first = self.outcome(0)
        if not self.plan.variables:
            return first.not_attempted
        values = [v for value in first.value or () for v in _leaves(value)]
        return first.not_attempted or (bool(values) and all(v is ... for v in values))

    def mistake(self) -> Mistake | None:
        """Return the known mistake that gives the same results as the answer.

        A mistake that shows on the public cases is matched on these alone, so that
        grading says the message that the student has already read.
        """
        for mistake in self.plan.mistakes:
            shown = self._differs(mistake, self.plan.public_cases)
            count = self.plan.public_cases if shown else len(mistake.outcomes)
            theirs = mistake.outcomes[:count]
            if all(outcome.raised for outcome in theirs):
                continue  # an error of the same class says too little
            if all(_same_outcome(self.outcome(i), o) for i, o in enumerate(theirs)):
                return mistake
        return None

    def _differs(self, mistake: Mistake, count: int) -> bool:
        right = (case.expected for case in self.plan.cases[:count])
        pairs = zip(mistake.outcomes[:count], right, strict=True)
        return any(not _same_outcome(mine, theirs) for mine, theirs in pairs)


def judge(
    plan: Plan, answer: Answer, free: dict[str, FreeCheck] | None = None
) -> Verdict:
    """Judge one answer.

    Parameters
    ----------
    plan : Plan
        The checks, as plain data.
    answer : Answer
        The answer, here or in another process.
    free : dict of str to callable, optional
        The author's own check functions, by check name; only at grading.

    Returns
    -------
    Verdict
        A verdict always comes: what an answer does wrong is part of it.
    """
    return conclude(Judging(plan, answer, free or {}))


def conclude(judging: Judging) -> Verdict:
    """Ask what has not been asked yet, and form the verdict."""
    plan = judging.plan
    if judging.not_attempted():
        return Verdict.not_attempted(plan)
    reasons = [judging.fails(check) for check in plan.checks]
    known = judging.mistake() if any(r is not None for r in reasons) else None
    results = [
        _result(check, reason, known)
        for check, reason in zip(plan.checks, reasons, strict=True)
    ]
    asked = [judging.outcome(i) for i in _asked(judging)]
    stopped = bool(asked) and all(o.raised[:1] == ("Stopped",) for o in asked)
    nameless = known is None and not all(result.passed for result in results)
    returned = _returned(judging) if nameless else ()
    return Verdict.of(plan, results, known, stopped=stopped, returned=returned)


def _returned(judging: Judging) -> tuple[str, ...]:
    """Write what came of the public cases, which hold nothing secret."""
    outcomes = [judging.outcome(place) for place in judging.public_places]
    return tuple(o.raised[0] if o.raised else show(o.value) for o in outcomes)


def _asked(judging: Judging) -> list[int]:
    return sorted(judging._outcomes)


def _result(
    check: PlannedCheck, reason: str | None, known: Mistake | None
) -> CheckResult:
    """Word the result. A hidden check says the author's words and nothing else."""
    message, note = "", ""
    if reason is not None:
        by_value = check.kind in BY_VALUE
        own = known.message if known and by_value else check.message
        hidden = own or f"This one runs at grading only: {check.title}."
        reason = reason[:1].upper() + reason[1:]
        message = hidden if check.hidden else own or reason
        note = "" if check.hidden or message == reason else reason
    return CheckResult(
        name=check.name,
        title=check.title,
        hidden=check.hidden,
        passed=reason is None,
        points=check.points if reason is None else 0.0,
        max_points=check.points,
        message=message,
        note=note,
    )


def _leaves(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for item in value.values() for leaf in _leaves(item)]
    if isinstance(value, list | tuple | set):
        return [leaf for item in value for leaf in _leaves(item)]
    return [value]


def _same_outcome(mine: Outcome, theirs: Outcome) -> bool:
    if mine.raised or theirs.raised:
        return bool(
            mine.raised and theirs.raised and mine.raised[0] == theirs.raised[0]
        )
    return same(mine.value, theirs.value)
