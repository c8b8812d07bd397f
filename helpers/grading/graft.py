"""Rebuild a submission on the released notebook: only answers and essays cross over.

Whatever a student's editor did to the other cells, to ids or to marks, the notebook
that comes out is the released one with the student's answers in their places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from helpers.grading.essays import Essay, EssayPlace, read_essays
from helpers.grading.notes import sentences
from helpers.grading.pieces import Lookup, Piece, Unreadable, read_pieces
from helpers.grading.places import (
    Place,
    answer_places,
    cell_name,
    other_names,
    restored,
)
from helpers.grading.python_text import defines, is_stub, parses, with_helpers

__all__ = ["Graft", "graft"]


class Named(Protocol):
    """What grafting needs of an exercise."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Graft:
    """A submission, made gradeable.

    Attributes
    ----------
    notebook : dict
        The released notebook with the student's answers and no outputs.
    answers : dict of str to str
        Text of each answer cell by exercise, in notebook order. An exercise whose cell
        is gone is not in it.
    mended : list of str
        What was put right, one sentence each.
    problem : str or None
        Why there are no answers at all.
    essays : list of Essay
        One for each place that was asked for; empty where there is a problem.
    """

    notebook: dict[str, Any]
    answers: dict[str, str] = field(default_factory=dict)
    mended: list[str] = field(default_factory=list)
    problem: str | None = None
    essays: list[Essay] = field(default_factory=list)


def graft(
    released: Mapping[str, Any],
    submitted_bytes: bytes,
    exercises: Mapping[str, Named],
    essays: Sequence[EssayPlace] = (),
) -> Graft:
    """Put a student's answers into the released notebook.

    Parameters
    ----------
    released : mapping
        The released notebook.
    submitted_bytes : bytes
        The submitted file. It may be damaged in any way.
    exercises : mapping of str to Exercise
        The chapter's exercises by name.
    essays : sequence of EssayPlace, optional
        The chapter's essays.

    Returns
    -------
    Graft
    """
    notebook = _blank(released)
    names = {name: tuple(exercise.names) for name, exercise in exercises.items()}
    places = answer_places(notebook, names)
    try:
        pieces, mended = read_pieces(submitted_bytes)
    except Unreadable as reason:
        return Graft(notebook, problem=str(reason))
    lookup = Lookup(pieces)
    changes = restored(notebook, places, lookup)
    search = _Search(notebook, places, pieces, lookup)
    answers: dict[str, str] = {}
    for place in places:
        text, odd = search.find(place)
        changes += [(kind, place.exercise) for kind in odd]
        if text is not None:
            answers[place.exercise] = text
            notebook["cells"][place.index]["source"] = text
    written, odd = read_essays(notebook, essays, pieces)
    if not answers and not any(essay.text for essay in written):
        problem = "the notebook holds no answer cell of this chapter"
        return Graft(notebook, problem=problem)
    for place, essay in zip(essays, written, strict=True):
        notebook["cells"][place.index]["source"] = essay.text or place.stub
    return Graft(notebook, answers, mended + sentences(changes + odd), None, written)


def _blank(released: Mapping[str, Any]) -> dict[str, Any]:
    """Copy a notebook down to its cells; what is in their metadata nobody changes."""
    cells = [dict(cell) for cell in released["cells"]]
    for cell in cells:
        cell["source"] = "".join(cell["source"])
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
    return dict(released) | {"cells": cells}


