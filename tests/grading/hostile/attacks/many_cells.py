"""A notebook of 100,000 cells."""

from tests.grading.hostile.files import as_bytes


def submission(released):
    cell = {"cell_type": "markdown", "id": "x", "metadata": {}, "source": "x"}
    released["cells"] += [cell] * 100_000
    return as_bytes(released)
