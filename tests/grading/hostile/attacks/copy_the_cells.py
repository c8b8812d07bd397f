"""Copies tests and answers, which once stopped the whole batch."""

from tests.grading.hostile.files import as_bytes, copy_of

HONEST = ("cost", "r2")
EARNS = {"cost": 3.0, "r2": 3.0}


def submission(released):
    copy_of(released, "cost", "tests", "copied-tests")
    copy_of(released, "r2", "tests", "linear-regression-r2-tests")
    copied = copy_of(released, "cost", "answer", "copied-answer")
    copied["source"] = (
        "def cost(X, y, w, b):\n    # YOUR CODE HERE\n    raise NotImplementedError\n"
    )
    return as_bytes(released)
