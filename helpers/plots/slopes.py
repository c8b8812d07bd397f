"""Figures of slopes: measured ones, those at a kink, and gradients on a map."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from helpers.plots.show import Picture
from helpers.plots.style import COLOURS, STYLES, canvas

__all__ = ["gradient_arrows", "kinks", "step_errors"]

BEHIND_TEXT = {"facecolor": "white", "edgecolor": "none", "pad": 1.0}
Surface = Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.float64]]


def step_errors(
    f: Callable[[float], float], slope: float, x: float, name: str
) -> Picture:
    """Draw the errors of one-sided and central differences against the step.

    Parameters
    ----------
    f : callable
        A function of one number.
    slope : float
        Its true derivative at ``x``.
    x : float
        Where it is measured.
    name : str
        How the function is written, for the title.

    Returns
    -------
    Picture
    """
    steps = np.logspace(-12, -0.5, 70)
    one = np.array([abs((f(x + h) - f(x)) / h - slope) for h in steps])
    two = np.array([abs((f(x + h) - f(x - h)) / (2 * h) - slope) for h in steps])
    figure, axes = canvas()
    for errors, label, (colour, dash) in zip(
        (one, two), ("one-sided", "central"), STYLES, strict=False
    ):
        axes.loglog(steps, errors + 1e-17, color=colour, linestyle=dash, label=label)
    axes.set(
        xlabel="step eps (units of x)",
        ylabel="error of the slope (f per unit of x)",
        title=f"measured slope of {name} at x = {x:g}",
        ylim=(1e-13, 1),
    )
    axes.legend()
    best = [steps[errors.argmin()] for errors in (one, two)]
    return Picture(
        figure,
        "Errors of a measured slope against the step, both on log scales. From large "
        "steps to small ones both errors fall first, the central one twice as steeply, "
        "and then rise again in a ragged way as rounding takes over. The central error "
        f"is least near a step of {best[1]:.0e}, the one-sided near {best[0]:.0e}.",
    )


def kinks(
    functions: Mapping[str, Callable[[NDArray[np.float64]], NDArray[np.float64]]],
    slopes: Mapping[str, Sequence[float]],
) -> Picture:
    """Draw functions with a kink at 0 and lines that touch them from below.

    Parameters
    ----------
    functions : mapping of str to callable
        What to draw, by name: each takes an array, and is 0 at 0.
    slopes : mapping of str to sequence of float
        Slopes of the lines through the kink, by the same names.

    Returns
    -------
    Picture
    """
    x = np.linspace(-2, 2, 201)
    figure, panels = canvas(1, len(functions), sharey=True)
    for axes, (name, function) in zip(
        np.atleast_1d(panels), functions.items(), strict=True
    ):
        for slope, (colour, dash) in zip(slopes[name], STYLES[1:], strict=False):
            axes.plot(x, slope * x, color=colour, linestyle=dash, lw=1.3)
            height = slope * 1.6
            note = {"ha": "center", "va": "center", "color": colour, "fontsize": 9}
            axes.text(1.6, height, f"{slope:g}", bbox=BEHIND_TEXT, zorder=4, **note)
        axes.plot(x, function(x), color=STYLES[0][0], lw=2.4)
        axes.plot(0, 0, "s", color=COLOURS["black"], ms=6)
        axes.set(title=name, xlabel="x (no unit)", ylim=(-2, 2.3))
    figure.supylabel("value (no unit)")
    told = "; ".join(
        f"{n} with slopes {', '.join(map(str, s))}" for n, s in slopes.items()
    )
    return Picture(
        figure,
        "Functions with a kink at 0, each with straight lines through the kink that "
        f"never rise above it: {told}. Any slope between those of the two sides would "
        "do.",
    )


def gradient_arrows(
    f: Surface,
    gradient: Callable[[float, float], Sequence[float]],
    at: Sequence[tuple[float, float]],
    *,
    length: float = 0.5,
) -> Picture:
    """Draw the contours of a surface with gradients at some points.

    Parameters
    ----------
    f : callable
        Takes two arrays and returns the heights.
    gradient : callable
        Takes two numbers and returns the two slopes there.
    at : sequence of pairs
        Where to draw an arrow along the gradient and a dash along the contour.
    length : float, default 0.5
        Length of each arrow in units of x; the true lengths would hide each other.

    Returns
    -------
    Picture
    """
    side = np.linspace(-3, 3, 161)
    figure, axes = canvas(width=5.6, height=5.0)
    heights = f(*np.meshgrid(side, side))
    levels = np.quantile(heights, np.linspace(0.03, 0.97, 12))
    lines = axes.contour(
        side,
        side,
        heights,
        levels=levels,
        cmap="cividis",
        linewidths=1,
        vmax=1.6 * levels[-1],
    )
    axes.clabel(lines, fontsize=8, fmt="%.1f")
    for x, y in at:
        _arrow_and_tangent(axes, np.array([x, y]), np.asarray(gradient(x, y)), length)
    axes.set(xlabel="x (no unit)", ylabel="y (no unit)", aspect="equal")
    points = ", ".join(f"({x:g}, {y:g})" for x, y in at)
    return Picture(
        figure,
        f"Contours of a surface with an arrow along the gradient at {points}. Each "
        "arrow points to contours of larger numbers and stands upright on a dashed "
        "line that touches the contour at its foot.",
    )


def _arrow_and_tangent(
    axes: Axes,
    place: NDArray[np.float64],
    slopes: NDArray[np.float64],
    length: float,
) -> None:
    unit = slopes / np.linalg.norm(slopes)
    along = np.array([-unit[1], unit[0]])
    ends = np.stack([place - length * along, place + length * along])
    axes.plot(*ends.T, "--", color=COLOURS["black"], lw=1.2)
    arrow = {
        "arrowstyle": "-|>",
        "lw": 2.2,
        "color": COLOURS["vermillion"],
        "shrinkA": 0,
    }
    axes.annotate("", place + length * 1.6 * unit, place, arrowprops=arrow)
    axes.plot(*place, "o", color=COLOURS["vermillion"], ms=5)
