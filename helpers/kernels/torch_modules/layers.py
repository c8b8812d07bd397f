"""Layers of one's own, without and with parameters, and one made from arrays."""

import math

import numpy as np
import torch
from numpy.typing import ArrayLike
from torch import nn

from helpers.arguments import as_count, as_matrix, as_vector, require_finite


class CenteredLayer(nn.Module):
    """Layer without parameters that takes the mean of all its entries off each entry.

    Parameters
    ----------
    None

    Returns
    -------
    torch.nn.Module
        Called with a float tensor of any shape, it gives one of the same shape and type
        whose mean is 0. The gradient goes through the mean as well. A tensor without
        entries comes back as it is.

    Raises
    ------
    RuntimeError
        By torch, if the tensor does not hold floats.

    Notes
    -----
    Time and memory O(entries).

    References
    ----------
    Zhang, Lipton, Li, Smola, *Dive into Deep Learning*, section "Custom Layers".

    Examples
    --------
    >>> CenteredLayer()(torch.tensor([1.0, 2.0, 6.0]))
    tensor([-2., -1.,  3.])
    """

    def __init__(self) -> None:
        super().__init__()

    def forward(self, X: torch.Tensor) -> torch.Tensor:
        """Centre all entries together."""
        return X - X.mean() if X.numel() else X


class MyLinear(nn.Module):
    """Fully connected layer ``X @ weight + bias``, with weights that start small.

    Parameters
    ----------
    in_units : int
        Features of an example, one or more.
    units : int
        Outputs for an example, one or more.

    Returns
    -------
    torch.nn.Module
        With the parameters ``weight (in_units, units)``, normal with standard deviation
        ``1 / sqrt(in_units)``, and ``bias (units,)``, which starts at 0. Called with
        ``(..., in_units)``, it gives ``(..., units)``.

    Raises
    ------
    DomainError
        If a size is no whole number of at least 1.

    Notes
    -----
    Time O(n in_units units) for n examples. The weights are drawn from torch's global
    generator, as those of ``torch.nn.Linear`` are.

    References
    ----------
    LeCun, Bottou, Orr, Müller, "Efficient BackProp" (1998), section 4.6.

    Examples
    --------
    >>> layer = MyLinear(64, 10)
    >>> tuple(layer(torch.zeros(5, 64)).shape)
    (5, 10)
    """

    def __init__(self, in_units: int, units: int) -> None:
        super().__init__()
        shape = (
            as_count(in_units, "in_units", least=1),
            as_count(units, "units", least=1),
        )
        self.weight = nn.Parameter(torch.randn(shape) / math.sqrt(shape[0]))
        self.bias = nn.Parameter(torch.zeros(shape[1]))

    def forward(self, X: torch.Tensor) -> torch.Tensor:
        """Multiply and add."""
        return X @ self.weight + self.bias


def to_torch(W: ArrayLike, b: ArrayLike) -> nn.Linear:
    """Make the torch layer that computes ``X @ W + b``.

    Parameters
    ----------
    W : (d, k) array_like
        Weights, one column for each unit; one row and one column or more.
    b : (k,) array_like
        Biases.

    Returns
    -------
    torch.nn.Linear
        float32, with a contiguous weight ``(k, d)`` and a bias of its own: no memory is
        shared with ``W`` and ``b``.

    Raises
    ------
    ShapeError
        If the shapes do not fit together.
    DomainError
        If an argument holds NaN, an infinity or something that is no number.

    Notes
    -----
    Time and memory O(d k). No random number is drawn.

    References
    ----------
    PyTorch documentation, ``torch.nn.Linear``: ``y = x A^T + b``.

    Examples
    --------
    >>> layer = to_torch([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], [0.5, 0.0])
    >>> layer(torch.tensor([[1.0, 1.0, 1.0]])).tolist()
    [[9.5, 12.0]]
    """
    W = as_matrix(W, "W")
    b = as_vector(b, "b", length=W.shape[1], counts="columns of W")
    as_count(W.shape[0], "the number of rows of W", least=1)
    as_count(W.shape[1], "the number of columns of W", least=1)
    require_finite(W=W, b=b)
    return _to_torch(W, b)


def _to_torch(W: np.ndarray, b: np.ndarray) -> nn.Linear:
    layer = nn.utils.skip_init(nn.Linear, *W.shape)
    with torch.no_grad():
        layer.weight.copy_(torch.from_numpy(np.array(W.T, dtype=np.float32, order="C")))
        layer.bias.copy_(torch.from_numpy(np.array(b, dtype=np.float32)))
    return layer
