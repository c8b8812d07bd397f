"""Mutants of the chapter's long answers that are no mistake, each with the reason."""

from .grad_check import grad_check
from .train import train
from .two_layer_step import two_layer_step

grad_check.same_as_right(
    "What to divide by is left open, as long as it has the size of the slopes.",
    *map(
        "size = max(abs(slope), abs(claim), 1e-08) => size = {}".format,
        [
            "max(abs(slope), abs(claim), -0.99999999)",
            "abs(slope)",
            "max(abs(claim), abs(slope), 1e-08)",
            "max(slope, abs(claim), 1e-08)",
            "max(abs(slope), claim, 1e-08)",
            "max(abs(eps), abs(claim), 1e-08)",
            "max(abs(worst), abs(claim), 1e-08)",
            "max(abs(step), abs(claim), 1e-08)",
            "max(abs(claim), abs(claim), 1e-08)",
            "max(abs(slope), abs(eps), 1e-08)",
            "max(abs(slope), abs(worst), 1e-08)",
            "max(abs(slope), abs(step), 1e-08)",
            "max(abs(slope), abs(slope), 1e-08)",
        ],
    ),
)
grad_check.same_as_right(
    "An error is never negative, a difference has a size, and max has no order.",
    "eps, worst = (1e-05, 0.0) => eps, worst = (1e-05, -1.0)",
    "return float(worst) => return abs(worst)",
    "return float(worst) => return worst",
    "slope, claim = ((losses[0] - losses[1]) / (2 * eps), grads[key][place]) => slope, claim = (grads[key][place], (losses[0] - losses[1]) / (2 * eps))",
    "worst = max(worst, abs(slope - claim) / size) => worst = max(abs(slope - claim) / size, worst)",
)

BATCHES = "Which rows share a batch is left open, as long as every row takes part."
train.same_as_right(
    BATCHES,
    *map(
        "for first in range(0, len(X), 32): => for first in range({}):".format,
        [
            "0, len(X), 31",
            "0, len(X), 32 + -1",
            "0, len(y), 32",
            "0, len(order), 32",
        ],
    ),
    *map(
        "rows = order[first:first + 32] => rows = order[{}]".format,
        [
            "first:first + 33",
            ":",
        ],
    ),
)
train.same_as_right(
    "Every step makes a new dict of new arrays, so the first copy can be left out.",
    "params = {key: np.array(value, dtype=float) for key, value in params.items()} => pass",
    "params = {key: np.array(value, dtype=float) for key, value in params.items()} => params = {key: value for key, value in params.items()}",
)
train.same_as_right(
    "X and y have the same length, params and grads the same keys.",
    "order = rng.permutation(len(X)) => order = rng.permutation(len(y))",
    "params = {key: params[key] - lr * grads[key] for key in params} => params = {key: params[key] - lr * grads[key] for key in grads}",
)

two_layer_step.same_as_right(
    "The larger of two numbers has no order.",
    "logits, second = affine_forward(np.maximum(Z, 0), params['W2'], params['b2']) => logits, second = affine_forward(np.maximum(0, Z), params['W2'], params['b2'])",
)
