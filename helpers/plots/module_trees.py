"""Figures of torch modules: what is inside them, drawn from what they tell."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from helpers.plots.show import Picture
from helpers.plots.style import TINTS, canvas

__all__ = ["chain", "drawers", "tree"]

BLOCK, LAYER, PLAIN = TINTS["blue"], TINTS["vermillion"], "#EEEEEE"
LINE = {"color": "#444444", "lw": 1.3, "zorder": 1}
CENTRE = {"ha": "center", "va": "center", "zorder": 3}


@dataclass
class _Node:
    """One module in a tree: its texts, its parts and its place."""

    name: str
    kind: str
    count: int
    parts: list["_Node"] = field(default_factory=list)
    x: float = 0.0

    @property
    def tint(self) -> str:
        if self.parts:
            return BLOCK
        return LAYER if self.count else PLAIN

    @property
    def told(self) -> str:
        inside = f" ({', '.join(part.told for part in self.parts)})"
        return f"{self.name} {self.kind}{inside if self.parts else ''}"


def tree(model: Any, *, name: str = "net") -> Picture:
    """Draw the blocks inside a block, as `named_children` tells them.

    Parameters
    ----------
    model : torch.nn.Module
        Or anything with `named_children` and `parameters`.
    name : str, default "net"
        What to call the outermost block.

    Returns
    -------
    Picture
        A box for each module: its name in the block around it, its class and the number
        of its parameters, those of its parts included. A module that stands in a block
        twice is drawn once, because `named_children` tells it once.
    """
    root = _node(model, name)
    leaves = [node for node, _ in _walk(root) if not node.parts]
    for place, leaf in enumerate(leaves):
        leaf.x = float(place)
    _centre(root)
    depth = max(level for _, level in _walk(root))
    wide, gap = max(len(leaves), 2), 1.5
    figure, axes = canvas(width=min(9.4, 1.1 + 1.15 * wide), height=1.3 + 1.2 * depth)
    axes.set_axis_off()
    axes.set(xlim=(-0.6, wide - 0.4), ylim=(-gap * depth - 0.6, 0.6))
    size = 9.5 if wide < 9 else 7.5
    for node, level in _walk(root):
        _box(axes, node, -gap * level, size, " parameters" * (node is root))
        for part in node.parts:
            ends = -gap * level - 0.25, -gap * (level + 1) + 0.25  # under the boxes
            axes.plot([node.x, part.x], ends, **LINE)
    return Picture(
        figure,
        f"A tree of nested blocks with {root.count:,} parameters in all: {root.told}. "
        "Below each block stand its parts, from left to right in the order in which "
        "they were registered.",
    )


def _node(model: Any, name: str) -> _Node:
    count = sum(parameter.numel() for parameter in model.parameters())
    parts = [_node(part, key) for key, part in model.named_children()]
    return _Node(name, type(model).__name__, count, parts)


def _walk(node: _Node, level: int = 0) -> Iterator[tuple[_Node, int]]:
    yield node, level
    for part in node.parts:
        yield from _walk(part, level + 1)


def _centre(node: _Node) -> float:
    """Put each block above the middle of its parts."""
    if node.parts:
        places = [_centre(part) for part in node.parts]
        node.x = (places[0] + places[-1]) / 2
    return node.x


def _box(axes: Axes, node: _Node, y: float, size: float, word: str) -> None:
    text = f"{node.name}\n{node.kind}\n{node.count:,}{word}"
    box = {"boxstyle": "round,pad=0.35", "facecolor": node.tint, "edgecolor": "#444444"}
    axes.text(node.x, y, text, bbox=box, fontsize=size, linespacing=1.15, **CENTRE)


def chain(model: Any, X: Any) -> Picture:
    """Draw a block whose parts work in a row, with the shapes that flow through.

    Parameters
    ----------
    model : torch.nn.Module
        Its parts are called one after the other, in order.
    X : torch.Tensor
        Goes in; what comes out of each part tells the shape on the next arrow.

    Returns
    -------
    Picture
    """
    shapes, kinds = [tuple(X.shape)], []
    for name, part in model.named_children():
        X = part(X)
        shapes.append(tuple(X.shape))
        kinds.append(f"{name}: {type(part).__name__}")
    figure, axes = canvas(width=min(9.4, 1.6 + 1.9 * len(kinds)), height=1.0)
    axes.set_axis_off()
    axes.set(xlim=(-1.4, 2.0 * len(kinds) - 0.6), ylim=(-0.45, 0.6))
    boxes = [None]
    for place, kind in enumerate(kinds):
        tint = PLAIN if kind.endswith("ReLU") else LAYER
        box = {"boxstyle": "round,pad=0.4", "facecolor": tint, "edgecolor": "#444444"}
        text = axes.text(2 * place, 0, kind, bbox=box, fontsize=9.5, **CENTRE)
        boxes.append(text.get_bbox_patch())
    for place, shape in enumerate(shapes):
        start, end = max(2 * place - 2, -1), min(2 * place, 2 * len(kinds) - 1)
        arrow = {"arrowstyle": "-|>", "lw": 1.4, "shrinkA": 2, "shrinkB": 2}
        arrow |= {"patchA": boxes[place], "patchB": [*boxes, None][place + 1]}
        axes.annotate("", (end, 0), (start, 0), arrowprops=arrow)
        middle = min(max(2 * place - 1, -0.7), 2 * len(kinds) - 1.3)
        axes.text(middle, 0.28, str(shape), fontsize=9, **CENTRE)
    steps = ", ".join(
        f"{kind} gives {shape}" for kind, shape in zip(kinds, shapes[1:], strict=True)
    )
    return Picture(figure, f"A row of layers. In comes {shapes[0]}; {steps}.")


def drawers(module: Any) -> Picture:
    """Draw where a module keeps its attributes: three drawers that torch opens.

    Parameters
    ----------
    module : torch.nn.Module

    Returns
    -------
    Picture
        Each attribute with its class under parameters, modules, buffers, or the rest,
        which torch does not look into.
    """
    before = vars(type(module).__mro__[-2]()).keys()  # what every nn.Module has
    rest = {key: value for key, value in vars(module).items() if key not in before}
    found = {
        "parameters\nlearnt and saved": module._parameters,
        "modules\nasked in turn": module._modules,
        "buffers\nsaved, not learnt": module._buffers,
        "everything else\ntorch does not look": rest,
    }
    rows = max(1, *(len(part) for part in found.values()))
    figure, axes = canvas(width=9.2, height=1.3 + 0.42 * rows)
    axes.set_axis_off()
    axes.set(xlim=(-0.55, 3.55), ylim=(-rows - 0.2, 1.1))
    for place, (title, part) in enumerate(found.items()):
        tint = (LAYER, BLOCK, TINTS["yellow"], PLAIN)[place]
        frame = {"boxstyle": "round,pad=0.02", "edgecolor": "#444444", "linewidth": 1.2}
        corner = (place - 0.46, -rows - 0.1)
        axes.add_patch(_frame(corner, (0.92, rows + 0.55), tint, frame))
        axes.text(place, 0.78, title, fontsize=9.5, **CENTRE)
        for row, (key, value) in enumerate(part.items()):
            said = f"{key}: {type(value).__name__}"
            axes.text(place, -row - 0.1, said, fontsize=9.5, **CENTRE)
    told = "; ".join(
        f"{title.partition(chr(10))[0]}: {', '.join(part) or 'nothing'}"
        for title, part in found.items()
    )
    return Picture(figure, f"Four drawers of a module with what lies in each. {told}.")


def _frame(
    corner: tuple[float, float], size: tuple[float, float], tint: str, look: dict
) -> Any:
    return FancyBboxPatch(corner, *size, facecolor=tint, zorder=0, **look)