class _Search:
    """Looks for each answer in the pieces of one submission."""

    def __init__(
        self,
        notebook: dict[str, Any],
        places: list[Place],
        pieces: list[Piece],
        lookup: Lookup,
    ):
        self.pieces, self.lookup = pieces, lookup
        self.known = other_names(notebook, places)
        own = {place.index for place in places}
        others = [c for i, c in enumerate(notebook["cells"]) if i not in own]
        self.our_texts = {cell["source"].strip() for cell in others}
        named = {cell_name(c) or c.get("id", ""): c["source"].strip() for c in others}
        still = (name for name, text in named.items() if not self._moved(name, text))
        self.our_ids = {*still} - {""}
        self.answer_ids = {place.grade_id for place in places}

    def _moved(self, name: str, text: str) -> bool:
        """Whether the text that belongs to an id stands in other cells only.

        Such an id says nothing about the cell that carries it.
        """
        holders = self.lookup.saying(text)
        return bool(holders) and not any(p.is_called(name) for p in holders)

    def find(self, place: Place) -> tuple[str | None, list[str]]:
        """Find the answer to one exercise, and say what was odd about it."""
        called = self.lookup.called(place.grade_id)
        marked = [p for p in called if p.text.strip() not in self.our_texts]
        parts, odd = self._of_marked(place, marked)
        if not _serves(place, parts) and (found := self._by_name(place, marked)):
            parts, odd = [found], ["elsewhere" if marked else "lost mark"]
        if not parts:
            return None, ["missing"]
        if any(part.kind != "code" for part in parts):
            odd.append("retyped")
        # Half of a split cell may hold what the other half uses.
        others = {p.place: p for p in [*marked, *self._of_the_student()]}
        own = [p.text for _, p in sorted(others.items()) if p not in parts]
        text = "\n".join(part.text for part in parts)
        text, taken = with_helpers(text, own, self.known)
        return text, [*odd, "helpers"] if taken else odd

    def _of_marked(
        self, place: Place, marked: list[Piece]
    ) -> tuple[list[Piece], list[str]]:
        """Choose among the cells that carry the exercise's id."""
        if len(marked) < 2:
            return marked, []
        written = [p for p in marked if not is_stub(p.text)]
        code = [p for p in written if p.kind == "code"] or written or marked[:1]
        if len(code) == 1:
            return code, ["copied"]
        defined = [defines(p.text) for p in code]
        if any(sum(name in names for names in defined) > 1 for name in place.names):
            return [self._left_standing(place, code)], ["copied"]
        wanted = set(place.names)
        if not all(parses(p.text) for p in code):
            whole = [p for p in code if parses(p.text) and wanted <= defines(p.text)]
            if whole and not parses("\n".join(p.text for p in code)):
                return [self._left_standing(place, whole)], ["copied"]
            return code, ["split"]  # cut in the middle of a function
        telling = [p for p, names in zip(code, defined, strict=True) if wanted & names]
        return telling or code, ["split"]

    def _left_standing(self, place: Place, copies: list[Piece]) -> Piece:
        """Choose the copy that a run from top to bottom would leave standing."""
        tests = [p.place for p in self.lookup.called(place.test_id)]
        end = max(tests, default=len(self.pieces))
        telling = [p for p in copies if place.names[0] in defines(p.text)] or copies
        sound = [p for p in telling if parses(p.text)] or telling
        before = [p for p in sound if p.place < end] or sound
        return before[-1]

    def _by_name(self, place: Place, marked: list[Piece]) -> Piece | None:
        """Find a cell by the names that it defines."""
        found = [
            piece
            for piece in self.pieces
            if piece not in marked
            and not self._is_ours(piece)
            and set(place.names) <= defines(piece.text)
            and not is_stub(piece.text)
        ]
        code = [p for p in found if p.kind == "code"] or found
        if not code and not marked:  # nobody wrote there: the stub, without its mark
            code = self.lookup.saying(place.stub)
        return self._left_standing(place, code) if code else None

    def _of_the_student(self) -> list[Piece]:
        """Code cells that the student added or changed, answers aside."""
        return [
            p
            for p in self.pieces
            if p.kind == "code"
            and p.text.strip() not in self.our_texts
            and not self.answer_ids & {p.grade_id, p.cell_id}
        ]

    def _is_ours(self, piece: Piece) -> bool:
        known = {piece.grade_id, piece.cell_id} & self.our_ids
        return bool(known) or piece.text.strip() in self.our_texts


def _serves(place: Place, parts: list[Piece]) -> bool:
    """Whether somebody wrote there, and wrote what is asked for."""
    text = "\n".join(part.text for part in parts)
    return not is_stub(text) and place.names[0] in defines(text)
