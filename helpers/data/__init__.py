"""The data sets in ``data/``: checked against their sha256, never downloaded.

What each file holds, where it comes from and how to cite it: ``data/README.md``.
"""

from helpers.data.agents import cartpole_runs, dqn_goals, lander_curves, lander_net
from helpers.data.files import load, set_names, verify
from helpers.data.images import digits, photo
from helpers.data.tables import (
    breast_cancer,
    concrete,
    house_votes,
    houses,
    ordinary_sales,
    penguins,
    retail_customers,
    spambase,
)

__all__ = [
    "breast_cancer",
    "cartpole_runs",
    "concrete",
    "digits",
    "dqn_goals",
    "house_votes",
    "houses",
    "lander_curves",
    "lander_net",
    "load",
    "ordinary_sales",
    "penguins",
    "photo",
    "retail_customers",
    "set_names",
    "spambase",
    "verify",
]
