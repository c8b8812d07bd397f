"""The tables of the course, a function each, with the types they should have."""

from typing import TYPE_CHECKING

from helpers.data.files import load

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "breast_cancer",
    "concrete",
    "house_votes",
    "houses",
    "ordinary_sales",
    "penguins",
    "retail_customers",
    "spambase",
]


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


def spambase() -> "pd.DataFrame":
    """4,601 emails of one man and his office: word counts, and which were spam.

    Returns
    -------
    pandas.DataFrame
        One email a row, nothing missing. Columns ``make`` to ``conference`` hold the
        share of its words that are this word (``num650`` is the number 650), in
        percent; ``charSemicolon`` to ``charHash`` the share of its characters.
        ``capitalAve``, ``capitalLong`` and ``capitalTotal`` are the mean, the longest
        and the summed length of its runs of capitals. ``type`` is the category
        ``spam`` or ``nonspam``. 391 rows repeat an earlier one.

    Raises
    ------
    DataError
        If the file is missing or damaged.

    References
    ----------
    Hopkins M, Reeber E, Forman G, Suermondt J (1999), UCI. Licence CC BY 4.0.

    Examples
    --------
    >>> spambase()["type"].value_counts().to_dict()
    {'nonspam': 2788, 'spam': 1813}
    """
    return load("spambase").astype({"type": "category"})


def house_votes() -> "pd.DataFrame":
    """How 435 members of the US House voted on 16 questions in 1984.

    Returns
    -------
    pandas.DataFrame
        One member a row. All columns are categories: ``class`` is the party, democrat
        or republican; each of the others a vote, ``y`` or ``n``. Where the member
        took no known position (392 times) the vote is missing.

    Raises
    ------
    DataError
        If the file is missing or damaged.

    References
    ----------
    Congressional Voting Records (1987), UCI. Licence CC BY 4.0.

    Examples
    --------
    >>> house_votes()["class"].value_counts().to_dict()
    {'democrat': 267, 'republican': 168}
    """
    return load("house_votes84").astype("category")


def concrete() -> "pd.DataFrame":
    """1,030 samples of concrete: what went in, the age, and the strength.

    Returns
    -------
    pandas.DataFrame
        One sample a row, nothing missing. ``cement``, ``blast_furnace_slag``,
        ``fly_ash``, ``water``, ``superplasticizer``, ``coarse_aggregate`` and
        ``fine_aggregate`` are in kg per cubic metre, ``age`` in days, and
        ``compressive_strength``, the usual target, in MPa.

    Raises
    ------
    DataError
        If the file is missing or damaged.

    References
    ----------
    Yeh I-C (1998), UCI. Licence CC BY 4.0.

    Examples
    --------
    >>> concrete().shape
    (1030, 9)
    """
    return load("concrete")


def retail_customers() -> "pd.DataFrame":
    """5,852 customers of an online shop for gifts, 2009-12-01 to 2011-12-09.

    Returns
    -------
    pandas.DataFrame
        One customer a row, nothing missing. ``customer_id`` is an int, ``country`` a
        category, ``first_purchase`` and ``last_purchase`` are days. ``recency_days``
        counts from the last purchase to 2011-12-09. ``invoices``, ``lines``,
        ``products``, ``units`` and ``cancelled_invoices`` are counts; ``spend`` and
        ``spend_per_invoice`` are in GBP.

    Raises
    ------
    DataError
        If the file is missing or damaged.

    References
    ----------
    Chen D (2012), Online Retail II, UCI. Licence CC BY 4.0. Cleaned and summed up by
    customer.

    Examples
    --------
    >>> retail_customers().shape
    (5852, 12)
    """
    import pandas as pd

    frame = load("retail_customers").astype({"customer_id": int, "country": "category"})
    days = ("first_purchase", "last_purchase")
    return frame.assign(
        **{day: pd.to_datetime(frame[day], format="%Y-%m-%d") for day in days}
    )
