"""Training a deep Q-network, watching it act, and collecting transitions."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from helpers.arguments import as_count, as_positive
from helpers.errors import DomainError
from helpers.kernels.dqn.learning import _soft_update, _td_loss, _td_target
from helpers.kernels.dqn.memory import Replay, Transition
from helpers.kernels.dqn.network import as_share, make_qnet, select_action

__all__ = ["collect", "epsilon_at", "greedy_returns", "train"]

Log = Callable[[int, float], object]
Loss = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]


def epsilon_at(t: int, *, end: int, last: float = 0.01) -> float:
    """Share of random actions at step ``t``: a line from 1 down to ``last``.

    Parameters
    ----------
    t : int
        Step, from 0.
    end : int
        The step at which ``last`` is reached, 1 or more.
    last : float, default 0.01
        From 0 to 1.

    Returns
    -------
    float
        1 at step 0, ``last`` from step ``end`` on.

    Raises
    ------
    DomainError
        If ``t`` is negative, ``end`` not above 0, or ``last`` outside 0 to 1.

    Notes
    -----
    Time O(1).

    References
    ----------
    Mnih et al., Human-level control through deep reinforcement learning, Nature 518
    (2015), 529-533.

    Examples
    --------
    >>> [epsilon_at(t, end=100, last=0.5) for t in (0, 50, 100, 200)]
    [1.0, 0.75, 0.5, 0.5]
    """
    t, end = as_count(t, "t"), as_count(end, "end", least=1)
    last = as_share(last, "last")
    return max(last, 1.0 - (1.0 - last) * t / end)


def train(
    env: Any,
    steps: int,
    seed: int,
    log: Log | None = None,
    *,
    hidden: int = 64,
    lr: float = 1e-3,
    gamma: float = 0.99,
    batch: int = 64,
    tau: float = 0.01,
    every: int = 2,
    explore: float = 1 / 3,
    last: float = 0.01,
    cap: int = 50_000,
    loss: Loss = functional.mse_loss,
    tracker: Callable[[int, nn.Module, nn.Module], object] | None = None,
) -> nn.Sequential:
    """Train a deep Q-network on an environment.

    Parameters
    ----------
    env : gymnasium.Env
        With states that are vectors, and numbered actions from 0.
    steps : int
        Steps in all, over as many episodes as they fill; 1 or more.
    seed : int
        All chance comes from it: of the network, the actions, the batches and the
        environment. Sets torch's generator.
    log : callable, optional
        Called as ``log(step, total)`` at the end of each episode, with the number of
        steps so far and the sum of the episode's rewards.
    hidden : int, default 64
        Units of each hidden layer.
    lr : float, default 0.001
        Learning rate of Adam.
    gamma : float, default 0.99
        Discount, from 0 to 1.
    batch : int, default 64
        Transitions in a batch.
    tau : float, default 0.01
        Share of the soft update, from 0 to 1.
    every : int, default 2
        Steps between two updates.
    explore : float, default 1/3
        Share of all steps over which epsilon falls from 1 to ``last``.
    last : float, default 0.01
        Where epsilon ends, from 0 to 1.
    cap : int, default 50,000
        Transitions that are remembered.
    loss : callable, default torch.nn.functional.mse_loss
        Called as ``loss(chosen, wanted)``. ``torch.nn.functional.smooth_l1_loss``,
        Huber's, grows more slowly where the two lie far apart.
    tracker : callable, optional
        Called as ``tracker(step, online, target)`` after every step.

    Returns
    -------
    torch.nn.Sequential
        The online network after the last step.

    Raises
    ------
    DomainError
        If one of the numbers lies outside its range.

    Notes
    -----
    Time O(steps / every) updates of O(batch hidden (obs + hidden + n_act)).

    References
    ----------
    Mnih et al., Human-level control through deep reinforcement learning, Nature 518
    (2015), 529-533; the soft update from Lillicrap et al., ICLR 2016.

    Examples
    --------
    >>> import gymnasium
    >>> net = train(gymnasium.make("CartPole-v1"), 100, 0)
    >>> net(torch.zeros(1, 4)).shape
    torch.Size([1, 2])
    """
    steps, every = as_count(steps, "steps", least=1), as_count(every, "every", least=1)
    lr, gamma, tau = (
        as_positive(lr, "lr"),
        as_share(gamma, "gamma"),
        as_share(tau, "tau"),
    )
    batch, explore = as_count(batch, "batch", least=1), as_share(explore, "explore")
    rng, end = np.random.default_rng(seed), max(1, round(explore * steps))
    torch.manual_seed(seed)
    online = make_qnet(env.observation_space.shape[0], env.action_space.n, hidden)
    target, memory = copy.deepcopy(online), Replay(min(cap, steps))
    theirs, mine = list(target.parameters()), list(online.parameters())
    optimiser = torch.optim.Adam(mine, lr=lr, fused=True)
    see = _fast_forward(online)
    s, total = env.reset(seed=seed)[0], 0.0
    for t in range(steps):
        random = rng.random() < epsilon_at(t, end=end, last=last)
        a = int(rng.integers(env.action_space.n)) if random else int(see(s).argmax())
        s2, r, terminated, truncated, _ = env.step(a)
        memory.push(s, a, r, s2, terminated)
        s, total = s2, total + r
        if terminated or truncated:
            if log is not None:
                log(t + 1, float(total))
            s, total = env.reset()[0], 0.0
        if len(memory) >= batch and t % every == 0:
            states, acts, rewards, after, over = memory.sample(batch, rng)
            wanted = _td_target(rewards, after, over, target, gamma)
            optimiser.zero_grad()
            _td_loss(online, states, acts, wanted, loss).backward()
            optimiser.step()
            _soft_update(theirs, mine, tau)
        if tracker is not None:
            tracker(t + 1, online, target)
    return online


def greedy_returns(net: nn.Module, env: Any, seeds: Iterable[int]) -> np.ndarray:
    """Play one episode for each seed with the best action only.

    Parameters
    ----------
    net : torch.nn.Module
        Gives ``(n, n_act)`` values for states ``(n, obs)``.
    env : gymnasium.Env
        Where to play.
    seeds : iterable of int
        For ``env.reset``.

    Returns
    -------
    (n,) numpy.ndarray
        The sum of the rewards of each episode.

    Raises
    ------
    DomainError
        If there are no seeds.

    Notes
    -----
    Time: one run of the network for each step.

    References
    ----------
    Machado et al., Revisiting the Arcade Learning Environment, Journal of Artificial
    Intelligence Research 61 (2018), 523-562.

    Examples
    --------
    >>> import gymnasium
    >>> net = make_qnet(4, 2, 8)
    >>> greedy_returns(net, gymnasium.make("CartPole-v1"), [1, 2]).shape
    (2,)
    """
    seeds = list(seeds)
    if not seeds:
        raise DomainError("seeds is empty, must hold a seed or more")
    rng, returns = np.random.default_rng(0), []
    for seed in seeds:
        s, total, over = env.reset(seed=seed)[0], 0.0, False
        while not over:
            a = select_action(net, s, eps=0.0, rng=rng)
            s, r, terminated, truncated, _ = env.step(a)
            total, over = total + r, terminated or truncated
        returns.append(total)
    return np.array(returns)


def collect(
    env: Any, policy: Callable[[Any], int], steps: int, seed: int
) -> list[Transition]:
    """Walk through an environment and note every transition.

    Parameters
    ----------
    env : gymnasium.Env
        Where to walk.
    policy : callable
        Gives an action for a state.
    steps : int
        How many steps, 0 or more, over as many episodes as they fill.
    seed : int
        For the first ``env.reset``.

    Returns
    -------
    list of (s, a, r, s2, terminated)
        One entry a step. Where an episode ends, ``s2`` is its last state, and the next
        entry starts from a new one.

    Raises
    ------
    DomainError
        If ``steps`` is no whole number of at least 0.

    Notes
    -----
    Time and memory O(steps).

    References
    ----------
    Towers et al., Gymnasium: a standard interface for reinforcement learning
    environments (2024), arXiv:2407.17032.

    Examples
    --------
    >>> import gymnasium
    >>> lake = gymnasium.make("FrozenLake-v1", is_slippery=False)
    >>> [row[3] for row in collect(lake, lambda s: 1, 3, 0)]
    [4, 8, 12]
    """
    steps, found = as_count(steps, "steps"), []
    s, _ = env.reset(seed=seed)
    for _ in range(steps):
        a = policy(s)
        s2, r, terminated, truncated, _ = env.step(a)
        found.append((s, a, r, s2, terminated))
        s = env.reset()[0] if terminated or truncated else s2
    return found


def _fast_forward(net: nn.Sequential) -> Callable[[Any], np.ndarray]:
    """Return the network's values of one state, by NumPy over the same memory."""
    W1, b1, W2, b2, W3, b3 = (p.detach().numpy() for p in net.parameters())

    def see(s: Any) -> np.ndarray:
        h = np.maximum(W1 @ np.asarray(s, dtype=np.float32) + b1, 0.0)
        return W3 @ np.maximum(W2 @ h + b2, 0.0) + b3

    return see
