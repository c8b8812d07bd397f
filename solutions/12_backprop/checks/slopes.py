"""A check that measures the slopes of a whole network by small steps."""

import numpy as np

from helpers.checks.vocabulary import free
from helpers.kernels.finite_differences import gradient_error

from .cases import network


@free(
    "agrees with measured slopes",
    points=0.5,
    message="Small steps in the parameters measure other slopes of your own loss than "
    "your gradients say.",
)
def of_the_network(answer):
    rng = np.random.default_rng(1266)
    params, X, y = network(1267, 5, 3, 4, 3)
    grads = answer(params, X, y, 0.2)[1]
    for key, value in params.items():

        def loss(v, key=key):
            return answer(params | {key: v}, X, y, 0.2)[0]

        if gradient_error(loss, grads[key], value, rng=rng, directions=4) > 1e-4:
            return f"other slopes of {key}"
    return None
