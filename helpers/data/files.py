"""Read the files in ``data/``, each compared with its sha256 first."""

import difflib
import functools
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.errors import DataError
from helpers.project import data_folder, root

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "ARRAYS",
    "PHOTO",
    "SUMS",
    "TABLE",
    "checked",
    "load",
    "set_names",
    "verify",
]

SUMS = "SHA256SUMS"
TABLE, ARRAYS, PHOTO = ".csv.gz", ".npz", ".png"


def set_names() -> list[str]:
    """Return the names of all data sets, in alphabetical order.

    Returns
    -------
    list of str
        File names without their ending. `load` takes those that are tables.

    Raises
    ------
    DataError
        If ``data/SHA256SUMS`` is missing or damaged.

    Examples
    --------
    >>> "houses_lucas_ohio" in set_names()
    True
    """
    return sorted(_name(file) for file in _sums())


def load(name: str) -> "pd.DataFrame":
    """Read a table as it is in its file.

    Parameters
    ----------
    name : str
        One of `set_names`, of a ``.csv.gz`` file.

    Returns
    -------
    pandas.DataFrame
        A new table on every call. Columns have the types that ``pandas.read_csv``
        gives them; functions such as `houses` do better where there is one.

    Raises
    ------
    DataError
        If there is no such table, or its file is missing or damaged. A file is
        compared with its sha256 at first use, and again after it has changed.
    """
    import pandas as pd

    return pd.read_csv(checked(name, TABLE))


def verify() -> list[tuple[str, str | None]]:
    """Compare every data set with its sha256.

    Returns
    -------
    list of (str, str or None)
        Each name with what is wrong, or None where nothing is. If the list of
        checksums cannot be read, that is the only entry.
    """
    try:
        sums = _sums()
    except DataError as error:
        return [(SUMS, str(error))]
    return [(_name(file), _problem(file, sums[file])) for file in sorted(sums)]


def checked(name: str, ending: str) -> Path:
    """Return the path of a data set's file, which is as it should be.

    Raises
    ------
    DataError
        If there is none, or it is damaged.
    """
    sums, file = _sums(), name + ending
    if file not in sums:
        raise DataError(_unknown(name, ending), next_step="course doctor")
    problem = _problem(file, sums[file])
    if problem:
        raise DataError(
            f"{problem}: take it from a fresh copy of the workbook",
            next_step=_restore(file),
        )
    return data_folder() / file


def _name(file: str) -> str:
    return file.partition(".")[0]


def _sums() -> dict[str, str]:
    """Return file name -> sha256, from the list that `sha256sum -c` reads too."""
    path = data_folder() / SUMS
    try:
        pairs = [line.split() for line in path.read_text("ascii").splitlines()]
        sums = {file.removeprefix("*"): digest for digest, file in pairs}
        if sums:
            return sums
        problem = "is empty"
    except FileNotFoundError:
        problem = "is missing"
    except OSError as error:
        problem = f"cannot be read ({error.strerror})"
    except ValueError:  # bytes beyond ASCII, or a line that is no pair
        problem = "is damaged"
    raise DataError(
        f"{path} {problem}: take it from a fresh copy of the workbook",
        next_step=_restore(SUMS),
    )


def _problem(file: str, digest: str) -> str | None:
    path = data_folder() / file
    try:
        state = path.stat()
        found = _digest(path, state.st_mtime_ns, state.st_size)
    except FileNotFoundError:
        return f"{path} is missing"
    except OSError as error:
        return f"{path} cannot be read ({error.strerror})"
    if found != digest:
        return f"{path} is damaged (its sha256 is not the one in {SUMS})"
    return None


@functools.cache
def _digest(path: Path, _changed: int, _size: int) -> str:
    """Return the sha256 of a file; time and size make a changed file a new question."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _unknown(name: str, ending: str) -> str:
    names = sorted(_name(file) for file in _sums() if file.endswith(ending))
    near = difflib.get_close_matches(name, names, n=1)
    meant = f"did you mean {near[0]!r}" if near else f"there are: {', '.join(names)}"
    return f"data set {name!r} is unknown, {meant}"


def _restore(file: str) -> str:
    """Return the command that brings a file back, where git can do that."""
    in_git = (root() / ".git").exists()
    return f"git restore data/{file}" if in_git else "course doctor"
