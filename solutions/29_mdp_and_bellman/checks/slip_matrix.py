"""Exercise 29.10: what is checked of `slip_matrix`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels import dynamic_programming as kernel

from .cases import OTHER

UP = Case("two by two cells, up", (2, 0, 0.5))
RIGHT = Case("three by three cells, right", (3, 1, 0.2))
DOWN = Case("three by three cells, down", (3, 2, 0.4))
LEFT = Case("three by three cells, left", (3, 3, 0.25))

slip_matrix = Exercise(
    "slip_matrix",
    reference=kernel.slip_matrix,
    arguments=("n", "a", "slip"),
    checks=[
        shape(UP, RIGHT, points=0.25),
        values(UP, RIGHT, points=1),
        edge("all four actions", UP, RIGHT, DOWN, LEFT, points=0.75),
        pure(RIGHT, points=0.25),
        edge(
            "no slip, nothing but slip",
            Case("slip 0", (3, 0, 0)),
            Case("slip 0.0", (2, 3, 0.0)),
            Case("slip 1", (3, 1, 1)),
            points=0.5,
            hidden=True,
            message="With slip 0 each row has a single 1. With slip 1 the boat never "
            "goes where it was steered.",
        ),
        edge(
            "one cell",
            Case("one cell", (1, 2, 0.3)),
            points=0.5,
            hidden=True,
            message="In a grid of one cell every move leads nowhere: the result is "
            "[[1]].",
        ),
        values(
            Case(OTHER, (5, 2, 0.35)),
            Case("four by four, up", (4, 0, 0.2)),
            Case("an action as NumPy's integer", (4, np.int64(3), np.float32(0.5))),
            points=0.75,
            label=OTHER,
            hidden=True,
            message="It fits the public numbers only. Try other sizes and actions.",
        ),
    ],
    hints=[
        "First forget the slip: for each cell and each of the four moves, which cell "
        "comes next? Rows and columns must stay between 0 and n - 1.",
        "Each row of the result gets three entries: one for the action, and one for "
        "either side of it, a - 1 and a + 1, counted round the circle of four.",
        "Add with += and never set with =: at an edge two of the three moves may end in "
        "the same cell, and both count.",
    ],
)


@slip_matrix.wrong_answer(
    "Moves against the edge are lost, so some rows add up to less than 1. Such a move "
    "leaves the boat where it is."
)
def lost_at_the_edge(n, a, slip):
    M = np.zeros((n * n, n * n))
    steps = [(-1, 0), (0, 1), (1, 0), (0, -1)]
    for s in range(n * n):
        for b, p in ((a, 1 - slip), ((a - 1) % 4, slip / 2), ((a + 1) % 4, slip / 2)):
            row, column = s // n + steps[b][0], s % n + steps[b][1]
            if 0 <= row < n and 0 <= column < n:
                M[s, row * n + column] += p
    return M


@slip_matrix.wrong_answer(
    "Each side gets the whole slip, so the rows add up to more than 1. Each side gets "
    "half."
)
def whole_slip_to_each_side(n, a, slip):
    M = np.zeros((n * n, n * n))
    steps = [(-1, 0), (0, 1), (1, 0), (0, -1)]
    for s in range(n * n):
        for b, p in ((a, 1 - slip), ((a - 1) % 4, slip), ((a + 1) % 4, slip)):
            row = min(max(s // n + steps[b][0], 0), n - 1)
            column = min(max(s % n + steps[b][1], 0), n - 1)
            M[s, row * n + column] += p
    return M


@slip_matrix.wrong_answer(
    "The slip goes to all three other moves. It goes to the two sides alone, never back."
)
def slips_back_too(n, a, slip):
    M = np.zeros((n * n, n * n))
    steps = [(-1, 0), (0, 1), (1, 0), (0, -1)]
    for s in range(n * n):
        for b in range(4):
            row = min(max(s // n + steps[b][0], 0), n - 1)
            column = min(max(s % n + steps[b][1], 0), n - 1)
            M[s, row * n + column] += 1 - slip if b == a else slip / 3
    return M


@slip_matrix.wrong_answer(
    "Entries are set, not added. Where two moves end in the same cell, at an edge, both "
    "probabilities count: use +=."
)
def overwrites(n, a, slip):
    M = np.zeros((n * n, n * n))
    steps = [(-1, 0), (0, 1), (1, 0), (0, -1)]
    for s in range(n * n):
        for b, p in ((a, 1 - slip), ((a - 1) % 4, slip / 2), ((a + 1) % 4, slip / 2)):
            row = min(max(s // n + steps[b][0], 0), n - 1)
            column = min(max(s % n + steps[b][1], 0), n - 1)
            M[s, row * n + column] = p
    return M


@slip_matrix.wrong_answer(
    "Moves go round to the other side of the grid. An edge is a wall: the boat stays."
)
def goes_round(n, a, slip):
    M = np.zeros((n * n, n * n))
    steps = [(-1, 0), (0, 1), (1, 0), (0, -1)]
    for s in range(n * n):
        for b, p in ((a, 1 - slip), ((a - 1) % 4, slip / 2), ((a + 1) % 4, slip / 2)):
            row, column = (s // n + steps[b][0]) % n, (s % n + steps[b][1]) % n
            M[s, row * n + column] += p
    return M


@slip_matrix.wrong_answer(
    "At the end of a row, s + 1 and s - 1 are cells of another row. An edge is a wall: the "
    "boat stays."
)
def into_the_next_row(n, a, slip):
    M = np.zeros((n * n, n * n))
    for s in range(n * n):
        for b, p in ((a, 1 - slip), ((a - 1) % 4, slip / 2), ((a + 1) % 4, slip / 2)):
            to = s + [-n, 1, n, -1][b]
            M[s, to if 0 <= to < n * n else s] += p
    return M


@slip_matrix.wrong_answer(
    "Rows and columns have changed places: 0 up, 1 right, 2 down, 3 left, and cell 1 "
    "lies to the right of cell 0."
)
def rows_for_columns(n, a, slip):
    M = np.zeros((n * n, n * n))
    steps = [(0, -1), (1, 0), (0, 1), (-1, 0)]
    for s in range(n * n):
        for b, p in ((a, 1 - slip), ((a - 1) % 4, slip / 2), ((a + 1) % 4, slip / 2)):
            row = min(max(s // n + steps[b][0], 0), n - 1)
            column = min(max(s % n + steps[b][1], 0), n - 1)
            M[s, row * n + column] += p
    return M


@slip_matrix.wrong_answer(
    "The table is transposed: the row is the cell one comes from."
)
def transposed(n, a, slip):
    M = np.zeros((n * n, n * n))
    steps = [(-1, 0), (0, 1), (1, 0), (0, -1)]
    for s in range(n * n):
        for b, p in ((a, 1 - slip), ((a - 1) % 4, slip / 2), ((a + 1) % 4, slip / 2)):
            row = min(max(s // n + steps[b][0], 0), n - 1)
            column = min(max(s % n + steps[b][1], 0), n - 1)
            M[row * n + column, s] += p
    return M


@slip_matrix.wrong_answer(
    "Up is where the row number falls: row 0 is the top. Up and down have changed "
    "places."
)
def upside_down(n, a, slip):
    M = np.zeros((n * n, n * n))
    steps = [(1, 0), (0, 1), (-1, 0), (0, -1)]
    for s in range(n * n):
        for b, p in ((a, 1 - slip), ((a - 1) % 4, slip / 2), ((a + 1) % 4, slip / 2)):
            row = min(max(s // n + steps[b][0], 0), n - 1)
            column = min(max(s % n + steps[b][1], 0), n - 1)
            M[s, row * n + column] += p
    return M


@slip_matrix.right_answer
def cell_by_cell(n, a, slip):
    M = np.zeros((n * n, n * n))
    steps = [(-1, 0), (0, 1), (1, 0), (0, -1)]
    for s in range(n * n):
        for b, p in ((a, 1 - slip), ((a + 3) % 4, slip / 2), ((a + 1) % 4, slip / 2)):
            row, column = s // n + steps[b][0], s % n + steps[b][1]
            inside = 0 <= row < n and 0 <= column < n
            M[s, row * n + column if inside else s] += p
    return M


@slip_matrix.right_answer
def from_shifted_places(n, a, slip):
    row, column = np.divmod(np.arange(n * n), n)
    down, right = np.array([-1, 0, 1, 0]), np.array([0, 1, 0, -1])
    M = np.zeros((n * n, n * n))
    for b, p in zip([a, a - 1, a - 3], [1 - slip, slip / 2, slip / 2]):
        to = np.clip(row + down[b], 0, n - 1) * n + np.clip(column + right[b], 0, n - 1)
        np.add.at(M, (np.arange(n * n), to), p)
    return M


@slip_matrix.right_answer
def with_torch(n, a, slip):
    import torch

    cells = torch.arange(n * n).reshape(n, n)
    up = torch.cat([cells[:1], cells[:-1]])
    down = torch.cat([cells[1:], cells[-1:]])
    right = torch.cat([cells[:, 1:], cells[:, -1:]], dim=1)
    left = torch.cat([cells[:, :1], cells[:, :-1]], dim=1)
    moves = [up, right, down, left]
    one = torch.eye(n * n, dtype=torch.float64)
    parts = [one[moves[(a + k) % 4].flatten()] for k in (0, 1, 3)]
    return float(1 - slip) * parts[0] + float(slip) / 2 * (parts[1] + parts[2])


# ---- mutants of the answer that are no mistake
slip_matrix.same_as_right(
    "The larger and the smaller of two numbers have no order.",
    "row = min(max(s // n + down, 0), n - 1) => row = min(n - 1, max(s // n + down, 0))",
    "row = min(max(s // n + down, 0), n - 1) => row = min(max(0, s // n + down), n - 1)",
    "column = min(max(s % n + right, 0), n - 1) => column = min(n - 1, max(s % n + right, 0))",
    "column = min(max(s % n + right, 0), n - 1) => column = min(max(0, s % n + right), n - 1)",
)
