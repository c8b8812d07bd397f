"""Figures about fitting a line: data, errors, and what a fit leaves over.

The lines that a figure needs for itself come from ``np.polyfit``, never from a kernel,
so a chapter can show them before its student has written anything.
"""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from helpers.plots.show import Picture
from helpers.plots.style import COLOURS, DOTS, RIMS, canvas

__all__ = [
    "against_mean",
    "fitted_line",
    "leftovers",
    "outlier",
    "predicted_and_actual",
    "residuals",
]

AREA = "living area (1,000 sq ft)"
PRICE = "price (10,000 USD)"


def fitted_line(
    x: ArrayLike, y: ArrayLike, *, x_label: str = AREA, y_label: str = PRICE
) -> Picture:
    """Draw examples and the straight line that fits them best.

    Parameters
    ----------
    x, y : (n,) array_like
        One feature and the target.
    x_label, y_label : str
        Names of the axes with units.

    Returns
    -------
    Picture
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    w, b = np.polyfit(x, y, 1)
    figure, axes = canvas()
    axes.scatter(x, y, **DOTS, label="one sale")
    _line(axes, x, w, b, COLOURS["vermillion"], label="fitted line")
    axes.set(xlabel=x_label, ylabel=y_label)
    axes.legend(loc="upper left")
    return Picture(
        figure,
        f"{len(x)} examples as dots, {y_label} against {x_label}, with the best "
        f"straight line: it rises by {w:.1f} for each 1 along the x axis, and the dots "
        "spread more widely around it to the right.",
    )


def residuals(
    x: ArrayLike,
    y: ArrayLike,
    w: float,
    b: float,
    *,
    x_label: str = AREA,
    y_label: str = PRICE,
) -> Picture:
    """Draw a line and the error of each example as an upright stroke.

    Parameters
    ----------
    x, y : (n,) array_like
        One feature and the target; about a dozen examples read best.
    w, b : float
        Slope and intercept of the line.
    x_label, y_label : str
        Names of the axes with units.

    Returns
    -------
    Picture
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    p = w * x + b
    figure, axes = canvas()
    over, blue, red = p >= y, COLOURS["blue"], COLOURS["vermillion"]
    for some, colour, dash, word in (
        (over, red, "-", "prediction too high: error above 0"),
        (~over, blue, (0, (3, 1.5)), "prediction too low: error below 0"),
    ):
        axes.vlines(x[some], y[some], p[some], color=colour, linestyle=dash, label=word)
    _line(axes, x, w, b, COLOURS["black"], label="the line's predictions")
    axes.scatter(x, y, s=34, color=COLOURS["sky"], edgecolor=RIMS["sky"], zorder=3)
    axes.set(xlabel=x_label, ylabel=y_label)
    axes.legend(loc="upper left")
    return Picture(
        figure,
        f"{len(x)} examples and the line {w:g} x + {b:g}. An upright stroke joins each "
        f"example to the line: {int(over.sum())} predictions are too high and "
        f"{int((~over).sum())} too low.",
    )


def leftovers(
    x: ArrayLike,
    y: ArrayLike,
    w: float,
    b: float,
    *,
    x_label: str = AREA,
    y_label: str = PRICE,
) -> Picture:
    """Draw what a line leaves over: each example's error against its feature.

    Parameters
    ----------
    x, y : (n,) array_like
        One feature and the target.
    w, b : float
        Slope and intercept of the line.
    x_label, y_label : str
        Names of the quantities with units.

    Returns
    -------
    Picture
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    error = float(w) * x + float(b) - y
    slope = float(np.polyfit(x, error, 1)[0])
    figure, axes = canvas()
    axes.scatter(x, error, **DOTS)
    axes.axhline(0, color=COLOURS["black"], lw=1.2)
    axes.set(xlabel=x_label, ylabel=f"error of {y_label}")
    return Picture(
        figure,
        f"The errors of {len(x)} predictions against {x_label}: their mean is "
        f"{_size(error.mean())} and the best straight line through them has the slope "
        f"{_size(slope)}.",
    )


def against_mean(
    x: ArrayLike, y: ArrayLike, *, x_label: str = AREA, y_label: str = PRICE
) -> Picture:
    """Draw errors around the mean beside errors around the best line.

    Parameters
    ----------
    x, y : (n,) array_like
        One feature and the target.
    x_label, y_label : str
        Names of the axes with units.

    Returns
    -------
    Picture
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    figure, panels = canvas(1, 2, sharey=True)
    sums = []
    for axes, (w, b), name, colour in zip(
        panels,
        [(0.0, y.mean()), np.polyfit(x, y, 1)],
        ["the mean for every house", "the fitted line"],
        [COLOURS["purple"], COLOURS["vermillion"]],
        strict=True,
    ):
        p = w * x + b
        sums.append(((y - p) ** 2).sum())
        axes.vlines(x, y, p, color=colour, lw=1.0, alpha=0.7)
        axes.scatter(x, y, **{**DOTS, "alpha": 0.9}, zorder=2)
        _line(axes, x, w, b, COLOURS["black"])
        axes.set(xlabel=x_label, title=f"{name}\nsum of squares {sums[-1]:,.0f}")
    panels[0].set_ylabel(y_label)
    return Picture(
        figure,
        f"Two panels with the same {len(x)} examples. Around their mean the squared "
        f"errors add up to {sums[0]:,.0f}, around the fitted line to {sums[1]:,.0f}, "
        f"so the line leaves {sums[1] / sums[0]:.0%} of the spread unexplained.",
    )


