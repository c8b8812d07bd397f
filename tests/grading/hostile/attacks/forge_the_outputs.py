"""Hands in tests cells that hold outputs with full marks already."""

from tests.grading.hostile.files import as_bytes, tests_of

HONEST = ("cost",)
EARNS = {"cost": 3.0}


def submission(released):
    for cell in tests_of(released):
        shown = {"text/plain": "4.0", "text/html": "<script>alert(1)</script>"}
        cell["execution_count"] = 1
        cell["outputs"] = [
            {"output_type": "execute_result", "execution_count": 1, "metadata": {}}
            | {"data": shown}
        ]
    released["metadata"]["points"] = released["metadata"]["score"] = 28
    return as_bytes(released)
