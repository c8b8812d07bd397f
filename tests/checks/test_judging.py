"""A verdict is fair, says which mistake it is, and keeps what is hidden hidden."""

import json

import pytest

from helpers.checks.answer import Stopped
from helpers.checks.export import build_plan, free_checks
from helpers.checks.judging import judge
from helpers.checks.plan import Plan
from helpers.checks.vocabulary import (
    Exercise,
    free,
)
from tests.checks.tiny import (
    RIGHT,
    STUB,
    Written,
    by_name,
    exercise,
    judged,
)

HINTS = ["a", "b", "c"]


def body(*lines):
    return "def pull(X, y, w):\n" + "".join(f"    {line}\n" for line in lines)


def test_a_right_answer_earns_every_point():
    verdict = judged(RIGHT)
    assert verdict.points == verdict.max_points == 4.0
    assert type(verdict.points) is float
    assert verdict.status == "judged"
    assert verdict.passed
    assert (verdict.message, verdict.mistake) == ("", "")
    assert not any(check.message or check.note for check in verdict.checks)


def test_the_public_part_earns_the_public_points():
    verdict = judged(RIGHT, hidden=False)
    assert verdict.points == 2.5
    assert verdict.max_points == 4.0
    assert verdict.later == ("other numbers", "one row", "adds up")
    assert [check.hidden for check in verdict.checks] == [False] * 4


def test_a_partly_right_answer_earns_its_part():
    verdict = judged(body("error = X @ w - y", "return X.T @ error / len(y), 0.0"))
    passed = [check.name for check in verdict.checks if check.passed]
    assert passed == ["shape", "pure", "free: adds up"]
    assert verdict.points == 1.5


@pytest.mark.parametrize("hidden", [False, True])
def test_an_answer_is_asked_each_thing_once(hidden):
    of = exercise()
    answer = Written(RIGHT)
    judge(build_plan(of, hidden=hidden), answer, free_checks(of))
    assert answer.calls == (3 if hidden else 1)  # the free check has a stub of it


@pytest.mark.parametrize("hidden", [False, True])
def test_a_plan_that_went_through_json_judges_alike(hidden):
    plan = build_plan(exercise())
    text = json.dumps(plan.to_plain(), allow_nan=False)
    again = Plan.from_plain("pull", json.loads(text))
    for answer in (RIGHT, STUB, body("return 3"), body("return X.T @ y, 0")):
        assert judge(again, Written(answer)) == judge(plan, Written(answer))


# ---- not attempted, stopped ---------------------------------------------------------


@pytest.mark.parametrize("hidden", [False, True])
def test_a_stub_is_not_attempted(hidden):
    verdict = judged(STUB, hidden=hidden)
    assert verdict.status == "not attempted"
    assert verdict.points == 0.0
    assert verdict.message == "`pull` is not written yet."
    assert not any(check.passed for check in verdict.checks)


def test_an_answer_that_waits_for_another_one_was_attempted():
    other = "def errors(X, y, w):\n    raise NotImplementedError\n\n"
    text = other + body("return X.T @ errors(X, y, w), 0.0")
    verdict = judged(text)
    assert verdict.status == "judged"
    assert "`errors` is not written yet" in verdict.message


class Hanging(Written):
    def __init__(self, text, after):
        super().__init__(text)
        self.after = after

    def call(self, args, *, hidden=False):
        if self.calls >= self.after:
            raise Stopped("it ran longer than 5 seconds")
        return super().call(args)

    def stub(self):
        raise Stopped("it ran longer than 5 seconds")


def test_an_answer_that_never_ends_is_stopped():
    of = exercise()
    plan = build_plan(of, hidden=True)
    verdict = judge(plan, Hanging(RIGHT, after=0), free_checks(of))
    assert verdict.status == "stopped"
    assert verdict.points == 0.0
    assert "longer than 5 seconds" in verdict.message


def test_an_answer_that_always_fails_was_not_stopped():
    verdict = judged(body("raise ValueError('no')"))
    assert verdict.status == "judged"
    assert verdict.points == 0.0


def test_an_answer_that_hangs_on_one_case_keeps_its_other_points():
    of = exercise()
    plan = build_plan(of, hidden=True)
    verdict = judge(plan, Hanging(RIGHT, after=1), free_checks(of))
    assert verdict.status == "judged"
    assert verdict.points == 2.5
    assert not by_name(verdict)["free: adds up"].passed


