"""Answers that are values: what is picked, and what lies between."""

import json

import numpy as np
import pytest
import torch

from helpers.checks.export import build_plan
from helpers.checks.judging import judge
from helpers.checks.kinds import option_digest
from helpers.checks.outcome import Outcome
from helpers.checks.plan import Plan
from helpers.checks.vocabulary import (
    Exercise,
    between,
    member,
    pick,
)
from tests.checks.tiny import (
    exercise,
)

HINTS = ["a", "b", "c"]


class Given:
    """Values of variables, as they come from the student's cell."""

    source = ""

    def __init__(self, *given):
        self.given = given

    def call(self, args, *, hidden=False):
        raise AssertionError("there is no function")

    def values(self):
        outcome = Outcome(value=self.given)
        return Outcome.from_plain(outcome.to_plain())


REGIME = Exercise(
    "regime",
    kind="predict",
    checks=[
        pick("A", right="slow", wrong={"good": "A is slow to fall."}, points=0.5),
        pick("B", right="good", wrong={"slow": "B falls fast."}, points=0.5),
    ],
    hints=HINTS,
)
ROUNDS = Exercise(
    "rounds",
    kind="predict",
    checks=[pick("", right=2, wrong={4: "Twice too many.", 1: "One more."}, points=1)],
    hints=HINTS,
)
WORDS = ("run", "save", "delete")
SAFE = Exercise(
    "safe",
    kind="predict",
    checks=[
        member("run", among=WORDS, belongs=True, message="Run.", points=1),
        member("save", among=WORDS, belongs=True, message="Save.", points=1),
        member("delete", among=WORDS, belongs=False, message="Keep.", points=1),
    ],
    hints=HINTS,
)
CHOICE = Exercise(
    "lr",
    names=("lr", "steps"),
    kind="design",
    checks=[
        between(
            "steps",
            [1],
            [3],
            points=1,
            label="few steps",
            below="At least one step.",
            above="Three steps at most.",
            whole=True,
        ),
        between(
            "lr",
            [0.5, 0.2, 9.0],
            [0.7, 0.4, 1.0],
            points=1,
            label="a good rate",
            below="Too small.",
            above="Too large.",
            given="steps",
            given_problem="it must be 1, 2 or 3.",
            never="No rate does it in so many steps.",
        ),
    ],
    hints=HINTS,
)


def given_verdict(of, *given):
    return judge(build_plan(of, hidden=True), Given(*given), {})


def test_picks():
    assert given_verdict(REGIME, {"A": "slow", "B": "good"}).points == 1.0
    half = given_verdict(REGIME, {"A": "good", "B": "good"})
    assert (half.points, half.message) == (0.5, "A is slow to fall.")
    assert given_verdict(REGIME, {"A": "slow", "B": np.str_("good")}).points == 1.0


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (
            {"A": "slwo", "B": "good"},
            "'slwo' is not one of the options: 'good', 'slow'",
        ),
        ({"A": ["slow"], "B": "good"}, "['slow'] is not one of the options"),
        ({"A": None, "B": "good"}, "None is not one of the options"),
        ({"B": "good"}, "The dict has no key 'A'."),
        ("slow", "Text came, a dict should."),
        ({"A": ..., "B": "good"}, "Not answered yet."),
    ],
)
def test_other_values_are_answered_in_words(value, said):
    verdict = given_verdict(REGIME, value)
    assert said in verdict.message
    assert verdict.status == "judged"


def test_a_task_without_options_gives_none_away():
    pick_one = pick("", right=2, wrong={4: "Twice too many."}, points=1, listed=False)
    rounds = Exercise("rounds", kind="predict", checks=[pick_one], hints=HINTS)
    assert given_verdict(rounds, 2).points == 1.0
    assert given_verdict(rounds, 4).message == "Twice too many."
    for value, shown in ((3, "3"), ("2", "'2'")):
        said = given_verdict(rounds, value).message
        assert said == f"{shown} is not the number asked for."


@pytest.mark.parametrize("value", [2, 2.0, np.int64(2), np.array(2.0)])
def test_a_number_may_be_picked_in_any_form(value):
    assert given_verdict(ROUNDS, value).points == 1.0


@pytest.mark.parametrize("value", [True, 2.5, "two", [2], None, np.nan, np.inf])
def test_other_things_are_not_that_number(value):
    assert given_verdict(ROUNDS, value).points == 0.0


@pytest.mark.parametrize(
    ("of", "given"),
    [
        (ROUNDS, (...,)),
        (SAFE, (...,)),
        (SAFE, ({...},)),
        (REGIME, (...,)),
        (REGIME, ({"A": ..., "B": ...},)),
        (CHOICE, (..., ...)),
        (ROUNDS, ([..., (...,)],)),
    ],
)
def test_dots_are_not_attempted(of, given):
    verdict = given_verdict(of, *given)
    assert verdict.status == "not attempted"
    assert verdict.points == 0.0


