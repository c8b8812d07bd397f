"""Sources with one flaw each, named for it."""

import pytest

from helpers.authoring.audit import AuditError, audit
from helpers.authoring.chapters import all_chapters
from helpers.authoring.release import release
from helpers.authoring.student_copy import released_files


def points_in_text(course):
    course.cell("slope-task").source = "### `slope(x, y)` (3 points)"


def no_points_in_text(course):
    course.cell("slope-task").source = "### `slope(x, y)`\n\n(2 points)"


def points_in_cell(course):
    course.cell("slope-tests").metadata.nbgrader.points = 5


def name_missing_in_text(course):
    course.cell("sign-task").source = "### `sign` (2 points)"


def other_name_in_check(course):
    cell = course.cell("slope-tests")
    cell.source = cell.source.replace(
        'check("slope", slope)', 'check("slope", incline)'
    )


def check_of_another_exercise(course):
    course.cell("slope-tests").source += '\ncheck("sign", sign, step)'


def check_is_missing(course):
    course.cell("slope-tests").source = "# check('slope', slope)"


def too_few_names_in_check(course):
    course.cell("sign-tests").source = 'check("sign", sign)'


def other_name_in_answer(course):
    cell = course.cell("sign-answer")
    cell.source = cell.source.replace("step = ...", "stride = ...")


def stub_is_not_python(course):
    cell = course.cell("sign-answer")
    cell.source = cell.source.replace("step = ...", "step = (")


def stub_stops_early(course):
    cell = course.cell("slope-answer")
    cell.source = cell.source.replace("    ### BEGIN", "    n = len(x)\n    ### BEGIN")


def stub_returns(course):
    cell = course.cell("slope-answer")
    cell.source = cell.source.replace("    ### BEGIN", "    return 0\n    ### BEGIN")


def set_up_cannot_be_imported(course):
    cell = course.cell("set-up")
    cell.source = "import no_such_package\n" + cell.source


def no_test_cell(course):
    course.notebook.cells = [c for c in course.notebook.cells if "n-tests" not in c.id]


def no_answer_cell(course):
    course.notebook.cells = [c for c in course.notebook.cells if "n-answer" not in c.id]


def exercise_without_checks(course):
    text = (course.folder / "checks/__init__.py").read_text("utf-8")
    course.write_checks(
        text.replace("EXERCISES = [slope, sign]", "EXERCISES = [slope]")
    )


def retired_id_is_back(course):
    (course.folder / "retired_ids.txt").write_text("# old\ntiny-line-points  # gone\n")


def task_can_be_edited(course):
    course.cell("slope-task").metadata.nbgrader.locked = False


def grade_id_differs(course):
    course.cell("slope-tests").metadata.nbgrader.grade_id = "tiny-line-slope-checks"


FLAWS = {
    points_in_text: "tells 3 points, the checks sum to 2",
    no_points_in_text: "tells no points, the checks sum to 2",
    points_in_cell: "is worth 5, the checks 2",
    name_missing_in_text: "does not name step, which the check reads",
    other_name_in_check: "must hold check('slope', slope) once, and no other check",
    check_of_another_exercise: "must hold check('slope', slope) once",
    check_is_missing: "must hold check('slope', slope) once",
    too_few_names_in_check: "must hold check('sign', sign, step) once",
    other_name_in_answer: "the stub does not define step",
    stub_is_not_python: "the stub is not Python",
    stub_stops_early: "raises TypeError before NotImplementedError",
    stub_returns: "does not raise NotImplementedError",
    set_up_cannot_be_imported: "cannot be run: ModuleNotFoundError",
    no_test_cell: "has 0 tests cells, must have 1",
    no_answer_cell: "has 0 answer cells, must have 1",
    exercise_without_checks: "is not among the chapter's checks",
    retired_id_is_back: "has an id that was given up",
    task_can_be_edited: "can be deleted",
    grade_id_differs: "has another id as a cell: tiny-line-slope-tests",
}


def test_tiny_course_has_no_flaw(course):
    assert audit(course.chapter) == []


@pytest.mark.parametrize(
    ("flaw", "problem"), FLAWS.items(), ids=[flaw.__name__ for flaw in FLAWS]
)
def test_flaw_is_found(course, flaw, problem):
    flaw(course)
    course.save()
    found = audit(course.chapter)
    assert any(problem in finding.problem for finding in found), found
    with pytest.raises(AuditError) as caught:
        release(course.chapter)
    assert caught.value.findings == found
    assert caught.value.next_step == "course audit 41"


def test_id_that_vanished_since_the_last_release(course):
    release(course.chapter)
    course.notebook.cells.remove(course.cell("points"))
    course.save()
    (found,) = audit(course.chapter)
    assert found.where == "41_tiny_line.ipynb tiny-line-points"
    assert "is gone since the last release" in found.problem
    (course.folder / "retired_ids.txt").write_text("tiny-line-points\n")
    assert audit(course.chapter) == []


def test_cells_that_somebody_added_to_a_released_notebook_are_not_missed(course):
    release(course.chapter)
    path = course.chapter.released
    path.write_text(
        path.read_text("utf-8").replace("tiny-line-points", "b0a1c2"), "utf-8"
    )
    assert audit(course.chapter) == []


def test_duplicate_ids_in_the_bytes(course, spoil):
    files = released_files(course.chapter)
    name = course.chapter.released.name
    files[name] = spoil(files[name], lambda nb: nb.cells.append(nb.cells[0]))
    (found,) = audit(course.chapter, files)
    assert found.problem == "has an id that another cell has too"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b'{"cells": 1}'])
@pytest.mark.parametrize("name", ["41_tiny_line.ipynb", "public.json"])
def test_broken_bytes_are_a_finding(course, name, content):
    files = released_files(course.chapter) | {name: content}
    found = audit(course.chapter, files)
    assert any("cannot be read" in f.problem and f.where == name for f in found)


def test_missing_notebook_is_a_finding(course):
    files = released_files(course.chapter)
    del files["41_tiny_line.ipynb"]
    (found,) = audit(course.chapter, files)
    assert found.problem == "is missing"


def test_chapter_of_free_asserts_needs_no_checks(course):
    for file in (course.folder / "checks").iterdir():
        file.unlink()
    kept = ("title", "points")
    course.notebook.cells = [course.cell(slug) for slug in kept]
    course.save()
    assert list(released_files(course.chapter)) == ["41_tiny_line.ipynb"]
    assert audit(course.chapter) == []


@pytest.mark.parametrize("chapter", all_chapters(), ids=lambda chapter: chapter.name)
def test_every_chapter_is_fit_to_be_released(chapter):
    assert audit(chapter) == []
