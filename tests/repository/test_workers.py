"""Tests of one group share a worker, so that what they prepare is prepared once."""

import subprocess
import sys

TESTS = """
import os
import pytest

@pytest.mark.xdist_group("one")
@pytest.mark.parametrize("number", range(8))
def test_of_a_group(number):
    with open("workers.txt", "a") as file:
        file.write(f"{os.getpid()}\\n")
"""


def test_a_group_runs_in_one_process(tmp_path):
    (tmp_path / "test_group.py").write_text(TESTS)
    options = ["-n", "2", "--dist", "loadgroup", "-p", "no:cacheprovider"]
    subprocess.run([sys.executable, "-m", "pytest", *options], cwd=tmp_path, check=True)
    workers = (tmp_path / "workers.txt").read_text().split()
    assert (len(workers), len(set(workers))) == (8, 1)
