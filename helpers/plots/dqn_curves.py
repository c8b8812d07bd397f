"""Figures about deep Q-networks: how training goes, and what it comes to."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike

from helpers.plots.show import Picture
from helpers.plots.style import COLOURS, RIMS, STYLES, canvas

__all__ = [
    "along_episode",
    "band",
    "episodes",
    "lag",
    "moment",
    "three_curves",
]

AROUND = 20  # steps before and after the one that is looked at


def band(
    steps: ArrayLike, returns: ArrayLike, goal: float, *, name: str = "CartPole"
) -> Picture:
    """Draw the returns of several trainings: the median, and where most of them lie.

    Parameters
    ----------
    steps : (m,) array_like
        Steps in the environment.
    returns : (seeds, m) array_like
        Mean return of the episodes near each step; NaN where none ended.
    goal : float
        A return to compare with.
    name : str, default "CartPole"
        Of the environment.

    Returns
    -------
    Picture
    """
    steps, returns = np.asarray(steps), np.asarray(returns, dtype=float)
    low, middle, high = np.nanquantile(returns, [0.1, 0.5, 0.9], axis=0)
    figure, axes = canvas()
    label = f"8 in 10 of {len(returns)} trainings"
    if len(returns) < 10:
        low, high = np.nanmin(returns, axis=0), np.nanmax(returns, axis=0)
        label = f"lowest to highest of {len(returns)} trainings"
    axes.fill_between(steps, low, high, color=COLOURS["sky"], alpha=0.4, label=label)
    axes.plot(steps, middle, color=COLOURS["blue"], label="median")
    axes.axhline(
        goal, color=COLOURS["vermillion"], ls="--", label=f"a return of {goal:g}"
    )
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.set(xlabel=f"steps in {name} (count)", ylabel="return of an episode (reward)")
    axes.legend(loc="best")
    return Picture(
        figure,
        f"Returns in {name} against steps, over {len(returns)} trainings. The median "
        f"goes from {middle[0]:.0f} to {middle[-1]:.0f}; at the end most trainings lie "
        f"between {low[-1]:.0f} and {high[-1]:.0f}. A dashed line marks {goal:g}.",
    )


def lag(steps: ArrayLike, online: ArrayLike, target: ArrayLike) -> Picture:
    """Draw how a target network follows the online one.

    Parameters
    ----------
    steps, online, target : (m,) array_like
        Steps, and the mean best Q value of the same states by each network.

    Returns
    -------
    Picture
    """
    online, target = np.asarray(online, float), np.asarray(target, float)
    figure, axes = canvas(height=3.2)
    (ours, dash), (theirs, dashed) = STYLES[:2]
    axes.plot(steps, online, color=ours, ls=dash, marker="o", ms=4, label="online")
    axes.plot(steps, target, color=theirs, ls=dashed, marker="s", ms=4, label="target")
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.set(xlabel="steps (count)", ylabel="mean best Q value (reward)")
    axes.legend(title="network")
    return Picture(
        figure,
        "Mean best Q value of 100 start states by the online and the target network. "
        f"Both rise, the online one from {online[0]:.1f} to {online[-1]:.1f}; the "
        f"target is behind by {np.mean(online - target):.2f} on average.",
    )


def episodes(told: Sequence[tuple[int, float]], *, window: int = 10) -> Picture:
    """Draw the return of every episode of one training, and a moving mean.

    Parameters
    ----------
    told : sequence of (step, total)
        When each episode ended, and the sum of its rewards.
    window : int, default 10
        Episodes in the mean.

    Returns
    -------
    Picture
    """
    steps, totals = np.array(told, dtype=float).T
    figure, axes = canvas(height=3.2)
    axes.plot(
        steps, totals, "o", color=COLOURS["sky"], ms=4, mec=RIMS["sky"], label="episode"
    )
    means = np.convolve(totals, np.ones(window) / window, mode="valid")
    axes.plot(
        steps[window - 1 :],
        means,
        color=COLOURS["vermillion"],
        label=f"mean of the last {window}",
    )
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.set(xlabel="steps (count)", ylabel="return of an episode (reward)")
    axes.legend()
    return Picture(
        figure,
        f"Returns of {len(totals)} episodes of one training by step. The mean of "
        f"{window} episodes goes from {means[0]:.0f} to {means[-1]:.0f}.",
    )


def along_episode(
    values: ArrayLike, angles: ArrayLike, actions: Sequence[str]
) -> Picture:
    """Draw the Q values of every state of an episode, above what happens in it.

    Parameters
    ----------
    values : (m, k) array_like
        Q values, state by state.
    angles : (m,) array_like
        Angle of the pole in radians.
    actions : sequence of str
        What each action is.

    Returns
    -------
    Picture
    """
    values, angles = np.asarray(values, float), np.degrees(np.asarray(angles, float))
    figure, (top, below) = canvas(2, 1, height=4.6, sharex=True)
    for k, (action, (colour, dash)) in enumerate(zip(actions, STYLES, strict=False)):
        top.plot(values[:, k], color=colour, ls=dash, label=action)
    top.set_ylabel("Q value (reward)")
    top.legend(title="action", ncols=len(actions))
    below.plot(angles, color=COLOURS["black"], lw=1.2)
    below.axhline(0, color="#888888", lw=1)
    below.set(xlabel="steps of the episode (count)", ylabel="pole (degrees)")
    return Picture(
        figure,
        f"An episode of {len(values)} states. Above, the Q values of "
        f"{' and '.join(actions)}, from {values.min():.1f} to {values.max():.1f}; the "
        f"two cross again and again. Below, the angle of the pole, within "
        f"{np.abs(angles).max():.1f} degrees.",
    )


def moment(
    states: ArrayLike, values: ArrayLike, step: int, *, actions: Sequence[str]
) -> Picture:
    """Draw one moment of CartPole: the pole, and the Q values around that step.

    Parameters
    ----------
    states : (m, 4) array_like
        Place, speed, angle (radians) and turning speed, state by state.
    values : (m, k) array_like
        Q values, state by state.
    step : int
        Which state, from 0 to m - 1.
    actions : sequence of str
        What each action is.

    Returns
    -------
    Picture
    """
    states, values = np.asarray(states, float), np.asarray(values, float)
    place, _, angle, turning = states[step]
    first, last = max(0, step - AROUND), min(len(values), step + AROUND + 1)
    figure, (left, right) = canvas(1, 2, width=9.2, height=3.6)
    left.plot([-2.4, 2.4], [0, 0], color="#888888", lw=1)
    left.plot(place, 0, "s", ms=22, color=COLOURS["sky"], mec=COLOURS["black"])
    tip = place + np.sin(angle), np.cos(angle)
    left.plot([place, tip[0]], [0, tip[1]], color=COLOURS["vermillion"], lw=6)
    left.set(xlim=(-2.4, 2.4), ylim=(-0.3, 1.2), aspect="equal", yticks=[])
    left.spines["left"].set_visible(False)
    left.set_xlabel("place of the cart (m)")
    for k, (action, (colour, dash)) in enumerate(zip(actions, STYLES, strict=False)):
        near = values[first:last, k]
        right.plot(range(first, last), near, color=colour, ls=dash, label=action)
    best = int(values[step].argmax())
    right.axvline(step, color="#888888", lw=1)
    right.plot(step, values[step, best], "o", ms=9, color=COLOURS["black"])
    right.set(xlabel="steps of the episode (count)", ylabel="Q value (reward)")
    right.xaxis.set_major_locator(MaxNLocator(integer=True))
    right.legend(title="action", loc="upper right")
    lean, leans, turns = abs(np.degrees(angle)), _side(angle), _side(turning)
    figure.suptitle(
        f"step {step}: the pole leans {leans} and turns {turns}, "
        f"the cart is pushed {actions[best]}"
    )
    worth = " and ".join(
        f"{q:.2f} of {a}" for q, a in zip(values[step], actions, strict=True)
    )
    return Picture(
        figure,
        f"Step {step} of {len(states)}. The cart stands {place:+.2f} m from the "
        f"middle; the pole leans {lean:.1f} degrees to the {leans} and turns to the "
        f"{turns}. The network expects {worth}, so it pushes {actions[best]}. "
        f"Beside it, the Q values of the steps {first} to {last - 1}.",
    )


def _side(number: float) -> str:
    return "right" if number > 0 else "left"


def three_curves(
    steps: ArrayLike, curves: Mapping[str, ArrayLike], most: float
) -> Picture:
    """Draw how Q values grow in several trainings, below or above what can be.

    Parameters
    ----------
    steps : (m,) array_like
        Steps.
    curves : mapping of str to (seeds, m) array_like
        Mean best Q values by the name of the curve: one line for each training.
    most : float
        The largest return there can be.

    Returns
    -------
    Picture
    """
    figure, axes = canvas()
    ends = []
    for (name, lines), (colour, dash) in zip(curves.items(), STYLES, strict=False):
        lines = np.asarray(lines, dtype=float)
        for line in lines:
            axes.plot(steps, line, color=colour, lw=0.7, alpha=0.5)
        axes.plot(steps, lines.mean(axis=0), color=colour, ls=dash, lw=2.2, label=name)
        ends.append(
            f"{name} ends at {lines[:, -1].mean():.0f}, at most {lines.max():.0f}"
        )
    _limit(axes, most)
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.set(xlabel="steps (count)", ylabel="mean best Q value (reward)")
    axes.legend(title="curve")
    return Picture(
        figure,
        f"Mean best Q values of 100 start states by step, for three ways of training. "
        f"{'; '.join(ends)}. A dotted line marks {most:g}, the largest return.",
    )


def _limit(axes: Axes, most: float) -> None:
    axes.axhline(most, color="#444444", ls=":", lw=1.5)
    words = f"{most:g}: no return is larger"
    right = axes.get_yaxis_transform()  # x as a share of the width
    axes.text(0.99, most, words, ha="right", va="top", fontsize=10, transform=right)
