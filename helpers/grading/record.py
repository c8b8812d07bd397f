"""Enter results into nbgrader's gradebook: one transaction for each submission."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.grading.autograded import write_autograded
from helpers.grading.files import read_released
from helpers.grading.gradebook import open_gradebook, storable, transaction
from helpers.grading.late import LatePolicy, LateRule
from helpers.grading.marks import chapter_places, grade_points
from helpers.grading.places import Place
from helpers.grading.results import Result
from helpers.grading.roster import Person, course_roster

if TYPE_CHECKING:
    from nbgrader.api import (
        Comment,
        Grade,
        Notebook,
        SubmittedAssignment,
        SubmittedNotebook,
    )
    from sqlalchemy.orm import Session

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

        with transaction(book):
            notebook = describe_chapter(book, chapter, released)
            register = _Register(notebook, places)
        for result in results:
            with transaction(book) as session:
                register.enter(session, result)
            write_autograded(autograded, submitted, released, places, result)


class _Register:
    """A chapter in the gradebook: what the rows of all its students refer to."""

    def __init__(self, notebook: Notebook, places: list[Place]):
        tests = {place.test_id: place.exercise for place in places}
        answers = {place.grade_id: place.exercise for place in places}
        self.notebook, self.assignment = notebook, notebook.assignment
        self.graded = {c.id: tests.get(c.name, "") for c in notebook.grade_cells}
        self.answered = {c.id: answers.get(c.name, "") for c in notebook.solution_cells}
        self.late, self.roster = LateRule(), course_roster()

    def enter(self, session: Session, result: Result) -> None:
        """Enter one result."""
        from nbgrader.api import Comment, Grade

        submission, is_new = self._submission(session, result)
        notebook = self._notebook(session, submission)
        grades = _rows(session, Grade, notebook, self.graded)
        comments = _rows(session, Comment, notebook, self.answered)
        verdicts = {verdict.exercise: verdict for verdict in result.exercises}
        for grade in grades:
            verdict = verdicts.get(self.graded[grade.cell_id])
            _score(grade, verdict.points if verdict else 0.0, is_new, result)
        for comment in comments:
            verdict = verdicts.get(self.answered[comment.cell_id])
            message = storable(verdict.message) if verdict else ""
            comment.auto_comment = message or None
        points = sum(grade_points(grade) for grade in grades)
        policy = LatePolicy.parse(self._person(result).late)
        penalty = self.late.penalty(submission, points, policy)
        notebook.late_submission_penalty = penalty

    def _submission(
        self, session: Session, result: Result
    ) -> tuple[SubmittedAssignment, bool]:
        """Find or make a student's submission; tell whether it is a new one."""
        from nbgrader.api import Student, SubmittedAssignment

        name = storable(result.student)
        student = session.get(Student, name)
        if student is None:
            student = Student(id=name)
            session.add(student)
        own = {"assignment_id": self.assignment.id, "student_id": name}
        submission = _one(session, SubmittedAssignment, own)
        submission.student = student
        extension = self._person(result).extension_for(result.chapter)
        if extension is not None:  # else what a person entered stays
            submission.extension = extension
        when = _utc(result.received)
        is_new = submission.timestamp != when
        submission.timestamp = when
        return submission, is_new

    def _person(self, result: Result) -> Person:
        return self.roster.get(result.student) or Person(result.student)

    def _notebook(
        self, session: Session, submission: SubmittedAssignment
    ) -> SubmittedNotebook:
        from nbgrader.api import SubmittedNotebook

        session.flush()  # gives the submission its id
        own = {"notebook_id": self.notebook.id, "assignment_id": submission.id}
        notebook = _one(session, SubmittedNotebook, own)
        session.flush()
        return notebook


def _score(grade: Grade, points: float, is_new: bool, result: Result) -> None:
    """Set the automatic score; the manual one belongs to people."""
    changed = is_new or grade.auto_score != points
    grade.auto_score = points
    if grade.manual_score is None:
        grade.needs_manual_grade = result.status == "failed"
    elif changed:
        grade.needs_manual_grade = True


def _one(session: Session, kind: type, own: Mapping[str, Any]) -> Any:
    """Find the one row with these values, or make it."""
    row = session.query(kind).filter_by(**own).one_or_none()
    if row is None:
        row = kind(**own)
        session.add(row)
    return row


def _rows(
    session: Session,
    kind: type[Grade | Comment],
    notebook: SubmittedNotebook,
    cells: Mapping[str, str],
) -> list[Any]:
    """Find the rows of some cells, and make those that are missing."""
    # Asked for by cell too, because nbgrader's index begins with the cell.
    query = session.query(kind).filter(
        kind.notebook_id == notebook.id, kind.cell_id.in_(cells)
    )
    rows = {row.cell_id: row for row in query}
    for cell in cells:
        if cell not in rows:
            rows[cell] = kind(cell_id=cell, notebook_id=notebook.id)
            session.add(rows[cell])
    return list(rows.values())


def _utc(moment: str) -> datetime | None:
    """Give a time as the gradebook keeps it: UTC, without saying so."""
    if not moment:
        return None
    return datetime.fromisoformat(moment).astimezone(UTC).replace(tzinfo=None)
