"""Essays from the submitted file to marks and feedback, and what a person gives."""

import copy
import csv
import json
import shutil
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from helpers.cli import main
from helpers.grading.essays import Essay
from helpers.grading.gradebook import default_url, open_gradebook
from helpers.grading.marks import current_marks, read_marks
from helpers.grading.record import record
from helpers.grading.results import Result, read_results
from helpers.project import ROOT_VARIABLE
from tests.grading.small_class import NAME, RIGHT, SIGN, SmallClass

pytestmark = pytest.mark.xdist_group("class")

ID, ESSAY = "tiny-line-why-essay", "why-essay"
TEXT = "The line is *too steep*, since 0 < x."
HOSTILE = "<img src=x onerror=alert(1)> [here](javascript:alert(1))"
MODEL = "A line without an offset"


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """A class that is graded once."""
    folder = tmp_path_factory.mktemp("essays") / "course"
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(folder))
        made = SmallClass(folder, 0, essay=True)
        made.hand_in("ada", (RIGHT, SIGN, TEXT), 4)
        made.hand_in("ben", (RIGHT, SIGN), 4)
        made.hand_in("cai", (None, None, HOSTILE), 0)
        made.hand_in("dee", None, 0)
        report = made.grade()
    return SimpleNamespace(made=made, report=report)


@pytest.fixture
def class_(first, tmp_path, monkeypatch):
    """A copy of it, in use."""
    made = copy.copy(first.made)
    made.root = tmp_path / "course"
    shutil.copytree(first.made.root, made.root)
    monkeypatch.setenv(ROOT_VARIABLE, str(made.root))
    return made


def results(folder):
    return {result.student: result for result in read_results(folder / "results", NAME)}


def row(student):
    """An essay's row in the gradebook."""
    with open_gradebook(default_url()) as book:
        grade = book.find_grade(ID, NAME, NAME, student)
        return grade.auto_score, grade.manual_score, bool(grade.needs_manual_grade)


def mark(student, points, comment="", **more):
    """Mark an essay, as a person does in formgrader."""
    with open_gradebook(default_url()) as book:
        grade = book.find_grade(ID, NAME, NAME, student)
        grade.manual_score, grade.needs_manual_grade = points, False
        for key, value in more.items():
            setattr(grade, key, value)
        book.find_comment(ID, NAME, NAME, student).manual_comment = comment
        book.db.commit()


def course(*words, code=0):
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exit_code == code, done.output
    return done


def page(class_, student):
    course("feedback", NAME)
    return (class_.root / "feedback" / student / NAME / f"{NAME}.html").read_text()


# ---- what grading finds -------------------------------------------------------------


def test_results_hold_the_texts(first):
    found = results(first.made.root)
    assert found["ada"].essays == (Essay(ESSAY, 3, "written", TEXT),)
    assert found["ben"].essays == (Essay(ESSAY, 3, "untouched", ""),)
    assert found["cai"].essays[0].text == HOSTILE
    assert (found["cai"].status, found["dee"].status) == ("judged", "unreadable")
    assert found["dee"].essays[0].status == "untouched"
    for result in found.values():
        assert (result.points, result.max_points) == (
            first.made.truth[result.student],
            7,
        )
        assert Result.from_dict(json.loads(json.dumps(result.to_dict()))) == result


def test_summary_counts_what_waits(class_):
    assert (
        "2 essays wait for a person: nbgrader formgrader"
        in course("grade", NAME).output
    )
    mark("ada", 2)
    assert "1 essay waits for a person" in course("grade", NAME).output
    data = json.loads(course("grade", NAME, "--json").stdout)
    assert data["essays_waiting"] == 1
    mark("cai", 0)
    assert "for a person" not in course("grade", NAME).output


def test_class_in_memory_holds_no_texts(first):
    essays = {r.student: r.essays for r in first.report.results}
    assert essays["ada"] == (Essay(ESSAY, 3, "written", ""),)
    assert first.report.waiting == 2


