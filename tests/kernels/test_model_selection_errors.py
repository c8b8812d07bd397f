"""What the kernels of chapter 17 refuse, and how they say it."""

import numpy as np
import pytest

from helpers.errors import DomainError, ShapeError
from helpers.kernels import model_selection as kernel


def fit_mean(X, y):
    return float(np.mean(y))


def distance(model, X, y):
    return float(np.abs(y - model).mean())


ONE = np.ones((3, 1)), np.ones(3)
G = np.random.default_rng(0)


@pytest.mark.parametrize(
    ("call", "kind", "text"),
    [
        (
            lambda: kernel.split(5, [0.5, 0.6], rng=G),
            DomainError,
            r"ratios add up to 1.1, must add up to 1",
        ),
        (
            lambda: kernel.split(5, [1.5, -0.5], rng=G),
            DomainError,
            r"ratios\[1\] is -0.5, must be 0 or more",
        ),
        (
            lambda: kernel.split(5, [], rng=G),
            DomainError,
            r"ratios add up to 0, must add up to 1",
        ),
        (lambda: kernel.split(5, [1.0], rng=3), DomainError, r"rng is 3, must be"),
        (
            lambda: kernel.stratified_split([[1]], 0.5, rng=G),
            ShapeError,
            r"y has shape \(1, 1\), must be a vector",
        ),
        (
            lambda: kernel.stratified_split([1], 1.5, rng=G),
            DomainError,
            r"ratio is 1.5, must lie between 0 and 1",
        ),
        (
            lambda: kernel.kfold(3, 4, rng=G),
            DomainError,
            r"k is 4, must be at most 3, the number of rows",
        ),
        (lambda: kernel.kfold(3, 1, rng=G), DomainError, r"k is 1, must be a whole"),
        (
            lambda: kernel.cv_score(fit_mean, distance, *ONE, 4, rng=G),
            DomainError,
            r"k is 4, must be at most 3, the number of rows",
        ),
        (
            lambda: kernel.cv_score(fit_mean, distance, ONE[0], [1.0], 2, rng=G),
            ShapeError,
            r"y has shape \(1,\), must have 3 rows",
        ),
        (
            lambda: kernel.learning_curve(fit_mean, distance, *ONE, []),
            ShapeError,
            r"sizes is empty, must hold one size or more",
        ),
        (
            lambda: kernel.learning_curve(fit_mean, distance, *ONE, [3]),
            DomainError,
            r"sizes go up to 3, must stay below 3",
        ),
        (
            lambda: kernel.ridge(*ONE, -1.0),
            DomainError,
            r"lam is -1.0, must be 0 or more",
        ),
        (
            lambda: kernel.ridge([[np.nan]], [1.0], 1.0),
            DomainError,
            r"X\[0, 0\] is nan, must be finite",
        ),
        (
            lambda: kernel.ridge([[1.7e308], [1.7e308], [0.0]], [1.0, 2.0, 3.0], 1.0),
            DomainError,
            r"too large for float64",
        ),
        (
            lambda: kernel.choose_lambda([], ONE, ONE),
            ShapeError,
            r"grid is empty, must hold one penalty or more",
        ),
        (
            lambda: kernel.choose_lambda([1.0, -2.0], ONE, ONE),
            DomainError,
            r"grid\[1\] is -2.0, must be 0 or more",
        ),
        (
            lambda: kernel.choose_lambda([1.0], ONE, (np.ones((3, 2)), ONE[1])),
            ShapeError,
            r"X of val has 2 columns, must have 1 as train",
        ),
        (
            lambda: kernel.choose_lambda([1.0], ONE, ([[np.inf]], [1.0])),
            DomainError,
            r"X of val\[0, 0\] is inf, must be finite",
        ),
        (
            lambda: kernel.ci95(1.5, 3),
            DomainError,
            r"acc is 1.5, must lie between 0 and 1",
        ),
        (lambda: kernel.ci95(0.5, 0), DomainError, r"n is 0, must be a whole number"),
    ],
)
def test_refuses_with_words(call, kind, text):
    with pytest.raises(kind, match=text):
        call()
