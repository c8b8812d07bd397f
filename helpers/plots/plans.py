"""A map of values with the plan that earns them, and where that plan leads."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from helpers.plots.grid_worlds import MOVED_ON, NAMES, Moves, value_maps
from helpers.plots.show import Picture

__all__ = ["plan_map"]


def plan_map(
    V: ArrayLike, pi: ArrayLike, desc: Sequence[str], moves: Moves, title: str
) -> Picture:
    """Draw one map of values and best moves, and say where they lead from the start.

    Parameters
    ----------
    V : (S,) array_like
        Values; the first states are the cells.
    pi : (S, A) array_like
        Policy.
    desc : sequence of str
        One text a row, one letter a cell.
    moves : sequence of (int, int)
        Rows down and columns to the right of each action.
    title : str
        What the plan was made for.

    Returns
    -------
    Picture
        As `value_maps` draws it. Its alt text follows the likeliest action of each
        cell, as if nothing ever pushed the boat aside.
    """
    picture = value_maps({title: (V, pi)}, desc, moves)
    cells, end = _route(np.asarray(pi, dtype=float), desc, moves)
    way = ", ".join(map(str, cells))
    return Picture(
        picture.figure,
        f"{picture.alt} Along the arrows, the way from the start goes through the "
        f"cells {way} and {end}.",
    )


def _route(pi: np.ndarray, desc: Sequence[str], moves: Moves) -> tuple[list[int], str]:
    letters, columns = "".join(desc), len(desc[0])
    cells = [letters.index("S")]
    while letters[cells[-1]] in MOVED_ON:
        down, right = moves[int(pi[cells[-1]].argmax())]
        row, column = divmod(cells[-1], columns)
        row = min(max(row + down, 0), len(desc) - 1)
        cell = row * columns + min(max(column + right, 0), columns - 1)
        if cell in cells:
            return cells, "goes no further"
        cells.append(cell)
    name = NAMES[letters[cells[-1]]].replace("\n", " ")
    return cells, f"ends at the {name}"
