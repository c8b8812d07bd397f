"""The exact verdict on one answer, and on a whole submission."""

import json

import pytest

from helpers.authoring.chapters import find_chapter
from helpers.checks.load import load_exercises
from helpers.checks.source import answer_texts, read_cells
from helpers.checks.verdict import Verdict
from helpers.errors import UsageError
from helpers.grading.judge import judge_answer, judge_submission, locked_kernels

CHAPTER = "06_linear_regression"


@pytest.fixture(scope="module")
def answers():
    return answer_texts(read_cells(find_chapter(CHAPTER).source), CHAPTER)


def test_all_answers_of_a_chapter_earn_every_point(answers):
    verdicts = judge_submission(CHAPTER, answers)
    assert list(verdicts) == list(load_exercises(CHAPTER))
    assert sum(v.points for v in verdicts.values()) == 28.0


def test_verdict_goes_through_json(answers):
    verdict = judge_answer(CHAPTER, "gradient", answers["cost"])
    again = json.loads(json.dumps(verdict.to_dict(), allow_nan=False))
    assert Verdict.from_dict(again) == verdict


def test_missing_and_empty_answers_are_not_attempted(answers):
    some = {"predict": answers["predict"], "cost": "  \n"}
    verdicts = judge_submission(CHAPTER, some)
    assert verdicts["predict"].points == 2.0
    assert {verdicts[name].status for name in ("cost", "r2")} == {"not attempted"}


def test_broken_answer_costs_only_itself(answers):
    verdicts = judge_submission(CHAPTER, answers | {"predict": "def predict(:"})
    assert verdicts["predict"].points == 0.0
    assert "SyntaxError" in verdicts["predict"].message
    assert sum(v.points for v in verdicts.values()) == 26.0


def test_endless_answer_costs_only_itself(answers):
    endless = "def predict(X, w, b):\n    while True:\n        pass\n"
    verdicts = judge_submission(CHAPTER, answers | {"predict": endless}, time_limit=0.5)
    assert verdicts["predict"].status == "stopped"
    assert "longer than 0.5 seconds" in verdicts["predict"].message
    assert sum(v.points for v in verdicts.values()) == 26.0


def test_answer_that_hangs_at_one_edge_keeps_its_other_points():
    text = (
        "def predict(X, w, b):\n"
        "    while len(X) == 0:\n        pass\n"
        "    return X @ w + b\n"
    )
    verdict = judge_answer(CHAPTER, "predict", text, time_limit=0.5)
    failed = [check.name for check in verdict.checks if not check.passed]
    assert failed == ["edge: no rows"]


def test_answer_may_call_an_earlier_one():
    text = (
        "def cost(X, y, w, b):\n    return ((predict(X, w, b) - y) ** 2).mean() / 2\n"
    )
    assert judge_answer(CHAPTER, "cost", text).points == 3.0


def test_kernel_of_the_chapter_is_locked():
    text = "from helpers.kernels.linear_regression import predict\n"
    verdict = judge_answer(CHAPTER, "predict", text)
    assert verdict.points == 0.0
    assert "asks you to write it" in verdict.message


def test_kernels_of_earlier_chapters_are_not_locked():
    locked = locked_kernels(CHAPTER)
    assert "linear_regression" in locked
    assert "finite_differences" not in locked


def test_hidden_checks_say_the_authors_words_only():
    text = (
        "def r2(y, p):\n    if len(y) == 40:\n        return 77.125\n    return 1.0\n"
    )
    verdict = judge_answer(CHAPTER, "r2", text)
    hidden = [c for c in verdict.checks if c.hidden and not c.passed]
    authored = {c.message for c in load_exercises(CHAPTER)["r2"].checks}
    assert hidden
    for check in hidden:
        assert check.note == ""
        known = check.message in authored
        assert known or check.message.startswith("This one runs at grading only")
        assert "77" not in check.message


def test_global_random_state_costs_the_pure_check_only():
    text = (
        "def predict(X, w, b):\n    np.random.seed(0)\n"
        "    np.random.rand()\n    return X @ w + b\n"
    )
    verdict = judge_answer(CHAPTER, "predict", text)
    assert [c.name for c in verdict.checks if not c.passed] == ["pure"]


def test_warnings_and_prints_cost_nothing():
    text = (
        "import sys, warnings\n"
        "def predict(X, w, b):\n"
        "    warnings.warn('careful')\n    print('working')\n"
        "    sys.stderr.write('noise')\n    np.log(np.zeros(1))\n"
        "    return X @ w + b\n"
    )
    assert judge_answer(CHAPTER, "predict", text).points == 2.0


def test_unknown_exercise_is_a_usage_error():
    with pytest.raises(UsageError, match="no exercise 'gradiant'"):
        judge_answer(CHAPTER, "gradiant", "")
