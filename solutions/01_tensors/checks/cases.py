"""Inputs that several exercises of the chapter are tried on."""

import numpy as np


def numbers(seed, *shape):
    """Draw numbers with three decimals, none of them alike."""
    return np.random.default_rng(seed).normal(1.0, 3.0, size=shape).round(3)


M23 = np.array([[1.0, 2.0, 6.0], [10.0, 20.0, 60.0]])
M43, M33, M47 = numbers(101, 4, 3), numbers(102, 3, 3), numbers(103, 4, 7)
V9 = numbers(104, 9)
B234 = numbers(105, 2, 3, 4)
H65, H44, HV = numbers(106, 6, 5), numbers(107, 4, 4), numbers(108, 12)  # hidden
H2345 = numbers(109, 2, 3, 4, 5)  # hidden
ONE_ROW, NO_ROWS = numbers(110, 1, 4), np.zeros((0, 3))
INTS = np.array([[3, 1, 4, 1], [5, 9, 2, 6], [5, 3, 5, 9]])
BYTES = np.array([[200, 100, 250], [0, 255, 255]], dtype=np.uint8)
FLOAT32 = M47.astype(np.float32)

OTHER, MIXED = "other numbers", "integers and float32"
SAME_NUMBERS = "Integer and float32 inputs should give the same numbers."
