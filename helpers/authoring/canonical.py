"""The one form in which the course writes notebooks: same content, same bytes."""

from __future__ import annotations

from typing import Any

import nbformat
from nbformat import NBFormatError, NotebookNode, ValidationError, reader

__all__ = ["KERNELSPEC", "from_bytes", "strip", "to_bytes"]

KERNELSPEC = {
    "display_name": "Python 3 (ipykernel)",
    "language": "python",
    "name": "python3",
}
"""What JupyterLab itself writes, so that saving a notebook changes nothing."""

_CELL_KEYS = ("deletable", "editable", "nbgrader", "tags")
_NBGRADER_KEYS = (
    "cell_type",
    "checksum",
    "grade",
    "grade_id",
    "locked",
    "points",
    "schema_version",
    "solution",
    "task",
)


def from_bytes(content: bytes) -> NotebookNode:
    """Read a notebook as it is: nothing in it is repaired.

    nbformat's own reader gives a copied cell a new random id, so two readings of one
    file would differ, and nobody would hear of the copy.

    Parameters
    ----------
    content : bytes
        The file.

    Returns
    -------
    nbformat.NotebookNode
        In nbformat 4, whatever the file was written in.

    Raises
    ------
    ValueError
        If this is not a notebook.
    """
    try:
        notebook = nbformat.convert(reader.reads(content.decode("utf-8")), 4)
        for cell in notebook.cells:
            if not (type(cell.source) is str and isinstance(cell.metadata, dict)):
                raise ValueError("a cell is not of the right form")
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8 text") from None
    except reader.NotJSONError:
        raise ValueError("it is not JSON") from None
    except (ValidationError, NBFormatError) as error:
        raise ValueError(str(error).partition("\n")[0]) from error
    except (AttributeError, LookupError, TypeError) as error:
        raise ValueError("it does not have the form of a notebook") from error
    return notebook


TAUGHT = "nbval-check-output"
"""Tag of a cell whose printed text is part of the teaching."""


def strip(notebook: NotebookNode, *, keep_taught: bool = False) -> NotebookNode:
    """Take out what running and editing leave behind. Changes the notebook itself.

    Outputs, counts and all metadata go, except the kernel, the title, tags, locks and
    what nbgrader needs.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        Any notebook.
    keep_taught : bool, default False
        Whether cells tagged ``nbval-check-output`` keep the text they printed, which
        nbval compares with what they print today.

    Returns
    -------
    nbformat.NotebookNode
        The same object.
    """
    title = notebook.metadata.get("title")
    notebook.metadata = NotebookNode(kernelspec=NotebookNode(KERNELSPEC))
    if title:
        notebook.metadata["title"] = title
    for cell in notebook.cells:
        cell.metadata = _kept(cell.metadata, _CELL_KEYS)
        if "nbgrader" in cell.metadata:
            cell.metadata["nbgrader"] = _kept(cell.metadata.nbgrader, _NBGRADER_KEYS)
        if cell.cell_type == "code":
            kept = keep_taught and TAUGHT in cell.metadata.get("tags", [])
            printed = [o for o in cell.outputs if o.output_type == "stream"]
            cell.outputs = printed if kept else []
            # nbval takes a cell without a count for one that never ran.
            cell.execution_count = 1 if cell.outputs else None
    return notebook


def to_bytes(notebook: NotebookNode) -> bytes:
    """Write a notebook as canonical JSON.

    Keys are sorted, one space indents, other scripts stay readable, and a newline ends
    the file.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        A notebook in nbformat 4.

    Returns
    -------
    bytes
        UTF-8.
    """
    return (nbformat.v4.writes(notebook).rstrip("\n") + "\n").encode()


def _kept(metadata: Any, keys: tuple[str, ...]) -> NotebookNode:
    return NotebookNode({key: metadata[key] for key in keys if key in metadata})
