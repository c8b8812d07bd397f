"""JupyterLab as `course lab` starts it, in a real Chromium, on a copy of the course.

No request leaves the machine: the tests fail if the page asks for one.
"""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from helpers.project import RELEASED_FOLDER
from tests.browser.lab_page import Lab
from tests.browsing import staying_here

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
CHAPTER = "06_linear_regression"
START_SECONDS = 60
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\w+\?token=\w+")


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test here and keep them in one process: they share a server."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def course_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy what a student gets: the released notebooks, and no sources."""
    root = tmp_path_factory.mktemp("course")
    ignored = shutil.ignore_patterns(".ipynb_checkpoints", ".progress*")
    shutil.copytree(NOTEBOOKS, root / "notebooks", ignore=ignored)
    kept = root / "notebooks" / RELEASED_FOLDER
    kept.mkdir()
    for notebook in NOTEBOOKS.glob("*/*.ipynb"):
        shutil.copy(notebook, kept)
    return root


@pytest.fixture(scope="session")
def student_environment(
    course_root: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """Give the student a home of their own, with a Jupyter setting in it."""
    home = tmp_path_factory.mktemp("home")
    own = home / "jupyter"
    own.mkdir()
    # Our settings must come besides these. The tests need this one to look inside.
    (own / "jupyter_lab_config.json").write_text(
        '{"LabApp": {"expose_app_in_browser": true}}'
    )
    own_settings = {"JUPYTER_CONFIG_DIR": str(own), "USER": "ada"}
    return environment(home, course_root) | own_settings


def environment(home: Path, course: Path) -> dict[str, str]:
    """Give a person at their own machine, with a course in use."""
    unwanted = ("JUPYTER", "PYTEST", "MPL")
    env = {k: v for k, v in os.environ.items() if not k.startswith(unwanted)}
    return env | {
        "BROWSER": "none",
        "HOME": str(home),
        "IPYTHONDIR": str(home / "ipython"),
        "ML_WORKBOOK_ROOT": str(course),
    }


@pytest.fixture(scope="session")
def course_command(student_environment: dict[str, str], course_root: Path):
    """Return a function that runs `course` as the student does."""

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [Path(sys.executable).with_name("course"), *words],
            env=student_environment,
            cwd=course_root,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def lab_address(
    student_environment: dict[str, str],
    course_root: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """Start `course lab` and read the address that it prints."""
    log = tmp_path_factory.mktemp("lab") / "log"
    with served(log, student_environment, course_root, "lab") as address:
        yield address


@contextlib.contextmanager
def served(log: Path, env: dict[str, str], cwd: Path, *words: str) -> Iterator[str]:
    """Run a verb of `course` that serves, for as long as its address is needed."""
    with log.open("w") as out:
        server = subprocess.Popen(
            [Path(sys.executable).with_name("course"), *words],
            env=env,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        yield _printed_address(log, server)
    finally:
        server.terminate()
        server.wait(timeout=30)


def _printed_address(log: Path, server: subprocess.Popen) -> str:
    limit = time.monotonic() + START_SECONDS
    while time.monotonic() < limit and server.poll() is None:
        if found := ADDRESS.search(log.read_text()):
            return found[0]
        time.sleep(0.1)
    return pytest.fail(f"course lab printed no address:\n{log.read_text()}")


@pytest.fixture(scope="session")
def page(browser: Browser, lab_address: str) -> Iterator[Page]:
    """Open JupyterLab once, and see that it asks no one else for anything."""
    with browser_page(browser) as page:
        page.goto(lab_address)
        page.wait_for_function("window.jupyterapp")
        page.evaluate("jupyterapp.restored")
        yield page


def browser_page(browser: Browser) -> contextlib.AbstractContextManager[Page]:
    """Open a page of JupyterLab's usual size that stays on this machine."""
    return staying_here(browser, viewport={"width": 1300, "height": 1000})


@pytest.fixture
def open_chapter(page: Page, course_root: Path) -> Iterator[Callable[[str], Lab]]:
    """Return a function that opens a fresh copy of a chapter, one at a time."""
    opened: list[Lab] = []

    def open_(chapter: str) -> Lab:
        name = f"{chapter}/{chapter}.ipynb"
        shutil.copy(NOTEBOOKS / name, course_root / "notebooks" / name)
        opened.append(Lab(page))
        opened[-1].open(name)
        return opened[-1]

    yield open_
    for lab in opened:
        lab.close()


@pytest.fixture
def lab(open_chapter: Callable[[str], Lab], request: pytest.FixtureRequest) -> Lab:
    """Open a fresh copy of a chapter for each test: of 06, if none is asked for."""
    return open_chapter(getattr(request, "param", CHAPTER))


def open_first_submission(page: Page, chapter: str) -> None:
    """Go from the formgrader's first page to a submission, by its links."""
    page.get_by_role("link", name="Manual Grading").click()
    page.get_by_role("link", name=chapter).click()
    page.get_by_role("link", name=chapter).last.click()
    page.get_by_role("link", name="Submission #1").click()
    page.wait_for_function("window.formgrader?.loaded && MathJax.loaded")