def test_results_of_before_essays_can_be_read(first):
    data = results(first.made.root)["ada"].to_dict()
    del data["essays"]
    assert Result.from_dict(data).essays == ()


def test_gradebook_rows(class_):
    assert row("ada") == row("cai") == (None, None, True)
    assert row("ben") == row("dee") == (0, None, False)
    with open_gradebook(default_url()) as book:
        cell = book.find_graded_cell(ID, NAME, NAME)
        assert (cell.max_score, cell.cell_type) == (3, "markdown")
        assert book.find_assignment(NAME).max_score == 7
        assert book.find_comment(ID, NAME, NAME, "ben").comment == "No response."
        assert book.find_comment(ID, NAME, NAME, "ada").comment is None
        source = book.find_source_cell(ID, NAME, NAME)
        assert (source.source, source.locked) == ("YOUR ANSWER HERE", False)


def test_instructor_looks_at_harmless_text(class_):
    def cell(step):
        path = class_.root / step / "cai" / NAME / f"{NAME}.ipynb"
        cells = json.loads(path.read_bytes())["cells"]
        return next(c for c in cells if c["id"] == ID)

    assert cell("autograded")["source"] == (
        "< img src=x onerror=alert(1)> [here] (javascript:alert(1))"
    )
    assert cell("autograded")["metadata"]["nbgrader"]["points"] == 3
    assert cell("submitted")["source"] == HOSTILE


# ---- a person's marks ---------------------------------------------------------------


def test_marks_survive_grading_again(class_):
    mark("ada", 2.5, "Good.", extra_credit=0.25)
    class_.grade()
    assert row("ada") == (None, 2.5, False)
    score = read_marks(NAME, db=default_url())["ada"].scores[ESSAY]
    assert (score.points, score.comment, score.by_hand) == (2.75, "Good.", True)
    assert read_marks(NAME, db=default_url())["ada"].points == 4 + 2.75


def test_same_text_in_a_new_submission_keeps_its_mark(class_):
    mark("ada", 2.5)
    class_.hand_in("ada", (None, SIGN, TEXT), 2, "2026-01-16 12:00:00.000000 UTC")
    assert class_.grade().waiting == 1
    assert row("ada") == (None, 2.5, False)
    assert read_marks(NAME, db=default_url())["ada"].points == 2 + 2.5


@pytest.mark.parametrize("text", ["Another text.", None], ids=["new", "taken back"])
def test_other_text_asks_for_another_look(class_, text):
    mark("ada", 2.5, "Good.")
    when = "2026-01-15 12:00:00.000000 UTC"  # as before: the text alone tells
    class_.hand_in("ada", (RIGHT, SIGN, text), 4, when)
    class_.grade()
    assert row("ada") == (None if text else 0, 2.5, True)
    said = page(class_, "ada")
    assert "You handed in another text after this mark" in said
    assert ("Another text." in said) is bool(text)
    class_.grade()  # nobody has looked yet
    assert row("ada")[2]
    mark("ada", 1)
    class_.grade()
    assert row("ada") == (None if text else 0, 1, False)


def test_mark_where_the_autograded_notebook_is_gone(class_):
    mark("ada", 2.5)
    shutil.rmtree(class_.root / "autograded" / "ada")
    class_.grade()
    assert row("ada") == (None, 2.5, True)


def test_untouched_essay_may_be_marked(class_):
    mark("ben", 1, "You told me.")
    class_.grade()
    assert row("ben") == (0, 1, False)
    assert read_marks(NAME, db=default_url())["ben"].points == 5


def test_failure_of_grading_asks_for_a_person(class_):
    broken = results(class_.root)["ben"].to_dict()
    broken |= {"status": "failed", "problem": "it went wrong"}
    broken["essays"][0]["status"] = "missing"
    waiting = record(
        NAME,
        [Result.from_dict(broken)],
        db=default_url(),
        autograded=class_.root / "autograded",
        submitted=class_.root / "submitted",
    )
    assert waiting == 1
    assert row("ben") == (None, None, True)


