"""Figures of runs of gradient descent: cost by step, and what the rate does.

On the squared cost of a straight line one step multiplies the distance to the bottom,
along each eigenvector, by ``1 - lr * eigenvalue``. That is all the arithmetic here.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from helpers.plots.bowl import BIAS, COST, WEIGHT, Bowl
from helpers.plots.show import Picture
from helpers.plots.style import COLOURS, STYLES, canvas

__all__ = ["bounces", "cost_curves", "regimes", "walk"]

STEP = "step (count)"
REGIMES = {"A": 1.02, "B": 0.005, "C": 0.5, "D": 0.975}  # shares of the stable limit


def cost_curves(
    curves: Mapping[str, ArrayLike], best: float, *, y_label: str = COST
) -> Picture:
    """Draw the cost by step for several runs.

    Parameters
    ----------
    curves : mapping of str to (steps + 1,) array_like
        Costs by the name of the run; at most five.
    best : float
        The lowest possible cost, drawn as a line.
    y_label : str
        Name of the cost with its unit.

    Returns
    -------
    Picture
    """
    figure, axes = canvas(height=4.0)
    runs = {name: np.asarray(costs, dtype=float) for name, costs in curves.items()}
    for (name, costs), (colour, dash) in zip(runs.items(), STYLES, strict=False):
        axes.plot(costs, ls=dash, color=colour, label=name)
    axes.axhline(best, color="#777777", lw=1.0)
    start = max(float(costs[0]) for costs in runs.values())
    axes.text(0, best, "lowest possible cost", va="top", color="#555555", fontsize=10)
    axes.set(xlabel=STEP, ylabel=y_label, yscale="log")
    axes.set_ylim(best / 1.5, 30 * start)
    axes.legend(loc="center right", title="learning rate")
    ends = "; ".join(f"{name}: {_told(costs[-1])}" for name, costs in runs.items())
    return Picture(
        figure,
        f"Cost by step for {len(runs)} learning rates, on a logarithmic scale. All "
        f"start at {start:.0f}; the lowest possible is {best:.2f}. They end at {ends}.",
    )


def _told(cost: float) -> str:
    return f"{cost:.3g}" if np.isfinite(cost) else "infinity"


def regimes(x: ArrayLike, y: ArrayLike, *, steps: int = 60) -> Picture:
    """Draw four runs of gradient descent, A to D, at rates that are not told.

    Parameters
    ----------
    x, y : (n,) array_like
        One feature and the target. Every run starts at ``w = b = 0``.
    steps : int, default 60
        Length of the runs.

    Returns
    -------
    Picture
        Two rows of panels: the cost, and below it the weight.
    """
    shape = Bowl.of(x, y)
    figure, panels = canvas(2, 4, width=9.2, height=4.6, sharex="col", sharey="row")
    for column, (letter, share) in zip(panels.T, REGIMES.items(), strict=True):
        walk = shape.walk(share * shape.limit(), steps)
        column[0].plot(shape.cost(*walk.T), color=COLOURS["blue"], lw=1.8)
        column[0].axhline(shape.lowest, color="#777777", lw=1.0)
        column[1].plot(walk[:, 0], color=COLOURS["green"], marker=".", ms=4, lw=1.0)
        column[1].axhline(shape.bottom[0], color="#777777", lw=1.0)
        column[0].set(title=letter, yscale="log")
        column[1].set(xlabel=STEP, ylim=np.array([-1.2, 3.2]) * shape.bottom[0])
    panels[0, 0].set_ylabel("cost J\n(squared 10,000 USD)")
    panels[1, 0].set_ylabel("weight w (10,000 USD\nper 1,000 sq ft)")
    return Picture(
        figure,
        "Four runs, A to D, with the cost above and the weight below. A: the cost "
        "rises at every step and the weight swings out of the frame. B: the cost falls "
        "a little at every step and is still high at the end. C: the cost drops at "
        "once and the weight soon settles. D: the weight jumps from side to side of "
        "the best value, a little less far each time, while the cost falls.",
    )


def walk(x: ArrayLike, y: ArrayLike, rate: float, *, steps: int = 30) -> Picture:
    """Draw one run of gradient descent: its way over the map, and its cost by step.

    Parameters
    ----------
    x, y : (n,) array_like
        One feature and the target. The run starts at ``w = b = 0``.
    rate : float
        Learning rate. The axes are the same for every rate.
    steps : int, default 30
        Length of the run.

    Returns
    -------
    Picture
    """
    shape = Bowl.of(x, y)
    way = shape.walk(rate, steps)
    costs = shape.cost(*way.T)
    figure, (left, right) = canvas(1, 2, width=9.2, height=3.9)
    _map(left, shape, steps)
    left.plot(*way.T, "-o", color=COLOURS["blue"], ms=3.5, lw=1.3, label="the way")
    left.plot(*way[0], "s", color=COLOURS["black"], ms=7, label="start")
    left.plot(*shape.bottom, "*", color=COLOURS["black"], ms=14, label="lowest cost")
    left.legend(loc="upper left", frameon=True, fontsize=9)
    right.plot(costs, color=COLOURS["blue"], marker=".", ms=5, lw=1.3)
    right.axhline(shape.lowest, color="#777777", lw=1.0)
    right.text(0, shape.lowest, "lowest possible cost", va="top", color="#555555")
    right.set(xlabel=STEP, ylabel=COST, yscale="log")
    right.set_ylim(shape.lowest / 1.5, 30 * costs[0])
    right.minorticks_off()  # a quarter of the time to draw
    figure.suptitle(f"learning rate {rate:g}: cost {costs[-1]:,.2f} at the end")
    return Picture(
        figure,
        f"Gradient descent with the learning rate {rate:g}. {steps} steps lead from "
        f"w = b = 0, where the cost is {costs[0]:.0f}, to w = {way[-1, 0]:.3g}, "
        f"b = {way[-1, 1]:.3g}, where it is {costs[-1]:,.2f}. The lowest possible is "
        f"{shape.lowest:.2f}, at w = {shape.bottom[0]:.3g}, b = {shape.bottom[1]:.3g}. "
        f"{_manner(shape, way, costs)}",
    )


def _map(axes: Axes, shape: Bowl, steps: int) -> None:
    """Draw rings of equal cost where walks with any stable rate go."""
    seen = np.vstack([shape.walk(s * shape.limit(), steps) for s in (0.1, 0.98)])
    low, high = seen.min(axis=0), seen.max(axis=0)
    room = 0.2 * (high - low)
    W, B = np.meshgrid(*np.linspace(low - room, high + room, 60).T)
    height = shape.cost(W, B)
    rings = np.linspace(0.02, 1, 14) ** 2
    levels = shape.lowest + (height.max() - shape.lowest) * rings
    axes.contour(W, B, height, levels=levels, colors="#A8A8A8", linewidths=0.9)
    axes.set(xlim=(W.min(), W.max()), ylim=(B.min(), B.max()))
    axes.set(xlabel=WEIGHT, ylabel=BIAS)
    axes.grid(visible=False)


def _manner(shape: Bowl, way: np.ndarray, costs: np.ndarray) -> str:
    """Say in a sentence how a run went."""
    if costs[-1] > costs[0]:
        return "It jumps from side to side, each time farther away: it diverges."
    across = (way - shape.bottom) @ np.linalg.eigh(shape.curvature)[1][:, -1]
    if across[0] * across[1] < 0:
        return "It jumps from side to side of the valley, each time less far."
    if costs[-1] > 1.5 * shape.lowest:
        return "It goes straight downhill, and not far."
    return "It goes down at once, then along the floor of the valley."


def bounces(shares: Sequence[float]) -> Picture:
    """Draw steps along the steepest direction of a bowl, at several rates.

    Parameters
    ----------
    shares : sequence of float
        Learning rates as shares of the stable limit.

    Returns
    -------
    Picture
    """
    figure, panels = canvas(1, len(shares), width=9.2, height=3.2, sharey=True)
    said = []
    for axes, share in zip(panels, shares, strict=True):
        factor = 1 - 2 * share
        walk = factor ** np.arange(7)
        _parabola(axes, walk, COLOURS["blue" if share < 1 else "vermillion"])
        axes.set(title=f"{share:g} of the limit:\ntimes {factor:.1f} a step")
        said.append(f"at {share:g} times the limit it is multiplied by {factor:.1f}")
    panels[0].set_ylabel("cost above the lowest\n(1 at the start)")
    figure.supxlabel("distance from the bottom (1 at the start)", fontsize=11)
    return Picture(
        figure,
        "Steps on a parabola. Each step multiplies the distance from the bottom by "
        f"the same number: {'; '.join(said)}.",
    )


def _parabola(axes: Axes, walk: np.ndarray, colour: str) -> None:
    floor = np.linspace(-1.9, 1.9, 100)
    axes.plot(floor, floor**2, color="#999999", lw=1.2)
    axes.plot(walk, walk**2, "-o", color=colour, ms=5, lw=1.2)
    axes.plot(walk[0], walk[0] ** 2, "s", color=COLOURS["black"], ms=7)
