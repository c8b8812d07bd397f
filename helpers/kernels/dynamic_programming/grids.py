"""Moves in a square grid where one may slip to the side."""

import numpy as np

from helpers.arguments import FloatArray, as_count, as_number
from helpers.errors import DomainError

__all__ = ["slip_matrix"]

MOVES = ((-1, 0), (0, 1), (1, 0), (0, -1))  # up, right, down, left
ACTIONS = len(MOVES)


def slip_matrix(n: int, a: int, slip: float) -> FloatArray:
    """Probabilities of the next cell for one action in a square grid.

    Parameters
    ----------
    n : int
        Cells along a side, at least 1. They are numbered row by row.
    a : int
        Action: 0 up, 1 right, 2 down, 3 left.
    slip : float
        Probability, 0 to 1, of moving to one of the two sides of the action instead,
        half each.

    Returns
    -------
    (n * n, n * n) numpy.ndarray
        Row ``s`` has the probabilities of the cell after ``s``. A move against the edge
        leaves the cell as it is.

    Raises
    ------
    DomainError
        If ``n`` or ``a`` is no such whole number, or ``slip`` lies outside 0 to 1.

    Notes
    -----
    Each row has at most three entries above 0, in a table that is dense. Time and
    memory O(n^4).

    References
    ----------
    Russell, Norvig, *Artificial Intelligence: A Modern Approach*, 4th edition (2020),
    section 17.1.

    Examples
    --------
    >>> slip_matrix(2, 1, 0.5)[0].tolist()  # right: also up (edge) and down
    [0.25, 0.5, 0.25, 0.0]
    """
    n, a = as_count(n, "n", least=1), as_count(a, "a")
    slip = as_number(slip, "slip")
    if a >= ACTIONS:
        raise DomainError(f"a is {a}, must be one of 0 to {ACTIONS - 1}")
    if not 0.0 <= slip <= 1.0:
        raise DomainError(f"slip is {slip}, must lie between 0 and 1")
    cells = np.arange(n * n)
    row, column = np.divmod(cells, n)
    P = np.zeros((n * n, n * n))
    for turn, share in ((0, 1.0 - slip), (1, slip / 2), (3, slip / 2)):
        down, right = MOVES[(a + turn) % ACTIONS]
        to = np.clip(row + down, 0, n - 1) * n + np.clip(column + right, 0, n - 1)
        P[cells, to] += share  # no cell comes twice in one move
    return P
