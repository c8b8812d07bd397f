"""Exercise 17.10: what is checked of `ci95`, and the answers that prove it."""

import math

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, values
from helpers.kernels import model_selection as kernel


def ci95_reference(acc, n):
    """Call the kernel; known answers use the modules beside this function."""
    return kernel.ci95(acc, n)


def interval(acc, n, label=""):
    """Make a case: both ends as plain numbers, in whatever form they came."""
    text = f"[float(end) for end in ci95({acc}, {n})]"
    return Case(label or f"accuracy {acc} on {n} emails", steps=text)


ci95 = Exercise(
    "ci95",
    reference=ci95_reference,
    arguments=("acc", "n"),
    checks=[
        values(
            interval(0.9, 100), interval(0.5, 400), interval(0.94, 842), points=1.25
        ),
        edge(
            "all right or all wrong",
            interval(1.0, 50),
            interval(0.0, 50),
            interval(1, 1),
            points=0.25,
            hidden=True,
            message="Where every answer is right, or every one wrong, both ends are the "
            "accuracy itself.",
        ),
        values(
            interval(0.2, 1_000_000),
            interval(0.75, 48),
            interval("np.float32(0.75)", "np.int64(192)", "NumPy's numbers"),
            points=0.5,
            label="other numbers",
            hidden=True,
            message="It must hold for other accuracies, for a million examples, and for "
            "NumPy's numbers.",
        ),
    ],
    hints=[
        "First the standard error of a share, then 1.96 of them to each side.",
        "The standard error has a square root over the whole fraction: share times one "
        "minus share, divided by n.",
        "math.sqrt gives the root. Return the pair, the lower end first.",
    ],
)


@ci95.wrong_answer(
    "The root is missing: the width shrinks with the root of n, not with n."
)
def no_root(acc, n):
    half = 1.96 * acc * (1 - acc) / n
    return acc - half, acc + half


@ci95.wrong_answer("n stands outside the root. The root goes over the whole fraction.")
def n_outside_the_root(acc, n):
    half = 1.96 * math.sqrt(acc * (1 - acc)) / n
    return acc - half, acc + half


@ci95.wrong_answer(
    "The share itself is missing: the variance of one answer is acc * (1 - acc)."
)
def share_left_out(acc, n):
    half = 1.96 / math.sqrt(n)
    return acc - half, acc + half


@ci95.wrong_answer("One standard error covers 68 % only. Take 1.96 of them.")
def one_standard_error(acc, n):
    half = math.sqrt(acc * (1 - acc) / n)
    return acc - half, acc + half


@ci95.wrong_answer("Take 1.96 standard errors, not 2.")
def two_standard_errors(acc, n):
    half = 2 * math.sqrt(acc * (1 - acc) / n)
    return acc - half, acc + half


@ci95.wrong_answer("1.645 standard errors cover 90 %. For 95 % take 1.96.")
def ninety_percent(acc, n):
    half = 1.645 * math.sqrt(acc * (1 - acc) / n)
    return acc - half, acc + half


@ci95.wrong_answer("The ends are in the wrong order: the lower one comes first.")
def high_before_low(acc, n):
    half = 1.96 * math.sqrt(acc * (1 - acc) / n)
    return acc + half, acc - half


@ci95.wrong_answer(
    "1.96 standard errors go to each side; together they are the width, not half of it."
)
def half_the_width(acc, n):
    half = 1.96 * math.sqrt(acc * (1 - acc) / n) / 2
    return acc - half, acc + half


@ci95.right_answer
def as_an_array(acc, n):
    return acc + np.array([-1.96, 1.96]) * np.sqrt(acc * (1 - acc) / n)


@ci95.right_answer
def by_scipy(acc, n):
    from scipy.stats import norm

    error = (acc * (1 - acc) / n) ** 0.5
    low, high = norm.ppf([0.025, 0.975], loc=acc, scale=error or 1e-300)
    return max(low, 0.0), min(high, 1.0)


@ci95.right_answer
def from_single_answers(acc, n):
    right = acc * n
    variance = (right * (1 - acc) ** 2 + (n - right) * acc**2) / n
    half = 1.96 * variance**0.5 / n**0.5
    return [acc - half, acc + half]
