"""The standard wrong answers, made from the right one.

Each maker takes the text of a right answer and gives the text of a wrong one, or
``None`` where the mistake cannot be made in that answer.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

import numpy as np

from helpers.checks.compare import unwrap
from helpers.checks.diagnose import flat
from helpers.checks.vocabulary import AnswerText, Exercise

MESSAGES = {
    "returns_none": "Your function returns None. End it with `return` and the result.",
    "flipped_sign": "Every number has the wrong sign. Which of the two terms of the "
    "difference comes first?",
    "sum_for_mean": "Your result grows with the number of examples: a sum where a "
    "mean is asked for.",
    "leaves_out_last_row": "The last example is left out. A slice or a range ends one "
    "too early.",
    "one_step_short": "One round is missing. `range(k)` runs k times, `range(k - 1)` "
    "once less.",
    "wrong_axis": "Your result runs along the other axis: rows are examples, columns "
    "are features.",
    "column_for_vector": "The numbers are right, but they stand in a column of shape "
    "(n, 1). Return shape (n,).",
    "changes_input": "",  # the `pure` check says it
    "loops_over_rows": "",  # the `vector` check says it
}


def generate(exercise: Exercise, text: str) -> list[AnswerText]:
    """Make every standard wrong answer that fits an exercise.

    Parameters
    ----------
    exercise : Exercise
    text : str
        A right answer: the text of the answer cell.

    Returns
    -------
    list of AnswerText
        Marked as generated; empty for exercises that assign variables.
    """
    if exercise.variables:
        return []
    made = []
    for name, maker in MAKERS.items():
        wrong = maker(exercise, text)
        if wrong is not None:
            made.append(AnswerText(name, wrong, MESSAGES[name], generated=True))
    return made


def _wrapped(exercise: Exercise, text: str, body: str) -> str | None:
    """Keep the right answer as ``_right_<name>`` and define the wrong one around it."""
    right = text.replace(f"def {exercise.name}(", "def _right(", 1)
    if right == text or not exercise.arguments:
        return None
    arguments = ", ".join(exercise.arguments)
    lines = body.format(args=arguments).splitlines()
    indented = "\n".join(f"    {line}" for line in lines)
    made = f"{right}\n\ndef {exercise.name}({arguments}):\n{indented}\n"
    # A name of its own: several exercises' wrong answers may share a notebook.
    return made.replace("_right(", f"_right_{exercise.name}(")


def _rewritten(text: str, change: ast.NodeTransformer) -> str | None:
    before = ast.parse(text)
    after = ast.unparse(ast.fix_missing_locations(change.visit(ast.parse(text))))
    return after if after != ast.unparse(before) else None


class _SumForMean(ast.NodeTransformer):
    """Replace means by sums, and divide by 1 instead of the number of examples."""

    def __init__(self, counts: set[str]):
        self.counts = counts

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        self.generic_visit(node)
        if node.attr == "mean":
            node.attr = "sum"
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.op, ast.Div):
            node.right = _CountsToOne(self.counts).visit(node.right)
        return node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.op, ast.Div):
            node.value = _CountsToOne(self.counts).visit(node.value)
        return node


class _CountsToOne(ast.NodeTransformer):
    def __init__(self, counts: set[str]):
        self.counts = counts

    def visit(self, node: ast.AST) -> ast.AST:
        if _is_count(node, self.counts):
            return ast.Constant(1)
        return self.generic_visit(node)


def _is_count(node: ast.AST, counts: set[str]) -> bool:
    if isinstance(node, ast.Name):
        return node.id in counts
    if isinstance(node, ast.Attribute):
        return node.attr == "size"
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute):
        return node.value.attr == "shape"
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "len"


class _OtherAxis(ast.NodeTransformer):
    def visit_keyword(self, node: ast.keyword) -> ast.AST:
        self.generic_visit(node)
        other = {"0": "1", "1": "0", "-1": "0", "-2": "1"}
        if node.arg == "axis" and ast.unparse(node.value) in other:
            node.value = ast.parse(other[ast.unparse(node.value)], mode="eval").body
        return node


class _ShorterRange(ast.NodeTransformer):
    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if ast.unparse(node.func) == "range" and node.args:
            end = min(1, len(node.args) - 1)  # range(end) or range(start, end, ...)
            node.args[end] = ast.BinOp(node.args[end], ast.Sub(), ast.Constant(1))
        return node


def _sum_for_mean(exercise: Exercise, text: str) -> str | None:
    counts = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Assign):
            counts |= _counts_among(node.targets[0], node.value)
    return _rewritten(text, _SumForMean(counts))


def _counts_among(target: ast.expr, value: ast.expr) -> set[str]:
    """Return the names that an assignment gives to the number of examples."""
    if isinstance(target, ast.Name) and _is_count(value, set()):
        return {target.id}
    shape = isinstance(value, ast.Attribute) and value.attr == "shape"
    if shape and isinstance(target, ast.Tuple):  # n, d = X.shape
        return {name.id for name in target.elts[:1] if isinstance(name, ast.Name)}
    return set()


def _flipped_sign(exercise: Exercise, text: str) -> str | None:
    result = unwrap(_sample(exercise))
    numbers, truth = flat(result), isinstance(result, bool)
    truth = truth or (isinstance(result, np.ndarray) and result.dtype == bool)
    if numbers is None or truth or not numbers.any():
        return None
    helper = (
        "def _minus(value):\n"
        "    if isinstance(value, (list, tuple)):\n"
        "        return type(value)(_minus(item) for item in value)\n"
        "    if isinstance(value, dict):\n"
        "        return {key: _minus(item) for key, item in value.items()}\n"
        "    return -value\n\n\n"
    )
    wrapped = _wrapped(exercise, text, "return _minus(_right({args}))")
    return wrapped and helper + wrapped


def _leaves_out_last_row(exercise: Exercise, text: str) -> str | None:
    if not exercise.rows:
        return None
    cuts = "\n".join(f"{name} = {name}[:-1]" for name in exercise.rows)
    return _wrapped(exercise, text, f"{cuts}\nreturn _right({{args}})")


def _first_array(exercise: Exercise) -> str | None:
    for check in exercise.checks:
        for case in check.cases:
            for name, arg in zip(exercise.arguments, case.args, strict=False):
                if isinstance(arg, np.ndarray):
                    return name
    return None


def _changes_input(exercise: Exercise, text: str) -> str | None:
    name = _first_array(exercise)
    if name is None:
        return None
    body = f"result = _right({{args}})\n{name} -= 1\nreturn result"
    return _wrapped(exercise, text, body)


def _loops_over_rows(exercise: Exercise, text: str) -> str | None:
    rows = exercise.rows
    if not exercise.over_rows or not rows:
        return None
    one = ", ".join(f"{a}[i : i + 1]" if a in rows else a for a in exercise.arguments)
    every = f"[_right({one}) for i in range(len({rows[0]}))]"
    if exercise.over_rows == "stack":
        body = f"return np.array([r[0] for r in {every}], dtype=float)"
    else:
        body = (
            f"parts = {every}\n"
            "if isinstance(parts[0], tuple):\n"
            "    return tuple(sum(p) / len(parts) for p in zip(*parts))\n"
            "return sum(parts) / len(parts)"
        )
    return _wrapped(exercise, text, body)


def _column_for_vector(exercise: Exercise, text: str) -> str | None:
    result = _sample(exercise)
    if not (isinstance(result, np.ndarray) and result.ndim == 1):
        return None
    return _wrapped(exercise, text, "return _right({args}).reshape(-1, 1)")


def _sample(exercise: Exercise) -> Any:
    """Return the right result of the first case; ``None`` if there is none."""
    case = next((case for check in exercise.checks for case in check.cases), None)
    if case is None or exercise.reference is None:
        return None
    return exercise.outcome(exercise.reference, case).value


MAKERS: dict[str, Callable[[Exercise, str], str | None]] = {
    "returns_none": lambda e, t: _wrapped(e, t, "print(_right({args}))"),
    "flipped_sign": _flipped_sign,
    "sum_for_mean": _sum_for_mean,
    "leaves_out_last_row": _leaves_out_last_row,
    "one_step_short": lambda e, t: _rewritten(t, _ShorterRange()),
    "wrong_axis": lambda e, t: _rewritten(t, _OtherAxis()),
    "column_for_vector": _column_for_vector,
    "changes_input": _changes_input,
    "loops_over_rows": _loops_over_rows,
}
