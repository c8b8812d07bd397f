"""Exercise 12.6: what is checked of `two_layer_step`, and the answers that prove it.

Where they are judged, the chapter's earlier answers stand in for the kernels below.
"""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels import backprop as kernel
from helpers.kernels.backprop import (
    affine_backward,
    affine_forward,
    objective,
    relu_backward,
)
from helpers.kernels.backprop import softmax_cross_entropy as softmax_ce

from .cases import MIXED, OTHER, SAME_NUMBERS, network
from .slopes import of_the_network
from .steps import TWO_STEPS

P4, X4, Y4 = network(1261, 4, 3, 5, 3)
P3, X3, Y3 = network(1262, 3, 3, 3, 3)
PH, XH, YH = network(1263, 12, 6, 4, 5)  # hidden
P1, X1, Y1 = network(1264, 1, 3, 4, 2)
ZERO = {key: 0.0 * value for key, value in P4.items()}
FLAT = P4 | {"W1": ZERO["W1"], "b1": ZERO["b1"]}
WHOLE = {key: np.sign(value).astype(int) for key, value in P4.items()}
# Even inputs and odd biases: no hidden unit stands at 0, which is another edge.
WHOLE_X = 2 * (2 * X4).astype(int)
P32 = {key: value.astype(np.float32) for key, value in PH.items()}

STEP_4 = Case("four examples and five hidden units", (P4, X4, Y4, 0.1))
STEP_3 = Case("three of everything", (P3, X3, Y3, 0.5))
NO_PENALTY = Case("no penalty", (P4, X4, Y4, 0.0))


def two_layer_step_reference(params, X, y, lam):
    """Call the kernel; known answers run beside this function and call its pieces."""
    return kernel.two_layer_step(params, X, y, lam)


two_layer_step = Exercise(
    "two_layer_step",
    reference=two_layer_step_reference,
    arguments=("params", "X", "y", "lam"),
    rows=("X", "y"),
    checks=[
        shape(STEP_4, STEP_3, points=0.5),
        values(STEP_4, STEP_3, points=1.25),
        edge("no penalty", NO_PENALTY, points=0.25),
        pure(STEP_4, points=0.5),
        values(
            Case(OTHER, (PH, XH, YH, 0.05)),
            Case("large inputs", (PH, XH * 1e3, YH, 0.05)),
            points=0.5,
            label=OTHER,
            hidden=True,
            message="Other numbers come out wrong. Try other sizes, and inputs in the "
            "thousands.",
        ),
        edge(
            "one row",
            Case("one row", (P1, X1, Y1, 0.1)),
            points=0.25,
            hidden=True,
            message="With one row the mean is over one example, and biases stay (h,) "
            "and (k,).",
        ),
        edge(
            "all parameters zero",
            Case("zeros", (ZERO, X4, Y4, 0.1)),
            Case("the first layer is zero", (FLAT, X4, Y4, 0.1)),
            points=0.25,
            hidden=True,
            message="Where the parameters are 0, every hidden unit stands at 0, where "
            "the slope of ReLU is 0: nothing comes back to W1 and b1.",
        ),
        edge(
            MIXED,
            Case("integers", (WHOLE, WHOLE_X, Y4, 1)),
            Case("float32", (P32, XH.astype(np.float32), YH.astype(np.uint8), 0.05)),
            points=0.25,
            hidden=True,
            message=SAME_NUMBERS,
        ),
        edge(
            "gradients are arrays of their own",
            Case("a second call, and a change", steps=TWO_STEPS),
            points=0.75,
            hidden=True,
            message="The results must be right and stay right: a later call, or writing "
            "into the gradients, changes neither params nor earlier gradients.",
        ),
        of_the_network,
    ],
    hints=[
        "Forward first, and keep each result: the hidden input, its ReLU, the logits. "
        "Then the same steps in reverse.",
        "Each way back starts from the gradient of the step after it: softmax, second "
        "layer, ReLU, first layer.",
        "The penalty adds lam times the matrix to the gradient of W1 and of W2. Biases "
        "get nothing, and the loss gets half of lam times the squares.",
    ],
)


