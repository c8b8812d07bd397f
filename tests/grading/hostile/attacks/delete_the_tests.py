"""Deletes all tests, so that nothing is left that could fail."""

from tests.grading.hostile.files import as_bytes

HONEST = ("cost",)
EARNS = {"cost": 3.0}


def submission(released):
    kept = [c for c in released["cells"] if not c["id"].endswith("-tests")]
    return as_bytes(released | {"cells": kept})
