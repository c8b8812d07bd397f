"""Maps of worlds made of cells: what they pay, values with arrows, and ways through."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike

from helpers.errors import ShapeError
from helpers.plots.show import Picture
from helpers.plots.style import COLOURS, TINTS, canvas

__all__ = ["path_strip", "spread", "value_maps", "world"]

Moves = Sequence[tuple[int, int]]

NAMES = {"S": "start", "F": "", "g": "small\njetty", "G": "large\njetty", "X": "reef"}
GROUNDS = {
    "S": "#FFFFFF",
    "F": "#FFFFFF",
    "g": TINTS["sky"],
    "G": TINTS["deep sky"],
    "X": TINTS["deep vermillion"],
}
HATCHES = {"X": "//", "g": "..", "G": "oo"}
MOVED_ON = "SF"  # letters of cells where an action decides what comes next
PALE = 1.5  # how far the colours reach beyond the values, so that arrows stand out
INK = 0.55  # luminance of a ground below which text on it is white


def world(desc: Sequence[str], R: ArrayLike) -> Picture:
    """Draw a world: the number of each cell, what it is, and what leaving it pays.

    Parameters
    ----------
    desc : sequence of str
        One text a row, one letter a cell.
    R : (cells + 1,) array_like
        Reward on leaving each cell, and the end.

    Returns
    -------
    Picture
    """
    R = np.asarray(R, dtype=float)
    rows, columns = len(desc), len(desc[0])
    figure, axes = canvas(width=0.3 + 1.15 * columns, height=0.3 + 1.0 * rows)
    _frame(axes, rows, columns)
    for cell, letter in enumerate("".join(desc)):
        row, column = divmod(cell, columns)
        _ground(axes, row, column, letter)
        axes.text(column - 0.44, row - 0.42, f"{cell}", fontsize=8, va="top")
        middle = {"ha": "center", "va": "center"}
        axes.text(column, row - 0.08, NAMES[letter], fontsize=9.5, **middle)
        axes.text(column, row + 0.34, f"{R[cell]:g}", fontsize=9.5, **middle)
    told = [
        f"cell {cell} is the {NAMES[letter]} and pays {R[cell]:g}".replace("\n", " ")
        for cell, letter in enumerate("".join(desc))
        if letter != "F"
    ]
    free = next(c for c, letter in enumerate("".join(desc)) if letter == "F")
    return Picture(
        figure,
        f"A map of {rows} by {columns} cells, numbered row by row from 0: "
        f"{'; '.join(told)}; every other cell is free water and pays {R[free]:g}.",
    )


def value_maps(
    maps: Mapping[str, tuple[ArrayLike, ArrayLike | None]],
    desc: Sequence[str],
    moves: Moves,
    *,
    digits: int = 1,
) -> Picture:
    """Draw values as colours with numbers, and a policy as arrows, map beside map.

    Parameters
    ----------
    maps : mapping of str to (V, pi)
        By title, values ``(S,)`` and a policy ``(S, A)`` or None. The first states are
        the cells. An arrow is drawn for every action that is ever taken.
    desc : sequence of str
        One text a row, one letter a cell. Cells that are neither ``S`` nor ``F`` have
        no arrow.
    moves : sequence of (int, int)
        Rows down and columns to the right of each action.
    digits : int, default 1
        Decimals of the numbers.

    Returns
    -------
    Picture

    Raises
    ------
    ShapeError
        If there are fewer values than cells.
    """
    rows, columns = len(desc), len(desc[0])
    size = rows * columns
    tables = {
        title: np.asarray(V, dtype=float)[:size] for title, (V, _) in maps.items()
    }
    if any(table.shape != (size,) for table in tables.values()):
        raise ShapeError(
            f"V has too few entries, must have one for each of {size} cells"
        )
    largest = max(float(np.abs(table).max()) for table in tables.values()) or 1.0
    across = 1 if rows == 1 else min(len(maps), 3)
    down = -(-len(maps) // across)
    wide = 0.3 + across * (0.72 if across > 1 else 1.0) * columns
    figure, panels = canvas(
        down, across, width=max(wide, 3.4), height=down * (0.36 + 0.68 * rows),
        squeeze=False,
    )  # fmt: skip
    for axes in panels.flat:
        axes.set_axis_off()
    for axes, (title, (_, pi)) in zip(panels.flat, maps.items(), strict=False):
        _frame(axes, rows, columns)
        axes.set_title(title)
        _values(axes, tables[title], desc, largest, digits)
        if pi is not None:
            _arrows(axes, np.asarray(pi, dtype=float), desc, moves)
    told = "; ".join(_told(title, tables[title], desc, digits) for title in maps)
    return Picture(
        figure,
        f"{len(maps)} map{'s' * (len(maps) > 1)} of {rows} by {columns} cells with the "
        f"value of each as number and colour, and arrows for the policy. {told}.",
    )


def spread(chances: Mapping[str, ArrayLike], desc: Sequence[str], cell: int) -> Picture:
    """Draw where an action leads from one cell, map beside map.

    Parameters
    ----------
    chances : mapping of str to (S,) array_like
        Probability of each next state, by title.
    desc : sequence of str
        One text a row, one letter a cell.
    cell : int
        Where the action is taken.

    Returns
    -------
    Picture
    """
    rows, columns = len(desc), len(desc[0])
    figure, panels = canvas(
        1, len(chances), width=0.3 + 0.72 * columns * len(chances),
        height=0.5 + 0.72 * rows, squeeze=False,
    )  # fmt: skip
    told = []
    for axes, (title, row) in zip(panels.flat, chances.items(), strict=True):
        row = np.asarray(row, dtype=float)[: rows * columns]
        _frame(axes, rows, columns)
        axes.set_title(title)
        axes.imshow(row.reshape(rows, columns), cmap="Blues", vmin=0, vmax=1.2)
        for to in np.flatnonzero(row):
            at = divmod(int(to), columns)
            _number(axes, at, f"{row[to]:.2g}", "Blues", row[to] / 1.2)
        y, x = divmod(cell, columns)
        box = {"fill": False, "lw": 2.5, "edgecolor": COLOURS["vermillion"]}
        axes.add_patch(Rectangle((x - 0.46, y - 0.46), 0.92, 0.92, **box))
        where = ", ".join(f"{row[to]:.2g} to cell {to}" for to in np.flatnonzero(row))
        told.append(f"{title}: {where}")
    return Picture(
        figure,
        f"Where an action leads from cell {cell}, in a frame: {'; '.join(told)}.",
    )


def path_strip(
    desc: Sequence[str], states: Sequence[int], rewards: Sequence[float]
) -> Picture:
    """Draw an episode as a strip of small maps, one for each step.

    Parameters
    ----------
    desc : sequence of str
        One text a row, one letter a cell.
    states : sequence of int
        Where the episode stood, the start first; the end counts as one more cell.
    rewards : sequence of float
        What each step paid: one fewer than states.

    Returns
    -------
    Picture
    """
    rows, columns = len(desc), len(desc[0])
    across = min(len(states), 6 if columns < 6 else 1)
    down = -(-len(states) // across)
    wide = 1.5 * across if columns < 6 else 0.75 * columns
    figure, panels = canvas(
        down, across, width=max(wide, 3.0), height=down * (0.5 + 0.33 * rows),
        squeeze=False,
    )  # fmt: skip
    for axes in panels.flat:
        axes.set_axis_off()
    for step, (axes, state) in enumerate(zip(panels.flat, states, strict=False)):
        _frame(axes, rows, columns)
        for cell, letter in enumerate("".join(desc)):
            _ground(axes, *divmod(cell, columns), letter)
        paid = "" if step == 0 else f": {rewards[step - 1]:+g}"
        axes.set_title(f"step {step}{paid}", fontsize=9.5)
        places = [divmod(int(s), columns) for s in states[: step + 1]]
        track = [place for place in places if place[0] < rows]
        y, x = zip(*track, strict=True)
        axes.plot(x, y, color=COLOURS["blue"], lw=1.5)
        if state < rows * columns:
            axes.plot(x[-1], y[-1], "o", ms=9, color=COLOURS["vermillion"], mec="black")
        else:
            axes.text(
                (columns - 1) / 2, (rows - 1) / 2, "end", ha="center", va="center",
                weight="bold", bbox={"facecolor": "white", "edgecolor": "#444444"},
            )  # fmt: skip
    way = ", ".join("the end" if s >= rows * columns else str(s) for s in states)
    return Picture(
        figure,
        f"An episode of {len(states) - 1} steps as a row of small maps, the boat as a "
        f"dot. It goes through the cells {way}, and the rewards add up to "
        f"{sum(map(float, rewards)):.4g}.",
    )


def _frame(axes: Axes, rows: int, columns: int) -> None:
    axes.set(xlim=(-0.55, columns - 0.45), ylim=(rows - 0.45, -0.55), aspect="equal")
    axes.set_axis_off()
    for at in np.arange(rows + 1) - 0.5:
        axes.plot([-0.5, columns - 0.5], [at, at], color="#888888", lw=0.8, zorder=2)
    for at in np.arange(columns + 1) - 0.5:
        axes.plot([at, at], [-0.5, rows - 0.5], color="#888888", lw=0.8, zorder=2)


def _ground(axes: Axes, row: int, column: int, letter: str) -> None:
    look = {"facecolor": GROUNDS[letter], "edgecolor": "#FFFFFF", "lw": 0, "zorder": 0}
    axes.add_patch(Rectangle((column - 0.5, row - 0.5), 1, 1, **look))


def _values(
    axes: Axes, table: np.ndarray, desc: Sequence[str], largest: float, digits: int
) -> None:
    columns = len(desc[0])
    axes.imshow(
        table.reshape(-1, columns),
        cmap="PuOr",
        vmin=-PALE * largest,
        vmax=PALE * largest,
        zorder=0,
    )
    for cell, letter in enumerate("".join(desc)):
        share = 0.5 + table[cell] / largest / PALE / 2
        row, column = divmod(cell, columns)
        down = 0.3 if letter in MOVED_ON else 0.0
        text = f"{round(float(table[cell]), digits) + 0.0:.{digits}f}"  # no -0.0
        _number(axes, (row + down, column), text, "PuOr", share)


def _number(
    axes: Axes, place: tuple[float, float], text: str, colours: str, share: float
) -> None:
    """Write a number in black or white, whichever stands out from its ground."""
    red, green, blue, _ = colormaps[colours](share)
    dark = 0.299 * red + 0.587 * green + 0.114 * blue < INK
    look = {"ha": "center", "va": "center", "fontsize": 9, "zorder": 3}
    axes.text(place[1], place[0], text, color="white" if dark else "black", **look)


def _arrows(axes: Axes, pi: np.ndarray, desc: Sequence[str], moves: Moves) -> None:
    for cell, letter in enumerate("".join(desc)):
        if letter not in MOVED_ON:
            continue
        row, column = divmod(cell, len(desc[0]))
        for chance, (down, right) in zip(pi[cell], moves, strict=True):
            if chance <= 0:
                continue
            x, y = column, row - 0.12
            start, end = (x - 0.22 * right, y - 0.22 * down), (
                x + 0.28 * right, y + 0.24 * down,
            )  # fmt: skip
            look = {"arrowstyle": "-|>", "lw": 1.8, "shrinkA": 0, "shrinkB": 0}
            look |= {"color": "black", "alpha": 0.35 + 0.65 * float(chance)}
            axes.annotate("", end, start, arrowprops=look, zorder=4)


def _told(title: str, table: np.ndarray, desc: Sequence[str], digits: int) -> str:
    letters = "".join(desc)
    if "S" not in letters:
        return f"{title}: from {table.min():.{digits}f} to {table.max():.{digits}f}"
    start = table[letters.index("S")]
    return f"{title}: the start is worth {start:.{max(digits, 2)}f}"
