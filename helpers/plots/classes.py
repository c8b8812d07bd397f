"""Figures of two classes: probabilities, and the line between the classes.

Weights come as arguments, never from a kernel, so a chapter can show a figure before
its student has written anything.
"""

from collections.abc import Sequence

import numpy as np
from matplotlib import colormaps
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from helpers.plots.show import Picture
from helpers.plots.style import COLOURS, RIMS, canvas

__all__ = ["by_class", "probability_field", "shifted"]

LENGTH = "bill length - 42 (mm)"
DEPTH = "bill depth - 18 (mm)"
BIRDS = ("Adelie (0)", "Chinstrap (1)")
PROBABILITY = "probability p (share)"

MARKS = (
    {"marker": "o", "color": COLOURS["sky"], "edgecolor": RIMS["sky"]},
    {"marker": "^", "color": COLOURS["orange"], "edgecolor": RIMS["orange"]},
)


def probability(z: ArrayLike) -> NDArray[np.float64]:
    """Return the sigmoid of logits.

    Parameters
    ----------
    z : array_like
        Logits.

    Returns
    -------
    ndarray
    """
    return 0.5 * (1.0 + np.tanh(0.5 * np.asarray(z, dtype=float)))


def probability_field(
    X: ArrayLike,
    y: ArrayLike,
    w: ArrayLike,
    b: float,
    *,
    x_label: str = LENGTH,
    y_label: str = DEPTH,
    classes: Sequence[str] = BIRDS,
) -> Picture:
    """Draw two classes over the field of probabilities, with the line of one half.

    Parameters
    ----------
    X : (n, 2) array_like
        Two features.
    y : (n,) array_like
        Labels 0 and 1.
    w, b : (2,) array_like and float
        Weights and bias.
    x_label, y_label : str
        Names of the features with units.
    classes : sequence of str
        Names of the classes 0 and 1.

    Returns
    -------
    Picture
    """
    X, y, w = np.asarray(X, dtype=float), np.asarray(y), np.asarray(w, dtype=float)
    figure, axes = canvas(height=4.6)
    field = _field(axes, X, y, w, float(b), classes)
    axes.set(xlabel=x_label, ylabel=y_label)
    axes.legend(loc="lower right", framealpha=0.9)
    figure.colorbar(field, ax=axes, label=f"{PROBABILITY} of {classes[1]}")
    wrong = int(((X @ w + b >= 0) != y).sum())
    return Picture(
        figure,
        f"{len(y)} examples of two classes, {y_label} against {x_label}, over a field "
        f"of probabilities. A straight line marks the probability one half; {wrong} "
        "examples lie on the wrong side of it.",
    )


def shifted(
    X: ArrayLike,
    y: ArrayLike,
    w: ArrayLike,
    biases: Sequence[float],
    *,
    x_label: str = LENGTH,
    y_label: str = DEPTH,
    classes: Sequence[str] = BIRDS,
) -> Picture:
    """Draw the same classes and weights with several biases, a panel each.

    Parameters
    ----------
    X : (n, 2) array_like
        Two features.
    y : (n,) array_like
        Labels 0 and 1.
    w : (2,) array_like
        Weights.
    biases : sequence of float
        Two or three read best.
    x_label, y_label : str
        Names of the features with units.
    classes : sequence of str
        Names of the classes 0 and 1.

    Returns
    -------
    Picture
    """
    X, y, w = np.asarray(X, dtype=float), np.asarray(y), np.asarray(w, dtype=float)
    figure, panels = canvas(1, len(biases), width=8.2, sharex=True, sharey=True)
    for axes, b in zip(panels, biases, strict=True):
        field = _field(axes, X, y, w, float(b), classes)
        axes.set(title=f"b = {b:g}", xlabel=x_label)
    panels[0].set_ylabel(y_label)
    panels[0].legend(loc="lower right", fontsize=9, framealpha=0.9)
    figure.colorbar(field, ax=list(panels), label=f"{PROBABILITY} of {classes[1]}")
    return Picture(
        figure,
        f"{len(biases)} panels with the same {len(y)} examples and the same weights, "
        f"for b = {', '.join(f'{b:g}' for b in biases)}. In each a straight line marks "
        "the probability one half.",
    )


