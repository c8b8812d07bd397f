"""JupyterLab that a hub or somebody else starts, with the course's settings."""

import json
import os
import subprocess
import sys
import time
import urllib.request

import pytest

from helpers.student.lab import SETTINGS

START_SECONDS = 60
MARKS = {"grade_id": "slope-answer", "solution": True, "locked": False, "grade": False}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Start plain JupyterLab; all it has of the course is one variable."""
    home = tmp_path_factory.mktemp("home")
    env = {k: v for k, v in os.environ.items() if not k.startswith("JUPYTER")} | {
        "HOME": str(home),
        "JUPYTER_CONFIG_DIR": str(home / "own"),
        "JUPYTER_CONFIG_PATH": str(SETTINGS),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
    }
    (home / "work").mkdir()
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += ["--ServerApp.port=0", f"--ServerApp.root_dir={home / 'work'}"]
    with (home / "log").open("w") as log:
        started = subprocess.Popen(command, env=env, stdout=log, stderr=log)
    try:
        yield wait_for(started, home), home / "work"
    finally:
        started.terminate()
        started.wait(timeout=30)


def wait_for(started, home):
    """Return a function that asks the server, once it says where it is."""
    limit = time.monotonic() + START_SECONDS
    while time.monotonic() < limit and started.poll() is None:
        for file in (home / "runtime").glob("jpserver-*.json"):
            told = json.loads(file.read_text())
            return lambda path, **put: ask(told, path, **put)
        time.sleep(0.1)
    return pytest.fail(f"JupyterLab did not start:\n{(home / 'log').read_text()}")


def ask(told, path, **put):
    data = json.dumps(put).encode() if put else None
    request = urllib.request.Request(
        told["url"] + path,
        data,
        {"Authorization": f"token {told['token']}"},
        method="PUT" if put else "GET",
    )
    with urllib.request.urlopen(request, timeout=30) as reply:
        return reply.read().decode()


@pytest.mark.slow
def test_locked_cells_look_locked(server):
    ask_server, _ = server
    assert "content: 'locked'" in ask_server("custom/custom.css")
    assert "custom/custom.css" in ask_server("lab")  # the page asks for it


@pytest.mark.slow
def test_panels_of_authors_are_off(server):
    ask_server, _ = server
    page = ask_server("lab").partition('id="jupyter-config-data"')[2]
    settings = json.loads(page.partition(">")[2].partition("</script>")[0])
    off = settings["disabledExtensions"]
    assert "@jupyter/nbgrader:create-assignment" in off


@pytest.mark.slow
def test_a_copied_cell_loses_its_marks_when_it_is_saved(server):
    ask_server, folder = server
    cells = [
        {
            "cell_type": "code",
            "id": name,
            "source": "",
            "metadata": {"nbgrader": MARKS | {"schema_version": 3}},
            "outputs": [],
            "execution_count": None,
        }
        for name in ("slope-answer", "copy")
    ]
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
    ask_server("api/contents/a.ipynb", type="notebook", format="json", content=notebook)
    saved = json.loads((folder / "a.ipynb").read_text())["cells"]
    assert ["nbgrader" in cell["metadata"] for cell in saved] == [True, False]
