"""Stock nbgrader and ours agree on a chapter with an essay, and may be mixed."""

import json

import pytest

from helpers.grading.classroom import grade_class
from helpers.grading.gradebook import open_gradebook
from helpers.project import ROOT_VARIABLE
from tests.grading.small_class import RIGHT, SIGN
from tests.release.conftest import NAME, PREFIX
from tests.release.test_nbgrader import files_of, hand_in, nbgrader

ESSAY = f"{PREFIX}why-essay"
TEXT = "Too steep: <script>alert(1)</script> [here](javascript:alert(1))."
MODEL = "A line without an offset"

pytestmark = pytest.mark.xdist_group("stock essays")


def written(notebook, cells):
    cells["slope-answer"].source, cells["sign-answer"].source = RIGHT, SIGN
    cells["why-essay"].source = TEXT


def untouched(notebook, cells):
    cells["slope-answer"].source = RIGHT


def deleted(notebook, cells):
    notebook.cells.remove(cells["why-essay"])


def rows(url):
    """Read every grade, and what nbgrader says about the essay by itself."""
    with open_gradebook(url) as book:
        found = {}
        for submission in book.assignment_submissions(NAME):
            (notebook,) = submission.notebooks
            for grade in notebook.grades:
                found[submission.student.id, grade.name] = (
                    grade.auto_score,
                    grade.manual_score,
                    bool(grade.needs_manual_grade),
                    grade.max_score,
                    grade.cell_type,
                )
            for comment in notebook.comments:
                if comment.name == ESSAY:
                    found[submission.student.id, "said"] = comment.auto_comment
        return found


@pytest.fixture(scope="module")
def graded(course_class, tmp_path_factory):
    """A class of three, graded by stock nbgrader and by us."""
    root = tmp_path_factory.mktemp("essays") / "course"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(root))
        course = course_class(root)
        course.add_essay()
        nbgrader(root, "generate_assignment", NAME)
        hand_in(course, "ada", written)
        hand_in(course, "ben", untouched)
        hand_in(course, "cai", deleted)
        nbgrader(root, "autograde", NAME)
        nbgrader(root, "generate_feedback", NAME)
        course.theirs = rows(f"sqlite:///{root}/gradebook.db")
        course.seen = files_of(root / "autograded") | files_of(root / "feedback")
        grade_class(NAME, db=f"sqlite:///{root}/ours.db")
        yield course


def test_rows_are_the_same(graded):
    ours = rows(f"sqlite:///{graded.root}/ours.db")
    assert ours == graded.theirs
    assert ours["ada", ESSAY] == (None, None, True, 3, "markdown")
    assert ours["ben", ESSAY] == (0, None, False, 3, "markdown")
    assert ours["cai", ESSAY] == (None, None, True, 3, "markdown")
    assert (ours["ada", "said"], ours["ben", "said"]) == (None, "No response.")


def test_neither_script_nor_model_answer_is_shown(graded):
    assert len(graded.seen) == 6
    for content in graded.seen.values():
        assert MODEL not in content.decode()
        assert "<script>alert" not in content.decode()
        assert "(javascript:" not in content.decode().replace("] (", "")


def test_both_show_a_person_the_same_text(graded):
    def text(content):
        (cell,) = [c for c in json.loads(content)["cells"] if c.get("id") == ESSAY]
        return "".join(cell["source"])

    name = f"ada/{NAME}/{NAME}.ipynb"
    ours = (graded.root / "autograded" / name).read_bytes()
    assert text(ours) == text(graded.seen[name])


def test_marks_of_a_person_survive_both(graded):
    url = f"sqlite:///{graded.root}/gradebook.db"
    with open_gradebook(url) as book:
        grade = book.find_grade(ESSAY, NAME, NAME, "ada")
        grade.manual_score, grade.needs_manual_grade = 2.5, False
        book.find_comment(ESSAY, NAME, NAME, "ada").manual_comment = "Good."
        book.db.commit()
    grade_class(NAME, db=url)
    assert rows(url)["ada", ESSAY] == (None, 2.5, False, 3, "markdown")
    nbgrader(graded.root, "autograde", NAME, "--force")
    assert rows(url)["ada", ESSAY] == (None, 2.5, True, 3, "markdown")
    grade_class(NAME, db=url)
    assert rows(url)["ada", ESSAY] == (None, 2.5, True, 3, "markdown")
    with open_gradebook(url) as book:
        comment = book.find_comment(ESSAY, NAME, NAME, "ada")
        assert comment.comment == "Good."


def test_generate_assignment_writes_what_release_writes(graded):
    from helpers.authoring.release import stale

    assert stale(graded.chapter) == []
