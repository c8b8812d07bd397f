"""The data sets of the course, a function each, with the types they should have."""

from typing import TYPE_CHECKING

from helpers.data.files import ARRAYS, checked, load

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

__all__ = ["breast_cancer", "digits", "houses", "ordinary_sales", "penguins"]


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

    with np.load(checked("optdigits_1797", ARRAYS)) as file:
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
