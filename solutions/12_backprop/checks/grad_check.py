"""Exercise 12.7: what is checked of `grad_check`, and the answers that prove it.

Which formula for the relative error is used, and how wide the small steps are, is left
open. So no number is compared: only whether it is small or large.
"""

import numpy as np

from helpers.checks.vocabulary import Exercise, edge, free, values
from helpers.kernels import backprop as kernel

from . import steps
from .cases import network


@free(
    "a two-layer network",
    points=0.5,
    message="A two-layer network is misjudged: with its penalty, or without it.",
)
def on_a_network(answer):
    params, X, y = network(1273, 4, 3, 3, 2)

    def step(p):
        return kernel.two_layer_step(p, X, y, 2.0)

    def forgetful(p):
        return step(p)[0], kernel.two_layer_step(p, X, y, 0.0)[1]

    right, wrong = float(answer(step, params)), float(answer(forgetful, params))
    return None if right < 1e-4 and wrong > 0.2 else "not told apart"


grad_check = Exercise(
    "grad_check",
    reference=kernel.grad_check,
    arguments=("f", "params"),
    checks=[
        values(
            steps.model("right gradients", steps.SMALL),
            steps.NEAR_0,
            steps.STEEP,
            points=0.75,
            label="right gradients pass",
            message="Where the gradients are right, the result should be below 0.0001.",
        ),
        edge(
            "a planted bug is flagged",
            steps.model("one wrong sign in W", steps.LARGE, bug=steps.FLIPPED),
            steps.model("one wrong sign in b", steps.LARGE, bug=steps.IN_B),
            steps.model("a missing gradient of b", steps.LARGE, bug=steps.MISSING),
            steps.model("columns of W turned around", steps.LARGE, bug=steps.TURNED),
            steps.MANY,
            points=0.75,
            message="One wrong entry of a gradient should give more than 0.2, also where it "
            "was left at 0.",
        ),
        edge(
            "relative, not absolute",
            steps.model(
                "a bug in a tiny loss", steps.LARGE, scale="1e-6", bug=steps.FLIPPED
            ),
            steps.model("right gradients of a huge loss", steps.SMALL, scale="1e9"),
            points=0.75,
            message="Divide by the slopes: a tiny loss can be wrong, a huge one right.",
        ),
        edge(
            "parameters restored",
            steps.model("the parameters after the call", steps.AFTER),
            points=0.5,
            message="After the call every parameter must be what it was.",
        ),
        edge(
            "slopes of 0",
            steps.UNUSED,
            points=0.5,
            hidden=True,
            message="Where both slopes are 0, the error of that entry is 0, not 0 / 0.",
        ),
        edge(
            "other models",
            steps.model("other numbers", steps.SMALL, seed=1272),
            steps.model(
                "gradients twice as large",
                steps.LARGE,
                seed=1272,
                bug="dW, db = 2*dW, 2*db",
            ),
            steps.NO_SHAPE,
            points=0.25,
            hidden=True,
            message="Any number of parameters of any shape may come.",
        ),
        on_a_network,
    ],
    hints=[
        "Ask f once for the gradients that it claims. Then measure every entry of every "
        "parameter yourself.",
        "To measure one entry, make it a little larger, then a little smaller. The two "
        "losses differ by the slope times the whole distance.",
        "`np.ndindex(shape)` walks through all entries of an array. Keep the worst of "
        "the errors, each divided by the larger of the two sizes.",
    ],
)


@grad_check.wrong_answer(
    "This is the absolute error. Divide each difference by the size of the slopes."
)
def absolute(f, params):
    from helpers.kernels.finite_differences import central_difference

    grads, worst = f(params)[1], 0.0
    for key in params:
        slope = central_difference(
            lambda v, key=key: f(params | {key: v})[0], params[key]
        )
        worst = max(worst, float(np.abs(slope - grads[key]).max()))
    return worst


@grad_check.wrong_answer(
    "A step to one side only is too rough here. Step to both sides of each entry."
)
def one_sided(f, params):
    start, grads = f(params)
    worst = 0.0
    for key, value in params.items():
        for place in np.ndindex(value.shape):
            p = {k: v.copy() for k, v in params.items()}
            p[key][place] += 1e-5
            slope, claim = (f(p)[0] - start) / 1e-5, grads[key][place]
            worst = max(worst, abs(slope - claim) / max(abs(slope), abs(claim), 1e-12))
    return worst


