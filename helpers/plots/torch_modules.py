"""Figures of chapter 13: what layers and blocks do to numbers and gradients."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from helpers.plots.show import Picture
from helpers.plots.style import COLOURS, STYLES, canvas

__all__ = [
    "centred",
    "curves_by_depth",
    "losses",
    "output_sizes",
    "parameter_counts",
    "repeated_predictions",
    "two_layouts",
]

MARKS = ("o", "s", "^", "D")


def centred(before: ArrayLike, after: ArrayLike) -> Picture:
    """Draw an image before and after centring, on one scale, with its mean.

    Parameters
    ----------
    before, after : (h, w) array_like
        Pixels from 0 to 1, and the same less their mean.

    Returns
    -------
    Picture
    """
    images = [np.asarray(image, dtype=float) for image in (before, after)]
    figure, both = canvas(1, 2, width=6.6, height=3.1)
    look = {"cmap": "PuOr", "vmin": -1, "vmax": 1}
    for axes, image, title in zip(both, images, ("before", "after"), strict=True):
        drawn = axes.imshow(image, **look)
        axes.grid(visible=False)
        axes.set_title(f"{title}: mean {abs(image.mean()):.2f}")
        axes.set(xlabel="column (pixel)", ylabel="row (pixel)")
    bar = figure.colorbar(drawn, ax=both, shrink=0.85)
    bar.set_label("value (1 is full ink)")
    low, high = images[1].min(), images[1].max()
    return Picture(
        figure,
        f"A digit of {images[0].shape[0]} x {images[0].shape[1]} pixels twice. Before, "
        f"its values go from {images[0].min():.2f} to {images[0].max():.2f} with mean "
        f"{images[0].mean():.2f}. After centring, the same picture goes from {low:.2f} "
        f"to {high:.2f} with mean 0: paper is negative, ink is positive.",
    )


def two_layouts(W: ArrayLike) -> Picture:
    """Draw the same weights as NumPy keeps them here and as torch keeps them.

    Parameters
    ----------
    W : (d_in, d_out) array_like
        A few whole numbers, all different.

    Returns
    -------
    Picture
        Below each table stand its numbers in the order in which they lie in memory.
    """
    W = np.asarray(W)
    figure, both = canvas(1, 2, width=7.4, height=3.3)
    titles = "W, here: (d_in, d_out)", "weight of nn.Linear: (d_out, d_in)"
    labels = ("unit (column)", "input (row)"), ("input (column)", "unit (row)")
    for axes, table, title, (x, y) in zip(both, (W, W.T), titles, labels, strict=True):
        _table(axes, table, W)
        axes.set_title(title)
        axes.set_ylabel(y)
        row = "  ".join(str(number) for number in table.ravel())
        axes.set_xlabel(f"{x}\n\nin memory:  {row}")
    told = " and ".join(
        f"{'x'.join(map(str, t.shape))} with {t.ravel().tolist()} in memory"
        for t in (W, W.T)
    )
    return Picture(
        figure,
        f"One set of weights as two tables: {told}. Rows and columns have changed "
        "places, and so has the order in memory.",
    )


def _table(axes: Axes, table: np.ndarray, scale: np.ndarray) -> None:
    size = np.abs(scale).max()
    axes.imshow(table, cmap="PuOr", vmin=-2.2 * size, vmax=2.2 * size)
    axes.grid(visible=False)
    axes.set_xticks(range(table.shape[1]))
    axes.set_yticks(range(table.shape[0]))
    for (row, column), number in np.ndenumerate(table):
        axes.text(column, row, str(number), ha="center", va="center", fontsize=12)


def curves_by_depth(
    depths: Sequence[int], sizes: Mapping[str, Sequence[float]]
) -> Picture:
    """Draw how much of a gradient comes through blocks, by their number.

    Parameters
    ----------
    depths : sequence of int
        Numbers of blocks.
    sizes : mapping of str to sequence of float
        Norm of the gradient by the input at each depth, by the name of the network.

    Returns
    -------
    Picture
    """
    figure, axes = canvas(height=3.4)
    _lines(axes, depths, sizes)
    axes.set_yscale("log")
    axes.set_xticks(depths)
    axes.set(xlabel="depth (blocks)", ylabel="gradient at the input\n(norm, log scale)")
    ends = ", ".join(f"{n}: {s[0]:.2g} to {s[-1]:.2g}" for n, s in sizes.items())
    return Picture(
        figure,
        f"Norm of the gradient that reaches the input, for {depths[0]} to {depths[-1]} "
        f"blocks. {ends}.",
    )


def output_sizes(
    inputs: Sequence[int], sizes: Mapping[str, Sequence[float]]
) -> Picture:
    """Draw how large the outputs of a new layer are, by its number of inputs.

    Parameters
    ----------
    inputs : sequence of int
        Numbers of inputs.
    sizes : mapping of str to sequence of float
        Standard deviation of the outputs, by how the weights were drawn.

    Returns
    -------
    Picture
    """
    figure, axes = canvas(height=3.4)
    _lines(axes, inputs, sizes)
    axes.set_xscale("log", base=2)
    axes.set_ylim(bottom=0)
    axes.set_xticks(inputs, [f"{number}" for number in inputs])
    axes.minorticks_off()
    axes.set(
        xlabel="inputs of the layer (number)",
        ylabel="spread of its outputs\n(standard deviation)",
    )
    ends = ", ".join(f"{n}: {s[0]:.2g} to {s[-1]:.2g}" for n, s in sizes.items())
    return Picture(
        figure,
        f"Standard deviation of a new layer's outputs for {inputs[0]} to {inputs[-1]} "
        f"inputs. {ends}.",
    )


def _lines(
    axes: Axes, places: Sequence[int], sizes: Mapping[str, Sequence[float]]
) -> None:
    for k, (name, values) in enumerate(sizes.items()):
        colour, dash = STYLES[k]
        look = {"color": colour, "linestyle": dash, "marker": MARKS[k], "lw": 1.8}
        axes.plot(places, values, label=name, **look)
    axes.legend(frameon=False)


def losses(curves: Mapping[str, Sequence[float]]) -> Picture:
    """Draw the mean loss of each epoch, a line for each way to train.

    Parameters
    ----------
    curves : mapping of str to sequence of float
        Loss of epoch 0, 1, ... by the name of the way.

    Returns
    -------
    Picture
    """
    figure, axes = canvas(height=3.2)
    epochs = range(max(map(len, curves.values())))
    _lines(axes, epochs, curves)
    axes.set_ylim(bottom=0)
    axes.set_xticks(epochs)
    axes.set(xlabel="epoch (number)", ylabel="mean loss (nats)")
    ends = ", ".join(f"{n}: {c[0]:.2f} to {c[-1]:.2f}" for n, c in curves.items())
    return Picture(figure, f"Mean loss over {len(epochs)} epochs. {ends}.")


def parameter_counts(
    times: Sequence[int], counts: Mapping[str, Sequence[int]]
) -> Picture:
    """Draw how many parameters there are to learn, by how often a block works.

    Parameters
    ----------
    times : sequence of int
    counts : mapping of str to sequence of int
        By the name of the way in which the block is repeated.

    Returns
    -------
    Picture
    """
    figure, axes = canvas(height=3.2)
    _lines(axes, times, counts)
    axes.set_ylim(bottom=0)
    axes.set_xticks(times)
    axes.yaxis.set_major_formatter("{x:,.0f}")
    axes.set(xlabel="calls of the block (times)", ylabel="parameters to learn (number)")
    ends = ", ".join(f"{n}: {c[0]:,} to {c[-1]:,}" for n, c in counts.items())
    return Picture(
        figure,
        f"Number of parameters for {times[0]} to {times[-1]} calls of a block. {ends}.",
    )


def repeated_predictions(shares: ArrayLike, steady: float) -> Picture:
    """Draw the accuracy of one network, asked again and again.

    Parameters
    ----------
    shares : (k,) array_like
        Share of images read right at each try in training mode.
    steady : float
        The share in evaluation mode, the same each time.

    Returns
    -------
    Picture
    """
    shares = np.asarray(shares, dtype=float)
    figure, axes = canvas(height=3.0)
    tries = np.arange(1, len(shares) + 1)
    dots = {"color": COLOURS["vermillion"], "marker": "o", "linestyle": "none"}
    axes.plot(tries, 100 * shares, label="training mode", markersize=5, **dots)
    axes.axhline(100 * steady, color=COLOURS["blue"], lw=1.8, label="evaluation mode")
    axes.legend(frameon=False, loc="lower right", bbox_to_anchor=(1, 1), ncols=2)
    axes.set(xlabel="try (number)", ylabel="images read right (%)")
    return Picture(
        figure,
        f"The same network reads the same images {len(shares)} times. In training mode "
        f"the share read right jumps between {100 * shares.min():.1f} and "
        f"{100 * shares.max():.1f} percent; in evaluation mode it is "
        f"{100 * steady:.1f} percent every time.",
    )
