"""Figures about returns, Bellman's equation and how its solution is found."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from helpers.plots.grid_worlds import Moves, value_maps
from helpers.plots.show import Picture
from helpers.plots.style import COLOURS, STYLES, TINTS, canvas

__all__ = ["backup", "curves", "discounts", "lettered", "returns", "settling"]

# The best values of the lagoon for three values of gamma, and the best moves: those of
# the exercise gamma_effect, which has to be solvable before any code is written.
LETTERED = {
    "A": (
        "2 3.575 3.674 5.757 4.411 4.126 -10 6.528 "
        "4.869 5.620 8.261 9.154 2.928 -10 9.154 10",
        "-DRD DL-D RRDD U-R-",
    ),
    "B": (
        "2 0.392 -0.119 -0.063 0.392 0.003 -10 0.178 "
        "-0.009 -0.083 0.542 2.388 -0.137 -10 2.388 10",
        "-LUD UL-D UUDD L-R-",
    ),
    "C": (
        "2 0.943 0.016 0.864 0.943 0.448 -10 1.898 "
        "0.416 0.638 2.732 5.174 -0.163 -10 5.174 10",
        "-LUD UL-D URDD L-R-",
    ),
}
ARROWS = "URDL"


def lettered(desc: Sequence[str], moves: Moves, letters: str = "ABC") -> Picture:
    """Draw the three maps of the exercise `gamma_effect`, or some of them.

    Parameters
    ----------
    desc : sequence of str
        The map of the lagoon.
    moves : sequence of (int, int)
        Rows down and columns to the right of its actions.
    letters : str, default "ABC"
        Which maps.

    Returns
    -------
    Picture
    """
    maps = {}
    for letter in letters:
        values, arrows = LETTERED[letter]
        V = np.array(values.split(), dtype=float)
        chosen = np.array(list(arrows.replace(" ", "")))
        title = f"map {letter}" if len(letters) > 1 else "value and best move"
        maps[title] = V, chosen[:, None] == np.array(list(ARROWS))
    return value_maps(maps, desc, moves)


def discounts(gammas: Sequence[float], steps: int) -> Picture:
    """Draw what a reward of 1 is worth, by how far ahead it lies.

    Parameters
    ----------
    gammas : sequence of float
        Discount factors.
    steps : int
        How far to look ahead.

    Returns
    -------
    Picture
    """
    ahead = np.arange(steps + 1)
    figure, axes = canvas(height=3.2)
    told = []
    for gamma, (colour, dash) in zip(gammas, STYLES, strict=False):
        worth = gamma**ahead
        label = f"gamma {gamma:g}"
        axes.plot(ahead, worth, ls=dash, color=colour, marker="o", ms=4, label=label)
        half = int(np.argmax(worth < 0.5)) if (worth < 0.5).any() else None
        fall = (
            f"below a half from {half} steps on" if half else "above a half all along"
        )
        told.append(f"{label} is {fall}")
    axes.set(xlabel="how far ahead the reward lies (steps)", ylim=(0, 1.05))
    axes.set_ylabel("worth of a reward of 1 (reward)")
    axes.set_xticks(ahead[:: max(1, steps // 10)])
    axes.legend()
    return Picture(
        figure,
        "What a reward of 1 is worth now, against how many steps ahead it lies. All "
        f"curves start at 1 and fall: {'; '.join(told)}.",
    )


def returns(rewards: ArrayLike, found: ArrayLike) -> Picture:
    """Draw the rewards of an episode, and the return from each step on.

    Parameters
    ----------
    rewards, found : (n,) array_like
        What each step paid, and the return from it on.

    Returns
    -------
    Picture
    """
    rewards, found = np.asarray(rewards, dtype=float), np.asarray(found, dtype=float)
    figure, panels = canvas(1, 2, width=8.6, height=2.9, sharey=True)
    pairs = (
        (rewards, "sky", "what the step paid"),
        (found, "orange", "return from here on"),
    )
    for axes, (heights, colour, name) in zip(panels, pairs, strict=True):
        axes.bar(
            np.arange(heights.size), heights, color=COLOURS[colour], edgecolor="#333333"
        )
        axes.axhline(0, color="#444444", lw=1)
        axes.set(xlabel="step (count)", ylabel=f"{name} (reward)")
        axes.set_xticks(np.arange(heights.size))
    return Picture(
        figure,
        f"Two panels of bars over {rewards.size} steps: the rewards, "
        f"{', '.join(f'{r:g}' for r in rewards)}; and the return from each step on, "
        f"which goes from {found[0]:.3g} to {found[-1]:.3g}.",
    )


def backup(
    state: str, actions: Sequence[str], outcomes: Sequence[Mapping[str, float]]
) -> Picture:
    """Draw how the value of a state comes from the states that may follow it.

    Parameters
    ----------
    state : str
        Name of the state.
    actions : sequence of str
        Names of its actions.
    outcomes : sequence of mapping of str to float
        For each action, the probability of each next state by name.

    Returns
    -------
    Picture
    """
    leaves = sum(map(len, outcomes))
    figure, axes = canvas(width=9.2, height=3.6)
    axes.set_axis_off()
    axes.set(xlim=(-1.9, leaves), ylim=(-0.45, 2.5))
    top = ((leaves - 1) / 2, 2.2)
    for height, text in ((2.2, "state s:\nV(s)"), (1.15, "action a:\nQ(s, a)"),
                         (0.0, "next state s':\nV(s')")):  # fmt: skip
        axes.text(-1.85, height, text, va="center", fontsize=9.5)
    place, said = 0, []
    for action, chances in zip(actions, outcomes, strict=True):
        dot = (place + (len(chances) - 1) / 2, 1.15)
        _line(axes, top, dot, "")
        axes.plot(*dot, "o", ms=8, color="black", zorder=3)
        side = {"va": "center", "ha": "right" if dot[0] <= top[0] else "left"}
        shift = -0.22 if dot[0] <= top[0] else 0.22
        axes.text(dot[0] + shift, dot[1] + 0.12, action, fontsize=9.5, **side)
        for name, chance in chances.items():
            _line(axes, dot, (place, 0.0), f"{chance:g}")
            _circle(axes, (place, 0.0), name)
            place += 1
        ways = ", ".join(f"{chance:g} to {name}" for name, chance in chances.items())
        said.append(f"{action} leads with probability {ways}")
    _circle(axes, top, state)
    note = {"ha": "center", "va": "center", "fontsize": 9, "zorder": 5}
    note |= {"bbox": {"facecolor": "white", "edgecolor": "#BBBBBB", "pad": 2.5}}
    axes.text(top[0], 1.72, "best of the actions", **note)
    axes.text(
        top[0], -0.42, "mean of the next states, then times gamma, plus R(s)", **note
    )
    return Picture(
        figure,
        f"A backup diagram in three rows. From state {state} on top, lines lead to its "
        f"{len(actions)} actions, where the best is taken, and from each action to the "
        f"next states, where the mean is taken: {'; '.join(said)}.",
    )


def _circle(axes: Axes, place: tuple[float, float], name: str) -> None:
    box = {
        "boxstyle": "circle,pad=0.35",
        "facecolor": TINTS["blue"],
        "edgecolor": "#444444",
    }
    axes.text(*place, name, ha="center", va="center", bbox=box, fontsize=9.5, zorder=4)


def _line(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], text: str
) -> None:
    axes.plot(*zip(start, end, strict=True), color="#666666", lw=1.2, zorder=1)
    if text:
        x, y = (0.42 * a + 0.58 * b for a, b in zip(start, end, strict=True))
        ground = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
        look = {"ha": "center", "va": "center", "fontsize": 8.5, "bbox": ground}
        axes.text(x, y, text, zorder=2, **look)


def settling(
    errors: ArrayLike, changes: ArrayLike, *, gamma: float, tol: float
) -> Picture:
    """Draw how values settle: error and change by sweep, and where a rule stops.

    Parameters
    ----------
    errors, changes : (sweeps,) array_like
        After each sweep, how far the worst state is from its optimum, and how far it
        moved.
    gamma : float
        Discount factor.
    tol : float
        What the error has to come below.

    Returns
    -------
    Picture
    """
    errors, changes = np.asarray(errors, dtype=float), np.asarray(changes, dtype=float)
    promised = gamma / (1 - gamma) * changes
    sweeps = np.arange(1, errors.size + 1)
    figure, axes = canvas(height=3.6)
    named = (
        ("error", errors),
        ("change", changes),
        ("gamma / (1 - gamma) x change", promised),
    )
    for (name, values), (colour, dash) in zip(named, STYLES, strict=False):
        axes.plot(sweeps, values, ls=dash, color=colour, label=name)
    axes.axhline(tol, color=COLOURS["vermillion"], lw=1, label="tol")
    stops = [int(np.argmax(values <= tol)) for values in (changes, promised)]
    early, safe = ((int(sweeps[stop]), errors[stop]) for stop in stops)
    dots = {"ms": 9, "color": "black", "ls": "", "zorder": 4}
    axes.plot(*early, marker="X", label="the change is below tol", **dots)
    axes.plot(*safe, marker="o", label="the promise is below tol", **dots)
    axes.set(yscale="log", xlabel="sweep (count)")
    axes.set_ylabel("largest of all states (reward)")
    axes.legend(fontsize=9)
    return Picture(
        figure,
        "Error and change by sweep on a logarithmic scale; all lines fall. A cross "
        f"marks sweep {early[0]}, where the change is first below {tol:g} and the error"
        f" is {early[1]:.2g}. A dot marks sweep {safe[0]}, where the promised error is "
        f"first below {tol:g} and the true one is {safe[1]:.2g}.",
    )


def curves(
    across: ArrayLike, lines: Mapping[str, ArrayLike], *, xlabel: str, ylabel: str
) -> Picture:
    """Draw lines over one axis, such as values against the probability of a slip.

    Parameters
    ----------
    across : (m,) array_like
        Places along the axis.
    lines : mapping of str to (m,) array_like
        Heights by name.
    xlabel, ylabel : str
        Labels with units.

    Returns
    -------
    Picture
    """
    across = np.asarray(across, dtype=float)
    figure, axes = canvas(height=3.4)
    told = []
    for (name, heights), (colour, dash) in zip(lines.items(), STYLES, strict=False):
        heights = np.asarray(heights, dtype=float)
        axes.plot(across, heights, ls=dash, color=colour, marker="o", ms=4, label=name)
        told.append(f"{name} goes from {heights[0]:.2f} to {heights[-1]:.2f}")
    axes.set(xlabel=xlabel, ylabel=ylabel)
    axes.legend()
    return Picture(
        figure,
        f"{len(lines)} lines of {ylabel} against {xlabel}, from {across[0]:g} to "
        f"{across[-1]:g}: {'; '.join(told)}.",
    )
