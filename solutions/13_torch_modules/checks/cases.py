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


def drawn(make: str) -> Case:
    """Return a case in which torch's seed decides on new weights, and stays alone."""
    return told(
        "one seed twice and another one: are new weights the same for the same seed, is "
        "the draw after them another for another seed",
        f"""
        found = []
        for seed in (3, 3, 4):
            torch.manual_seed(seed)
            new = [p.detach().clone() for p in {make}.parameters()]
            found.append((new, float(torch.rand(1))))
        (one, after), (two, _), (_, later) = found
        [all(torch.equal(p, q) for p, q in zip(one, two)), after != later]
        """,
    )


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
