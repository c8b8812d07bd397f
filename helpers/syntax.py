"""Read Python text as students write it, one thread at a time.

Before 3.11.8 and 3.12.2, Python counted the depth of all threads' syntax trees in one
place, so two threads that read at once could both fail.
"""

from __future__ import annotations

import ast
import re
import threading

__all__ = ["parse", "without_magics"]

_ONE_AT_A_TIME = threading.Lock()
# What only IPython reads, and what stands for it: `%time f()`, `t = %timeit f()`,
# `!ls`, `np.dot?`.
_MAGICS = (
    (re.compile(r"^([ \t]*)%time[ \t]+(?=\S)", re.MULTILINE), r"\1"),
    (re.compile(r"^([ \t]*\w[\w, ]*=[ \t]*)[%!].*$", re.MULTILINE), r"\1None"),
    (re.compile(r"^([ \t]*)([%!?].*|[\w.]+\?\??[ \t]*)$", re.MULTILINE), r"\1pass"),
)

_MARKS = re.compile("[%!?]")


def parse(text: str) -> ast.Module:
    """Return the syntax tree of a text.

    Parameters
    ----------
    text : str

    Returns
    -------
    ast.Module

    Raises
    ------
    SyntaxError, ValueError, RecursionError
        As ``ast.parse``.
    """
    with _ONE_AT_A_TIME:
        return ast.parse(text)


def without_magics(text: str) -> str:
    """Blank out what only IPython understands; ``%time`` keeps its statement.

    Parameters
    ----------
    text : str
        A cell.

    Returns
    -------
    str
        The text itself where Python can read it, else with as many lines.
    """
    if not _MARKS.search(text):
        return text
    try:
        compile(text, "<cell>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        for pattern, plain in _MAGICS:
            text = pattern.sub(plain, text)
    return text
