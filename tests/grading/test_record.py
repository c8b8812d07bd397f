"""The gradebook follows the results, and keeps what people entered by hand."""

import sqlite3

import nbformat
import pytest

from helpers.errors import EnvironmentProblem, UsageError, WorkbookError
from helpers.grading.files import read_released
from helpers.grading.gradebook import default_url, open_gradebook
from helpers.grading.judge import all_plans
from helpers.grading.marks import current_marks, read_marks
from helpers.grading.record import record
from tests.grading.fakes import CHAPTER, result, verdict

pytestmark = pytest.mark.xdist_group("class")


@pytest.fixture
def enter(course):
    def enter_all(*results, db=None):
        record(
            CHAPTER,
            list(results),
            db=db or default_url(),
            autograded=course / "autograded",
            submitted=course / "submitted",
        )

    return enter_all


def whole(student, share=1.0, **changes):
    """A result with this share of the points in every exercise."""
    plans = all_plans(CHAPTER).values()
    made = [verdict(p.name, share * p.points, p.points, message="Hm.") for p in plans]
    return result(student, *made, **changes)


def points(student="ana"):
    return read_marks(CHAPTER, db=default_url())[student].points


def edit(student, exercise, **values):
    """Change a grade as a person would, in formgrader."""
    name = f"linear-regression-{exercise}-tests"
    with open_gradebook(default_url()) as book:
        grade = book.find_grade(name, CHAPTER, CHAPTER, student)
        for key, value in values.items():
            setattr(grade, key, value)
        book.db.commit()


def grade_of(student, exercise):
    name = f"linear-regression-{exercise}-tests"
    with open_gradebook(default_url()) as book:
        grade = book.find_grade(name, CHAPTER, CHAPTER, student)
        return grade.auto_score, grade.manual_score, grade.needs_manual_grade


def test_new_submission_replaces_the_score(enter):
    enter(whole("ana"))
    assert points() == 28
    enter(whole("ana", 0.25, received="2026-01-16T12:00:00+00:00"))
    assert points() == 7


def test_failed_submission_never_keeps_the_old_score(enter):
    enter(whole("ana"))
    enter(whole("ana", 0, status="unreadable", problem="the file is empty"))
    assert points() == 0


def test_failure_of_grading_asks_for_a_person(enter):
    enter(whole("ana", 0, status="failed", problem="grading went wrong"))
    assert grade_of("ana", "cost") == (0, None, True)


def test_manual_score_survives_and_asks_for_another_look(enter):
    enter(whole("ana"), whole("ben"))
    edit("ana", "cost", manual_score=1.5, needs_manual_grade=False, extra_credit=0.25)
    enter(whole("ana"), whole("ben"))
    assert grade_of("ana", "cost") == (3, 1.5, False)
    enter(whole("ana", 0.5), whole("ben"))
    assert grade_of("ana", "cost") == (1.5, 1.5, True)
    assert points() == 14 + 0.25
    assert points("ben") == 28


def test_comment_of_a_person_survives(enter):
    enter(whole("ana"))
    name = "linear-regression-cost-answer"
    with open_gradebook(default_url()) as book:
        book.find_comment(name, CHAPTER, CHAPTER, "ana").manual_comment = "Well done."
        book.db.commit()
    enter(whole("ana", 0.5))
    marks = read_marks(CHAPTER, db=default_url())["ana"]
    assert marks.scores["cost"].comment == "Well done."


def test_message_is_the_automatic_comment(enter):
    enter(whole("ana"))
    with open_gradebook(default_url()) as book:
        comment = book.find_comment(
            "linear-regression-cost-answer", CHAPTER, CHAPTER, "ana"
        )
        assert comment.comment == "Hm."


def test_late_penalty_follows_the_course_settings(course, enter):
    settings = course / "nbgrader_config.py"
    line = "c.LateSubmissionPlugin.penalty_method = 'zero'\n"
    settings.write_text(settings.read_text(encoding="utf-8") + line, encoding="utf-8")
    enter(whole("ana"))
    with open_gradebook(default_url()) as book:
        book.update_or_create_assignment(CHAPTER, duedate="2026-01-16 00:00:00 UTC")
    enter(whole("ana", received="2026-01-16T00:00:01+00:00"))
    assert (points(), read_marks(CHAPTER, db=default_url())["ana"].penalty) == (0, 28)
    enter(whole("ana", received="2026-01-15T23:59:59+00:00"))
    assert points() == 28


