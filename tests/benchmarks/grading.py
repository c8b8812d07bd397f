"""Time ``course grade`` beside nbgrader's own ``nbgrader autograde``, on one class.

    python tests/benchmarks/grading.py --students 50 --also 1000

Every answer imports torch, pandas and matplotlib. Both sides must give the same marks.
Goals: 25 times the speed on two cores, and for each submission 0.15 s of computing
beyond what its answers take by themselves.
"""

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from measure import Measured, measured

from helpers.project import ROOT, ROOT_VARIABLE

CHAPTER = "06_linear_regression"
GRADED = (
    "full marks",
    "partly right",
    "wrong answers",
    "ordinary",
)  # stock stops at the others
IMPORTS = "import matplotlib.pyplot as plt\nimport pandas as pd\nimport torch\n\n"
COURSE = (sys.executable, "-m", "helpers")
NBGRADER = (sys.executable, "-m", "nbgrader")
FORM = "{:<44} {:>8} {:>8} {:>10} {:>9}"


@contextlib.contextmanager
def course(folder: Path) -> Iterator[Path]:
    """Make a course with the chapter released, and put it in use."""
    skipped = shutil.ignore_patterns("__pycache__", ".*")
    shutil.copytree(
        ROOT / "solutions" / CHAPTER, folder / "solutions" / CHAPTER, ignore=skipped
    )
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    before = os.environ.get(ROOT_VARIABLE)
    os.environ[ROOT_VARIABLE] = str(folder)
    try:
        quietly([*NBGRADER, "generate_assignment", CHAPTER, "--create"], folder)
        yield folder
    finally:
        os.environ.pop(ROOT_VARIABLE)
        if before:
            os.environ[ROOT_VARIABLE] = before


def quietly(command: Sequence[str | Path], folder: Path) -> str:
    """Run a command and return what it said; show it only if it fails."""
    programs = str(Path(sys.executable).parent)  # nbgrader calls alembic by name
    environment = os.environ | {
        "PATH": os.pathsep.join([programs, os.environ.get("PATH", "")]),
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "ignore",
    }
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        told = " ".join(map(str, command))
        sys.exit(f"{told} failed:\n{done.stdout[-3000:]}")
    return done.stdout


def hand_in(students: int, downloads: Path) -> None:
    """Write the files of a class in which every student has a notebook that runs."""
    from helpers.checks.load import load_exercises
    from helpers.grading.files import read_released
    from helpers.grading.simulation.files import submitted_file
    from helpers.grading.simulation.seats import fewest_students, seat_class

    released, exercises = read_released(CHAPTER), load_exercises(CHAPTER)
    seats = seat_class(
        CHAPTER, exercises, max(students + 6, fewest_students(exercises)), seed=1
    )
    downloads.mkdir()
    when = datetime(2026, 1, 15, tzinfo=UTC)
    for seat in [seat for seat in seats if seat.kind in GRADED][:students]:
        answers = {name: IMPORTS + text for name, text in seat.answers.items()}
        seat = replace(seat, answers=answers)
        name, content = submitted_file(CHAPTER, released, exercises, seat, when)
        (downloads / name).write_bytes(content)


def marks(folder: Path) -> dict[str, dict[str, float]]:
    """Return the points in a course's gradebook, by student and exercise."""
    from helpers.grading.marks import read_marks

    found = read_marks(CHAPTER, db=f"sqlite:///{folder / 'gradebook.db'}")
    return {
        student: {name: score.points for name, score in mark.scores.items()}
        for student, mark in found.items()
    }


def ours(folder: Path, *options: str, at: int = 0) -> Measured:
    """Measure ``course grade`` from nothing."""
    shutil.rmtree(folder / "results", ignore_errors=True)
    with measured(folder / "results", at) as found:
        quietly([*COURSE, "grade", CHAPTER, *options], folder)
    return found


def stock(folder: Path) -> tuple[Measured, dict[str, dict[str, float]]]:
    """Measure nbgrader's command in a copy of the course; return its marks too."""
    copy = folder.parent / "stock"
    shutil.copytree(folder, copy)
    before, os.environ[ROOT_VARIABLE] = os.environ[ROOT_VARIABLE], str(copy)
    with measured() as found:
        quietly([*NBGRADER, "autograde", CHAPTER], copy)
    given = marks(copy)
    os.environ[ROOT_VARIABLE] = before
    return found, given


def own_code(folder: Path) -> float:
    """Return the seconds that the answers of a graded course compute by themselves."""
    program = Path(__file__).with_name("own_code.py")
    said = quietly([sys.executable, program, CHAPTER, folder / "results"], folder)
    return float(said.splitlines()[-1])


def say_beyond(folder: Path, found: Measured, students: int) -> None:
    own = own_code(folder)
    beyond = f"{(found.cpu - own) / students:.3f}"
    print(FORM.format("  of which the answers' own code", "", f"{own:.2f}", "", ""))
    print(FORM.format("  beyond it, with the start", "", "", beyond, ""))


def say(name: str, found: Measured, students: int) -> None:
    cpu, each = f"{found.cpu:.1f}", f"{found.cpu / students:.3f}"
    print(FORM.format(name, f"{found.wall:.1f}", cpu, each, f"{found.peak:.0f}"))


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--students", type=int, default=50)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--also", type=int, help="students of a second, longer run")
    parser.add_argument("--no-stock", action="store_true", help="measure ours alone")
    parser.add_argument(
        "--dask", action="store_true", help="and on one and two workers"
    )
    parser.add_argument("--unconfined", action="store_true")
    asked = parser.parse_args(arguments)
    print(FORM.format("", "wall s", "CPU s", "CPU s each", "peak MB"))
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        compare(Path(place), asked)
    if asked.also:
        with tempfile.TemporaryDirectory(prefix="bench-") as place:
            long_run(Path(place), asked)


def compare(place: Path, asked: argparse.Namespace) -> None:
    options = ["--unconfined"] * asked.unconfined
    with course(place / "course") as folder:
        hand_in(asked.students, place / "downloads")
        quietly([*COURSE, "collect", CHAPTER, str(place / "downloads")], folder)
        if not asked.no_stock:
            theirs, given = stock(folder)
            say(
                f"nbgrader autograde, {asked.students} students", theirs, asked.students
            )
        found = ours(folder, "--workers", str(asked.workers), *options)
        name = f"course grade, {asked.students} students, {asked.workers} workers"
        say(name, found, asked.students)
        say_beyond(folder, found, asked.students)
        if not asked.no_stock:
            assert marks(folder) == given, "the two sides give different marks"
            ratios = f"{theirs.wall / found.wall:.1f}", f"{theirs.cpu / found.cpu:.1f}"
            print(FORM.format("ratio (same marks)", *ratios, "", ""))
        if asked.dask:
            from dask_cluster import cluster

            for workers in (1, 2):
                with cluster(workers, folder) as address, measured() as found:
                    ours(folder, "--scheduler", address, *options)
                say(f"on Dask, {workers} workers", found, asked.students)


def long_run(place: Path, asked: argparse.Namespace) -> None:
    options = ["--workers", str(asked.workers), *["--unconfined"] * asked.unconfined]
    with course(place / "course") as folder:
        hand_in(asked.also, place / "downloads")
        quietly([*COURSE, "collect", CHAPTER, str(place / "downloads")], folder)
        found = ours(folder, *options, at=min(100, asked.also))
        say(f"course grade, {asked.also} students", found, asked.also)
        say_beyond(folder, found, asked.also)
        for count, main_, tree in found.samples:
            print(f"  memory at {count:>5}: grader {main_:.0f} MB, all {tree:.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
