"""Worlds that exercise 29.8 is tried in: the course's own, a corridor, and many ties."""

import numpy as np

from helpers.checks.vocabulary import Case
from helpers.kernels.dynamic_programming import slip_matrix

WORTH = """
from helpers.environments import {world}
world = {made}
pi, V = policy_iteration(np.array(world.P), np.array(world.R), {gamma})
pi, V = np.asarray(pi, dtype=float), np.asarray(V, dtype=float)
chain = np.einsum("sa,sab->sb", pi, world.P)
worth = np.linalg.solve(np.eye(len(V)) - {gamma} * chain, world.R)
[V, worth, pi.sum(axis=1), (pi**2).sum(axis=1)]
"""


def tour(label, world, made, gamma):
    """Make a case: the values of a world of the course, and what the policy is worth."""
    return Case(label, steps=WORTH.format(world=world, made=made, gamma=gamma))


CANAL = tour("the canal", "Canal", "Canal()", 0.5)
LAGOON = tour("the lagoon", "GridWorld", "GridWorld()", 0.9)

# In grids with two equal prizes many actions are equally good, and rounding decides
# which looks better. Under half of these worlds let a careless loop go round for ever,
# and which ones depends on the machine; so there are many.
TIED = [
    (side, slip, cost, gamma)
    for side in (2, 3, 4)
    for slip in (0.0, 0.1, 0.2, 0.5)
    for cost in (-0.1, -1.0)
    for gamma in (0.7, 0.9, 0.95, 0.99)
]


def two_prizes(side, slip, cost):
    """Make a grid whose opposite corners pay 1 for ever."""
    P = np.stack([slip_matrix(side, a, slip) for a in range(4)], axis=1)
    R = np.full(side * side, cost)
    for corner in (0, side * side - 1):
        P[corner], R[corner] = 0.0, 1.0
        P[corner, :, corner] = 1.0
    return P, R


# A corridor of 20 cells that pays in the last one: with each round the news of it comes
# one cell nearer, so a few rounds are not enough here.
CELLS = np.arange(20)
P_LONG = np.zeros((20, 2, 20))
P_LONG[CELLS, 0, np.maximum(CELLS - 1, 0)] = 1.0
P_LONG[CELLS, 1, np.minimum(CELLS + 1, 19)] = 1.0
R_LONG = 10.0 * (CELLS == 19)
