"""Exercise 04.6: what is checked of `relu_sub` and `abs_sub`, with the proofs."""

from functools import partial

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels.autodiff import relu_sub as kernel

from .cases import MIXED

X6 = np.array([-3.0, -0.5, 0.25, 1.0, 2.0, -1.0])
RELU = Case("six numbers, none of them 0", (X6,))
ABS = Case(
    "abs_sub, the same six numbers",
    steps="abs_sub(np.array([-3.0, -0.5, 0.25, 1.0, 2.0, -1.0]))",
)
ABS_X = Case(
    "x after abs_sub(x)",
    steps="x = np.array([-3.0, -0.5, 0.25, 1.0, 2.0, -1.0])\nabs_sub(x)\nx.tolist()",
)
# A slope inside its interval becomes 0; one outside, or NaN, stays what it is.
ZERO = Case(
    "the slopes at 0.0 and at -0.0 (0: inside the interval) and their difference",
    steps="""
    def outside(f, low):
        s = [float(f(np.array([-1.0, 0.0, 2.0]))[1]), float(f(np.array([-0.0]))[0])]
        return [0.0 if low <= one <= 1 else one for one in s] + [s[0] - s[1]]
    {"relu_sub": outside(relu_sub, 0), "abs_sub": outside(abs_sub, -1)}
    """,
)

relu_sub = Exercise(
    "relu_sub",
    reference=kernel,
    names=("relu_sub", "abs_sub"),
    arguments=("x",),
    checks=[
        shape(RELU, points=0.25),
        values(RELU, points=0.5),
        values(ABS, ABS_X, points=0.5, label="abs_sub"),
        values(ZERO, points=0.75, label="inside the interval at 0"),
        pure(RELU, points=0.25),
        edge(
            "close to 0",
            Case(
                "numbers close to 0 and far away",
                steps="""
                x = np.array([1e-9, -1e-9, 1e-300, -1e-300, 1e300, -1e300])
                [relu_sub(x), abs_sub(x)]
                """,
            ),
            points=0.25,
            hidden=True,
            message="Only 0 itself has a kink. However close to it, the slopes are those "
            "of the two sides.",
        ),
        edge(
            MIXED,
            Case(
                MIXED,
                steps="""
                x = np.array([-2, 5, 3, -1])
                small = x.astype(np.float32)
                [relu_sub(x), abs_sub(x), relu_sub(small), abs_sub(small)]
                """,
            ),
            points=0.25,
            hidden=True,
            message="Integer and float32 inputs should give the same slopes.",
        ),
        edge(
            "no numbers",
            Case("no numbers", steps="[relu_sub(np.zeros(0)), abs_sub(np.zeros(0))]"),
            points=0.25,
            hidden=True,
            message="An array of shape (0,) gives an array of shape (0,).",
        ),
    ],
    hints=[
        "Draw both functions. Read off the slope left of 0 and the slope right of 0.",
        "`np.where(condition, this, that)` chooses entry by entry.",
        "At 0 take any number between the two slopes, the same for both functions if "
        "you like: 0 lies in both intervals. Do not divide by x.",
    ],
)

RIGHT = """
import numpy as np

def relu_sub(x):
    return np.where(x > 0, 1.0, 0.0)

def abs_sub(x):
    return np.where(x > 0, 1.0, np.where(x < 0, -1.0, 0.0))
"""
RELU_LINE, ABS_LINE = "np.where(x > 0, 1.0, 0.0)\n", "np.where(x < 0, -1.0, 0.0)"


wrong = partial(relu_sub.slip, RIGHT)  # the right cell with one slip in it

wrong(
    "the_function_itself",
    RELU_LINE,
    "np.maximum(x, 0.0)\n",
    "This is ReLU itself. Its slope is asked for: 1 where x is above 0.",
)
wrong(
    "the_functions_themselves",
    RIGHT,
    """
import numpy as np

def relu_sub(x):
    return np.maximum(x, 0.0)

def abs_sub(x):
    return np.abs(x)
""",
    "These are the functions themselves. Their slopes are asked for.",
)
wrong(
    "divides_both_by_x",
    RIGHT,
    """
import numpy as np

def relu_sub(x):
    return np.maximum(x, 0.0) / x

def abs_sub(x):
    return np.abs(x) / x
""",
    "At 0 the results are NaN, because 0 / 0 is. Choose numbers for 0 yourself.",
)
wrong(
    "truth_values",
    RELU_LINE,
    "x > 0\n",
    "These are truth values. Slopes are numbers: 1.0 and 0.0.",
)
wrong(
    "sign_for_relu",
    RELU_LINE,
    "np.sign(x)\n",
    "Below 0, ReLU is flat: its slope there is 0, not -1.",
)
wrong(
    "divides_by_x",
    ABS_LINE,
    "x / np.abs(x)",
    "At 0 the result is NaN, because 0 / 0 is. Choose a number for 0 yourself.",
)
wrong(
    "divides_relu_by_x",
    RELU_LINE,
    "np.maximum(x, 0.0) / x\n",
    "relu_sub gives NaN at 0, because 0 / 0 is. Choose a number for 0 yourself.",
)
wrong(
    "leaves_the_interval",
    RELU_LINE,
    "np.where(x > 0, 1.0, 0.0) - (x == 0)\n",
    "At 0 the slope of relu_sub lies outside of its interval, which is from 0 to 1.",
)
wrong(
    "abs_is_never_falling",
    ABS_LINE,
    "0.0",
    "Left of 0, abs falls: its slope there is -1.",
)
wrong(
    "abs_itself",
    "np.where(x > 0, 1.0, np.where(x < 0, -1.0, 0.0))",
    "np.abs(x)",
    "This is abs itself. Its slope is asked for: the sign of x.",
)
wrong(
    "abs_writes_into_x",
    "return np.where(x > 0, 1.0, np.where(x < 0, -1.0, 0.0))",
    "x[x < 0] = -1\n    x[x > 0] = 1\n    return x",
    "abs_sub writes its slopes into x. Make a new array, and leave x as it is.",
)
wrong(
    "two_zeros",
    "np.where(x > 0, 1.0, np.where(x < 0, -1.0, 0.0))",
    "np.copysign(1.0, x)",
    "-0.0 and 0.0 are one number, so they must have one slope. They get two here.",
)
wrong(
    "one_at_minus_zero",
    RELU_LINE,
    "np.where(np.signbit(x) & (x == 0), 1.0, np.where(x > 0, 1.0, 0.0))\n",
    "relu_sub gives -0.0 another slope than 0.0, but they are one number.",
)

relu_sub.right_text(
    "other_numbers_at_zero",
    """
import numpy as np

def relu_sub(x):
    return np.heaviside(x, 0.5)

def abs_sub(x):
    return np.where(np.asarray(x) >= 0, 1.0, -1.0)
""",
)
relu_sub.right_text(
    "plain_loops",
    """
import numpy as np

def relu_sub(x):
    return np.array([1.0 if v >= 0 else 0.0 for v in x])

def abs_sub(x):
    slopes = np.zeros(len(x))
    for i, v in enumerate(x):
        if v:
            slopes[i] = 1 if v > 0 else -1
    return slopes
""",
)
relu_sub.right_text(
    "torch_does_it",
    """
import torch

def relu_sub(x):
    leaf = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    return torch.autograd.grad(torch.relu(leaf).sum(), leaf)[0]

def abs_sub(x):
    return torch.sign(torch.as_tensor(x))
""",
)
relu_sub.right_text("plain", RIGHT)
