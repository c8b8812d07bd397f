"""Each kernel of chapter 04 beside an independent way to the same result."""

import runpy
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from scipy.optimize import approx_fprime

from helpers.kernels import autodiff as kernels
from helpers.kernels.finite_differences import BEST_STEP, central_difference

Pair = runpy.run_path(str(Path(__file__).with_name("pairs.py")))["Pair"]
MOST_NUMBERS = 1000  # graphs of single numbers and small steps are for small problems


@dataclass(frozen=True)
class Table:
    """A table, a row to broadcast and a gradient, as arrays and as tensors."""

    g: np.ndarray
    a: np.ndarray
    b: np.ndarray
    leaves: tuple[torch.Tensor, torch.Tensor]
    upstream: torch.Tensor
    x: np.ndarray


def table(rows: int) -> Table:
    rng = np.random.default_rng(rows)
    g, a = rng.normal(size=(2, rows, 8))
    a, b = np.abs(a) + 0.5, np.abs(rng.normal(size=8)) + 0.5
    leaves = tuple(torch.tensor(v, requires_grad=True) for v in (a, b))
    x = rng.normal(size=min(rows, MOST_NUMBERS))
    return Table(g, a, b, leaves, torch.tensor(g), x)


def _torch_back(forward):
    """Return what torch needs for forward and back; ours is the way back alone."""

    def back(t: Table):
        grads = torch.autograd.grad(forward(*t.leaves), t.leaves, t.upstream)
        return tuple(grad.numpy() for grad in grads)

    return back


def _torch_log(t: Table):
    leaf = t.leaves[0]
    return torch.autograd.grad(torch.log(leaf), leaf, t.upstream)[0].numpy()


def _torch_slope(forward):
    def slope(t: Table):
        leaf = t.upstream.clone().requires_grad_()
        return torch.autograd.grad(forward(leaf).sum(), leaf)[0].numpy()

    return slope


def _our_graph(t: Table):
    return _slopes_of_chain([kernels.Node(v) for v in t.x.tolist()], kernels.backward)


def _torch_graph(t: Table):
    nodes = [leaf.clone().requires_grad_() for leaf in torch.from_numpy(t.x)]
    return _slopes_of_chain(nodes, lambda result: result.backward())


def _slopes_of_chain(nodes, back):
    total = nodes[0]
    for node in nodes:
        total = (total * 0.5 + node).tanh()
    back(total)
    return np.array([float(node.grad) for node in nodes])


def _bowl(x: np.ndarray) -> float:
    return float(x @ x)


PAIRS = (
    Pair(
        "central_difference",
        "SciPy, one side",
        lambda t: central_difference(_bowl, t.x),
        lambda t: approx_fprime(t.x, _bowl, BEST_STEP),
        tolerance=1e-3,  # one side is no better
    ),
    Pair(
        "mul_back",
        "torch",
        lambda t: kernels.mul_back(t.g, t.a, t.b),
        _torch_back(torch.mul),
    ),
    Pair(
        "add_back",
        "torch",
        lambda t: kernels.add_back(t.g, t.a, t.b),
        _torch_back(torch.add),
    ),
    Pair("log_back", "torch", lambda t: kernels.log_back(t.g, t.a), _torch_log),
    Pair(
        "relu_sub", "torch", lambda t: kernels.relu_sub(t.g), _torch_slope(torch.relu)
    ),
    Pair("abs_sub", "torch", lambda t: kernels.abs_sub(t.g), _torch_slope(torch.abs)),
    Pair("Node, backward", "torch", _our_graph, _torch_graph),
)