@two_layer_step.wrong_answer(
    "The penalty is in the loss but not in the gradients of W1 and W2: its slope is "
    "lam * W."
)
def no_penalty_in_gradient(params, X, y, lam):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    Z = X @ W1 + b1
    H = np.maximum(Z, 0)
    L, g = softmax_ce(H @ W2 + b2, y)
    s = lam / 2 * ((W1**2).sum() + (W2**2).sum())
    d = g @ W2.T * (Z > 0)
    dW1, dW2 = X.T @ d, H.T @ g
    return L + s, {"W1": dW1, "b1": d.sum(0), "W2": dW2, "b2": g.sum(0)}


@two_layer_step.wrong_answer("The penalty is in the gradients but not in the loss.")
def no_penalty_in_loss(params, X, y, lam):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    Z = X @ W1 + b1
    H = np.maximum(Z, 0)
    L, g = softmax_ce(H @ W2 + b2, y)
    d = g @ W2.T * (Z > 0)
    dW1, dW2 = X.T @ d + lam * W1, H.T @ g + lam * W2
    return L, {"W1": dW1, "b1": d.sum(0), "W2": dW2, "b2": g.sum(0)}


@two_layer_step.wrong_answer(
    "The slope of lam / 2 * W**2 is lam * W. Yours is twice that in the gradients."
)
def twice_the_penalty(params, X, y, lam):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    Z = X @ W1 + b1
    H = np.maximum(Z, 0)
    L, g = softmax_ce(H @ W2 + b2, y)
    s = lam / 2 * ((W1**2).sum() + (W2**2).sum())
    d = g @ W2.T * (Z > 0)
    dW1, dW2 = X.T @ d + 2 * lam * W1, H.T @ g + 2 * lam * W2
    return L + s, {"W1": dW1, "b1": d.sum(0), "W2": dW2, "b2": g.sum(0)}


@two_layer_step.wrong_answer("The biases are penalised too. They are free.")
def biases_penalised(params, X, y, lam):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    Z = X @ W1 + b1
    H = np.maximum(Z, 0)
    L, g = softmax_ce(H @ W2 + b2, y)
    s = lam / 2 * sum((p**2).sum() for p in params.values())
    d = g @ W2.T * (Z > 0)
    grads = {"W1": X.T @ d, "b1": d.sum(0), "W2": H.T @ g, "b2": g.sum(0)}
    return L + s, {key: grads[key] + lam * params[key] for key in grads}


@two_layer_step.wrong_answer(
    "The gradients of W1 and b1 forget the gate of ReLU: slope 0 where its input is "
    "not above 0."
)
def no_gate(params, X, y, lam):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    Z = X @ W1 + b1
    H = np.maximum(Z, 0)
    L, g = softmax_ce(H @ W2 + b2, y)
    s = lam / 2 * ((W1**2).sum() + (W2**2).sum())
    d = g @ W2.T
    dW1, dW2 = X.T @ d + lam * W1, H.T @ g + lam * W2
    return L + s, {"W1": dW1, "b1": d.sum(0), "W2": dW2, "b2": g.sum(0)}


@two_layer_step.wrong_answer(
    "The gate of ReLU looks at the gradient that comes back. The hidden input decided, "
    "on the way forward."
)
def gate_of_gradient(params, X, y, lam):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    Z = X @ W1 + b1
    H = np.maximum(Z, 0)
    L, g = softmax_ce(H @ W2 + b2, y)
    s = lam / 2 * ((W1**2).sum() + (W2**2).sum())
    d = np.maximum(g @ W2.T, 0)
    dW1, dW2 = X.T @ d + lam * W1, H.T @ g + lam * W2
    return L + s, {"W1": dW1, "b1": d.sum(0), "W2": dW2, "b2": g.sum(0)}


@two_layer_step.wrong_answer(
    "The gradient of W2 is made with the hidden input Z. The second layer got H, so its "
    "cache holds H."
)
def input_of_the_gate(params, X, y, lam):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    Z = X @ W1 + b1
    H = np.maximum(Z, 0)
    L, g = softmax_ce(H @ W2 + b2, y)
    s = lam / 2 * ((W1**2).sum() + (W2**2).sum())
    d = g @ W2.T * (Z > 0)
    dW1, dW2 = X.T @ d + lam * W1, Z.T @ g + lam * W2
    return L + s, {"W1": dW1, "b1": d.sum(0), "W2": dW2, "b2": g.sum(0)}


