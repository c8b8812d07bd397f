"""The lagoon: a grid of four by four cells where the wind pushes the boat aside."""

from collections.abc import Sequence
from typing import ClassVar

import numpy as np

from helpers.environments.maps import Map, share
from helpers.errors import ShapeError

__all__ = ["GridWorld"]

SIDE = 4
LAGOON = ("gFFF", "SFXF", "FFFF", "FXFG")


class GridWorld(Map):
    """A boat in a lagoon of four by four cells, where the wind pushes it aside.

    Cells are numbered row by row from 0 to 15, and state 16 is the end. Actions are 0
    (up), 1 (right), 2 (down), 3 (left). With probability ``slip`` the boat goes to one
    of the two sides of where it was steered, half each. A move that would leave the
    lagoon leaves the boat where it is.

    A letter says what a cell is, and what leaving it pays:

    ====== ============ ======
    letter cell         reward
    ====== ============ ======
    ``S``  start        -0.1
    ``F``  free water   -0.1
    ``g``  small jetty  2
    ``G``  large jetty  10
    ``X``  reef         -10
    ====== ============ ======

    From jetties and reefs every action leads to the end.

    Parameters
    ----------
    slip : float, default 0.2
        Probability, 0 to 1, of being pushed aside.
    desc : sequence of str, optional
        A map of your own: four texts of four letters, with one ``S``.
    render_mode : {"ansi"}, optional
        ``render`` returns text then.

    Attributes
    ----------
    P : (17, 4, 17) numpy.ndarray
        Probabilities of the next state.
    R : (17,) numpy.ndarray
        Reward on leaving each state.

    Examples
    --------
    >>> lagoon = GridWorld(render_mode="ansi")
    >>> state, _ = lagoon.reset(seed=1)
    >>> print(lagoon.render())
     g  F  F  F
    [S] F  X  F
     F  F  F  F
     F  X  F  G
    >>> lagoon.P[4, 1, [0, 5, 8]].tolist()  # right, pushed up or down
    [0.1, 0.8, 0.1]
    """

    moves: ClassVar = ((-1, 0), (0, 1), (1, 0), (0, -1))
    rewards: ClassVar = {"S": -0.1, "F": -0.1, "g": 2.0, "G": 10.0, "X": -10.0}

    def __init__(
        self,
        slip: float = 0.2,
        *,
        desc: Sequence[str] = LAGOON,
        render_mode: str | None = None,
    ):
        if [len(row) for row in desc] != [SIDE] * SIDE:
            raise ShapeError(f"desc is {desc}, must be {SIDE} texts of {SIDE} letters")
        slip = share(slip, "slip")
        ahead, aside = np.eye(4), np.roll(np.eye(4), 1, axis=1) / 2
        drift = (1 - slip) * ahead + slip * (aside + aside.T)
        super().__init__(desc, drift, render_mode=render_mode)
