"""Figures of networks as nodes and arrows."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from helpers.plots.show import Picture
from helpers.plots.style import TINTS, canvas

__all__ = ["one_layer"]

BEHIND_TEXT = {"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 1.5}


def one_layer(
    inputs: Sequence[str], output: str, weights: Sequence[str] | None = None
) -> Picture:
    """Draw a weighted sum as a network with one layer.

    Parameters
    ----------
    inputs : sequence of str
        Names of the features, from top to bottom.
    output : str
        Name of the prediction.
    weights : sequence of str, optional
        Text on each arrow; ``w[0]``, ``w[1]`` ... if left out.

    Returns
    -------
    Picture
    """
    weights = weights or [f"w[{place}]" for place in range(len(inputs))]
    figure, axes = canvas(height=2.6)
    axes.set_axis_off()
    axes.set(xlim=(0, 10), ylim=(-0.6, len(inputs) + 0.6))
    goal = (6.6, len(inputs) / 2)
    rows = [*zip(inputs, weights, strict=True), ("1", "b")]
    for height, (name, weight) in zip(range(len(rows) - 1, -1, -1), rows, strict=True):
        tint = TINTS["blue"] if name != "1" else "#EEEEEE"
        _node(axes, (2.8, height), name, tint, align="right")
        arrow = {"arrowstyle": "-|>", "lw": 1.6, "shrinkA": 8, "shrinkB": 8}
        end = (goal[0], goal[1] + (height - goal[1]) * 0.2)
        axes.annotate("", end, (2.8, height), arrowprops=arrow)
        middle = (4.5, height + (goal[1] - height) * 0.36)
        axes.text(*middle, weight, ha="center", va="center", bbox=BEHIND_TEXT)
    _node(axes, goal, f"add up:\n{output}", TINTS["vermillion"], align="left")
    return Picture(
        figure,
        f"A network with one layer: {' and '.join(inputs)} and the constant 1 each "
        f"send an arrow, marked {', '.join(weights)} and b, to one node that adds "
        f"up and gives the {output}.",
    )


def _node(
    axes: Axes, place: tuple[float, float], text: str, colour: str, align: str
) -> None:
    box = {"boxstyle": "round,pad=0.45", "facecolor": colour, "edgecolor": "#444444"}
    axes.text(*place, text, ha=align, va="center", bbox=box, zorder=3)
