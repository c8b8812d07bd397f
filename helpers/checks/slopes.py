"""Slopes measured by small steps: what gradients are compared with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np


def slopes(of: Callable[..., float], args: tuple, wrt: Sequence[int]) -> Any:
    """Measure slopes by central differences with Richardson's extrapolation."""
    found = [_slope(of, args, place) for place in wrt]
    return tuple(found) if len(found) > 1 else found[0]


def _slope(of: Callable[..., float], args: tuple, place: int) -> Any:
    start = np.asarray(args[place], dtype=np.float64)
    slopes = np.zeros(start.shape)
    for index in np.ndindex(start.shape):
        step = 1e-3 * max(1.0, abs(float(start[index])))

        def at(shift: float, index: tuple = index) -> float:
            moved = start.copy()
            moved[index] += shift
            value = moved if moved.ndim else float(moved)
            return float(of(*args[:place], value, *args[place + 1 :]))

        wide = (at(step) - at(-step)) / (2 * step)
        narrow = (at(step / 2) - at(-step / 2)) / step
        slopes[index] = (4 * narrow - wide) / 3
    return slopes if slopes.ndim else float(slopes)
