"""``hint.solution``: after an honest try, and only where the solutions are."""

import json

import pytest

from helpers.checks import progress, start
from helpers.project import notebooks_folder
from tests.checks.course import CHAPTER, RIGHT, cell

ADDS = "def scale(X, k):\n    return X + k\n"
TWICE = "def scale(X, k):\n    return 2 * X\n"
STUB = "def scale(X, k):\n    raise NotImplementedError\n"
SOURCE = [
    (
        "markdown",
        "tiny-idea",
        "prose",
        "**What to see:** x\n\n## 1 · Scale\n\nMultiply.",
    ),
    ("markdown", "tiny-scale-task", "task", "### Exercise 90.1 · scale"),
    (
        "code",
        "tiny-scale-answer",
        "answer",
        'def scale(X, k):\n    """Scale."""\n    ### BEGIN SOLUTION\n    return k * X\n'
        "    ### END SOLUTION",
    ),
    ("code", "tiny-scale-tests", "tests", 'check("scale", scale)'),
    ("markdown", "tiny-side-task", "task", "### Exercise 90.2 · side"),
    (
        "code",
        "tiny-side-answer",
        "answer",
        'side = ...  # which?\n### BEGIN SOLUTION\nside = "left"\n### END SOLUTION',
    ),
    ("code", "tiny-side-tests", "tests", 'check("side", side)'),
]


@pytest.fixture
def self_study(student):
    """Give the student the solutions, without the checks."""
    folder = notebooks_folder().parent / "solutions" / CHAPTER
    folder.mkdir(parents=True)
    cells = [
        {"cell_type": kind, "id": name, "metadata": {"tags": [tag]}, "source": text}
        for kind, name, tag, text in SOURCE
    ]
    (folder / f"{CHAPTER}.ipynb").write_text(json.dumps({"cells": cells}))
    return start(CHAPTER)


def said(capsys, hint, name="scale"):
    hint.solution(name)
    return capsys.readouterr().out


def test_an_ordinary_copy_holds_none_and_says_so(check, hint, capsys):
    check("scale", cell(RIGHT))
    capsys.readouterr()
    assert said(capsys, hint) == (
        "This copy of the course holds no solutions. "
        '`hint("scale")` shows one hint more.\n'
    )
    for _ in range(3):
        hint("scale")
    assert "hint.solution" not in capsys.readouterr().out


def test_without_a_try_it_stays_closed(self_study, capsys):
    check, hint = self_study
    for _ in range(3):
        hint("scale")
    check("scale", cell(STUB))
    assert "hint.solution" in capsys.readouterr().out
    out = said(capsys, hint)
    assert out.startswith("First a try of your own: write `scale` and run its check.")
    assert "So far: 0 tries, 3 of 3 hints." in out
    assert "k * X" not in out


def test_one_try_and_all_hints_open_it(self_study, capsys):
    check, hint = self_study
    check("scale", cell(ADDS))
    hint("scale")
    capsys.readouterr()
    assert "So far: 1 try, 1 of 3 hints." in said(capsys, hint)
    hint("scale")
    hint("scale")
    capsys.readouterr()
    assert "return k * X" in said(capsys, hint)


def test_hints_are_remembered_after_a_restart(self_study, capsys):
    check, hint = self_study
    for _ in range(3):
        hint("scale")
    check("scale", cell(ADDS))
    capsys.readouterr()
    assert "return k * X" in said(capsys, start(CHAPTER)[1])


def test_two_tries_that_differ_open_it_and_the_same_one_twice_does_not(
    self_study, capsys
):
    check, hint = self_study
    check("scale", cell(ADDS))
    check("scale", cell(ADDS))
    capsys.readouterr()
    assert "So far: 1 try, 0 of 3 hints." in said(capsys, hint)
    check("scale", cell(TWICE))
    capsys.readouterr()
    assert "return k * X" in said(capsys, hint)


def test_answer_idea_and_common_mistakes_are_shown(self_study, capsys):
    check, hint = self_study
    check("scale", cell(RIGHT))  # passed: nothing is left to spoil
    capsys.readouterr()
    out = said(capsys, hint)
    assert out.startswith("Reference answer for scale\n\ndef scale(X, k):")
    assert "SOLUTION" not in out
    assert "## 1 · Scale\n\nMultiply." in out
    assert "What to see" not in out
    assert "- You added k. Multiply by it." in out
    assert "It shows at grading only" not in out


def test_of_values_only_the_answer_is_shown(self_study, capsys):
    check, hint = self_study
    check("side", "left")
    capsys.readouterr()
    assert said(capsys, hint, "side").startswith(
        'Reference answer for side\n\nside = "left"\n'
    )


def test_damaged_solutions_are_said_in_one_sentence(self_study, capsys):
    check, hint = self_study
    check("scale", cell(RIGHT))
    (notebooks_folder().parent / "solutions" / CHAPTER / f"{CHAPTER}.ipynb").write_text(
        "{"
    )
    capsys.readouterr()
    assert said(capsys, hint).startswith(f"The solutions of {CHAPTER} cannot be read.")


def test_an_unknown_exercise(self_study, capsys):
    assert said(capsys, self_study[1], "scales").startswith("There is no exercise")


def test_markdown_folds_the_explanation(self_study, monkeypatch):
    from helpers.checks.solution import read_solution

    check, _ = self_study
    shown = read_solution(CHAPTER, check.plan("scale"))._repr_mimebundle_()
    assert set(shown) == {"text/plain", "text/markdown"}
    assert "```python\ndef scale" in shown["text/markdown"]
    assert shown["text/markdown"].count("<details>") == 2
    assert "**1 · Scale**" in shown["text/markdown"]
    assert progress.load() == {}
