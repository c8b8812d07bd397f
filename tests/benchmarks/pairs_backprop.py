"""Each kernel of chapter 12 beside torch or another way to the same result."""

from dataclasses import dataclass

import numpy as np
import torch
from pairs import Pair
from torch.nn.functional import cross_entropy, linear

from helpers.kernels import backprop as kernels

SIZES = {"W1": (64, 32), "b1": 32, "W2": (32, 10), "b2": 10}  # of the digits
LAM = 0.01


@dataclass(frozen=True)
class Batch:
    """Made-up images with their classes, parameters, and all of it for torch."""

    X: np.ndarray
    y: np.ndarray
    g: np.ndarray
    params: dict[str, np.ndarray]
    images: torch.Tensor
    classes: torch.Tensor
    back: torch.Tensor


def table(rows: int) -> Batch:
    rng = np.random.default_rng(rows)
    params = {key: 0.2 * rng.normal(size=size) for key, size in SIZES.items()}
    X, y = rng.uniform(size=(rows, 64)), rng.integers(10, size=rows)
    g = rng.normal(size=(rows, 32))
    return Batch(X, y, g, params, *map(torch.from_numpy, (X, y, g)))


def _leaves(b: Batch) -> dict[str, torch.Tensor]:
    return {k: torch.from_numpy(v).requires_grad_() for k, v in b.params.items()}


def _torch_affine(b: Batch):
    W, bias = (torch.from_numpy(b.params[key]) for key in ("W1", "b1"))
    return linear(b.images, W.T, bias)


def _torch_affine_backward(b: Batch):
    W = torch.from_numpy(b.params["W1"])
    return b.back @ W.T, b.images.T @ b.back, b.back.sum(0)


def _torch_relu_backward(b: Batch):
    return torch.ops.aten.threshold_backward(b.back, b.back, 0)


def _torch_cross_entropy(b: Batch):
    Z = b.back.detach()[:, :10].requires_grad_()
    loss = cross_entropy(Z, b.classes)
    loss.backward()
    return loss.item(), Z.grad


def _torch_step(b: Batch):
    return _backradients(_leaves(b), b.images, b.classes, LAM)


def _backradients(p, X, y, lam):
    hidden = torch.relu(torch.addmm(p["b1"], X, p["W1"]))
    loss = cross_entropy(torch.addmm(p["b2"], hidden, p["W2"]), y)
    loss = loss + lam / 2 * (p["W1"].square().sum() + p["W2"].square().sum())
    loss.backward()
    return loss.item(), *(leaf.grad for leaf in p.values())


def _norm_objective(b: Batch):
    norms = (np.linalg.norm(b.params[key]) for key in ("W1", "W2"))
    return 1 + LAM / 2 * sum(norm**2 for norm in norms)


def _our_step(b: Batch):
    loss, grads = kernels.two_layer_step(b.params, b.X, b.y, LAM)
    return loss, *grads.values()


def _our_training(b: Batch):
    rng = np.random.default_rng(1)
    trained = kernels.train(b.params, (b.X, b.y), lr=0.1, epochs=1, rng=rng)
    return tuple(trained.values())


def _torch_training(b: Batch):
    p = {key: leaf.detach().clone() for key, leaf in _leaves(b).items()}
    rng = np.random.default_rng(1)
    optimiser = torch.optim.SGD([leaf.requires_grad_() for leaf in p.values()], lr=0.1)
    for rows in torch.from_numpy(rng.permutation(len(b.y))).split(32):
        optimiser.zero_grad()
        hidden = torch.relu(torch.addmm(p["b1"], b.images[rows], p["W1"]))
        logits = torch.addmm(p["b2"], hidden, p["W2"])
        cross_entropy(logits, b.classes[rows]).backward()
        optimiser.step()
    return tuple(leaf.detach() for leaf in p.values())


def _our_check(b: Batch):
    return round(kernels.grad_check(_cubic, {"w": b.X[0] + 1.0}), 6)


def _formula_check(b: Batch):
    w, eps = b.X[0] + 1.0, 1e-5
    claimed, measured = _cubic({"w": w})[1]["w"], np.empty_like(w)
    for i in range(len(w)):
        step = eps * (np.arange(len(w)) == i)
        above, below = (_cubic({"w": v})[0] for v in (w + step, w - step))
        measured[i] = (above - below) / (2 * eps)
    return (np.abs(claimed - measured) / np.maximum(claimed, measured)).max().round(6)


def _cubic(p):
    return float((p["w"] ** 3).sum()), {"w": 6 * p["w"] ** 2}  # twice the slope


PAIRS = (
    Pair(
        "affine_forward",
        "torch linear",
        lambda b: kernels.affine_forward(b.X, b.params["W1"], b.params["b1"])[0],
        _torch_affine,
    ),
    Pair(
        "affine_backward",
        "torch formula",
        lambda b: kernels.affine_backward(b.g, (b.X, b.params["W1"])),
        _torch_affine_backward,
    ),
    Pair(
        "relu_backward",
        "torch threshold",
        lambda b: kernels.relu_backward(b.g, b.g),
        _torch_relu_backward,
    ),
    Pair(
        "softmax_x_entropy",
        "torch autograd",
        lambda b: kernels.softmax_cross_entropy(b.g[:, :10], b.y),
        _torch_cross_entropy,
    ),
    Pair(
        "objective",
        "NumPy norm",
        lambda b: kernels.objective(1.0, list(b.params.values()), LAM),
        lambda b: (
            1 + LAM / 2 * sum(np.linalg.norm(b.params[k]) ** 2 for k in ("W1", "W2"))
        ),
    ),
    Pair("grad_check", "plain formula", _our_check, _formula_check),
    Pair("two_layer_step", "torch autograd", _our_step, _torch_step),
    Pair("train, one epoch", "torch SGD", _our_training, _torch_training),
)
