"""Read Python as text: what a cell defines and what it needs. Nothing is run.

Each exercise asks the same of the same cells, so answers are remembered for a while.
"""

from __future__ import annotations

import ast
import builtins
import contextlib
import re
import warnings
from collections.abc import Iterator
from functools import lru_cache

from helpers.authoring.stubs import is_open
from helpers.syntax import parse, without_magics

__all__ = ["binds", "defines", "is_stub", "parses", "with_helpers"]

_DEFINITION = re.compile(r"^(?:async\s+)?(?:def|class)\s+(\w+)", re.MULTILINE)
_ASSIGNMENT = re.compile(r"^(\w+(?:[ \t]*,[ \t]*\w+)*)[ \t]*(?::[^=\n]+)?=(?!=)", re.M)
_IMPORTS = (ast.Import, ast.ImportFrom)
_MOST = 50  # statements that may come along with an answer


@lru_cache(maxsize=2048)
def parses(text: str) -> bool:
    """Whether a cell is Python, magics aside."""
    return _tree(text) is not None


@lru_cache(maxsize=2048)
def defines(text: str) -> frozenset[str]:
    """Return what a cell defines at its left margin, broken or not."""
    tree = _tree(text)
    if tree is not None:
        bound = (_binds(node) for node in tree.body if not isinstance(node, _IMPORTS))
        return frozenset().union(*bound)
    found = set(_DEFINITION.findall(text))
    for names in _ASSIGNMENT.findall(text):
        found |= {name.strip() for name in names.split(",")}
    return frozenset(found)


def binds(text: str) -> set[str]:
    """Return what a cell defines or imports at its left margin."""
    tree = _tree(text)
    return set().union(*(_binds(node) for node in tree.body)) if tree else set()


@lru_cache(maxsize=2048)
def is_stub(text: str) -> bool:
    """Whether nobody has written into an answer cell."""
    if not text.strip():
        return True
    with _quiet():
        try:
            return parses(text) and is_open(without_magics(text))
        except RecursionError:
            return False


def with_helpers(
    text: str, others: list[str], known: set[str]
) -> tuple[str, list[str]]:
    """Put before an answer what it uses from a student's other cells.

    Parameters
    ----------
    text : str
        An answer cell.
    others : list of str
        Cells that the student added or changed, from the top of the notebook.
    known : set of str
        Names that are there anyway.

    Returns
    -------
    text : str
        The answer with the definitions that it needs before it.
    taken : list of str
        The names of these.
    """
    tree = _tree(text) if others else None
    open_names = _needs(tree) - known if tree else set()
    if not open_names:
        return text, []
    offered = dict(_offers(others))
    taken: dict[str, tuple[int, str]] = {}
    while open_names and len(taken) < _MOST:
        name = open_names.pop()
        if name in offered and name not in taken:
            place, needs, source = offered[name]
            taken[name] = (place, source)
            open_names |= needs - known
    sources = [source for _, source in sorted(set(taken.values()))]
    return "\n\n".join([*sources, text]), sorted(taken)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep quiet about an odd escape in a student's string."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _tree(text: str) -> ast.Module | None:
    with _quiet():
        try:
            return parse(without_magics(text))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None


def _offers(cells: list[str]) -> Iterator[tuple[str, tuple[int, set[str], str]]]:
    """Give every statement that defines something, by the names that it defines."""
    for number, cell in enumerate(cells):
        for name, first, needs, source in _statements(cell):
            yield name, (number * 100_000 + first, needs, source)


@lru_cache(maxsize=2048)
def _statements(cell: str) -> list[tuple[str, int, set[str], str]]:
    """Return each name that a cell defines: its line, what that needs, its text."""
    tree, found = _tree(cell), []
    lines = without_magics(cell).splitlines() if tree else []
    for node in tree.body if tree else ():
        marks = getattr(node, "decorator_list", [])
        first = min([node.lineno, *(mark.lineno for mark in marks)])
        source = "\n".join(lines[first - 1 : node.end_lineno])
        needs = _needs(ast.Module([node], []))
        found += [(name, first, needs, source) for name in _binds(node)]
    return found


def _binds(node: ast.stmt) -> set[str]:
    """Return the names that one statement binds."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {node.name}
    if isinstance(node, _IMPORTS):
        return {(a.asname or a.name).partition(".")[0] for a in node.names}
    if isinstance(node, ast.Assign | ast.AnnAssign):
        names = (n for n in ast.walk(node) if isinstance(n, ast.Name))
        return {n.id for n in names if isinstance(n.ctx, ast.Store)}
    return set()


def _needs(tree: ast.Module) -> set[str]:
    """Return names that a text reads and nowhere sets."""
    read: set[str] = set()
    bound: set[str] = set(dir(builtins))
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            (read if isinstance(node.ctx, ast.Load) else bound).add(node.id)
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            bound.add(node.name)
        elif isinstance(node, ast.stmt):
            bound |= _binds(node)
    return read - bound
