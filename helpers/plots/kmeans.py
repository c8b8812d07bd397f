"""Figures about clusters: moving centres, what they cost, pictures in few colours."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike

from helpers.plots.show import Picture
from helpers.plots.style import COLOURS, STYLES, canvas

__all__ = [
    "cost_by_k",
    "cost_by_round",
    "pictures",
    "rounds",
    "run_ends",
    "starts",
]

MARKS = [
    (COLOURS["sky"], "o"),
    (COLOURS["orange"], "s"),
    (COLOURS["green"], "^"),
    (COLOURS["purple"], "D"),
    (COLOURS["yellow"], "v"),
    (COLOURS["vermillion"], "P"),
]
"""Colour and shape of the points of each cluster."""
MOST_POINTS = 1_500
CROSS = {"marker": "X", "s": 130, "color": "black", "edgecolor": "white", "zorder": 4}


def pictures(
    images: Sequence[ArrayLike], titles: Sequence[str], *, columns: int = 2
) -> Picture:
    """Draw pictures side by side, each with its title.

    Parameters
    ----------
    images : sequence of (h, w, 3) array_like of uint8
        Red, green and blue from 0 to 255.
    titles : sequence of str
        One for each picture.
    columns : int, default 2
        Pictures in a row.

    Returns
    -------
    Picture
    """
    images = [np.asarray(image) for image in images]
    height, width, _ = images[0].shape
    rows = -(-len(images) // columns)
    wide = 8.6 / columns
    figure, panels = canvas(
        rows, columns, width=8.6, height=rows * (wide * height / width + 0.35)
    )
    for axes in np.ravel(panels):
        axes.set_axis_off()
    for axes, image, title in zip(np.ravel(panels), images, titles, strict=False):
        axes.imshow(image, interpolation="nearest")
        axes.set_title(title)
    return Picture(
        figure,
        f"A photograph of {height} by {width} pixels, drawn {len(images)} times in "
        f"other colours, with these titles: {'; '.join(titles)}.",
    )


def rounds(
    X: ArrayLike,
    centres: Sequence[ArrayLike],
    labels: Sequence[ArrayLike],
    titles: Sequence[str],
    axis_labels: tuple[str, str],
    *,
    log: bool = True,
) -> Picture:
    """Draw points, their clusters and the way of the centres, a panel for each round.

    Parameters
    ----------
    X : (n, 2) array_like
        Points, in the units of the axes. At most 1,500 of them are drawn.
    centres : sequence of (K, 2) array_like
        Centres in the same units, for each panel.
    labels : sequence of (n,) array_like of int
        Cluster of each point, for each panel.
    titles : sequence of str
        One for each panel.
    axis_labels : (str, str)
        Of the horizontal and the vertical axis, with units.
    log : bool, default True
        Whether the axes are logarithmic.

    Returns
    -------
    Picture
    """
    X = np.asarray(X, dtype=float)
    ways = np.array([np.asarray(C, dtype=float) for C in centres])  # (panels, K, 2)
    shown = np.arange(0, len(X), max(1, -(-len(X) // MOST_POINTS)))
    columns = min(3, len(ways))
    rows = -(-len(ways) // columns)
    figure, panels = canvas(
        rows,
        columns,
        width=max(5.6, 3.0 * columns),
        height=max(3.8, 2.7 * rows + 0.2),
        sharex=True,
        sharey=True,
        squeeze=False,
    )
    for place, (axes, title) in enumerate(zip(panels.flat, titles, strict=False)):
        draw_clusters(axes, X[shown], np.asarray(labels[place])[shown])
        for way in ways[: place + 1].swapaxes(0, 1):
            axes.plot(*way.T, color="black", lw=1.3, zorder=3)
        axes.scatter(*ways[place].T, **CROSS)
        axes.set_title(title)
        if log:
            axes.set(xscale="log", yscale="log")
    for axes in panels[-1]:
        axes.set_xlabel(axis_labels[0])
    for axes in panels[:, 0]:
        axes.set_ylabel(axis_labels[1])
    counts = ", ".join(f"{n:,}" for n in np.bincount(np.asarray(labels[-1])))
    drawn, last = "The points in one panel", ""
    if len(ways) > 1:
        drawn = f"{len(ways)} panels of the same points, called {', '.join(titles)}"
        last = " In the last panel,"
    return Picture(
        figure,
        f"{drawn}. Colour and shape tell {ways.shape[1]} clusters apart; black crosses "
        f"are the centres, with a line along their way so far.{last} The clusters have "
        f"{counts} points.".replace("panel, The", "panel, the"),
    )


def starts(
    X: ArrayLike,
    centres: Sequence[ArrayLike],
    labels: Sequence[ArrayLike],
    axis_labels: tuple[str, str],
) -> Picture:
    """Draw where runs from different starts ended, in panels A, B, C ...

    Parameters
    ----------
    X : (n, 2) array_like
        Points, in the units of the axes.
    centres : sequence of (K, 2) array_like
        Centres at the end of each run, in the same units.
    labels : sequence of (n,) array_like of int
        Cluster of each point, for each run.
    axis_labels : (str, str)
        Of the horizontal and the vertical axis, with units.

    Returns
    -------
    Picture
    """
    X = np.asarray(X, dtype=float)
    columns = min(3, len(centres))
    rows = -(-len(centres) // columns)
    figure, panels = canvas(
        rows,
        columns,
        width=3.0 * columns,
        height=2.7 * rows + 0.2,
        sharex=True,
        sharey=True,
        squeeze=False,
    )
    told = []
    for place, (C, idx) in enumerate(zip(centres, labels, strict=True)):
        axes, letter = panels.flat[place], chr(ord("A") + place)
        C = np.asarray(C, dtype=float)
        draw_clusters(axes, X, np.asarray(idx))
        axes.scatter(*C.T, **CROSS)
        axes.set_title(f"panel {letter}")
        at = ", ".join(f"({x:.0f}, {y:.0f})" for x, y in C)
        told.append(f"{letter}: {at}")
    for axes in panels[-1]:
        axes.set_xlabel(axis_labels[0])
    for axes in panels[:, 0]:
        axes.set_ylabel(axis_labels[1])
    return Picture(
        figure,
        f"{len(told)} panels of the same {len(X)} points, each with the centres of one "
        f"run as black crosses. Places of the centres: {'; '.join(told)}.",
    )


def cost_by_round(histories: Mapping[str, ArrayLike], unit: str) -> Picture:
    """Draw J after each assignment, a line for each run.

    Parameters
    ----------
    histories : mapping of str to (rounds,) array_like
        J by the name of the run.
    unit : str
        Unit of J, such as ``"squared steps of brightness"``.

    Returns
    -------
    Picture
    """
    figure, axes = canvas()
    told = []
    for (name, values), (colour, dash) in zip(histories.items(), STYLES, strict=False):
        values = np.asarray(values, dtype=float)
        axes.plot(np.arange(1, len(values) + 1), values, ls=dash, color=colour)
        axes.plot(len(values), values[-1], "o", color=colour, ms=6)
        axes.lines[-2].set_label(name)
        told.append(f"{name} from {values[0]:.3g} to {values[-1]:.3g} in {len(values)}")
    axes.set(xlabel="assignment (count)", ylabel=f"J ({unit})", ylim=(0, None))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.legend()
    return Picture(
        figure,
        "J after each assignment. No line ever rises; each falls fast at first and "
        f"then hardly at all: {'; '.join(told)} assignments.",
    )


def cost_by_k(Ks: ArrayLike, Js: ArrayLike, unit: str) -> Picture:
    """Draw the lowest J found against the number of clusters.

    Parameters
    ----------
    Ks, Js : (m,) array_like
        Numbers of clusters, and J for each.
    unit : str
        Unit of J.

    Returns
    -------
    Picture
    """
    Ks, Js = np.asarray(Ks), np.asarray(Js, dtype=float)
    figure, axes = canvas()
    axes.plot(Ks, Js, color=COLOURS["blue"], marker="o", ms=5)
    axes.set(xlabel="clusters K (count)", ylabel=f"J ({unit})", ylim=(0, None))
    axes.set_xticks(Ks)
    told = ", ".join(f"{J:.2f} for {K}" for K, J in zip(Ks, Js, strict=True))
    return Picture(
        figure,
        f"J against the number of clusters, from left to right: {told}.",
    )


def run_ends(ends: Mapping[str, ArrayLike], unit: str) -> Picture:
    """Draw the J at which many runs ended, a row of dots for each way to start.

    Parameters
    ----------
    ends : mapping of str to (runs,) array_like
        J at the end, by the way to start.
    unit : str
        Unit of J.

    Returns
    -------
    Picture
    """
    figure, axes = canvas(height=0.9 * len(ends) + 1.2)
    told = []
    for row, (name, found) in enumerate(ends.items()):
        found = np.sort(np.asarray(found, dtype=float))
        colour, shape = MARKS[row]
        shift = 0.28 * np.sin(2.4 * np.arange(len(found)))  # apart, alike in every run
        look = {"color": colour, "marker": shape, "s": 34, "edgecolor": "#333333"}
        axes.scatter(found, row + shift, alpha=0.8, lw=0.6, **look)
        middle = float(np.median(found))
        axes.plot([middle, middle], [row - 0.4, row + 0.4], color="black", lw=2)
        told.append(
            f"{name} from {found[0]:.4g} to {found[-1]:.4g}, median {middle:.4g}"
        )
    axes.set(xlabel=f"J at the end of a run ({unit})", ylim=(len(ends) - 0.4, -0.6))
    axes.set_ylabel("start (kind)")
    axes.set_yticks(range(len(ends)), list(ends))
    return Picture(
        figure,
        "Dots for the J at which each run ended, a row for each way to start, with a "
        f"black line at the median: {'; '.join(told)}.",
    )


def draw_clusters(axes: Axes, X: np.ndarray, idx: np.ndarray) -> None:
    """Draw the points of each cluster in its own colour and shape."""
    for k in np.unique(idx):
        colour, shape = MARKS[k % len(MARKS)]
        look = {"color": colour, "marker": shape, "s": 11, "edgecolor": "none"}
        axes.scatter(*X[idx == k].T, alpha=0.6, **look)
