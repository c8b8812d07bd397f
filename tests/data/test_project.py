"""Where the parts of the course lie."""

from pathlib import Path

import pytest

from helpers import project
from helpers.errors import EnvironmentProblem


@pytest.fixture
def course(tmp_path, monkeypatch):
    monkeypatch.setenv(project.ROOT_VARIABLE, str(tmp_path))
    return tmp_path


def test_root_is_this_repository(monkeypatch):
    monkeypatch.delenv(project.ROOT_VARIABLE, raising=False)
    here = Path(__file__).resolve().parents[2]
    assert project.root() == project.ROOT == here
    assert project.data_folder() == here / "data"
    assert project.solutions_folder() == here / "solutions"
    assert project.notebooks_folder() == here / "notebooks"


def test_empty_variable_is_no_variable(monkeypatch):
    monkeypatch.setenv(project.ROOT_VARIABLE, "")
    assert project.root() == project.ROOT


def test_variable_moves_the_course(course):
    assert project.root() == course.resolve()
    assert project.solutions_folder() == course.resolve() / "solutions"
    assert project.notebooks_folder() == course.resolve() / "notebooks"


def test_data_of_the_course_or_else_of_this_copy(course):
    assert project.data_folder() == project.ROOT / "data"
    (course / "data").mkdir()
    assert project.data_folder() == course.resolve() / "data"


def test_variable_that_names_no_folder(monkeypatch, tmp_path):
    monkeypatch.setenv(project.ROOT_VARIABLE, str(tmp_path / "nowhere"))
    text = r"ML_WORKBOOK_ROOT is '.*nowhere', which must be an existing folder"
    with pytest.raises(EnvironmentProblem, match=text) as caught:
        project.root()
    assert caught.value.next_step == "unset ML_WORKBOOK_ROOT"