@two_layer_step.wrong_answer("There is no ReLU between the layers.")
def no_relu(params, X, y, lam):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    H = X @ W1 + b1
    L, g = softmax_ce(H @ W2 + b2, y)
    s = lam / 2 * ((W1**2).sum() + (W2**2).sum())
    d = g @ W2.T
    dW1, dW2 = X.T @ d + lam * W1, H.T @ g + lam * W2
    return L + s, {"W1": dW1, "b1": d.sum(0), "W2": dW2, "b2": g.sum(0)}


@two_layer_step.wrong_answer(
    "The gradients belong to the sum of the losses; the loss is a mean: divide by n."
)
def no_mean(params, X, y, lam):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    Z = X @ W1 + b1
    H = np.maximum(Z, 0)
    L, g = softmax_ce(H @ W2 + b2, y)
    g = g * len(y)
    s = lam / 2 * ((W1**2).sum() + (W2**2).sum())
    d = g @ W2.T * (Z > 0)
    dW1, dW2 = X.T @ d + lam * W1, H.T @ g + lam * W2
    return L + s, {"W1": dW1, "b1": d.sum(0), "W2": dW2, "b2": g.sum(0)}


@two_layer_step.wrong_answer("")
def writes_into_params(params, X, y, lam):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    Z = X @ W1 + b1
    H = np.maximum(Z, 0)
    L, g = softmax_ce(H @ W2 + b2, y)
    s = lam / 2 * ((W1**2).sum() + (W2**2).sum())
    d = g @ W2.T * (Z > 0)
    W1 *= lam
    W1 += X.T @ d
    W2 *= lam
    W2 += H.T @ g
    return L + s, {"W1": W1, "b1": d.sum(0), "W2": W2, "b2": g.sum(0)}


@two_layer_step.right_answer
def from_pieces(params, X, y, lam):
    Z1, first = affine_forward(X, params["W1"], params["b1"])
    Z2, second = affine_forward(np.maximum(Z1, 0), params["W2"], params["b2"])
    L, g = softmax_ce(Z2, y)
    grads = {}
    g, grads["W2"], grads["b2"] = affine_backward(g, second)
    _, grads["W1"], grads["b1"] = affine_backward(relu_backward(g, Z1), first)
    for key in ("W1", "W2"):
        grads[key] = grads[key] + lam * params[key]
    return objective(L, list(params.values()), lam), grads


@two_layer_step.right_answer
def by_example(params, X, y, lam):
    p = {key: np.asarray(value, dtype=float) for key, value in params.items()}
    grads = {key: lam * v if v.ndim == 2 else 0 * v for key, v in p.items()}
    loss = lam / 2 * (np.sum(p["W1"] ** 2) + np.sum(p["W2"] ** 2))
    for x, label in zip(X, y):
        z = x @ p["W1"] + p["b1"]
        h = z * (z > 0)
        o = h @ p["W2"] + p["b2"]
        o = o - o.max()
        g = np.exp(o) / np.exp(o).sum() / len(y)
        loss += (np.log(np.exp(o).sum()) - o[label]) / len(y)
        g[label] -= 1 / len(y)
        grads["W2"] = grads["W2"] + np.outer(h, g)
        grads["b2"] = grads["b2"] + g
        d = p["W2"] @ g * (z > 0)
        grads["W1"] = grads["W1"] + np.outer(x, d)
        grads["b1"] = grads["b1"] + d
    return loss, grads


@two_layer_step.right_answer
def by_autograd(params, X, y, lam):
    import torch

    p = {k: torch.tensor(v, dtype=torch.float64) for k, v in params.items()}
    for value in p.values():
        value.requires_grad_()
    H = torch.relu(torch.tensor(X, dtype=torch.float64) @ p["W1"] + p["b1"])
    target = torch.tensor(np.asarray(y, dtype=int))
    loss = torch.nn.functional.cross_entropy(H @ p["W2"] + p["b2"], target)
    loss = loss + lam / 2 * (p["W1"].square().sum() + p["W2"].square().sum())
    loss.backward()
    return loss.item(), {key: value.grad for key, value in p.items()}
