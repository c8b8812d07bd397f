"""The data sets in ``data/``: checked against their sha256, never downloaded.

What each file holds, where it comes from and how to cite it: ``data/README.md``.
"""

import difflib
import functools
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.errors import DataError
from helpers.project import data_folder, root

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

__all__ = [
    "breast_cancer",
    "digits",
    "houses",
    "load",
    "ordinary_sales",
    "penguins",
    "set_names",
    "verify",
]

SUMS = "SHA256SUMS"
_TABLE, _ARRAYS = ".csv.gz", ".npz"


def digits() -> "tuple[np.ndarray, np.ndarray]":
    """1,797 handwritten digits of 8 x 8 pixels, with what each one shows.

    Returns
    -------
    images : (1797, 8, 8) numpy.ndarray of uint8
        How many of the 16 dots under a pixel hold ink: 0 is paper, 16 is black. The
        top row of a digit comes first.
    labels : (1797,) numpy.ndarray of int64
        The digits, 0 to 9.

    Raises
    ------
    DataError
        If the file is missing or damaged.

    References
    ----------
    Alpaydin E, Kaynak C (1998). Optical Recognition of Handwritten Digits. UCI.
    doi:10.24432/C50P49. Licence CC BY 4.0.

    Examples
    --------
    >>> images, labels = digits()
    >>> images.shape, labels[:3].tolist()
    ((1797, 8, 8), [0, 1, 2])
    """
    import numpy as np

    with np.load(_checked("optdigits_1797", _ARRAYS)) as file:
        return file["X"], file["y"].astype(np.int64)


def breast_cancer() -> "pd.DataFrame":
    """569 breast masses: 30 measurements of cell nuclei, and the diagnosis.

    Returns
    -------
    pandas.DataFrame
        One mass a row, nothing missing. Thirty columns of floats, ``mean_radius`` to
        ``worst_fractal_dimension``, and the category ``diagnosis``, benign or
        malignant. Units are those of the pictures: see ``data/README.md``.

    Raises
    ------
    DataError
        If the file is missing or damaged.

    References
    ----------
    Wolberg W, Mangasarian O, Street N, Street W (1993), UCI. Licence CC BY 4.0.
    """
    return load("breast_cancer").astype({"diagnosis": "category"})


def houses() -> "pd.DataFrame":
    """25,357 sales of single-family homes in Lucas County, Ohio, 1993 to 1998.

    Returns
    -------
    pandas.DataFrame
        One sale a row, nothing missing, in these columns:

        ============== ======== =====================================================
        column         dtype    meaning
        ============== ======== =====================================================
        price          int      USD paid: the usual target
        year_built     int      year
        stories        category one, one+half, two, two+half, three, bilevel, multilvl
        living_area    int      square feet
        wall           category wood, partbrk, metlvnyl, brick, stucdrvt, ccbtile, stone
        beds           int      bedrooms
        baths          int      full bathrooms
        half_baths     int      bathrooms without bath or shower
        frontage       int      feet of the lot along the street; 0 is "not known"
        depth          int      feet of the lot; 0 is "not known" (3,878 rows)
        garage         category no garage, basement, attached, detached, carport
        garage_sqft    int      square feet
        rooms          int      rooms in all
        lot_size       int      square feet
        assessed_value int      USD, the county's own estimate of the price: a leak
        sale_year      int      year
        coord_x        float    metres to the east, Ohio North (EPSG:2834)
        coord_y        float    metres to the north, the same
        sale_date      datetime day of the sale
        ============== ======== =====================================================

    Raises
    ------
    DataError
        If the file is missing or damaged.

    See Also
    --------
    ordinary_sales : leaves out what is no ordinary sale.

    Notes
    -----
    ``assessed_value`` is an estimate of ``price`` by people who knew the house. It
    explains the price almost by itself, so a model that gets it learns little else.

    References
    ----------
    LeSage JP, Spatial Econometrics toolbox; Bivand R, Nowosad J, Lovelace R, spData.
    Licence CC0 1.0.

    Examples
    --------
    >>> houses().shape
    (25357, 19)
    """
    import pandas as pd

    frame = load("houses_lucas_ohio")
    day = pd.to_datetime(frame["sale_date"], format="%Y-%m-%d")
    words = dict.fromkeys(("stories", "wall", "garage"), "category")
    return frame.assign(sale_date=day).astype(words)


def ordinary_sales(houses: "pd.DataFrame") -> "pd.DataFrame":
    """Sales of finished houses at a price, out of all of `houses`.

    Two kinds of rows say little about what a house is worth. A price under USD 10,000
    looks like a gift, a share or a sale within a family (608 rows). Where the house was
    built after its sale, what was sold looks like bare land (138 rows).

    Parameters
    ----------
    houses : pandas.DataFrame
        What `houses` returns, or rows of it. Not changed.

    Returns
    -------
    pandas.DataFrame
        The other rows in their order, numbered anew from 0. Of all sales, 24,611.

    Examples
    --------
    >>> len(ordinary_sales(houses()))
    24611
    """
    paid = houses["price"] >= 10_000
    stood = houses["year_built"] <= houses["sale_year"]
    return houses[paid & stood].reset_index(drop=True)


def penguins() -> "pd.DataFrame":
    """344 penguins of three species at Palmer Station, Antarctica, 2007 to 2009.

    Returns
    -------
    pandas.DataFrame
        One bird a row. ``species``, ``island`` and ``sex`` are categories; bill and
        flipper are in mm, ``body_mass_g`` in g. Two birds have no measurements, 11 no
        ``sex``.

    Raises
    ------
    DataError
        If the file is missing or damaged.

    References
    ----------
    Horst AM, Hill AP, Gorman KB (2020), palmerpenguins. Licence CC0 1.0.

    Examples
    --------
    >>> penguins()["species"].value_counts().to_dict()
    {'Adelie': 152, 'Gentoo': 124, 'Chinstrap': 68}
    """
    words = dict.fromkeys(("species", "island", "sex"), "category")
    return load("penguins").astype(words)


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

    return pd.read_csv(_checked(name, _TABLE))


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


def _checked(name: str, ending: str) -> Path:
    """Return the path of a data set's file, which is as it should be."""
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
    return file.removesuffix(_TABLE).removesuffix(_ARRAYS)


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
