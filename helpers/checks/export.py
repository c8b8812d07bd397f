"""Turn a chapter's exercises into plans: the public ones as data for students."""

from __future__ import annotations

import json
import linecache
import sys
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from helpers.checks.answer import FreeCheck
from helpers.checks.compare import same
from helpers.checks.kinds import option_digest
from helpers.checks.load import load_exercises
from helpers.checks.outcome import Outcome
from helpers.checks.plain import encode, if_loaded
from helpers.checks.plan import Mistake, Plan, PlannedCase, PlannedCheck
from helpers.checks.vocabulary import AnswerText, Case, Check, Exercise

FORMAT = 1


def public_data(chapter: str) -> dict[str, Any]:
    """Return what a student's folder holds of a chapter's checks.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.

    Returns
    -------
    dict
        JSON-ready: format, chapter, and a plan of public checks for each exercise.
    """
    exercises = load_exercises(chapter)
    plans = {name: build_plan(exercise) for name, exercise in exercises.items()}
    data = {name: plan.to_plain() for name, plan in plans.items()}
    return {"format": FORMAT, "chapter": chapter, "exercises": data}


def public_text(chapter: str) -> str:
    """Return ``public.json`` as text: the same bytes for the same source."""
    data = _rounded(public_data(chapter))
    return json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def _rounded(data: Any) -> Any:
    """Keep twelve digits of every number: the last ones depend on the processor."""
    if isinstance(data, float):
        return float(f"{data:.12g}")
    if isinstance(data, list):
        return [_rounded(item) for item in data]
    if isinstance(data, dict):
        return {key: _rounded(item) for key, item in data.items()}
    return data


def build_plan(exercise: Exercise, *, hidden: bool = False) -> Plan:
    """Build the plan of an exercise.

    Parameters
    ----------
    exercise : Exercise
    hidden : bool, default False
        Whether to take in the checks that run at grading only.

    Returns
    -------
    Plan
    """
    public = [check for check in exercise.checks if not check.hidden]
    later = [check for check in exercise.checks if check.hidden]
    used = public + later if hidden else public
    cases = _distinct_cases(used)
    planned = [_plan_case(exercise, case) for case in cases]
    shown = len(_distinct_cases(public))
    if exercise.variables:
        planned, shown = [PlannedCase("", (), Outcome())], 0
    return Plan(
        name=exercise.name,
        names=exercise.names,
        variables=exercise.variables,
        points=exercise.points,
        hints=exercise.hints,
        cases=tuple(planned),
        checks=tuple(_plan_check(exercise, check, cases) for check in used),
        mistakes=() if exercise.variables else _mistakes(exercise, planned),
        public_cases=shown,
        later=() if hidden else tuple(check.title for check in later),
        errors=exercise.errors,
    )


def free_checks(exercise: Exercise) -> dict[str, FreeCheck]:
    """Return the author's own check functions, by check name."""
    return {check.name: check.function for check in exercise.checks if check.function}


def _distinct_cases(checks: list[Check]) -> list[Case]:
    found: dict[int, Case] = {}
    for check in checks:
        for case in check.cases:
            found.setdefault(id(case), case)
    return list(found.values())


def _plan_case(exercise: Exercise, case: Case) -> PlannedCase:
    for place, arg in enumerate(case.args):
        if _holds_opaque(encode(arg)):
            raise ValueError(
                f"case {case.label!r}: argument {place} is {type(arg).__name__}, which "
                "no file can hold; write it as Function, Made or Seeded"
            )
    expected = _outcome(exercise, exercise.reference, case)
    return PlannedCase(case.label, case.args, expected, case.steps)


def _holds_opaque(data: Any) -> bool:
    if isinstance(data, dict):
        return "opaque" in data or any(map(_holds_opaque, data.values()))
    return isinstance(data, list) and any(map(_holds_opaque, data))


def _plan_check(exercise: Exercise, check: Check, cases: list[Case]) -> PlannedCheck:
    places = {id(case): place for place, case in enumerate(cases)}
    rule = dict(check.rule)
    if check.kind == "pick":
        rule = _pick_rule(exercise, rule)
    if check.kind in ("pure", "vector"):
        rule["arguments"] = list(exercise.arguments)
    return PlannedCheck(
        name=check.name,
        kind=check.kind,
        title=check.title,
        points=float(check.points),
        hidden=check.hidden,
        message=check.message,
        cases=tuple(places[id(case)] for case in check.cases),
        rtol=check.rtol,
        rule=rule,
    )


def _pick_rule(exercise: Exercise, rule: dict[str, Any]) -> dict[str, Any]:
    said = {rule["right"]: ""} | rule["wrong"]
    digests = {
        option_digest(exercise.name, rule["key"], option): message
        for option, message in said.items()
    }
    options = dict(sorted(digests.items()))  # their order says nothing either
    shown = {"key": rule["key"], "options": options, "choices": rule["choices"]}
    return shown | ({"among": rule["among"]} if "among" in rule else {})


def _mistakes(exercise: Exercise, cases: list[PlannedCase]) -> tuple[Mistake, ...]:
    """Return the wrong answers that show in what they return, with those returns."""
    found = []
    for wrong in exercise.wrong:
        if not wrong.message:
            continue
        function = load_answer(wrong, exercise)
        outcomes = tuple(_bare(_outcome(exercise, function, case)) for case in cases)
        pairs = zip(outcomes, cases, strict=True)
        if any(_differs(mine, case.expected) for mine, case in pairs):
            found.append(Mistake(wrong.name, wrong.message, outcomes))
    return tuple(found)


def _outcome(exercise: Exercise, function: Any, case: Any) -> Outcome:
    """Ask for an outcome; weights that torch draws are the same each time."""
    torch = if_loaded("torch")
    if torch is None:
        return exercise.outcome(function, case)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        return exercise.outcome(function, case)


def _bare(outcome: Outcome) -> Outcome:
    """Keep what a mistake is known by: the value or the kind of error."""
    if outcome.raised:
        return Outcome(raised=outcome.raised[:1])
    return Outcome(value=outcome.value)


def _differs(mine: Outcome, theirs: Outcome) -> bool:
    if mine.raised or theirs.raised:
        return mine.raised[:1] != theirs.raised[:1]
    return not same(mine.value, theirs.value)


def load_answer(answer: AnswerText, exercise: Exercise) -> Callable[..., Any]:
    """Run the text of an author's answer and return its function, or all of them.

    The text sees what the chapter's ``checks`` see, so ``np`` is there.
    """
    source = exercise.reference or answer.function
    home = sys.modules.get(getattr(source, "__module__", ""))
    space = dict(getattr(source, "__globals__", None) or vars(home or object))
    space.pop("EXERCISES", None)
    filename = f"<answer {exercise.name} {answer.name}>"
    lines = answer.text.splitlines(keepends=True)
    linecache.cache[filename] = (len(answer.text), None, lines, filename)
    exec(compile(answer.text, filename, "exec"), space)  # noqa: S102
    if len(exercise.names) == 1:
        return space[exercise.name]
    return SimpleNamespace(**{name: space[name] for name in exercise.names})
