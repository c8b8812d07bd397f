"""Score models on rows that they were not fitted to."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from helpers.arguments import FloatArray, as_count, as_generator, as_matrix
from helpers.errors import DomainError, ShapeError
from helpers.kernels.model_selection.splits import _kfold

__all__ = ["cv_score", "learning_curve"]

Fit = Callable[[FloatArray, Any], Any]
Score = Callable[[Any, FloatArray, Any], float]


def cv_score(
    fit: Fit,
    score: Score,
    X: ArrayLike,
    y: ArrayLike,
    k: int,
    *,
    rng: np.random.Generator,
) -> float:
    """Mean validation score over k folds, with columns standardised inside each fold.

    Parameters
    ----------
    fit : callable
        ``fit(X, y)`` returns a model.
    score : callable
        ``score(model, X, y)`` returns one number.
    X : (n, d) array_like
        One example a row.
    y : (n, ...) array_like
        Targets; handed on as they are.
    k : int
        Number of folds, from 2 to ``n``.
    rng : numpy.random.Generator
        Draws the folds.

    Returns
    -------
    float
        Mean of the k scores, each fold with the same weight.

    Raises
    ------
    ShapeError
        If ``X`` is no matrix, or ``y`` has another length.
    DomainError
        If ``k`` does not fit the number of rows, ``X`` holds something that is no
        number, or ``rng`` is no generator.

    Notes
    -----
    Mean and standard deviation (with division by the number of rows) come from the
    training rows of the fold alone. A column that is constant there is divided by 1.
    Time O(k n d) and k fits; extra memory O(n d).

    References
    ----------
    Hastie, Tibshirani, Friedman, *The Elements of Statistical Learning*, 2nd ed.
    (2009), section 7.10.2.

    Examples
    --------
    >>> def fit(X, y):
    ...     return y.mean()
    >>> def score(model, X, y):
    ...     return float(np.mean((y - model) ** 2))
    >>> X, y = np.zeros((3, 1)), np.array([1.0, 1.0, 4.0])
    >>> cv_score(fit, score, X, y, 3, rng=np.random.default_rng(0))
    4.5
    """
    X, y = _as_examples(X, y)
    k, rng = as_count(k, "k", least=2), as_generator(rng, "rng")
    if k > len(X):
        raise DomainError(f"k is {k}, must be at most {len(X)}, the number of rows")
    scores = []
    for train, val in _kfold(len(X), k, rng):
        known = X[train]
        mean, scale = known.mean(axis=0), known.std(axis=0)
        constant = known.max(axis=0) == known.min(axis=0)
        mean[constant], scale[constant] = known[0, constant], 1.0
        model = fit((known - mean) / scale, y[train])
        scores.append(score(model, (X[val] - mean) / scale, y[val]))
    return float(np.mean(scores))


def learning_curve(
    fit: Fit, score: Score, X: ArrayLike, y: ArrayLike, sizes: Sequence[int]
) -> tuple[list[float], list[float]]:
    """Scores of models fitted to more and more rows, on those rows and on others.

    Parameters
    ----------
    fit : callable
        ``fit(X, y)`` returns a model.
    score : callable
        ``score(model, X, y)`` returns one number.
    X : (n, d) array_like
        One example a row, in random order.
    y : (n, ...) array_like
        Targets; handed on as they are.
    sizes : sequence of int
        How many rows to fit to, counted from the first; each from 1 to ``n - 1``.

    Returns
    -------
    train_scores, val_scores : list of float
        A score for each size: on the rows of the fit, and on all rows after the
        largest size.

    Raises
    ------
    ShapeError
        If ``X`` is no matrix, ``y`` has another length, or ``sizes`` is empty.
    DomainError
        If a size is no whole number or out of range, or ``X`` holds something that is
        no number.

    Notes
    -----
    A smaller set of rows is part of every larger one, and all models meet the same
    validation rows, so the curve shows the size and not the luck of a draw. Time: one
    fit and two scores for each size; extra memory O(1).

    References
    ----------
    Perlich, Provost, Simonoff, Tree induction vs. logistic regression: a learning-curve
    analysis, JMLR 4 (2003), 211-255.

    Examples
    --------
    >>> def fit(X, y):
    ...     return y.mean()
    >>> def score(model, X, y):
    ...     return float(np.abs(y - model).mean())
    >>> y = np.array([1.0, 3.0, 5.0, 2.0])
    >>> learning_curve(fit, score, np.zeros((4, 1)), y, [1, 3])
    ([0.0, 1.3333333333333333], [1.0, 1.0])
    """
    X, y = _as_examples(X, y)
    sizes = [as_count(s, f"sizes[{i}]", least=1) for i, s in enumerate(sizes)]
    if not sizes:
        raise ShapeError("sizes is empty, must hold one size or more")
    most = max(sizes)
    if most >= len(X):
        raise DomainError(
            f"sizes go up to {most}, must stay below {len(X)}, the number of rows"
        )
    train_scores, val_scores = [], []
    for size in sizes:
        model = fit(X[:size], y[:size])
        train_scores.append(float(score(model, X[:size], y[:size])))
        val_scores.append(float(score(model, X[most:], y[most:])))
    return train_scores, val_scores


def _as_examples(X: ArrayLike, y: ArrayLike) -> tuple[FloatArray, Any]:
    X, y = as_matrix(X, "X"), np.asarray(y)
    if y.ndim == 0 or len(y) != len(X):
        raise ShapeError(
            f"y has shape {y.shape}, must have {len(X)} rows, the number of rows of X"
        )
    return X, y
