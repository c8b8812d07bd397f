"""``kill -9`` at any moment, then the same command: nothing is lost or there twice."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter

import psutil
import pytest

from helpers.project import ROOT_VARIABLE
from tests.grading.small_class import NAME, TIME_LIMIT, SmallClass

KILLS, STUDENTS = 100, 8

DRIVER = f"""
import os, signal, sys, time
import alembic.script, nbgrader.api, sqlalchemy
from helpers.grading import classroom, local, record, structure, task
from tests.grading.small_class import quick_judge

if sys.argv[1] == "quick":
    task.judge_submission = quick_judge
    local.zygote_of = lambda course: None
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for root in sys.stdin:
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, 0)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.environ["{ROOT_VARIABLE}"] = root.strip()
        try:
            classroom.grade_class("{NAME}", workers=2, time_limit={TIME_LIMIT})
        finally:
            os._exit(0)
    os.setpgid(pid, pid)  # it may be killed before it has done so itself
    print(pid, flush=True)
"""
"""Starts a grader for each line that it reads. Its imports are done, so that a grader
spends its time on the work and not on starting Python. The quick judge gives its
verdicts without running anything: what is killed here is what writes them down."""


@contextlib.contextmanager
def graders(kind):
    """Give a function that starts a grader, which leads a process group."""
    driver = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", DRIVER, kind],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def start(root):
        driver.stdin.write(f"{root}\n")
        driver.stdin.flush()
        return int(driver.stdout.readline())

    try:
        yield start
    finally:
        driver.communicate(timeout=60)


def moments(rng):
    """Choose four moments: until there are so many of some file, and a bit longer.

    Two fall at random into judging, start included, and two into recording.
    """
    judged, recorded = f"results/{NAME}/[!.]*.json", f"autograded/*/{NAME}/{NAME}.ipynb"
    counts = sorted(rng.choices(range(STUDENTS), k=2))
    return [
        (judged, counts[0], rng.uniform(0, 0.05)),
        (judged, counts[1], rng.uniform(0, 0.05)),
        (recorded, rng.randrange(STUDENTS), rng.uniform(0, 0.03)),
        (recorded, rng.randrange(STUDENTS), rng.uniform(0, 0.03)),
    ]


def wait_for_end(pid):
    while psutil.pid_exists(pid):
        time.sleep(0.002)


def wait_until(pid, made, pattern, count, delay):
    """Wait until a grader has written so many files of a kind, and a bit longer."""
    began = time.time() - 0.01
    while psutil.pid_exists(pid) and written(made, pattern, began) < count:
        time.sleep(0.002)
    time.sleep(delay)
    return began


def kill(pid):
    """Kill a grader's process group; tell whether it was still there."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    wait_for_end(pid)
    return True


def written(made, pattern, began=0.0):
    """Count the files of a kind; of notebooks, those of the run that is killed."""
    began = 0.0 if pattern.endswith(".json") else began
    return sum(path.stat().st_mtime >= began for path in made.root.glob(pattern))


def where(made, began):
    judged = written(made, f"results/{NAME}/[!.]*.json")
    recorded = written(made, f"autograded/*/{NAME}/{NAME}.ipynb", began)
    if judged < STUDENTS:
        return "judging" if judged else "before the first result"
    if recorded in (0, STUDENTS):
        return "after the last row" if recorded else "before the first row"
    return "recording"


def new_course(folder, monkeypatch):
    folder.mkdir()
    monkeypatch.setenv(ROOT_VARIABLE, str(folder))
    return SmallClass(folder, STUDENTS)


@pytest.mark.slow
def test_a_hundred_kills_lose_nothing(tmp_path, monkeypatch):
    rng, seen = random.Random(7), Counter()
    with graders("quick") as start:
        while seen.total() - seen["ended"] < KILLS:
            made = new_course(tmp_path / f"course{seen.total()}", monkeypatch)
            for moment in moments(rng):
                pid = start(made.root)
                began = wait_until(pid, made, *moment)
                seen[where(made, began) if kill(pid) else "ended"] += 1
                check_what_is_there(made)
            wait_for_end(start(made.root))
            check_the_end(made)
    print(dict(seen))


@pytest.mark.slow
def test_no_answer_runs_on_when_its_grader_is_killed(tmp_path, monkeypatch):
    """One student's answer is an endless loop, and two of the kills fall into it."""
    results = f"results/{NAME}/[!.]*.json"
    with graders("real") as start:
        made = new_course(tmp_path / "course", monkeypatch)
        for count, delay in ((0, 0.5), (1, 0.0), (4, 0.2), (5, 0.3)):
            pid = start(made.root)
            wait_until(pid, made, results, count, delay)
            processes = family(pid)
            kill(pid)
            assert not still_alive(processes)
        wait_for_end(start(made.root))
        check_the_end(made)


def check_the_end(made):
    """Every submission has one true verdict on disk and one row in the gradebook."""
    assert made.points_on_disk() == made.truth
    assert made.points_in_gradebook() == made.truth
    assert made.leftovers() == []


def check_what_is_there(made):
    """What a killed run leaves is true, though it need not be all."""
    assert made.points_on_disk().items() <= made.truth.items()
    if made.has_tables():
        assert made.points_in_gradebook().items() <= made.truth.items()


def family(pid):
    """Give the processes of a grader, answers at work included."""
    with contextlib.suppress(psutil.Error):
        grader = psutil.Process(pid)
        return [grader, *grader.children(recursive=True)]
    return []


def still_alive(processes):
    """Wait for processes to end; give what those do that go on."""
    deadline = time.monotonic() + 30  # a warm parent ends once its imports are done
    while (alive := [*filter(runs, processes)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    return alive


def runs(process):
    """Whether a process is at work; one that has ended may wait to be buried."""
    with contextlib.suppress(psutil.Error):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False
