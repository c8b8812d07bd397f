"""The kinds of check: each function returns why a check fails, or ``None``."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from helpers.checks.answer import AnswerRaised, Stopped
from helpers.checks.causes import cause
from helpers.checks.compare import form_problem, is_number, name_of, same, unwrap
from helpers.checks.diagnose import explain, show
from helpers.checks.loops import loop_over_rows
from helpers.checks.outcome import Outcome
from helpers.checks.plan import PlannedCase, PlannedCheck
from helpers.checks.recipes import holds_recipe

if TYPE_CHECKING:
    from helpers.checks.judging import Judging


def _cases(judging: Judging, check: PlannedCheck) -> list[tuple[PlannedCase, Outcome]]:
    return [(judging.plan.cases[i], judging.outcome(i)) for i in check.cases]


def _explain(
    judging: Judging, check: PlannedCheck, case: PlannedCase, outcome: Outcome
) -> str:
    if check.hidden:
        return ""  # students read the author's words, and nothing of what was found
    return explain(case, outcome, check.rtol, judging.plan.errors)


def _shape(judging: Judging, check: PlannedCheck) -> str | None:
    for case, outcome in _cases(judging, check):
        if outcome.raised or outcome.value is None:
            return _explain(judging, check, case, outcome)
        if problem := form_problem(outcome.value, case.expected.value):
            return f"On {case.label}: {problem}."
    return None


def _values(judging: Judging, check: PlannedCheck) -> str | None:
    for case, outcome in _cases(judging, check):
        wanted = case.expected.raised
        if wanted and wanted[0] in outcome.raised:
            continue
        if wanted or outcome.raised:
            return _explain(judging, check, case, outcome)
        if not same(outcome.value, case.expected.value, check.rtol):
            return _explain(judging, check, case, outcome)
    return None


def _grad(judging: Judging, check: PlannedCheck) -> str | None:
    """Compare with slopes that were measured by small steps, not derived."""
    for i, slopes in zip(check.cases, check.rule["slopes"], strict=True):
        case, outcome = judging.plan.cases[i], judging.outcome(i)
        measured = PlannedCase(case.label, case.args, Outcome(value=slopes))
        if outcome.raised or not same(outcome.value, slopes, check.rtol):
            return _explain(judging, check, measured, outcome)
    return None


def _pure(judging: Judging, check: PlannedCheck) -> str | None:
    for case, outcome in _cases(judging, check):
        # A function that does nothing leaves its inputs alone and proves nothing.
        if outcome.raised or form_problem(outcome.value, case.expected.value):
            return "this check waits: the form of the result comes first."
        if len(outcome.args_after) != len(case.args):
            return "the inputs could not be read after the call."
        for place, (before, after) in enumerate(
            zip(case.args, outcome.args_after, strict=False)
        ):
            if after is before or holds_recipe(before):
                continue
            if not same(after, before, rtol=0.0):
                names = check.rule.get("arguments") or []
                name = f"`{names[place]}`" if place < len(names) else f"input {place}"
                way = "array instead, for example `a = a - 1` and not `a -= 1`"
                if isinstance(before, list | dict | set):
                    kind = type(before).__name__
                    way = f"{kind} instead, and leave the one you were given as it is"
                return f"your function changes {name} while it works. Make a new {way}."
        if outcome.touched_random:
            return "your function draws from NumPy's global random state."
    return None


def _vector(judging: Judging, check: PlannedCheck) -> str | None:
    if not judging.answer.source:
        return "the text of your function was not found; define it in its own cell."
    try:
        found = loop_over_rows(
            judging.answer.source,
            check.rule["rows"],
            function=judging.plan.name,
            arguments=check.rule.get("arguments", ()),
        )
    except ValueError as error:
        return f"{error}."
    if not found:
        right = _values(judging, check) is None
        return None if right else "no loop was found, but the numbers come first."
    return (
        f"a Python loop goes over the examples ({found}). "
        "Let NumPy do all rows at once, with `@`, `*`, `.sum()`, slices or indices."
    )


def _free(judging: Judging, check: PlannedCheck) -> str | None:
    function = judging.free.get(check.name)
    if function is None:
        raise LookupError(f"no function for the free check {check.name!r}")

    try:
        with judging.answer.stub() as answer:
            return function(answer)
    except AnswerRaised as error:
        said = f"{error.said or error}"
        why = cause([said.partition(":")[0]], said, judging.plan.errors)
        return f"your code stopped with {said}. {why}".rstrip()
    except Stopped as reason:
        return f"your code stopped with {reason}."
    except Exception as error:  # noqa: BLE001 - an odd result breaks the check's arithmetic
        return f"the result could not be used ({type(error).__name__})."


def option_digest(exercise: str, key: str, option: Any) -> str:
    """Hide an option's name, so that opening public.json spoils nothing by accident."""
    if isinstance(option, float) and option.is_integer():
        option = int(option)  # 2.0 is the option 2
    if isinstance(option, tuple):  # so are a torch.Size and NumPy's own integers
        option = tuple(n.item() if isinstance(n, np.generic) else n for n in option)
    text = f"{exercise}|{key}|{option}"
    known = text.encode("utf-8", "backslashreplace")  # half a character is no option
    return hashlib.sha256(known).hexdigest()[:12]


