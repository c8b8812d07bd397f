"""Essays from the submitted file to the gradebook, and what a person enters there."""

import json
import shutil

import pytest

from helpers.grading.essays import Essay
from helpers.grading.gradebook import default_url, open_gradebook
from helpers.grading.marks import current_marks, read_marks
from helpers.grading.record import record
from helpers.grading.results import Result
from tests.grading.essay_class import (
    ESSAY,
    HOSTILE,
    ID,
    TEXT,
    course,
    mark,
    page,
    results,
    row,
)
from tests.grading.small_class import NAME, RIGHT, SIGN

pytestmark = pytest.mark.xdist_group("class")

# ---- what grading finds -------------------------------------------------------------


def test_results_hold_the_texts(essay_graded):
    found = results(essay_graded.made.root)
    assert found["ada"].essays == (Essay(ESSAY, 3, "written", TEXT),)
    assert found["ben"].essays == (Essay(ESSAY, 3, "untouched", ""),)
    assert found["cai"].essays[0].text == HOSTILE
    assert (found["cai"].status, found["dee"].status) == ("judged", "unreadable")
    assert found["dee"].essays[0].status == "untouched"
    for result in found.values():
        assert (result.points, result.max_points) == (
            essay_graded.made.truth[result.student],
            7,
        )
        assert Result.from_dict(json.loads(json.dumps(result.to_dict()))) == result


def test_summary_counts_what_waits(essayists):
    assert (
        "2 essays wait for a person: course lab --formgrader"
        in course("grade", NAME).output
    )
    mark("ada", 2)
    assert "1 essay waits for a person" in course("grade", NAME).output
    data = json.loads(course("grade", NAME, "--json").stdout)
    assert data["essays_waiting"] == 1
    mark("cai", 0)
    assert "for a person" not in course("grade", NAME).output


def test_class_in_memory_holds_no_texts(essay_graded):
    essays = {r.student: r.essays for r in essay_graded.report.results}
    assert essays["ada"] == (Essay(ESSAY, 3, "written", ""),)
    assert essay_graded.report.waiting == 2


def test_results_of_before_essays_can_be_read(essay_graded):
    data = results(essay_graded.made.root)["ada"].to_dict()
    del data["essays"]
    assert Result.from_dict(data).essays == ()


def test_gradebook_rows(essayists):
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


def test_instructor_looks_at_harmless_text(essayists):
    def cell(step):
        path = essayists.root / step / "cai" / NAME / f"{NAME}.ipynb"
        cells = json.loads(path.read_bytes())["cells"]
        return next(c for c in cells if c["id"] == ID)

    assert cell("autograded")["source"] == (
        "< img src=x onerror=alert(1)> [here] (javascript:alert(1))"
    )
    assert cell("autograded")["metadata"]["nbgrader"]["points"] == 3
    assert cell("submitted")["source"] == HOSTILE


# ---- a person's marks ---------------------------------------------------------------


def test_marks_survive_grading_again(essayists):
    mark("ada", 2.5, "Good.", extra_credit=0.25)
    essayists.grade()
    assert row("ada") == (None, 2.5, False)
    score = read_marks(NAME, db=default_url())["ada"].scores[ESSAY]
    assert (score.points, score.comment, score.by_hand) == (2.75, "Good.", True)
    assert read_marks(NAME, db=default_url())["ada"].points == 4 + 2.75


def test_same_text_in_a_new_submission_keeps_its_mark(essayists):
    mark("ada", 2.5)
    essayists.hand_in("ada", (None, SIGN, TEXT), 2, "2026-01-16 12:00:00.000000 UTC")
    assert essayists.grade().waiting == 1
    assert row("ada") == (None, 2.5, False)
    assert read_marks(NAME, db=default_url())["ada"].points == 2 + 2.5


@pytest.mark.parametrize("text", ["Another text.", None], ids=["new", "taken back"])
def test_other_text_asks_for_another_look(essayists, text):
    mark("ada", 2.5, "Good.")
    when = "2026-01-15 12:00:00.000000 UTC"  # as before: the text alone tells
    essayists.hand_in("ada", (RIGHT, SIGN, text), 4, when)
    essayists.grade()
    assert row("ada") == (None if text else 0, 2.5, True)
    said = page(essayists, "ada")
    assert "You handed in another text after this mark" in said
    assert ("Another text." in said) is bool(text)
    essayists.grade()  # nobody has looked yet
    assert row("ada")[2]
    mark("ada", 1)
    essayists.grade()
    assert row("ada") == (None if text else 0, 1, False)


def test_mark_where_the_autograded_notebook_is_gone(essayists):
    mark("ada", 2.5)
    shutil.rmtree(essayists.root / "autograded" / "ada")
    essayists.grade()
    assert row("ada") == (None, 2.5, True)


def test_untouched_essay_may_be_marked(essayists):
    mark("ben", 1, "You told me.")
    essayists.grade()
    assert row("ben") == (0, 1, False)
    assert read_marks(NAME, db=default_url())["ben"].points == 5


def test_failure_of_grading_asks_for_a_person(essayists):
    broken = results(essayists.root)["ben"].to_dict()
    broken |= {"status": "failed", "problem": "it went wrong"}
    broken["essays"][0]["status"] = "missing"
    waiting = record(
        NAME,
        [Result.from_dict(broken)],
        db=default_url(),
        autograded=essayists.root / "autograded",
        submitted=essayists.root / "submitted",
    )
    assert waiting == 1
    assert row("ben") == (None, None, True)


def test_marks_that_are_behind_are_refused(essayists):
    with open_gradebook(default_url()) as book:
        book.find_grade(ID, NAME, NAME, "ben").auto_score = None
        book.db.commit()
    found = list(results(essayists.root).values())
    with pytest.raises(Exception, match="not up to date for ben"):
        current_marks(NAME, found, db=default_url())
