"""Read marks back from the gradebook, with what people changed there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from helpers.checks.load import load_exercises
from helpers.errors import WorkbookError
from helpers.grading.files import read_released
from helpers.grading.gradebook import is_empty, open_gradebook, storable
from helpers.grading.places import Place, answer_places
from helpers.grading.results import Result

if TYPE_CHECKING:
    from nbgrader.api import Grade
    from sqlalchemy.orm import Query, Session

__all__ = [
    "Marks",
    "Score",
    "chapter_places",
    "current_marks",
    "grade_points",
    "read_marks",
]


@dataclass(frozen=True)
class Score:
    """What the gradebook holds for one exercise."""

    points: float
    automatic: float
    by_hand: bool
    comment: str


@dataclass(frozen=True)
class Marks:
    """What the gradebook holds for one student and chapter."""

    first_name: str = ""
    last_name: str = ""
    email: str = ""
    penalty: float = 0.0
    scores: dict[str, Score] = field(default_factory=dict)

    @property
    def points(self) -> float:
        """All points, a late penalty taken off."""
        total = sum(score.points for score in self.scores.values())
        return max(0.0, total - self.penalty)


def read_marks(chapter: str, *, db: str) -> dict[str, Marks]:
    """Read a chapter's marks from the gradebook, people's changes included.

    Parameters
    ----------
    chapter : str
    db : str

    Returns
    -------
    dict of str to Marks
        By student; empty where there is no gradebook yet.
    """
    if is_empty(db):
        return {}
    places = chapter_places(chapter, read_released(chapter))
    with open_gradebook(db) as book:
        grades = list(_grades(book.db(), chapter, places))
        comments = _comments(book.db(), chapter, places)
        marks = _people(book.db(), chapter)  # last: whoever has grades is there by now
        for student, exercise, grade in grades:
            by_hand = grade.manual_score is not None or bool(grade.extra_credit)
            marks[student].scores[exercise] = Score(
                points=grade_points(grade),
                automatic=grade.auto_score or 0.0,
                by_hand=by_hand,
                comment=comments.get((student, exercise), ""),
            )
    return marks


def current_marks(chapter: str, results: list[Result], *, db: str) -> dict[str, Marks]:
    """Read marks that go with the results, or refuse.

    Parameters
    ----------
    chapter : str
    results : list of Result
    db : str

    Returns
    -------
    dict of str to Marks
        By student; empty where there is no gradebook yet.

    Raises
    ------
    WorkbookError
        If the gradebook does not hold what grading found last.
    """
    entered = read_marks(chapter, db=db)
    marks = {}
    for result in results if entered else ():
        own = entered.get(storable(result.student), Marks())
        automatic = {name: score.automatic for name, score in own.scores.items()}
        if automatic != {v.exercise: v.points for v in result.exercises}:
            raise WorkbookError(
                f"the gradebook is not up to date for {result.student}",
                next_step=f"course grade {chapter}",
            )
        marks[result.student] = own
    return marks


def chapter_places(chapter: str, released: dict[str, Any]) -> list[Place]:
    """Find the answer cells of a chapter's released notebook."""
    exercises = load_exercises(chapter)
    return answer_places(released, {name: e.names for name, e in exercises.items()})


def grade_points(grade: Grade) -> float:
    """Return what a row of the gradebook is worth."""
    base = grade.auto_score if grade.manual_score is None else grade.manual_score
    return (base or 0.0) + (grade.extra_credit or 0.0)


def _people(session: Session, chapter: str) -> dict[str, Marks]:
    """Read who handed in a chapter, without the scores."""
    from nbgrader.api import Student, SubmittedNotebook

    rows = _of_chapter(session.query(Student, SubmittedNotebook), chapter)
    return {
        person.id: Marks(
            person.first_name or "",
            person.last_name or "",
            person.email or "",
            notebook.late_submission_penalty or 0.0,
        )
        for person, notebook in rows
    }


def _grades(
    session: Session, chapter: str, places: list[Place]
) -> Iterator[tuple[str, str, Grade]]:
    """Give each student's row of each exercise."""
    from nbgrader.api import BaseCell, Grade, Student

    tests = {place.test_id: place.exercise for place in places}
    query = session.query(Student.id, BaseCell.name, Grade)
    query = query.filter(BaseCell.id == Grade.cell_id)
    for student, cell, grade in _of_chapter(query, chapter, Grade):
        if cell in tests:
            yield student, tests[cell], grade


def _comments(
    session: Session, chapter: str, places: list[Place]
) -> dict[tuple[str, str], str]:
    """Read what people wrote, by student and exercise."""
    from nbgrader.api import BaseCell, Comment, Student

    answers = {place.grade_id: place.exercise for place in places}
    query = session.query(Student.id, BaseCell.name, Comment.manual_comment)
    query = query.filter(BaseCell.id == Comment.cell_id, Comment.manual_comment != "")
    rows = _of_chapter(query, chapter, Comment)
    return {(who, answers[cell]): said for who, cell, said in rows if cell in answers}


def _of_chapter(query: Query, chapter: str, kind: type | None = None) -> Query:
    """Keep the rows that belong to a chapter's own notebook, one query for a class."""
    from nbgrader.api import (
        Assignment,
        Notebook,
        Student,
        SubmittedAssignment,
        SubmittedNotebook,
    )

    if kind is not None:
        query = query.filter(kind.notebook_id == SubmittedNotebook.id)
    return query.filter(
        SubmittedNotebook.notebook_id == Notebook.id,
        SubmittedNotebook.assignment_id == SubmittedAssignment.id,
        SubmittedAssignment.student_id == Student.id,
        SubmittedAssignment.assignment_id == Assignment.id,
        Assignment.name == chapter,
        Notebook.name == chapter,
    )
