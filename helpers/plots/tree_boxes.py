"""A decision tree drawn as boxes, a box for each node."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from matplotlib.axes import Axes

from helpers.plots.show import Picture
from helpers.plots.style import TINTS, canvas

__all__ = ["PALE", "boxes"]

PALE = [TINTS[name] for name in ("sky", "orange", "green", "purple")]
"""Grounds for the first, second ... class, in the order of their names."""


def boxes(
    tree: Mapping[str, Any],
    features: Sequence[str],
    *,
    leaf: Callable[[Mapping[str, Any]], str] = lambda node: str(node["label"]),
    labels: Sequence[str] = (),
    width: float = 9.0,
) -> Picture:
    """Draw a tree as boxes, its root on top.

    Parameters
    ----------
    tree : mapping
        Nodes with ``feature``, ``threshold``, ``left`` and ``right``; leaves with
        ``label``.
    features : sequence of str
        Names of the features.
    leaf : callable, optional
        Gives the text of a leaf; its label by default.
    labels : sequence of str, optional
        All classes in order, which sets their colours; those of the leaves by default.
    width : float, default 9
        Width of the figure in inches.

    Returns
    -------
    Picture
    """
    places, said = [], []
    bottom = _lay_out(tree, 0, places, [0])
    found = {str(node["label"]) for node, *_ in places if "label" in node}
    colours = [str(label) for label in labels] or sorted(found)
    figure, axes = canvas(width=width, height=0.5 + 1.05 * (bottom + 1))
    axes.set_axis_off()
    count = sum("label" in node for node, *_ in places)
    axes.set(xlim=(-0.6, count - 0.4), ylim=(-bottom - 0.5, 0.5))
    where = {id(node): (x, -depth) for node, x, depth in places}
    for node, x, depth in places:
        text = leaf(node) if "label" in node else _question(node, features)
        said.append(f"{'leaf' if 'label' in node else 'cut'} at depth {depth}: {text}")
        colour = "#EEEEEE"
        if "label" in node:
            colour = PALE[colours.index(str(node["label"])) % len(PALE)]
        else:
            _branches(axes, (x, -depth), node, where)
        style = "round,pad=0.45" if "label" in node else "square,pad=0.45"
        box = {"boxstyle": style, "facecolor": colour, "edgecolor": "#444444"}
        middle = {"ha": "center", "va": "center", "fontsize": 10, "zorder": 3}
        axes.text(x, -depth, text, bbox=box, **middle)
    words = "; ".join(line.replace("\n", " ") for line in said)
    return Picture(
        figure,
        f"A tree with {count} leaves; yes goes left, no goes right. From the top, left "
        f"before right: {words}.",
    )


def _lay_out(node: Any, depth: int, places: list, leaves: list[int]) -> int:
    """Put leaves side by side and cuts above the middle of their children."""
    here = len(places)
    places.append((node, 0.0, depth))
    if "label" in node:
        places[here] = (node, float(leaves[0]), depth)
        leaves[0] += 1
        return depth
    bottoms, middles = [], []
    for side in ("left", "right"):
        child = len(places)
        bottoms.append(_lay_out(node[side], depth + 1, places, leaves))
        middles.append(places[child][1])
    places[here] = (node, sum(middles) / 2, depth)
    return max(bottoms)


def _question(node: Mapping[str, Any], features: Sequence[str]) -> str:
    return f"{features[node['feature']]}\n<= {node['threshold']:.6g} ?"


def _branches(
    axes: Axes, start: tuple[float, float], node: Mapping[str, Any], where: dict
) -> None:
    for side, word in (("left", "yes"), ("right", "no")):
        end = where[id(node[side])]
        axes.plot(*zip(start, end, strict=True), color="#444444", lw=1.2, zorder=1)
        x, y = (0.45 * a + 0.55 * b for a, b in zip(start, end, strict=True))
        ground = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
        middle = {"ha": "center", "va": "center", "fontsize": 9, "zorder": 2}
        axes.text(x, y, word, bbox=ground, **middle)
