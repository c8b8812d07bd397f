"""Half characters in answers, ids and names, which no file can hold as UTF-8."""

from tests.grading.hostile.files import as_bytes, cell_of

HONEST = ("cost",)
EARNS = {"cost": 3.0}


def submission(released):
    cell_of(released, "r2")["source"] = (
        "def r2(y, p):\n    return '\ud800\udfff\udc00'\n"
    )
    cell_of(released, "predict")["source"] = "raise ValueError('\udcff')\n"
    cell_of(released, "cost")["source"] += "\n# \ud83d\n"
    released["cells"].append(
        {"cell_type": "raw", "id": "\ud800", "metadata": {}, "source": "\udfff"}
    )
    return as_bytes(released)
