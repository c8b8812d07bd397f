"""Tests of the tests: the checks tell right answers from wrong ones, and say why."""

from functools import cache

import numpy as np

from helpers.checks.compare import form_problem, same
from helpers.checks.diagnose import flat
from helpers.checks.export import build_plan
from helpers.checks.source import answer_texts, read_cells
from helpers.grading.judge import judge_answer


@cache
def plan_of(exercise, hidden):
    """Build a plan once for all answers of an exercise: it runs each of them."""
    return build_plan(exercise, hidden=hidden)


def test_reference_answer_earns_full_marks(chapter, exercise):
    text = answer_texts(read_cells(chapter.source), chapter.name)[exercise.name]
    verdict = judge_answer(chapter.name, exercise.name, text)
    assert verdict.points == verdict.max_points == exercise.points, verdict.to_text()
    assert type(verdict.points) is float


def test_untouched_stub_is_not_attempted(chapter, exercise):
    text = answer_texts(read_cells(chapter.released), chapter.name)[exercise.name]
    verdict = judge_answer(chapter.name, exercise.name, text)
    assert verdict.status == "not attempted", verdict.to_text()
    assert verdict.points == 0.0


def test_other_right_answer_earns_full_marks(chapter, exercise, right):
    verdict = judge_answer(chapter.name, exercise.name, right.text)
    assert verdict.points == exercise.points, verdict.to_text()


def test_wrong_answer_is_rejected_with_its_message(chapter, exercise, wrong):
    verdict = judge_answer(chapter.name, exercise.name, wrong.text)
    assert verdict.points < verdict.max_points, "full marks for a wrong answer"
    said = [check.message for check in verdict.checks if not check.passed]
    assert all(said), "a failed check without a message"
    if not wrong.message:
        return  # the failing check's own message is the message
    if verdict.mistake != wrong.name:
        # Another known mistake gives the very same results; its words fit as well.
        assert wrong.generated or exercise.variables, verdict.to_text()
        assert verdict.message
    else:
        assert verdict.message == wrong.message
    if not wrong.generated:
        assert wrong.message in said


def test_wrong_answer_is_far_from_the_right_one(exercise, wrong):
    """No known mistake may hide within the tolerance: 100 times is the least."""
    plan = plan_of(exercise, True)
    outcomes = next((m.outcomes for m in plan.mistakes if m.name == wrong.name), None)
    if outcomes is None:
        return  # its results are right; a check of another kind rejects it
    assert max(map(distance, outcomes, plan.cases)) > 100


def distance(outcome, case):
    """Return how many tolerances lie between a wrong result and the right one."""
    right = case.expected
    if outcome.raised or right.raised:
        return np.inf if outcome.raised[:1] != right.raised[:1] else 0.0
    if form_problem(outcome.value, right.value):
        return np.inf
    mine, theirs = flat(outcome.value), flat(right.value)
    if mine is None or theirs is None:  # text is right or wrong, not near
        return 0.0 if same(outcome.value, right.value) else np.inf
    if mine.size == 0:
        return 0.0
    if not np.isfinite(mine).all():
        return np.inf
    scale = np.abs(theirs).max() or 1.0
    return float(np.abs(mine - theirs).max() / (1e-5 * scale))


def test_exercise_has_what_the_house_asks_for(exercise):
    own = [wrong for wrong in exercise.wrong if not wrong.generated]
    assert len(exercise.hints) == 3
    assert 2 <= exercise.points <= 5
    assert any(not check.hidden for check in exercise.checks)
    assert all(check.points > 0 for check in exercise.checks)
    if not exercise.variables:
        assert len(own) >= 3
        assert len(exercise.right) >= 2
        assert any(check.hidden for check in exercise.checks)
    for check in exercise.checks:
        if check.hidden and check.kind not in ("values", "pure", "shape"):
            assert check.message, f"{check.name}: a hidden check needs its own words"


def test_public_side_names_the_mistake_too(exercise, wrong):
    """What a student reads before handing in is what the feedback says later."""
    if not wrong.message or wrong.generated or exercise.variables:
        return
    names = [mistake.name for mistake in plan_of(exercise, False).mistakes]
    assert wrong.name in names, "no public case shows this mistake"
