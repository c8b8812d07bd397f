"""The warm parent's memory, which every fork has to copy the entries of."""

import re
import subprocess
import sys

import pytest

from helpers.grading.confinement import linux

PROGRAM = """
from pathlib import Path

from helpers.grading.confinement.linux import collapse_memory

def huge():
    text = Path("/proc/self/smaps_rollup").read_text()
    return next(line for line in text.splitlines() if "AnonHugePages" in line)

kept = [bytes([i % 256]) * 100_000 for i in range(300)]
print(huge())
collapse_memory()
print(huge())
assert all(part == bytes([i % 256]) * 100_000 for i, part in enumerate(kept))
print("unchanged")
"""


def run(program: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.skipif(not linux.supported(), reason="only Linux gathers memory")
def test_memory_is_gathered_in_huge_pages_and_holds_what_it_held():
    before, after, said = run(PROGRAM)
    kilobytes = [int(re.search(r"\d+", line).group()) for line in (before, after)]
    if kilobytes[1] == 0:
        pytest.skip("this kernel does not gather memory on request")
    assert kilobytes[1] > kilobytes[0] + 10_000
    assert said == "unchanged"


def test_elsewhere_nothing_happens():
    program = (
        "import sys; sys.platform = 'darwin'\n"
        "from helpers.grading.confinement.linux import collapse_memory\n"
        "collapse_memory(); print('fine')"
    )
    assert run(program) == ["fine"]
