"""Each kernel of chapter 13 beside torch's own parts, or a plain loop over torch."""

import copy
from dataclasses import dataclass

import numpy as np
import torch
from pairs import Pair
from torch import nn
from torch.nn.functional import linear

from helpers.kernels import torch_modules as kernels


@dataclass(frozen=True)
class Batch:
    """Made-up images with their classes, weights, and modules that hold them."""

    X: torch.Tensor
    y: torch.Tensor
    W: np.ndarray
    b: np.ndarray
    layer: kernels.MyLinear
    block: kernels.ResidualBlock
    net: nn.Sequential


def table(rows: int) -> Batch:
    rng = np.random.default_rng(rows)
    torch.manual_seed(rows)
    X = torch.tensor(rng.uniform(size=(rows, 64)), dtype=torch.float32)
    y = torch.tensor(rng.integers(10, size=rows))
    W, b = rng.normal(size=(64, 32)), rng.normal(size=32)
    net = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
    parts = kernels.MyLinear(64, 32), kernels.ResidualBlock(64)
    return Batch(X, y, W, b, *parts, net)


def _out(module: nn.Module, X: torch.Tensor) -> np.ndarray:
    return module(X).detach().numpy()


def _shapes(net: nn.Module) -> list[int]:
    return [length for p in net.parameters() for length in p.shape]


def _torch_mlp(b: Batch):
    parts = nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10)
    return _shapes(nn.Sequential(*parts))


def _our_layer(b: Batch):
    return _out(kernels.to_torch(b.W, b.b), b.X[:1])


def _torch_layer(b: Batch):
    layer = nn.Linear(64, 32)
    with torch.no_grad():
        layer.weight.copy_(torch.tensor(b.W.T))
        layer.bias.copy_(torch.tensor(b.b))
    return _out(layer, b.X[:1])


def _torch_residual(b: Batch):
    return (b.X + b.block.branch(b.X)).detach().numpy()


def _torch_repeat(b: Batch):
    return _out(nn.Sequential(*[b.block] * 3), b.X)


def _pieces(b: Batch):
    return [(b.X[i : i + 32], b.y[i : i + 32]) for i in range(0, len(b.y), 32)]


def _our_epoch(b: Batch):
    net = copy.deepcopy(b.net)
    opt = torch.optim.SGD(net.parameters(), lr=0.1)
    return kernels.train_epoch(net, _pieces(b), opt, nn.CrossEntropyLoss())


def _torch_epoch(b: Batch):
    net, losses = copy.deepcopy(b.net), []
    opt = torch.optim.SGD(net.parameters(), lr=0.1)
    for X, y in _pieces(b):
        loss = nn.functional.cross_entropy(net(X), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        losses.append(loss.item() * len(y))
    return sum(losses) / len(b.y)


def _torch_classes(b: Batch):
    with torch.inference_mode():
        return b.net(b.X).max(dim=1).indices.numpy()


PAIRS = (
    Pair(
        "make_mlp",
        "nn.Sequential",
        lambda b: _shapes(kernels.make_mlp([64, 32, 10])),
        _torch_mlp,
    ),
    Pair(
        "MySequential",
        "nn.Sequential",
        lambda b: _out(kernels.MySequential(*b.net), b.X),
        lambda b: _out(nn.Sequential(*b.net), b.X),
    ),
    Pair(
        "CenteredLayer",
        "torch formula",
        lambda b: _out(kernels.CenteredLayer(), b.X),
        lambda b: (b.X - torch.mean(b.X)).numpy(),
    ),
    Pair(
        "MyLinear",
        "torch linear",
        lambda b: _out(b.layer, b.X),
        lambda b: linear(b.X, b.layer.weight.T, b.layer.bias).detach().numpy(),
        1e-4,
    ),
    Pair("to_torch", "nn.Linear", _our_layer, _torch_layer, 1e-5),
    Pair(
        "ResidualBlock", "torch formula", lambda b: _out(b.block, b.X), _torch_residual
    ),
    Pair(
        "Repeat",
        "nn.Sequential",
        lambda b: _out(kernels.Repeat(b.block, 3), b.X),
        _torch_repeat,
    ),
    Pair("train_epoch", "torch loop", _our_epoch, _torch_epoch, 1e-5),
    Pair(
        "predict_classes",
        "torch max",
        lambda b: kernels.predict_classes(b.net, b.X).numpy(),
        _torch_classes,
    ),
)
