"""Figures of the first chapter: how the course works, and the first small results."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch
from numpy.typing import ArrayLike

from helpers.plots.show import Picture
from helpers.plots.style import COLOURS, TINTS, canvas

__all__ = [
    "counts",
    "crossing",
    "draws",
    "exercise",
    "loop",
    "mean_and_floor",
    "points",
]

BLUE, ORANGE, GREEN = TINTS["blue"], TINTS["vermillion"], TINTS["green"]
GREY = "#EEEEEE"
EDGE = "#444444"
ARROW = {"arrowstyle": "-|>", "lw": 1.8, "color": EDGE, "shrinkA": 2, "shrinkB": 2}
Place = tuple[float, float]


def loop() -> Picture:
    """Draw how a chapter is worked through: read, code, check, submit.

    Returns
    -------
    Picture
    """
    figure, axes = _page(height=3.2, top=4.2, bottom=-0.8)
    stations = [
        (1.2, "read", "an idea,\na picture", BLUE),
        (3.8, "code", "your answer,\na few lines", ORANGE),
        (6.4, "check", "what is right,\nwhat is not", GREEN),
        (9.0, "submit", "one zip\nto hand in", GREY),
    ]
    for x, word, meaning, tint in stations:
        _box(axes, (x, 2.4), 1.6, 0.9, tint, word, weight="bold", fontsize=13)
        axes.text(x, 1.75, meaning, ha="center", va="top", fontsize=10)
    for x in (2.0, 4.6, 7.2):
        axes.annotate("", (x + 1.0, 2.4), (x, 2.4), arrowprops=ARROW)
    bend = ARROW | {"connectionstyle": "arc3,rad=0.55", "color": COLOURS["vermillion"]}
    axes.annotate("", (4.0, 2.9), (6.2, 2.9), arrowprops=bend)
    axes.text(5.1, 3.75, "not yet: read the message, try again", ha="center")
    bend = ARROW | {"connectionstyle": "arc3,rad=-0.25", "color": COLOURS["blue"]}
    axes.annotate("", (1.2, 0.8), (6.4, 0.8), arrowprops=bend)
    axes.text(3.8, -0.2, "right: on to the next idea", ha="center", va="top")
    return Picture(
        figure,
        "Four boxes in a row with arrows between them: read, code, check, submit. An "
        "arrow leads from check back to code: not yet, read the message, try again. "
        "Another leads from check back to read: right, on to the next idea.",
    )


def exercise() -> Picture:
    """Draw the three cells of an exercise and what each one is for.

    Returns
    -------
    Picture
    """
    figure, axes = _page(height=3.4, top=5.0)
    cells = [
        (4.1, GREY, "task", "what to write, an example by hand", "locked: read it"),
        (2.5, ORANGE, "answer", "# YOUR CODE HERE", "yours: write here, then run"),
        (0.9, GREY, "tests", 'check("hello_check", hello_check)', "locked: run it"),
    ]
    for y, tint, name, text, note in cells:
        _box(axes, (3.6, y), 5.2, 1.1, tint, text, family="monospace", fontsize=9)
        axes.text(0.85, y, name, ha="right", va="center", weight="bold")
        axes.text(6.5, y, note, va="center")
    for y in (3.55, 1.95):
        axes.annotate("", (3.6, y - 0.5), (3.6, y), arrowprops=ARROW)
    return Picture(
        figure,
        "Three cells of a notebook, one below the other: the task, locked, to read; "
        "the answer, yours, to write in and run; the tests, locked, to run.",
    )


def crossing() -> Picture:
    """Draw what grading takes from a notebook that was handed in.

    Returns
    -------
    Picture
    """
    figure, axes = _page(height=3.6, top=5.4)
    rows = [
        (4.2, "text and task", GREY),
        (3.3, "answer", ORANGE),
        (2.4, "tests", GREY),
        (1.5, "a cell of your own", BLUE),
    ]
    for x, title in ((2.6, "what you hand in"), (7.6, "what is graded")):
        axes.text(x, 5.1, title, ha="center", va="center", weight="bold")
    for y, name, tint in rows:
        _box(axes, (2.6, y), 3.6, 0.75, tint, name)
        if tint != BLUE:
            fresh = name if tint == ORANGE else f"{name}, a fresh copy"
            _box(axes, (7.6, y), 3.6, 0.75, tint, fresh)
    axes.annotate("", (5.7, 3.3), (4.5, 3.3), arrowprops=ARROW | {"lw": 2.6})
    axes.text(5.1, 3.5, "its text", ha="center", va="bottom", fontsize=10)
    axes.text(4.6, 1.5, "stays with you", va="center", fontsize=10, style="italic")
    axes.text(
        5.1,
        0.5,
        "The answer is found by the mark of its cell.",
        ha="center",
        va="center",
    )
    return Picture(
        figure,
        "Two columns of cells. On the left the notebook that is handed in: text and "
        "task, answer, tests, a cell of your own. On the right what is graded: fresh "
        "copies of text, task and tests. One arrow leads across, from answer to "
        "answer: only its text is taken over.",
    )


def points(exercise: str, checks: Mapping[str, tuple[float, str]]) -> Picture:
    """Draw the points of an exercise, check by check, in one bar.

    Parameters
    ----------
    exercise : str
        Its name.
    checks : mapping of str to (float, str)
        Points of each check by its title, and where it stands: ``"passed"``,
        ``"failed"`` or ``"at grading"``.

    Returns
    -------
    Picture
    """
    looks = {
        "passed": {"color": COLOURS["green"]},
        "failed": {"color": COLOURS["vermillion"], "hatch": "xx"},
        "at grading": {"color": "#FFFFFF", "hatch": "//"},
    }
    figure, axes = canvas(height=2.4)
    start, seen = 0.0, set()
    for title, (worth, state) in checks.items():
        label = state if state not in seen else None
        axes.barh(0, worth, left=start, edgecolor=EDGE, label=label, **looks[state])
        words = title.replace(" ", "\n")
        axes.text(start + worth / 2, 0.5, words, ha="center", va="bottom", fontsize=10)
        start, seen = start + worth, seen | {state}
    axes.set(xlabel="points (sum of the checks)", ylabel="exercise (name)")
    axes.set_yticks([0], [exercise])
    axes.set(xlim=(0, 1.02 * start), ylim=(-0.5, 3.0))
    axes.grid(visible=False)
    axes.legend(loc="upper center", ncols=3)
    told = "; ".join(f"{t}: {worth:g}, {s}" for t, (worth, s) in checks.items())
    return Picture(
        figure,
        f"A bar of {start:g} points for {exercise}, cut into its checks: {told}.",
    )


def mean_and_floor(xs: ArrayLike) -> Picture:
    """Draw numbers as dots, with their mean and the mean cut to a whole number.

    Parameters
    ----------
    xs : (n,) array_like
        A few numbers; equal ones are stacked.

    Returns
    -------
    Picture
    """
    xs = np.sort(np.asarray(xs, dtype=float))
    heights = 1 + np.arange(len(xs)) - np.searchsorted(xs, xs)
    mean, floor = xs.mean(), np.floor(xs.mean())
    figure, axes = canvas(height=2.6)
    axes.scatter(xs, heights, s=70, color=COLOURS["sky"], edgecolor=EDGE)
    for value, name, side, colour in (
        (mean, "sum / n", "left", COLOURS["blue"]),
        (floor, "sum // n", "right", COLOURS["vermillion"]),
    ):
        dash = "-" if side == "left" else "--"
        axes.axvline(value, color=colour, linestyle=dash, lw=1.8, zorder=0)
        text = f" {name} = {value:g} "
        axes.text(value, heights.max() + 1, text, ha=side, va="center", color=colour)
    axes.set(xlabel="value (no unit)", ylabel="numbers (count)")
    axes.set(ylim=(0.4, heights.max() + 1.6), yticks=range(1, heights.max() + 1))
    axes.grid(visible=False)
    return Picture(
        figure,
        f"{len(xs)} numbers as dots. A line at their mean, {mean:g}, is where they "
        f"balance; another at {floor:g} is what whole-number division gives.",
    )


def counts(counted: Mapping[str, int]) -> Picture:
    """Draw how often each name came.

    Parameters
    ----------
    counted : mapping of str to int
        Counts by name; drawn from top to bottom.

    Returns
    -------
    Picture
    """
    names, values = list(counted), [int(n) for n in counted.values()]
    figure, axes = canvas(height=0.9 + 0.45 * len(names))
    bars = axes.barh(names, values, color=COLOURS["blue"])
    axes.bar_label(bars, padding=3)
    axes.invert_yaxis()
    axes.grid(axis="y", visible=False)
    axes.margins(x=0.08)
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.set(xlabel="lines of the log (count)", ylabel="function (name)")
    told = ", ".join(f"{name} {n}" for name, n in zip(names, values, strict=True))
    return Picture(
        figure,
        "One bar for each function that the log names, as long as the number of its "
        f"lines: {told}.",
    )


def draws(
    rows: Mapping[str, ArrayLike],
    *,
    x_label: str = "value of a draw (no unit)",
    y_label: str = "run (seed)",
) -> Picture:
    """Draw random numbers as dots, a line for each run.

    Parameters
    ----------
    rows : mapping of str to (n,) array_like
        Draws by the name of the run.
    x_label, y_label : str
        Names of the axes with units.

    Returns
    -------
    Picture
    """
    values = {name: np.asarray(row, dtype=float) for name, row in rows.items()}
    figure, axes = canvas(height=0.9 + 0.55 * len(values))
    for place, row in enumerate(values.values()):
        look = {"s": 60, "color": COLOURS["blue"], "alpha": 0.7}
        axes.scatter(row, np.full(len(row), place), **look)
    axes.set_yticks(range(len(values)), list(values))
    axes.invert_yaxis()
    axes.margins(y=0.25)
    axes.set(xlabel=x_label, ylabel=y_label)
    told = "; ".join(f"{name} {_start(row)}" for name, row in values.items())
    return Picture(
        figure,
        f"{len(values)} rows of dots along {x_label}, a dot for each number. The rows "
        f"begin: {told}.",
    )


def _start(row: np.ndarray) -> str:
    return ", ".join(f"{value:.2f}" for value in row[:3]) or "with nothing"


def _page(*, height: float, top: float, bottom: float = 0.0) -> tuple[Figure, Any]:
    """Make a page without axes, ten units wide."""
    figure, axes = canvas(height=height)
    axes.set_axis_off()
    axes.set(xlim=(0, 10), ylim=(bottom, top))
    return figure, axes


def _box(
    axes: Axes,
    place: Place,
    width: float,
    height: float,
    tint: str,
    text: str,
    **font: Any,
) -> None:
    x, y = place[0] - width / 2, place[1] - height / 2
    look = {"facecolor": tint, "edgecolor": EDGE, "lw": 1.2}
    axes.add_patch(
        FancyBboxPatch((x, y), width, height, boxstyle="round,pad=0.05", **look)
    )
    axes.text(*place, text, ha="center", va="center", **font)
