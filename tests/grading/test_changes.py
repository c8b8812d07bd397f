"""Whose marks a changed test would change: said beforehand, and nothing is written."""

import json
import shutil

import pytest

from helpers.grading.changes import compare
from helpers.grading.gradebook import open_gradebook
from helpers.project import ROOT_VARIABLE
from tests.cli.conftest import snapshot
from tests.grading.fakes import CHAPTER, result, verdict
from tests.grading.small_class import NAME, SmallClass
from tests.release.conftest import CHECKS

pytestmark = pytest.mark.xdist_group("class")

LIMIT = ("--time-limit", "0.5")
FIXED = CHECKS.replace('"step", [0.1], [0.2]', '"step", [0.12], [0.14]')


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A class that is graded, and a copy of its results."""
    folder = tmp_path_factory.mktemp("changed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(folder))
        made = SmallClass(folder)
        made.grade()
        shutil.copytree(folder / "results", folder / "kept")
        yield made


@pytest.fixture
def changed(graded):
    """The same class, after a test was changed that students have met."""
    file = graded.root / "solutions" / NAME / "checks" / "__init__.py"
    file.write_text(FIXED)
    yield graded
    file.write_text(CHECKS)


def against(made, *words, folder="results"):
    where = ("--against", str(made.root / folder))
    return made.course("grade", NAME, "--dry-run", *where, *LIMIT, *words)


def test_nothing_changes_where_nothing_was_changed(graded):
    done = against(graded)
    assert done.returncode == 0, done.stderr
    assert "6 judged; the marks of 0 would change." in done.stdout


def test_changed_test_says_whose_marks_and_by_which_check(changed):
    before = snapshot(changed.root)
    done = against(changed, "--json")
    assert done.returncode == 1, done.stderr
    report = json.loads(done.stdout)
    found = {change["student"]: change for change in report["changes"]}
    # Whoever chose a step of 0.15 loses its point; the others had none of it.
    assert set(found) == {"right00", "wrong02", "endless04"}
    for change in found.values():
        assert (change["exercise"], change["before"], change["after"]) == ("sign", 2, 1)
        assert [title for title in change["checks"] if "step" in title]
    assert (report["judged"], report["new"], report["missing"]) == (6, [], [])
    assert snapshot(changed.root) == before


def test_table_names_the_students(changed):
    table = against(changed, folder="kept").stdout
    assert "right00" in table
    assert "the marks of 3 would change. Nothing was written." in table


def test_earlier_submissions_stay_gradable_and_keep_manual_marks(changed):
    with open_gradebook(f"sqlite:///{changed.db}") as book:
        grade = book.find_grade("tiny-line-slope-tests", NAME, NAME, "wrong02")
        grade.manual_score = 1.5
        book.db.commit()
    report = changed.grade()
    points = {r.student: r.points for r in report.results}
    assert not report.failed
    assert points["right00"] == changed.truth["right00"] - 1
    assert against(changed).returncode == 0
    assert against(changed, folder="kept").returncode == 1
    with open_gradebook(f"sqlite:///{changed.db}") as book:
        grade = book.find_grade("tiny-line-slope-tests", NAME, NAME, "wrong02")
        assert grade.manual_score == 1.5


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("grade", NAME, "--against", "RESULTS"), "it goes with --dry-run"),
        (("grade", NAME, "SUBMITTED", "--dry-run", "--against", "RESULTS"), "without"),
        (("grade", NAME, "--dry-run", "--against", "EMPTY"), "holds no results of"),
        (("grade", NAME, "--dry-run", "--against", "nowhere"), "does not exist"),
    ],
)
def test_bad_input(graded, tmp_path, words, said):
    places = {
        "RESULTS": graded.root / "kept",
        "SUBMITTED": graded.root / "submitted",
        "EMPTY": tmp_path,
    }
    done = graded.course(*(str(places.get(word, word)) for word in words))
    assert done.returncode == 2
    assert said in done.stderr
    assert "Next: course grade" in done.stderr
    assert "Traceback" not in done.stderr


def test_compare_students_who_came_and_went():
    before = [result("ana", verdict("cost", 1.0, 3.0)), result("ben")]
    after = [result("ana", verdict("cost", 3.0, 3.0)), result("cem")]
    report = compare(CHAPTER, before, after)
    (change,) = report.changes
    assert (change.student, change.before, change.after) == ("ana", 1.0, 3.0)
    assert change.checks == ("values",)
    assert (report.new, report.missing, report.failed) == (("cem",), ("ben",), ())


def test_compare_exercises_that_came_and_went():
    before = [result("ana", verdict("cost", 1.0, 3.0), verdict("old", 2.0, 2.0))]
    after = [result("ana", verdict("cost", 1.0, 3.0), verdict("new", 0.5, 1.0))]
    changes = compare(CHAPTER, before, after).changes
    found = {change.exercise: (change.before, change.after) for change in changes}
    assert found == {"new": (0.0, 0.5), "old": (2.0, 0.0)}


def test_compare_says_who_could_not_be_judged():
    before = [result("ana", verdict("cost", 3.0, 3.0))]
    after = [result("ana", verdict("cost", 0.0, 3.0), status="failed")]
    report = compare(CHAPTER, before, after)
    assert (report.changes, report.failed) == ((), ("ana",))