def test_an_exercise_with_free_checks_alone():
    @free("is two", points=1, message="Return 2.")
    def is_two(answer):
        return None if answer() == 2 else "no"

    two = Exercise("two", reference=lambda: 2, checks=[is_two], hints=HINTS)
    right, wrong = "def two():\n    return 2\n", "def two():\n    return 3\n"
    assert judged(right, of=two).points == 1.0
    assert judged(right, of=two).status == "judged"
    assert judged(wrong, of=two).message == "Return 2."


# ---- known mistakes -----------------------------------------------------------------

SUMS = body("error = X @ w - y", "return X.T @ error, error.sum()")
SUMS_MESSAGE = "Both slopes are sums: divide by the number of examples."


@pytest.mark.parametrize("hidden", [False, True])
def test_a_known_mistake_says_its_own_message(hidden):
    verdict = judged(SUMS, hidden=hidden)
    assert verdict.message == SUMS_MESSAGE
    assert verdict.mistake == "sums"
    assert by_name(verdict)["values"].message == SUMS_MESSAGE
    assert "n = 3 times" in by_name(verdict)["values"].note


def test_a_mistake_is_matched_on_the_public_cases_alone():
    """The student has read this message; grading should not take it back."""
    text = body(
        "error = X @ w - y",
        "if len(y) == 1:",
        "    return 'something else', None",
        "return X.T @ error, error.sum()",
    )
    assert judged(text).mistake == "sums"


def test_a_mistake_that_shows_at_grading_only_is_matched_there():
    text = body(
        "n = max(len(y), 2)", "e = X @ w - y", "return X.T @ e / n, e.sum() / n"
    )
    assert judged(text, hidden=False).mistake == ""
    verdict = judged(text)
    assert verdict.mistake == "breaks_on_one_row"
    assert by_name(verdict)["edge: one row"].message == (
        "One row is a special case here; it should not be."
    )


def test_another_wrong_answer_gets_a_diagnosis():
    verdict = judged(body("error = y - X @ w", "return X.T @ error / 3, error.mean()"))
    assert verdict.mistake == ""
    assert verdict.message.startswith(
        "On three examples: every number has the wrong sign."
    )


def test_an_error_of_the_same_class_is_not_yet_the_same_mistake():
    verdict = judged(body("raise ValueError('of quite another kind')"))
    assert verdict.mistake == ""
    assert "of quite another kind" in verdict.message


def test_a_mistake_does_not_speak_where_all_values_are_right():
    """In-place change: the results are right, the `pure` check says what is wrong."""
    verdict = judged(body("y -= X @ w", "return -X.T @ y / len(y), -y.mean()"))
    assert verdict.mistake == ""
    assert [check.name for check in verdict.checks if not check.passed] == ["pure"]


# ---- what is hidden stays hidden ----------------------------------------------------

WRONG_EVERYWHERE = {
    "numbers": body("return X.T @ y, y.sum()"),
    "shape": body("return X, y"),
    "its input in an error": body("raise ValueError(f'{X} {y} {w}')"),
    "its input in a late error": body(
        "if len(y) == 3:",
        "    return X.T @ (X @ w - y) / len(y), float((X @ w - y).mean())",
        "raise ValueError(repr((X, y, w)))",
    ),
    "its input as a result": body("return X.ravel(), X[0, 0]"),
    "its input as text": body("return str(X)"),
    "None": body("return None"),
    "known": SUMS,
    "in place": body("X -= 1", "return X.T @ y, 0"),
}


@pytest.mark.parametrize("text", WRONG_EVERYWHERE.values(), ids=WRONG_EVERYWHERE)
def test_a_hidden_check_shows_the_authors_words_alone(text):
    verdict = judged(text)
    authors = {
        "values: other numbers": {
            "This one runs at grading only: other numbers.",
            SUMS_MESSAGE,
        },
        "edge: one row": {"With one row the mean is that row.", SUMS_MESSAGE},
        "free: adds up": {"The slopes of two halves add up to the whole."},
    }
    for check in verdict.checks:
        if check.hidden and not check.passed:
            assert check.message in authors[check.name]
            assert check.note == ""
    for shown in (verdict.to_text(), verdict.to_html(), json.dumps(verdict.to_dict())):
        assert "sealed" not in shown
        for secret in ("7.25", "3.125", "8.75", "6.375", "9.625", "3.25", "9.75"):
            assert secret not in shown


def test_the_public_plan_knows_no_hidden_check():
    plan = build_plan(exercise())
    assert not any(check.hidden for check in plan.checks)
    assert {check.name for check in plan.checks} == {
        "shape",
        "values",
        "pure",
        "vector",
    }
