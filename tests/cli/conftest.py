"""A temporary course for the command, and ways to run it."""

import shutil

import pytest
from click.testing import CliRunner

from helpers.cli import main
from helpers.project import ROOT, ROOT_VARIABLE

CHAPTER = "06_linear_regression"


@pytest.fixture(scope="session")
def released_course(tmp_path_factory):
    """A course with chapter 06 released from the source that is here."""
    folder = tmp_path_factory.mktemp("course")
    skipped = shutil.ignore_patterns("__pycache__", ".*")
    solutions = folder / "solutions"
    shutil.copytree(ROOT / "solutions" / CHAPTER, solutions / CHAPTER, ignore=skipped)
    shutil.copy(ROOT / "solutions" / "concepts.csv", solutions)
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(folder))
        from helpers.authoring.chapters import find_chapter
        from helpers.authoring.release import release

        release(find_chapter(CHAPTER))
    return folder


@pytest.fixture
def course(released_course, tmp_path, monkeypatch):
    """A fresh copy of that course, in use."""
    folder = tmp_path / "course"
    shutil.copytree(released_course, folder)
    monkeypatch.setenv(ROOT_VARIABLE, str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def run(monkeypatch):
    """Run the command in this process."""
    monkeypatch.delenv("ML_WORKBOOK_DEBUG", raising=False)

    def invoke(*args):
        return CliRunner().invoke(main, [str(arg) for arg in args])

    return invoke


@pytest.fixture
def submission(course, tmp_path):
    """A folder with the submission of one student, who has done nothing."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    released = course / "notebooks" / CHAPTER / f"{CHAPTER}.ipynb"
    shutil.copy(released, folder / f"{CHAPTER}-ana.ipynb")
    return folder


def snapshot(folder):
    """Every file below a folder with its content."""
    skipped = "__pycache__"
    files = (p for p in folder.rglob("*") if p.is_file() and skipped not in p.parts)
    return {path: path.read_bytes() for path in files}