@grad_check.wrong_answer(
    "The two losses lie 2 * eps apart: divide their difference by that."
)
def half_the_distance(f, params):
    from helpers.kernels.finite_differences import central_difference

    grads, worst = f(params)[1], 0.0
    for key in params:
        slope = 2 * central_difference(
            lambda v, key=key: f(params | {key: v})[0], params[key]
        )
        gap = np.abs(slope - grads[key])
        size = np.maximum(np.maximum(np.abs(slope), np.abs(grads[key])), 1e-12)
        worst = max(worst, float((gap / size).max()))
    return worst


@grad_check.wrong_answer(
    "This is the mean of the errors. One wrong entry among many hides in a mean: return "
    "the worst."
)
def mean_error(f, params):
    from helpers.kernels.finite_differences import central_difference

    grads, errors = f(params)[1], []
    for key in params:
        slope = central_difference(
            lambda v, key=key: f(params | {key: v})[0], params[key]
        )
        gap = np.abs(slope - grads[key])
        size = np.maximum(np.maximum(np.abs(slope), np.abs(grads[key])), 1e-12)
        errors.extend((gap / size).ravel())
    return float(np.mean(errors))


@grad_check.wrong_answer("Only the first parameter is looked at: go through all keys.")
def first_parameter(f, params):
    from helpers.kernels.finite_differences import central_difference

    grads, worst = f(params)[1], 0.0
    for key in list(params)[:1]:
        slope = central_difference(
            lambda v, key=key: f(params | {key: v})[0], params[key]
        )
        gap = np.abs(slope - grads[key])
        size = np.maximum(np.maximum(np.abs(slope), np.abs(grads[key])), 1e-12)
        worst = max(worst, float((gap / size).max()))
    return worst


@grad_check.wrong_answer(
    "A parameter is still moved after the call: put each entry back before the next."
)
def not_restored(f, params):
    grads = {key: grad.copy() for key, grad in f(params)[1].items()}
    worst = 0.0
    for key, value in params.items():
        for place in np.ndindex(value.shape):
            value[place] += 1e-5
            above = f(params)[0]
            value[place] -= 2e-5
            slope, claim = (above - f(params)[0]) / 2e-5, grads[key][place]
            worst = max(worst, abs(slope - claim) / max(abs(slope), abs(claim), 1e-12))
    return worst


@grad_check.wrong_answer(
    "The sign of a difference is kept, so a slope that is too small goes unnoticed. "
    "Take its size."
)
def signed(f, params):
    from helpers.kernels.finite_differences import central_difference

    grads, worst = f(params)[1], 0.0
    for key in params:
        slope = central_difference(
            lambda v, key=key: f(params | {key: v})[0], params[key]
        )
        gap = grads[key] - slope
        size = np.maximum(np.maximum(np.abs(slope), np.abs(grads[key])), 1e-12)
        worst = max(worst, float((gap / size).max()))
    return worst


@grad_check.right_answer
def in_place(f, params):
    claims = {key: np.array(grad) for key, grad in f(params)[1].items()}
    errors = [0.0]
    for key, value in params.items():
        flat, claim = value.reshape(-1), claims[key].reshape(-1)
        for i in range(flat.size):
            old = flat[i]
            flat[i] = old + 1e-6
            above, _ = f(params)
            flat[i] = old - 1e-6
            below, _ = f(params)
            flat[i] = old
            slope = (above - below) / 2e-6
            size = abs(slope) + abs(claim[i])
            errors.append(abs(slope - claim[i]) / size if size else 0.0)
    return np.max(errors)


@grad_check.right_answer
def with_a_floor(f, params):
    grads, worst, eps = f(params)[1], 0.0, 1e-4
    for key in params:
        for place in np.ndindex(params[key].shape):
            losses = []
            for sign in (1, -1):
                p = {k: np.array(v, dtype=float) for k, v in params.items()}
                p[key][place] += sign * eps
                losses.append(f(p)[0])
            slope = (losses[0] - losses[1]) / (2 * eps)
            gap = abs(slope - grads[key][place])
            worst = max(worst, gap / max(1e-9, abs(slope)))
    return worst


@grad_check.right_answer
def by_the_kernel_of_chapter_04(f, params):
    from helpers.kernels.finite_differences import central_difference

    grads, worst = f(params)[1], 0.0
    for key in params:
        slope = central_difference(
            lambda v, key=key: f(params | {key: v})[0], params[key]
        )
        size = np.maximum(np.abs(slope), np.abs(grads[key]))
        size[size == 0] = 1.0
        worst = max(worst, (np.abs(slope - grads[key]) / size).max())
    return worst
