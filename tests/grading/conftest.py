"""A tiny chapter to graft on, and a temporary course with the real chapter 06."""

import copy
import json
import shutil
from types import SimpleNamespace

import pytest

from helpers.grading.classroom import grade_class
from helpers.grading.collect import collect
from helpers.grading.files import read_released
from helpers.grading.grade import grade
from helpers.grading.gradebook import default_url, open_gradebook
from helpers.grading.record import record
from helpers.grading.simulation import simulate
from helpers.project import ROOT, ROOT_VARIABLE
from tests.grading.essay_class import essay_class
from tests.grading.handed_in import CHAPTER
from tests.grading.small_class import NAME, TIME_LIMIT, SmallClass
from tests.grading.tiny import ANSWERS, chapter, find


@pytest.fixture
def released():
    """The tiny chapter as students get it."""
    return chapter()


@pytest.fixture
def submitted():
    """The tiny chapter with all answers in place."""
    notebook = chapter()
    for name, text in ANSWERS.items():
        find(notebook, f"tiny-{name}-answer")["source"] = text
    return notebook


@pytest.fixture(scope="session")
def released_course(tmp_path_factory):
    """A course with chapter 06 released from the source that is here."""
    folder = tmp_path_factory.mktemp("course")
    skipped = shutil.ignore_patterns("__pycache__", ".*")
    shutil.copytree(ROOT / "solutions", folder / "solutions", ignore=skipped)
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(folder))
        from helpers.authoring.chapters import find_chapter
        from helpers.authoring.release import released_files

        found = find_chapter(CHAPTER)
        found.released.parent.mkdir(parents=True)
        for name, content in released_files(found).items():
            (found.released.parent / name).write_bytes(content)
        with open_gradebook(default_url()):
            pass  # making an empty gradebook takes seconds, so copies start from one
    return folder


@pytest.fixture
def course(released_course, tmp_path, monkeypatch):
    """A fresh copy of that course, in use."""
    folder = tmp_path / "course"
    shutil.copytree(released_course, folder)
    monkeypatch.setenv(ROOT_VARIABLE, str(folder))
    return folder


@pytest.fixture
def hand_in(course):
    """Put a file where collecting would put it; the released notebook by default."""
    blank = json.dumps(read_released(CHAPTER)).encode()

    def put(student, content=blank, name=f"{CHAPTER}.ipynb", when=None):
        folder = course / "submitted" / student / CHAPTER
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
        if when:
            (folder / "timestamp.txt").write_text(when)
        return folder

    return put


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "downloads"
    folder.mkdir()
    return folder


@pytest.fixture
def take(source, tmp_path):
    def run(**options):
        return collect(source, CHAPTER, tmp_path / "course", **options)

    return run


@pytest.fixture(scope="session")
def graded(released_course, tmp_path_factory):
    """A class of 20 that was graded once: the course, the class, the report."""
    folder = tmp_path_factory.mktemp("graded") / "course"
    shutil.copytree(released_course, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(folder))
        made = simulate(CHAPTER, 20, 1, folder / "class", workers=2)
        report = grade_class(CHAPTER, made.submissions, workers=2, time_limit=4)
    return SimpleNamespace(folder=folder, made=made, report=report)


@pytest.fixture
def graded_course(graded, monkeypatch):
    """That course, in use. Tests must leave it as they found it."""
    monkeypatch.setenv(ROOT_VARIABLE, str(graded.folder))
    return graded


@pytest.fixture
def enter(course):
    def enter_all(*results, db=None):
        record(
            CHAPTER,
            list(results),
            db=db or default_url(),
            autograded=course / "autograded",
            submitted=course / "submitted",
        )

    return enter_all


@pytest.fixture(scope="session")
def small_judged(tmp_path_factory):
    """A small class whose results are on disk; nothing is recorded."""
    folder = tmp_path_factory.mktemp("small") / "course"
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(folder))
        made = SmallClass(folder)
        grade(NAME, folder / "submitted", folder / "results", time_limit=TIME_LIMIT)
    return made


@pytest.fixture
def small(small_judged, tmp_path, monkeypatch):
    """A fresh copy of that class, in use."""
    made = copy.deepcopy(small_judged)
    made.root = tmp_path / "small" / "course"
    shutil.copytree(small_judged.root, made.root)
    monkeypatch.setenv(ROOT_VARIABLE, str(made.root))
    return made


@pytest.fixture(scope="session")
def essay_graded(tmp_path_factory):
    """A class with essays that was graded once: the class, the report."""
    folder = tmp_path_factory.mktemp("essays") / "course"
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(folder))
        made = essay_class(folder)
        report = made.grade()
    return SimpleNamespace(made=made, report=report)


@pytest.fixture
def essayists(essay_graded, tmp_path, monkeypatch):
    """A fresh copy of that class, in use."""
    made = copy.copy(essay_graded.made)
    made.root = tmp_path / "essays" / "course"
    shutil.copytree(essay_graded.made.root, made.root)
    monkeypatch.setenv(ROOT_VARIABLE, str(made.root))
    return made
