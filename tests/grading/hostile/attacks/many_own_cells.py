"""1,900 cells of the student's own, each of which defines what the next one needs."""

from tests.grading.hostile.files import as_bytes, cell_of


def submission(released):
    cell_of(released, "cost")["source"] = "def cost(X, y, w, b):\n    return f0()\n"
    for number in range(1900):
        text = f"def f{number}():\n    return f{number + 1}()\n"
        released["cells"].append(
            {"cell_type": "code", "id": f"own{number}", "metadata": {}, "source": text}
        )
    return as_bytes(released)
