"""Run the free assertions of a test cell here, against answers that live elsewhere.

A test cell is ``check("name", name)`` and, hidden, ``check.grade("name", name)``. Where
the vocabulary does not fit, it may hold more lines between these: the names of answers
are then stubs, and nothing that a student wrote runs in this process.
"""

from __future__ import annotations

import ast
import linecache
import traceback
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from helpers.checks.answer import AnswerRaised, Stopped
from helpers.checks.outcome import quiet
from helpers.checks.plain import one_line
from helpers.checks.remote.local import plain_result
from helpers.checks.remote.session import Exchange, Session
from helpers.checks.verdict import CheckResult, Verdict

__all__ = ["Assertions", "failed", "problem_of", "read_assertions"]

_BEGIN, _END = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"
_UNSAID = "An assertion that runs at grading only does not hold."


@dataclass(frozen=True)
class Assertions:
    """The lines of a test cell besides its two checks.

    Attributes
    ----------
    public, hidden : str
        Python text; blank where there is none.
    """

    public: str = ""
    hidden: str = ""


def read_assertions(text: str) -> Assertions:
    """Read the free lines of a test cell."""
    first, begin, rest = text.partition(_BEGIN)
    hidden = rest.partition(_END)[0]
    return Assertions(_free_lines(first), _free_lines(hidden) if begin else "")


def _free_lines(text: str) -> str:
    kept = [
        "" if line.startswith(("check(", "check.grade(")) else line
        for line in text.splitlines()
    ]
    return "\n".join(kept) if "".join(kept).strip() else ""


def problem_of(
    text: str,
    exchange: Exchange,
    names: tuple[str, ...],
    setup: str,
    *,
    hidden: bool,
) -> str:
    """Run free lines of a test cell.

    Parameters
    ----------
    text : str
    exchange : callable
        How to reach the objects of the answer; see
        `helpers.checks.remote.session.Session`.
    names : tuple of str
        All that the answer cells of the chapter define.
    setup : str
        The chapter's set-up cells, which the lines may use.
    hidden : bool
        Whether only the author's own words may be told.

    Returns
    -------
    str
        Why they fail; empty if they hold.
    """
    if not text.strip():
        return ""
    with Session(exchange, finish=plain_result) as session:
        return _run(text, session, names, dict(_set_up(setup)), hidden=hidden)


def failed(verdict: Verdict, problem: str, *, hidden: bool) -> Verdict:
    """Take all points of a verdict: a free line of its test cell failed.

    So does nbgrader, where a cell that ends in an error is worth nothing.
    """
    own = CheckResult("assert", "assertions", hidden, False, 0.0, 0.0, problem)
    rest = [replace(c, passed=False, points=0.0) for c in verdict.checks]
    checks = (own, *rest)
    return replace(verdict, points=0.0, message=problem, mistake="", checks=checks)


@lru_cache(maxsize=8)
def _set_up(text: str) -> dict[str, Any]:
    space: dict[str, Any] = {"__name__": "__main__"}
    with quiet():
        exec(compile(text, "<setup>", "exec"), space)  # noqa: S102
    return space


def _run(
    text: str,
    session: Session,
    names: tuple[str, ...],
    space: dict[str, Any],
    *,
    hidden: bool,
) -> str:
    """Run some lines; return why they fail, or nothing."""
    filename = "<tests>"
    linecache.cache[filename] = (len(text), None, text.splitlines(True), filename)
    tree = ast.parse(text, filename)
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    try:
        space |= {name: session.stub(name) for name in names if name in used}
        with quiet():
            exec(compile(tree, filename, "exec"), space)  # noqa: S102
    except Exception as error:  # noqa: BLE001 - whatever a student's object provokes
        place = _place(error, filename)
        return _authors_words(tree, place) or (
            _UNSAID if hidden else _public_words(error, text, place)
        )
    return ""


def _place(error: BaseException, filename: str) -> int:
    """Return the line of the cell that an error came from; 0 if it is from none."""
    frames = traceback.extract_tb(error.__traceback__)
    return max((f.lineno or 0 for f in frames if f.filename == filename), default=0)


def _authors_words(tree: ast.Module, line: int) -> str:
    """Return the message of an assertion, where its author wrote it out."""
    for node in ast.walk(tree):
        match node:
            case ast.Assert(msg=ast.Constant(value=str() as said)):
                if node.lineno <= line <= (node.end_lineno or line):
                    return said
    return ""


def _public_words(error: Exception, text: str, line: int) -> str:
    lines = text.splitlines()
    shown = lines[line - 1].strip() if 0 < line <= len(lines) else "the test cell"
    if isinstance(error, Stopped):
        return f"At `{shown}`: {error}."
    said = error.said if isinstance(error, AnswerRaised) else one_line(error, 200)
    if isinstance(error, AssertionError):
        return f"`{shown}` does not hold" + (f": {said}" if said else ".")
    return f"At `{shown}`: {said or type(error).__name__}"
