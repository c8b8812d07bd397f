"""A Dask cluster on this machine, made of its own programs."""

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from helpers.project import ROOT, ROOT_VARIABLE


@contextlib.contextmanager
def cluster(workers: int, course: Path) -> Iterator[str]:
    """Start a scheduler and workers that have the course; give the address."""
    from distributed import Client

    variables = {ROOT_VARIABLE: str(course), "PYTHONPATH": str(ROOT)}
    file = course / "scheduler.json"
    file.unlink(missing_ok=True)
    with contextlib.ExitStack() as stack:

        def start(program: str, *options: str) -> None:
            module = f"distributed.cli.dask_{program}"
            process = subprocess.Popen(
                [sys.executable, "-m", module, "--no-dashboard", *options],
                env=os.environ | variables,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            stack.callback(process.wait)
            stack.callback(process.terminate)

        place = ("--host", "127.0.0.1", "--port", "0")
        start("scheduler", *place, "--scheduler-file", str(file))
        while not file.exists():
            time.sleep(0.05)
        address = json.loads(file.read_text())["address"]
        for _ in range(workers):
            start(
                "worker", address, "--nthreads", "1", "--local-directory", str(course)
            )
        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=60)
        yield address
