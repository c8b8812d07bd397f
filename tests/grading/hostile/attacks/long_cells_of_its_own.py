"""Own cells with megabytes of code that every answer asks for, to tire the graft."""

from tests.grading.hostile.files import as_bytes, cell_of

HONEST = ("r2",)
EARNS = {"r2": 3.0}


def submission(released):
    for name in ("predict", "cost", "gradient", "descend", "max_stable_lr"):
        cell_of(released, name)["source"] = f"def {name}(*a):\n    return thing\n"
    cell = {"cell_type": "code", "metadata": {}}
    for number in range(20):
        text = f"thing{number} = thing = [" + "1," * 95_000 + "]\n"
        released["cells"].append(cell | {"id": f"own{number}", "source": text})
    return as_bytes(released)
