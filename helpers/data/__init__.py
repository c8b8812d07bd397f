"""The data sets in ``data/``: checked against their sha256, never downloaded.

What each file holds, where it comes from and how to cite it: ``data/README.md``.
"""

from helpers.data.files import load, set_names, verify
from helpers.data.sets import breast_cancer, digits, houses, ordinary_sales, penguins

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
