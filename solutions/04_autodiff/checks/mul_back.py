"""Exercise 04.2: what is checked of `mul_back` and its neighbours, with the proofs."""

from functools import partial

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels.autodiff import mul_back as kernel

from .cases import MIXED

G3, A3, B3 = (
    np.array([1.0, 2.0, -1.0]),
    np.array([3.0, 0.5, 4.0]),
    np.array([2.0, 5, 7]),
)
A23 = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
G23 = np.array([[1.0, -1.0, 2.0], [0.5, 3.0, -2.0]])
VECTORS = Case("two vectors", (G3, A3, B3))
ROW = Case("a table times a row", (G23, A23, B3))
COLUMN = Case("a column times a row", (G23, np.array([[2.0], [-3.0]]), B3))
SINGLE = Case("a table times a table of shape (1, 1)", (G23, A23, np.array([[3.0]])))
PUBLIC_ADD = Case(
    "add_back, a table plus a row and a column",
    steps="""
    g = np.array([[1.0, -1.0, 2.0], [0.5, 3.0, -2.0]])
    table, row, column = np.ones((2, 3)), np.ones(3), np.ones((2, 1))
    [*add_back(g, table, row), *add_back(g, table, column)]
    """,
)
PUBLIC_LOG = Case(
    "log_back, three entries",
    steps="log_back(np.array([1.0, 2.0, -3.0]), np.array([2.0, 0.5, 4.0]))",
)
ADD_INPUTS = Case(
    "g, a and b after add_back(g, a, b)",
    steps="g, a, b = np.array([[1.0, 2.0]]), np.array([[3.0, 4.0]]), np.array([5.0, 6.0])\n"
    "add_back(g, a, b)\n[g, a, b]",
)
LOG_INPUTS = Case(
    "g and a after log_back(g, a)",
    steps="g, a = np.array([1.0, 2.0]), np.array([2.0, 4.0])\nlog_back(g, a)\n[g, a]",
)
ONE_ROW = Case(
    "a table and a table of one row",
    steps="""
    g = np.arange(12.0).reshape(4, 3) - 5
    a, b = np.linspace(1, 2, 12).reshape(4, 3), np.array([[3.0, -1.0, 0.5]])
    [*mul_back(g, a, b), *add_back(g, b, a)]
    """,
)
THREE_AXES = Case(
    "three axes and two",
    steps="""
    g = np.arange(24.0).reshape(2, 4, 3) - 7
    a, b = np.linspace(-1, 2, 24).reshape(2, 4, 3), np.array([[1.5], [2], [-4], [3]])
    [*mul_back(g, a, b), *add_back(g, b, a)]
    """,
)
NUMBER = Case(
    "a table and a single number",
    steps="""
    g, a, b = np.arange(6.0).reshape(2, 3) - 1, np.full((2, 3), 1.5), np.array(4.0)
    [*mul_back(g, a, b), *add_back(g, a, b)]
    """,
)
KINDS = Case(
    MIXED,
    steps="""
    a, b = np.array([[1, 2], [3, 4]]), np.array([5, -6])
    g = np.array([[0.5, 1.0], [-2.0, 4.0]])
    single = [v.astype(np.float32) for v in (g, a, b)]
    whole = [*mul_back(np.ones((2, 2), dtype=int), a, b), log_back(g, a)]
    [*whole, *mul_back(*single), *add_back(*single), log_back(*single[:2])]
    """,
)

mul_back = Exercise(
    "mul_back",
    reference=kernel,
    names=("mul_back", "add_back", "log_back"),
    arguments=("g", "a", "b"),
    checks=[
        shape(VECTORS, ROW, COLUMN, points=0.5),
        values(VECTORS, ROW, COLUMN, SINGLE, points=1),
        values(PUBLIC_ADD, ADD_INPUTS, points=0.75, label="add_back"),
        values(PUBLIC_LOG, LOG_INPUTS, points=0.5, label="log_back"),
        pure(VECTORS, COLUMN, points=0.25),
        edge(
            "axes of length 1 and three axes",
            ONE_ROW,
            THREE_AXES,
            points=0.5,
            hidden=True,
            message="An input of shape (1, 3) gets a gradient of shape (1, 3): sum, and "
            "keep the axis.",
        ),
        edge(
            "a single number",
            NUMBER,
            points=0.25,
            hidden=True,
            message="An input of shape () was used everywhere: its gradient is one sum.",
        ),
        edge(
            MIXED,
            KINDS,
            points=0.25,
            hidden=True,
            message="Integer and float32 inputs should give the same numbers.",
        ),
    ],
    hints=[
        "First forget about shapes: what reaches a is g times the slope of the result "
        "by a. For a product that slope is the other factor.",
        "Then write a small helper that brings a gradient back to the shape of an "
        "input: first sum away the axes that broadcasting put in front.",
        "The helper's second half goes over the axes of the input. Where the input has "
        "length 1, sum along that axis with keepdims=True.",
    ],
)

RIGHT = """
import numpy as np

def mul_back(g, a, b):
    return fold(g * b, np.shape(a)), fold(g * a, np.shape(b))

def add_back(g, a, b):
    return fold(g, np.shape(a)), fold(g, np.shape(b))

def log_back(g, a):
    return g / a

def fold(g, shape):
    while np.ndim(g) > len(shape):
        g = g.sum(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            g = g.sum(axis=axis, keepdims=True)
    return g
"""

