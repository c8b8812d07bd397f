"""A world that is written down as tables, behind gymnasium's interface."""

from typing import Any, ClassVar

import gymnasium
import numpy as np
from numpy.typing import ArrayLike

from helpers.arguments import FloatArray, as_array, as_vector, require_finite
from helpers.errors import DomainError, ShapeError, UsageError

__all__ = ["Tabular"]


class Tabular(gymnasium.Env[int, int]):
    """A Markov decision process with an end, given by its tables.

    Rewards are paid on leaving a state: ``step`` returns ``R[s]`` of the state ``s`` in
    which the action was taken. The last state is the end. It is absorbing, and leaving
    it pays nothing, so nothing more is earned after it; ``terminated`` is true from the
    step that reaches it. No step is ever ``truncated``: gymnasium's ``TimeLimit`` does
    that where it is wanted.

    Parameters
    ----------
    P : (S, A, S) array_like
        ``P[s, a, s2]`` is the probability of being in ``s2`` after action ``a`` in
        ``s``.
    R : (S,) array_like
        Reward on leaving each state.
    start : int, default 0
        Where an episode starts.
    render_mode : {"ansi"}, optional
        ``render`` returns text then.

    Attributes
    ----------
    P, R : numpy.ndarray
        The tables, as float64. They cannot be written to.
    start : int
        Where an episode starts.
    end : int
        The last state.

    Raises
    ------
    ShapeError
        If the tables do not fit together.
    DomainError
        If ``P`` holds no probabilities, the last state is no end, ``start`` is no
        state, or ``render_mode`` is unknown.

    Examples
    --------
    >>> world = Tabular([[[0, 1]], [[0, 1]]], [3, 0])
    >>> world.reset(seed=1)
    (0, {'prob': 1.0})
    >>> world.step(0)
    (1, 3.0, True, False, {'prob': 1.0})
    """

    metadata: ClassVar[dict[str, Any]] = {"render_modes": ["ansi"], "render_fps": 4}

    def __init__(
        self,
        P: ArrayLike,
        R: ArrayLike,
        *,
        start: int = 0,
        render_mode: str | None = None,
    ):
        self.P, self.R = _tables(P, R)
        states, actions = self.P.shape[:2]
        if render_mode not in (None, *self.metadata["render_modes"]):
            raise DomainError(f"render_mode is {render_mode!r}, must be 'ansi' or None")
        self.render_mode = render_mode
        self.observation_space = gymnasium.spaces.Discrete(states)
        self.action_space = gymnasium.spaces.Discrete(actions)
        self.start, self.end = self._state(start, "start"), states - 1
        self._upto = np.cumsum(self.P, axis=2)
        self._upto /= self._upto[:, :, -1:]  # exactly 1 at the end: no draw falls out
        self._at: int | None = None
        self._last_action: int | None = None

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[int, dict[str, Any]]:
        """Begin an episode.

        Parameters
        ----------
        seed : int, optional
            Starts the environment's own random generator anew.
        options : dict, optional
            ``{"state": s}`` begins in another state.

        Returns
        -------
        state : int
        info : dict
            ``prob``, the probability of beginning here: 1.
        """
        super().reset(seed=seed)
        self._at = self._state((options or {}).get("state", self.start), "state")
        self._last_action = None
        return self._at, {"prob": 1.0}

    def step(self, action: int) -> tuple[int, float, bool, bool, dict[str, Any]]:
        """Take an action.

        Parameters
        ----------
        action : int

        Returns
        -------
        state : int
            Where it led.
        reward : float
            What leaving the state before paid.
        terminated : bool
            Whether the end is reached.
        truncated : bool
            Always false.
        info : dict
            ``prob``, the probability that the action led here.

        Raises
        ------
        UsageError
            If no episode has begun.
        DomainError
            If there is no such action.
        """
        if self._at is None:
            raise UsageError("step comes after reset", next_step="env.reset(seed=0)")
        if not self.action_space.contains(action):
            last = int(self.action_space.n) - 1
            raise DomainError(f"action is {action!r}, must be one of 0 to {last}")
        before, draw = self._at, self.np_random.random()
        after = int(np.searchsorted(self._upto[before, action], draw, side="right"))
        self._at, self._last_action = after, int(action)
        info = {"prob": float(self.P[before, action, after])}
        return after, float(self.R[before]), after == self.end, False, info

    def render(self) -> str | None:
        """Return where the episode stands as text, if ``render_mode`` is ``ansi``."""
        return None if self.render_mode is None else self._text()

    def _text(self) -> str:
        return f"state {self._at} of {self.end + 1}"

    def _state(self, value: Any, name: str) -> int:
        if not self.observation_space.contains(value):
            last = int(self.observation_space.n) - 1
            raise DomainError(f"{name} is {value!r}, must be a state from 0 to {last}")
        return int(value)


def _tables(P: ArrayLike, R: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Check the tables of a world with an end, and return copies that stay as is."""
    P = np.array(as_array(P, "P"))
    if P.ndim != 3 or P.shape[0] != P.shape[2] or 0 in P.shape:
        raise ShapeError(f"P has shape {P.shape}, must be (S, A, S)")
    R = np.array(as_vector(R, "R", length=len(P), counts="states of P"))
    require_finite(P=P, R=R)
    if (P < 0).any() or not np.allclose(P.sum(axis=2), 1.0):
        raise DomainError(
            "P has a row that is no probabilities: from 0, adding up to 1"
        )
    if not (P[-1, :, -1] == 1.0).all() or R[-1] != 0.0:
        raise DomainError(
            "the last state must be the end: every action stays there and pays 0"
        )
    P.setflags(write=False)
    R.setflags(write=False)
    return P, R
