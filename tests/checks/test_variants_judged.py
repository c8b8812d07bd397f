"""Standard wrong answers are made only where they fit, and are then rejected."""

import pytest

from helpers.checks.plain import Seeded
from helpers.checks.variants import MESSAGES, generate
from helpers.checks.vocabulary import Case, Exercise, pure, values, vector
from tests.checks.means import HINTS, X, column_means, means, run
from tests.checks.tiny import RIGHT, exercise, judged


def test_exercises_that_assign_variables_have_none():
    of = Exercise("side", kind="predict", checks=[], hints=HINTS)
    assert generate(of, "side = 'left'\n") == []


def test_an_exercise_without_cases_has_few():
    of = Exercise("means", checks=[], hints=HINTS, arguments=("X",), rows=("X",))
    made = generate(of, "def means(X):\n    X *= 2\n    return X\n")
    assert [answer.name for answer in made] == ["returns_none", "leaves_out_last_row"]


def test_an_answer_that_is_no_plain_definition_is_not_wrapped():
    made = means("means = lambda X: X.mean(axis=0)\n")
    assert set(made) == {"sum_for_mean", "wrong_axis"}
    assert set(means(arguments=(), rows=())) == {"sum_for_mean", "wrong_axis"}


def test_a_generator_among_the_arguments_is_no_hindrance():
    of = Exercise(
        "means",
        reference=lambda rng, X: rng.normal(size=len(X)),
        arguments=("rng", "X"),
        rows=("X",),
        checks=[values(Case("three", (Seeded(1), X)), points=1)],
        hints=HINTS,
    )
    text = "def means(rng, X):\n    return rng.normal(size=len(X))\n"
    made = {answer.name: answer for answer in generate(of, text)}
    assert run(made["column_for_vector"], Seeded(1), X).value.shape == (3, 1)
    assert "X -= 1" in made["changes_input"].text


# ---- judged -------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(a.name for a in generate(exercise(), RIGHT)))
def test_every_variant_of_the_tiny_answer_is_rejected(name):
    made = {answer.name: answer for answer in generate(exercise(), RIGHT)}
    verdict = judged(made[name].text)
    assert verdict.points < verdict.max_points
    assert verdict.status == "judged"
    failed = {check.name for check in verdict.checks if not check.passed}
    alone = {"changes_input": {"pure"}, "loops_over_rows": {"vector"}}
    if name in alone:
        assert failed == alone[name]


def test_their_messages_reach_the_student():
    made = {answer.name: answer for answer in generate(exercise(), RIGHT)}
    of = exercise()
    of.wrong = list(made.values())
    for name in ("returns_none", "flipped_sign", "sum_for_mean"):
        assert judged(made[name].text, of=of).message == MESSAGES[name]


def test_a_right_answer_in_comments_and_markers_does_not_matter():
    text = (
        "def means(X):\n"
        "    ### BEGIN SOLUTION\n"
        "    return X.mean(axis=0)  # {braces} stay\n"
        "    ### END SOLUTION\n"
    )
    for answer in means(text).values():
        compile(answer.text, "<answer>", "exec")


def test_the_vector_check_sees_the_generated_loop():
    of = Exercise(
        "means",
        reference=column_means,
        arguments=("X",),
        rows=("X",),
        over_rows="mean",
        checks=[
            vector(Case("three", (X,)), rows=("X",), points=1),
            pure(Case("three", (X,)), points=1),
        ],
        hints=HINTS,
    )
    text = "def means(X):\n    return X.mean(axis=0)\n"
    made = {answer.name: answer for answer in generate(of, text)}
    verdict = judged(made["loops_over_rows"].text, of=of)
    assert [check.passed for check in verdict.checks] == [False, True]
