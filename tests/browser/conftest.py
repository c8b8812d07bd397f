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
from playwright.sync_api import Page, Route, sync_playwright

from helpers.project import RELEASED_FOLDER
from helpers.student.doctor import BROWSERS

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
CHAPTER = "06_linear_regression"
START_SECONDS = 60
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\w+\?token=\w+")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
READY = """() => {
    const panel = jupyterapp.shell.currentWidget;
    return panel?.context?.isReady
        && panel.content.widgets.length === panel.context.model.cells.length
        && panel.sessionContext.session?.kernel?.status === 'idle';
}"""
CELL_PLACES = """() => {
    const cells = jupyterapp.shell.currentWidget.context.model.cells;
    return Array.from(cells).map(cell => cell.id);
}"""
SCROLL_TO = """async place => {
    const notebook = jupyterapp.shell.currentWidget.content;
    notebook.activeCellIndex = place;
    await notebook.scrollToItem(place, 'center');
}"""

CLOSE = """async () => {
    const panel = jupyterapp.shell.currentWidget;
    await panel.sessionContext.shutdown();
    await panel.context.revert();
    panel.dispose();
}"""
ALL_RAN = """() => {
    const cells = jupyterapp.shell.currentWidget.content.widgets;
    const code = cells.filter(cell => cell.model.type === 'code');
    return code.every(cell => cell.model.executionCount !== null);
}"""


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test here and keep them in one process: they share a server."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def chromium() -> str:
    """Find the browser, or say how to get one. On CI there is no way around it."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        said = "no Chromium here; install it with: apt-get install chromium"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(said)
    return found


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
    unwanted = ("JUPYTER", "PYTEST", "MPL")
    env = {k: v for k, v in os.environ.items() if not k.startswith(unwanted)}
    return env | {
        "BROWSER": "none",
        "HOME": str(home),
        "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_CONFIG_DIR": str(own),
        "ML_WORKBOOK_ROOT": str(course_root),
        "USER": "ada",
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
def page(chromium: str, lab_address: str) -> Iterator[Page]:
    """Open JupyterLab once, and see that it asks no one else for anything."""
    with browser_page(chromium) as page:
        page.goto(lab_address)
        page.wait_for_function("window.jupyterapp")
        page.evaluate("jupyterapp.restored")
        yield page


@contextlib.contextmanager
def browser_page(chromium: str) -> Iterator[Page]:
    """Open a browser that reaches this machine alone."""
    outside: list[str] = []

    def stay_here(route: Route) -> None:
        url = route.request.url
        if url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            route.continue_()
        else:
            outside.append(url)
            route.abort()

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": 1300, "height": 1000})
        page.set_default_timeout(60_000)
        page.route("**/*", stay_here)
        yield page
        browser.close()
    assert outside == []


class Lab:
    """One notebook, open in JupyterLab; cells go by their ids."""

    def __init__(self, page: Page):
        self.page = page
        self.places: dict[str, int] = {}

    def open(self, path: str) -> None:
        """Open a notebook and wait until its kernel is there."""
        command = "jupyterapp.commands.execute('docmanager:open', {path})"
        self.page.evaluate(f"async path => {{ await {command} }}", path)
        self.wait_until_idle()
        self.learn_places()

    def learn_places(self) -> None:
        """Read where each cell stands."""
        ids = self.page.evaluate(CELL_PLACES)
        self.places = {name: place for place, name in enumerate(ids)}

    def command(self, name: str) -> None:
        """Run a command of JupyterLab, as its menus do."""
        self.page.evaluate("name => jupyterapp.commands.execute(name)", name)
        self.learn_places()

    def add_cell(self, text: str) -> str:
        """Add a cell at the end, write in it, and return its id."""
        self.scroll_to(list(self.places)[-1])
        self.command("notebook:insert-cell-below")
        name = list(self.places)[-1]
        self.write(name, text)
        return name

    def close(self) -> None:
        """Close the notebook without saving it, and end its kernel."""
        self.page.evaluate(CLOSE)

    def wait_until_idle(self) -> None:
        """Wait until the notebook is complete and nothing is running."""
        self.page.wait_for_function(READY)

    def cell(self, name: str):
        """Return a cell of the page."""
        place = self.places[name]
        return self.page.locator(
            ".jp-NotebookPanel:not(.lm-mod-hidden) "
            f'.jp-Cell[data-windowed-list-index="{place}"]'
        )

    def scroll_to(self, name: str):
        """Select a cell, bring it into view and return it."""
        self.page.evaluate(SCROLL_TO, self.places[name])
        return self.cell(name)

    def text(self, name: str) -> str:
        """Return the source of a cell."""
        cells = "jupyterapp.shell.currentWidget.context.model.cells"
        place = self.places[name]
        return self.page.evaluate(f"{cells}.get({place}).sharedModel.getSource()")

    def write(self, name: str, text: str) -> None:
        """Replace the text of a cell, as a person who pastes does."""
        editor = self.scroll_to(name).locator(".cm-content")
        editor.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def run(self, name: str) -> str:
        """Run a cell with the keyboard and return what it shows."""
        cell = self.scroll_to(name)
        cell.locator(".jp-InputPrompt").click()
        before = cell.locator(".jp-InputPrompt").inner_text()
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_function(
            """([prompt, before]) => !['[*]:', before].includes(prompt.innerText)""",
            arg=[cell.locator(".jp-InputPrompt").element_handle(), before],
        )
        self.wait_until_idle()
        return self.output(name)

    def output(self, name: str) -> str:
        """Return what a cell shows."""
        shown = self.cell(name).locator(".jp-OutputArea-output")
        return "\n".join(shown.all_text_contents())

    def run_all(self) -> None:
        """Run all cells from the menu and wait for the last."""
        self.page.locator(".lm-MenuBar-item", has_text="Run").click()
        self.page.locator(".lm-Menu-itemLabel", has_text="Run All Cells").first.click()
        self.page.wait_for_function(ALL_RAN, timeout=120_000)
        self.wait_until_idle()

    def save(self) -> None:
        """Save with the keyboard and wait until it is done."""
        self.page.keyboard.press("Control+S")
        tab = ".lm-DockPanel-tabBar .lm-TabBar-tab.lm-mod-current.jp-mod-dirty"
        self.page.wait_for_selector(tab, state="detached")

    def theme(self, name: str) -> None:
        """Change the theme."""
        command = "jupyterapp.commands.execute('apputils:change-theme', {theme})"
        self.page.evaluate(f"theme => {command}", name)
        body = f"body[data-jp-theme-name='{name}']"
        self.page.wait_for_selector(body, state="attached")


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
def lab(open_chapter: Callable[[str], Lab]) -> Lab:
    """Open a fresh copy of the chapter for each test."""
    return open_chapter(CHAPTER)
