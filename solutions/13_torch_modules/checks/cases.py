"""What several exercises of the chapter need."""

import textwrap

import torch

from helpers.checks.vocabulary import Case

FILL = """
def fill(model):
    with torch.no_grad():
        for k, p in enumerate(model.parameters()):
            whole = torch.arange(3 * k + 1, 3 * k + 1 + p.numel()) % 5 - 2
            p.copy_(whole.reshape(p.shape))
    return model
"""
"""Steps: a function that gives a model small whole numbers as parameters."""


def told(label: str, steps: str) -> Case:
    """Return a case whose steps may call ``fill``."""
    return Case(label, steps=FILL + textwrap.dedent(steps))


def falls(
    net: object, X: torch.Tensor, y: torch.Tensor, *, steps: int = 30, lr: float = 0.02
) -> bool:
    """Whether Adam lowers the squared error of an answer's module."""
    optimiser = torch.optim.Adam(net.parameters(), lr=lr)
    losses = []
    for _ in range(steps):
        optimiser.zero_grad()
        loss = (net(X) - y).square().mean()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses[-1] < losses[0]
