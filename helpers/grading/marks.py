"""Read marks back from the gradebook, with what people changed there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from helpers.checks.load import load_exercises
from helpers.errors import WorkbookError
from helpers.grading.essays import Essay, essay_places
from helpers.grading.files import read_released
from helpers.grading.gradebook import is_empty, open_gradebook, storable
from helpers.grading.late import LatePolicy, LateRule
from helpers.grading.places import Place, answer_places
from helpers.grading.results import Result
from helpers.grading.roster import Person, course_roster

if TYPE_CHECKING:
    from nbgrader.api import Grade, Student, SubmittedAssignment
    from sqlalchemy.orm import Query, Session

__all__ = [
    "Marks",
    "Score",
    "chapter_places",
    "current_marks",
    "essays_waiting",
    "grade_points",
    "read_marks",
]


@dataclass(frozen=True)
class Score:
    """What the gradebook holds for one exercise or essay.

    Attributes
    ----------
    points : float
        What counts: a person's mark goes before the automatic one.
    automatic : float or None
        ``None`` for an essay that was written.
    by_hand : bool
        Whether a person has changed something.
    comment : str
    waiting : bool
        Whether a person still has to look, as nbgrader's formgrader lists it.
    """

    points: float
    automatic: float | None
    by_hand: bool
    comment: str
    waiting: bool = False


@dataclass(frozen=True)
class Marks:
    """What the gradebook holds for one student and chapter.

    The penalty is worked out from the points as they are now: nbgrader's own is that
    of the last grading, and a person may have marked an essay since.
    """

    first_name: str = ""
    last_name: str = ""
    email: str = ""
    penalty: float = 0.0
    scores: dict[str, Score] = field(default_factory=dict)

    @property
    def earned(self) -> float:
        """All points, before a late penalty is taken off."""
        return sum(score.points for score in self.scores.values())

    @property
    def points(self) -> float:
        """All points, a late penalty taken off."""
        return max(0.0, self.earned - self.penalty)

    def given(self, essay: Essay) -> float | None:
        """Return an essay's points, or ``None`` while nobody has marked it."""
        score = self.scores.get(essay.name)
        if score and (score.by_hand or score.automatic is not None):
            return score.points
        return 0.0 if essay.status == "untouched" else None

    def waits(self, name: str) -> bool:
        """Whether an exercise or essay of this name waits for a person."""
        return name in self.scores and self.scores[name].waiting


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
    released = read_released(chapter)
    essays = {place.grade_id: place.name for place in essay_places(released, chapter)}
    places = chapter_places(chapter, released)
    graded = {place.test_id: place.exercise for place in places} | essays
    answered = {place.grade_id: place.exercise for place in places} | essays
    with open_gradebook(db) as book:
        grades = list(_grades(book.db(), chapter, graded))
        comments = _comments(book.db(), chapter, answered)
        # Last: whoever has grades is there by now.
        people = _people(book.db(), chapter)
        scores: dict[str, dict[str, Score]] = {student: {} for student in people}
        for student, name, grade in grades:
            comment = comments.get((student, name), "")
            scores[student][name] = _score(grade, comment, name in essays.values())
        late, roster = LateRule(), course_roster()
        return {
            name: _marks(*own, scores[name], late, roster.get(name) or Person(name))
            for name, own in people.items()
        }


def _score(grade: Grade, comment: str, is_essay: bool) -> Score:
    return Score(
        points=grade_points(grade),
        automatic=grade.auto_score if is_essay else grade.auto_score or 0.0,
        by_hand=grade.manual_score is not None or bool(grade.extra_credit),
        comment=comment,
        waiting=bool(grade.needs_manual_grade),
    )


def _marks(
    student: Student,
    submission: SubmittedAssignment,
    scores: dict[str, Score],
    late: LateRule,
    person: Person,
) -> Marks:
    names = (student.first_name, student.last_name, student.email)
    marks = Marks(*(name or "" for name in names), scores=scores)
    policy = LatePolicy.parse(person.late)
    penalty = late.penalty(submission, marks.earned, policy)
    return replace(marks, penalty=penalty or 0.0)


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
        expected = {verdict.exercise: verdict.points for verdict in result.exercises}
        for essay in result.essays:
            expected[essay.name] = 0.0 if essay.status == "untouched" else None
        if automatic != expected:
            raise WorkbookError(
                f"the gradebook is not up to date for {result.student}",
                next_step=f"course grade {chapter}",
            )
        marks[result.student] = own
    return marks


def essays_waiting(chapter: str, *, db: str, group: str = "") -> int:
    """Count the essays that wait for a person.

    Parameters
    ----------
    chapter : str
    db : str
    group : str, optional
        A group of the roster; everyone if not given.

    Returns
    -------
    int
    """
    places = essay_places(read_released(chapter), chapter)
    if not places:
        return 0
    marks, roster = read_marks(chapter, db=db), course_roster()
    if group:
        marks = {n: own for n, own in marks.items() if n in roster}
        marks = {n: own for n, own in marks.items() if roster[n].group == group}
    return sum(own.waits(place.name) for own in marks.values() for place in places)


def chapter_places(chapter: str, released: dict[str, Any]) -> list[Place]:
    """Find the answer cells of a chapter's released notebook."""
    exercises = load_exercises(chapter)
    return answer_places(released, {name: e.names for name, e in exercises.items()})


def grade_points(grade: Grade) -> float:
    """Return what a row of the gradebook is worth."""
    base = grade.auto_score if grade.manual_score is None else grade.manual_score
    return (base or 0.0) + (grade.extra_credit or 0.0)


def _people(
    session: Session, chapter: str
) -> dict[str, tuple[Student, SubmittedAssignment]]:
    """Read who handed in a chapter."""
    from nbgrader.api import Student, SubmittedAssignment
    from sqlalchemy.orm import joinedload

    query = session.query(Student, SubmittedAssignment)
    query = query.options(joinedload(SubmittedAssignment.assignment))  # when it was due
    return {own[0].id: own for own in _of_chapter(query, chapter)}


def _grades(
    session: Session, chapter: str, graded: Mapping[str, str]
) -> Iterator[tuple[str, str, Grade]]:
    """Give each student's row of each exercise and essay."""
    from nbgrader.api import BaseCell, Grade, Student

    query = session.query(Student.id, BaseCell.name, Grade)
    query = query.filter(BaseCell.id == Grade.cell_id)
    for student, cell, grade in _of_chapter(query, chapter, Grade):
        if cell in graded:
            yield student, graded[cell], grade


def _comments(
    session: Session, chapter: str, answered: Mapping[str, str]
) -> dict[tuple[str, str], str]:
    """Read what people wrote, by student and exercise or essay."""
    from nbgrader.api import BaseCell, Comment, Student

    query = session.query(Student.id, BaseCell.name, Comment.manual_comment)
    query = query.filter(BaseCell.id == Comment.cell_id, Comment.manual_comment != "")
    rows = _of_chapter(query, chapter, Comment)
    return {(who, answered[cell]): said for who, cell, said in rows if cell in answered}


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
