"""A gradebook in PostgreSQL: grading, people's marks, nbgrader's own programs."""

import csv
import io
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from helpers.errors import EnvironmentProblem
from helpers.grading.classroom import export_marks, feedback_pages
from helpers.grading.gradebook import open_gradebook
from helpers.grading.marks import read_marks
from helpers.grading.record import record
from helpers.grading.results import read_results
from tests.grading.small_class import KINDS, NAME

pytestmark = pytest.mark.xdist_group("postgres")

TESTS = "tiny-line-slope-tests"
ANSWER = "tiny-line-slope-answer"


def points(url):
    return {name: marks.points for name, marks in read_marks(NAME, db=url).items()}


def nbgrader(small, *words):
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "nbgrader", *words],
        cwd=small.root,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def grade_rows(server, database):
    """How many rows there are of what one student and cell may have one of."""
    sql = "SELECT count(*), count(DISTINCT (notebook_id, cell_id)) FROM grade"
    ((rows, different),) = server.query(sql, database)
    return rows, different


def test_course_grade_fills_a_new_gradebook(small, url, server, database):
    done = small.course("grade", "41", "--time-limit", "0.5", "--db", url)
    assert done.returncode == 0, done.stderr
    assert points(url) == small.truth
    assert not small.db.exists()
    small.grade(url)
    assert points(url) == small.truth
    assert grade_rows(server, database) == (2 * small.students,) * 2


def test_what_people_entered_survives(small, url):
    small.grade(url)
    with open_gradebook(url) as book:
        grade = book.find_grade(TESTS, NAME, NAME, "half01")
        grade.manual_score, grade.extra_credit = 1.5, 0.25
        grade.needs_manual_grade = False
        comment = book.find_comment(ANSWER, NAME, NAME, "half01")
        comment.manual_comment = "Schön gerechnet."
        book.db.commit()
    small.hand_in("half01", *KINDS["wrong"], when="2026-01-16 12:00:00.000000 UTC")
    small.grade(url)
    marks = read_marks(NAME, db=url)["half01"]
    assert (marks.points, marks.scores["slope"].automatic) == (1.5 + 0.25 + 2, 0)
    assert marks.scores["slope"].comment == "Schön gerechnet."
    with open_gradebook(url) as book:
        grade = book.find_grade(TESTS, NAME, NAME, "half01")
        assert grade.needs_manual_grade


def test_late_penalty(small, url):
    settings = small.root / "nbgrader_config.py"
    with settings.open("a", encoding="utf-8") as file:
        file.write("c.LateSubmissionPlugin.penalty_method = 'zero'\n")
    small.grade(url)
    with open_gradebook(url) as book:
        book.update_or_create_assignment(NAME, duedate="2026-01-15 12:00:00 UTC")
    small.hand_in("right00", *KINDS["right"], when="2026-01-15 12:00:01.000000 UTC")
    small.grade(url)
    assert points(url) == small.truth | {"right00": 0}


def test_export_and_feedback(small, url):
    small.grade(url)
    text, _ = export_marks(NAME, db=url)
    rows = csv.DictReader(io.StringIO(text))
    assert {row["student"]: float(row["points"]) for row in rows} == small.truth
    assert len(feedback_pages(NAME, db=url)) == small.students


def test_nbgrader_works_on_it(small, url, tmp_path):
    small.grade(url)
    to = tmp_path / "grades.csv"
    option = f"--CourseDirectory.db_url={url}"
    nbgrader(small, "export", option, "--to", str(to))
    rows = csv.DictReader(io.StringIO(to.read_text()))
    assert {row["student_id"]: float(row["score"]) for row in rows} == small.truth
    nbgrader(small, "generate_feedback", NAME, option, "--student", "right00")
    (page,) = (small.root / "feedback" / "right00").rglob("*.html")
    assert "4.0" in page.read_text(encoding="utf-8")
    code = (
        "import json; from nbgrader.apps import NbGraderAPI\n"
        "from traitlets.config import PyFileConfigLoader\n"
        "config = PyFileConfigLoader('nbgrader_config.py', '.').load_config()\n"
        f"config.CourseDirectory.db_url = {url!r}\n"
        f"rows = NbGraderAPI(config=config).get_submissions({NAME!r})\n"
        "print(json.dumps([[r['student'], r['autograded'], r['score']] for r in rows]))"
    )
    said = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=small.root,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert sorted(json.loads(said)) == sorted(
        [n, True, p] for n, p in small.truth.items()
    )


def test_message_with_nul_and_half_a_character_stops_no_batch(small, url):
    text = "def slope(x, y):\n    raise ValueError(chr(0) + chr(0xD800))\n"
    small.hand_in("odd", (text, None), 0.0)
    small.grade(url)
    assert points(url) == small.truth


def test_readers_see_whole_submissions_while_others_are_recorded(small, url):
    results = small.grade(url).results
    seen, done = [], threading.Event()

    def read():
        while not done.is_set():
            seen.append(points(url))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for _ in range(10):
            enter(small, results, url)
    finally:
        done.set()
        reader.join()
    assert seen
    assert all(found == small.truth for found in seen)


def enter(small, results, url):
    folders = {name: small.root / name for name in ("autograded", "submitted")}
    record(NAME, results, db=url, **folders)


def test_two_that_record_into_one_new_gradebook(small, url, server, database):
    """As two courses on two machines would; within a course there is a lock."""
    results = read_results(small.root / "results", NAME)
    problems = []

    def run():
        try:
            for _ in range(3):
                enter(small, results, url)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            problems.append(error)

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert points(url) == small.truth
    assert grade_rows(server, database) == (2 * small.students,) * 2


@pytest.mark.parametrize("how", ["ended", "stopped"])
def test_connection_that_is_lost_while_recording(
    small, url, server, database, monkeypatch, how
):
    """The third submission meets it; the first two stay, and the rest follows later."""
    from helpers.grading import record as module

    write, calls = module.write_autograded, []

    def lose_it(*args):
        write(*args)
        calls.append(args)
        if len(calls) == 2 and how == "ended":
            server.query(f"SELECT pg_terminate_backend(pid) {OTHERS % database}")
        if len(calls) == 2 and how == "stopped":
            server.stop()

    monkeypatch.setattr(module, "write_autograded", lose_it)
    with pytest.raises(EnvironmentProblem, match=r"class\d+ .* \(.*\)") as raised:
        small.grade(url)
    assert (raised.value.exit_code, "\n" in str(raised.value)) == (3, False)
    assert raised.value.next_step == "the same command, once the database answers"
    monkeypatch.undo()
    monkeypatch.setenv("ML_WORKBOOK_ROOT", str(small.root))
    if how == "stopped":
        server.start()
    assert len(points(url)) == 2
    assert small.grade(url).judged == 0
    assert points(url) == small.truth
    assert grade_rows(server, database) == (2 * small.students,) * 2


OTHERS = "FROM pg_stat_activity WHERE datname = '%s'"


def test_database_that_is_not_there(small, server):
    done = small.course(
        "grade", "41", "--time-limit", "0.5", "--db", server.url("nowhere")
    )
    assert done.returncode == 3
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 2
