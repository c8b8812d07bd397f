"""Find Python loops over the examples, by reading the syntax tree of an answer.

A loop counts when what it runs over grows with the number of examples: the rows of an
argument, ``range(len(X))``, an array computed from the rows. A loop over features, over
steps, or over a short tuple written out in the code is fine.
"""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Sequence

from helpers.checks.names import learn, own_names, used_by
from helpers.checks.rows import COUNT, ROWS, Rows, axis_of, call_name, literal
from helpers.syntax import parse, without_magics

COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
ONE_BY_ONE = {"map", "filter", "starmap", "reduce"}


def loop_over_rows(
    text: str,
    rows: Sequence[str],
    *,
    function: str = "",
    arguments: Sequence[str] = (),
) -> str:
    """Return the first line of an answer that loops over the examples.

    Parameters
    ----------
    text : str
        The answer cell.
    rows : sequence of str
        Names of the arguments whose first axis counts the examples.
    function : str, optional
        Name of the answer's function.
    arguments : sequence of str, optional
        Names of all its arguments, as the author wrote them. With these two, a student
        may name the arguments otherwise: their order tells.

    Returns
    -------
    str
        Such as ``line 4: for i in range(len(X)):``; empty if there is none.

    Raises
    ------
    ValueError
        If the text cannot be read.
    """
    try:
        text, tree = _parsed(text)
        tree = used_by(tree, function)
        known = learn(tree, own_names(tree, rows, function, arguments))
        lines = [node.lineno for node in ast.walk(tree) if _loops(node, known)]
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise ValueError(f"the text cannot be read: {type(error).__name__}") from error
    if not lines:
        return ""
    first = min(lines)
    return f"line {first}: {text.splitlines()[first - 1].strip()}"


def _parsed(text: str) -> tuple[str, ast.Module]:
    text = without_magics(textwrap.dedent(text))
    return text, parse(text)


def _loops(node: ast.AST, known: Rows) -> bool:
    if isinstance(node, ast.For):
        return known.kind(node.iter) == ROWS
    if isinstance(node, COMPREHENSIONS):
        return ROWS in known.kinds(part.iter for part in node.generators)
    if isinstance(node, ast.While):
        steps = _steps_through_rows(node, known) or _takes_next_row(node, known)
        return steps or _counts(node.test, known)
    if isinstance(node, ast.FunctionDef):
        made = {ast.unparse(one).split(".")[-1] for one in node.decorator_list}
        return "vectorize" in made or _calls_itself_on_rows(node, node.name, known)
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Lambda() as function):
            return _calls_itself_on_rows(function, name, known)
    return isinstance(node, ast.Call) and _runs_for_each_row(node, known)


def _runs_for_each_row(node: ast.Call, known: Rows) -> bool:
    """Whether a call runs a Python function once for each example."""
    name = call_name(node)
    if name in ("vectorize", "frompyfunc"):
        return True
    if name in ONE_BY_ONE:
        series = isinstance(node.func, ast.Attribute) and known.kind(node.func.value)
        return series == ROWS or ROWS in known.kinds(node.args[1:])
    if name == "accumulate":  # of itertools: NumPy's np.add.accumulate is no loop
        plain = isinstance(node.func, ast.Name) or ast.unparse(node.func) == (
            "itertools.accumulate"
        )
        return plain and ROWS in known.kinds(node.args[:1])
    if name == "apply_along_axis":
        given = {keyword.arg: keyword.value for keyword in node.keywords}
        given |= dict(zip(("func1d", "axis", "arr"), node.args, strict=False))
        by_column = literal(given.get("axis")) == 0
        return not by_column and known.kind(given.get("arr")) == ROWS
    if name == "apply" and isinstance(node.func, ast.Attribute):  # of a pandas frame
        across = axis_of(node) == 1 or any(
            literal(k.value) == "columns" for k in node.keywords if k.arg == "axis"
        )
        return across and known.kind(node.func.value) == ROWS
    return False


def _counts(test: ast.expr, known: Rows) -> bool:
    """Whether the test of a loop looks at how many examples are done or left."""
    if isinstance(test, ast.Name) and known.kind(test) == ROWS:
        return True  # while queue:
    return COUNT in known.kinds(ast.walk(test))


def _steps_through_rows(node: ast.While, known: Rows) -> bool:
    """Whether a loop raises an index into the rows: ``X[i]``, then ``i += 1``."""
    inside = list(ast.walk(node))
    raised = {
        step.target.id
        for step in inside
        if isinstance(step, ast.AugAssign) and isinstance(step.target, ast.Name)
    }
    return any(_picks_row(part, raised, known) for part in inside)


def _takes_next_row(node: ast.While, known: Rows) -> bool:
    """Whether a loop takes one example after the other: ``next(rows)``."""
    calls = [part for part in ast.walk(node) if call_name(part) == "next"]
    return any(ROWS in known.kinds(call.args[:1]) for call in calls)


def _calls_itself_on_rows(
    node: ast.FunctionDef | ast.Lambda, name: str, known: Rows
) -> bool:
    """Whether a function works its way through the rows by calling itself."""
    inside = list(ast.walk(node))
    calls = [part for part in inside if call_name(part) == name]
    handed_on = [argument for call in calls for argument in call.args]
    rest = [part for part in handed_on if isinstance(part, ast.Subscript)]
    if ROWS in known.kinds(rest):
        return True  # f(X[1:])
    own = {argument.arg for argument in node.args.args}
    return bool(calls) and any(_picks_row(part, own, known) for part in inside)


def _picks_row(node: ast.AST, indices: set[str], known: Rows) -> bool:
    if not isinstance(node, ast.Subscript) or known.kind(node.value) != ROWS:
        return False
    index = node.slice.elts[0] if isinstance(node.slice, ast.Tuple) else node.slice
    return isinstance(index, ast.Name) and index.id in indices