def outlier(
    x: ArrayLike,
    y: ArrayLike,
    x_odd: float,
    y_odd: float,
    *,
    x_label: str = AREA,
    y_label: str = PRICE,
) -> Picture:
    """Draw the best line with and without one odd example.

    Parameters
    ----------
    x, y : (n,) array_like
        One feature and the target.
    x_odd, y_odd : float
        The odd example.
    x_label, y_label : str
        Names of the axes with units.

    Returns
    -------
    Picture
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    clean, fooled = np.polyfit(x, y, 1), np.polyfit([*x, x_odd], [*y, y_odd], 1)
    figure, axes = canvas()
    axes.scatter(x, y, **DOTS)
    axes.scatter([x_odd], [y_odd], marker="X", s=90, color=COLOURS["black"], zorder=3)
    axes.annotate(
        "one slip of the keyboard",
        (x_odd, y_odd),
        (-10, -4),
        ha="right",
        textcoords="offset points",
    )
    ends = [*x, x_odd]
    _line(axes, ends, *clean, COLOURS["blue"], label="without the slip")
    _line(axes, ends, *fooled, COLOURS["vermillion"], ls="--", label="with the slip")
    axes.set(xlabel=x_label, ylabel=y_label)
    axes.legend(loc="upper left")
    return Picture(
        figure,
        f"{len(x)} examples, two lines and one odd example far from the rest. Without "
        f"it the line has the slope {clean[0]:.1f}, with it {fooled[0]:.1f}.",
    )


def predicted_and_actual(
    y: ArrayLike, p: ArrayLike, *, unit: str = PRICE, r2: float | None = None
) -> Picture:
    """Draw predictions against the truth as a map of counts.

    The frame ends at the 99.8th percentile, so a few far values are left outside.

    Parameters
    ----------
    y, p : (n,) array_like
        The truth and the predictions.
    unit : str
        Name of the quantity with its unit.
    r2 : float, optional
        Written into the title.

    Returns
    -------
    Picture
    """
    y, p = np.asarray(y, dtype=float), np.asarray(p, dtype=float)
    low, high = min(y.min(), p.min()), np.quantile(np.concatenate([y, p]), 0.998)
    figure, axes = canvas(width=5.6, height=4.6)
    cells = axes.hexbin(
        y, p, gridsize=45, extent=(low, high) * 2, mincnt=1, bins="log", cmap="viridis"
    )
    cells.set_rasterized(True)
    _line(axes, [low, high], 1, 0, COLOURS["vermillion"], lw=1.8, label="exact")
    axes.set(xlabel=f"true {unit}", ylabel=f"predicted {unit}")
    axes.set(xlim=(low, high), ylim=(low, high))
    axes.legend(loc="upper left")
    if r2 is not None:
        axes.set_title(f"R² = {r2:.2f}")
    figure.colorbar(cells, ax=axes, label="houses per cell (count)")
    dear = y >= np.quantile(y, 0.9)
    return Picture(
        figure,
        f"Predicted against true {unit} for {len(y):,} houses, with the line of exact "
        f"predictions. Most houses lie near the line; of the dearest tenth, "
        f"{np.mean(p[dear] < y[dear]):.0%} are predicted too low.",
    )


def _line(
    axes: Axes, x: ArrayLike, w: float, b: float, colour: str, **options: Any
) -> None:
    ends = np.array([np.min(x), np.max(x)])
    axes.plot(ends, w * ends + b, color=colour, **options)


def _size(value: float) -> str:
    """Write a number that may be a rounded zero."""
    return "0" if abs(value) < 1e-6 else f"{value:.2g}"
