"""Hides code under the ids of locked cells, which must not run."""

from tests.grading.hostile.files import as_bytes, cell_of

EVIL = "\nimport os\nos._exit(0)\n"
HONEST = ("cost",)
EARNS = {"cost": 3.0}


def submission(released):
    cell_of(released, "cost", "tests")["source"] += EVIL
    setup = next(c for c in released["cells"] if c["id"].endswith("-setup"))
    setup["source"] = "import os as np\n" + EVIL
    return as_bytes(released)
