"""Replaces tests and set-up by code of its own, with the marks of ours."""

from tests.grading.hostile.files import as_bytes, code_cells

EVIL = "check = lambda *a: 4.0\ncheck.grade = check\n28.0\n"
HONEST = ("gradient",)
EARNS = {"gradient": 4.0}


def submission(released):
    for cell in code_cells(released):
        if not cell["id"].endswith("-answer"):
            cell["source"] = EVIL
    return as_bytes(released)
