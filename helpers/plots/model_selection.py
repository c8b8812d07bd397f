"""Figures about splits, folds, learning curves and what an accuracy is worth."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from helpers.plots.show import Picture
from helpers.plots.style import COLOURS, STYLES, canvas

__all__ = [
    "class_shares",
    "curves",
    "estimates",
    "fold_strips",
    "patterns",
    "share_spread",
]

TRAIN, VAL, ALARM = COLOURS["blue"], COLOURS["vermillion"], COLOURS["black"]


def estimates(
    found: Mapping[str, float | tuple[float, float, float] | Sequence[float]],
    *,
    honest: str = "",
    chance: float | None = None,
) -> Picture:
    """Draw accuracies in rows: a number, an interval, or the scores of many folds.

    Parameters
    ----------
    found : mapping of str to float, (accuracy, low, high) or longer sequence
        What each way of measuring says. A longer sequence is drawn as single scores
        with their mean.
    honest : str, optional
        The row that is drawn in another colour.
    chance : float, optional
        Accuracy of guessing, drawn as a line.

    Returns
    -------
    Picture
    """
    figure, axes = canvas(height=0.9 + 0.46 * len(found))
    said = []
    for row, (name, value) in enumerate(found.items()):
        numbers = np.atleast_1d(np.asarray(value, dtype=float))
        colour, marker = (VAL, "D") if name == honest else (TRAIN, "o")
        middle = numbers[0] if numbers.size <= 3 else numbers.mean()
        if numbers.size == 3:
            axes.plot(numbers[1:], [row, row], color=colour, lw=2.2, marker="|", ms=11)
            said.append(
                f"{name} {middle:.3f}, from {numbers[1]:.3f} to {numbers[2]:.3f}"
            )
        elif numbers.size > 3:
            lifted = row - 0.2 + 0.4 * np.arange(numbers.size) / (numbers.size - 1)
            axes.scatter(numbers, lifted, s=13, color="#8A8A8A", zorder=2)
            said.append(f"{name} {middle:.3f} on average of {numbers.size}")
        else:
            said.append(f"{name} {middle:.3f}")
        axes.plot(middle, row, marker, color=colour, ms=8, zorder=3)
        where, side = (8, "left") if numbers.size == 1 else (0, "center")
        above = 0 if numbers.size == 1 else 7
        text = {"textcoords": "offset points", "xytext": (where, above), "ha": side}
        axes.annotate(
            f"{middle:.3f}", (middle, row), va="bottom" if above else "center", **text
        )
    if chance is not None:
        axes.axvline(chance, color=ALARM, ls=":", lw=1.5)
        between = (chance, (len(found) - 1) / 2)
        text = {"textcoords": "offset points", "xytext": (5, 0), "va": "center"}
        axes.annotate("guessing", between, fontsize=9, **text)
    axes.set(yticks=range(len(found)), yticklabels=list(found), ylabel="measured (how)")
    axes.set_ylim(len(found) - 0.4, -0.6)
    axes.margins(x=0.12)
    axes.set_xlabel("accuracy (share judged right)")
    return Picture(figure, f"Accuracies in rows: {'; '.join(said)}.")


def class_shares(parts: Mapping[str, Sequence[float]], names: Sequence[str]) -> Picture:
    """Draw the share of one class in each part of some splits.

    Parameters
    ----------
    parts : mapping of str to sequence of float
        By the name of the split, the share of spam in each of its parts.
    names : sequence of str
        What the parts are called.

    Returns
    -------
    Picture
    """
    figure, axes = canvas(height=3.2)
    width, said = 0.8 / len(parts), []
    fills = [(COLOURS["orange"], "//"), (COLOURS["sky"], ""), (COLOURS["yellow"], "..")]
    for i, ((name, shares), (colour, hatch)) in enumerate(
        zip(parts.items(), fills, strict=False)
    ):
        places = np.arange(len(names)) + (i - (len(parts) - 1) / 2) * width
        style = {"color": colour, "hatch": hatch, "edgecolor": "#333333"}
        bars = axes.bar(places, shares, 0.92 * width, label=name, **style)
        axes.bar_label(bars, [f"{share:.2f}" for share in shares], fontsize=9)
        said.append(f"{name}: {', '.join(f'{share:.2f}' for share in shares)}")
    axes.set(xticks=range(len(names)), xticklabels=names, ylim=(0, 1.12))
    axes.set(xlabel="part of the data (set)", ylabel="spam (share of the emails)")
    axes.legend(loc="upper right")
    return Picture(
        figure,
        f"Bars with the share of spam in {', '.join(names)}. {'. '.join(said)}.",
    )


def share_spread(
    drawn: Mapping[str, ArrayLike], true: float, xlabel: str, *, width: float
) -> Picture:
    """Draw how a share scatters over many random draws.

    Parameters
    ----------
    drawn : mapping of str to (m,) array_like
        The share in each draw, by the way of drawing; the widest first.
    true : float
        The share in all of the data.
    xlabel : str
        What the share is, with its unit in brackets.
    width : float
        Width of a bar; its multiples lie in the middle of the bars.

    Returns
    -------
    Picture
    """
    figure, axes = canvas(height=3.3)
    everything = np.concatenate([np.ravel(values) for values in drawn.values()])
    first = round(float(everything.min()) / width)
    last = round(float(everything.max()) / width)
    edges, said = (np.arange(first, last + 2) - 0.5) * width, []
    fills = [(COLOURS["sky"], ""), (COLOURS["orange"], "//")]
    for (name, values), (colour, hatch) in zip(drawn.items(), fills, strict=False):
        values = np.asarray(values, dtype=float)
        style = {"color": colour, "hatch": hatch, "edgecolor": "#333333", "alpha": 0.8}
        axes.hist(values, edges, label=name, **style)
        said.append(f"{name} from {values.min():.3f} to {values.max():.3f}")
    axes.axvline(true, color=ALARM, ls="--", label=f"all: {true:.3f}")
    axes.set(xlabel=xlabel, ylabel="draws (count)")
    axes.legend()
    return Picture(
        figure,
        f"Histogram over many draws of the {xlabel}: {'; '.join(said)}. In all of the "
        f"data it is {true:.3f}.",
    )


def fold_strips(folds: Sequence[tuple[ArrayLike, ArrayLike]], n: int) -> Picture:
    """Draw which rows train and which validate, a strip for each fold.

    Parameters
    ----------
    folds : sequence of (train, val)
        Row numbers.
    n : int
        Number of rows.

    Returns
    -------
    Picture
    """
    strips = np.full((len(folds), n), np.nan)
    for i, (train, val) in enumerate(folds):
        strips[i, np.asarray(train, dtype=int)] = 0.0
        strips[i, np.asarray(val, dtype=int)] = 1.0
    figure, axes = canvas(width=8.2, height=1.2 + 0.34 * len(folds))
    for value, colour, hatch, name in (
        (0.0, COLOURS["sky"], "", "training"),
        (1.0, COLOURS["vermillion"], "///", "validation"),
    ):
        rows, columns = np.nonzero(strips == value)
        axes.barh(
            rows, 1.0, 0.78, columns - 0.5, color=colour, hatch=hatch,
            edgecolor="white", linewidth=0.6, label=name,
        )  # fmt: skip
    axes.set(yticks=range(len(folds)), yticklabels=range(1, len(folds) + 1))
    axes.set(xlim=(-0.5, n - 0.5), ylim=(len(folds) - 0.5, -0.5))
    axes.set(xlabel="row (number)", ylabel="fold (number)")
    axes.grid(visible=False)
    axes.legend(loc="lower right", bbox_to_anchor=(1.0, 1.0), ncols=2, frameon=False)
    counts = ", ".join(str(int((strip == 1.0).sum())) for strip in strips)
    return Picture(
        figure,
        f"{len(folds)} strips of {n} rows. In each strip a few rows validate "
        f"({counts}) and the others train; each row validates in one strip only.",
    )


def patterns(
    sizes: Sequence[int],
    found: Mapping[str, tuple[ArrayLike, ArrayLike]],
    reach: float,
) -> Picture:
    """Draw learning curves of several models in a grid.

    Parameters
    ----------
    sizes : sequence of int
        Training examples.
    found : mapping of str to (training errors, validation errors)
        By the name of the model.
    reach : float
        The error that is known to be within reach, drawn as a line.

    Returns
    -------
    Picture
    """
    rows = -(-len(found) // 2)
    figure, panels = canvas(
        rows, 2, width=8.6, height=2.7 * rows + 0.3, sharey=True, squeeze=False
    )
    top = 1.06 * max(float(np.max(pair)) for pair in found.values())
    said = []
    for axes, (name, (train, val)) in zip(panels.flat, found.items(), strict=False):
        _pair(axes, sizes, train, val)
        axes.axhline(reach, color=ALARM, ls=":", lw=1.5, label="within reach")
        axes.set(title=name, xscale="log", ylim=(-0.03 * top, top))
        axes.set_xticks(sizes, [f"{size:,}" for size in sizes], fontsize=9)
        axes.minorticks_off()
        train, val = np.asarray(train, dtype=float), np.asarray(val, dtype=float)
        said.append(f"{name}: training {train[-1]:.3f}, validation {val[-1]:.3f}")
    panels[0, 0].legend(fontsize=9)
    figure.supxlabel("training examples (count)", fontsize=11)
    figure.supylabel("error (share of emails judged wrong)", fontsize=11)
    return Picture(
        figure,
        f"{len(found)} panels of learning curves, the error against the number of "
        f"training examples. At {sizes[-1]:,} examples, {'; '.join(said)}. An error of "
        f"{reach:.3f} is within reach.",
    )


def curves(
    x: ArrayLike,
    lines: Mapping[str, ArrayLike],
    xlabel: str,
    ylabel: str,
    *,
    log: bool = True,
    mark: tuple[float, str] | None = None,
) -> Picture:
    """Draw lines over one axis and name where each is lowest.

    Parameters
    ----------
    x : (m,) array_like
        Places.
    lines : mapping of str to (m,) array_like
        Heights by name.
    xlabel, ylabel : str
        With units in brackets.
    log : bool, default True
        Whether the places stand on a logarithmic scale.
    mark : (float, str), optional
        A place to draw an upright line at, and its name.

    Returns
    -------
    Picture
    """
    x = np.asarray(x, dtype=float)
    figure, axes = canvas()
    said = []
    for (name, heights), (colour, dash) in zip(lines.items(), STYLES, strict=False):
        heights = np.asarray(heights, dtype=float)
        dots = {"marker": "o", "ms": 4} if len(x) <= 20 else {}
        axes.plot(x, heights, color=colour, ls=dash, label=name, **dots)
        place = int(heights.argmin())
        said.append(
            f"{name} begins at {heights[0]:.3g}, is lowest at {x[place]:g} with "
            f"{heights[place]:.3g} and ends at {heights[-1]:.3g}"
        )
    if mark:
        axes.axvline(mark[0], color=ALARM, ls=":", lw=1.5, label=mark[1])
        said.append(f"{mark[1]} is marked at {mark[0]:g}")
    axes.set(xscale="log" if log else "linear", xlabel=xlabel, ylabel=ylabel)
    axes.set_ylim(bottom=-0.03 * axes.get_ylim()[1])
    axes.legend()
    return Picture(figure, f"{ylabel} against {xlabel}: {'; '.join(said)}.")


def _pair(axes: Axes, sizes: Sequence[int], train: ArrayLike, val: ArrayLike) -> None:
    axes.plot(sizes, train, color=TRAIN, ls="-", marker="o", ms=4, label="training")
    axes.plot(sizes, val, color=VAL, ls="--", marker="s", ms=4, label="validation")
