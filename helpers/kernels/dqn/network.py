"""The network that gives a Q value for every action, and how an action is chosen."""

import numpy as np
import torch
from numpy.typing import ArrayLike
from torch import nn

from helpers.arguments import as_count, as_generator, as_number, as_vector
from helpers.errors import DomainError

__all__ = ["as_share", "make_qnet", "select_action"]


def make_qnet(obs: int, n_act: int, hidden: int) -> nn.Sequential:
    """Make a network from a state to one Q value for each action.

    Parameters
    ----------
    obs : int
        Numbers that describe a state, 1 or more.
    n_act : int
        Actions, 1 or more.
    hidden : int
        Units of each of the two hidden layers, 1 or more.

    Returns
    -------
    torch.nn.Sequential
        Linear, ReLU, linear, ReLU, linear, in float32; states ``(n, obs)`` give values
        ``(n, n_act)``. Its weights are drawn by torch's own generator.

    Raises
    ------
    DomainError
        If a size is no whole number of at least 1.

    Notes
    -----
    Time and memory O(hidden (obs + hidden + n_act)).

    References
    ----------
    Mnih et al., Human-level control through deep reinforcement learning, Nature 518
    (2015), 529-533.

    Examples
    --------
    >>> import torch
    >>> net = make_qnet(4, 2, 64)
    >>> net(torch.zeros(3, 4)).shape, sum(p.numel() for p in net.parameters())
    (torch.Size([3, 2]), 4610)
    """
    obs, n_act = as_count(obs, "obs", least=1), as_count(n_act, "n_act", least=1)
    hidden = as_count(hidden, "hidden", least=1)
    return nn.Sequential(
        nn.Linear(obs, hidden),
        nn.ReLU(),
        nn.Linear(hidden, hidden),
        nn.ReLU(),
        nn.Linear(hidden, n_act),
    )


def select_action(
    net: nn.Module, s: ArrayLike, *, eps: float, rng: np.random.Generator
) -> int:
    """Choose an action: at random with probability ``eps``, else the best one.

    Parameters
    ----------
    net : torch.nn.Module
        Gives ``(n, n_act)`` values for states ``(n, obs)``.
    s : (obs,) array_like
        One state.
    eps : float
        From 0 to 1.
    rng : numpy.random.Generator
        Decides, and draws the random action from all of them alike.

    Returns
    -------
    int
        The number of an action; the lowest of several best ones.

    Raises
    ------
    DomainError
        If ``eps`` lies outside 0 to 1, or ``rng`` is no generator.
    ShapeError
        If ``s`` is no vector.

    Notes
    -----
    Time: one run of the network, O(1) besides. No gradient is recorded.

    References
    ----------
    Sutton, Barto, *Reinforcement Learning*, 2nd edition (2018), section 2.2.

    Examples
    --------
    >>> net = make_qnet(2, 3, 4)
    >>> rng = np.random.default_rng(0)
    >>> select_action(net, [0.5, -1.0], eps=1.0, rng=rng) in (0, 1, 2)
    True
    """
    state = as_vector(s, "s").astype(np.float32)
    eps, rng = as_share(eps, "eps"), as_generator(rng, "rng")
    with torch.no_grad():
        values = net(torch.from_numpy(state)[None])[0]
    if eps > 0.0 and rng.random() < eps:
        return int(rng.integers(len(values)))
    return int(values.argmax())


def as_share(value: ArrayLike, name: str) -> float:
    """Return a number from 0 to 1 as a Python float.

    Raises
    ------
    DomainError
        If it is smaller or larger.
    """
    number = as_number(value, name)
    if not 0.0 <= number <= 1.0:
        raise DomainError(f"{name} is {number}, must be from 0 to 1")
    return number
