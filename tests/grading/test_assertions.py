"""Free assertions in a test cell run here, against answers behind the walls."""

import json

import pytest

from helpers.authoring.source_rules import _test_form
from helpers.checks.source import answer_texts, read_cells
from helpers.grading.assertions import Assertions, read_assertions
from helpers.grading.judge import judge_submission

CHAPTER = "06_linear_regression"
PLAIN = (
    'check("predict", predict)\n### BEGIN HIDDEN TESTS\n'
    'check.grade("predict", predict)\n### END HIDDEN TESTS'
)
WITH_LINES = (
    'check("predict", predict)\n'
    "got = predict(np.eye(2), np.array([3.0, 4.0]), 1.0)\n"
    "assert list(got) == [4.0, 5.0]\n"
    "### BEGIN HIDDEN TESTS\n"
    "X = np.full((2, 2), 8765.25)\n"
    'assert predict(X, X[0], 0.0).shape == (2,), "Give one number for each house."\n'
    "np.testing.assert_allclose(predict(X, X[0], 0.0), 2 * 8765.25**2)\n"
    'check.grade("predict", predict)\n'
    "### END HIDDEN TESTS"
)


@pytest.fixture
def judged(course):
    """Judge an answer to `predict` in a course whose test cell has free lines."""
    path = course / "solutions" / CHAPTER / f"{CHAPTER}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    (cell,) = [c for c in notebook["cells"] if c["id"].endswith("predict-tests")]
    cell["source"] = WITH_LINES
    path.write_text(json.dumps(notebook), encoding="utf-8")
    answers = answer_texts(read_cells(path), CHAPTER)

    def judge(text):
        verdicts = judge_submission(CHAPTER, answers | {"predict": text})
        assert sum(v.points for v in verdicts.values()) >= 26.0  # all the others
        return verdicts["predict"]

    return judge


def test_plain_cell_has_no_free_lines():
    assert read_assertions(PLAIN) == Assertions("", "")


def test_free_lines_are_told_apart():
    lines = read_assertions(WITH_LINES)
    assert "8765" not in lines.public
    assert "8765" in lines.hidden
    assert "check" not in lines.public + lines.hidden


def test_the_form_allows_free_lines():
    assert list(_test_form(PLAIN)) == list(_test_form(WITH_LINES)) == []


@pytest.mark.parametrize(
    "text",
    [
        WITH_LINES.replace("check.grade", "check"),
        WITH_LINES.replace("### END HIDDEN TESTS", ""),
        WITH_LINES.removesuffix("### END HIDDEN TESTS") + "x = 1\n### END HIDDEN TESTS",
        "x = 1\n" + WITH_LINES,
        PLAIN + "\nassert True",
    ],
)
def test_the_form_wants_its_two_checks_in_their_places(text):
    assert list(_test_form(text))


def test_right_answer_earns_all(judged):
    verdict = judged("def predict(X, w, b):\n    return X @ w + b\n")
    assert (verdict.points, verdict.passed) == (2.0, True)


def test_public_line_that_fails_is_shown_and_costs_all(judged):
    verdict = judged("def predict(X, w, b):\n    return X @ w - b\n")
    assert verdict.points == 0.0
    assert verdict.message == "`assert list(got) == [4.0, 5.0]` does not hold."
    assert not any(check.points for check in verdict.checks)


def test_hidden_line_says_the_authors_words(judged):
    verdict = judged(
        "def predict(X, w, b):\n"
        "    r = X @ w + b\n    return r[:, None] if X[0, 0] > 8000 else r\n"
    )
    assert verdict.message == "Give one number for each house."
    assert verdict.checks[0].hidden


def test_hidden_line_without_words_gives_nothing_away(judged):
    verdict = judged(
        "def predict(X, w, b):\n"
        "    r = X @ w + b\n    return r + 1e6 * (X[0, 0] > 8000)\n"
    )
    assert verdict.message == "An assertion that runs at grading only does not hold."
    assert "8765" not in json.dumps(verdict.to_dict())


def test_public_line_never_meets_hidden_inputs(judged):
    verdict = judged(
        "seen = []\n"
        "def predict(X, w, b):\n"
        "    seen.append(X.sum())\n"
        "    if len(X) == 2 and X[0, 1] == 0:\n"
        "        raise ValueError(str(seen))\n"
        "    return X @ w + b\n"
    )
    assert "ValueError" in verdict.message
    assert "35061" not in verdict.message


def test_answer_that_is_not_written_is_not_attempted(judged):
    verdict = judged("def predict(X, w, b):\n    raise NotImplementedError\n")
    assert verdict.status == "not attempted"
