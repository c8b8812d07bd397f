"""Figures of the squared cost of a straight line: a bowl over weight and bias.

With one feature the cost is a quadratic in ``(w, b)``, known in closed form, so these
figures need no answer of a student and no kernel.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike, NDArray

from helpers.plots.show import Picture
from helpers.plots.style import COLOURS, STYLES, canvas

__all__ = ["Bowl", "contours", "slopes", "surface"]

WEIGHT = "weight w (10,000 USD per 1,000 sq ft)"
BIAS = "bias b (10,000 USD)"
SOLID = {"projection": "3d", "computed_zorder": False}  # the dot stays on top
COST = "cost J (squared 10,000 USD)"


@dataclass(frozen=True)
class Bowl:
    """The squared cost of ``w * x + b`` as a quadratic over ``(w, b)``."""

    curvature: NDArray[np.float64]  # (2, 2)
    bottom: NDArray[np.float64]  # (2,): the best w and b
    lowest: float

    @classmethod
    def of(cls, x: ArrayLike, y: ArrayLike) -> "Bowl":
        """Work out the bowl of some examples."""
        x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        A = np.column_stack([x, np.ones_like(x)])
        bottom = np.polyfit(x, y, 1)
        lowest = float(np.mean((A @ bottom - y) ** 2)) / 2
        return cls(A.T @ A / len(x), bottom, lowest)

    def cost(self, w: ArrayLike, b: ArrayLike) -> NDArray[np.float64]:
        """Return the cost at points of any common shape."""
        away = np.stack(np.broadcast_arrays(w, b), axis=-1) - self.bottom
        return self.lowest + 0.5 * ((away @ self.curvature) * away).sum(axis=-1)

    def limit(self) -> float:
        """Return the learning rate at which descent starts to diverge."""
        return 2 / float(np.linalg.eigvalsh(self.curvature)[-1])

    def walk(self, lr: float, steps: int) -> NDArray[np.float64]:
        """Return (steps + 1, 2) points of descent from ``w = b = 0``."""
        values, axes = np.linalg.eigh(self.curvature)
        shrink = (1 - lr * values) ** np.arange(steps + 1)[:, None]
        return self.bottom + (shrink * (-self.bottom @ axes)) @ axes.T


def slopes(
    x: ArrayLike, y: ArrayLike, b: float, at: Sequence[float], *, x_label: str = WEIGHT
) -> Picture:
    """Draw the cost against one weight, with tangents.

    Parameters
    ----------
    x, y : (n,) array_like
        One feature and the target.
    b : float
        The bias, held still.
    at : sequence of float
        Weights at which a tangent is drawn.
    x_label : str
        Name of the weight with its unit.

    Returns
    -------
    Picture
    """
    shape = Bowl.of(x, y)
    best = shape.bottom[0] + shape.curvature[0, 1] / shape.curvature[0, 0] * (
        shape.bottom[1] - b
    )
    reach = 1.15 * max(abs(np.asarray(at) - best))
    w = np.linspace(best - reach, best + reach, 200)
    figure, axes = canvas()
    axes.plot(w, shape.cost(w, b), color=COLOURS["black"])
    for place in at:
        slope = shape.curvature[0, 0] * (place - best)
        here = shape.cost(place, b)
        near = place + np.array([-1.0, 1.0]) * 0.22 * reach
        flat = abs(slope) < 0.05 * shape.curvature[0, 0] * reach
        colour = COLOURS["green" if flat else "vermillion" if slope > 0 else "blue"]
        axes.plot(near, here + slope * (near - place), color=colour, lw=2.6)
        axes.plot(place, here, "o", color=colour, ms=8)
        said = f"slope {0 if flat else slope:+.0f}".replace("+0", "0")
        axes.annotate(
            said,
            (place, here),
            (0, 14) if flat else (12 if slope < 0 else -12, 4),
            ha="center" if flat else "left" if slope < 0 else "right",
            textcoords="offset points",
        )
    axes.set(xlabel=x_label, ylabel=COST, ylim=(0, None))
    return Picture(
        figure,
        f"The cost against the weight w, with b = {b:g}: a valley with its floor at "
        f"w = {best:.1f}. Tangents show a negative slope to the left of the floor, "
        "slope 0 on it and a positive slope to the right.",
    )


def surface(
    x: ArrayLike, y: ArrayLike, *, w_label: str = WEIGHT, b_label: str = BIAS
) -> Picture:
    """Draw the cost over ``(w, b)`` as a surface.

    Parameters
    ----------
    x, y : (n,) array_like
        One feature and the target.
    w_label, b_label : str
        Names of the parameters with units.

    Returns
    -------
    Picture
    """
    shape = Bowl.of(x, y)
    rise = shape.cost(0, 0) - shape.lowest
    reach = np.sqrt(rise * np.diag(np.linalg.inv(shape.curvature)))
    W, B = np.meshgrid(*(shape.bottom + np.linspace(-1, 1, 61)[:, None] * reach).T)
    figure, axes = canvas(height=4.6, subplot_kw=SOLID)
    axes.plot_surface(W, B, shape.cost(W, B), cmap="viridis", alpha=0.9, linewidth=0)
    axes.plot(
        *shape.bottom, [shape.lowest], "o", color=COLOURS["vermillion"], ms=9, zorder=9
    )
    axes.set(xlabel=w_label, ylabel=b_label, zlabel=COST)
    for axis in (axes.xaxis, axes.yaxis, axes.zaxis):
        axis.set_pane_color("white")
        axis.label.set_size(9)
        axis.set_tick_params(labelsize=9)
        axis.set_major_locator(MaxNLocator(5))
    axes.set_box_aspect((1.3, 1, 0.9), zoom=0.92)
    axes.view_init(elev=28, azim=-62)
    return Picture(
        figure,
        "The cost as a surface over weight and bias: one smooth bowl, long and narrow, "
        f"with a single lowest point at w = {shape.bottom[0]:.1f}, "
        f"b = {shape.bottom[1]:.1f}, where the cost is {shape.lowest:.1f}.",
    )


def contours(
    x: ArrayLike,
    y: ArrayLike,
    paths: Mapping[str, Sequence],
    *,
    w_label: str = WEIGHT,
    b_label: str = BIAS,
) -> Picture:
    """Draw walks over the map of the cost.

    Parameters
    ----------
    x, y : (n,) array_like
        One feature and the target.
    paths : mapping of str to sequence of (w, b)
        Walks by name, each with its start first; ``w`` may be an array of one number.
    w_label, b_label : str
        Names of the parameters with units.

    Returns
    -------
    Picture
    """
    shape = Bowl.of(x, y)
    walks = {name: points(path) for name, path in paths.items()}
    seen = np.vstack([*walks.values(), shape.bottom])
    low, high = seen.min(axis=0), seen.max(axis=0)
    room = 0.25 * np.maximum(high - low, 1.0)
    W, B = np.meshgrid(*np.linspace(low - room, high + room, 160).T)
    height = shape.cost(W, B)
    rings = np.linspace(0.02, 1, 14) ** 2
    levels = shape.lowest + (height.max() - shape.lowest) * rings
    figure, axes = canvas(height=4.4)
    axes.contour(W, B, height, levels=levels, colors="#A8A8A8", linewidths=0.9)
    for (name, walk), (colour, dash) in zip(walks.items(), STYLES, strict=False):
        axes.plot(*walk.T, dash, marker="o", ms=3.5, lw=1.3, color=colour, label=name)
    axes.plot(*shape.bottom, "*", color=COLOURS["black"], ms=14, label="lowest cost")
    axes.set(xlabel=w_label, ylabel=b_label)
    axes.grid(visible=False)
    axes.legend(loc="upper right", frameon=True)
    ends = "; ".join(
        f"{name} ends at w = {walk[-1, 0]:.1f}, b = {walk[-1, 1]:.1f} after "
        f"{len(walk) - 1} steps"
        for name, walk in walks.items()
    )
    return Picture(
        figure,
        "Contour lines of the cost over weight and bias: long narrow ellipses around "
        f"w = {shape.bottom[0]:.1f}, b = {shape.bottom[1]:.1f}, with walks of gradient "
        f"descent. {ends}.",
    )


def points(path: Sequence) -> NDArray[np.float64]:
    """Turn a list of ``(w, b)`` into an array with two columns.

    Parameters
    ----------
    path : sequence of (w, b)
        ``w`` may be a number or an array of one number.

    Returns
    -------
    (k, 2) ndarray
    """
    return np.array([[np.ravel(w)[0], float(b)] for w, b in path], dtype=float)
