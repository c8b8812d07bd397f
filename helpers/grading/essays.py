"""Essays: answers in prose, which a person reads and marks in nbgrader's formgrader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from helpers.authoring.cells import id_prefix
from helpers.grading.pieces import Lookup, Piece

__all__ = ["Essay", "EssayPlace", "essay_places", "read_essays"]

_LONGEST = 20_000  # characters; some 3,000 words
_CUT = "\n\n(the rest is left out)"
_PICTURE = re.compile(r"\]\(\s*<?attachment:|\]:\s*<?attachment:")


@dataclass(frozen=True)
class EssayPlace:
    """Where an essay stands in the released notebook.

    Attributes
    ----------
    name : str
        Its grade id without what all ids of the chapter start with: ``why-essay``.
        No exercise is called so, because names of exercises have no hyphen.
    index : int
        Of its cell.
    grade_id : str
    stub : str
        What the cell holds before anyone writes.
    points : float
        The most that a person may give.
    """

    name: str
    index: int
    grade_id: str
    stub: str
    points: float


@dataclass(frozen=True)
class Essay:
    """What a student wrote for one essay.

    Attributes
    ----------
    name : str
    max_points : float
    status : {"written", "untouched", "missing"}
        ``untouched`` is 0 points, as in nbgrader. Where the cell is gone, a person
        has to look, because the text may stand somewhere else.
    text : str
        As the student wrote it; empty unless it is written.
    """

    name: str
    max_points: float
    status: str = "untouched"
    text: str = ""


def essay_places(notebook: Mapping[str, Any], chapter: str) -> list[EssayPlace]:
    """Find the essays of a released notebook, in its order.

    Parameters
    ----------
    notebook : mapping
        The source of each cell is one string.
    chapter : str
        Full name, such as ``06_linear_regression``.

    Returns
    -------
    list of EssayPlace
        The cells that nbgrader calls manually graded answers.
    """
    prefix, places = id_prefix(chapter), []
    for index, cell in enumerate(notebook["cells"]):
        marks = cell["metadata"].get("nbgrader", {})
        if marks.get("grade") and marks.get("solution"):
            grade_id, points = marks["grade_id"], float(marks["points"])
            name = grade_id.removeprefix(prefix)
            places.append(EssayPlace(name, index, grade_id, cell["source"], points))
    return places


def read_essays(
    released: Mapping[str, Any], places: Sequence[EssayPlace], pieces: Sequence[Piece]
) -> tuple[list[Essay], list[tuple[str, str]]]:
    """Read the essays of a submission.

    A person marks them, so rather too much is taken along than too little: what stands
    in the essay's cell, in copies of it, below its question, and in text cells of the
    student's own that follow.

    Parameters
    ----------
    released : mapping
    places : sequence of EssayPlace
    pieces : sequence of Piece
        The cells of the submission.

    Returns
    -------
    essays : list of Essay
        One for each place.
    changes : list of (str, str)
        What was odd, as `helpers.grading.notes` knows it, and about which essay.
    """
    if not places:
        return [], []
    search, essays, changes = _Search(released, places, pieces), [], []
    for place in places:
        parts, is_there = search.find(place)
        texts = dict.fromkeys(text for _, text in parts)  # a copy says nothing new
        text = "\n\n".join(texts)
        status = "written" if text else "untouched" if is_there else "missing"
        odd = _oddities(place, [piece for piece, _ in parts], is_there, text)
        changes += [(kind, place.name) for kind in odd]
        text = text if len(text) <= _LONGEST else text[:_LONGEST] + _CUT
        essays.append(Essay(place.name, place.points, status, text))
    return essays, changes


def _oddities(
    place: EssayPlace, parts: Sequence[Piece], is_there: bool, text: str
) -> Iterator[str]:
    if not parts and not is_there:
        yield "essay missing"
    own = [part for part in parts if part.is_called(place.grade_id)]
    if len(own) < len(parts) or len(own) > 1:
        yield "essay elsewhere"
    if any(part.kind != "markdown" for part in own):
        yield "essay retyped"
    if len(text) > _LONGEST:
        yield "essay cut"
    if _PICTURE.search(text):
        yield "essay picture"


class _Search:
    """Looks for each essay in the pieces of one submission."""

    def __init__(
        self,
        released: Mapping[str, Any],
        places: Sequence[EssayPlace],
        pieces: Sequence[Piece],
    ):
        self.cells, self.pieces = released["cells"], pieces
        self.lookup = Lookup(pieces)
        mine = {place.index for place in places}
        others = [cell for i, cell in enumerate(self.cells) if i not in mine]
        self.our_texts = {cell["source"].strip() for cell in others}
        self.our_names = {place.grade_id for place in places}
        self.our_names.update(*(_names(c) for c in others if not self._moved(c)))

    def _moved(self, cell: Mapping[str, Any]) -> bool:
        """Whether a text stands under other names, so that its own say nothing."""
        holders = self.lookup.saying(cell["source"])
        own = _names(cell)
        return bool(holders) and not any(own & {p.grade_id, p.cell_id} for p in holders)

    def find(self, place: EssayPlace) -> tuple[list[tuple[Piece, str]], bool]:
        """Find what was written, and whether there is a cell in which nothing was.

        A cell that lost its marks is known by its place, below the question.
        """
        called = {i for i, p in enumerate(self.pieces) if p.is_called(place.grade_id)}
        question = self._question(place)
        starts = called | ({question[0]} if question else set())
        found = called | {i for start in starts for i in self._after(start, place)}
        parts = [(self.pieces[i], self._text(i, place)) for i in sorted(found)]
        if question and question[1] not in ("", place.stub.strip()):
            parts.insert(0, (self.pieces[question[0]], question[1]))
        texts = {i: self.pieces[i].text.strip() for i in found}
        is_there = place.stub.strip() in texts.values()
        is_there |= any(not texts[i] for i in called)
        return [(piece, text) for piece, text in parts if text], is_there

    def _question(self, place: EssayPlace) -> tuple[int, str] | None:
        """Find the cell above an essay, and what a student wrote below its text."""
        above = self.cells[place.index - 1] if place.index else {}
        text, names = above.get("source", "").strip(), _names(above)
        if not text:
            return None
        for i, piece in enumerate(self.pieces):
            begins = piece.text.strip().startswith(text)
            if begins or names & {piece.grade_id, piece.cell_id}:
                return i, piece.text.strip().removeprefix(text).strip() * begins
        return None

    def _after(self, start: int, place: EssayPlace) -> Iterator[int]:
        """Go on from a cell for as long as no other one of the course's comes."""

        def goes_on(i: int) -> bool:
            piece = self.pieces[i]
            ours = self.our_names & {piece.grade_id, piece.cell_id}
            if piece.is_called(place.grade_id):
                return True
            return not ours and piece.text.strip() not in self.our_texts

        run = takewhile(goes_on, range(start + 1, len(self.pieces)))
        return (i for i in run if self.pieces[i].kind != "code")

    def _text(self, i: int, place: EssayPlace) -> str:
        """Return what a student wrote in a piece."""
        text = self.pieces[i].text.strip()
        ours = text in self.our_texts or text == place.stub.strip()
        return "" if ours else text


def _names(cell: Mapping[str, Any]) -> set[str]:
    marks = cell.get("metadata", {}).get("nbgrader", {})
    return {str(marks.get("grade_id", "")), str(cell.get("id", ""))} - {""}
