"""What every test may ask for."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from helpers.student.doctor import BROWSERS
from tests.browsing import FLAGS


@pytest.fixture
def rng():
    """A random generator that starts alike in every test."""
    return np.random.default_rng(20240229)


class Runs:
    """Runs each released notebook once for all tests, whichever process asks first."""

    def __init__(self, folder: Path):
        self.folder = folder

    def __call__(self, chapter):
        """Return the notebook with its outputs."""
        from helpers.authoring.book.run import run_released

        with (self.folder / f"{chapter.name}.lock").open("w") as file:
            fcntl.lockf(file, fcntl.LOCK_EX)  # until the file is closed
            return run_released(chapter, self.folder)


@pytest.fixture(scope="session")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """Keep what came of the notebooks as long as the tests go on."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = shared / "runs"
    folder.mkdir(exist_ok=True)
    return Runs(folder)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Find the browser, or say how to get one. On CI there is no way around it."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        said = "no Chromium here; install it with: apt-get install chromium"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(said)
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator:
    """Start Chromium. One process of tests can have Playwright only once."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()
