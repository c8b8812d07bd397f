"""Read the cells of a submitted file, however damaged, without believing any of it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from helpers.checks.saved import COPY_OF

__all__ = ["Lookup", "Piece", "Unreadable", "read_pieces"]

_MOST_CELLS = 2000
_MOST_TEXT = 200_000  # characters in all; parsing takes a thousand times the memory


class Unreadable(Exception):  # noqa: N818 - it says what became of a file
    """A submitted file holds no cells; the text is the reason."""


@dataclass(frozen=True)
class Piece:
    """One cell of a submission.

    Attributes
    ----------
    place : int
        Counted from the top of the notebook.
    kind : str
        ``code``, or what else the file says.
    text : str
    grade_id, cell_id : str
        Empty where there is none.
    points : object
        What the file claims.
    """

    place: int
    kind: str
    text: str
    grade_id: str
    cell_id: str
    points: Any = None

    def is_called(self, name: str) -> bool:
        """Whether it carries a name of ours, as its grade id or as its own id."""
        return name in (self.grade_id, self.cell_id)


class Lookup:
    """Finds the cells of a submission by what they are called, or by what they say.

    Parameters
    ----------
    pieces : sequence of Piece
    """

    def __init__(self, pieces: Sequence[Piece]):
        self._called: dict[str, list[Piece]] = defaultdict(list)
        self._saying: dict[str, list[Piece]] = defaultdict(list)
        for piece in pieces:
            for name in {piece.grade_id, piece.cell_id}:
                self._called[name].append(piece)
            self._saying[piece.text.strip()].append(piece)

    def called(self, name: str) -> list[Piece]:
        """Return the cells that carry a name, from the top."""
        return self._called.get(name, [])

    def saying(self, text: str) -> list[Piece]:
        """Return the cells with a text, but for space around it, from the top."""
        return self._saying.get(text.strip(), [])


def read_pieces(content: bytes) -> tuple[list[Piece], list[str]]:
    """Read the cells of a submitted notebook.

    Parameters
    ----------
    content : bytes
        The file.

    Returns
    -------
    pieces : list of Piece
    mended : list of str
        What had to be read around.

    Raises
    ------
    Unreadable
        If there are no cells to be read.
    """
    if not content.strip():
        raise Unreadable("the file is empty")
    text, mended = _text(content)
    try:
        notebook = json.loads(text, strict=False)  # bare control characters are read
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise Unreadable(f"the file is no whole notebook: broken at {where}") from None
    except (ValueError, RecursionError):  # an endless number, brackets without end
        raise Unreadable("the file is no notebook that can be read") from None
    cells = _cells(notebook)
    if _is_old(notebook):
        mended.append("The notebook was in an old format (nbformat 3).")
    pieces = [_piece(i, cell) for i, cell in enumerate(cells) if isinstance(cell, dict)]
    if not pieces:
        raise Unreadable("the notebook has no cells")
    if len(pieces) > _MOST_CELLS:
        raise Unreadable(f"the notebook has {len(pieces)} cells")
    short = _shortest(pieces)
    if len(short) < len(pieces):
        mended.append(
            "The notebook holds too much text; its longest cells are left out."
        )
    return short, mended


def _shortest(pieces: list[Piece]) -> list[Piece]:
    """Leave out the longest cells until all of them can be read in a moment."""
    room, kept = _MOST_TEXT, []
    for piece in sorted(pieces, key=lambda piece: len(piece.text)):
        room -= len(piece.text)
        if room >= 0:
            kept.append(piece)
    return sorted(kept, key=lambda piece: piece.place)


def _text(content: bytes) -> tuple[str, list[str]]:
    """Decode a file that should be UTF-8."""
    encoding = json.detect_encoding(content)
    if not encoding.startswith("utf-8"):
        said = f"The file was {encoding[:6].upper()}, not UTF-8."
        return content.decode(encoding, "replace"), [said]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        said = "The file was not UTF-8; it was read as Latin-1."
        return content.decode("latin-1"), [said]


def _cells(notebook: Any) -> list[Any]:
    """Find the list of cells in any version of the format."""
    if not isinstance(notebook, dict):
        raise Unreadable("the file is JSON, but not a notebook")
    cells = notebook.get("cells")
    if cells is None and isinstance(notebook.get("worksheets"), list):
        sheets = [s for s in notebook["worksheets"] if isinstance(s, dict)]
        found = [s.get("cells") for s in sheets]
        cells = [cell for part in found if isinstance(part, list) for cell in part]
    if not isinstance(cells, list):
        raise Unreadable("the file is JSON, but not a notebook")
    return cells


def _is_old(notebook: dict[str, Any]) -> bool:
    return "cells" not in notebook


def _piece(place: int, cell: dict[str, Any]) -> Piece:
    metadata = cell.get("metadata")
    metadata = metadata if isinstance(metadata, dict) else {}
    marks = metadata.get("nbgrader")
    marks = marks if isinstance(marks, dict) else {}
    return Piece(
        place=place,
        kind=str(cell.get("cell_type", "")),
        text=_source(cell),
        grade_id=str(marks.get("grade_id") or metadata.get(COPY_OF) or ""),
        cell_id=str(cell.get("id") or ""),
        points=marks.get("points"),
    )


def _source(cell: dict[str, Any]) -> str:
    source = cell.get("source", cell.get("input", ""))
    lines = source if isinstance(source, list) else [source]
    text = "".join(line for line in lines if isinstance(line, str))
    return text.encode("utf-8", "replace").decode()  # half a character is no character
