"""Enter results into nbgrader's gradebook: one transaction for each submission."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.grading.autograded import write_autograded
from helpers.grading.files import read_released
from helpers.grading.gradebook import open_gradebook
from helpers.grading.late import late_penalty
from helpers.grading.marks import chapter_places, grade_points
from helpers.grading.places import Place
from helpers.grading.results import Result

if TYPE_CHECKING:
    from nbgrader.api import Grade, Gradebook, Notebook, SubmittedNotebook

__all__ = ["record"]


def record(
    chapter: str,
    results: Iterable[Result],
    *,
    db: str,
    autograded: Path,
    submitted: Path,
) -> None:
    """Enter the results of a chapter, and write the notebooks that go with them.

    What people entered by hand stays: manual scores, comments, extra credit,
    extensions. Where a manual score stands and the automatic one changes, nbgrader
    lists the cell for another look.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.
    results : iterable of Result
    db : str
        SQLAlchemy's address of the gradebook.
    autograded, submitted : pathlib.Path
        The folders of these steps.
    """
    released = read_released(chapter)
    places = chapter_places(chapter, released)
    with open_gradebook(db) as book:
        from helpers.grading.structure import describe_chapter

        describe_chapter(book, chapter, released)
        book.db.commit()
        for result in results:
            _enter(book, chapter, places, result)
            book.db.commit()
            write_autograded(autograded, submitted, released, places, result)


def _enter(book: Gradebook, chapter: str, places: list[Place], result: Result) -> None:
    notebook, is_new = _submitted(book, chapter, result)
    verdicts = {verdict.exercise: verdict for verdict in result.exercises}
    by_test = {place.test_id: verdicts.get(place.exercise) for place in places}
    by_answer = {place.grade_id: verdicts.get(place.exercise) for place in places}
    for grade in notebook.grades:
        verdict = by_test.get(grade.cell.name)
        _score(grade, verdict.points if verdict else 0.0, is_new, result)
    for comment in notebook.comments:
        verdict = by_answer.get(comment.cell.name)
        comment.auto_comment = (verdict and verdict.message) or None
    scores = [grade_points(grade) for grade in notebook.grades]
    notebook.late_submission_penalty = late_penalty(notebook.assignment, sum(scores))


def _score(grade: Grade, points: float, is_new: bool, result: Result) -> None:
    """Set the automatic score; the manual one belongs to people."""
    changed = is_new or grade.auto_score != points
    grade.auto_score = points
    if grade.manual_score is None:
        grade.needs_manual_grade = result.status == "failed"
    elif changed:
        grade.needs_manual_grade = True


def _submitted(
    book: Gradebook, chapter: str, result: Result
) -> tuple[SubmittedNotebook, bool]:
    """Find or make a student's rows; tell whether this is a new submission."""
    from nbgrader.api import Assignment, Student, SubmittedAssignment, SubmittedNotebook

    db = book.db
    student = db.get(Student, result.student)
    if student is None:
        student = Student(id=result.student)
        db.add(student)
    assignment = db.query(Assignment).filter(Assignment.name == chapter).one()
    own = {"assignment_id": assignment.id, "student_id": student.id}
    submission = db.query(SubmittedAssignment).filter_by(**own).one_or_none()
    if submission is None:
        submission = SubmittedAssignment(assignment=assignment, student=student)
        db.add(submission)
    when = _utc(result.received)
    is_new = submission.timestamp != when
    submission.timestamp = when
    notebook = next(n for n in assignment.notebooks if n.name == chapter)
    there = [n for n in submission.notebooks if n.notebook_id == notebook.id]
    if not there:
        there = [SubmittedNotebook(notebook=notebook, assignment=submission)]
        db.add(there[0])
    _fill(book, notebook, there[0])
    return there[0], is_new


def _fill(book: Gradebook, notebook: Notebook, submitted: SubmittedNotebook) -> None:
    """Make the rows for grades and comments that are missing."""
    from nbgrader.api import Comment, Grade

    book.db.flush()
    graded = {grade.cell_id for grade in submitted.grades}
    commented = {comment.cell_id for comment in submitted.comments}
    for cell in notebook.grade_cells:
        if cell.id not in graded:
            book.db.add(Grade(cell_id=cell.id, notebook=submitted))
    for cell in notebook.solution_cells:
        if cell.id not in commented:
            book.db.add(Comment(cell_id=cell.id, notebook=submitted))
    book.db.flush()


def _utc(moment: str) -> datetime | None:
    """Give a time as the gradebook keeps it: UTC, without saying so."""
    if not moment:
        return None
    return datetime.fromisoformat(moment).astimezone(UTC).replace(tzinfo=None)
