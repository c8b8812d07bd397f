"""Find Python loops over the examples, by reading the syntax tree of an answer.

A loop counts when what it runs over grows with the number of examples: the rows of an
argument, ``range(len(X))``, an array computed from the rows. A loop over features, over
steps, or over a short tuple written out in the code is fine.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable

HIDDEN_LOOPS = {"vectorize", "apply_along_axis", "frompyfunc", "fromiter", "nditer"}
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def loop_over_rows(text: str, rows: Iterable[str]) -> str:
    """Return the first line of an answer that loops over the examples.

    Parameters
    ----------
    text : str
        The answer cell.
    rows : iterable of str
        Names of the arguments whose first axis counts the examples.

    Returns
    -------
    str
        Such as ``line 4: for i in range(len(X)):``; empty if there is none.
    """
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return ""
    tainted = _names_with_rows(tree, set(rows))
    for node in ast.walk(tree):
        if _loops(node, tainted) or _calls_itself(node):
            line = text.splitlines()[node.lineno - 1].strip()
            return f"line {node.lineno}: {line}"
    return ""


def _names_with_rows(tree: ast.AST, rows: set[str]) -> set[str]:
    """Names whose size grows with the number of examples, found until none is new."""
    tainted = set(rows)
    size = -1
    while size != len(tainted):
        size = len(tainted)
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    tainted |= _tainted_targets(target, node.value, tainted)
            elif isinstance(node, ast.AnnAssign | ast.AugAssign | ast.NamedExpr):
                if node.value and _grows(node.value, tainted):
                    tainted |= _names(node.target)
            elif isinstance(node, ast.FunctionDef):
                tainted |= _helper_arguments(tree, node, tainted)
    return tainted


def _helper_arguments(tree: ast.AST, function: ast.FunctionDef, tainted: set[str]):
    """Arguments of a helper function that some call gives rows to."""
    names = [argument.arg for argument in function.args.args]
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _call_name(node) == function.name:
            pairs = zip(names, node.args, strict=False)
            found |= {name for name, value in pairs if _grows(value, tainted)}
    return found


def _tainted_targets(target: ast.AST, value: ast.AST, tainted: set[str]) -> set[str]:
    if isinstance(target, ast.Tuple | ast.List):
        shape = isinstance(value, ast.Attribute) and value.attr == "shape"
        if shape and _grows(value.value, tainted):
            return _names(target.elts[0]) if target.elts else set()  # n, d = X.shape
        several = isinstance(value, ast.Tuple | ast.List)
        if several and len(value.elts) == len(target.elts):
            pairs = zip(target.elts, value.elts, strict=True)
            return set().union(*(_tainted_targets(t, v, tainted) for t, v in pairs))
    return _names(target) if _grows(value, tainted) else set()


def _names(node: ast.AST) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}


def _grows(node: ast.AST, tainted: set[str]) -> bool:
    """Whether an expression holds something for each example, or counts them."""
    if isinstance(node, ast.Name):
        return node.id in tainted
    if isinstance(node, ast.Attribute):
        if node.attr in ("T", "shape", "ndim", "dtype"):
            return False  # X.T runs over features; X.shape itself has a fixed length
        return _grows(node.value, tainted)
    if isinstance(node, ast.Subscript):
        return _subscript_grows(node, tainted)
    if isinstance(node, ast.Call):
        return _call_grows(node, tainted)
    if isinstance(node, ast.BinOp):
        if isinstance(node.op, ast.MatMult) and _starts_transposed(node.left):
            return False  # X.T @ r has one entry a feature
        return _grows(node.left, tainted) or _grows(node.right, tainted)
    if isinstance(node, COMPREHENSIONS):
        return any(_grows(part.iter, tainted) for part in node.generators)
    if isinstance(node, ast.Tuple | ast.List | ast.Dict | ast.Lambda):
        return False
    return any(_grows(child, tainted) for child in ast.iter_child_nodes(node))


def _subscript_grows(node: ast.Subscript, tainted: set[str]) -> bool:
    value, index = node.value, node.slice
    if isinstance(value, ast.Attribute) and value.attr == "shape":
        first = isinstance(index, ast.Constant) and index.value in (0, -2)
        return first and _grows(value.value, tainted)
    if isinstance(index, ast.Constant) and isinstance(index.value, int):
        return False  # one row
    return _grows(value, tainted)


def _call_grows(node: ast.Call, tainted: set[str]) -> bool:
    name = _call_name(node)
    reduces = {"mean", "sum", "dot", "max", "min", "var", "std", "norm", "lstsq"}
    if name in reduces and not _whole_rows(node):
        return False
    parts: list[ast.AST] = list(node.args)
    if isinstance(node.func, ast.Attribute):
        parts.append(node.func.value)
    return any(_grows(part, tainted) for part in parts)


def _whole_rows(node: ast.Call) -> bool:
    """Whether a reduction runs along the features, so that one entry a row is left."""
    axes = [k.value for k in node.keywords if k.arg == "axis"]
    return any(isinstance(a, ast.Constant) and a.value in (1, -1) for a in axes)


def _starts_transposed(node: ast.AST) -> bool:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
        return _starts_transposed(node.left)
    return isinstance(node, ast.Attribute) and node.attr == "T"


def _loops(node: ast.AST, tainted: set[str]) -> bool:
    if isinstance(node, ast.For):
        return _grows(node.iter, tainted)
    if isinstance(node, ast.While):
        return _grows(node.test, tainted) or _is_true(node.test)
    if isinstance(node, COMPREHENSIONS):
        return any(_grows(part.iter, tainted) for part in node.generators)
    if isinstance(node, ast.Call):
        name = _call_name(node)
        if name in HIDDEN_LOOPS:
            return True
        return name == "map" and any(_grows(a, tainted) for a in node.args[1:])
    return False


def _is_true(test: ast.AST) -> bool:
    return isinstance(test, ast.Constant) and bool(test.value)


def _calls_itself(node: ast.AST) -> bool:
    if not isinstance(node, ast.FunctionDef):
        return False
    calls = (n for n in ast.walk(node) if isinstance(n, ast.Call))
    return any(isinstance(c.func, ast.Name) and c.func.id == node.name for c in calls)


def _call_name(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""
