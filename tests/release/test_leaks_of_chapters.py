"""What each chapter has to hide is planted, and must be found."""

import json

import pytest

from helpers.authoring.answer_key import gather
from helpers.authoring.audit import audit
from helpers.authoring.chapters import (
    all_chapters,
    answer_text,
    exercises,
    read_source,
)
from helpers.authoring.student_copy import released_files
from helpers.checks.export import build_plan
from helpers.checks.load import load_exercises


@pytest.fixture(params=all_chapters(), ids=lambda chapter: chapter.name)
def chapter(request):
    return request.param


@pytest.fixture
def key(chapter):
    modules = sorted((chapter.folder / "checks").glob("*.py"))
    return gather(read_source(chapter), modules, load_exercises(chapter.name))


@pytest.fixture
def functions(chapter):
    """Exercises whose answer is a function; values are open to talk about."""
    found = load_exercises(chapter.name).values()
    return [exercise for exercise in found if not exercise.variables]


def test_every_solution_is_found(chapter, key):
    source = read_source(chapter)
    for exercise in exercises(source):
        found = list(key.found_in(("", answer_text(source, exercise))))
        assert f"holds the whole of the answer of {exercise}" in found


def test_every_known_answer_is_found(key, functions):
    for exercise in functions:
        for answer in [*exercise.wrong, *exercise.right]:
            assert list(key.found_in(("", answer.text))), answer


def test_every_hidden_case_is_found(chapter, functions):
    public = released_files(chapter)["public.json"]
    for exercise in functions:
        data = json.loads(public)
        whole = build_plan(exercise, hidden=True).to_plain()
        data["exercises"][exercise.name]["cases"] = whole["cases"]
        found = audit(chapter, {"public.json": json.dumps(data).encode()})
        assert any("public cases" in finding.problem for finding in found)
