"""A memory of transitions, and batches that are drawn from it at random."""

from __future__ import annotations

import operator
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import ArrayLike

from helpers.arguments import as_array, as_count, as_generator, as_number
from helpers.errors import DomainError, ShapeError

__all__ = ["Batch", "Replay", "sample"]

Transition = tuple[np.ndarray, int, float, np.ndarray, bool]
Batch = tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]


class Replay:
    """The last transitions of an agent, in arrays that are written round and round.

    Parameters
    ----------
    cap : int
        How many are kept, 1 or more. The newest one takes the place of the oldest.

    Returns
    -------
    Replay
        Empty. ``push`` adds a transition, ``len`` counts them, ``memory[i]`` is the
        i-th from the oldest, and ``sample`` draws a batch.

    Raises
    ------
    DomainError
        If ``cap`` is no whole number of at least 1.

    Notes
    -----
    Time O(obs) for a push and O(n obs) for a batch; memory O(cap obs), taken when the
    first transition comes.

    References
    ----------
    Lin, Self-improving reactive agents based on reinforcement learning, planning and
    teaching, Machine Learning 8 (1992), 293-321.

    Examples
    --------
    >>> memory = Replay(2)
    >>> for k in range(3):
    ...     memory.push([k], 0, float(k), [k + 1], False)
    >>> len(memory), memory[0][2], memory[1][2]
    (2, 1.0, 2.0)
    """

    def __init__(self, cap: int) -> None:
        self.cap = as_count(cap, "cap", least=1)
        self._pushed = 0
        self._columns: tuple[np.ndarray, ...] = ()

    def push(
        self, s: ArrayLike, a: int, r: float, s2: ArrayLike, terminated: bool
    ) -> None:
        """Keep one transition; later changes in ``s`` and ``s2`` do not show."""
        s, s2 = as_array(s, "s"), as_array(s2, "s2")
        if s.shape != s2.shape:
            raise ShapeError(f"s2 has shape {s2.shape}, must be {s.shape} as s has")
        if not self._columns:
            self._columns = (
                np.empty((self.cap, *s.shape), np.float32),
                np.empty(self.cap, np.int64),
                np.empty(self.cap, np.float32),
                np.empty((self.cap, *s.shape), np.float32),
                np.empty(self.cap, np.float32),
            )
        elif s.shape != self._columns[0].shape[1:]:
            wanted = self._columns[0].shape[1:]
            raise ShapeError(f"s has shape {s.shape}, must be {wanted} as before")
        place = self._pushed % self.cap
        row = s, operator.index(a), as_number(r, "r"), s2, bool(terminated)
        for column, value in zip(self._columns, row, strict=True):
            column[place] = value
        self._pushed += 1

    def __len__(self) -> int:
        return min(self._pushed, self.cap)

    def __getitem__(self, i: int) -> Transition:
        i, size = operator.index(i), len(self)
        if not -size <= i < size:
            raise IndexError(f"i is {i}, must be below {size}, the number of rows kept")
        place = (self._pushed - size + i % size) % self.cap
        s, a, r, s2, end = (column[place] for column in self._columns)
        return s.copy(), int(a), float(r), s2.copy(), bool(end)

    def sample(self, n: int, rng: np.random.Generator) -> Batch:
        """Draw n different rows in random order: ``(s, a, r, s2, terminated)``."""
        rows = _drawn(len(self), n, rng)
        return tuple(torch.from_numpy(column[rows]) for column in self._columns)


def sample(memory: Sequence[Transition], n: int, *, rng: np.random.Generator) -> Batch:
    """Draw a batch of different transitions, in random order.

    Parameters
    ----------
    memory : sequence of (s, a, r, s2, terminated)
        Such as a `Replay`, or a list.
    n : int
        How many, from 1 to ``len(memory)``.
    rng : numpy.random.Generator
        Draws them.

    Returns
    -------
    s, a, r, s2, terminated : torch.Tensor
        Shapes ``(n, obs)``, ``(n,)``, ``(n,)``, ``(n, obs)``, ``(n,)``; ``a`` is int64,
        the others are float32, with 1.0 for a terminated one.

    Raises
    ------
    DomainError
        If ``n`` is no whole number from 1 to ``len(memory)``, or ``rng`` no generator.

    Notes
    -----
    Time and memory O(n obs), and O(len(memory)) at most for the draw.

    References
    ----------
    Mnih et al., Human-level control through deep reinforcement learning, Nature 518
    (2015), 529-533.

    Examples
    --------
    >>> memory = [([0.5], 1, 2.0, [1.5], False), ([1.5], 0, 3.0, [2.5], True)]
    >>> s, a, r, s2, terminated = sample(memory, 2, rng=np.random.default_rng(0))
    >>> s.shape, sorted(r.tolist()), sorted(terminated.tolist())
    (torch.Size([2, 1]), [2.0, 3.0], [0.0, 1.0])
    """
    drawn = [memory[int(i)] for i in _drawn(len(memory), n, rng)]
    kinds = np.float32, np.int64, np.float32, np.float32, np.float32
    columns = zip(*drawn, strict=True)
    return tuple(
        torch.from_numpy(np.array(column, dtype=kind))
        for column, kind in zip(columns, kinds, strict=True)
    )


def _drawn(size: int, n: int, rng: np.random.Generator) -> np.ndarray:
    n, rng = as_count(n, "n", least=1), as_generator(rng, "rng")
    if n > size:
        raise DomainError(f"n is {n}, must be at most {size}, the number of rows kept")
    return rng.choice(size, n, replace=False)
