"""Read Python text, one thread at a time.

Before 3.11.8 and 3.12.2, Python counted the depth of all threads' syntax trees in one
place, so two threads that read at once could both fail.
"""

from __future__ import annotations

import ast
import threading

__all__ = ["parse"]

_ONE_AT_A_TIME = threading.Lock()


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
