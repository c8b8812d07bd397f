"""A course of one tiny chapter, from both sides."""

import shutil

import pytest

from helpers.checks import start
from tests.checks.course import CHAPTER, write_course, write_public


@pytest.fixture(scope="session")
def both_sides(tmp_path_factory):
    """Author's and student's side in one folder."""
    root = tmp_path_factory.mktemp("course")
    write_course(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ML_WORKBOOK_ROOT", str(root))
        write_public(root)
    return root


@pytest.fixture
def student(both_sides, tmp_path, monkeypatch):
    """A student's folder: no answer key in sight."""
    folder = tmp_path / "notebooks" / CHAPTER
    shutil.copytree(both_sides / "notebooks" / CHAPTER, folder)
    monkeypatch.setenv("ML_WORKBOOK_ROOT", str(tmp_path))
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def check(student):
    return start(CHAPTER)[0]


@pytest.fixture
def hint(student):
    return start(CHAPTER)[1]
