"""Where the parts of the course lie on disk.

Every path is asked for anew by a function, so a test (or an instructor with a second
course) sets ``ML_WORKBOOK_ROOT`` and all of the workbook follows.
"""

import os
from pathlib import Path

from helpers.errors import EnvironmentProblem

__all__ = [
    "RELEASED_FOLDER",
    "ROOT",
    "ROOT_VARIABLE",
    "data_folder",
    "notebooks_folder",
    "root",
    "solutions_folder",
]

ROOT = Path(__file__).resolve().parents[1]
"""The folder that holds this copy of the workbook. See `root` for the one in use."""

ROOT_VARIABLE = "ML_WORKBOOK_ROOT"
"""Name of the environment variable that moves the course somewhere else."""


RELEASED_FOLDER = ".released"
"""Folder in ``notebooks`` that keeps each notebook as it was handed out.

Bundles for students have it. Where the sources are, the notebook is made from them.
"""


def root() -> Path:
    """Return the root folder of the course in use.

    Returns
    -------
    pathlib.Path
        The folder named by ``ML_WORKBOOK_ROOT`` if that is set, else `ROOT`.

    Raises
    ------
    EnvironmentProblem
        If ``ML_WORKBOOK_ROOT`` does not name a folder.
    """
    named = os.environ.get(ROOT_VARIABLE)
    if not named:
        return ROOT
    folder = Path(named).expanduser().resolve()
    if not folder.is_dir():
        raise EnvironmentProblem(
            f"{ROOT_VARIABLE} is {named!r}, which must be an existing folder",
            next_step=f"unset {ROOT_VARIABLE}",
        )
    return folder


def data_folder() -> Path:
    """Return the folder of the data sets.

    A course made elsewhere may do without data of its own. It then reads the data that
    came with this copy of the workbook.

    Returns
    -------
    pathlib.Path
        ``data`` under the root of the course, or else under `ROOT`.
    """
    own = root() / "data"
    return own if own.is_dir() else ROOT / "data"


def solutions_folder() -> Path:
    """Return the folder of the source notebooks, which only the instructor has.

    Returns
    -------
    pathlib.Path
        ``solutions`` under the root of the course. It need not exist.
    """
    return root() / "solutions"


def notebooks_folder() -> Path:
    """Return the folder of the released notebooks, in which students work.

    Returns
    -------
    pathlib.Path
        ``notebooks`` under the root of the course. It need not exist.
    """
    return root() / "notebooks"
