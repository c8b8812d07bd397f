"""Blocks: modules that are made of other modules."""

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import nn

from helpers.arguments import as_count
from helpers.errors import DomainError


def make_mlp(sizes: Sequence[int]) -> nn.Sequential:
    """Multilayer perceptron: linear layers with ReLU between them, none after the last.

    Parameters
    ----------
    sizes : sequence of int
        Units of each layer, input and output included: two or more.

    Returns
    -------
    torch.nn.Sequential
        Flat, with ``2 * len(sizes) - 3`` modules named ``"0"``, ``"1"`` ...

    Raises
    ------
    DomainError
        If there are fewer than two sizes, or one is no whole number of at least 1.

    Notes
    -----
    Time and memory O(parameters). Weights are drawn from torch's global generator.

    References
    ----------
    Zhang, Lipton, Li, Smola, *Dive into Deep Learning*, section "Layers and Modules".

    Examples
    --------
    >>> [type(part).__name__ for part in make_mlp([64, 32, 10])]
    ['Linear', 'ReLU', 'Linear']
    """
    counts = [as_count(size, "an entry of sizes", least=1) for size in sizes]
    if len(counts) < 2:
        raise DomainError(
            f"sizes has {len(counts)} entries, must have 2 or more: input and output"
        )
    parts: list[nn.Module] = []
    for d_in, d_out in pairwise(counts):
        parts += [nn.Linear(d_in, d_out), nn.ReLU()]
    return nn.Sequential(*parts[:-1])


class MySequential(nn.Module):
    """Block that hands a value through its modules, one after the other.

    Parameters
    ----------
    modules : torch.nn.Module
        In order, each an argument of its own. One that comes twice works twice.

    Returns
    -------
    torch.nn.Module
        With the names and state keys of ``torch.nn.Sequential``. Without modules, it
        gives its input back.

    Raises
    ------
    DomainError
        If an argument is no module.

    Notes
    -----
    Time: that of its modules. Python keeps the order of a dict, so the order of
    registration is the order of the calls.

    References
    ----------
    Zhang, Lipton, Li, Smola, *Dive into Deep Learning*, section "Layers and Modules".

    Examples
    --------
    >>> net = MySequential(nn.Linear(3, 2), nn.ReLU())
    >>> list(net.state_dict())
    ['0.weight', '0.bias']
    """

    def __init__(self, *modules: nn.Module) -> None:
        super().__init__()
        for place, module in enumerate(modules):
            if not isinstance(module, nn.Module):
                raise DomainError(
                    f"argument {place} is of type {type(module).__name__}, must be a "
                    "torch.nn.Module"
                )
            self.add_module(str(place), module)

    def forward(self, X: torch.Tensor) -> torch.Tensor:
        """Call the modules in the order in which they came."""
        for module in self._modules.values():
            X = module(X)
        return X


class ResidualBlock(nn.Module):
    """Block that adds what its branch computes to its input.

    Parameters
    ----------
    d : int
        Features of an example, one or more.

    Returns
    -------
    torch.nn.Module
        Called with ``(n, d)``, it gives ``X + branch(X)`` of the same shape. The branch
        is linear, ReLU, linear. With all parameters at 0 the block is the identity.

    Raises
    ------
    DomainError
        If ``d`` is no whole number of at least 1.

    Notes
    -----
    Time O(n d^2). Weights are drawn from torch's global generator.

    References
    ----------
    He, Zhang, Ren, Sun, "Identity Mappings in Deep Residual Networks" (2016), eq. 1.

    Examples
    --------
    >>> block = ResidualBlock(2)
    >>> for parameter in block.parameters():
    ...     _ = nn.init.zeros_(parameter)
    >>> block(torch.tensor([[1.0, -2.0]])).tolist()
    [[1.0, -2.0]]
    """

    def __init__(self, d: int) -> None:
        super().__init__()
        d = as_count(d, "d", least=1)
        self.branch = nn.Sequential(nn.Linear(d, d), nn.ReLU(), nn.Linear(d, d))

    def forward(self, X: torch.Tensor) -> torch.Tensor:
        """Add the branch to the input."""
        return X + self.branch(X)


class Repeat(nn.Module):
    """Block that applies one and the same block several times.

    Parameters
    ----------
    block : torch.nn.Module
        Gives a value of the shape that it takes. Kept, not copied.
    times : int
        0 or more; with 0 the input comes back.

    Returns
    -------
    torch.nn.Module
        With the parameters of ``block`` and no others. Their gradients are the sums
        over all uses.

    Raises
    ------
    DomainError
        If ``block`` is no module, or ``times`` no whole number of at least 0.

    Notes
    -----
    Time: ``times`` calls of the block; memory for the way back as well.

    References
    ----------
    Goodfellow, Bengio, Courville, *Deep Learning* (2016), sections 7.9 and 10.1.

    Examples
    --------
    >>> net = Repeat(nn.Linear(3, 3), 5)
    >>> sum(parameter.numel() for parameter in net.parameters())
    12
    """

    def __init__(self, block: nn.Module, times: int) -> None:
        super().__init__()
        if not isinstance(block, nn.Module):
            raise DomainError(
                f"block is of type {type(block).__name__}, must be a torch.nn.Module"
            )
        self.block, self.times = block, as_count(times, "times")

    def forward(self, X: torch.Tensor) -> torch.Tensor:
        """Call the block again and again."""
        for _ in range(self.times):
            X = self.block(X)
        return X
