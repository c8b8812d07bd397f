"""How long a cell of a source notebook may be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nbformat import NotebookNode

from helpers.authoring.cells import role
from helpers.checks.source import SOLUTION_MARKERS

__all__ = ["MOST_WORDS", "length_problems", "words"]

MOST_WORDS = 150  # an idea has 40 to 90; a list may have more
MOST_WORDS_IN_A_ROW = 100
MOST_LINES = 12
MOST_STUB_LINES = 20

_LIST = re.compile(r"^\s*(?:[-*] |\d+\. |\||<)", re.MULTILINE)


def length_problems(cell: NotebookNode) -> Iterator[str]:
    """Find what is too long to read in one go.

    Parameters
    ----------
    cell : nbformat.NotebookNode
        A cell of a source notebook.

    Yields
    ------
    str
        How long it is, and how long it may be.
    """
    found = role(cell)
    if found in ("demo", "setup"):
        count = len([line for line in cell.source.splitlines() if line.strip()])
        if count > MOST_LINES:
            yield f"has {count} lines of code, must be {MOST_LINES} at most"
    if found == "answer":
        count = len(_stub_lines(cell.source))
        if count > MOST_STUB_LINES:
            yield f"has a stub of {count} lines, must be {MOST_STUB_LINES} at most"
    if found == "prose":
        yield from _prose_length(cell.source)


def words(text: str) -> int:
    """Count the words of a prose cell, without formulas, code and links.

    Parameters
    ----------
    text : str
        Markdown.

    Returns
    -------
    int
        A run of Chinese characters counts as one word.
    """
    for pattern in (r"\$\$.*?\$\$", r"```.*?```", r"\$[^$]*\$", r"\]\([^)]*\)"):
        text = re.sub(pattern, " ", text, flags=re.DOTALL)
    return len(re.findall(r"\w+(?:['-]\w+)*", text))


def _prose_length(text: str) -> Iterator[str]:
    if words(text) > MOST_WORDS and not _LIST.search(text):
        yield f"has {words(text)} words, must be {MOST_WORDS} at most"
    for paragraph in re.split(r"\n\s*\n", text):
        if words(paragraph) > MOST_WORDS_IN_A_ROW and not _LIST.search(paragraph):
            start, most = " ".join(paragraph.split()[:5]), MOST_WORDS_IN_A_ROW
            yield f"has a paragraph of more than {most} words: {start} ..."


def _stub_lines(text: str) -> list[str]:
    pattern = rf"{SOLUTION_MARKERS[0]}.*?{SOLUTION_MARKERS[1]}"
    kept = re.sub(pattern, "# YOUR CODE HERE\nraise", text, flags=re.DOTALL)
    return [line for line in kept.splitlines() if line.strip()]
