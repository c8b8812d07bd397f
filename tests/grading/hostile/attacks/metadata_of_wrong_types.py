"""Puts lists, numbers and nulls where the format has objects and texts."""

from tests.grading.hostile.files import as_bytes, cell_of

HONEST = ("cost",)
EARNS = {"cost": 3.0}


def submission(released):
    odd = [None, 3, [], "x", {"nbgrader": 3}, {"nbgrader": [None]}, {"tags": {}}]
    others = [c for c in released["cells"] if c is not cell_of(released, "cost")]
    for number, cell in enumerate(others):
        cell["metadata"] = odd[number % len(odd)]
        if number % 5 == 0:
            cell["source"] = [None, 3, {"a": "b"}]
        if number % 7 == 0:
            cell["id"] = {"deep": [1]}
        if number % 9 == 0:
            cell["cell_type"] = ["code"]
    released["cells"] += [None, 7, "x", [], {}]
    return as_bytes(released | {"nbformat": "four", "metadata": None})
