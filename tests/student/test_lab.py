"""`course lab`: what JupyterLab is started with. tests/browser starts it for real."""

import json
import os
import sys
from pathlib import Path

import pytest

from helpers.errors import EnvironmentProblem, UsageError
from helpers.student import lab
from helpers.student.lab import (
    SETTINGS,
    formgrader_arguments,
    lab_arguments,
    lab_environment,
    run_lab,
)


@pytest.fixture(autouse=True)
def no_browser_setting(monkeypatch):
    monkeypatch.delenv("BROWSER", raising=False)


def test_serves_the_notebooks(course):
    arguments = lab_arguments()
    assert f"--ServerApp.root_dir={course.root / 'notebooks'}" in arguments
    assert "--no-browser" not in arguments


@pytest.mark.parametrize(("setting", "browser"), [("none", True), ("firefox", False)])
def test_browser_none_and_no_browser(course, monkeypatch, setting, browser):
    monkeypatch.setenv("BROWSER", setting)
    assert "--no-browser" in lab_arguments(browser=browser)


def test_a_named_browser_is_left_to_jupyter(course, monkeypatch):
    monkeypatch.setenv("BROWSER", "firefox")
    assert "--no-browser" not in lab_arguments()


def test_port(course):
    assert "--ServerApp.port=9000" in lab_arguments(port=9000)
    assert not any("ServerApp.port" in argument for argument in lab_arguments())


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_bad_port(course, port):
    with pytest.raises(UsageError, match=rf"the port is {port}, which must be"):
        lab_arguments(port=port)


def test_no_notebooks(course):
    course.path.unlink()
    with pytest.raises(EnvironmentProblem, match="there are no notebooks") as caught:
        run_lab()
    assert caught.value.next_step == "course release"


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="only POSIX has user numbers")
def test_root_is_let_in_and_others_need_nothing(course, monkeypatch):
    monkeypatch.setattr(lab.os, "geteuid", lambda: 0)
    assert "--allow-root" in lab_arguments()
    monkeypatch.setattr(lab.os, "geteuid", lambda: 1000)
    assert "--allow-root" not in lab_arguments()


def test_environment_adds_and_takes_nothing_away(monkeypatch):
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "/mine")
    monkeypatch.setenv("PATH", "/usr/bin")
    environment = lab_environment()
    assert environment["JUPYTER_CONFIG_PATH"] == f"/mine{os.pathsep}{SETTINGS}"
    assert environment["PATH"].startswith(str(Path(sys.executable).parent))
    assert environment["PATH"].endswith("/usr/bin")
    assert "JUPYTER_CONFIG_DIR" not in environment


def test_settings_are_sound():
    for file in (SETTINGS / "labconfig").iterdir():
        assert isinstance(json.loads(file.read_text()), dict)


def test_run_starts_jupyterlab_in_the_course(course, monkeypatch):
    started = {}

    def serve(arguments):
        started.update(arguments=arguments, folder=Path.cwd(), env=dict(os.environ))

    monkeypatch.setattr("jupyterlab.labapp.main", serve)
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "")
    monkeypatch.setenv("PATH", os.environ["PATH"])
    monkeypatch.chdir(course.folder)
    run_lab(port=9000, browser=False)
    assert started["arguments"] == lab_arguments(port=9000, browser=False)
    assert started["folder"] == course.root
    assert started["env"]["JUPYTER_CONFIG_PATH"] == str(SETTINGS)


def test_formgrader_needs_the_instructors_folder(course):
    with pytest.raises(EnvironmentProblem, match="instructor's copy") as caught:
        run_lab(formgrader=True)
    assert caught.value.next_step == "course lab"


def test_formgrader_serves_the_whole_course_with_its_panels(course):
    (course.root / "nbgrader_config.py").touch()
    arguments = formgrader_arguments(port=9000)
    assert f"--ServerApp.root_dir={course.root}" in arguments
    assert "--LabApp.default_url=/formgrader" in arguments
    assert "--ServerApp.port=9000" in arguments
    panels = lab_environment(settings=False)["JUPYTER_CONFIG_PATH"].split(os.pathsep)
    assert str(SETTINGS) not in panels
