"""What the course's JupyterLab does when a notebook is saved.

A copied or split cell carries the same nbgrader id twice. nbgrader's Validate button
then shows a traceback of the server. So a copy loses nbgrader's marks in the file, and
keeps a note of where it comes from, by which grading finds it as before.
"""

from __future__ import annotations

from typing import Any

from helpers.checks.saved import COPY_OF

__all__ = ["mark_copies"]

_MARKS = ("nbgrader", "deletable", "editable")  # a copy may be edited and deleted


def mark_copies(*, model: dict[str, Any], **rest: Any) -> None:
    """Turn the second cell of an nbgrader id into a copy that says so.

    Parameters
    ----------
    model : dict
        What is about to be saved; changed in place. No text of a cell is touched.
    **rest : object
        What else Jupyter tells a hook.
    """
    content = model.get("content")
    if model.get("type") != "notebook" or not isinstance(content, dict):
        return
    same: dict[str, list[dict[str, Any]]] = {}
    for cell in content.get("cells", ()):
        if name := cell.get("metadata", {}).get("nbgrader", {}).get("grade_id"):
            same.setdefault(name, []).append(cell)
    for name, cells in same.items():
        original = next((c for c in cells if c.get("id") == name), cells[0])
        for cell in cells:
            if cell is not original:
                _mark(cell, name)


def _mark(cell: dict[str, Any], name: str) -> None:
    for mark in _MARKS:
        cell["metadata"].pop(mark, None)
    cell["metadata"][COPY_OF] = name
