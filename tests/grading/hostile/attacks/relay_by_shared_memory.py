"""Passes hidden inputs through memory that the warm parent shared with all forks."""

from tests.grading.hostile.channels import relayed

ANSWERS = relayed(
    """
import ctypes
for line in open("/proc/self/maps"):
    span, rights = line.split()[:2]
    if rights.startswith("rw") and rights.endswith("s"):
        start, end = (int(n, 16) for n in span.split("-"))
        ctypes.memmove(end - 100, b"~" + text.encode() + b"~", len(text) + 2)
""",
    """
import ctypes
found = []
for line in open("/proc/self/maps"):
    span, rights = line.split()[:2]
    if rights.startswith("r") and rights.endswith("s"):
        start, end = (int(n, 16) for n in span.split("-"))
        found.append(ctypes.string_at(end - 100, 100))
return found
""",
)
EARNS = {"predict": 2.0}
