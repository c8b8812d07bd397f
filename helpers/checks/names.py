"""Learn which names in an answer hold the examples, or their number."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from helpers.checks.rows import (
    COUNT,
    ROWS,
    SHAPE,
    TURNED,
    TURNED_SHAPE,
    Rows,
    call_name,
    parts,
)

Function = ast.FunctionDef | ast.Lambda
_MOST_READINGS = 10  # an answer that is meant to be read takes three or four


def used_by(tree: ast.Module, function: str) -> ast.Module:
    """Return the part of an answer that its function uses: helpers, not trials.

    Parameters
    ----------
    tree : ast.Module
        The answer.
    function : str
        Its name; the last definition counts.

    Returns
    -------
    ast.Module
        The whole answer where it does not define the function by name.
    """
    binding: dict[str, ast.stmt] = {}
    for statement in tree.body:
        for node in ast.walk(statement) if _binds(statement) else ():
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                binding[node.id] = statement
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            binding[statement.name] = statement
    if function not in binding:
        return tree
    kept, wanted = [], [function]
    while wanted:
        statement = binding.get(wanted.pop())
        if statement is not None and statement not in kept:
            kept.append(statement)
            wanted += [n.id for n in ast.walk(statement) if isinstance(n, ast.Name)]
    return ast.Module([s for s in tree.body if s in kept], [])


def _binds(statement: ast.stmt) -> bool:
    """Whether a statement gives names to values and is no definition of its own."""
    return not isinstance(statement, ast.FunctionDef | ast.ClassDef)


def own_names(
    tree: ast.AST, rows: Sequence[str], function: str, arguments: Sequence[str]
) -> list[str]:
    """Return the student's names of the arguments that hold rows.

    Parameters
    ----------
    tree : ast.AST
        The answer.
    rows, arguments : sequence of str
        The author's names of the arguments that hold rows, and of all.
    function : str
        Name of the answer's function.

    Returns
    -------
    list of str
        By place; the author's own names where the function is not found.
    """
    found = _definitions(tree).get(function)
    if found is None or not arguments:
        return list(rows)
    given = [argument.arg for argument in (*found.args.posonlyargs, *found.args.args)]
    return [own for own, name in zip(given, arguments, strict=False) if name in rows]


def _definitions(tree: ast.AST) -> dict[str, Function]:
    """Return each function by each of its names: ``g = f`` gives ``f`` another one."""
    found: dict[str, Function] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            found[node.name] = node
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            value = node.value
            value = found.get(value.id) if isinstance(value, ast.Name) else value
            if isinstance(value, Function):
                found[node.targets[0].id] = value
    return found


def learn(tree: ast.AST, rows: Sequence[str]) -> Rows:
    """Read an answer again and again until no name is new.

    Parameters
    ----------
    tree : ast.AST
        The answer.
    rows : sequence of str
        Names that hold the examples from the start.

    Returns
    -------
    Rows
        With what was learned. A name keeps the first kind that it is found to have,
        but for ``X = X.T``.

    Raises
    ------
    ValueError
        If there is no end to it: a student's code must not keep the grader busy.
    """
    nodes = list(ast.walk(tree))
    functions = {n.name: n for n in nodes if isinstance(n, ast.FunctionDef)}
    known = Rows(rows, functions)
    for name in list(_turned(nodes, known)):
        known.turn(name)
    for _ in range(_MOST_READINGS):
        before = len(known.names)
        for node in nodes:
            for name, kind in _news(node, known, functions):
                known.learn(name, kind)
        if before == len(known.names):
            return known
    raise ValueError("the text cannot be read: its names lead to too many others")


def _turned(nodes: Sequence[ast.AST], known: Rows) -> Iterator[str]:
    """Yield the names of examples that are bound anew to their transpose."""
    for node in nodes:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                for name, kind in _assigned(target, node.value, known):
                    if kind == TURNED and known.names.get(name) == ROWS:
                        yield name


def _news(
    node: ast.AST, known: Rows, functions: dict[str, ast.FunctionDef]
) -> Iterator[tuple[str, str]]:
    """Yield names and kinds that one statement tells of."""
    match node:
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                yield from _assigned(target, value, known)
        case ast.AnnAssign() | ast.AugAssign() | ast.NamedExpr() if node.value:
            yield from _assigned(node.target, node.value, known)
        case ast.For() | ast.comprehension():
            yield from _looped(node.target, node.iter, known)
        case ast.FunctionDef(name=name):
            for inside in ast.walk(node):
                if isinstance(inside, ast.Return):
                    yield f"{name}()", known.kind(inside.value)
        case ast.Call() if call_name(node) in functions:
            names = [a.arg for a in functions[call_name(node)].args.args]
            yield from zip(names, known.kinds(node.args), strict=False)
            for keyword in node.keywords:
                yield keyword.arg or "", known.kind(keyword.value)


def _assigned(
    target: ast.AST, value: ast.AST, known: Rows
) -> Iterator[tuple[str, str]]:
    kind = known.kind(value)
    if isinstance(target, ast.Name):
        yield target.id, kind
    if not isinstance(target, ast.Tuple | ast.List):
        return
    names, entries = target.elts, parts(value)
    if len(entries) == len(names):  # A, t = X, y
        for one, entry in zip(names, entries, strict=True):
            yield from _assigned(one, entry, known)
    elif kind == SHAPE:  # n, d = X.shape
        yield from _named(names[:1], COUNT)
    elif kind == TURNED_SHAPE:
        yield from _named(names[-1:], COUNT)
    elif kind == TURNED:  # area, age = X.T
        yield from _named(names, ROWS)


def _looped(target: ast.AST, source: ast.AST, known: Rows) -> Iterator[tuple[str, str]]:
    """Yield what a loop's own names hold."""
    several = isinstance(target, ast.Tuple | ast.List)
    match source:
        case ast.Call(func=ast.Name(id="enumerate"), args=[inside, *_]) if several:
            yield from _looped(target.elts[-1], inside, known)
        case ast.Call(func=ast.Name(id="zip"), args=given) if several:
            for one, part in zip(target.elts, given, strict=False):
                yield from _looped(one, part, known)
        case ast.Tuple(elts=entries) | ast.List(elts=entries):
            for entry in entries:  # for a in (X, y)
                yield from _assigned(target, entry, known)
        case _ if known.kind(source) == TURNED:
            yield from _named([target], ROWS)  # for column in X.T


def _named(targets: list[ast.AST], kind: str) -> Iterator[tuple[str, str]]:
    for target in targets:
        if isinstance(target, ast.Name):
            yield target.id, kind