def test_marks_that_are_behind_are_refused(class_):
    with open_gradebook(default_url()) as book:
        book.find_grade(ID, NAME, NAME, "ben").auto_score = None
        book.db.commit()
    found = list(results(class_.root).values())
    with pytest.raises(Exception, match="not up to date for ben"):
        current_marks(NAME, found, db=default_url())


# ---- what goes out ------------------------------------------------------------------


def test_feedback_before_anybody_has_marked(class_):
    said = page(class_, "ada")
    assert "<strong>4 of 7 points</strong>" in said
    assert "Not marked yet, and not among these points" in said
    assert "The line is *too steep*, since 0 &lt; x." in said
    assert "Nothing was written here." in page(class_, "ben")
    assert "&lt;img src=x onerror" in page(class_, "cai")
    assert "<img" not in page(class_, "cai")
    assert MODEL not in said


def test_feedback_with_marks(class_):
    mark("ada", 2.5, "Good; see `slope`.")
    said = page(class_, "ada")
    assert "<strong>6.5 of 7 points</strong>" in said
    assert "Not marked yet" not in said
    assert "<code>why-essay</code>: 2.5 of 3" in said
    assert "Good; see <code>slope</code>." in said


def exported(*words):
    done = course("export", NAME, "--out", "-", *words)
    return list(csv.reader(done.stdout.splitlines())), done.stderr


def test_table_of_marks(class_):
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
    assert warning == "1 essay waits for a person: nbgrader formgrader\n"


@pytest.mark.parametrize("form", ["canvas", "moodle"])
def test_marks_for_a_management_system(class_, form):
    mark("ada", 2.5)
    mark("cai", 3)
    table, warning = exported("--format", form)
    found = {name: r[-1] for r in table for name in ("ada", "ben", "cai") if name in r}
    assert found == {"ada": "6.5", "ben": "4", "cai": "3"}
    assert warning == ""


def test_late_penalty_counts_a_persons_marks(class_):
    (class_.root / "class.csv").write_text(
        "student,late\nada,10% a day\ncai,zero\nben,none\n"
    )
    course("roster", class_.root / "class.csv")
    course("due", NAME, "2026-01-15T00:00:00+00:00")
    class_.grade()
    mark("ada", 2)
    mark("cai", 3)

    def marks():
        found = read_marks(NAME, db=default_url())
        return {name: (own.penalty, own.points) for name, own in found.items()}

    before = marks()
    assert before["ada"] == pytest.approx((0.6, 5.4))
    assert before["cai"] == (3, 0)
    assert before["ben"] == (0, 4)
    class_.grade()
    assert marks() == before
    with open_gradebook(default_url()) as book:  # and nbgrader says the same by now
        assert book.find_submission(NAME, "ada").late_submission_penalty == (
            pytest.approx(0.6)
        )


# ---- the other verbs ----------------------------------------------------------------


def test_other_verbs_do_not_stumble(class_):
    stats = json.loads(course("stats", NAME, "--json").stdout)
    assert [own["exercise"] for own in stats["exercises"]] == ["slope", "sign"]
    assert "3 students, " in course("similar", NAME).output
    assert "(7" not in course("list").output
    (chapter,) = json.loads(course("list", "--json").stdout)
    assert chapter["points"] == 7
    against = ("--dry-run", "--against", class_.root / "results")
    limit = ("--time-limit", "0.5")
    assert (
        "the marks of 0 would change" in course("grade", NAME, *against, *limit).output
    )


def test_simulated_class_writes_essays(class_):
    folder = class_.root / "simulated"
    course("simulate", NAME, "--students", 20, "--seed", 1, "--into", folder)
    shutil.rmtree(class_.root / "submitted")
    shutil.rmtree(class_.root / "results")
    said = course("grade", NAME, folder / "submissions", "--time-limit", "0.5").output
    facts = json.loads((folder / "truth.json").read_text())["students"]
    found = results(class_.root)
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
