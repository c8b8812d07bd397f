"""What a gradebook holds for a student, and how a person changes it."""

from helpers.grading.gradebook import default_url, open_gradebook
from helpers.grading.judge import all_plans
from helpers.grading.marks import read_marks
from tests.grading.fakes import CHAPTER, result, verdict


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
