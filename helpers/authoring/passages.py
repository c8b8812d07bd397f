"""Cut files into passages with an address, and texts into lines and numbers."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

__all__ = [
    "Passage",
    "code_lines",
    "contains",
    "in_one_line",
    "leaves",
    "lines",
    "numbers",
    "passages",
    "plain",
    "sentences",
]

Passage = tuple[str, str]
"""Where a text stands, and the text."""

_SHORTEST = 10  # a shorter line (`return b`) says nothing and stands everywhere
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?")


def passages(name: str, content: bytes) -> Iterator[Passage]:
    """Cut a released file into cells, or into the exercises of ``public.json``.

    Parameters
    ----------
    name : str
        File name.
    content : bytes
        JSON, other text, or a picture, which has no passages.

    Yields
    ------
    where, text : str, str
        Every piece of text and every number, keys too.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return
    if not name.endswith((".ipynb", ".json")):
        yield name, text
        return
    data = json.loads(text)
    cells, exercises = data.pop("cells", []), data.pop("exercises", {})
    parts = [(cell.get("id", ""), cell) for cell in cells]
    for key, part in [*parts, *exercises.items(), ("", data)]:
        yield f"{name} {key}".strip(), "\n".join(leaves(part))


def leaves(data: Any) -> Iterator[str]:
    """Give all text and numbers in JSON data, keys too.

    Parameters
    ----------
    data : object
        What ``json.loads`` returns.

    Yields
    ------
    str
        One leaf after the other, in the order of the data.
    """
    if isinstance(data, dict):
        for key, value in data.items():
            yield str(key)
            yield from leaves(value)
    elif isinstance(data, list):
        for item in data:
            yield from leaves(item)
    else:
        yield data if isinstance(data, str) else repr(data)


def plain(text: str) -> str:
    """Give a text with single spaces, line by line, so that layout does not matter.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        As many lines as before.
    """
    return "\n".join(map(in_one_line, text.splitlines()))


def in_one_line(text: str) -> str:
    """Give a text with single spaces and no line breaks.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        One line.
    """
    return " ".join(text.split())


def sentences(text: str) -> list[str]:
    """Give the sentences of a text that are worth looking for elsewhere.

    Parameters
    ----------
    text : str
        Prose, English or Chinese.

    Returns
    -------
    list of str
        Each in one line, however it was broken; short ones are left out.
    """
    found = _SENTENCE_END.split(in_one_line(text))
    return [one for one in found if len(one.replace(" ", "")) >= _SHORTEST]


def lines(text: str, shortest: int = _SHORTEST) -> list[str]:
    """Give the lines of a text that are worth looking for elsewhere.

    Parameters
    ----------
    text : str
        Code or prose.
    shortest : int, default 10
        How many characters, spaces not counted, a line must have.

    Returns
    -------
    list of str
        In plain form, without comments and without short lines.
    """
    rows = (plain(re.sub(r"\s+#.*$", "", row)) for row in text.splitlines())
    return [row for row in rows if len(row.replace(" ", "")) >= shortest]


def code_lines(text: str) -> list[str]:
    """Give the lines of a Python file, without those inside of longer strings.

    Parameters
    ----------
    text : str
        Python source.

    Returns
    -------
    list of str
        As `lines` gives them.
    """
    nodes = ast.walk(ast.parse(text))
    strings = [n for n in nodes if isinstance(n, ast.Constant) and type(n.value) is str]
    within = {i for n in strings for i in range(n.lineno + 1, n.end_lineno)}
    rows = enumerate(text.splitlines(), 1)
    return lines("\n".join(row for number, row in rows if number not in within))


def numbers(text: str) -> list[float]:
    """Give the numbers of a text in their order.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    list of float
        Digits in names (``x2``) count too.
    """
    return [float(number) for number in _NUMBER.findall(text)]


def contains(row: Sequence[float], run: tuple[float, ...]) -> bool:
    """Tell whether numbers stand in a row without a gap.

    Parameters
    ----------
    row : sequence of float
        Where to look.
    run : tuple of float
        What to look for; not empty.

    Returns
    -------
    bool
        Whether ``run`` is a part of ``row``.
    """
    starts = [place for place, number in enumerate(row) if number == run[0]]
    return any(tuple(row[place : place + len(run)]) == run for place in starts)
