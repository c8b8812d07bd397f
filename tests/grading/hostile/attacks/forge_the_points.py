"""Gives its tests cells 100 points each and locks, checksums and marks of its own."""

from tests.grading.hostile.files import as_bytes, tests_of

HONEST = ("cost",)
EARNS = {"cost": 3.0}


def submission(released):
    for cell in tests_of(released):
        cell["metadata"]["nbgrader"] |= {
            "points": 100,
            "locked": False,
            "solution": True,
            "checksum": "0" * 32,
            "score": 100,
        }
    return as_bytes(released)
