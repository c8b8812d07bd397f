"""Print feedback pages as PDF, with a Chromium that is on the machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from helpers.errors import EnvironmentProblem
from helpers.student.doctor import BROWSERS

__all__ = ["print_pages"]

_SECONDS = 60


def print_pages(pages: Iterable[Path]) -> Iterator[Path]:
    """Print HTML pages, each to a PDF file beside it.

    Parameters
    ----------
    pages : iterable of pathlib.Path

    Yields
    ------
    pathlib.Path
        Each PDF file, when it is there.

    Raises
    ------
    EnvironmentProblem
        If there is no Chromium, or it prints nothing.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise EnvironmentProblem(
            "printing needs Chromium or Chrome, which are not here; the HTML pages are",
            next_step="apt-get install chromium",
        )
    with tempfile.TemporaryDirectory(prefix="pdf-") as profile:
        for page in pages:
            yield _print(browser, page, Path(profile))


def _print(browser: str, page: Path, profile: Path) -> Path:
    made, target = profile / "page.pdf", page.with_suffix(".pdf")
    made.unlink(missing_ok=True)
    command = [
        browser,
        "--headless",
        "--disable-gpu",
        "--disable-background-networking",
        "--no-first-run",
        "--no-pdf-header-footer",
        f"--user-data-dir={profile}",
        f"--print-to-pdf={made}",
        page.resolve().as_uri(),
    ]
    if getattr(os, "geteuid", lambda: 1)() == 0:
        command.insert(1, "--no-sandbox")  # Chromium refuses root with its own wall
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=_SECONDS, check=False
        )
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
    except subprocess.TimeoutExpired:
        said = [f"it took longer than {_SECONDS} seconds"]
    if not made.is_file():
        why = " ".join(said) or "it gave no reason"
        raise EnvironmentProblem(
            f"{Path(browser).name} did not print {page}: {why}",
            next_step="course doctor",
        )
    beside = target.with_name(f".{target.name}")
    shutil.copyfile(made, beside)  # the profile may be on another disk
    return beside.replace(target)
