"""A whole class from submissions to marks, feedback and back out of the gradebook."""

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from helpers.checks.load import load_exercises
from helpers.grading.classroom import export_marks, feedback_pages, grade_class
from helpers.grading.gradebook import default_url
from helpers.grading.marks import read_marks
from helpers.grading.results import read_results
from helpers.grading.simulation import simulate
from tests.grading.handed_in import CHAPTER

pytestmark = pytest.mark.xdist_group("class")


def test_every_submission_has_the_marks_it_should_have(graded):
    found = {
        result.student: {v.exercise: v.points for v in result.exercises}
        for result in graded.report.results
    }
    assert found == {name: f["exercises"] for name, f in graded.made.truth.items()}


def test_every_submission_has_the_status_it_should_have(graded):
    found = {result.student: result.status for result in graded.report.results}
    assert found == {name: fact["status"] for name, fact in graded.made.truth.items()}
    assert not graded.report.failed


def test_class_holds_every_known_wrong_answer(graded_course):
    held = {
        (exercise, name)
        for fact in graded_course.made.truth.values()
        for exercise, name in fact["wrong"].items()
    }
    exercises = load_exercises(CHAPTER)
    assert held == {(e, w.name) for e in exercises for w in exercises[e].wrong}
    kinds = {fact["kind"] for fact in graded_course.made.truth.values()}
    assert {"full marks", "partly right", "empty", "broken file"} <= kinds
    assert {"copied cell", "endless loop"} <= kinds


def test_the_same_seed_gives_the_same_bytes(graded_course, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "helpers.grading.simulation.make.judge_answer",
        lambda *_, **__: type("Verdict", (), {"points": 0.0}),
    )
    for name in ("a", "b", "b"):
        simulate(CHAPTER, 23, 5, tmp_path / name)
    one, two = (
        {p.relative_to(tmp_path / name): p.read_bytes() for p in files(tmp_path / name)}
        for name in ("a", "b")
    )
    assert one == two
    times = [{p.name: p.stat().st_mtime for p in files(tmp_path / n)} for n in "ab"]
    for found in times:
        del found["truth.json"], found["roster.csv"]
    assert times[0] == times[1]


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_grading_again_judges_nothing(graded_course):
    report = grade_class(CHAPTER, time_limit=4)
    assert report.judged == 0
    assert report.results == graded_course.report.results


def test_gradebook_holds_the_results(graded_course):
    marks = read_marks(CHAPTER, db=default_url())
    found = {name: mark.points for name, mark in marks.items()}
    assert found == {n: f["points"] for n, f in graded_course.made.truth.items()}


def test_formgrader_sees_all_submissions_as_graded(graded_course):
    code = (
        "from nbgrader.apps import NbGraderAPI; from traitlets.config import Config\n"
        "config = Config()\n"
        "config.CourseDirectory.root = '.'\n"
        "config.CourseDirectory.source_directory = 'solutions'\n"
        f"found = NbGraderAPI(config=config).get_submissions('{CHAPTER}')\n"
        "import json; print(json.dumps([[s['name'], s['autograded'], s['score'],"
        "s['needs_manual_grade']] for s in found], default=str))\n"
    )
    rows = json.loads(run(graded_course.folder, sys.executable, "-c", code))
    truth = graded_course.made.truth
    assert len(rows) == len(truth)
    assert all(autograded for _, autograded, _, _ in rows)
    assert not any(by_hand for *_, by_hand in rows)
    assert sorted(score for _, _, score, _ in rows) == sorted(
        fact["points"] for fact in truth.values()
    )


