"""The gradebook follows the results, and keeps what people entered by hand."""

import sqlite3

import nbformat
import pytest

from helpers.errors import EnvironmentProblem, UsageError, WorkbookError
from helpers.grading.files import read_released
from helpers.grading.gradebook import default_url, open_gradebook
from helpers.grading.marks import current_marks, read_marks
from tests.grading.entered import grade_of, points, whole
from tests.grading.fakes import CHAPTER

pytestmark = pytest.mark.xdist_group("class")


def test_failure_of_grading_asks_for_a_person(enter):
    enter(whole("ana", 0, status="failed", problem="grading went wrong"))
    assert grade_of("ana", "cost") == (0, None, True)


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