def by_class(
    p: ArrayLike, y: ArrayLike, thr: float, *, classes: Sequence[str]
) -> Picture:
    """Draw the probabilities of each class, and the mistakes of a threshold.

    Parameters
    ----------
    p, y : (n,) array_like
        Probabilities of class 1, and the labels.
    thr : float
        Threshold.
    classes : sequence of str
        Names of the classes 0 and 1.

    Returns
    -------
    Picture
    """
    p, y = np.asarray(p, dtype=float), np.asarray(y)
    figure, panels = canvas(2, 1, height=4.2, sharex=True, sharey=True)
    wrong = {1: (p < thr) & (y == 1), 0: (p >= thr) & (y == 0)}
    mistakes = ("false alarms", "missed")
    for label, axes in zip((1, 0), panels, strict=True):
        bins = np.linspace(0, 1, 21)
        rim = MARKS[label]["edgecolor"]
        axes.hist(
            [p[(y == label) & ~wrong[label]], p[wrong[label]]],
            bins=bins,
            histtype="barstacked",
            rwidth=1.0,
            color=[MARKS[label]["color"], "white"],
            edgecolor=rim,
            hatch=["", "////"],
            label=[None, mistakes[label]],
        )
        axes.axvline(thr, color=COLOURS["black"], linestyle="--")
        count = f"{wrong[label].sum()} of {(y == label).sum()} {mistakes[label]}"
        axes.set(title=f"{classes[label]}: {count}", yscale="symlog")
        axes.set_ylabel("examples (count)")
        axes.yaxis.set_major_formatter("{x:g}")
    panels[1].set_xlabel(f"{PROBABILITY} of {classes[1]}")
    figure.suptitle(f"threshold {thr:g}")
    return Picture(
        figure,
        f"Histograms of the predicted probability of {classes[1]}. Of {int(y.sum())} "
        f"{classes[1]} examples {wrong[1].sum()} lie below the threshold {thr:g} and "
        f"are missed; of {int((y == 0).sum())} {classes[0]} examples "
        f"{wrong[0].sum()} lie at or above it and are false alarms. Bars of mistakes "
        "are hatched.",
    )


def cloud(
    axes: Axes, x: ArrayLike, height: ArrayLike, y: ArrayLike, classes: Sequence[str]
) -> None:
    """Draw examples, each class with a mark of its own.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Where to draw.
    x, height : (n,) array_like
        Places.
    y : (n,) array_like
        Labels 0 and 1.
    classes : sequence of str
        Names of the classes 0 and 1 for the legend; empty for none.
    """
    for label in (0, 1):
        axes.scatter(
            np.asarray(x)[y == label],
            np.asarray(height)[y == label],
            s=26,
            zorder=3,
            label=classes[label] or None,
            **MARKS[label],
        )


def _field(
    axes: Axes,
    X: NDArray[np.float64],
    y: NDArray,
    w: NDArray[np.float64],
    b: float,
    classes: Sequence[str],
) -> object:
    low, high = X.min(axis=0) - 1, X.max(axis=0) + 1
    across, up = np.meshgrid(*np.linspace(low, high, 160).T)
    p = probability(w[0] * across + w[1] * up + b)
    pale = 0.55 + 0.45 * colormaps["PuOr_r"](np.linspace(0, 1, 10))
    field = axes.contourf(across, up, p, levels=np.linspace(0, 1, 11), colors=pale)
    axes.contour(across, up, p, levels=[0.5], colors=COLOURS["black"], linewidths=2)
    axes.plot([], [], color=COLOURS["black"], lw=2, label="p = 0.5")
    cloud(axes, X[:, 0], X[:, 1], y, classes)
    axes.grid(visible=False)
    return field