@pytest.mark.parametrize(
    ("value", "points", "said"),
    [
        ({"save", "run"}, 3, ""),
        (frozenset({"run", "save"}), 3, ""),
        ({np.str_("run"), "save"}, 3, ""),
        ({"run"}, 2, "Save."),
        ({"run", "save", "delete"}, 2, "Keep."),
        (set(), 0, "The set is empty."),
        ({"run", "Save"}, 1, "'Save' is not one of the options: 'delete', 'run', "),
        ({"run", "save", 3}, 2, "3 is not one of the options"),
        (["run", "save"], 0, "A list of length 2 came, a set should."),
        ({"run": 1, "save": 2}, 0, "A dict came, a set should."),
        (None, 0, "None came, a set should."),
    ],
)
def test_members_of_a_set(value, points, said):
    verdict = given_verdict(SAFE, value)
    assert verdict.points == points
    assert verdict.message.startswith(said)
    assert bool(verdict.message) == bool(said)


def test_a_cell_that_stopped():
    class Failed(Given):
        def values(self):
            return Outcome(raised=("NameError",), error="NameError: lr")

    for of in (ROUNDS, CHOICE):
        verdict = judge(build_plan(of), Failed(), {})
        assert verdict.points == 0.0
        assert verdict.message == "Your cell stopped with NameError: lr."


@pytest.mark.parametrize(
    ("given", "points"),
    [
        (True, 1),
        (np.bool_(True), 1),
        ("True", 0),
        ((3, 4), 0),
    ],
)
def test_a_word_in_quotation_marks_is_not_the_value(given, points):
    one = Exercise(
        "shares",
        kind="predict",
        checks=[pick("", right=True, wrong={False: "It does."}, points=1)],
        hints=HINTS,
    )
    assert judge(build_plan(one), Given(given), {}).points == points


@pytest.mark.parametrize(
    "given", [(3, 4), (np.int64(3), 4), torch.Size([3, 4]), np.zeros((3, 4)).shape]
)
def test_a_shape_is_a_tuple_however_it_came(given):
    one = Exercise(
        "form",
        kind="predict",
        checks=[pick("", right=(3, 4), wrong={(4, 3): "Rows first."}, points=1)],
        hints=HINTS,
    )
    assert judge(build_plan(one), Given(given), {}).points == 1


def test_an_option_does_not_tell_itself():
    text = json.dumps(build_plan(REGIME).to_plain())
    digests = [option_digest("regime", "A", option) for option in ("slow", "good")]
    assert all(digest in text for digest in digests)
    data = build_plan(REGIME).to_plain()["checks"][0]["rule"]
    assert "right" not in json.dumps(data)


@pytest.mark.parametrize(
    ("lr", "steps", "points", "said"),
    [
        (0.6, 1, 2, ""),
        (0.5, 1, 2, ""),
        (0.7, 1.0, 2, ""),
        (np.float32(0.3), np.int64(2), 2, ""),
        (0.3, 1, 1, "Too small."),
        (0.6, 2, 1, "Too large."),
        (5.0, 3, 1, "No rate does it in so many steps."),
        (0.6, 0, 0, "At least one step."),
        (0.6, 4, 0, "Three steps at most."),
        (0.6, 1.5, 1, "`steps` is 1.5; it must be a whole number."),
        (0.6, "one", 0, "`steps` is 'one'; it must be one number."),
        (0.6, True, 0, "`steps` is True; it must be one number."),
        (0.6, np.inf, 0, "`steps` is inf; it must be one number."),
        (np.nan, 1, 1, "`lr` is nan; it must be one number."),
        (np.inf, 1, 1, "`lr` is inf; it must be one number."),
        (-np.inf, 1, 1, "`lr` is -inf; it must be one number."),
        (..., 1, 1, "`lr` is not answered yet."),
        ([0.6], 1, 1, "`lr` is [0.6]; it must be one number."),
        (0.6, 10**400, 0, "Three steps at most."),
    ],
)
def test_between(lr, steps, points, said):
    verdict = given_verdict(CHOICE, lr, steps)
    assert verdict.message == said
    assert verdict.points == points


def test_vector_rows_reach_the_students_side():
    plan = Plan.from_plain("pull", build_plan(exercise()).to_plain())
    rule = next(check.rule for check in plan.checks if check.kind == "vector")
    assert rule == {"rows": ["X", "y"], "arguments": ["X", "y", "w"]}
