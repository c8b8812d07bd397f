"""The test's own arguments: what a call changes in them is changed in the test too."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np

from helpers.checks.plain import if_loaded


def is_changeable(value: Any) -> bool:
    """Whether a value is plain data that a call may change in place."""
    if type(value) in (list, dict, set, np.ndarray, np.random.Generator):
        return True
    torch, pandas = if_loaded("torch"), if_loaded("pandas")
    if torch is not None and type(value) is torch.Tensor:
        return True
    return pandas is not None and type(value) in (pandas.DataFrame, pandas.Series)


def snapshot(mine: Any) -> Any:
    """Copy a test's own argument, so that :func:`put_back` can restore it."""
    if isinstance(mine, list | dict | set):
        return copy.copy(mine)  # what is inside is restored on its own
    if hasattr(mine, "requires_grad"):
        kept = mine.detach().clone().requires_grad_(mine.requires_grad)
        kept.grad = mine.grad
        return kept
    return copy.deepcopy(mine)


def put_back(mine: Any, changed: Any) -> None:
    """Give a test's own argument the content that a call left.

    Parameters
    ----------
    mine : object
        The argument.
    changed : object
        Its content after the call. One of another kind or shape is passed over: in
        place, that could not have come about.
    """
    if type(changed) is not type(mine):
        return
    if isinstance(mine, list):
        mine[:] = changed
    elif isinstance(mine, dict | set):
        mine.clear()
        mine.update(changed)
    elif isinstance(mine, np.random.Generator):
        mine.bit_generator.state = changed.bit_generator.state
    elif isinstance(mine, np.ndarray):
        alike = (mine.shape, mine.dtype) == (changed.shape, changed.dtype)
        if alike and mine.flags.writeable:
            mine[...] = changed
    elif hasattr(mine, "requires_grad"):
        _put_back_tensor(mine, changed)
    else:  # a frame or a series, which may have other rows and columns now
        type(mine).__init__(mine, changed)


def _put_back_tensor(mine: Any, changed: Any) -> None:
    import torch

    if mine.shape == changed.shape and mine.dtype == changed.dtype:
        with torch.no_grad():
            mine.copy_(changed)
        mine.requires_grad_(changed.requires_grad)
        mine.grad = changed.grad
