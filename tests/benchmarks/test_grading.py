"""The benchmark of grading still runs."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("grading.py")


@pytest.mark.slow
@pytest.mark.xdist_group("class")
@pytest.mark.thorough
def test_benchmark_of_grading_prints_time_and_memory():
    options = ["--students", "2", "--also", "3", "--no-stock", "--unconfined"]
    done = subprocess.run(
        [sys.executable, SCRIPT, *options], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    head, two, three, *memory = done.stdout.splitlines()
    assert head.split()[:2] == ["wall", "s"]
    assert two.startswith("course grade, 2 students")
    assert three.startswith("course grade, 3 students")
    assert all(float(number) > 0 for row in (two, three) for number in row.split()[-4:])
    assert "memory at" in memory[-1]
