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
    head, *rows, memory = done.stdout.splitlines()
    assert head.split()[:2] == ["wall", "s"]
    for row, students in ((rows[0], 2), (rows[3], 3)):
        assert row.startswith(f"course grade, {students} students")
        assert all(float(number) > 0 for number in row.split()[-4:])
    for own, beyond in (rows[1:3], rows[4:6]):
        assert "the answers' own code" in own
        assert float(own.split()[-1]) > 0
        assert "beyond it" in beyond
        assert float(beyond.split()[-1]) > 0
    assert "memory at" in memory
