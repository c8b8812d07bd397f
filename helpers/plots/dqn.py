"""Figures about deep Q-networks: what they see, remember and aim at."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from helpers.plots.show import Picture
from helpers.plots.style import COLOURS, STYLES, canvas

__all__ = [
    "epsilon",
    "look_alike",
    "q_bars",
    "targets",
]


def q_bars(values: ArrayLike, rows: Sequence[str], actions: Sequence[str]) -> Picture:
    """Draw the Q values of a few states, one bar for each action.

    Parameters
    ----------
    values : (n, k) array_like
        Q values.
    rows : sequence of str
        What each state is.
    actions : sequence of str
        What each action is.

    Returns
    -------
    Picture
    """
    values = np.asarray(values, dtype=float)
    figure, axes = canvas(height=3.2)
    places, width = np.arange(len(values)), 0.8 / values.shape[1]
    for k, (action, colour) in enumerate(
        zip(actions, ("sky", "orange", "green", "purple"), strict=False)
    ):
        at = places + (k - (values.shape[1] - 1) / 2) * width
        axes.bar(
            at,
            values[:, k],
            0.9 * width,
            color=COLOURS[colour],
            edgecolor="#333333",
            hatch=("", "//", "..", "xx")[k],
            label=action,
        )
    axes.axhline(0, color="#444444", lw=1)
    axes.set_xticks(places, rows)
    axes.set(xlabel="state (what it is)", ylabel="Q value (reward)")
    axes.legend(title="action", ncols=len(actions))
    said = (
        f"{row}: {', '.join(map('{} {:.2f}'.format, actions, line))}"
        for row, line in zip(rows, values, strict=True)
    )
    return Picture(figure, f"Q values by state and action, as bars. {'; '.join(said)}.")


def look_alike(angles: ArrayLike, drawn: Sequence[int], count: int) -> Picture:
    """Draw the last rows of a memory beside rows drawn at random from all of it.

    Parameters
    ----------
    angles : (n,) array_like
        Angle of the pole in each row of the memory, in radians, the oldest first.
    drawn : sequence of int
        Numbers of the rows that were drawn.
    count : int
        How many of the last rows to draw.

    Returns
    -------
    Picture
    """
    angles = np.degrees(np.asarray(angles, dtype=float))
    last, drawn = np.arange(len(angles) - count, len(angles)), np.asarray(drawn)
    figure, panels = canvas(1, 2, width=8.6, height=3.2, sharey=True)
    titles = f"the last {count} rows", f"{len(drawn)} rows drawn at random"
    said = []
    for axes, rows, title, (colour, _) in zip(
        panels, (last, drawn), titles, STYLES, strict=False
    ):
        axes.plot(angles[rows], "o", color=colour, ms=4)
        axes.set(title=title, xlabel="place in the batch (count)")
        step = np.abs(np.diff(angles[rows])).mean()
        said.append(
            f"{title}, where neighbours differ by {step:.1f} degrees on average"
        )
    panels[0].set_ylabel("angle of the pole (degrees)")
    return Picture(
        figure, f"Angle of the pole in two batches. Left {said[0]}; right {said[1]}."
    )


def targets(
    rewards: ArrayLike, futures: ArrayLike, ended: Sequence[bool], gamma: float
) -> Picture:
    """Draw what targets are made of: the reward, and what may follow it.

    Parameters
    ----------
    rewards, futures : (n,) array_like
        Rewards, and best Q values of the states that follow.
    ended : sequence of bool
        Which transitions were terminated.
    gamma : float
        Discount.

    Returns
    -------
    Picture
    """
    rewards, futures = np.asarray(rewards, float), np.asarray(futures, float)
    later = gamma * futures * ~np.asarray(ended)
    figure, axes = canvas(height=3.2)
    places = np.arange(len(rewards))
    axes.bar(places, rewards, 0.6, color=COLOURS["orange"], edgecolor="#333", label="r")
    axes.bar(
        places,
        later,
        0.6,
        bottom=rewards,
        color=COLOURS["sky"],
        edgecolor="#333",
        hatch="//",
        label=f"{gamma:g} · best Q value of s2",
    )
    names = ["terminated" if end else "goes on" for end in ended]
    axes.set_xticks(places, names)
    axes.set_ylim(0, 1.35 * (rewards + later).max())
    axes.set(xlabel="transition (how it went on)", ylabel="target (reward)")
    axes.legend(ncols=2, loc="upper left")
    total = ", ".join(f"{height:.2f}" for height in rewards + later)
    return Picture(
        figure,
        f"Targets of {len(rewards)} transitions as stacked bars: {total}. Below is the "
        f"reward; on top the discounted value of what follows, which is missing where "
        "the transition was terminated.",
    )


def epsilon(schedule: ArrayLike) -> Picture:
    """Draw the share of random actions, step by step.

    Parameters
    ----------
    schedule : (m,) array_like
        Epsilon at step 0, 1, 2, ...

    Returns
    -------
    Picture
    """
    schedule = np.asarray(schedule, dtype=float)
    figure, axes = canvas(height=2.8)
    axes.plot(schedule, color=COLOURS["blue"])
    axes.fill_between(
        np.arange(len(schedule)), schedule, color=COLOURS["sky"], alpha=0.3
    )
    axes.set(xlabel="steps (count)", ylabel="epsilon (share)", ylim=(0, 1.03))
    random = schedule.sum()
    return Picture(
        figure,
        f"Epsilon falls in a straight line from {schedule[0]:.2f} to "
        f"{schedule.min():.2f} and stays there. In all, about {random:,.0f} of "
        f"{len(schedule):,} actions are random.",
    )
