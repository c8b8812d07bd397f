"""Look this machine over and say what keeps the course from running here."""

from __future__ import annotations

import shutil
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from helpers.errors import WorkbookError
from helpers.project import ROOT, notebooks_folder, root

__all__ = ["BROWSERS", "Finding", "examine"]

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""Names under which a browser is installed that prints pages and runs the tests."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    Attributes
    ----------
    name : str
        What was looked at.
    ok : bool
        Whether the course can be worked through as far as this goes.
    detail : str
        What was found.
    fix : str
        What to type or do; empty where nothing needs doing.
    """

    name: str
    ok: bool
    detail: str
    fix: str = ""


def examine() -> list[Finding]:
    """Look at all that the course needs on this machine. Nothing is changed.

    Returns
    -------
    list of Finding
        The same list of things each time, whether all is well or not.
    """
    parts: dict[str, Callable[[], Iterator[Finding]]] = {
        "Python": _python,
        "packages": _packages,
        "data": _data,
        "kernel": _kernel,
        "notebooks": _notebooks,
        "folders": _folders,
        "extras": _extras,
    }
    found: list[Finding] = []
    for name, look in parts.items():
        try:
            found += look()
        except WorkbookError as error:
            found.append(Finding(name, False, str(error), error.next_step))
        except ImportError as error:  # a half-installed machine is what this is for
            found.append(Finding(name, False, f"cannot look: {error}", "make lab"))
    return found


def _python() -> Iterator[Finding]:
    from packaging.specifiers import SpecifierSet

    wanted = _project()["requires-python"]
    version = sys.version.partition(" ")[0]
    ok = SpecifierSet(wanted).contains(version, prereleases=True)
    fix = "" if ok else f"install Python {wanted}, then: make lab PYTHON=python3.12"
    yield Finding("Python", ok, f"{version} (needs {wanted})", fix)


def _packages() -> Iterator[Finding]:
    from packaging.requirements import Requirement

    wanted = _project()["dependencies"]
    problems = [problem for line in wanted for problem in _unmet(line)]
    markers = [Requirement(line).marker for line in wanted]
    needed = sum(marker is None or marker.evaluate() for marker in markers)
    fix = "python -m pip install -r requirements.lock"
    for problem in problems:
        yield Finding("packages", False, problem, fix)
    if not problems:
        yield Finding("packages", True, f"all {needed} are here")


def _unmet(line: str, extra: str = "") -> Iterator[str]:
    """Say what a requirement lacks, and what its extras lack."""
    from packaging.requirements import Requirement

    r = Requirement(line)
    if r.marker is not None and not r.marker.evaluate({"extra": extra}):
        return
    try:
        version = metadata.version(r.name)
    except metadata.PackageNotFoundError:
        yield f"{r.name} is missing"
        return
    if not r.specifier.contains(version, prereleases=True):
        yield f"{r.name} is {version}, which must be {r.specifier}"
    for name in sorted(r.extras):
        for inner in metadata.requires(r.name) or []:
            if "extra ==" in inner:
                yield from _unmet(inner, name)


def _data() -> Iterator[Finding]:
    from helpers import data

    looked_at = data.verify()
    problems = [problem for _, problem in looked_at if problem]
    for problem in problems:
        yield Finding("data", False, problem, "git checkout -- data")
    if not problems:
        yield Finding("data", True, f"{len(looked_at)} here, all as published")


def _kernel() -> Iterator[Finding]:
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    fix = "python -m ipykernel install --sys-prefix"
    try:
        program = KernelSpecManager().get_kernel_spec("python3").argv[0]
    except NoSuchKernel:
        yield Finding("kernel", False, "there is no kernel named python3", fix)
        return
    # Jupyter puts its own Python in the place of a bare name.
    bare = {"python", f"python{sys.version_info.major}", Path(sys.executable).name}
    ok = program in bare or Path(program) == Path(sys.executable)
    detail = "python3 is this Python" if ok else f"python3 is another Python: {program}"
    yield Finding("kernel", ok, detail, "" if ok else fix)


def _notebooks() -> Iterator[Finding]:
    from helpers.authoring.chapters import all_chapters, read_notebook

    released = [chapter for chapter in all_chapters() if chapter.released.is_file()]
    problems = 0
    for chapter in released:
        try:
            read_notebook(chapter.released)
        except WorkbookError as error:
            problems += 1
            fix = f"git checkout -- notebooks/{chapter.name}  # your changes are lost"
            yield Finding("notebooks", False, str(error), fix)
    if not released:
        yield Finding("notebooks", False, "notebooks/ is empty", "course release")
    elif not problems:
        yield Finding("notebooks", True, f"{len(released)} here, all readable")


def _folders() -> Iterator[Finding]:
    for folder in (root(), notebooks_folder()):
        if not folder.is_dir():
            continue
        try:
            with tempfile.TemporaryFile(dir=folder):
                yield Finding("folders", True, f"{folder} can be written to")
        except OSError as error:
            detail = f"{folder} cannot be written to: {error.strerror}"
            yield Finding("folders", False, detail, f"chmod -R u+w {folder}")


def _extras() -> Iterator[Finding]:
    """Things that a student can do without."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    missing = "not here; only printing feedback and the browser tests need it"
    fix = "" if browser else "apt-get install chromium"
    yield Finding("Chromium", True, browser or missing, fix)
    yield _wall()


def _wall() -> Finding:
    """Say how student code would run if this machine graded."""
    from helpers.grading.confinement import CONFINED, UNCONFINED, bubblewrap, examine

    level, reason = examine()
    detail = f"student code would run {level}" + (f": {reason}" if reason else "")
    if level == UNCONFINED:
        detail = f"not here: {reason}; only grading needs a wall"
    fix = "" if bubblewrap.find() else "apt-get install bubblewrap"
    return Finding("wall for grading", True, detail, "" if level == CONFINED else fix)


def _project() -> dict:
    """Return the project's own list of what it needs."""
    try:
        text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
        return tomllib.loads(text)["project"]
    except (OSError, ValueError, KeyError) as error:
        raise WorkbookError(
            f"pyproject.toml of the workbook cannot be read: {error}",
            next_step="git checkout -- pyproject.toml",
        ) from error
