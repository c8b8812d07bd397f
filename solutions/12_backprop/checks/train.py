"""Exercise 12.8: what is checked of `train`, and the answers that prove it.

Batch size and penalty are free, so no parameter is compared with the reference: only
what the trained network can do.
"""

import numpy as np

from helpers.checks.vocabulary import (
    Case,
    Exercise,
    Seeded,
    edge,
    free,
    pure,
    shape,
    values,
)
from helpers.kernels import backprop as kernel
from helpers.kernels.backprop import two_layer_step

from .steps import LEARNS, LESS, MADE, ONE_EXAMPLE, THREE_CLASSES, TWICE

LEAST = 0.95


def corners(seed, n):
    """Make points around four corners; opposite corners have the same class."""
    rng = np.random.default_rng(seed)
    at = rng.integers(0, 2, size=(n, 2))
    X = (4.0 * at - 2.0 + rng.normal(0.0, 0.5, size=(n, 2))).round(3)
    return X, at[:, 0] ^ at[:, 1]


def start(seed, hidden=8, classes=2):
    """Make random parameters for points in the plane."""
    rng = np.random.default_rng(seed)
    return {
        "W1": rng.normal(size=(2, hidden)).round(3),
        "b1": np.zeros(hidden),
        "W2": rng.normal(0.0, 0.5, size=(hidden, classes)).round(3),
        "b2": np.zeros(classes),
    }


def accuracy(params, X, y):
    """Return the share of points whose largest logit is the right class."""
    p = {key: np.asarray(value, dtype=float) for key, value in params.items()}
    logits = np.maximum(X @ p["W1"] + p["b1"], 0) @ p["W2"] + p["b2"]
    return float((logits.argmax(axis=1) == y).mean())


def train_reference(params, data, lr, epochs, rng):
    """Call the kernel with the exercise's positional arguments."""
    return kernel.train(params, data, lr=lr, epochs=epochs, rng=rng)


SMALL = Case("forty points", (start(1281), corners(1282, 40), 0.1, 2, Seeded(1)))
NONE = Case("no epochs", (start(1281), corners(1282, 40), 0.1, 0, Seeded(1)))


@free(
    "accuracy on points it has not seen",
    points=1.0,
    message="After training, at least 0.95 of new points should get the right class.",
)
def generalises(answer):
    for seed in (1287, 1288):
        rng = np.random.default_rng(seed)
        params = answer(start(seed), corners(seed, 80), 0.2, 80, rng)
        if accuracy(params, *corners(seed + 10, 400)) < LEAST:
            return "too low"
    return None


@free(
    "the same draws, the same parameters",
    points=0.5,
    message="Two runs with generators of the same seed must end at the same parameters: "
    "take every random number from rng.",
)
def repeats(answer):
    def run():
        rng = np.random.default_rng(9)
        return answer(start(1289), corners(1290, 70), 0.1, 2, rng)

    first, again = run(), run()
    same = all(np.array_equal(first[key], again[key]) for key in first)
    return None if same else "not the same"


train = Exercise(
    "train",
    reference=train_reference,
    arguments=("params", "data", "lr", "epochs", "rng"),
    checks=[
        shape(SMALL, points=0.5),
        values(
            Case(
                "eighty points, are 0.95 of new ones right",
                steps=MADE.format(seed=1291) + LEARNS,
            ),
            points=0.75,
            label="learns four corners",
            message="After 80 epochs, at least 0.95 of new points should get the right "
            "class.",
        ),
        edge(
            "more epochs, lower loss",
            Case(
                "eighty points, is the loss much lower",
                steps=MADE.format(seed=1292) + LESS,
            ),
            points=0.25,
            message="After 40 epochs the loss should be well below that after 1.",
        ),
        edge(
            "the same draws, the same result",
            Case("two runs with one seed", steps=MADE.format(seed=1293) + TWICE),
            points=0.5,
            message="Two runs with the same seed must give the same parameters: take "
            "every random number from rng.",
        ),
        pure(SMALL, points=0.5),
        edge("no epochs", NONE, points=0.5),
        generalises,
        repeats,
        edge(
            "one example, three classes",
            Case("one example", steps=ONE_EXAMPLE),
            Case("three classes", steps=THREE_CLASSES),
            points=0.5,
            hidden=True,
            message="Any number of examples, from one on, and of classes may come.",
        ),
    ],
    hints=[
        "Copy every parameter first. Then, once for each epoch, draw a new order of the "
        "rows and go through it in pieces.",
        "For each piece, ask two_layer_step for the gradients of those rows. Every "
        "parameter then moves by lr times its gradient, downhill.",
        "rng.permutation of the number of rows gives the order. A slice of it picks the "
        "rows of one batch, from X and from y alike.",
    ],
)


