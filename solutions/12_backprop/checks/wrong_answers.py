"""More known wrong answers to 12.6 to 12.8, whose own files are long."""

import numpy as np

from helpers.kernels.backprop import softmax_cross_entropy as softmax_ce
from helpers.kernels.backprop import two_layer_step

from .grad_check import grad_check
from .train import train
from .two_layer_step import two_layer_step as whole_network


@whole_network.wrong_answer("")
def gate_open_at_0(params, X, y, lam):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    Z = X @ W1 + b1
    H = np.maximum(Z, 0)
    L, g = softmax_ce(H @ W2 + b2, y)
    s = lam / 2 * ((W1**2).sum() + (W2**2).sum())
    d = g @ W2.T * (Z >= 0)
    dW1, dW2 = X.T @ d + lam * W1, H.T @ g + lam * W2
    return L + s, {"W1": dW1, "b1": d.sum(0), "W2": dW2, "b2": g.sum(0)}


@grad_check.wrong_answer(
    "Entries whose claimed gradient is 0 are left out, and a gradient that was forgotten is "
    "0. Leave an entry out only where both slopes are 0."
)
def claims_of_0_left_out(f, params):
    from helpers.kernels.finite_differences import central_difference

    grads, worst = f(params)[1], 0.0
    for key in params:
        slope = central_difference(
            lambda v, key=key: f(params | {key: v})[0], params[key]
        )
        size = np.abs(grads[key])
        gap = np.abs(slope - grads[key])[size > 0] / size[size > 0]
        worst = max(worst, float(gap.max(initial=0.0)))
    return worst


@grad_check.wrong_answer(
    "Entries are moved together, so errors in the same row cancel. Move one entry at a time."
)
def whole_rows(f, params):
    grads = {key: np.array(grad) for key, grad in f(params)[1].items()}
    worst = 0.0
    for key in params:
        for i in range(len(params[key])):
            losses = []
            for h in (1e-5, -1e-5):
                p = {k: v.copy() for k, v in params.items()}
                p[key][i] += h
                losses.append(f(p)[0])
            slope, claim = (losses[0] - losses[1]) / 2e-5, grads[key][i].sum()
            worst = max(worst, abs(slope - claim) / max(abs(slope), abs(claim), 1e-12))
    return worst


@train.wrong_answer(
    "Only 32 rows take part in an epoch. Go through the whole order of the rows, in pieces "
    "of 32."
)
def one_batch_an_epoch(params, data, lr, epochs, rng):
    X, y = data
    params = {key: np.array(value, dtype=float) for key, value in params.items()}
    for _ in range(epochs):
        rows = rng.permutation(len(X))[:32]
        _, grads = two_layer_step(params, X[rows], y[rows], 0.0)
        params = {key: params[key] - lr * grads[key] for key in params}
    return params


@train.wrong_answer(
    "The rows of each batch are drawn anew, so in an epoch some come twice and others never. "
    "Draw one order of all rows and cut it into batches."
)
def rows_drawn_for_each_batch(params, data, lr, epochs, rng):
    X, y = data
    params = {key: np.array(value, dtype=float) for key, value in params.items()}
    for _ in range(epochs):
        for _ in range(0, len(X), 32):
            rows = rng.integers(0, len(X), size=32)
            _, grads = two_layer_step(params, X[rows], y[rows], 0.0)
            params = {key: params[key] - lr * grads[key] for key in params}
    return params


@train.wrong_answer(
    "A last batch of less than 32 rows is left out. It counts too: slice up to the end."
)
def full_batches_only(params, data, lr, epochs, rng):
    X, y = data
    params = {key: np.array(value, dtype=float) for key, value in params.items()}
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for first in range(0, len(X) - 31, 32):
            rows = order[first : first + 32]
            _, grads = two_layer_step(params, X[rows], y[rows], 0.0)
            params = {key: params[key] - lr * grads[key] for key in params}
    return params
