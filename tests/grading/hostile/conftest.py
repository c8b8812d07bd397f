"""One run over the whole corpus, with honest submissions before, between and after."""

import ctypes
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from helpers.grading.collect import collect
from helpers.grading.confinement import CONFINED, examine
from helpers.grading.files import read_released
from helpers.grading.gradebook import open_gradebook
from helpers.grading.results import Result, read_results
from helpers.project import ROOT, ROOT_VARIABLE
from tests.grading.hostile.bait import Listener, canary, planted, state_of
from tests.grading.hostile.corpus import (
    NAMES,
    Attack,
    hand_in_honestly,
    read_attack,
)
from tests.grading.hostile.files import CHAPTER

_SUBREAPER = 36  # prctl: orphans of our children become our own
_PATIENCE = 500  # seconds, so that a batch that hangs fails a test and not the suite


@dataclass
class Class:
    """A course in a folder, its class, and what came of grading it."""

    folder: Path
    canaries: dict[str, str]
    attacks: dict[str, Attack] = field(default_factory=dict)
    results: dict[str, Result] = field(default_factory=dict)
    output: str = ""
    code: int = 0
    seconds: float = 0.0
    calls: list[str] = field(default_factory=list)
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    planted: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)

    @property
    def course(self) -> Path:
        """The copy of the course."""
        return self.folder / "course"

    def kept(self) -> dict[str, str]:
        """Return the state of all that grading should not change."""
        own = ("solutions", "notebooks", "submitted")
        folders = [self.course / name for name in own]
        outside = [self.folder / name for name in ("home", "tmp", "downloads")]
        return state_of(*folders, *outside, ROOT / "helpers", ROOT / "tests")

    def run(self, *verb: str) -> tuple[str, int]:
        """Run a verb of ``course``, as a person would; return what it said."""
        env = os.environ | {
            "PYTHONPATH": str(ROOT),
            "HOME": str(self.folder / "home"),
            "TMPDIR": str(self.folder / "tmp"),
            "MPLCONFIGDIR": str(self.folder / "cache"),
            "WORKBOOK_CANARY": self.canaries["environment"],
        }
        command = (sys.executable, "-m", "helpers", *verb)
        done = subprocess.run(
            command,
            cwd=self.course,
            env=env,
            timeout=_PATIENCE,
            check=False,
            capture_output=True,
            text=True,
        )
        return done.stdout + done.stderr, done.returncode


def prepare(released: Path, folder: Path) -> Class:
    """Copy a course and lay out the bait."""
    places = ("solutions", "gradebook", "student", "environment", "home", "socket")
    made = Class(folder, {place: canary(place) for place in places})
    shutil.copytree(released, made.course)
    for name in ("home/.ssh", "tmp", "downloads"):
        (folder / name).mkdir(parents=True)
    (folder / "home" / "secret.txt").write_text(made.canaries["home"])
    (folder / "home" / ".ssh" / "id").write_text(made.canaries["home"])
    (folder / "tmp" / "note.txt").write_text("stays as it is")
    checks = made.course / "solutions" / CHAPTER
    (checks / "secret.py").write_text(f"# {made.canaries['solutions']}\n")
    with (checks / "checks" / "cost.py").open("a") as file:
        file.write(f"# {made.canaries['solutions']}\n")
    with open_gradebook(f"sqlite:///{made.course}/gradebook.db") as book:
        book.add_student("nobody", first_name=made.canaries["gradebook"])
    return made


def hand_in(made: Class, names: list[str], listener: Listener) -> None:
    """Write what the class hands in, and collect it."""
    downloads = made.folder / "downloads"
    places = {
        "COURSE": str(made.course),
        "HOME": str(made.folder / "home"),
        "TMP": str(made.folder / "tmp"),
        "REPO": str(ROOT),
        "PORT": str(listener.port),
        "ABSTRACT": listener.abstract,
    }
    hand_in_honestly(downloads, made.canaries["student"])
    for name in names:
        made.attacks[name] = read_attack(name, places)
        made.attacks[name].hand_in(downloads, read_released(CHAPTER))
    collect(downloads, CHAPTER, made.course)


def grade_all(released: Path, folder: Path, names: list[str]) -> Class:
    """Hand in, grade, give feedback and export; note all that happened."""
    made = prepare(released, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(made.course))
        with Listener(made.course, made.canaries["socket"]) as listener:
            hand_in(made, names, listener)
            made.before, running = made.kept(), _running()
            ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
            start = time.perf_counter()
            graded = ("grade", CHAPTER, "--workers", "2", "--time-limit", "1")
            made.output, made.code = made.run(*graded)
            made.seconds = time.perf_counter() - start
            made.strays = [
                text for pid, text in _running().items() if not _known(pid, running)
            ]
            ctypes.CDLL(None).prctl(_SUBREAPER, 0, 0, 0, 0)
        made.calls, made.after, made.planted = listener.calls, made.kept(), planted()
        made.run("feedback", CHAPTER)
        made.run("export", CHAPTER)
        found = read_results(made.course / "results", CHAPTER)
    made.results = {result.student: result for result in found}
    return made


def _known(pid: int, running: dict[int, str]) -> bool:
    """Whether a process was there before, or belongs to one: a browser has many."""
    try:
        family = [pid, *(parent.pid for parent in psutil.Process(pid).parents())]
    except psutil.NoSuchProcess:
        return True
    return any(member in running for member in family)


def _running() -> dict[int, str]:
    """Return our children and theirs; what has ended and waits does not count."""
    found = {}
    for child in psutil.Process().children(recursive=True):
        try:
            if child.status() != psutil.STATUS_ZOMBIE:
                found[child.pid] = " ".join(child.cmdline()) or child.name()
        except psutil.NoSuchProcess:
            continue
    return found


@pytest.fixture(scope="session")
def honest_alone(released_course, tmp_path_factory):
    """The honest part of the class, graded by itself."""
    return grade_all(released_course, tmp_path_factory.mktemp("alone"), [])


@pytest.fixture(scope="session")
def whole_class(released_course, tmp_path_factory):
    """The whole class, graded in one run."""
    level, reason = examine()
    if level != CONFINED:
        pytest.skip(f"the attacks only run behind the whole wall: {reason}")
    return grade_all(released_course, tmp_path_factory.mktemp("hostile"), NAMES)
