"""Figures of arrays: their cells, their axes, and the memory behind them."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike

from helpers.plots.show import Picture
from helpers.plots.style import COLOURS, TINTS, canvas

__all__ = ["block", "cells", "gallery", "ink", "memory", "sums"]

PAPER = "Greys"
AXIS_COLOURS = [COLOURS["vermillion"], COLOURS["blue"], COLOURS["green"]]


def cells(a: ArrayLike, marked: ArrayLike | None = None) -> Picture:
    """Draw a matrix cell by cell, with its indices from both ends.

    Parameters
    ----------
    a : (n, d) array_like
        Numbers; about 12 x 12 at most.
    marked : (n, d) array_like of bool, optional
        Cells to put a frame around.

    Returns
    -------
    Picture
    """
    a = np.asarray(a)
    n, d = a.shape
    figure, axes = canvas(width=0.55 * d + 1.9, height=0.5 * n + 1.5)
    _paper(axes, a)
    for (i, j), value in np.ndenumerate(a):
        axes.text(j, i, f"{value:.4g}", ha="center", va="center", **_text_on(value, a))
    mask = np.zeros(a.shape, bool) if marked is None else np.asarray(marked, bool)
    for i, j in np.argwhere(mask):
        frame = {"fill": False, "edgecolor": COLOURS["vermillion"], "lw": 2.6}
        axes.add_patch(Rectangle((j - 0.44, i - 0.44), 0.88, 0.88, **frame))
    axes.set(xticks=range(d), yticks=range(n))
    axes.set(xlabel="axis 1: column (index)", ylabel="axis 0: row (index)")
    top, right = axes.secondary_xaxis("top"), axes.secondary_yaxis("right")
    top.set_ticks(range(d), [f"−{d - j}" for j in range(d)])
    right.set_ticks(range(n), [f"−{n - i}" for i in range(n)])
    top.set_xlabel("from the end (index)")
    right.set_ylabel("from the end (index)")
    words = f"; {int(mask.sum())} cells have a frame" if mask.any() else ""
    return Picture(
        figure,
        f"A matrix with {n} rows and {d} columns, a number in each cell{words}. Rows "
        "and columns are counted from 0 on one side, and from -1 backwards on the "
        "other.",
    )


def block(a: ArrayLike) -> Picture:
    """Draw a tensor with three axes as sheets, each axis in its colour.

    Parameters
    ----------
    a : (p, n, d) array_like
        A few numbers along each axis.

    Returns
    -------
    Picture
    """
    a = np.asarray(a)
    p, n, d = a.shape
    figure, axes = canvas(width=5.6, height=4.4)
    right, up = _sheets(axes, a)
    arrows = [
        ((d + 0.4, 0.2), (d + 0.4 + right, 0.2 + up), (0.35, -0.3), "left"),
        ((-0.4, n), (-0.4, 0), (-0.25, 0), "right"),
        ((0, -0.4), (d, -0.4), (0, -0.75), "center"),
    ]
    for k, (start, end, shift, align) in enumerate(arrows):
        look = {"color": AXIS_COLOURS[k], "weight": "bold", "ha": align}
        arrow = {"arrowstyle": "-|>", "lw": 2.4, "color": AXIS_COLOURS[k]}
        axes.annotate("", end, start, arrowprops=arrow)
        middle = np.add(start, end) / 2 + shift
        axes.text(*middle, f"axis {k}\nlength {a.shape[k]}", va="center", **look)
    axes.set(xlim=(-2, d + right + 2), ylim=(-1.6, n + up + 0.2))
    return Picture(
        figure,
        f"A tensor of shape {a.shape} drawn as {p} sheets, each with {n} rows and {d} "
        "columns. Axis 0 leads from sheet to sheet, axis 1 down the rows, axis 2 along "
        "the columns.",
    )


def sums(a: ArrayLike) -> Picture:
    """Draw a tensor with three axes before and after the sum along each of them.

    Parameters
    ----------
    a : (p, n, d) array_like
        A few numbers along each axis.

    Returns
    -------
    Picture
    """
    a = np.asarray(a)
    p, n, d = a.shape
    figure, panels = canvas(1, 4, width=9.0, height=3.8)
    for k, axes in enumerate(panels, -1):
        some = a if k < 0 else a.sum(axis=k, keepdims=True)
        _sheets(axes, some, rows=n)
        axes.set(xlim=(-0.2, d + 1.2 * p), ylim=(-0.2, p * (n + 0.4)))
        title = "before" if k < 0 else f"sum along axis {k}"
        axes.set_title(
            f"{title}\nshape {some.shape}",
            color="black" if k < 0 else AXIS_COLOURS[k],
        )
    return Picture(
        figure,
        f"Four panels. A tensor of shape {a.shape}, and its sums along axis 0, 1 and 2 "
        f"with that axis kept: the sheets collapse into one of {n} x {d}, the rows of "
        f"each sheet into one row of {d}, the columns into one column of {n}.",
    )


def ink(image: ArrayLike) -> Picture:
    """Draw an image with the sum of each row beside it and of each column above it.

    Parameters
    ----------
    image : (h, w) array_like
        Ink of each pixel.

    Returns
    -------
    Picture
    """
    image = np.asarray(image, dtype=float)
    h, w = image.shape
    ratios = {"width_ratios": [3, 1.6], "height_ratios": [1.4, 3]}
    figure, panels = canvas(2, 2, width=5.6, height=4.8, gridspec_kw=ratios)
    (above, empty), (middle, beside) = panels
    empty.set_axis_off()
    _paper(middle, image)
    middle.set(xlabel="axis 1: column (index)", ylabel="axis 0: row (index)")
    middle.set(xticks=range(w), yticks=range(h))
    above.bar(range(w), image.sum(axis=0), color=AXIS_COLOURS[0])
    above.set(xlim=(-0.5, w - 0.5), xticks=range(w), ylabel="sum\n(ink)")
    above.set(title="sum along axis 0", xlabel="column (index)")
    beside.barh(range(h), image.sum(axis=1), color=AXIS_COLOURS[1])
    beside.set(ylim=(h - 0.5, -0.5), yticks=range(h), xlabel="sum (ink)")
    beside.set(title="sum along axis 1", ylabel="row (index)")
    return Picture(
        figure,
        f"An image of {h} x {w} pixels. Bars above it show the ink of each column, the "
        f"sum along axis 0; most is in column {image.sum(axis=0).argmax()}. Bars "
        "beside it show the ink of each row, the sum along axis 1; most is in row "
        f"{image.sum(axis=1).argmax()}.",
    )


def memory(values: ArrayLike, start: int, stop: int) -> Picture:
    """Draw what a view of an array shares with it, beside a copy.

    Parameters
    ----------
    values : (n,) array_like
        The array ``a``.
    start, stop : int
        ``b`` is ``a[start:stop]``, once as a view and once as a copy.

    Returns
    -------
    Picture
    """
    values = np.asarray(values)
    n, count = len(values), stop - start
    figure, panels = canvas(1, 2, width=8.4, height=2.9)
    for axes, kind in zip(panels, ("view", "copy"), strict=True):
        axes.set_axis_off()
        axes.set(xlim=(-0.3, n + 0.3), ylim=(-3.2, 2.2), aspect="equal")
        shared, low = kind == "view", 0.0 if kind == "view" else -1.7
        _boxes(axes, values, 0, 0.0, COLOURS["sky"])
        _boxes(axes, values[start:stop], start, low, COLOURS["yellow"])
        _name(axes, "a", (n / 2, 1.9), (n / 2, 1.05))
        middle = start + count / 2
        _name(axes, "b", (middle, low - 1.1), (middle, low - 0.05))
        call = f"b = a[{start}:{stop}]" + ("" if shared else ".copy()")
        axes.set_title(
            f"{call}\n{'the same memory' if shared else 'memory of its own'}"
        )
    return Picture(
        figure,
        f"Two panels. Left, the names a and b both point into one row of {n} boxes: b "
        f"sees {count} of the boxes of a. Right, b is a copy and points to {count} "
        "boxes of its own.",
    )


def gallery(images: ArrayLike, titles: Sequence[str], *, most: float = 16) -> Picture:
    """Draw images side by side, each with its title.

    Parameters
    ----------
    images : (n, h, w) array_like
        Ink of each pixel.
    titles : sequence of str
        One for each image.
    most : float, default 16
        What is drawn black; 0 is white.

    Returns
    -------
    Picture
    """
    images = [np.asarray(image, dtype=float) for image in images]
    columns = min(len(images), 5)
    rows = -(-len(images) // columns)
    figure, panels = canvas(
        rows, columns, width=1.62 * columns, height=1.95 * rows, squeeze=False
    )
    for axes in panels.flat:
        axes.set_axis_off()
    for axes, image, title in zip(panels.flat, images, titles, strict=False):
        axes.imshow(image, cmap=PAPER, vmin=0, vmax=most)
        edge = {"fill": False, "edgecolor": "#999999", "lw": 1.0}
        h, w = image.shape
        axes.add_patch(Rectangle((-0.5, -0.5), w, h, **edge, clip_on=False))
        axes.set_title(title)
    listed = ", ".join(title.replace("\n", " ") for title in titles)
    return Picture(
        figure,
        f"{len(images)} images side by side, dark where there is ink, with these "
        f"titles: {listed}.",
    )


def _paper(axes: Axes, image: np.ndarray) -> None:
    """Show numbers as grey cells, the lightest for the smallest."""
    low, high = float(image.min()), float(image.max())
    axes.imshow(image, cmap=PAPER, vmin=low, vmax=high + 0.35 * (high - low or 1.0))
    axes.grid(False)


def _text_on(value: float, image: np.ndarray) -> dict[str, str]:
    low, high = float(image.min()), float(image.max())
    dark = value - low > 0.75 * (high - low or 1.0)
    return {"color": "white" if dark else "black"}


def _sheets(axes: Axes, a: np.ndarray, rows: int = 0) -> tuple[float, float]:
    """Draw each ``a[i]`` as a sheet of cells; return how far the last one has moved."""
    axes.set_axis_off()
    axes.set_aspect("equal")
    p, n, _ = a.shape
    rows = rows or n  # room for as many rows, so that panels line up
    for (i, j, k), value in np.ndenumerate(a):
        corner = k + 1.2 * i, rows - 1 - j + i * (rows + 0.4)
        tint = "#FFFFFF" if i == 0 else TINTS["blue"]
        axes.add_patch(Rectangle(corner, 1, 1, facecolor=tint, edgecolor="#444444"))
        text = {"ha": "center", "va": "center", "size": 9}
        axes.text(corner[0] + 0.5, corner[1] + 0.5, f"{value:g}", **text)
    return 1.2 * (p - 1), (rows + 0.4) * (p - 1)


def _boxes(
    axes: Axes, values: np.ndarray, left: float, low: float, colour: str
) -> None:
    for place, value in enumerate(values):
        look = {"facecolor": colour, "edgecolor": "#444444"}
        axes.add_patch(Rectangle((left + place, low), 1, 1, **look))
        axes.text(left + place + 0.5, low + 0.5, f"{value:g}", ha="center", va="center")


def _name(
    axes: Axes, name: str, place: tuple[float, float], end: tuple[float, float]
) -> None:
    arrow = {"arrowstyle": "-|>", "lw": 1.8, "color": "#333333"}
    box = {"boxstyle": "round,pad=0.3", "facecolor": "white", "edgecolor": "#333333"}
    axes.annotate(
        name, end, place, arrowprops=arrow, bbox=box, ha="center", va="center"
    )
