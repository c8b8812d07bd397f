"""nbgrader's exchange, from release to feedback, with our grading in the middle."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.grading.small_class import NAME, SmallClass

BIN = Path(sys.executable).parent


@pytest.fixture
def hub(tmp_path, monkeypatch):
    """Give a function that runs a program as the instructor or as a student."""
    course, desk, exchange = (tmp_path / n for n in ("course", "desk", "exchange"))
    for folder in (course, desk, exchange):
        folder.mkdir()
    exchange.chmod(0o777)
    monkeypatch.setenv("ML_WORKBOOK_ROOT", str(course))
    monkeypatch.setenv("PATH", f"{BIN}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("USER", "ana")
    SmallClass(course, students=0)
    settings = f'c.CourseDirectory.course_id = "ml"\nc.Exchange.root = "{exchange}"\n'
    config = course / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + settings, encoding="utf-8")
    (desk / "nbgrader_config.py").write_text(f"c = get_config()\n{settings}")

    def run(folder, *words):
        program = [sys.executable, "-W", "ignore", "-m", *words]
        done = subprocess.run(
            program, cwd=folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    run.course, run.desk = course, desk
    return run


@pytest.mark.slow
def test_from_release_to_feedback(hub):
    nbgrader = ("nbgrader",)
    hub(hub.course, *nbgrader, "release_assignment", NAME)
    hub(hub.desk, *nbgrader, "fetch_assignment", NAME)
    hub(hub.desk, *nbgrader, "submit", NAME)
    hub(hub.course, *nbgrader, "collect", NAME)
    assert "not attempted" in hub(hub.course, "helpers", "grade", NAME)
    hub(hub.course, "helpers", "feedback", NAME)
    hub(hub.course, *nbgrader, "release_feedback", NAME)
    hub(hub.desk, *nbgrader, "fetch_feedback", NAME)
    (page,) = (hub.desk / NAME / "feedback").rglob("*.html")
    assert "Feedback for" in page.read_text(encoding="utf-8")
