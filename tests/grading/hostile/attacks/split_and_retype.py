"""Splits one answer in two and turns another into text. Both still count."""

from tests.grading.hostile.files import as_bytes, cell_of, copy_of

HONEST = ("cost", "r2")
EARNS = {"cost": 3.0, "r2": 3.0}


def submission(released):
    first, rest = cell_of(released, "cost")["source"].split("\n", 1)
    copy_of(released, "cost", new_id="second-half")["source"] = rest
    cell_of(released, "cost")["source"] = first + "\n"
    cell_of(released, "r2")["cell_type"] = "markdown"
    return as_bytes(released)
