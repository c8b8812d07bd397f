"""The canal: seven cells in a row, with a jetty at either end."""

from typing import ClassVar

import numpy as np

from helpers.environments.maps import Map, share

__all__ = ["Canal"]


class Canal(Map):
    """A boat in a canal of seven cells, with a jetty at either end.

    ::

        jetty 4 | 1 | 2 | start 3 | 4 | 5 | jetty 10

    Cells 0 and 6 are the jetties. Whatever the action there, the boat unloads: leaving
    the left one pays 4 and leaving the right one 10, and the episode ends in state 7.
    Leaving any other cell pays nothing.

    Actions are 0 (left) and 1 (right).

    Parameters
    ----------
    slip : float, default 0
        Probability, 0 to 1, that the current takes the boat the other way.
    render_mode : {"ansi"}, optional
        ``render`` returns text then.

    Attributes
    ----------
    P : (8, 2, 8) numpy.ndarray
        Probabilities of the next state.
    R : (8,) numpy.ndarray
        Reward on leaving each state.

    Examples
    --------
    >>> canal = Canal()
    >>> canal.R.tolist()
    [4.0, 0.0, 0.0, 0.0, 0.0, 0.0, 10.0, 0.0]
    >>> canal.reset(seed=1), canal.step(1)
    ((3, {'prob': 1.0}), (4, 0.0, False, False, {'prob': 1.0}))
    """

    desc = ("gFFSFFG",)
    moves: ClassVar = ((0, -1), (0, 1))
    rewards: ClassVar = {"S": 0.0, "F": 0.0, "g": 4.0, "G": 10.0}

    def __init__(self, slip: float = 0.0, *, render_mode: str | None = None):
        slip = share(slip, "slip")
        drift = np.array([[1 - slip, slip], [slip, 1 - slip]])  # asked, taken
        super().__init__(self.desc, drift, render_mode=render_mode)