def _pick(judging: Judging, check: PlannedCheck) -> str | None:
    outcome = judging.outcome(0)
    if outcome.raised:
        return f"your cell stopped with {outcome.error}."
    value, key = unwrap(outcome.value[0]), check.rule["key"]
    if among := check.rule.get("among"):
        if problem := _set_problem(value, key, among):
            return problem
        value = key in value
    elif key:
        if not isinstance(value, dict):
            return f"{name_of(value)} came, a dict should."
        if key not in value:
            return f"the dict has no key {key!r}."
        value = unwrap(value[key])
    if value is ...:
        return "not answered yet."
    answers = check.rule["options"]
    said = answers.get(option_digest(judging.plan.name, key, value))
    quoted = isinstance(value, str) and repr(str(value)) not in check.rule["choices"]
    if said is None or quoted:  # the text "True" is not the value True
        if not check.rule["choices"]:  # the task names none, and the right one is there
            return f"{show(value)} is not the number asked for."
        return f"{show(value)} is not one of the options: {check.rule['choices']}."
    return said or None  # the right option says nothing


def _set_problem(value: Any, word: str, among: list[str]) -> str | None:
    """Say why a chosen set cannot be read; a word that is no option is named."""
    if not isinstance(value, set | frozenset):
        return f"{name_of(value)} came, a set should."
    if not value:
        return "the set is empty."
    strange = sorted(show(item) for item in value - set(among))
    if strange and word not in value:
        return f"{strange[0]} is not one of the options: {', '.join(map(repr, among))}."
    return None


def _between(judging: Judging, check: PlannedCheck) -> str | None:
    """Check that one number lies in an interval, which another one may choose."""
    outcome, rule = judging.outcome(0), check.rule
    if outcome.raised:
        return f"your cell stopped with {outcome.error}."
    values = dict(zip(judging.plan.names, map(unwrap, outcome.value), strict=True))
    value = values[rule["of"]]
    if value is ...:
        return f"`{rule['of']}` is not answered yet."
    if not is_number(value) or not abs(value) < float("inf"):
        return f"`{rule['of']}` is {show(value)}; it must be one number."
    if rule["whole"] and value != int(value):
        return f"`{rule['of']}` is {show(value)}; it must be a whole number."
    place = 0
    if given := rule.get("given"):
        chosen = values[given]
        if not is_number(chosen) or not 1 <= chosen <= len(rule["low"]):
            return f"`{given}` is {show(chosen)}; {rule['given_problem']}"
        place = int(chosen) - 1
    low, high = rule["low"][place], rule["high"][place]
    if low > high:
        return rule["never"]
    if value < low:
        return rule["below"]
    return rule["above"] if value > high else None


KINDS: dict[str, Callable[[Judging, PlannedCheck], str | None]] = {
    "shape": _shape,
    "values": _values,
    "edge": _values,
    "grad": _grad,
    "pure": _pure,
    "vector": _vector,
    "free": _free,
    "pick": _pick,
    "between": _between,
}
BY_VALUE = {"shape", "values", "edge", "grad"}
