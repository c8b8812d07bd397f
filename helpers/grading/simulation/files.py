"""Write the file that a simulated student hands in."""

from __future__ import annotations

import copy
import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from helpers.checks.vocabulary import Exercise
from helpers.grading.essays import essay_places
from helpers.grading.places import answer_places
from helpers.grading.simulation.seats import Seat

__all__ = ["submitted_file"]

_ESSAY = "What {} thinks of `{}`: the figure above shows it, and the numbers agree."


def submitted_file(
    chapter: str,
    released: Mapping[str, Any],
    exercises: Mapping[str, Exercise],
    seat: Seat,
    moment: datetime,
    draft: bool = False,
) -> tuple[str, bytes]:
    """Make one student's file.

    Parameters
    ----------
    chapter : str
    released : mapping
        The released notebook.
    exercises : mapping of str to Exercise
    seat : Seat
    moment : datetime
        When it was handed in.
    draft : bool, default False
        Whether another one follows, so that the name needs a time.

    Returns
    -------
    name : str
        Of the file; some students hand in a zip, others a bare notebook or a folder.
    content : bytes
    """
    notebook = _filled_in(chapter, released, exercises, seat)
    text = json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"
    content = text.encode()
    if seat.kind == "broken file":
        return f"{chapter}-{seat.student}.ipynb", content[: len(content) // 2]
    if seat.kind == "copied cell":
        return f"{seat.student}/{chapter}.ipynb", content
    time = f"_{moment:%Y%m%dT%H%M%S}" if draft else ""
    return f"{chapter}-{seat.student}{time}.zip", _zipped(
        chapter, seat, content, moment
    )


def _filled_in(
    chapter: str,
    released: Mapping[str, Any],
    exercises: Mapping[str, Exercise],
    seat: Seat,
) -> dict[str, Any]:
    notebook = copy.deepcopy(dict(released))
    names = {name: exercise.names for name, exercise in exercises.items()}
    places = answer_places(notebook, names)
    cells = notebook["cells"]
    for place in places:
        cells[place.index]["source"] = seat.answers.get(place.exercise, place.stub)
    if seat.answers:
        for place in essay_places(notebook, chapter):
            cells[place.index]["source"] = _ESSAY.format(seat.student, place.name)
    if seat.kind == "copied cell":  # as JupyterLab does it: marks too, but a new id
        place = next(p for p in places if p.exercise in seat.special)
        copied = copy.deepcopy(cells[place.index])
        cells[place.index]["source"] = place.stub
        copied["id"] = hashlib.sha256(place.grade_id.encode()).hexdigest()[:8]
        cells.insert(place.index + 1, copied)
    return notebook


def _zipped(chapter: str, seat: Seat, content: bytes, moment: datetime) -> bytes:
    """Pack a notebook like ``course submit``, with a time of our own."""
    manifest = {
        "format": 1,
        "chapter": chapter,
        "student": seat.student,
        "time": moment.isoformat(timespec="seconds"),
        "sha256": hashlib.sha256(content).hexdigest(),
        "versions": {},
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    stamp = moment.timetuple()[:6]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in ((f"{chapter}.ipynb", content), ("manifest.json", text)):
            bundle.writestr(zipfile.ZipInfo(name, stamp), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()
