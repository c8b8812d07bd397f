"""Exercise 12.3: what is checked of `relu_backward`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels import backprop as kernel

from .cases import GH, MIXED, OTHER, SAME_NUMBERS

G = np.array([[5.0, -6.0, 7.0], [-8.0, 9.0, 2.0]])
Z = np.array([[-1.0, 0.5, 2.0], [3.0, -4.0, 0.25]])
G4 = np.array([3.0, 2.0, -4.0, 1.5])
Z4 = np.array([0.0, 0.0, 0.5, -1.0])
RNG = np.random.default_rng(1231)
ZH, CUBE = RNG.normal(size=GH.shape), RNG.normal(size=(2, 2, 3, 4))
GI, ZI = np.array([[4, -3], [2, 7]]), np.array([[1, -2], [0, 5]])

GATE = Case("two examples with three units", (G, Z))
AT_0 = Case("four units, two of them at 0", (G4, Z4))

relu_backward = Exercise(
    "relu_backward",
    reference=kernel.relu_backward,
    arguments=("g", "cache"),
    checks=[
        shape(GATE, points=0.25),
        values(GATE, points=1.25),
        edge("slope 0 at 0", AT_0, points=0.5),
        pure(GATE, points=0.25),
        values(Case(OTHER, (GH, ZH)), points=0.25, label=OTHER, hidden=True),
        edge(
            "any shape",
            Case("four axes", (CUBE[0], CUBE[1])),
            Case("nothing at all", (np.zeros((0, 3)), np.zeros((0, 3)))),
            points=0.25,
            hidden=True,
            message="g and Z may have any number of axes and no entries at all.",
        ),
        edge(
            MIXED,
            Case("integers", (GI, ZI)),
            Case("an integer Z", (GI / 4, ZI)),
            Case("an integer g", (GI, ZI / 4)),
            Case("float32", (GH.astype(np.float32), ZH.astype(np.float32))),
            points=0.25,
            hidden=True,
            message=SAME_NUMBERS,
        ),
    ],
    hints=[
        "ReLU is a gate. Which entries of Z let their number through on the way forward?",
        "Where Z is above 0 the slope is 1, and g goes through as it is. Elsewhere it is "
        "0.",
        "Comparing Z with 0 gives an array of truth values. Multiply g by it.",
    ],
)


@relu_backward.wrong_answer(
    "The gate looks at g. Whether it is open was decided on the way forward, by Z."
)
def mask_of_g(g, cache):
    return g * (g > 0)


@relu_backward.wrong_answer("At Z = 0 the slope is taken as 0 here: > and not >=.")
def open_at_zero(g, cache):
    return g * (cache >= 0)


@relu_backward.wrong_answer(
    "This is the slope of ReLU alone. The chain rule multiplies it by g."
)
def slope_alone(g, cache):
    return (cache > 0).astype(float)


@relu_backward.wrong_answer(
    "This multiplies g by the value of ReLU. Multiply by its slope, 0 or 1."
)
def value_for_slope(g, cache):
    return g * np.maximum(cache, 0)


@relu_backward.wrong_answer("This is ReLU itself, on the way forward.")
def forward_again(g, cache):
    return np.maximum(cache, 0)


@relu_backward.wrong_answer("The gate is the wrong way round: g passes where Z > 0.")
def closed_for_open(g, cache):
    return g * (cache <= 0)


@relu_backward.wrong_answer("Every g goes through: where is the gate?")
def no_gate(g, cache):
    return g * 1.0


@relu_backward.wrong_answer("")
def writes_into_g(g, cache):
    g[cache <= 0] = 0
    return g


@relu_backward.right_answer
def by_where(g, cache):
    return np.where(np.asarray(cache) <= 0, 0.0, g)


@relu_backward.right_answer
def on_a_copy(g, cache):
    g = np.array(g, dtype=float)
    g[cache <= 0] = 0
    return g


@relu_backward.right_answer
def by_heaviside(g, cache):
    return np.multiply(g, np.heaviside(np.asarray(cache, dtype=float), 0.0))


@relu_backward.right_answer
def by_autograd(g, cache):
    import torch

    Z = torch.tensor(cache, dtype=torch.float64, requires_grad=True)
    torch.relu(Z).backward(torch.tensor(g, dtype=torch.float64))
    return Z.grad
