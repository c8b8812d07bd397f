"""Run behind the walls: try what student code must not be able to do.

    python -m helpers.grading.confinement.probe LEVEL CANARY

Prints a JSON list of what is wrong with the walls; empty if they hold.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from helpers.grading.confinement import bubblewrap, inside
from helpers.grading.confinement.level import CONFINED


def main(level: str, canary: str) -> None:
    """Put up the walls in a child and print what it could still do."""
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.close(reading)
        problems = _attempt(level, canary)
        os.write(writing, json.dumps(problems).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as said:
        sys.stdout.write(said.read() or '["the walls could not be put up"]')


def _attempt(level: str, canary: str) -> list[str]:
    outside = os.getppid()
    try:
        if level == CONFINED:
            inside.enter_namespaces()
            for fork in (os.fork, inside.fork_alone):
                if fork():
                    os.wait()
                    os._exit(0)
        scratch = None if level == CONFINED else tempfile.mkdtemp()
        walls = inside.Walls.around(bubblewrap.readable_paths(), [])
        inside.wall_in(walls, scratch)
    except OSError as error:
        return [f"the walls could not be put up ({error})"]
    attempts: dict[str, Callable[[], object]] = {
        "a file outside can be read": Path(canary).read_text,
        "files can be written outside the scratch folder": _write_outside,
        "a process can be started": _start_process,
        "a socket can be opened": socket.socket,
        "another process can be reached": lambda: os.kill(max(outside, 2), 0),
    }
    return [problem for problem, attempt in attempts.items() if _succeeds(attempt)]


def _write_outside() -> None:
    with tempfile.TemporaryFile(dir=Path(__file__).parent):
        pass


def _start_process() -> None:
    if os.fork() == 0:
        os._exit(0)


def _succeeds(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main(*sys.argv[1:])
