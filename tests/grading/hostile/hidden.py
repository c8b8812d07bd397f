"""What must not be read by students: hidden checks, numbers, solutions."""

import ast
import base64
import html
from pathlib import Path

import numpy as np

from helpers.checks.source import answer_texts, read_cells
from helpers.grading.judge import all_plans
from tests.grading.hostile.files import CHAPTER

_LONG = 30  # characters that make a line of code one of a kind
_DIGITS = 10  # and a number


def secret_texts(course: Path) -> set[str]:
    """Return lines and numbers that only the instructor's side holds."""
    folder = course / "notebooks" / CHAPTER
    files = (path.read_text(encoding="utf-8") for path in folder.glob("*"))
    public = "".join(map(readable, files))
    source = course / "solutions" / CHAPTER
    cells = read_cells(source / f"{CHAPTER}.ipynb")
    code = [*answer_texts(cells, CHAPTER).values()]
    code += [p.read_text(encoding="utf-8") for p in (source / "checks").glob("*.py")]
    lines = {line.strip() for text in code for line in text.splitlines()}
    secret = {line for line in lines if len(line) >= _LONG}
    secret |= _numbers(hidden=True) - _numbers(hidden=False)
    return {text for text in secret if text not in public}


def _numbers(*, hidden: bool) -> set[str]:
    """Return inputs and results of cases as an answer would write them."""
    found: set[str] = set()
    for plan in all_plans(CHAPTER).values():
        cut = plan.public_cases
        for case in plan.cases[cut:] if hidden else plan.cases[:cut]:
            for value in _leaves([case.args, case.expected.value]):
                found |= _written(value)
    return found


def _written(value: object) -> set[str]:
    """Return runs of three numbers, long numbers, and whole arrays in base64."""
    try:
        array = np.asarray(value)
        flat = [repr(number) for number in array.ravel().tolist()]
    except (TypeError, ValueError):
        return set()
    if array.dtype.kind not in "if" or not flat:
        return set()
    runs = {", ".join(flat[i : i + 3]) for i in range(len(flat) - 2)}
    long = {text for text in flat if len(text) >= _DIGITS}
    whole = base64.b64encode(array.tobytes()).decode() if array.size > 3 else ""
    return {run for run in runs if len(run) > 12} | long | ({whole} - {""})


def _leaves(value: object) -> list:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return [leaf for item in value for leaf in _leaves(item)]
    return [value]


def readable(text: str) -> str:
    """Undo what HTML and JSON do to a text, so that a secret in it is found."""
    plain = html.unescape(text)
    return plain + plain.replace('\\"', '"').replace("\\n", "\n")


def literal_texts(code: str) -> str:
    """Return the string literals of an answer: what it may say without knowing it."""
    try:
        nodes = ast.walk(ast.parse(code))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return code
    texts = (n.value for n in nodes if isinstance(n, ast.Constant))
    return code + "".join(t for t in texts if isinstance(t, str))
