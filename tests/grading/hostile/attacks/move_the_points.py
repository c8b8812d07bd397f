"""Calls its one right answer by the names of all other exercises."""

from tests.grading.hostile.files import as_bytes, cell_of, copy_of

HONEST = ("cost",)
EARNS = {"cost": 3.0}


def submission(released):
    for number, exercise in enumerate(["predict", "gradient", "descend", "r2"]):
        copied = copy_of(released, "cost", new_id=f"copied-{number}")
        other = cell_of(released, exercise)
        copied["metadata"]["nbgrader"]["grade_id"] = other["id"]
    return as_bytes(released)
