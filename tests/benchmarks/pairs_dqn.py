"""Each kernel of chapter 31 beside plain torch, or another way to the same result."""

import copy
from collections import deque
from dataclasses import dataclass

import numpy as np
import torch
from pairs import Pair
from torch import nn
from torch.nn.functional import mse_loss

from helpers.kernels import dqn as kernels

GAMMA, TAU = 0.99, 0.01


@dataclass(frozen=True)
class Batch:
    """Made-up transitions of CartPole's size, and two networks."""

    online: nn.Module
    target: nn.Module
    batch: tuple[torch.Tensor, ...]
    rows: list[tuple]
    memory: kernels.Replay


def table(rows: int) -> Batch:
    rng = np.random.default_rng(rows)
    torch.manual_seed(rows)
    s, s2 = rng.normal(size=(2, rows, 4)).astype(np.float32)
    a, end = rng.integers(2, size=rows), rng.random(rows) < 0.1
    kept = [(s[i], int(a[i]), 1.0, s2[i], bool(end[i])) for i in range(rows)]
    memory = kernels.Replay(rows)
    for row in kept:
        memory.push(*row)
    columns = (s, a, np.ones(rows, np.float32), s2, end.astype(np.float32))
    batch = tuple(map(torch.from_numpy, columns))
    nets = (kernels.make_qnet(4, 2, 64) for _ in range(2))
    return Batch(*nets, batch, kept, memory)


def _torch_target(b: Batch):
    _, _, r, s2, end = b.batch
    with torch.no_grad():
        return (r + GAMMA * (1 - end) * b.target(s2).max(dim=1).values).numpy()


def _our_target(b: Batch):
    return kernels.td_target(*b.batch[2:], b.target, GAMMA).numpy()


def _torch_loss(b: Batch):
    s, a, r, s2, end = b.batch
    with torch.no_grad():
        y = r + GAMMA * (1 - end) * b.target(s2).max(dim=1).values
    return _with_gradient(b, mse_loss(b.online(s)[torch.arange(len(a)), a], y))


def _our_loss(b: Batch):
    return _with_gradient(b, kernels.td_loss(b.online, b.target, b.batch, GAMMA))


def _with_gradient(b: Batch, loss: torch.Tensor):
    b.online.zero_grad()
    loss.backward()
    grads = [p.grad.abs().sum().item() for p in b.online.parameters()]
    return [loss.item(), *grads]


def _torch_soft(b: Batch):
    target = copy.deepcopy(b.target)
    with torch.no_grad():
        for p, q in zip(target.parameters(), b.online.parameters(), strict=True):
            p.copy_(TAU * q + (1 - TAU) * p)
    return [p.detach().numpy().ravel() for p in target.parameters()]


def _our_soft(b: Batch):
    target = copy.deepcopy(b.target)
    kernels.soft_update(target, b.online, TAU)
    return [p.detach().numpy().ravel() for p in target.parameters()]


def _plain_sample(b: Batch):
    rng = np.random.default_rng(1)
    places = rng.choice(len(b.rows), 20, replace=False)
    drawn = zip(*(b.rows[i] for i in places), strict=True)
    return [np.array(column, dtype=np.float32).ravel() for column in drawn]


def _our_sample(b: Batch):
    drawn = b.memory.sample(20, np.random.default_rng(1))
    return [column.numpy().astype(np.float32).ravel() for column in drawn]


def _deque_push(b: Batch):
    memory = deque(maxlen=20)
    for s, a, r, s2, end in b.rows[:1000]:
        memory.append((s.copy(), a, r, s2.copy(), end))
    return [memory[0][0], memory[-1][3]]


def _our_push(b: Batch):
    memory = kernels.Replay(20)
    for row in b.rows[:1000]:
        memory.push(*row)
    return [memory[0][0], memory[-1][3]]


PAIRS = (
    Pair("td_target", "plain torch", _our_target, _torch_target, 1e-5),
    Pair("td_loss and gradient", "plain torch", _our_loss, _torch_loss, 1e-4),
    Pair("soft_update", "a loop with copy_", _our_soft, _torch_soft, 1e-4),
    Pair("sample, 20 rows", "a list of rows", _our_sample, _plain_sample, 1e-6),
    Pair("push, 1,000 at most", "a deque", _our_push, _deque_push, 1e-6),
)
