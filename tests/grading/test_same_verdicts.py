"""Every exercise of the course gets the same verdict, however it is judged."""

import copy
import json
import os
import shutil
import subprocess
import sys

import pytest

from helpers.authoring.chapters import all_chapters
from helpers.authoring.release import released_files
from helpers.checks.load import load_exercises
from helpers.checks.source import answer_texts, read_cells
from helpers.grading.classroom import grade_class
from helpers.grading.confinement import CONFINED, SHARED, examine
from helpers.grading.files import read_released
from helpers.grading.gradebook import default_url
from helpers.grading.judge import _judge
from helpers.grading.marks import chapter_places, read_marks
from helpers.grading.simulation.seats import called_in
from helpers.project import ROOT, ROOT_VARIABLE

TURNS = 4  # students; each answers every exercise wrongly or in another right form
CHANCE = {"start_left_to_chance"}  # answers that give something else in each run
ALWAYS = ("06_linear_regression", "13_torch_modules")  # plain functions, and classes
CHAPTERS = [
    pytest.param(
        chapter.name,
        marks=() if chapter.name in ALWAYS else pytest.mark.thorough,
    )
    for chapter in all_chapters()
    if chapter.has_source
]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A course of its own, in use."""
    course = tmp_path / "course"
    course.mkdir()
    shutil.copy(ROOT / "nbgrader_config.py", course)
    monkeypatch.setenv(ROOT_VARIABLE, str(course))
    return course


@pytest.fixture(params=CHAPTERS)
def chapter(request, folder):
    """A chapter in that course, with submissions."""
    name = request.param
    skipped = shutil.ignore_patterns("__pycache__", ".*")
    shutil.copytree(
        ROOT / "solutions" / name, folder / "solutions" / name, ignore=skipped
    )
    (found,) = all_chapters()
    found.released.parent.mkdir(parents=True)
    for file, content in released_files(found).items():
        (found.released.parent / file).write_bytes(content)
    for turn in range(TURNS):
        hand_in(folder, name, turn)
    return name


def answers_of(name, turn):
    """Choose an answer to each exercise: wrong ones first, then right ones.

    Where one answer calls another, only one of the two is chosen: what is called is the
    reference in one turn, and what calls is left open in the next. Together, an answer
    that draws by itself or never ends would make the other's points a matter of luck.
    """
    exercises = load_exercises(name)
    right = answer_texts(read_cells(ROOT / "solutions" / name / f"{name}.ipynb"), name)
    chosen = {}
    for exercise in exercises.values():
        known = [*exercise.wrong, *exercise.right] if turn else [*exercise.right]
        texts = [answer.text for answer in known if answer.name not in CHANCE]
        texts = texts or [right[exercise.name]]
        chosen[exercise.name] = texts[(7 * turn) % len(texts)]
    for caller, text in list(chosen.items()):
        called = called_in(text, exercises) - {caller}
        if called and turn == 2:
            del chosen[caller]
        else:
            chosen |= {other: right[other] for other in called}
    return chosen


def hand_in(folder, name, turn):
    notebook = copy.deepcopy(read_released(name))
    answers = answers_of(name, turn)
    for place in chapter_places(name, notebook):
        if place.exercise in answers:
            notebook["cells"][place.index]["source"] = answers[place.exercise]
    notebook["cells"] = [cell for cell in notebook["cells"] if is_graded(cell)]
    own = folder / "submitted" / f"student{turn}" / name
    own.mkdir(parents=True)
    (own / f"{name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    (own / "timestamp.txt").write_text("2026-01-15 12:00:00.000000 UTC")


def is_graded(cell):
    """Whether a cell matters for marks. The demonstrations only cost nbgrader time."""
    marks = cell["metadata"].get("nbgrader", {})
    return bool(marks) or "setup" in cell["metadata"].get("tags", [])


def points(report):
    return {
        result.student: {v.exercise: v.points for v in result.exercises}
        for result in report.results
    }


@pytest.mark.slow
@pytest.mark.skipif(examine()[0] != CONFINED, reason="needs the whole wall")
def test_all_ways_agree(chapter, folder):
    confined = points(grade_class(chapter, workers=2))
    assert any(any(earned.values()) for earned in confined.values())
    again = grade_class(chapter, workers=1, unconfined=True, force=True)
    assert points(again) == confined
    for turn in range(TURNS):
        wanted = list(load_exercises(chapter))
        shared = _judge(chapter, answers_of(chapter, turn), wanted, 5.0, SHARED)
        found = {name: verdict.points for name, verdict in shared.items()}
        assert found == confined[f"student{turn}"]
    assert points(on_dask(chapter)) == confined
    assert stock(chapter, folder, "student1") == confined["student1"]


def on_dask(chapter):
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=1,
        threads_per_worker=1,
        processes=False,
        host="tcp://127.0.0.1",
        dashboard_address="127.0.0.1:0",  # a port of its own: two may run at once
    ) as cluster:
        return grade_class(chapter, scheduler=cluster.scheduler_address, force=True)


def stock(chapter, folder, student):
    """Let nbgrader's own autograder judge, in the student's kernel."""
    words = ("nbgrader", "autograde", chapter, "--student", student, "--force")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", *words],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    marks = read_marks(chapter, db=default_url())[student]
    return {name: score.points for name, score in marks.scores.items()}
