"""A Dask cluster gives the results that this machine gives, whatever dies in it."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time

import psutil
import pytest

from helpers.errors import EnvironmentProblem
from helpers.grading.cluster import cluster_pool
from helpers.grading.grade import grade
from helpers.grading.local import local_pool
from helpers.grading.results import read_results
from tests.grading.handed_in import CHAPTER

pytest.importorskip("distributed")
pytestmark = pytest.mark.xdist_group("class")


@pytest.fixture
def start():
    """Start a program of Dask's; all of them end with the test."""
    with contextlib.ExitStack() as stack:

        def run(program, *options, **variables):
            module = f"distributed.cli.dask_{program}"
            process = subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", module, *options],
                env=os.environ | variables,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            stack.callback(end, process)
            return process

        yield run


def end(process):
    with contextlib.suppress(psutil.NoSuchProcess):
        family = psutil.Process(process.pid).children(recursive=True)
        process.kill()
        for child in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                child.kill()
    process.wait()


@pytest.fixture
def scheduler(start, tmp_path):
    """The address of a scheduler without workers, and its process."""
    file = tmp_path / "scheduler.json"
    options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    process = start("scheduler", *options, "--scheduler-file", str(file))
    deadline = time.monotonic() + 30
    while not file.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return json.loads(file.read_text())["address"], process


def worker(start, address, tmp_path, **variables):
    options = ["--nthreads", "2", "--no-dashboard", "--local-directory", str(tmp_path)]
    return start("worker", address, *options, **variables)


def wait_for(address, workers):
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=30)


@contextlib.contextmanager
def when_done(pool, count, act):
    """Open a pool and do something when so many of its calls are over."""
    with pool as opened:
        each = opened.each

        def acting(*asked):
            for done, finished in enumerate(each(*asked), 1):
                if done == count:
                    act()
                yield finished

        opened.each = acting
        yield opened


def judged_in(folder, tmp_path, pool):
    """Grade a class and return what is on disk, students' texts and all."""
    results = tmp_path / "results"
    grade(CHAPTER, folder / "submitted", results, pool=pool, time_limit=4)
    return read_results(results, CHAPTER)


def test_killed_worker_changes_no_result(start, scheduler, graded_course, tmp_path):
    address, _ = scheduler
    lost, _ = [worker(start, address, tmp_path) for _ in range(2)]
    wait_for(address, 2)
    pool = when_done(cluster_pool(address), 3, lambda: end(lost))
    assert judged_in(graded_course.folder, tmp_path, pool) == read_results(
        graded_course.folder / "results", CHAPTER
    )
    assert lost.poll() is not None


@pytest.mark.thorough
@pytest.mark.parametrize("workers", [1, 3])
def test_number_of_processes_changes_no_result(graded_course, tmp_path, workers):
    pool = local_pool(CHAPTER, workers)
    assert judged_in(graded_course.folder, tmp_path, pool) == read_results(
        graded_course.folder / "results", CHAPTER
    )


def test_worker_with_another_course_gives_no_verdict(
    start, scheduler, course, hand_in, tmp_path, monkeypatch
):
    hand_in("ana")
    other = tmp_path / "other"
    shutil.copytree(course, other)
    (other / "solutions" / CHAPTER / "checks" / "r2.py").write_text("", "utf-8")
    address, _ = scheduler
    worker(start, address, tmp_path, ML_WORKBOOK_ROOT=str(other))
    (result,) = judged_in(course, tmp_path, cluster_pool(address))
    assert result.status == "failed"
    assert "is not the one that the grader has" in result.problem
    assert result.max_points == 28


def test_lost_scheduler_keeps_what_is_done(start, scheduler, graded_course, tmp_path):
    address, process = scheduler
    worker(start, address, tmp_path)
    wait_for(address, 1)
    pool = when_done(cluster_pool(address, patience=5), 3, lambda: end(process))
    with pytest.raises(EnvironmentProblem, match="the cluster gave up"):
        judged_in(graded_course.folder, tmp_path, pool)
    assert len(read_results(tmp_path / "results", CHAPTER)) >= 3


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:1", "nonsense://x", "hello world", ""]
)
def test_no_scheduler_is_said_in_a_sentence(address):
    with (
        pytest.raises(EnvironmentProblem, match="there is no Dask scheduler at"),
        cluster_pool(address),
    ):
        pass


def test_cluster_without_workers_is_said_in_a_sentence(scheduler):
    with (
        pytest.raises(EnvironmentProblem, match="has no worker after 1 seconds"),
        cluster_pool(scheduler[0], patience=1),
    ):
        pass


def test_worker_without_the_course_is_said_in_a_sentence(start, scheduler, tmp_path):
    nowhere = str(tmp_path / "nowhere")
    worker(start, scheduler[0], tmp_path, ML_WORKBOOK_ROOT=nowhere)
    with (
        pytest.raises(EnvironmentProblem, match="cannot find the course"),
        cluster_pool(scheduler[0]),
    ):
        pass


def test_missing_package_is_said_with_what_to_type(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(EnvironmentProblem, match="not installed") as error,
        cluster_pool("tcp://127.0.0.1:8786"),
    ):
        pass
    assert error.value.next_step.startswith("pip install")
