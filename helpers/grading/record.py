"""Enter results into nbgrader's gradebook: one transaction for each submission."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.grading.autograded import (
    autograded_texts,
    shown_essay,
    write_autograded,
)
from helpers.grading.essays import Essay, EssayPlace, essay_places
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
) -> int:
    """Enter the results of a chapter, and write the notebooks that go with them.

    What people entered by hand stays: manual scores, comments, extra credit,
    extensions. Where a manual score stands and the automatic one or the essay changes,
    nbgrader lists the cell for another look.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.
    results : iterable of Result
    db : str
        SQLAlchemy's address of the gradebook.
    autograded, submitted : pathlib.Path
        The folders of these steps.

    Returns
    -------
    int
        How many essays wait for a person.
    """
    released, waiting = read_released(chapter), 0
    places = chapter_places(chapter, released)
    with open_gradebook(db) as book:
        from helpers.grading.structure import describe_chapter

        with transaction(book):
            notebook = describe_chapter(book, chapter, released)
            register = _Register(notebook, places, essay_places(released, chapter))
        for result in results:
            seen = cache(partial(autograded_texts, autograded, result))
            with transaction(book) as session:
                waiting += register.enter(session, result, seen)
            write_autograded(autograded, submitted, released, places, result)
    return waiting


class _Register:
    """A chapter in the gradebook: what the rows of all its students refer to."""

    def __init__(
        self, notebook: Notebook, places: list[Place], essays: list[EssayPlace]
    ):
        own = {place.grade_id: place.name for place in essays}
        tests = {place.test_id: place.exercise for place in places} | own
        answers = {place.grade_id: place.exercise for place in places} | own
        self.essays = {place.name: place for place in essays}
        self.notebook, self.assignment = notebook, notebook.assignment
        self.graded = {c.id: tests.get(c.name, "") for c in notebook.grade_cells}
        self.answered = {c.id: answers.get(c.name, "") for c in notebook.solution_cells}
        self.late, self.roster = LateRule(), course_roster()

    def enter(self, session: Session, result: Result, seen: Callable) -> int:
        """Enter one result, and say how many of its essays wait for a person.

        ``seen`` gives the texts, by grade id, that a person has seen last.
        """
        from nbgrader.api import Comment, Grade

        submission, is_new = self._submission(session, result)
        notebook, is_made = self._notebook(session, submission)
        session.flush()  # gives both their ids
        grades = _rows(session, Grade, notebook, self.graded, is_made)
        comments = _rows(session, Comment, notebook, self.answered, is_made)
        verdicts = {verdict.exercise: verdict for verdict in result.exercises}
        essays = {essay.name: essay for essay in result.essays}
        waiting = 0
        for grade in grades:
            name = self.graded[grade.cell_id]
            if name in essays:
                _leave_to_person(grade, self.essays[name], essays[name], seen)
                waiting += grade.needs_manual_grade
            else:
                verdict = verdicts.get(name)
                _score(grade, verdict.points if verdict else 0.0, is_new, result)
        for comment in comments:
            name = self.answered[comment.cell_id]
            said = verdicts[name].message if name in verdicts else ""
            if name in essays and essays[name].status == "untouched":
                said = "No response."  # nbgrader's own words
            comment.auto_comment = storable(said) or None
        points = sum(grade_points(grade) for grade in grades)
        policy = LatePolicy.parse(self._person(result).late)
        penalty = self.late.penalty(submission, points, policy)
        notebook.late_submission_penalty = penalty
        return waiting

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
        submission, _ = _one(session, SubmittedAssignment, own)
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
    ) -> tuple[SubmittedNotebook, bool]:
        """Find or make the notebook of a submission; tell whether it was made."""
        from nbgrader.api import SubmittedNotebook

        own = {"notebook_id": self.notebook.id, "assignment_id": submission.id}
        return _one(session, SubmittedNotebook, own)


def _score(grade: Grade, points: float, is_new: bool, result: Result) -> None:
    """Set the automatic score; the manual one belongs to people."""
    changed = is_new or grade.auto_score != points
    grade.auto_score = points
    if grade.manual_score is None:
        grade.needs_manual_grade = result.status == "failed"
    elif changed:
        grade.needs_manual_grade = True


def _leave_to_person(
    grade: Grade, place: EssayPlace, essay: Essay, seen: Callable[[], dict[str, str]]
) -> None:
    """Set what nbgrader sets for an essay: 0 if it is untouched, nothing otherwise.

    A mark that a person gave stays, and is looked at again if the text is another one.
    """
    grade.auto_score = 0.0 if essay.status == "untouched" else None
    if grade.manual_score is None:
        grade.needs_manual_grade = grade.auto_score is None
    elif seen().get(place.grade_id) != shown_essay(place, essay):
        grade.needs_manual_grade = True


def _one(session: Session, kind: type, own: Mapping[str, Any]) -> tuple[Any, bool]:
    """Find the one row with these values, or make it; tell whether it was made."""
    from nbgrader.api import new_uuid

    row = session.query(kind).filter_by(**own).one_or_none()
    if row is not None:
        return row, False
    row = kind(id=new_uuid(), **own)
    session.add(row)
    return row, True


def _rows(
    session: Session,
    kind: type[Grade | Comment],
    notebook: SubmittedNotebook,
    cells: Mapping[str, str],
    is_made: bool,
) -> list[Any]:
    """Find the rows of some cells, and make those that are missing: a new one's all."""
    rows = {}
    if not is_made:
        # Asked for by cell too, because nbgrader's index begins with the cell.
        own = kind.notebook_id == notebook.id, kind.cell_id.in_(cells)
        rows = {row.cell_id: row for row in session.query(kind).filter(*own)}
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
