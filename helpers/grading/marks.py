"""Read marks back from the gradebook, with what people changed there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from helpers.checks.load import load_exercises
from helpers.errors import WorkbookError
from helpers.grading.files import read_released
from helpers.grading.gradebook import is_empty, open_gradebook
from helpers.grading.places import Place, answer_places
from helpers.grading.results import Result

if TYPE_CHECKING:
    from nbgrader.api import Grade, SubmittedAssignment

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
        if all(assignment.name != chapter for assignment in book.assignments):
            return {}
        submissions = book.assignment_submissions(chapter)
        return {s.student.id: _marks(s, places) for s in submissions}


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
    marks = read_marks(chapter, db=db)
    for result in results if marks else ():
        scores = marks.get(result.student, Marks()).scores
        entered = {name: score.automatic for name, score in scores.items()}
        if entered != {v.exercise: v.points for v in result.exercises}:
            raise WorkbookError(
                f"the gradebook is not up to date for {result.student}",
                next_step=f"course grade {chapter}",
            )
    return marks


def chapter_places(chapter: str, released: dict[str, Any]) -> list[Place]:
    """Find the answer cells of a chapter's released notebook."""
    exercises = load_exercises(chapter)
    return answer_places(released, {name: e.names for name, e in exercises.items()})


def grade_points(grade: Grade) -> float:
    """Return what a row of the gradebook is worth."""
    base = grade.auto_score if grade.manual_score is None else grade.manual_score
    return (base or 0.0) + (grade.extra_credit or 0.0)


def _marks(submission: SubmittedAssignment, places: list[Place]) -> Marks:
    tests = {place.test_id: place.exercise for place in places}
    answers = {place.grade_id: place.exercise for place in places}
    comments = {
        answers[comment.cell.name]: comment.manual_comment or ""
        for notebook in submission.notebooks
        for comment in notebook.comments
        if comment.cell.name in answers
    }
    scores = {}
    for notebook in submission.notebooks:
        for grade in notebook.grades:
            exercise = tests.get(grade.cell.name, "")
            by_hand = grade.manual_score is not None or bool(grade.extra_credit)
            said = comments.get(exercise, "")
            automatic = grade.auto_score or 0.0
            scores[exercise] = Score(grade_points(grade), automatic, by_hand, said)
    scores.pop("", None)
    person = submission.student
    return Marks(
        person.first_name or "",
        person.last_name or "",
        person.email or "",
        submission.late_submission_penalty or 0.0,
        scores,
    )
