"""Figures of a class's results: which checks fail, and when work came in."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

from helpers.plots.show import Picture
from helpers.plots.style import COLOURS, canvas

__all__ = ["failing_checks", "hand_in_times"]


def failing_checks(exercise: str, shares: Mapping[str, float]) -> Picture:
    """Draw the share of attempts that fail each check.

    Parameters
    ----------
    exercise : str
    shares : mapping of str to float
        By the title of the check, 0 to 1.

    Returns
    -------
    Picture
    """
    figure, axes = canvas(height=0.8 + 0.36 * max(len(shares), 1))
    titles, values = list(shares), [100 * share for share in shares.values()]
    axes.barh(range(len(titles)), values, color=COLOURS["blue"], height=0.6)
    for place, value in enumerate(values):
        axes.text(value + 1, place, f"{value:.0f}", va="center", fontsize=10)
    axes.set_yticks(range(len(titles)), titles)
    axes.invert_yaxis()
    axes.set(xlim=(0, 108), xlabel="attempts that fail (%)")
    axes.grid(visible=False, axis="y")
    told = "; ".join(f"{t} {v:.0f}" for t, v in zip(titles, values, strict=True))
    return Picture(
        figure,
        f"Percent of attempts at {exercise} that fail each check: "
        f"{told or 'no checks'}.",
    )


def hand_in_times(received: Sequence[datetime]) -> Picture:
    """Draw how many submissions had come in by each moment.

    Parameters
    ----------
    received : sequence of datetime
        In order of time; at least one.

    Returns
    -------
    Picture
    """
    figure, axes = canvas(height=2.6)
    counts = range(1, len(received) + 1)
    axes.step(list(received), list(counts), where="post", color=COLOURS["blue"])
    locator = AutoDateLocator()
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    axes.set(xlabel="time (UTC)", ylabel="submissions (count)", ylim=(0, None))
    first, last = (f"{moment:%Y-%m-%d %H:%M}" for moment in (received[0], received[-1]))
    return Picture(
        figure,
        f"Number of submissions by time: {len(received)} came, the first at {first}, "
        f"the last at {last} UTC.",
    )
