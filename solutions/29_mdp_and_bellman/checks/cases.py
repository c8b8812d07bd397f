"""Inputs that several exercises of the chapter are tried on."""

import numpy as np

from helpers.environments import Canal, GridWorld

PARTS = 16  # probabilities in sixteenths are exact, in float32 too


def model(seed, states, actions):
    """Make the tables of a world with chance in it, where every state is left again."""
    rng = np.random.default_rng(seed)
    shares = rng.dirichlet(np.full(states, 0.7), size=(states, actions))
    P = rng.multinomial(PARTS, shares) / PARTS
    return P, rng.integers(-5, 10, size=states).astype(float)


def policy(seed, states, actions):
    """Make a policy that chooses by chance."""
    rng = np.random.default_rng(seed)
    shares = rng.dirichlet(np.ones(actions), size=states)
    return rng.multinomial(PARTS, shares) / PARTS


def always(action, states, actions):
    """Make the policy that takes the same action everywhere."""
    return np.tile(np.arange(actions) == action, (states, 1)).astype(float)


# The text's example by hand: pays 3, and stays or ends, half each; the end pays 0.
P_HAND = np.array([[[0.5, 0.5]], [[0.0, 1.0]]])
R_HAND = np.array([3.0, 0.0])

P3, R3 = model(2901, 3, 2)
PI3 = policy(2902, 3, 2)
PS, RS = model(2903, 3, 3)  # as many actions as states: a turned table gives numbers
PIS = policy(2904, 3, 3)
PH, RH = model(2905, 6, 4)  # hidden
PIH = policy(2906, 6, 4)
CANAL, LAGOON = Canal(), GridWorld()
PC, RC = np.array(CANAL.P), np.array(CANAL.R)
PL, RL = np.array(LAGOON.P), np.array(LAGOON.R)

# A chain of five states whose far end alone pays; the first action walks towards it.
P_CHAIN = np.zeros((5, 2, 5))
P_CHAIN[np.arange(4), 0, np.arange(1, 5)] = 1.0
P_CHAIN[np.arange(5), 1, 0] = 1.0
P_CHAIN[4, 0, 4] = 1.0
R_CHAIN = np.array([0.0, 0.0, 0.0, 0.0, 8.0])

# Every probability and reward a whole number.
PI_WHOLE = np.array([[1, 0], [0, 1], [1, 0], [0, 1], [1, 0]])
P_WHOLE, R_WHOLE = P_CHAIN.astype(int), R_CHAIN.astype(int)

THREE, SQUARE = "three states, two actions", "three states, three actions"
OTHER, MIXED = "other numbers", "integers and float32"
SAME_NUMBERS = "Integer and float32 inputs should give the same numbers."

# Why a mutant of an answer may be no mistake, in words that several exercises use.
SAME_LENGTH = "P, R, V and pi have an entry for each state."
NUMPY_NUMBER = "A NumPy number is accepted like a Python one."
