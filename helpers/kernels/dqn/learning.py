"""What a deep Q-network learns towards, how far off it is, and how the target moves."""

import torch
from numpy.typing import ArrayLike
from torch import nn
from torch.nn import functional

from helpers.errors import ShapeError
from helpers.kernels.dqn.memory import Batch
from helpers.kernels.dqn.network import as_share

__all__ = ["soft_update", "td_loss", "td_target"]


def td_target(
    r: torch.Tensor,
    s2: torch.Tensor,
    terminated: torch.Tensor,
    target: nn.Module,
    gamma: float,
) -> torch.Tensor:
    """Give what the Q values of a batch should be, as the target network sees it.

    Parameters
    ----------
    r : (n,) torch.Tensor
        Rewards.
    s2 : (n, obs) torch.Tensor
        The states that were reached.
    terminated : (n,) torch.Tensor
        1 (or true) where the episode ended there for good, else 0.
    target : torch.nn.Module
        Gives ``(n, n_act)`` values for states.
    gamma : float
        Discount, from 0 to 1.

    Returns
    -------
    (n,) torch.Tensor of float32
        ``r + gamma * (1 - terminated) * max(target(s2))``, without a gradient.

    Raises
    ------
    DomainError
        If ``gamma`` lies outside 0 to 1.
    ShapeError
        If ``r`` or ``terminated`` is no vector of one entry for each row of ``s2``.

    Notes
    -----
    Time: one run of the network on n states, O(n n_act) besides.

    References
    ----------
    Mnih et al., Human-level control through deep reinforcement learning, Nature 518
    (2015), 529-533.

    Examples
    --------
    >>> net = lambda s2: s2
    >>> r, end = torch.tensor([1.0, 1.0]), torch.tensor([0.0, 1.0])
    >>> td_target(r, torch.tensor([[2.0, 4.0], [2.0, 4.0]]), end, net, 0.5).tolist()
    [3.0, 1.0]
    """
    gamma = as_share(gamma, "gamma")
    for name, vector in (("r", r), ("terminated", terminated)):
        if tuple(vector.shape) != (len(s2),):
            shape = tuple(vector.shape)
            raise ShapeError(
                f"{name} has shape {shape}, must be {(len(s2),)} as s2 has"
            )
    return _td_target(r.float(), s2.float(), terminated.float(), target, gamma)


def td_loss(
    online: nn.Module, target: nn.Module, batch: Batch, gamma: float
) -> torch.Tensor:
    """Mean squared error of the Q values of the actions that were taken.

    Parameters
    ----------
    online : torch.nn.Module
        The network that learns.
    target : torch.nn.Module
        The network that says what is right.
    batch : (s, a, r, s2, terminated)
        Tensors of shapes ``(n, obs)``, ``(n,)``, ``(n,)``, ``(n, obs)``, ``(n,)``.
    gamma : float
        Discount, from 0 to 1.

    Returns
    -------
    torch.Tensor
        One number, with a gradient in the parameters of ``online`` alone.

    Raises
    ------
    DomainError
        If ``gamma`` lies outside 0 to 1.
    ShapeError
        As in `td_target`.

    Notes
    -----
    Time: one run of each network on n states, O(n n_act) besides.

    References
    ----------
    Mnih et al., Human-level control through deep reinforcement learning, Nature 518
    (2015), 529-533.

    Examples
    --------
    >>> net = lambda s: s
    >>> state, one = torch.tensor([[2.0, 4.0]]), torch.tensor([1.0])
    >>> batch = state, torch.tensor([1]), one, state, one
    >>> td_loss(net, net, batch, 0.5).item()
    9.0
    """
    s, a, r, s2, terminated = batch
    wanted = td_target(r, s2, terminated, target, gamma)
    return _td_loss(online, s.float(), a.long(), wanted)


def soft_update(target: nn.Module, online: nn.Module, tau: ArrayLike) -> None:
    """Move every parameter of the target network a little towards the online one.

    Parameters
    ----------
    target : torch.nn.Module
        Changed in place to ``tau * online + (1 - tau) * target``.
    online : torch.nn.Module
        Of the same form; not changed.
    tau : float
        Share of the online network, from 0 to 1.

    Returns
    -------
    None

    Raises
    ------
    DomainError
        If ``tau`` lies outside 0 to 1.
    ShapeError
        If the networks do not have the same parameters.

    Notes
    -----
    Time O(parameters); no memory besides.

    References
    ----------
    Lillicrap et al., Continuous control with deep reinforcement learning, ICLR 2016.

    Examples
    --------
    >>> target, online = nn.Linear(1, 1), nn.Linear(1, 1)
    >>> _ = nn.init.constant_(target.weight, 1.0), nn.init.constant_(online.weight, 3.0)
    >>> soft_update(target, online, 0.25)
    >>> target.weight.item(), online.weight.item()
    (1.5, 3.0)
    """
    tau = as_share(tau, "tau")
    theirs, mine = list(target.parameters()), list(online.parameters())
    shapes = [[tuple(p.shape) for p in side] for side in (theirs, mine)]
    if shapes[0] != shapes[1]:
        raise ShapeError(f"online has parameters {shapes[1]}, must have {shapes[0]}")
    _soft_update(theirs, mine, tau)


@torch.no_grad()
def _td_target(r, s2, terminated, target, gamma):
    best = target(s2).amax(dim=1)
    return torch.addcmul(r, 1.0 - terminated, best, value=gamma)


def _td_loss(online, s, a, wanted, loss=functional.mse_loss):
    chosen = online(s).gather(1, a[:, None])[:, 0]
    return loss(chosen, wanted)


@torch.no_grad()
def _soft_update(theirs, mine, tau):
    torch._foreach_lerp_(theirs, mine, tau)
