"""Grading again: what is new replaces what was, and what people entered stays."""

import pytest

from helpers.errors import WorkbookError
from helpers.grading.gradebook import default_url, open_gradebook
from helpers.grading.judge import all_plans
from helpers.grading.marks import current_marks, read_marks
from tests.grading.entered import edit, grade_of, points, whole
from tests.grading.fakes import CHAPTER, result, verdict

pytestmark = pytest.mark.xdist_group("class")


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


def test_chapter_that_gained_an_exercise(enter):
    """Who is graded again gets the new mark, and keeps what people entered."""
    enter(whole("ana"))
    edit("ana", "cost", manual_score=1.0)
    with open_gradebook(default_url()) as book:
        from nbgrader.api import Comment, Grade, GradeCell, SolutionCell

        for kind, of_it, slug in (
            (GradeCell, Grade, "r2-tests"),
            (SolutionCell, Comment, "r2-answer"),
        ):
            name = f"linear-regression-{slug}"
            cell = book.db.query(kind).filter(kind.name == name).one()
            book.db.query(of_it).filter(of_it.cell_id == cell.id).delete()
            book.db.delete(cell)
        book.db.commit()
    before = points()
    enter(whole("ana"))
    assert before < points() == 28 - 3 + 1
    assert grade_of("ana", "cost")[:2] == (3, 1)


def test_student_who_was_removed_comes_back(enter):
    enter(whole("ana"), whole("ben"))
    with open_gradebook(default_url()) as book:
        book.remove_student("ana")
    with pytest.raises(WorkbookError, match="not up to date for ana"):
        current_marks(CHAPTER, [whole("ana")], db=default_url())
    enter(whole("ana"), whole("ben"))
    assert (points("ana"), points("ben")) == (28, 28)


def test_second_notebook_of_an_assignment_is_left_alone(enter):
    """An instructor may have added one with nbgrader; its marks are not ours."""
    enter(whole("ana"))
    with open_gradebook(default_url()) as book:
        from nbgrader.api import Grade, GradeCell, Notebook, SubmittedNotebook

        def add(kind, **values):
            row = kind(**values)
            book.db.add(row)
            book.db.flush()
            return row.id

        assignment = book.find_assignment(CHAPTER).id
        submission = book.find_submission(CHAPTER, "ana").id
        essay = add(Notebook, name="essay", assignment_id=assignment)
        facts = {"name": "essay", "max_score": 5, "cell_type": "code"}
        cell = add(GradeCell, notebook_id=essay, **facts)
        theirs = add(SubmittedNotebook, notebook_id=essay, assignment_id=submission)
        add(Grade, cell_id=cell, notebook_id=theirs, manual_score=5)
        book.db.commit()
    enter(whole("ana", 0.5))
    assert points() == 14
    with open_gradebook(default_url()) as book:
        assert book.find_submission(CHAPTER, "ana").score == 14 + 5


def test_new_submission_that_fails_leaves_no_old_score(enter):
    enter(whole("ana"))
    edit("ana", "cost", manual_score=2.5, needs_manual_grade=False)
    later = "2026-01-16T12:00:00+00:00"
    enter(whole("ana", 0, status="failed", problem="it went wrong", received=later))
    assert grade_of("ana", "r2") == (0, None, True)
    assert grade_of("ana", "cost") == (0, 2.5, True)


def test_extension_without_a_due_date(enter):
    enter(whole("ana"))
    with open_gradebook(default_url()) as book:
        book.grant_extension(CHAPTER, "ana", days=1)
    enter(whole("ana"))
    assert points() == 28


def test_name_and_message_that_are_no_text_for_a_database(enter):
    name = "\udcffna"  # a folder's name in some other encoding
    plan = next(iter(all_plans(CHAPTER).values()))
    odd = verdict(plan.name, 0, plan.points, message="a\0b \ud800")
    rest = whole(name).exercises[1:]
    handed_in = result(name, odd, *rest)
    enter(handed_in, whole("ben"))
    assert current_marks(CHAPTER, [handed_in], db=default_url())[name].points > 0
    assert points("ben") == 28


def test_rows_of_a_class_need_few_queries(enter):
    """The number of queries grows with the students, not with their cells."""
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    class_ = [whole(f"student{number:02}") for number in range(20)]
    enter(*class_)
    asked = []

    def count(*said):
        asked.append(said)

    event.listen(Engine, "before_cursor_execute", count)
    enter(*class_)
    recorded = len(asked)
    read_marks(CHAPTER, db=default_url())
    event.remove(Engine, "before_cursor_execute", count)
    assert recorded < 12 * len(class_)
    assert len(asked) - recorded < 20


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


def test_new_submission_replaces_the_score(enter):
    enter(whole("ana"))
    assert points() == 28
    enter(whole("ana", 0.25, received="2026-01-16T12:00:00+00:00"))
    assert points() == 7


def test_failed_submission_never_keeps_the_old_score(enter):
    enter(whole("ana"))
    enter(whole("ana", 0, status="unreadable", problem="the file is empty"))
    assert points() == 0
