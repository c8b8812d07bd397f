"""Figures of computational graphs: the course's own drawing, and torchviz's."""

import shutil
import warnings
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

from matplotlib.axes import Axes
from PIL import Image

from helpers.errors import EnvironmentProblem
from helpers.plots.show import Picture
from helpers.plots.style import TINTS, canvas

__all__ = ["by_torchviz", "computation"]

LEAF, INNER, LAST = TINTS["blue"], "#EEEEEE", TINTS["vermillion"]
BEHIND_TEXT = {"facecolor": "white", "edgecolor": "none", "alpha": 0.9, "pad": 1.0}
Parents = Callable[[Any], Iterable[Any]]


def computation(
    result: Any,
    parents: Parents,
    label: Callable[[Any], str],
    *,
    edge: Callable[[Any, int], str] | None = None,
    alt: str = "",
) -> Picture:
    """Draw a result and all that it was computed from, inputs on the left.

    Parameters
    ----------
    result : object
        The last node. Nodes may be of any kind that has an identity.
    parents : callable
        Gives the nodes that a node was computed from.
    label : callable
        Gives the text in a node's box.
    edge : callable, optional
        Called with a node and the place of a parent: the text on that edge.
    alt : str, default ""
        A sentence more for the alt text.

    Returns
    -------
    Picture
    """
    order = _in_order(result, parents)
    places = _places(order, parents)
    width = max(x for x, _ in places.values()) + 1
    height = max(y for _, y in places.values()) + 1
    figure, axes = canvas(
        width=min(9.0, 1.2 + 1.75 * width), height=0.6 + 0.85 * height
    )
    axes.set_axis_off()
    axes.set(xlim=(-0.5, width - 0.5), ylim=(-0.6, height - 0.4))
    boxes = {}
    for node in order:
        inner = INNER if list(parents(node)) else LEAF
        tint = LAST if node is result else inner
        box = {"boxstyle": "round,pad=0.4", "facecolor": tint, "edgecolor": "#444444"}
        centre = {"ha": "center", "va": "center", "fontsize": 10}
        text = axes.text(*places[id(node)], label(node), bbox=box, zorder=2, **centre)
        boxes[id(node)] = text.get_bbox_patch()
    for node in order:
        _edges(axes, node, list(parents(node)), places, boxes, edge)
    return Picture(figure, _words(order, parents, label, alt))


def _in_order(result: Any, parents: Parents) -> list[Any]:
    """List the nodes, parents first; small graphs only."""
    order: list[Any] = []

    def visit(node: Any) -> None:
        if all(node is not other for other in order):
            for parent in parents(node):
                visit(parent)
            order.append(node)

    visit(result)
    return order


def _places(order: list[Any], parents: Parents) -> dict[int, tuple[float, float]]:
    """Put each node right of its parents, and inputs just left of their first use."""
    column: dict[int, int] = {}
    for node in order:
        before = [column[id(parent)] for parent in parents(node)]
        column[id(node)] = max(before, default=-1) + 1
    for leaf in order:
        if not list(parents(leaf)):
            uses = [n for n in order if any(p is leaf for p in parents(n))]
            first = min((column[id(n)] for n in uses), default=1)
            column[id(leaf)] = max(first - 1, 0)
    by_column: dict[int, list[Any]] = {}
    for node in order:
        by_column.setdefault(column[id(node)], []).append(node)
    tallest = max(map(len, by_column.values()))
    places = {}
    for x, nodes in by_column.items():
        gap = (tallest - len(nodes)) / 2
        for k, node in enumerate(reversed(nodes)):
            places[id(node)] = (float(x), gap + k)
    return places


def _edges(
    axes: Axes,
    node: Any,
    parents: list[Any],
    places: dict[int, tuple[float, float]],
    boxes: dict[int, Any],
    edge: Callable[[Any, int], str] | None,
) -> None:
    """Draw the arrows into a node; a parent that comes twice gets two bent ones."""
    end = places[id(node)]
    for k, parent in enumerate(parents):
        start = places[id(parent)]
        same = [j for j, other in enumerate(parents) if other is parent]
        far = end[0] - start[0] > 1 and end[1] == start[1]
        bend = 0.3 * (-1 if k == same[0] else 1) if len(same) > 1 else 0.25 * far
        style = {"arrowstyle": "-|>", "lw": 1.4, "color": "#444444"}
        style |= {"patchA": boxes[id(parent)], "patchB": boxes[id(node)]}
        style |= {"shrinkA": 2, "shrinkB": 2, "connectionstyle": f"arc3,rad={bend}"}
        axes.annotate("", end, start, arrowprops=style, zorder=3)  # after the boxes
        if edge:
            x, y = (0.5 * (a + b) for a, b in zip(start, end, strict=True))
            y -= bend * (end[0] - start[0])  # columns are twice as far apart as rows
            text = {"ha": "center", "va": "center", "fontsize": 9, "zorder": 4}
            axes.text(x, y, edge(node, k), bbox=BEHIND_TEXT, **text)


def _words(
    order: list[Any], parents: Parents, label: Callable[[Any], str], alt: str
) -> str:
    """Say the graph in words: what each node was computed from."""

    def name(node: Any) -> str:
        return label(node).replace("\n", " ")

    inner = [node for node in order if list(parents(node))]
    said = [f"{name(n)} from {' and '.join(map(name, parents(n)))}" for n in inner]
    told = f"A computational graph with {len(order)} nodes: {'; '.join(said)}."
    return f"{told} {alt}".strip()


def by_torchviz(result: Any, **named: Any) -> Picture:
    """Draw torch's own graph of a tensor with torchviz.

    Parameters
    ----------
    result : torch.Tensor
        A tensor that was computed.
    **named : torch.Tensor
        The tensors that want gradients, by the name to write on them.

    Returns
    -------
    Picture

    Raises
    ------
    EnvironmentProblem
        If Graphviz's program ``dot``, which does the drawing, is not installed.
    """
    if shutil.which("dot") is None:
        raise EnvironmentProblem(
            "torchviz needs Graphviz's program dot, which is not installed here; get "
            "it from https://graphviz.org/download or, on Debian, by "
            "`apt-get install graphviz`",
            next_step="apt-get install graphviz",
        )
    drawing = torchviz_graph(result, named)
    drawing.graph_attr.update(rankdir="LR", dpi="144")
    image = Image.open(BytesIO(drawing.pipe(format="png")))
    size = [length / 144 for length in image.size]
    figure, axes = canvas(width=min(9.0, size[0]), height=size[1] * min(1, 9 / size[0]))
    axes.set_axis_off()
    axes.imshow(image)
    names = ", ".join(named)
    return Picture(
        figure,
        f"The graph of the same result as torchviz draws it: boxes for {names}, and an "
        "arrow through each operation that torch recorded to the result.",
    )


def torchviz_graph(result: Any, named: dict[str, Any]) -> Any:
    """Return torchviz's graph of a tensor, without what its old imports warn of."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from torchviz import make_dot

        return make_dot(result, params=named)
