"""Exercise 06.8: what is checked of `lr` and `steps`, and the answers that prove it.

Every 50th ordinary sale, as the notebook draws it. Along the eigenvectors of the
curvature the cost after k steps is known in closed form, so the rates that reach the
target form an interval for each number of steps. It is found by bisection.
"""

import numpy as np

from helpers import data
from helpers.checks.vocabulary import Exercise, between

BUDGET, TARGET = 200, 1.01


def small_set():
    """Return the features and prices that the notebook calls X_small and y_small."""
    sales = data.ordinary_sales(data.houses()).iloc[::50]
    age = sales["sale_year"] - sales["year_built"]
    X = np.column_stack([sales["living_area"] / 1000, age / 10]).astype(float)
    return X, sales["price"].to_numpy(dtype=float) / 10_000


def cost_ratio(X, y):
    """Return a function of (rate, steps): the final cost as a multiple of the best."""
    A = np.column_stack([X, np.ones(len(X))])
    best = np.linalg.lstsq(A, y, rcond=None)[0]
    least = np.mean((A @ best - y) ** 2) / 2
    curvature, directions = np.linalg.eigh(A.T @ A / len(X))
    start = directions.T @ best  # distance of the start at zero from the bottom

    def ratio(rates, steps):
        shrink = 1 - np.multiply.outer(rates, curvature)
        with np.errstate(over="ignore"):
            left = start * shrink**steps
            return 1 + np.sum(curvature * left**2, axis=-1) / 2 / least

    return ratio, 2 / curvature[-1]


def interval(ratio, limit, steps):
    """Return the lowest and the highest rate that reach the target, or (1, 0)."""
    rates = np.linspace(0, limit, 2001)
    good = rates[ratio(rates, steps) <= TARGET]
    if not good.size:
        return 1.0, 0.0
    width = rates[1]
    low = bisect(lambda rate: ratio(rate, steps) <= TARGET, good[0] - width, good[0])
    high = bisect(lambda rate: ratio(rate, steps) > TARGET, good[-1], good[-1] + width)
    return float(low), float(high)


def bisect(holds, left, right):
    """Return the place between left and right from which on something holds."""
    for _ in range(50):
        middle = (left + right) / 2
        left, right = (left, middle) if holds(middle) else (middle, right)
    return right


RATIO, LIMIT = cost_ratio(*small_set())
ENDS = [interval(RATIO, LIMIT, steps) for steps in range(1, BUDGET + 1)]
LOW, HIGH = [end[0] for end in ENDS], [end[1] for end in ENDS]
FEWEST = next(k for k, (low, high) in enumerate(ENDS, 1) if low <= high)

WHOLE = f"steps must be a whole number from 1 to {BUDGET}."
TOO_SMALL = (
    "The rate is too small: it must be above 0, and bring the cost down to the target."
)
TOO_LARGE = (
    "The rate is too large: the cost swings or grows. Compare it with "
    "`max_stable_lr(X_small)`."
)
TOO_FEW = "So few steps on X_small do not reach the target at any rate. Take more."

lr = Exercise(
    "lr",
    kind="design",
    names=("lr", "steps"),
    checks=[
        between(
            "steps",
            [1],
            [BUDGET],
            whole=True,
            label="steps within the budget",
            below=WHOLE[0].upper() + WHOLE[1:],
            above=WHOLE[0].upper() + WHOLE[1:],
            points=0.5,
        ),
        between(
            "lr",
            LOW,
            HIGH,
            given="steps",
            given_problem=WHOLE,
            label="cost within 1 % of the best",
            below=TOO_SMALL,
            above=TOO_LARGE,
            never=TOO_FEW,
            points=2.5,
        ),
    ],
    hints=[
        "A larger rate gets further in one step, until it is too large. Where is the "
        "limit?",
        "Work out `max_stable_lr(X_small)` and try rates a little below it, with all "
        "200 steps.",
        "Nine tenths of the limit, and 200 steps. A rate is a plain number: write it "
        "out.",
    ],
)

lr.right_values("nine_tenths", float(round(0.9 * LIMIT, 4)), BUDGET)
lr.right_values("numpy_number", np.round(0.95 * LIMIT, 4).item(), BUDGET)
lr.right_values("fewest_steps", (LOW[FEWEST - 1] + HIGH[FEWEST - 1]) / 2, FEWEST)
lr.wrong_values("a_usual_guess", 0.01, BUDGET, message=TOO_SMALL)
lr.wrong_values("one_tenth", 0.1, BUDGET, message=TOO_LARGE)
lr.wrong_values("just_over", float(1.02 * LIMIT), BUDGET, message=TOO_LARGE)
lr.wrong_values("too_few", float(0.9 * LIMIT), 20, message=TOO_FEW)
lr.wrong_values(
    "over_budget", float(0.5 * LIMIT), 1000, message=WHOLE[0].upper() + WHOLE[1:]
)
lr.wrong_values(
    "half_a_step",
    float(0.9 * LIMIT),
    150.5,
    message="`steps` is 150.5; it must be a whole number.",
)
lr.wrong_values(
    "text", "0.05", BUDGET, message="`lr` is '0.05'; it must be one number."
)
