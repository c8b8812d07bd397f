"""Feedback, exported marks and the other verbs on a chapter with an essay."""

import csv
import json
import shutil

import pytest

from helpers.grading.gradebook import default_url, open_gradebook
from helpers.grading.marks import read_marks
from tests.grading.essay_class import ESSAY, course, mark, page, results
from tests.grading.small_class import NAME

MODEL = "A line without an offset"

pytestmark = pytest.mark.xdist_group("class")


# ---- what goes out ------------------------------------------------------------------


def test_feedback_before_anybody_has_marked(essayists):
    said = page(essayists, "ada")
    assert "<strong>4 of 7 points</strong>" in said
    assert "Not marked yet, and not among these points" in said
    assert "The line is *too steep*, since 0 &lt; x." in said
    assert "Nothing was written here." in page(essayists, "ben")
    assert "&lt;img src=x onerror" in page(essayists, "cai")
    assert "<img" not in page(essayists, "cai")
    assert MODEL not in said


def test_feedback_with_marks(essayists):
    mark("ada", 2.5, "Good; see `slope`.")
    said = page(essayists, "ada")
    assert "<strong>6.5 of 7 points</strong>" in said
    assert "Not marked yet" not in said
    assert "<code>why-essay</code>: 2.5 of 3" in said
    assert "Good; see <code>slope</code>." in said


def exported(*words):
    done = course("export", NAME, "--out", "-", *words)
    return list(csv.reader(done.stdout.splitlines())), done.stderr


def test_table_of_marks(essayists):
    mark("ada", 2.5)
    (head, *rows), warning = exported()
    by_name = {r[0]: dict(zip(head, r, strict=True)) for r in rows}
    assert {name: r[ESSAY] for name, r in by_name.items()} == {
        "ada": "2.5",
        "ben": "0",
        "cai": "",
        "dee": "0",
    }
    assert (by_name["ada"]["points"], by_name["ada"]["max_points"]) == ("6.5", "7")
    assert by_name["cai"]["notes"] == "Not marked yet: why-essay."
    assert warning == "1 essay waits for a person: course lab --formgrader\n"


@pytest.mark.parametrize("form", ["canvas", "moodle"])
def test_marks_for_a_management_system(essayists, form):
    mark("ada", 2.5)
    mark("cai", 3)
    table, warning = exported("--format", form)
    found = {name: r[-1] for r in table for name in ("ada", "ben", "cai") if name in r}
    assert found == {"ada": "6.5", "ben": "4", "cai": "3"}
    assert warning == ""


def test_group_hears_of_its_own_essays(essayists):
    people = "student,group\nada,A\nben,A\ncai,B\ndee,B\neve,C\n"
    (essayists.root / "class.csv").write_text(people)
    course("roster", essayists.root / "class.csv")
    mark("ada", 2.5)
    assert exported("--group", "A")[1] == ""
    assert exported("--group", "B")[1].startswith("1 essay waits")


def test_late_penalty_counts_a_persons_marks(essayists):
    (essayists.root / "class.csv").write_text(
        "student,late\nada,10% a day\ncai,zero\nben,none\n"
    )
    course("roster", essayists.root / "class.csv")
    course("due", NAME, "2026-01-15T00:00:00+00:00")
    essayists.grade()
    mark("ada", 2)
    mark("cai", 3)

    def marks():
        found = read_marks(NAME, db=default_url())
        return {name: (own.penalty, own.points) for name, own in found.items()}

    before = marks()
    assert before["ada"] == pytest.approx((0.6, 5.4))
    assert before["cai"] == (3, 0)
    assert before["ben"] == (0, 4)
    essayists.grade()
    assert marks() == before
    with open_gradebook(default_url()) as book:  # and nbgrader says the same by now
        assert book.find_submission(NAME, "ada").late_submission_penalty == (
            pytest.approx(0.6)
        )


# ---- the other verbs ----------------------------------------------------------------


def test_other_verbs_do_not_stumble(essayists):
    stats = json.loads(course("stats", NAME, "--json").stdout)
    assert [own["exercise"] for own in stats["exercises"]] == ["slope", "sign"]
    assert "3 students, " in course("similar", NAME).output
    (chapter,) = json.loads(course("list", "--json").stdout)
    assert chapter["points"] == 7
    against = ("--dry-run", "--against", essayists.root / "results")
    limit = ("--time-limit", "0.5")
    assert (
        "the marks of 0 would change" in course("grade", NAME, *against, *limit).output
    )


def test_simulated_class_writes_essays(essayists):
    folder = essayists.root / "simulated"
    course("simulate", NAME, "--students", 20, "--seed", 1, "--into", folder)
    shutil.rmtree(essayists.root / "submitted")
    shutil.rmtree(essayists.root / "results")
    said = course("grade", NAME, folder / "submissions", "--time-limit", "0.5").output
    facts = json.loads((folder / "truth.json").read_text())["students"]
    found = results(essayists.root)
    for name, fact in facts.items():
        written = [e.name for e in found[name].essays if e.status == "written"]
        assert written == fact["essays"], name
        assert (found[name].points, found[name].max_points) == (
            pytest.approx(fact["points"]),
            fact["max_points"],
        )
    waiting = sum(len(fact["essays"]) for fact in facts.values())
    assert waiting > 10
    assert f"{waiting} essays wait for a person" in said
