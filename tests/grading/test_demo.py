"""``make demo`` plays a class in under a minute and prints one table."""

import subprocess
import sys
import time

import pytest

from tests.crowd import crowd

pytestmark = pytest.mark.xdist_group("class")


@pytest.mark.slow
def test_demo(course):
    limit, start = 60 * crowd(), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "helpers.grading.demo"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert time.perf_counter() - start < limit
    assert done.returncode == 0, done.stderr
    lines = done.stdout.strip().splitlines()
    head, rows, last = lines[0].split(), lines[2:22], lines[-1]
    assert head == ["student", "handed", "in", "points", "expected", "of", "status"]
    for row in rows:
        numbers = [word for word in row.split() if word.replace(".", "").isdigit()]
        assert numbers[-3] == numbers[-2], row
        assert numbers[-1] == "28"
    page = course / "build" / "demo" / "feedback"
    assert str(page) in last
    assert len(list(page.rglob("*.html"))) == 20


def test_demo_says_what_is_missing(course):
    (course / "nbgrader_config.py").unlink()
    done = subprocess.run(
        [sys.executable, "-m", "helpers.grading.demo"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