def test_chapter_that_lost_an_exercise(enter):
    """The gradebook follows the chapter, so that no mark counts for a lost exercise."""
    enter(whole("ana"))
    with open_gradebook(default_url()) as book:
        from nbgrader.api import Grade, GradeCell

        notebook = book.find_notebook(CHAPTER, CHAPTER)
        extra = GradeCell(name="old", notebook=notebook, max_score=5, cell_type="code")
        book.db.add(extra)
        book.db.flush()
        (submitted,) = notebook.submissions
        book.db.add(Grade(cell_id=extra.id, notebook=submitted, auto_score=5))
        book.db.commit()
    enter(whole("ana"))
    with open_gradebook(default_url()) as book:
        assert book.find_assignment(CHAPTER).max_score == 28
        assert book.find_submission(CHAPTER, "ana").score == 28


def test_gradebook_is_the_one_that_generate_assignment_makes(course, enter):
    """Cells, points, sources and checksums agree, so both ways may be mixed."""
    from nbgrader.apps import NbGraderAPI
    from traitlets.config import PyFileConfigLoader

    def cells():
        with open_gradebook(default_url()) as book:
            notebook = book.find_notebook(CHAPTER, CHAPTER)
            named = [*notebook.grade_cells, *notebook.solution_cells]
            rows = [(type(c).__name__, c.name) for c in named]
            sources = [
                (s.name, s.cell_type, s.locked, s.source, s.checksum)
                for s in notebook.source_cells
            ]
            return sorted(rows), sorted(sources), notebook.max_score

    enter()
    ours = cells()
    config = PyFileConfigLoader("nbgrader_config.py", str(course)).load_config()
    said = NbGraderAPI(config=config).generate_assignment(CHAPTER, force=True)
    assert said["success"], said["log"]
    assert cells() == ours


def test_autograded_notebook_holds_the_verdicts(course, enter):
    folder = course / "submitted" / "ana" / CHAPTER
    folder.mkdir(parents=True)
    (folder / "timestamp.txt").write_text("2026-01-15 12:00:00.000000 UTC")
    answers = {"cost": "def cost():\n    '<script>'\n"}
    enter(whole("ana", 0.5, answers=answers))
    own = course / "autograded" / "ana" / CHAPTER
    notebook = nbformat.read(own / f"{CHAPTER}.ipynb", as_version=4)
    nbformat.validate(notebook)
    cells = {cell.id: cell for cell in notebook.cells}
    assert cells["linear-regression-cost-answer"].source == answers["cost"]
    table, number = cells["linear-regression-cost-tests"].outputs
    assert "Hm." in table.data["text/plain"]
    assert float(number.data["text/plain"]) == 1.5
    assert (own / "timestamp.txt").read_text() == "2026-01-15 12:00:00.000000 UTC"


def test_marks_that_are_behind_the_results_are_refused(enter):
    assert current_marks(CHAPTER, [whole("ana")], db=default_url()) == {}
    enter(whole("ana"))
    assert current_marks(CHAPTER, [whole("ana")], db=default_url())
    with pytest.raises(WorkbookError, match="not up to date for ana"):
        current_marks(CHAPTER, [whole("ana", 0.5)], db=default_url())


def test_locked_gradebook(course, enter, monkeypatch):
    enter(whole("ana"))
    other = sqlite3.connect(course / "gradebook.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(EnvironmentProblem, match="database is locked"):
            enter(whole("ana", 0.5), db=default_url() + "?timeout=0.1")
    finally:
        other.close()
    enter(whole("ana", 0.5))
    assert points() == 14


def test_damaged_gradebook(course, enter):
    (course / "gradebook.db").write_bytes(b"not a database at all, but long enough")
    with pytest.raises(WorkbookError, match="damaged"):
        enter(whole("ana"))


@pytest.mark.parametrize(
    ("url", "error", "said"),
    [
        ("nonsense", UsageError, "must be an address"),
        ("martian://ana:secret@host/db", EnvironmentProblem, r"martian://ana:\*\*\*@"),
        ("sqlite:////nowhere/at/all.db", EnvironmentProblem, "cannot be opened"),
    ],
)
def test_address_of_no_gradebook(enter, url, error, said):
    with pytest.raises(error, match=said) as raised:
        enter(whole("ana"), db=url)
    assert "secret" not in str(raised.value)


def test_released_notebook_is_needed(course, enter):
    assert read_released(CHAPTER)["cells"]
    (course / "notebooks" / CHAPTER / f"{CHAPTER}.ipynb").write_text("{")
    with pytest.raises(WorkbookError, match="damaged"):
        enter(whole("ana"))
