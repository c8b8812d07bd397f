"""The loop that trains a module for an epoch, and the one call that only uses it."""

import math
from collections.abc import Callable, Iterable

import torch
from torch import nn

from helpers.errors import DomainError, ShapeError

Batch = tuple[torch.Tensor, torch.Tensor]
Loss = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]


def train_epoch(
    model: nn.Module,
    batches: Iterable[Batch],
    opt: torch.optim.Optimizer,
    loss_fn: Loss,
) -> float:
    """Take one step of the optimiser for each batch; return the mean loss.

    Parameters
    ----------
    model : torch.nn.Module
        Trained in place, in the mode that it is in.
    batches : iterable of (X, y)
        Gone through once, so a generator or a ``DataLoader`` will do. One or more.
    opt : torch.optim.Optimizer
        Of the parameters of ``model``. Gradients are set to zero before each batch.
    loss_fn : callable
        Called with ``model(X)`` and ``y``; gives the mean over the batch.

    Returns
    -------
    float
        Mean over all examples of the epoch, each with the loss that its batch had
        before the step.

    Raises
    ------
    DomainError
        If there are no examples, or a loss is NaN or infinite. The step with that loss
        is not taken.

    Notes
    -----
    Time: a forward and a backward pass and a step for each batch. Losses are kept as
    numbers, so no batch's graph outlives it.

    References
    ----------
    Zhang, Lipton, Li, Smola, *Dive into Deep Learning*, section "Concise Implementation
    of Linear Regression".

    Examples
    --------
    >>> model = nn.Linear(1, 1)
    >>> batch = torch.ones(4, 1), torch.zeros(4, 1)
    >>> opt = torch.optim.SGD(model.parameters(), lr=0.1)
    >>> losses = [train_epoch(model, [batch], opt, nn.MSELoss()) for _ in range(9)]
    >>> losses[8] < losses[0]
    True
    """
    total, count = 0.0, 0
    for X, y in batches:
        opt.zero_grad()
        loss = loss_fn(model(X), y)
        value = loss.item()
        if not math.isfinite(value):
            raise DomainError(f"the loss is {value}, must be finite")
        loss.backward()
        opt.step()
        total, count = total + value * len(y), count + len(y)
    if count == 0:
        raise DomainError("batches hold 0 examples, must hold 1 or more")
    return total / count


def predict_classes(model: nn.Module, X: torch.Tensor) -> torch.Tensor:
    """Class with the highest score of each example, with the model as it is in use.

    Parameters
    ----------
    model : torch.nn.Module
        Gives scores ``(n, k)``. It works in evaluation mode and without gradients. Then
        every module in it gets back the mode that it had, also after an error.
    X : (n, ...) torch.Tensor
        Examples; there may be none.

    Returns
    -------
    (n,) torch.Tensor
        int64. Among equal scores the first counts.

    Raises
    ------
    ShapeError
        If the model gives anything but a table of scores with a row for each example.

    Notes
    -----
    Time and memory: one forward pass, nothing of which is kept.

    References
    ----------
    PyTorch documentation, ``torch.nn.Module.eval`` and ``torch.no_grad``.

    Examples
    --------
    >>> predict_classes(nn.Identity(), torch.tensor([[0.1, 2.0], [5.0, 0.0]]))
    tensor([1, 0])
    """
    modes = [(module, module.training) for module in model.modules()]
    try:
        model.eval()
        with torch.no_grad():
            scores = model(X)
    finally:
        for module, mode in modes:
            module.training = mode
    if scores.ndim != 2 or len(scores) != len(X) or scores.shape[1] == 0:
        raise ShapeError(
            f"the scores have shape {tuple(scores.shape)}, must be ({len(X)}, k)"
        )
    return scores.argmax(dim=1)