@train.wrong_answer("This walks uphill: step along minus the gradient.")
def uphill(params, data, lr, epochs, rng):
    X, y = data
    params = {key: np.array(value, dtype=float) for key, value in params.items()}
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for rows in (order[i : i + 32] for i in range(0, len(X), 32)):
            _, grads = two_layer_step(params, X[rows], y[rows], 0.0)
            params = {key: params[key] + lr * grads[key] for key in params}
    return params


@train.wrong_answer(
    "X is put in a new order and y is not, so examples get the labels of others. Pick "
    "the same rows from both."
)
def labels_left_behind(params, data, lr, epochs, rng):
    X, y = data
    params = {key: np.array(value, dtype=float) for key, value in params.items()}
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for rows in (order[i : i + 32] for i in range(0, len(X), 32)):
            _, grads = two_layer_step(params, X[rows], y[: len(rows)], 0.0)
            params = {key: params[key] - lr * grads[key] for key in params}
    return params


@train.wrong_answer("")
def generator_of_its_own(params, data, lr, epochs, rng):
    X, y = data
    rng = np.random.default_rng()
    params = {key: np.array(value, dtype=float) for key, value in params.items()}
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for rows in (order[i : i + 32] for i in range(0, len(X), 32)):
            _, grads = two_layer_step(params, X[rows], y[rows], 0.0)
            params = {key: params[key] - lr * grads[key] for key in params}
    return params


@train.wrong_answer(
    "The parameters come back as they were: give each its new value in every step."
)
def never_updated(params, data, lr, epochs, rng):
    X, y = data
    params = {key: np.array(value, dtype=float) for key, value in params.items()}
    for _ in range(epochs):
        two_layer_step(params, X, y, 0.0)
    return params


@train.wrong_answer("")
def trains_in_place(params, data, lr, epochs, rng):
    X, y = data
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for rows in (order[i : i + 32] for i in range(0, len(X), 32)):
            _, grads = two_layer_step(params, X[rows], y[rows], 0.0)
            for key in params:
                params[key] -= lr * grads[key]
    return params


@train.wrong_answer("")
def shallow_copy(params, data, lr, epochs, rng):
    X, y = data
    params = dict(params)
    for _ in range(epochs):
        _, grads = two_layer_step(params, X, y, 0.0)
        for key in params:
            params[key] -= lr * grads[key]
    return params


@train.wrong_answer("")
def global_random_state(params, data, lr, epochs, rng):
    X, y = data
    params = {key: np.array(value, dtype=float) for key, value in params.items()}
    for _ in range(epochs):
        order = np.random.permutation(len(X))  # noqa: NPY002
        for rows in (order[i : i + 32] for i in range(0, len(X), 32)):
            _, grads = two_layer_step(params, X[rows], y[rows], 0.0)
            params = {key: params[key] - lr * grads[key] for key in params}
    return params


@train.right_answer
def all_rows_at_once(params, data, lr, epochs, rng):
    X, y = data
    for _ in range(epochs):
        _, grads = two_layer_step(params, X, y, 0.0)
        params = {key: params[key] - lr * grads[key] for key in params}
    return {key: np.array(value) for key, value in params.items()}


@train.right_answer
def one_row_at_a_time(params, data, lr, epochs, rng):
    X, y = data
    params = {key: value.copy() for key, value in params.items()}
    for _ in range(epochs):
        for i in rng.permutation(len(X)):
            _, grads = two_layer_step(params, X[i : i + 1], y[i : i + 1], 1e-4)
            for key in params:
                params[key] -= lr / 4 * grads[key]
    return params


@train.right_answer
def by_torch(params, data, lr, epochs, rng):
    import torch

    X, y = torch.tensor(data[0]).double(), torch.tensor(data[1])
    p = {k: torch.tensor(v, dtype=torch.float64) for k, v in params.items()}
    for value in p.values():
        value.requires_grad_()
    optimiser = torch.optim.SGD(p.values(), lr=lr)
    for _ in range(epochs):
        order = torch.tensor(rng.permutation(len(X)))
        for rows in order.split(16):
            logits = torch.relu(X[rows] @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]
            optimiser.zero_grad()
            torch.nn.functional.cross_entropy(logits, y[rows]).backward()
            optimiser.step()
    return {key: value.detach().numpy() for key, value in p.items()}
