"""The batch that exercise 31.5 is tried on, and what is read from the loss."""

from helpers.checks.vocabulary import Case

from .cases import NET

BATCH = """
def batch_of(s, a, r, s2, end):
    return (
        torch.tensor(s), torch.tensor(a), torch.tensor(r), torch.tensor(s2),
        torch.tensor(end),
    )
online = net([[1.0, 0.5], [-2.0, 1.0], [0.5, 0.0]], [0.5, 0.0, 1.0])
target = net([[0.0, 2.0], [1.0, 1.0], [-1.0, 0.5]], [0.0, 1.0, -0.5])
batch = batch_of(
    [[1.0, 2.0], [0.0, -1.0], [2.0, 0.5], [-1.0, 1.0]],
    [0, 2, 1, 1],
    [1.0, -1.0, 0.5, 2.0],
    [[0.5, 1.0], [1.0, -2.0], [0.0, 3.0], [2.0, 2.0]],
    [0.0, 0.0, 1.0, 0.0],
)
"""
# What has no gradient is told in words: nothing to calculate with, so no error either.
SLOPES = """
def slopes(net):
    found = [p.grad for p in net.parameters()]
    return torch.cat([g.ravel() for g in found]) if None not in found else "no gradient"
def number(loss):
    return loss.item() if isinstance(loss, torch.Tensor) else f"no tensor: {loss!r}"
"""
SET_UP = NET + BATCH

LOSS = Case(
    "four transitions of three actions",
    steps=SET_UP + SLOPES + "number(td_loss(online, target, batch, 0.5))",
)
GRADS = Case(
    "four transitions, gradients of the online network after backward()",
    steps=SET_UP
    + SLOPES
    + "td_loss(online, target, batch, 0.5).backward()\n"
    + "slopes(online)",
)
TARGET = Case(
    "four transitions, has the target network a gradient",
    steps=SET_UP
    + "td_loss(online, target, batch, 0.5).backward()\n"
    + "[p.grad is None or not bool(p.grad.any()) for p in target.parameters()]",
)
