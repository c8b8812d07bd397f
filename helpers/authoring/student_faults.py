"""Mutation operators that imitate what students get wrong.

General tools change operators and numbers. Students also take the wrong variable, leave
out a step, swap arguments, forget a transpose, or call a function's neighbour. Clegg,
North, McMinn and Fraser derived such operators from classified student mistakes, and
Clegg, McMinn and Fraser found that mutants stand in well for student faults.

References
----------
Clegg, North, McMinn, Fraser, "Simulating student mistakes to evaluate the fairness of
automated grading", ICSE-SEET 2019. Clegg, McMinn, Fraser, "An empirical study to
determine if mutants can effectively simulate students' programming mistakes to increase
tutors' confidence in autograding", SIGCSE 2021.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator

NEIGHBOURS = {
    "mean": ("sum", "median", "max"),
    "sum": ("mean", "max", "prod"),
    "max": ("min",),
    "min": ("max",),
    "argmax": ("argmin",),
    "argmin": ("argmax",),
    "eigvalsh": ("eigvals", "svdvals"),
    "std": ("var",),
    "var": ("std",),
    "ones": ("zeros",),
    "zeros": ("ones",),
    "column_stack": ("vstack", "hstack"),
    "append": ("extend",),
    "exp": ("log",),
    "log": ("exp", "log2"),
    "sqrt": ("square",),
    "square": ("sqrt", "abs"),
    "float": ("int", "abs"),
}
Edit = Callable[[ast.AST], Iterator[ast.AST | None]]


def student_faults(text: str) -> Iterator[tuple[str, str]]:
    """Make every imitated fault of an answer, one at a time.

    Parameters
    ----------
    text : str
        A right answer.

    Yields
    ------
    operator : str
        What kind of fault it is.
    mutant : str
        The changed text.
    """
    tree = ast.parse(text)
    names = _local_names(tree)
    operators: dict[str, Edit] = {
        "other variable": lambda node: _other_variable(node, names),
        "neighbour function": _neighbour,
        "left out operand": _operand,
        "left out call": _left_out_call,
        "left out attribute": _attribute,
        "swapped arguments": _swapped_arguments,
        "left out statement": _statement,
        "index off by one": _index,
        "swapped results": _swapped_results,
    }
    for place, node in enumerate(ast.walk(tree)):
        for operator, edit in operators.items():
            for changed in edit(node):
                yield operator, _with(tree, place, changed)


def _with(tree: ast.AST, place: int, changed: ast.AST | None) -> str:
    """Write the tree with the node at one place of the walk replaced."""
    mine = copy.deepcopy(tree)
    target = next(n for k, n in enumerate(ast.walk(mine)) if k == place)

    class Replace(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST | None:
            return changed if node is target else self.generic_visit(node)

    return ast.unparse(ast.fix_missing_locations(Replace().visit(mine)))


def _local_names(tree: ast.AST) -> list[str]:
    """Arguments and assigned names, in the order they appear."""
    found: dict[str, None] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            found[node.arg] = None
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found[node.id] = None
    return list(found)


def _other_variable(node: ast.AST, names: list[str]) -> Iterator[ast.AST]:
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        for other in names if node.id in names else ():
            if other != node.id:
                yield ast.Name(other, ast.Load())


def _neighbour(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Call):
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else None
        name = function.id if isinstance(function, ast.Name) else name
        for other in NEIGHBOURS.get(name, ()):
            changed = copy.deepcopy(node)
            if isinstance(changed.func, ast.Attribute):
                changed.func.attr = other
            else:
                changed.func = ast.Name(other, ast.Load())
            yield changed


def _operand(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.BinOp):
        yield node.left
        yield node.right
    elif isinstance(node, ast.UnaryOp):
        yield node.operand
    elif isinstance(node, ast.IfExp):
        yield node.body
        yield node.orelse


def _left_out_call(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Call):
        if node.args:
            yield node.args[0]
        elif isinstance(node.func, ast.Attribute):
            yield node.func.value


def _attribute(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield node.value


def _swapped_arguments(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Call) and len(node.args) > 1:
        changed = copy.deepcopy(node)
        changed.args[0], changed.args[1] = changed.args[1], changed.args[0]
        yield changed


def _statement(node: ast.AST) -> Iterator[ast.AST]:
    kinds = (ast.Assign, ast.AugAssign, ast.If, ast.For, ast.Return)
    if isinstance(node, kinds):
        yield ast.Pass()
    docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Expr) and not docstring:
        yield ast.Pass()


def _index(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "range":
        for shift in (-1, 1):
            changed = copy.deepcopy(node)
            end = changed.args[-1]
            changed.args[-1] = ast.BinOp(end, ast.Add(), ast.Constant(shift))
            yield changed
    if isinstance(node, ast.Slice):
        yield ast.Slice()


def _swapped_results(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load):
        yield ast.Tuple(list(reversed(node.elts)), ast.Load())
