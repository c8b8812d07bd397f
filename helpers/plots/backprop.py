"""Figures about gradients in a network: how they flow, are checked and are used."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from helpers.plots.show import Picture
from helpers.plots.style import COLOURS, STYLES, canvas

__all__ = [
    "class_slopes",
    "digit_row",
    "gate",
    "gradient_norms",
    "memory",
    "step_widths",
    "training",
]

FULL = 16  # ink of a pixel that is all black


def digit_row(
    images: ArrayLike, captions: Sequence[str], *, columns: int = 8
) -> Picture:
    """Draw small images in rows, each with a caption.

    Parameters
    ----------
    images : (n, h, w) array_like
        Ink from 0 to 16.
    captions : sequence of str
        One for each image.
    columns : int, default 8
        Images in a row.

    Returns
    -------
    Picture
    """
    images = np.asarray(images)
    rows = -(-len(images) // columns)
    figure, panels = canvas(rows, columns, width=8.4, height=1.35 * rows, squeeze=False)
    for axes in panels.flat:
        axes.set_axis_off()
    for axes, image, caption in zip(panels.flat, images, captions, strict=False):
        axes.imshow(image, cmap="Greys", vmin=0, vmax=FULL)
        axes.set_title(caption, fontsize=10)
    return Picture(
        figure,
        f"{len(images)} handwritten digits of {images.shape[1]} by {images.shape[2]} "
        f"pixels, dark ink on white, captioned {', '.join(captions)}.",
    )


def gate(Z: ArrayLike, g: ArrayLike) -> Picture:
    """Draw what ReLU lets through on the way back, entry by entry.

    Parameters
    ----------
    Z, g : (n, h) array_like
        Input on the way forward, and gradient that comes back.

    Returns
    -------
    Picture
    """
    Z, g = np.asarray(Z, dtype=float), np.asarray(g, dtype=float)
    passed = np.where(Z > 0, g, 0.0)
    figure, panels = canvas(1, 3, width=8.6, height=2.6)
    titles = "input Z, forward", "gradient g comes back", "what goes on"
    for axes, table, title in zip(panels, (Z, g, passed), titles, strict=True):
        axes.set_axis_off()
        axes.set_title(title)
        axes.imshow(np.where(Z > 0, 0.12, 0.75), cmap="Greys", vmin=0, vmax=1)
        for (i, j), number in np.ndenumerate(table):
            colour = "white" if Z[i, j] <= 0 else "black"
            axes.text(j, i, f"{number:g}", ha="center", va="center", color=colour)
    return Picture(
        figure,
        f"Three tables of {Z.shape[0]} by {Z.shape[1]} numbers: the input of ReLU, the "
        f"gradient that comes back, and what goes on. The {int((Z <= 0).sum())} "
        "entries where the input is not above 0 are dark in all three, and 0 in the "
        "last.",
    )


def class_slopes(logits: ArrayLike, label: int) -> Picture:
    """Draw the probabilities of one example, and the slopes of its loss.

    Parameters
    ----------
    logits : (k,) array_like
        Logits of one example.
    label : int
        Its class.

    Returns
    -------
    Picture
    """
    logits = np.asarray(logits, dtype=float)
    p = np.exp(logits - logits.max())
    p /= p.sum()
    slopes = p - (np.arange(p.size) == label)
    figure, (left, right) = canvas(1, 2, width=8.6, height=3.2)
    for axes, heights in ((left, p), (right, slopes)):
        colours = [
            COLOURS["vermillion" if c == label else "sky"] for c in range(p.size)
        ]
        hatches = ["//" if c == label else "" for c in range(p.size)]
        bars = axes.bar(np.arange(p.size), heights, color=colours, edgecolor="#333333")
        for bar, hatch in zip(bars, hatches, strict=True):
            bar.set_hatch(hatch)
        axes.set(xlabel="class (digit)", xticks=np.arange(p.size))
    left.set_ylabel("probability (share)")
    right.set_ylabel("slope of the loss (nats per logit)")
    right.axhline(0, color="#444444", lw=1)
    left.set_title(f"softmax; class {label} is right")
    right.set_title("slope by each logit")
    return Picture(
        figure,
        f"Left, the probabilities of {p.size} classes; the right class {label} has "
        f"{p[label]:.2f}. Right, the slope of the loss by each logit: "
        f"{slopes[label]:.2f} for the right class, and the probability itself for "
        "every other.",
    )


def step_widths(widths: ArrayLike, errors: Mapping[str, ArrayLike]) -> Picture:
    """Draw the error of measured slopes against the width of the step.

    Parameters
    ----------
    widths : (m,) array_like
        Widths of the step.
    errors : mapping of str to (m,) array_like
        Relative errors, by the way of measuring.

    Returns
    -------
    Picture
    """
    widths = np.asarray(widths, dtype=float)
    figure, axes = canvas()
    best = []
    for (name, found), (colour, dash) in zip(errors.items(), STYLES, strict=False):
        found = np.asarray(found, dtype=float)
        axes.plot(widths, found, ls=dash, color=colour, marker="o", ms=4, label=name)
        place = int(np.argmin(found))
        best.append(f"{name} is best at {widths[place]:.0e} with {found[place]:.0e}")
    axes.set(xscale="log", yscale="log", xlabel="width eps of the step (units of w)")
    axes.set_ylabel("relative error (ratio)")
    axes.legend()
    return Picture(
        figure,
        "Relative error of a measured slope against the width of the step, both on "
        "logarithmic scales. Each curve falls, and then rises again as the step gets "
        f"smaller: {'; '.join(best)}.",
    )


def gradient_norms(norms: Mapping[str, ArrayLike]) -> Picture:
    """Draw how long each gradient is, step by step.

    Parameters
    ----------
    norms : mapping of str to (steps,) array_like
        Norms of the gradients by the name of the parameter.

    Returns
    -------
    Picture
    """
    figure, axes = canvas()
    said = []
    for (name, values), (colour, dash) in zip(norms.items(), STYLES, strict=False):
        values = np.asarray(values, dtype=float)
        axes.plot(values, ls=dash, color=colour, label=name)
        said.append(f"{name} from {values[0]:.2g} to {values[-1]:.2g}")
    axes.set(xlabel="step (count)", ylabel="norm of the gradient (nats per unit)")
    axes.set_yscale("log")
    axes.legend(title="gradient of", ncols=len(norms))
    return Picture(
        figure,
        f"Norms of the gradients by step, on a logarithmic scale: {'; '.join(said)}.",
    )


def training(
    losses: Mapping[str, ArrayLike], accuracies: Mapping[str, ArrayLike]
) -> Picture:
    """Draw loss and accuracy by epoch.

    Parameters
    ----------
    losses, accuracies : mapping of str to (epochs + 1,) array_like
        Values before the first and after each epoch, by the name of the examples.

    Returns
    -------
    Picture
    """
    figure, panels = canvas(1, 2, width=8.6, height=3.4)
    labels = "mean loss (nats)", "accuracy (share)"
    ends = []
    for axes, curves, label in zip(panels, (losses, accuracies), labels, strict=True):
        _curves(axes, curves)
        axes.set(xlabel="epoch (count)", ylabel=label)
        axes.legend()
        ends += [
            f"{label} of {name}: {np.asarray(c)[-1]:.3g}" for name, c in curves.items()
        ]
    panels[0].set_ylim(bottom=0)
    panels[1].set_ylim(0, 1.03)
    return Picture(
        figure,
        "Two panels by epoch, the loss falling on the left and the accuracy rising on "
        f"the right. At the end, {'; '.join(ends)}.",
    )


def _curves(axes: Axes, curves: Mapping[str, ArrayLike]) -> None:
    for (name, values), (colour, dash) in zip(curves.items(), STYLES, strict=False):
        axes.plot(np.asarray(values, dtype=float), ls=dash, color=colour, label=name)


def memory(sizes: Sequence[int], batches: Sequence[int]) -> Picture:
    """Draw the numbers stored for the way back, by batch, beside the parameters.

    Parameters
    ----------
    sizes : sequence of int
        Units of each layer, input and output included.
    batches : sequence of int
        Sizes of the batch.

    Returns
    -------
    Picture
    """
    stored = np.array(batches) * sum(sizes)
    parameters = sum((before + 1) * after for before, after in pairwise(sizes))
    blue, red = COLOURS["blue"], COLOURS["vermillion"]
    figure, axes = canvas()
    axes.plot(batches, stored, color=blue, marker="o", ms=5, label="stored in training")
    axes.axhline(parameters, color=red, ls="--", label="parameters")
    axes.set(xscale="log", yscale="log", xlabel="examples in a batch (count)")
    axes.set_ylabel("numbers in memory (count)")
    axes.legend()
    return Picture(
        figure,
        f"Numbers in memory against the batch, for layers of "
        f"{', '.join(map(str, sizes))} units. The parameters stay at {parameters:,}; "
        "what is stored for the way back grows in step with the batch, from "
        f"{stored[0]:,} to {stored[-1]:,}.",
    )
