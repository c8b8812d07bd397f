"""Stubs: what an answer cell holds before the student comes."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from typing import Any

__all__ = ["defined_names", "is_open", "problems"]


def defined_names(text: str) -> list[str]:
    """List what a cell defines at its left margin.

    Parameters
    ----------
    text : str
        Python source.

    Returns
    -------
    list of str
        Functions, classes and assigned variables, each once, in order.

    Raises
    ------
    SyntaxError
        If the text is not Python.
    """
    found: dict[str, None] = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found[node.name] = None
        for target in _targets(node):
            names = (n for n in ast.walk(target) if isinstance(n, ast.Name))
            found |= {n.id: None for n in names if isinstance(n.ctx, ast.Store)}
    return list(found)


def is_open(text: str) -> bool:
    """Tell whether an answer is a stub in which nobody has written.

    Parameters
    ----------
    text : str
        Text of an answer cell.

    Returns
    -------
    bool
        Whether every function in it does nothing but raise ``NotImplementedError``
        and every variable in it is ``...``.
    """
    try:
        body = ast.parse(text).body
    except SyntaxError:
        return False
    return all(_is_stub(node) for node in body)


def problems(text: str, names: tuple[str, ...], space: dict[str, Any]) -> Iterator[str]:
    """Run a stub and say what is wrong with it.

    Parameters
    ----------
    text : str
        Text of a released answer cell.
    names : tuple of str
        What the checks expect it to define.
    space : dict
        The variables that the set-up cell leaves.

    Yields
    ------
    str
        One sentence for each problem.
    """
    try:
        code = compile(text, "<stub>", "exec")
    except SyntaxError as error:
        yield f"the stub is not Python: {error.msg}, line {error.lineno}"
        return
    space = dict(space)
    try:
        exec(code, space)  # noqa: S102 - the course's own text
    except Exception as error:  # noqa: BLE001
        yield f"running the stub raises {type(error).__name__}: {error}"
        return
    for name in names:
        if name not in space:
            yield f"the stub does not define {name}"
        elif _promises_to_raise(text, name):
            yield from _call(name, space[name])


def _call(name: str, function: Any) -> Iterator[str]:
    """Call a stub with a placeholder for each argument it must have."""
    needed = inspect.signature(function).parameters.values()
    by_place = [
        p for p in needed if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)
    ]
    by_name = [p.name for p in needed if p.kind is p.KEYWORD_ONLY]
    try:
        function(*[None for _ in by_place], **dict.fromkeys(by_name))
    except NotImplementedError:
        return
    except Exception as error:  # noqa: BLE001 - whatever a stub raises
        kind = type(error).__name__
        yield f"calling {name} raises {kind} before NotImplementedError: {error}"
        return
    if not inspect.isclass(function):
        yield f"calling {name} does not raise NotImplementedError"


def _promises_to_raise(text: str, name: str) -> bool:
    """Whether a name's definition holds the line that the release puts in."""
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == name:
            return any(_raises_not_implemented(n) for n in ast.walk(node))
    return False


def _is_stub(node: ast.stmt) -> bool:
    if isinstance(node, ast.FunctionDef):
        body = node.body[1:] if ast.get_docstring(node) is not None else node.body
        return len(body) == 1 and _raises_not_implemented(body[0])
    if isinstance(node, ast.ClassDef):
        body = node.body[1:] if ast.get_docstring(node) is not None else node.body
        return all(_is_stub(inner) for inner in body)
    if targets := _targets(node):
        return bool(targets) and _is_blank(node.value)
    return isinstance(node, ast.Import | ast.ImportFrom)


def _is_blank(value: ast.expr | None) -> bool:
    """Whether a value is ``...``, or a container of nothing else."""
    if isinstance(value, ast.Dict):
        return all(_is_blank(item) for item in value.values)
    if isinstance(value, ast.Tuple | ast.List | ast.Set):
        return all(_is_blank(item) for item in value.elts)
    return isinstance(value, ast.Constant) and value.value is ...


def _targets(node: ast.stmt) -> list[ast.expr]:
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, ast.AnnAssign) else []


def _raises_not_implemented(node: ast.AST) -> bool:
    if not isinstance(node, ast.Raise) or node.exc is None:
        return False
    return ast.unparse(node.exc).startswith("NotImplementedError")