wrong = partial(mul_back.slip, RIGHT)  # the right cell with one slip in it

wrong(
    "wrong_partner",
    "fold(g * b, np.shape(a)), fold(g * a, np.shape(b))",
    "fold(g * a, np.shape(a)), fold(g * np.asarray(b), np.shape(b))",
    "The partners are swapped: the slope of a * b by a is b.",
)
wrong(
    "forgets_g",
    "fold(g * b, np.shape(a)), fold(g * a, np.shape(b))",
    "fold(b + 0 * g, np.shape(a)), fold(a + 0 * g, np.shape(b))",
    "These are the local slopes alone. Multiply by g, what came from further on.",
)
wrong(
    "results_swapped",
    "fold(g * b, np.shape(a)), fold(g * a, np.shape(b))",
    "fold(g * a, np.shape(b)), fold(g * b, np.shape(a))",
    "The two results have changed places: da comes first, then db.",
)
wrong(
    "never_sums",
    "def fold(g, shape):\n",
    "def fold(g, shape):\n    return g\n",
    "Each gradient has the shape of its input: where an input was repeated, sum over "
    "the copies.",
)
wrong(
    "add_back_never_sums",
    "fold(g, np.shape(a)), fold(g, np.shape(b))",
    "g, g",
    "add_back gives g for both inputs. Where an input was repeated, sum over the copies "
    "here too.",
)
wrong(
    "keeps_the_wide_shape",
    "    while np.ndim(g) > len(shape):\n",
    "    while False:\n",
    "An input that was repeated gets back a gradient of its own shape: sum over the "
    "copies.",
)
wrong(
    "mean_over_copies",
    "g = g.sum(",
    "g = g.mean(",
    "The copies of a repeated entry add up: sum over them, do not average.",
)
wrong(
    "forgets_axes_of_length_one",
    "if length == 1:",
    "if False:",
    "Axes of length 1 were stretched as well: sum along them and keep them.",
)
wrong(
    "first_axis_of_length_one_only",
    "    for axis, length in enumerate(shape):\n        if length == 1:\n"
    "            g = g.sum(axis=axis, keepdims=True)\n",
    "    if 1 in shape:\n        g = g.sum(axis=shape.index(1), keepdims=True)\n",
    "Of several axes of length 1 only the first is summed. Go over all of them.",
)
wrong(
    "one_copy_only",
    "g = g.sum(axis=0)",
    "g = g[0]",
    "Only the first copy of a repeated entry counts here. Sum over all of them.",
)
wrong(
    "shares_g",
    "fold(g, np.shape(a)), fold(g, np.shape(b))",
    "fold(g / 2, np.shape(a)), fold(g / 2, np.shape(b))",
    "A sum does not share g out: its slope is 1 by each term, so both get all of g.",
)
wrong(
    "add_back_fills_its_inputs",
    "return fold(g, np.shape(a)), fold(g, np.shape(b))",
    "a[...], b[...] = fold(g, np.shape(a)), fold(g, np.shape(b))\n    return a, b",
    "add_back writes its results into a and b. Make new arrays, and leave both as they "
    "are.",
)
wrong(
    "log_back_writes_into_g",
    "return g / a",
    "g = g.astype(float, copy=False)\n    g /= a\n    return g",
    "log_back writes its result into g. Make a new array, and leave g as it is.",
)
wrong(
    "log_times",
    "return g / a",
    "return g * a",
    "The slope of log(a) is 1 / a, not a.",
)
wrong(
    "log_of_a",
    "return g / a",
    "return g * np.log(a)",
    "This is g times the logarithm itself. The slope of log(a) is 1 / a.",
)
wrong(
    "log_without_g",
    "return g / a",
    "return 1 / a",
    "log_back forgets g: multiply the slope 1 / a by what came from further on.",
)

mul_back.right_text(
    "sums_of_named_axes",
    """
import numpy as np

def back_to(g, like):
    shape = np.shape(like)
    padded = (1,) * (g.ndim - len(shape)) + shape
    axes = tuple(i for i in range(g.ndim) if padded[i] == 1)
    return g.sum(axis=axes, keepdims=True).reshape(shape)

def mul_back(g, a, b):
    g = np.asarray(g, dtype=float)
    return back_to(g * b, a), back_to(g * a, b)

def add_back(g, a, b):
    g = np.asarray(g, dtype=float)
    return back_to(g, a), back_to(g, b)

def log_back(g, a):
    return np.asarray(g, dtype=float) * np.power(np.asarray(a, dtype=float), -1)
""",
)
mul_back.right_text(
    "torch_does_it",
    """
import torch

def pulled(f, g, *inputs):
    leaves = [torch.tensor(v, dtype=torch.float64, requires_grad=True) for v in inputs]
    out = f(*leaves)
    return torch.autograd.grad(out, leaves, torch.as_tensor(g).double())

def mul_back(g, a, b):
    return pulled(torch.mul, g, a, b)

def add_back(g, a, b):
    return pulled(torch.add, g, a, b)

def log_back(g, a):
    return pulled(torch.log, g, a)[0]
""",
)
mul_back.right_text("plain", RIGHT)
