"""What chapter 00 says of the checks is what the checks say."""

import pytest

from helpers.authoring.chapters import find_chapter, read_source
from helpers.checks.export import build_plan
from helpers.checks.judging import judge
from helpers.checks.load import load_exercises
from helpers.checks.notebook import LocalAnswer


@pytest.fixture(scope="module")
def cells():
    return {c.id: c.source for c in read_source(find_chapter("00")).cells}


@pytest.fixture(scope="module")
def exercises():
    return load_exercises("00_start_here")


def test_the_quoted_verdict_is_the_one_that_comes(cells, exercises):
    greeting = exercises["hello_check"]
    answer = LocalAnswer((greeting.reference,), greeting.names)
    verdict = judge(build_plan(greeting), answer)
    assert f"`{verdict.headline()}`" in cells["start-here-verdict-idea"]


def test_the_bar_shows_the_checks_of_the_exercise(cells, exercises):
    for check in exercises["hello_check"].checks:
        state = "at grading" if check.hidden else "passed"
        row = f'"{check.title}": ({float(check.points)}, "{state}")'
        assert row in cells["start-here-verdict-picture"]


def test_the_example_of_draws_is_what_numpy_gives(cells, exercises):
    draws = exercises["seeded_draws"].reference(7, 3)
    shown = ", ".join(f"{draw:.3f}" for draw in draws)
    assert f"`[{shown}]`" in cells["start-here-seeded-draws-task"]


def test_every_action_stands_in_the_table(cells, exercises):
    words = [check.rule["key"] for check in exercises["safe_actions"].checks]
    task = cells["start-here-safe-actions-task"]
    assert [word for word in words if f'| `"{word}"` |' not in task] == []
    assert task.count('| `"') == len(words)
