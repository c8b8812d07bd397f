"""Figures of a network as a graph of calls, with the shape of what flows along."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from helpers.plots.show import Picture
from helpers.plots.style import COLOURS, TINTS, canvas

__all__ = ["shortcut", "two_layers"]

Place = tuple[float, float]

CALL, VALUE = TINTS["blue"], TINTS["vermillion"]
CHAIN = {1.8: "affine 1", 4.2: "ReLU", 6.4: "affine 2", 9.2: "softmax_ce", 11.6: "+"}
EDGES = [(0, 1.1), (2.5, 3.7), (4.7, 5.7), (7.1, 8.2), (10.2, 11.3), (11.9, 13)]
FORWARD = ["X", "Z", "H", "O", "L", "J"]
BACKWARD = ["dX", "dZ", "dH", "dO", "dL = 1", "dJ = 1"]


def two_layers(
    sizes: Sequence[int], *, n: str = "n", backward: bool = False
) -> Picture:
    """Draw a two-layer network, forward or backward, with a shape on each edge.

    Parameters
    ----------
    sizes : sequence of int
        Units of the input, the hidden and the output layer.
    n : str, default "n"
        What to call the number of examples.
    backward : bool, default False
        Draw the gradients on their way back instead of the values.

    Returns
    -------
    Picture
    """
    d, h, k = sizes
    shapes = [f"({n}, {d})", f"({n}, {h})", f"({n}, {h})", f"({n}, {k})", "", ""]
    figure, axes = canvas(width=9.2, height=2.7)
    axes.set_axis_off()
    axes.set(xlim=(-0.2, 13.2), ylim=(-1.25, 1.9))
    for place, name in CHAIN.items():
        _call(axes, (place, 0), name)
    names = BACKWARD if backward else FORWARD
    for (left, right), name, shape in zip(EDGES, names, shapes, strict=True):
        _arrow(axes, (left, 0), (right, 0), backward=backward)
        middle = (left + right) / 2
        axes.text(middle, 0.14, name, ha="center", va="bottom", weight="bold")
        axes.text(middle, -0.16, shape, ha="center", va="top", fontsize=9.5)
    mark = "d" if backward else ""
    above = {
        1.8: f"{mark}W1 ({d}, {h})\n{mark}b1 ({h},)",
        6.4: f"{mark}W2 ({h}, {k})\n{mark}b2 ({k},)",
        11.6: "lam W1, lam W2" if backward else "s from W1, W2",
    }
    for place, text in above.items():
        _value(axes, (place, 1.5), text)
        _arrow(axes, (place, 1.1), (place, 0.32), backward=backward)
    if not backward:
        _value(axes, (9.2, -1.05), f"y ({n},)")
        _arrow(axes, (9.2, -0.8), (9.2, -0.32), backward=False)
    return Picture(figure, _said(sizes, n, backward))


def _said(sizes: Sequence[int], n: str, backward: bool) -> str:
    d, h, k = sizes
    if backward:
        return (
            "The same network with all arrows turned round. From J the gradient 1 goes "
            f"through softmax_ce, which hands back dO ({n}, {k}); affine 2 hands back "
            f"dH ({n}, {h}), dW2 and db2; ReLU hands back dZ ({n}, {h}); affine 1 "
            "hands back dX, dW1 and db1. The penalty adds lam W1 and lam W2."
        )
    return (
        f"Six steps from left to right: X ({n}, {d}) goes through affine 1 with W1 and "
        f"b1 to Z ({n}, {h}), through ReLU to H ({n}, {h}), through affine 2 with W2 "
        f"and b2 to the logits O ({n}, {k}), through softmax_ce with the labels y to "
        "the loss L, and the penalty s from W1 and W2 is added to give J."
    )


def shortcut() -> Picture:
    """Draw the graph of the exercise `order`: two ways from the input to the loss.

    Returns
    -------
    Picture
    """
    figure, axes = canvas(width=8.0, height=2.2)
    axes.set_axis_off()
    axes.set(xlim=(-0.4, 10.4), ylim=(-0.5, 2.4))
    places = {"A": (2, 0), "R": (4, 0), "B": (6, 0), "S": (4, 2), "C": (8.6, 0)}
    calls = {
        "A": "affine",
        "R": "ReLU",
        "B": "affine",
        "S": "affine",
        "C": "softmax_ce",
    }
    for name, place in places.items():
        _call(axes, place, f"{name}: {calls[name]}")
    axes.text(0, 0, "X", ha="center", va="center", weight="bold")
    axes.text(10.1, 0, "L", ha="center", va="center", weight="bold")
    plus = (7.25, 0)
    axes.text(*plus, "+", ha="center", va="center", fontsize=14, weight="bold")
    along = [(0.2, 0), (1.4, 0)], [(2.6, 0), (3.4, 0)], [(4.6, 0), (5.4, 0)]
    along += [(6.6, 0), (7.1, 0)], [(7.4, 0), (7.8, 0)], [(9.4, 0), (9.95, 0)]
    for start, end in (*along, [(0.15, 0.2), (3.35, 1.9)], [(4.65, 1.9), (7.15, 0.2)]):
        _arrow(axes, start, end, backward=False)
    return Picture(
        figure,
        "A graph with a shortcut. The input X goes two ways: through A (affine), R "
        "(ReLU) and B (affine), and through S (affine) alone. The outputs of B and S "
        "are added, and C (softmax_ce) makes the loss L of the sum.",
    )


def _call(axes: Axes, place: Place, text: str) -> None:
    box = {"boxstyle": "round,pad=0.4", "facecolor": CALL, "edgecolor": "#444444"}
    axes.text(*place, text, ha="center", va="center", bbox=box, zorder=3, fontsize=10)


def _value(axes: Axes, place: Place, text: str) -> None:
    box = {"boxstyle": "square,pad=0.35", "facecolor": VALUE, "edgecolor": "#888888"}
    axes.text(*place, text, ha="center", va="center", bbox=box, zorder=3, fontsize=9.5)


def _arrow(axes: Axes, start: Place, end: Place, *, backward: bool) -> None:
    look = {"arrowstyle": "-|>", "lw": 1.5, "shrinkA": 0, "shrinkB": 0}
    if backward:
        start, end = end, start
        look |= {"linestyle": (0, (4, 1.5)), "color": COLOURS["vermillion"]}
    axes.annotate("", end, start, arrowprops=look)
