"""Passes hidden inputs as positions and flags of descriptors that forks share."""

from tests.grading.hostile.channels import relayed

ANSWERS = relayed(
    """
import fcntl, os
parts = [float(part) for part in text.split(",")]
for number in range(64):
    try:
        os.lseek(number, 10**6 + int(abs(parts[number % 3]) * 1000), os.SEEK_SET)
        fcntl.fcntl(number, 1024, 5 + number % 40)
    except OSError:
        pass
""",
    """
import os
found = []
for number in range(64):
    try:
        found.append((os.lseek(number, 0, os.SEEK_CUR) - 10**6) / 1000)
    except OSError:
        pass
return [", ".join(map(str, found)), *(f"-{n}" for n in found)]
""",
)
EARNS = {"predict": 2.0}
