"""Worlds drawn as maps of letters: where a move leads, and where an episode ends."""

from collections.abc import Sequence
from typing import ClassVar

import numpy as np

from helpers.arguments import FloatArray, as_number
from helpers.environments.tabular import Tabular
from helpers.errors import DomainError

__all__ = ["Map", "share"]


class Map(Tabular):
    """A world of cells, numbered row by row, and the end behind them.

    Parameters
    ----------
    desc : sequence of str
        One text a row, one letter a cell; ``S`` is the start. From a cell that is
        neither ``S`` nor ``F`` every action leads to the end.
    drift : (A, A) numpy.ndarray
        Probability that the move of the column is made when the action of the row was
        chosen.
    render_mode : {"ansi"}, optional
        ``render`` returns the map as text then, with the place in brackets.

    Attributes
    ----------
    desc : tuple of str
        The map.
    moves : tuple of (int, int)
        Rows down and columns to the right of each move. One that would leave the map
        leaves the place as it is.
    rewards : dict of str to float
        Reward on leaving a cell, by its letter.
    """

    desc: tuple[str, ...]
    moves: ClassVar[tuple[tuple[int, int], ...]]
    rewards: ClassVar[dict[str, float]]

    def __init__(
        self, desc: Sequence[str], drift: FloatArray, *, render_mode: str | None = None
    ):
        self.desc = tuple(desc)
        letters = "".join(self.desc)
        wrong = sorted(set(letters) - set(self.rewards))
        if wrong or letters.count("S") != 1:
            known = ", ".join(self.rewards)
            raise DomainError(
                f"desc is {self.desc}, must have one S and letters of {known} alone"
            )
        R = [self.rewards[letter] for letter in letters] + [0.0]
        P = self._table(letters, drift)
        super().__init__(P, R, start=letters.index("S"), render_mode=render_mode)

    def _table(self, letters: str, drift: FloatArray) -> FloatArray:
        cells, columns = len(letters), len(self.desc[0])
        P = np.zeros((cells + 1, len(self.moves), cells + 1))
        P[-1, :, -1] = 1.0
        for cell, letter in enumerate(letters):
            if letter not in "SF":
                P[cell, :, -1] = 1.0
                continue
            row, column = divmod(cell, columns)
            for move, (down, right) in enumerate(self.moves):
                to = min(max(row + down, 0), len(self.desc) - 1) * columns + min(
                    max(column + right, 0), columns - 1
                )
                P[cell, :, to] += drift[:, move]
        return P

    def _text(self) -> str:
        letters, columns = "".join(self.desc), len(self.desc[0])
        shown = [f" {letter} " for letter in letters]
        if self._at is not None and self._at != self.end:
            shown[self._at] = f"[{letters[self._at]}]"
        rows = [shown[i : i + columns] for i in range(0, len(shown), columns)]
        lines = ["".join(row).rstrip() for row in rows]
        return "\n".join(lines + ["the end"] * (self._at == self.end))


def share(value: float, name: str) -> float:
    """Return a probability as a float.

    Raises
    ------
    DomainError
        If it lies outside 0 to 1.
    """
    number = as_number(value, name)
    if not 0.0 <= number <= 1.0:
        raise DomainError(f"{name} is {number}, must lie between 0 and 1")
    return number
