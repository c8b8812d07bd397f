"""A tiny chapter to graft on: two functions, one pair of numbers, one demo."""

import copy
import json
from types import SimpleNamespace

from helpers.grading.graft import graft


def answer(name, text):
    marks = {"grade": False, "solution": True, "locked": False, "task": False}
    return cell(f"tiny-{name}-answer", text, "answer", **marks)


def tests(name, call, points):
    marks = {"grade": True, "solution": False, "locked": True, "task": False}
    return cell(f"tiny-{name}-tests", call, "tests", points=points, **marks)


def cell(grade_id, text, role, kind="code", **marks):
    metadata = {"tags": [role]}
    if marks:
        marks |= {"schema_version": 3, "grade_id": grade_id}
        metadata["nbgrader"] = marks
    made = {"cell_type": kind, "id": grade_id, "metadata": metadata, "source": text}
    return made | ({"outputs": [], "execution_count": None} if kind == "code" else {})


DOUBLE_STUB = "def double(a):\n    # YOUR CODE HERE\n    raise NotImplementedError\n"
HALF_STUB = DOUBLE_STUB.replace("double", "half")
RATE_STUB = "rate = ...\nsteps = ...\n"
DOUBLE, HALF = "def double(a):\n    return 2 * a\n", "def half(a):\n    return a / 2\n"
RATE = "rate = 0.5\nsteps = 7\n"

CELLS = [
    cell("tiny-title", "# A tiny chapter", "prose", "markdown"),
    cell(
        "tiny-setup",
        "import numpy as np\n\nfrom helpers.checks import start\n\n"
        'check, hint = start("00_tiny")\n',
        "setup",
        grade=False,
        solution=False,
        locked=True,
        task=False,
    ),
    answer("double", DOUBLE_STUB),
    tests("double", 'check("double", double)', 2),
    cell("tiny-demo", "rate = 0.1\nprint(double(rate))", "demo"),
    answer("half", HALF_STUB),
    tests("half", 'check("half", half)', 2),
    answer("rate", RATE_STUB),
    tests("rate", 'check("rate", rate, steps)', 1),
]
EXERCISES = {
    "double": SimpleNamespace(names=("double",)),
    "half": SimpleNamespace(names=("half",)),
    "rate": SimpleNamespace(names=("rate", "steps")),
}
ANSWERS = {"double": DOUBLE, "half": HALF, "rate": RATE}


def chapter():
    """The tiny chapter as students get it."""
    return {
        "cells": copy.deepcopy(CELLS),
        "metadata": {"kernelspec": {"name": "python3"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def find(notebook, name):
    return next(c for c in notebook["cells"] if c["id"] == name)


def place(notebook, name):
    return next(i for i, c in enumerate(notebook["cells"]) if c["id"] == name)


def as_bytes(notebook):
    return json.dumps(notebook, ensure_ascii=False).encode()


def grafted(released, content):
    content = content if isinstance(content, bytes) else as_bytes(content)
    return graft(released, content, EXERCISES)


def said(result):
    return " ".join(result.mended)


def only_answers_differ(result, released):
    """Whether the notebook is the released one, answers aside."""
    ours = [c for c in released["cells"] if not c["id"].endswith("-answer")]
    theirs = [c for c in result.notebook["cells"] if not c["id"].endswith("-answer")]
    return ours == theirs and len(result.notebook["cells"]) == len(released["cells"])
