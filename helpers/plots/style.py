"""One look for every figure of the course."""

from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

__all__ = ["COLOURS", "DOTS", "RIMS", "STYLES", "TINTS", "canvas"]

COLOURS = {
    "black": "#000000",
    "blue": "#0072B2",
    "vermillion": "#D55E00",
    "green": "#009E73",
    "purple": "#CC79A7",
    "orange": "#E69F00",
    "sky": "#56B4E9",
    "yellow": "#F0E442",
}
"""The palette of Okabe and Ito, told apart by colour-blind readers too.

The first five are dark enough for lines on white; keep the rest for areas. A figure
never rests on colour alone: give lines another dash or marker as well, and a label.
"""

TINTS = {
    "blue": "#DCEEF9",
    "sky": "#CFE8F7",
    "deep sky": "#8EC4E8",
    "green": "#CBEBDD",
    "yellow": "#F7F3C6",
    "orange": "#FBE3B5",
    "vermillion": "#FBE3D3",
    "deep vermillion": "#F3C6A5",
    "purple": "#EBD5E2",
}
"""Pale grounds for boxes and cells: black text stands out on each."""

RIMS = {
    "sky": "#1F4E6B",
    "green": "#004D38",
    "orange": "#7A4B00",
    "purple": "#5F3049",
}
"""Dark rims for marks and bars in the colours of the same names."""

STYLES = [
    (COLOURS["blue"], "-"),
    (COLOURS["green"], "--"),
    (COLOURS["black"], ":"),
    (COLOURS["purple"], "-."),
    (COLOURS["vermillion"], (0, (6, 1.5))),
]
"""Colour and dash of the first, second ... line of a figure."""

DOTS = {"s": 14, "alpha": 0.45, "color": COLOURS["sky"], "edgecolor": RIMS["sky"]}
"""How a cloud of examples is drawn."""

LOOK = {
    "font.size": 11,
    "axes.titlesize": 11,
    "axes.labelsize": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": "#E3E3E3",
    "grid.linewidth": 0.8,
    "figure.facecolor": "white",
    "axes.facecolor": "white",
}


def canvas(
    rows: int = 1,
    columns: int = 1,
    *,
    width: float = 7.0,
    height: float = 3.8,
    **options: Any,
) -> tuple[Figure, Any]:
    """Make an empty figure in the course's look.

    The figure does not belong to pyplot, so nothing is left open and nothing is shown
    twice.

    Parameters
    ----------
    rows, columns : int, default 1
        How many panels.
    width, height : float
        Size of the whole figure in inches.
    **options
        Passed to ``Figure.subplots``, such as ``sharey=True``.

    Returns
    -------
    figure : matplotlib.figure.Figure
        With a white ground, readable in dark themes as well.
    axes : matplotlib.axes.Axes or ndarray of Axes
        As ``Figure.subplots`` returns them.
    """
    with mpl.rc_context(LOOK):
        figure = Figure(figsize=(width, height), layout="constrained")
        return figure, figure.subplots(rows, columns, **options)
