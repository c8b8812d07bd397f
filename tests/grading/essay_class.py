"""A small class that wrote essays, and a person who marks them."""

from click.testing import CliRunner

from helpers.cli import main
from helpers.grading.gradebook import default_url, open_gradebook
from helpers.grading.results import read_results
from tests.grading.small_class import NAME, RIGHT, SIGN, SmallClass

ID, ESSAY = "tiny-line-why-essay", "why-essay"
TEXT = "The line is *too steep*, since 0 < x."
HOSTILE = "<img src=x onerror=alert(1)> [here](javascript:alert(1))"


def essay_class(root):
    """Make the class; the environment must name its course as the one in use."""
    made = SmallClass(root, 0, essay=True)
    made.hand_in("ada", (RIGHT, SIGN, TEXT), 4)
    made.hand_in("ben", (RIGHT, SIGN), 4)
    made.hand_in("cai", (None, None, HOSTILE), 0)
    made.hand_in("dee", None, 0)
    return made


def results(folder):
    return {result.student: result for result in read_results(folder / "results", NAME)}


def row(student):
    """An essay's row in the gradebook."""
    with open_gradebook(default_url()) as book:
        grade = book.find_grade(ID, NAME, NAME, student)
        return grade.auto_score, grade.manual_score, bool(grade.needs_manual_grade)


def mark(student, points, comment="", **more):
    """Mark an essay, as a person does in formgrader."""
    with open_gradebook(default_url()) as book:
        grade = book.find_grade(ID, NAME, NAME, student)
        grade.manual_score, grade.needs_manual_grade = points, False
        for key, value in more.items():
            setattr(grade, key, value)
        book.find_comment(ID, NAME, NAME, student).manual_comment = comment
        book.db.commit()


def course(*words, code=0):
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exit_code == code, done.output
    return done


def page(class_, student):
    course("feedback", NAME)
    return (class_.root / "feedback" / student / NAME / f"{NAME}.html").read_text()
