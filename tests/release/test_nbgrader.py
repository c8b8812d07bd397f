"""nbgrader's own commands on this course."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.apps import NbGraderApp
from traitlets.config.loader import PyFileConfigLoader

from helpers.authoring.canonical import from_bytes, to_bytes
from helpers.authoring.chapters import all_chapters
from helpers.authoring.nbgrader_steps import GENERATE_STEPS, RELEASE_STEPS
from helpers.authoring.release import release, released_files, stale
from helpers.project import ROOT, ROOT_VARIABLE

RIGHT = "def slope(x, y):\n    return float((x * y).sum() / (x * x).sum())"
CONSTANT = "def slope(x, y):\n    return 2.2  # right for the public points alone"
SCRIPT = "<script>alert(1)</script>"


def nbgrader(root, *words, ok=True):
    """Run a command in the course, without this process's own settings."""
    environment = {k: v for k, v in os.environ.items() if k != ROOT_VARIABLE}
    binaries = str(Path(sys.executable).parent)  # nbgrader calls alembic by name
    environment["PATH"] = os.pathsep.join([binaries, environment.get("PATH", "")])
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if ok:
        assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def files_of(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def marks(root):
    nbgrader(root, "export")
    with (root / "grades.csv").open() as file:
        return {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}


def hand_in(course, student, change, extra=()):
    """Put a changed copy of the released notebook where nbgrader expects it."""
    notebook = from_bytes(course.chapter.released.read_bytes())
    cells = {cell.id.removeprefix("tiny-line-"): cell for cell in notebook.cells}
    change(notebook, cells)
    folder = course.root / "submitted" / student / course.chapter.name
    folder.mkdir(parents=True)
    (folder / course.chapter.released.name).write_bytes(to_bytes(notebook))
    for name, text in extra:
        (folder / name).write_text(text)


def test_generate_assignment_writes_what_release_writes(course):
    (course.folder / "retired_ids.txt").write_text("")
    (course.folder / "line.png").write_bytes(b"\x89PNG")
    release(course.chapter)
    ours = files_of(course.released)
    assert sorted(ours) == ["41_tiny_line.ipynb", "line.png", "public.json"]
    (course.released / "left over.txt").write_text("")
    nbgrader(course.root, "generate_assignment", "41_tiny_line", "--force")
    assert files_of(course.released) == ours
    assert stale(course.chapter) == []


def test_generate_assignment_refuses_an_answer_without_markers(course):
    course.cell("slope-answer").source = RIGHT
    course.save()
    said = nbgrader(course.root, "generate_assignment", "41_tiny_line", ok=False)
    assert "an answer has no 'BEGIN SOLUTION'" in said
    assert not course.released.exists()


def test_the_two_lists_of_steps_differ_by_the_gradebook_alone():
    extra = [step for step in GENERATE_STEPS if step not in RELEASE_STEPS]
    assert [step.__name__ for step in extra] == ["SaveCells"]
    assert [step for step in GENERATE_STEPS if step in RELEASE_STEPS] == RELEASE_STEPS


def all_right(notebook, cells):
    cells["slope-answer"].source = RIGHT
    cells["sign-answer"].source = 'sign, step = "up", 0.15'


def partly_right(notebook, cells):
    cells["slope-answer"].source = CONSTANT
    cells["sign-answer"].source = 'sign, step = "up", 3.0'


def cheating(notebook, cells):
    cells["set-up"].source = "check = lambda *a: None"
    for cell in (cells["slope-tests"], cells["sign-tests"]):
        cell.metadata.tags = ["skip-execution"]
    html = f"from IPython.display import HTML\nHTML('{SCRIPT}')"
    notebook.cells += [
        nbformat.v4.new_markdown_cell(f"Look: {SCRIPT}"),
        nbformat.v4.new_code_cell(html),
    ]


def without_a_test_cell(notebook, cells):
    notebook.cells.remove(cells["sign-tests"])


graded_once = pytest.mark.xdist_group("stock class")


@pytest.fixture(scope="module")
def graded(course_class, tmp_path_factory):
    """A class of four, graded by stock nbgrader."""
    root = tmp_path_factory.mktemp("graded") / "course"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(root))
        course = course_class(root)
        nbgrader(course.root, "generate_assignment", "41_tiny_line")
        hand_in(course, "ada", all_right)
        extra = [("numpy.py", "1 / 0"), ("timestamp.txt", "2026-01-02 10:00:00")]
        hand_in(course, "ben", partly_right, extra)
        hand_in(course, "cai", cheating)
        hand_in(course, "dee", without_a_test_cell)
        nbgrader(course.root, "autograde", "41_tiny_line")
        nbgrader(course.root, "generate_feedback", "41_tiny_line")
    return course


