"""The same over a real process, which may end at any moment."""

import json
import multiprocessing
import subprocess
import sys
import time

import numpy as np
import pytest

from helpers.checks.answer import Stopped
from helpers.checks.remote.served import Served
from helpers.checks.remote.session import Session

ANSWER = """
import os


class Node:
    def __init__(self, value, after=None):
        self.value, self.after = value, after

    def add(self, k):
        self.value += k
        return self


def apply(f, x):
    return f(x)


def double(array):
    array *= 2


def die():
    os._exit(1)
"""


def work(pipe):
    served, space = Served(), {"__name__": "__main__"}
    exec(ANSWER, space)
    for name, value in space.items():
        served.put(name, value)

    def call_back(message):
        pipe.send_bytes(json.dumps({"call_back": message}).encode())
        return json.loads(pipe.recv_bytes())

    while True:
        request = json.loads(pipe.recv_bytes())
        pipe.send_bytes(
            json.dumps({"reply": served.handle(request, call_back)}).encode()
        )


class Worker:
    def __init__(self):
        fork = multiprocessing.get_context("fork")
        self.pipe, theirs = fork.Pipe()
        self.process = fork.Process(target=work, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()

    def exchange(self, request, on_call_back):
        try:
            self.pipe.send_bytes(json.dumps(request).encode())
            while "reply" not in (said := json.loads(self.pipe.recv_bytes())):
                answer = on_call_back(said["call_back"])
                self.pipe.send_bytes(json.dumps(answer).encode())
        except (EOFError, OSError):
            raise Stopped("the process ended") from None
        return said["reply"]


@pytest.fixture
def session():
    worker = Worker()
    yield Session(worker.exchange)
    worker.process.kill()
    worker.process.join()
    worker.pipe.close()


def test_objects_call_backs_and_changes_between_processes(session):
    array = np.ones(2)
    session.stub("double")(array)
    assert array.tolist() == [2, 2]
    assert session.stub("apply")(lambda x: x + 1, 2) == 3
    assert session.stub("Node")(1).add(4).value == 5


def test_a_process_that_ends_is_an_answer_that_stopped(session):
    node = session.stub("Node")(1)
    with pytest.raises(Stopped, match="the process ended"):
        session.stub("die")()
    with pytest.raises(Stopped):
        _ = node.value


def test_both_sides_are_light_until_something_heavy_crosses():
    code = (
        "import sys\n"
        "from helpers.checks.remote import local, served, session\n"
        "with local.local_stub(abs) as answer: assert answer(-2) == 2\n"
        "assert not {'torch', 'pandas', 'gymnasium'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_five_thousand_steps_along_a_chain_are_quick(session):
    make, head = session.stub("Node"), None
    start = time.process_time()
    for place in range(1000):
        head = make(place, head)
    total, node = 0, head
    while node is not None:  # two requests for each node, and two for `add`
        total += node.add(1).value
        node = node.after
    assert total == sum(range(1001))
    assert time.process_time() - start < 2
