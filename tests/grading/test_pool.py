"""No item is lost with a process, and none is done twice."""

import contextlib
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from functools import partial

import psutil
import pytest

from helpers.errors import UsageError
from helpers.grading.local import local_pool
from helpers.grading.pool import MAX_TRIES
from tests.grading.fakes import CHAPTER


def double(number):
    return 2 * number


def double_late(number):
    time.sleep(0.3 if number == 0 else 0)
    return 2 * number


def die_of_three(folder, number):
    """Note the try; the process is killed where the number is 3."""
    (folder / f"{number}-{time.monotonic_ns()}").touch()
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def die_once(folder, number):
    with contextlib.suppress(FileExistsError):
        (folder / str(number)).touch(exist_ok=False)
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def fail_at_three(number):
    return 1 / (number - 3)


@pytest.fixture
def pool():
    with local_pool(CHAPTER, 2) as opened:
        yield opened


def test_each_item_is_done_once(pool):
    found = sorted((f.item, f.value) for f in pool.each(double, range(20)))
    assert found == [(number, 2 * number) for number in range(20)]


def test_order_of_the_items_is_kept_where_it_is_wanted(pool):
    found = [f.value for f in pool.in_order(double_late, range(10))]
    assert found == [2 * number for number in range(10)]


def test_items_are_taken_as_there_is_room(pool):
    taken = []
    items = (taken.append(number) or number for number in range(50))
    for done, _ in enumerate(pool.each(double, items)):
        assert len(taken) <= done + pool.ahead


def test_item_that_fails_costs_itself_alone(pool):
    problems = {f.item: f.problem for f in pool.each(fail_at_three, range(6))}
    assert problems.pop(3).startswith("ZeroDivisionError")
    assert set(problems.values()) == {""}


def test_item_that_kills_its_process_is_given_up_and_no_other(pool, tmp_path):
    found = {f.item: f for f in pool.each(partial(die_of_three, tmp_path), range(12))}
    assert len(found) == 12
    assert "died 3 times" in found.pop(3).problem
    assert all(f.value == f.item for f in found.values())
    assert len(list(tmp_path.glob("3-*"))) == MAX_TRIES


def test_item_whose_process_was_killed_is_tried_again(pool, tmp_path):
    found = {f.item: f for f in pool.each(partial(die_once, tmp_path), range(3))}
    assert [found[number].value for number in range(3)] == [0, 1, 2]


def test_pool_whose_processes_died_idle_goes_on(pool):
    for process in multiprocessing.active_children():
        process.kill()
    assert [f.value for f in pool.in_order(double, range(5))] == [0, 2, 4, 6, 8]


def test_what_runs_meanwhile_is_over_before_processes_are_made_anew(pool, tmp_path):
    over = []
    pool.meanwhile(lambda: over.append(time.sleep(0.5)))
    list(pool.each(partial(die_once, tmp_path), [1]))
    assert over == [None]


def test_processes_end_with_the_pool_whatever_they_are_doing():
    with local_pool(CHAPTER, 2):  # the warm parent stays for the next pool
        pass
    before = set(psutil.Process().children(recursive=True))
    with contextlib.suppress(KeyboardInterrupt), local_pool(CHAPTER, 2) as opened:
        for _ in opened.each(time.sleep, [0, 60, 60]):
            raise KeyboardInterrupt
    assert set(psutil.Process().children(recursive=True)) <= before


def test_processes_end_when_their_parent_is_killed():
    code = (
        "import time; from helpers.grading.local import local_pool\n"
        f"with local_pool({CHAPTER!r}, 2) as pool:\n"
        "    for _ in pool.each(time.sleep, [0, 60]):\n"
        "        print('at work', flush=True)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    with parent:
        parent.stdout.readline()
        children = psutil.Process(parent.pid).children(recursive=True)
        parent.kill()
    assert len(children) >= 2
    # The warm parent notices when it has loaded the stack, not before.
    assert psutil.wait_procs(children, timeout=60)[1] == []


def test_no_workers_is_a_usage_error():
    with (
        pytest.raises(UsageError, match="workers is 0, which must be 1 or more"),
        local_pool(CHAPTER, 0),
    ):
        pass
