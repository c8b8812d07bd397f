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

from .cases import accuracy, corners, start
from .steps import EVERY_ROW, LEARNS, LESS, MADE, THREE_CLASSES, TWICE

LEAST = 0.95


def train_reference(params, data, lr, epochs, rng):
    """Call the kernel with the exercise's positional arguments."""
    return kernel.train(params, data, lr=lr, epochs=epochs, rng=rng)


SMALL = Case("forty points", (start(1281), corners(1282, 40), 0.1, 2, Seeded(1)))
ONE = np.array([[1.0, -2.0]]), np.array([1])
ALONE = Case("one example", (start(1283), ONE, 0.05, 3, Seeded(2)))
# Row i of X is 0 but at place i, so it alone moves row i of W1.
SEVENTY = Case("seventy examples: how many take part in one epoch", steps=EVERY_ROW)
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
        edge("no epochs", NONE, points=0.25),
        edge(
            "the steps of an epoch",
            ALONE,
            SEVENTY,
            points=0.5,
            rtol=0.01,
            message="With one example each epoch is one step: every parameter moves by "
            "lr times its gradient. With more, every one of them takes part in each epoch, "
            "also in a last batch of less than 32 rows.",
        ),
        generalises,
        repeats,
        edge(
            "three classes",
            Case("three classes", steps=THREE_CLASSES),
            points=0.25,
            hidden=True,
            message="There may be more than two classes.",
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
            _, grads = two_layer_step(params, X[i : i + 1], y[i : i + 1], 1e-5)
            for key in params:
                params[key] -= lr * grads[key]
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