def run(folder, *command):
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    env = os.environ | {"PATH": path, "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_nbgrader_exports_the_marks(graded_course, tmp_path):
    to = tmp_path / "grades.csv"
    run(
        graded_course.folder,
        sys.executable,
        "-m",
        "nbgrader",
        "export",
        "--to",
        str(to),
    )
    rows = list(csv.DictReader(io.StringIO(to.read_text())))
    found = {row["student_id"]: float(row["score"]) for row in rows}
    assert found == {n: f["points"] for n, f in graded_course.made.truth.items()}


def test_nbgrader_writes_feedback_from_our_notebooks(graded_course, tmp_path):
    student = kind_of(graded_course, "full marks")
    option = f"--CourseDirectory.feedback_directory={tmp_path / 'pages'}"
    nbgrader = (sys.executable, "-m", "nbgrader", "generate_feedback", CHAPTER, option)
    run(graded_course.folder, *nbgrader, "--student", student)
    (page,) = (tmp_path / "pages" / student).rglob("*.html")
    assert "28.0" in page.read_text(encoding="utf-8")
    assert "HIDDEN TESTS" not in page.read_text(encoding="utf-8")


def kind_of(graded, kind):
    return next(n for n, fact in graded.made.truth.items() if fact["kind"] == kind)


def test_feedback_for_everyone(graded_course):
    pages = feedback_pages(CHAPTER)
    assert len(pages) == len(graded_course.made.truth)
    for name, fact in graded_course.made.truth.items():
        path = graded_course.folder / "feedback" / name / CHAPTER / f"{CHAPTER}.html"
        assert f"{fact['points']:g} of 28 points" in path.read_text(encoding="utf-8")


def test_feedback_gives_no_hidden_check_away(graded_course):
    for result in graded_course.report.results:
        for verdict in result.exercises:
            hidden = [check for check in verdict.checks if check.hidden]
            assert all(check.note == "" for check in hidden)
            assert not any("Expected" in check.message for check in hidden)
    empty = kind_of(graded_course, "empty")
    feedback_pages(CHAPTER)
    folder = graded_course.folder / "feedback" / empty
    (page,) = folder.rglob("*.html")
    text = page.read_text(encoding="utf-8")
    assert "HIDDEN" not in text
    assert "lstsq" not in text


def test_export(graded_course):
    text, _ = export_marks(CHAPTER, dry_run=True)
    rows = {row["student"]: row for row in csv.DictReader(io.StringIO(text))}
    for name, fact in graded_course.made.truth.items():
        row = rows[name]
        assert float(row["points"]) == fact["points"]
        assert {e: float(row[e]) for e in fact["exercises"]} == fact["exercises"]


def test_killed_batch_goes_on_where_it_stopped(graded, tmp_path, monkeypatch):
    """After ``kill -9`` the same command finishes, and judges nothing twice."""
    folder = graded.folder
    results = tmp_path / "results"
    code = (
        "from pathlib import Path; from helpers.grading.grade import grade\n"
        f"report = grade('{CHAPTER}', Path('submitted'), Path({str(results)!r}),"
        "time_limit=2)\n"
        "print(report.judged, len(report.results))\n"
    )
    monkeypatch.setenv("ML_WORKBOOK_ROOT", str(folder))
    victim = subprocess.Popen([sys.executable, "-c", code], cwd=folder)
    deadline = time.monotonic() + 60
    while len(list(results.rglob("[!.]*.json"))) < 3 and time.monotonic() < deadline:
        time.sleep(0.02)
    victim.send_signal(signal.SIGKILL)
    victim.wait()
    before = {p: p.stat().st_mtime_ns for p in results.rglob("[!.]*.json")}
    assert 3 <= len(before) < 20
    judged, total = map(int, run(folder, sys.executable, "-c", code).split())
    assert (judged, total) == (20 - len(before), 20)
    assert before.items() <= {p: p.stat().st_mtime_ns for p in files(results)}.items()
    assert [r.points for r in read_results(results, CHAPTER)] == [
        result.points for result in graded.report.results
    ]


@pytest.mark.thorough  # tests/grading/test_same_verdicts.py asks nbgrader every time
@pytest.mark.parametrize("kind", ["full marks", "partly right"])
def test_stock_autograder_gives_the_same_marks(graded, tmp_path, monkeypatch, kind):
    """nbgrader's own autograder works on the same course and gradebook."""
    folder = tmp_path / "course"
    shutil.copytree(graded.folder, folder)
    monkeypatch.setenv("ML_WORKBOOK_ROOT", str(folder))
    student = kind_of(graded, kind)
    nbgrader = (sys.executable, "-m", "nbgrader", "autograde", CHAPTER)
    run(folder, *nbgrader, "--student", student, "--force")
    marks = read_marks(CHAPTER, db=default_url())[student]
    found = {name: score.points for name, score in marks.scores.items()}
    assert found == graded.made.truth[student]["exercises"]
