"""Takes every id, tag and mark away. The honest answer is found by its name."""

from tests.grading.hostile.files import as_bytes

HONEST = ("cost",)
EARNS = {"cost": 3.0}


def submission(released):
    for number, cell in enumerate(released["cells"]):
        cell["metadata"], cell["id"] = {}, f"c{number}"
    return as_bytes(released | {"metadata": {}})
