"""What a student's folder holds of the checks: enough to practise, nothing hidden."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from helpers.checks.export import (
    build_plan,
    free_checks,
    load_answer,
    public_data,
    public_text,
)
from helpers.checks.load import load_exercises
from helpers.checks.plain import Seeded
from helpers.checks.plan import Plan
from helpers.checks.vocabulary import Case, Exercise, grad, pick, values
from helpers.errors import WorkbookError
from tests.checks.course import CHAPTER, HIDDEN_WORDS, write_course
from tests.checks.tiny import OPEN, SECRET, exercise

HINTS = ["a", "b", "c"]


@pytest.fixture
def course(tmp_path, monkeypatch):
    write_course(tmp_path)
    monkeypatch.setenv("ML_WORKBOOK_ROOT", str(tmp_path))
    return tmp_path


def test_the_public_file_holds_nothing_that_is_hidden(course):
    text = public_text(CHAPTER)
    for words in HIDDEN_WORDS:
        assert words not in text
    titles = json.loads(text)["exercises"]["scale"]["later"]
    assert titles == ["other numbers", "no rows", "halves"]


def test_the_public_file_holds_no_code(course):
    text = public_text(CHAPTER)
    for code in ("def ", "lambda", "return", "import", "np."):
        assert code not in text


def test_the_public_file_has_what_a_student_needs(course):
    data = public_data(CHAPTER)
    assert data["format"] == 1
    assert data["chapter"] == CHAPTER
    assert list(data["exercises"]) == ["scale", "side"]
    scale = data["exercises"]["scale"]
    assert [check["name"] for check in scale["checks"]] == ["shape", "values", "pure"]
    assert scale["hints"] == ["Look at k.", "Multiply.", "`k * X`"]
    assert scale["points"] == 4.0
    assert [mistake["name"] for mistake in scale["mistakes"]] == ["adds"]


def test_the_file_is_strict_json(course):
    json.loads(public_text(CHAPTER), parse_constant=pytest.fail)


def test_the_same_bytes_in_every_process(course):
    here = public_text(CHAPTER)
    program = (
        "import sys; from helpers.checks.export import public_text; "
        f"sys.stdout.buffer.write(public_text({CHAPTER!r}).encode())"
    )
    for seed in ("0", "7"):
        there = subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
        )
        assert there.stdout.decode() == here


def test_the_last_digits_of_results_do_not_matter(course):
    """They depend on the processor, and the file should not."""
    before = public_text(CHAPTER)
    path = course / "solutions" / CHAPTER / "checks" / "__init__.py"
    other = "    return k * X * (1 + 3e-16)\n"
    path.write_text(path.read_text().replace("    return k * X\n", other, 1))
    os.utime(path, ns=(1, 1))
    assert public_text(CHAPTER) == before


def test_a_source_that_changed_is_read_again(course):
    before = public_text(CHAPTER)
    path = course / "solutions" / CHAPTER / "checks" / "__init__.py"
    path.write_text(path.read_text().replace("Multiply.", "Times."))
    os.utime(path, ns=(1, 1))
    assert public_text(CHAPTER) == before.replace("Multiply.", "Times.")


def test_a_chapter_without_checks_says_so(course):
    with pytest.raises(WorkbookError, match="chapter 99_none has no checks") as caught:
        load_exercises("99_none")
    assert caught.value.next_step == "course list"


# ---- plans --------------------------------------------------------------------------


def test_the_public_plan_is_the_start_of_the_full_one():
    public, full = build_plan(exercise()), build_plan(exercise(), hidden=True)
    assert len(public.cases) == public.public_cases == full.public_cases == 1
    assert len(full.cases) == 3
    assert [check.name for check in full.checks[:4]] == [c.name for c in public.checks]
    assert full.later == ()
    assert public.points == full.points == 4.0


def test_a_case_that_several_checks_share_is_there_once():
    full = build_plan(exercise(), hidden=True)
    assert [check.cases for check in full.checks] == [
        (0,),
        (0,),
        (0,),
        (0,),
        (1,),
        (2,),
        (),
    ]


def test_a_case_of_hidden_and_public_checks_is_public():
    of = Exercise(
        "pull",
        reference=exercise().reference,
        checks=[
            values(SECRET, OPEN, points=1, label="later", hidden=True),
            values(OPEN, points=1),
        ],
        hints=HINTS,
    )
    full = build_plan(of, hidden=True)
    assert full.cases[0].args[0].tolist() == OPEN.args[0].tolist()
    assert full.public_cases == 1


def test_mistakes_without_a_message_or_a_difference_are_left_out():
    names = [m.name for m in build_plan(exercise()).mistakes]
    assert "shrinks" not in names
    assert "breaks_on_one_row" not in names
    assert names == ["sums", "always_fails"]
    full = [m.name for m in build_plan(exercise(), hidden=True).mistakes]
    assert full == ["sums", "breaks_on_one_row", "always_fails"]


def test_mistakes_hold_outcomes_and_no_error_text():
    fails = build_plan(exercise()).mistakes[1]
    assert fails.outcomes[0].raised == ("ValueError",)
    assert fails.outcomes[0].error == ""
    assert fails.outcomes[0].args_after == ()


def test_a_plan_survives_as_data():
    public = build_plan(exercise())
    again = Plan.from_plain("pull", json.loads(json.dumps(public.to_plain())))
    assert again.to_plain() == public.to_plain()
    assert (again.name, again.points, again.later) == ("pull", 4.0, public.later)
    assert again.checks == public.checks


def test_words_of_a_public_check_reach_the_student():
    of = Exercise(
        "pull",
        reference=exercise().reference,
        checks=[values(OPEN, points=1, message="Look at the first row.")],
        hints=HINTS,
    )
    plan = Plan.from_plain("pull", build_plan(of).to_plain())
    assert plan.checks[0].message == "Look at the first row."


def test_odd_arguments_and_results_survive():
    def reference(rng, X, flag):
        return {"draw": rng.normal(), "X": X.astype(np.float32), "no": np.nan}

    of = Exercise(
        "f",
        reference=reference,
        checks=[
            values(Case("odd", (Seeded(3), np.zeros((0, 2)), None)), points=1),
            grad(
                Case("slope", (2.0,)),
                of=lambda x: x**2,
                wrt=(0,),
                points=1,
            ),
        ],
        hints=HINTS,
    )
    plan = Plan.from_plain("f", json.loads(json.dumps(build_plan(of).to_plain())))
    assert plan.cases[0].args[0] == Seeded(3)
    assert plan.cases[0].args[1].shape == (0, 2)
    assert plan.cases[0].expected.value["X"].dtype == np.float32
    assert np.isclose(plan.checks[1].rule["slopes"][0], 4.0)


def test_an_exercise_of_variables_has_one_case_without_arguments():
    of = Exercise(
        "side",
        kind="predict",
        checks=[pick("", right="left", wrong={"right": "No."}, points=1)],
        hints=HINTS,
    )
    plan = build_plan(of)
    assert plan.variables
    assert plan.cases[0].args == ()
    assert plan.mistakes == ()


def test_the_right_option_does_not_stand_out():
    def options(right, wrong):
        of = Exercise(
            "side",
            kind="predict",
            checks=[pick("", right=right, wrong=wrong, points=1)],
            hints=HINTS,
        )
        return list(build_plan(of).checks[0].rule["options"])

    assert options("a", {"b": "No.", "c": "No."}) == options(
        "c", {"a": "No.", "b": "No."}
    )


def test_free_checks_stay_with_the_author():
    assert list(free_checks(exercise())) == ["free: adds up"]
    assert "adds_up" not in json.dumps(build_plan(exercise()).to_plain())


def test_the_text_of_an_answer_runs_with_the_authors_names():
    one = exercise()
    function = load_answer(one.wrong[0], one)
    assert function(*OPEN.args)[1] == 5.0
