"""A tiny chapter to graft on, and a temporary course with the real chapter 06."""

import shutil

import pytest

from helpers.project import ROOT, ROOT_VARIABLE
from tests.grading.tiny import ANSWERS, chapter, find

CHAPTER = "06_linear_regression"


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
    return folder


@pytest.fixture
def course(released_course, tmp_path, monkeypatch):
    """A fresh copy of that course, in use."""
    folder = tmp_path / "course"
    shutil.copytree(released_course, folder)
    monkeypatch.setenv(ROOT_VARIABLE, str(folder))
    return folder
