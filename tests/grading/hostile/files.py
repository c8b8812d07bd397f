"""What attacks on the notebook, the zip or the file build with."""

import copy
import io
import json
import zipfile

CHAPTER = "06_linear_regression"
TOPIC = "linear-regression"


def cell_of(notebook, exercise, part="answer"):
    """Return the answer cell, or the tests cell, of an exercise."""
    name = f"{TOPIC}-{exercise.replace('_', '-')}-{part}"
    return next(cell for cell in notebook["cells"] if cell["id"] == name)


def copy_of(notebook, exercise, part="answer", new_id="copied"):
    """Put a copy of a cell behind it, with its marks but an id of its own."""
    cell = cell_of(notebook, exercise, part)
    made = copy.deepcopy(cell) | {"id": new_id}
    notebook["cells"].insert(notebook["cells"].index(cell) + 1, made)
    return made


def tests_of(notebook):
    """Return the tests cells."""
    return [cell for cell in notebook["cells"] if cell["id"].endswith("-tests")]


def code_cells(notebook):
    """Return the code cells."""
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def as_bytes(notebook):
    """Write a notebook as JSON."""
    return json.dumps(notebook).encode()


def zipped(*members):
    """Make a zip of pairs of a name, or a ZipInfo, and content."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in members:
            bundle.writestr(name, content)
    return file.getvalue()
