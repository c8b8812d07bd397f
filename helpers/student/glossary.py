"""The words of the course, read from the tables in the released notebooks."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from helpers.authoring.chapters import all_chapters, read_notebook
from helpers.errors import UsageError

__all__ = ["TAG", "Entry", "entries", "find", "rows"]

TAG = "glossary"
"""Tag of the cells that hold a table of words."""

_BAR = re.compile(r"(?<!\\)\|")  # `\|` is a letter of the text, as in Markdown
_RULE = re.compile(r"[\s:|-]+")


@dataclass(frozen=True)
class Entry:
    """One word of the course.

    Attributes
    ----------
    term, chinese : str
        The word in English and in Chinese.
    meaning : str
        One sentence.
    chapter : str
        Full name of the chapter that explains it.
    """

    term: str
    chinese: str
    meaning: str
    chapter: str


def entries() -> list[Entry]:
    """Read the words of every chapter that has been handed out.

    Returns
    -------
    list of Entry
        In alphabetical order.

    Raises
    ------
    WorkbookError
        If a notebook is damaged.
    """
    chapters = [chapter for chapter in all_chapters() if chapter.released.is_file()]
    found = [
        Entry(*row, chapter.name)
        for chapter in chapters
        for cell in read_notebook(chapter.released).cells
        if TAG in cell.metadata.get("tags", [])
        for row in rows(cell.source)
        if len(row) == 3
    ]
    return sorted(found, key=lambda entry: entry.term.casefold())


def find(text: str) -> list[Entry]:
    """Find the words that a text is a part of, in English or in Chinese.

    Parameters
    ----------
    text : str
        What to look for; large and small letters are the same.

    Returns
    -------
    list of Entry
        All words for an empty text.

    Raises
    ------
    UsageError
        If there is none. Near misses get a suggestion.
    """
    known, wanted = entries(), " ".join(text.split()).casefold()
    found = [e for e in known if wanted in e.term.casefold() or wanted in e.chinese]
    if found or not wanted:
        return found
    terms = {entry.term.casefold(): entry.term for entry in known}
    close = difflib.get_close_matches(wanted, terms, n=1)
    hint = f"; did you mean {terms[close[0]]!r}?" if close else ""
    raise UsageError(
        f"the glossary has no word {text!r}{hint}",
        next_step=f"course glossary {terms[close[0]]}" if close else "course glossary",
    )


def rows(text: str) -> Iterator[list[str]]:
    """Read the rows of the table in a Markdown cell, without its head.

    Parameters
    ----------
    text : str
        The cell.

    Yields
    ------
    list of str
        The cells of one row.
    """
    lines = [line.strip() for line in text.splitlines()]
    table = [line for line in lines if line.startswith("|")]
    for line in table[1:]:
        if not _RULE.fullmatch(line):
            inside = line.removeprefix("|").removesuffix("|")
            yield [part.strip().replace("\\|", "|") for part in _BAR.split(inside)]