@graded_once
def test_autograde_counts_public_and_hidden_checks(graded):
    assert marks(graded.root) == {"ada": 4.0, "ben": 2.0, "cai": 0.0, "dee": 0.0}


@graded_once
def test_autograded_folders_hold_no_answer_key(graded):
    book = "41_tiny_line/41_tiny_line.ipynb"
    folders = (graded.root / "autograded").iterdir()
    assert {folder.name: set(files_of(folder)) for folder in folders} == {
        "ada": {book},
        "ben": {book, "41_tiny_line/timestamp.txt"},
        "cai": {book},
        "dee": {book},
    }


@graded_once
@pytest.mark.parametrize("student", ["ada", "ben", "cai", "dee"])
def test_feedback_holds_no_hidden_call_and_no_script(graded, student):
    page = graded.root / "feedback" / student / "41_tiny_line/41_tiny_line.html"
    text = page.read_text("utf-8")
    assert "HIDDEN" not in text
    assert "check.grade" not in text
    assert SCRIPT not in text


@graded_once
def test_feedback_says_what_a_hidden_check_found(graded):
    page = graded.root / "feedback/ben/41_tiny_line/41_tiny_line.html"
    assert "With points on both sides of the origin" in page.read_text("utf-8")


@graded_once
def test_graders_see_no_script_either(graded):
    path = graded.root / "autograded/cai/41_tiny_line/41_tiny_line.ipynb"
    *_, text, code = from_bytes(path.read_bytes()).cells
    assert text.source == "Look: < script>alert(1)< /script>"
    (output,) = code.outputs
    assert list(output.data) == ["text/plain"]


@pytest.fixture
def settings(monkeypatch):
    monkeypatch.setenv(ROOT_VARIABLE, "")  # the file sets it; put it back afterwards
    return PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()


def test_every_setting_exists_in_this_nbgrader(settings):
    known = {cls.__name__: cls for cls in NbGraderApp().all_configurable_classes()}
    for section, values in settings.items():
        traits = known[section].class_traits(config=True)
        assert set(values) <= set(traits), section


def test_the_folder_of_the_settings_is_the_course(settings):
    assert settings.CourseDirectory.root == str(ROOT)
    assert os.environ[ROOT_VARIABLE] == str(ROOT)


CHAPTERS = [
    pytest.param(
        chapter,
        marks=() if chapter.name == "06_linear_regression" else pytest.mark.thorough,
        id=chapter.name,
    )
    for chapter in all_chapters()
]


@pytest.mark.slow
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_chapter_goes_through_stock_nbgrader(chapter, tmp_path):
    sources = tmp_path / "solutions" / chapter.name
    shutil.copytree(chapter.folder, sources)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    nbgrader(tmp_path, "generate_assignment", chapter.name)
    released = tmp_path / "notebooks" / chapter.name
    assert files_of(released) == released_files(chapter)
    handed_in = tmp_path / "submitted" / "author" / chapter.name
    handed_in.mkdir(parents=True)
    shutil.copy(chapter.source, handed_in)
    nbgrader(tmp_path, "autograde", chapter.name)
    assert marks(tmp_path) == {"author": chapter.points}
