"""Tags every cell so that a runner skips it, which once meant full marks."""

from tests.grading.hostile.files import as_bytes, code_cells


def submission(released):
    for cell in code_cells(released):
        cell["metadata"]["tags"] = ["skip-execution", "raises-exception", "setup"]
    return as_bytes(released)
