"""Figures about the logistic model: its curve, its losses and costs, its weights."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from helpers.plots.classes import BIRDS, LENGTH, cloud, probability
from helpers.plots.show import Picture
from helpers.plots.style import COLOURS, STYLES, canvas

__all__ = [
    "errors",
    "growth",
    "line_and_curve",
    "losses",
    "two_costs",
]

FOUR = (np.array([1.0, 2.0, 4.0, 40.0]), np.array([0.0, 1.0, 1.0, 0.0]))
"""Four examples, one feature: their squared error has two valleys along the weight."""


def line_and_curve(
    x: ArrayLike,
    y: ArrayLike,
    w: float,
    b: float,
    *,
    x_label: str = LENGTH,
    classes: Sequence[str] = BIRDS,
) -> Picture:
    """Draw labels with the best straight line and with a sigmoid.

    Parameters
    ----------
    x, y : (n,) array_like
        One feature, and the labels 0 and 1.
    w, b : float
        Weight and bias of the sigmoid.
    x_label : str
        Name of the feature with its unit.
    classes : sequence of str
        Names of the classes 0 and 1.

    Returns
    -------
    Picture
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y)
    line = np.polyfit(x, y, 1)
    ends = np.linspace(x.min() - 1, x.max() + 1, 200)
    figure, axes = canvas()
    cloud(axes, x, y, y, classes)
    for values, name, (colour, dash) in (
        (np.polyval(line, ends), "straight line", STYLES[4]),
        (probability(w * ends + b), "sigmoid", STYLES[0]),
    ):
        axes.plot(ends, values, color=colour, linestyle=dash, lw=2, label=name)
    axes.set(xlabel=x_label, ylabel="label, and prediction (share)")
    axes.legend(loc="lower right")
    outside = np.polyval(line, [x.min(), x.max()])
    return Picture(
        figure,
        f"The labels 0 and 1 of {len(x)} examples against {x_label}. The best straight "
        f"line runs from {outside[0]:.2f} to {outside[1]:.2f} and so leaves the range "
        "0 to 1; the sigmoid stays within it and rises steeply between the classes.",
    )


def losses(reach: float = 6.0) -> Picture:
    """Draw the cross entropy of one example against its logit, for both labels.

    Parameters
    ----------
    reach : float
        Largest logit drawn.

    Returns
    -------
    Picture
    """
    z = np.linspace(-reach, reach, 241)
    figure, axes = canvas()
    for label, (colour, dash), place in ((1, STYLES[0], -1), (0, STYLES[1], 1)):
        loss = np.logaddexp(0.0, z) - label * z
        name = f"y = {label}"
        axes.plot(z, loss, color=colour, linestyle=dash, lw=2, label=name)
        axes.annotate(
            "sure and wrong",
            (place * 0.65 * reach, 0.65 * reach),
            (place * -10, 4),
            ha="left" if place < 0 else "right",
            textcoords="offset points",
            color=colour,
        )
    axes.plot(0, np.log(2), "o", color=COLOURS["black"], label="p = 0.5, loss 0.69")
    axes.set(xlabel="logit z (nat)", ylabel="loss (nat)")
    axes.legend(loc="upper center")
    return Picture(
        figure,
        "The cross entropy of one example against its logit. For y = 1 it falls from "
        f"{reach:g} towards 0 as the logit rises, for y = 0 it rises from near 0 to "
        f"{reach:g}. The two curves cross at logit 0 with the loss 0.69.",
    )


def two_costs() -> Picture:
    """Draw squared error and cross entropy along one weight, for four examples.

    Returns
    -------
    Picture
    """
    w = np.linspace(-1.5, 1.5, 1501)
    figure, panels = canvas(1, 2, height=3.4)
    for axes, cost, title, unit, (colour, dash) in zip(
        panels,
        costs_along(w),
        ("mean squared error", "mean cross entropy"),
        ("squared share", "nat"),
        (STYLES[4], STYLES[0]),
        strict=True,
    ):
        axes.plot(w, cost, color=colour, linestyle=dash, lw=2)
        axes.set(title=title, xlabel="weight w (1 per unit of x)")
        axes.set_ylabel(f"cost ({unit})")
    return Picture(
        figure,
        "Two costs of the same four examples along the weight w. The squared error "
        "goes down and up more than once; the cross entropy goes down once, then up.",
    )


def costs_along(w: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return squared error and cross entropy of the four examples at some weights.

    Parameters
    ----------
    w : (k,) array_like
        Weights; there is no bias.

    Returns
    -------
    squared, entropy : (k,) ndarray
    """
    x, y = FOUR
    z = np.multiply.outer(np.asarray(w, dtype=float), x)
    squared = (probability(z) - y) ** 2
    return squared.mean(axis=1), (np.logaddexp(0.0, z) - z * y).mean(axis=1)


def errors(
    x: ArrayLike, y: ArrayLike, w: float, b: float, *, x_label: str = LENGTH
) -> Picture:
    """Draw a sigmoid and the error of each example as an upright stroke.

    Parameters
    ----------
    x, y : (n,) array_like
        One feature and the labels; about two dozen examples read best.
    w, b : float
        Weight and bias.
    x_label : str
        Name of the feature with its unit.

    Returns
    -------
    Picture
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y)
    p = probability(w * x + b)
    ends = np.linspace(x.min() - 1, x.max() + 1, 200)
    figure, axes = canvas()
    for label, word, (colour, dash) in (
        (0, "y = 0: error p - y above 0", (COLOURS["vermillion"], "-")),
        (1, "y = 1: error p - y below 0", (COLOURS["blue"], (0, (3, 1.5)))),
    ):
        some = y == label
        axes.vlines(x[some], y[some], p[some], color=colour, linestyle=dash, label=word)
    axes.plot(ends, probability(w * ends + b), color=COLOURS["black"], label="p")
    cloud(axes, x, y, y, ("", ""))
    axes.set(xlabel=x_label, ylabel="label, and probability (share)")
    axes.legend(loc="center left")
    return Picture(
        figure,
        f"A sigmoid and {len(x)} labels, each joined to the curve by an upright "
        f"stroke, its error. The mean error is {np.mean(p - y):+.2f}; the strokes are "
        "long where the curve is on the wrong side of a half.",
    )


def growth(curves: Mapping[str, Sequence[float]], steps: Sequence[int]) -> Picture:
    """Draw how long the weights are after more and more steps.

    Parameters
    ----------
    curves : mapping of str to sequence of float
        Lengths of the weight vector by name, one for each entry of ``steps``.
    steps : sequence of int
        Numbers of steps, above 0.

    Returns
    -------
    Picture
    """
    figure, axes = canvas()
    for (name, lengths), (colour, dash) in zip(curves.items(), STYLES, strict=False):
        axes.plot(steps, lengths, marker="o", color=colour, linestyle=dash, label=name)
    axes.set(xscale="log", xlabel="steps (count)", ylabel="length of w (1 per mm)")
    axes.set_ylim(0, None)
    axes.legend(loc="upper left")
    ends = "; ".join(f"{name}: {lengths[-1]:.1f}" for name, lengths in curves.items())
    return Picture(
        figure,
        f"The length of the weights after {steps[0]} to {steps[-1]:,} steps. At the "
        f"end it is, for each curve: {ends}.",
    )
