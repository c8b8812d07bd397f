"""Write the notebooks that nbgrader's formgrader and feedback start from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from helpers.checks.verdict import Verdict
from helpers.grading.essays import Essay, EssayPlace, essay_places
from helpers.grading.files import TIMESTAMP, folder_of, write_atomic
from helpers.grading.harmless import harmless
from helpers.grading.places import Place, cell_name
from helpers.grading.results import Result

__all__ = [
    "autograded_texts",
    "shown_essay",
    "verdict_notebook",
    "write_autograded",
]


def write_autograded(
    folder: Path,
    submitted: Path,
    released: Mapping[str, Any],
    places: list[Place],
    result: Result,
) -> None:
    """Write one student's notebook with the verdicts in it.

    Parameters
    ----------
    folder : pathlib.Path
        The step's folder, ``autograded`` as a rule.
    submitted : pathlib.Path
        The folder of collected submissions.
    released : mapping
        The released notebook.
    places : list of Place
    result : Result
    """
    notebook = verdict_notebook(released, places, result)
    text = json.dumps(notebook, ensure_ascii=False)  # indented, it takes 10 x as long
    content = text.encode("utf-8", "backslashreplace")
    write_atomic(_file(folder, result), content)
    own = folder_of(folder, result.student, result.chapter)
    time = folder_of(submitted, result.student, result.chapter) / TIMESTAMP
    if time.is_file():  # nbgrader tells by it that this submission is graded
        write_atomic(own / TIMESTAMP, time.read_bytes())


def autograded_texts(folder: Path, result: Result) -> dict[str, str]:
    """Read the text of each cell that a person has seen last.

    Parameters
    ----------
    folder : pathlib.Path
        The step's folder.
    result : Result
        Names the student and the chapter.

    Returns
    -------
    dict of str to str
        By grade id; empty where there is no such notebook.
    """
    try:
        cells = json.loads(_file(folder, result).read_bytes())["cells"]
        return {cell_name(cell): "".join(cell["source"]) for cell in cells}
    except (OSError, ValueError, LookupError, TypeError):
        return {}


def _file(folder: Path, result: Result) -> Path:
    own = folder_of(folder, result.student, result.chapter)
    return own / f"{result.chapter}.ipynb"


def verdict_notebook(
    released: Mapping[str, Any], places: list[Place], result: Result
) -> dict[str, Any]:
    """Put the answers and the verdicts of one student into the released notebook.

    Parameters
    ----------
    released : mapping
    places : list of Place
    result : Result

    Returns
    -------
    dict
        A notebook. The output of each test cell is its verdict and its points. The
        essays in it are harmless to look at.
    """
    cells = [dict(cell) for cell in released["cells"]]
    verdicts = {verdict.exercise: verdict for verdict in result.exercises}
    tests = {place.test_id: place.exercise for place in places}
    for cell in cells:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
        exercise = tests.get(cell_name(cell))
        if exercise in verdicts:
            cell["outputs"] = _outputs(verdicts[exercise])
            cell["execution_count"] = 1
    for place in places:
        text = result.answers.get(place.exercise, place.stub)
        cell = cells[place.index]
        cell["source"] = text
        if place.exercise in verdicts:
            cell["outputs"] = _shown(verdicts[place.exercise].shown)
    essays = {essay.name: essay for essay in result.essays}
    for place in essay_places(released, result.chapter):
        if place.name in essays:
            cells[place.index]["source"] = shown_essay(place, essays[place.name])
    return dict(released) | {"cells": cells}


def shown_essay(place: EssayPlace, essay: Essay) -> str:
    """Return what an instructor sees of an essay: nothing in it is active."""
    return harmless(essay.text) if essay.text else place.stub


def _shown(shown: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Give what an answer cell printed and drew: text and pictures, nothing else."""
    outputs: list[dict[str, Any]] = []
    if text := shown.get("text"):
        outputs.append({"output_type": "stream", "name": "stdout", "text": text})
    for picture in shown.get("pictures", ()):
        data = {"image/png": picture, "text/plain": "<Figure>"}
        outputs.append({"output_type": "display_data", "data": data, "metadata": {}})
    return outputs


def _outputs(verdict: Verdict) -> list[dict[str, Any]]:
    """Give the verdict as a table, and the points as nbgrader reads them."""
    table = {"text/html": verdict.to_html(), "text/plain": verdict.to_text()}
    points = {"text/plain": repr(float(verdict.points))}
    return [
        {"output_type": "display_data", "data": table, "metadata": {}},
        {
            "output_type": "execute_result",
            "execution_count": 1,
            "data": points,
            "metadata": {},
        },
    ]
