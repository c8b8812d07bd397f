"""Row numbers for training, validation and test: shuffled, by class, and in folds."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from helpers.arguments import (
    FloatArray,
    as_count,
    as_generator,
    as_number,
    as_vector,
    require_finite,
)
from helpers.errors import DomainError, ShapeError

__all__ = ["kfold", "split", "stratified_split"]

Rows = NDArray[np.intp]

SUM_TOLERANCE = 1e-9
"""How far from 1 the shares of a split may add up, for the sake of rounding."""


def split(n: int, ratios: ArrayLike, *, rng: np.random.Generator) -> tuple[Rows, ...]:
    """Divide row numbers at random into parts of given shares.

    Parameters
    ----------
    n : int
        Number of rows, 0 or more.
    ratios : (m,) array_like
        Share of each part, none negative, adding up to 1.
    rng : numpy.random.Generator
        Draws the order of the rows, once.

    Returns
    -------
    tuple of (n_i,) numpy.ndarray
        Row numbers of each part. Every row is in exactly one. The sizes follow the
        method of largest remainder: each part gets the whole number below its share,
        and the rows that are left go one by one to the largest remainders; the earlier
        part comes first among equal ones.

    Raises
    ------
    ShapeError
        If ``ratios`` is no vector.
    DomainError
        If ``n`` is no whole number or negative, a share is negative or not finite, the
        shares do not add up to 1, or ``rng`` is no generator.

    Notes
    -----
    No size is further than one row from its exact share. Time O(n); extra memory O(n).

    References
    ----------
    Balinski, Young, *Fair Representation* (1982), on Hamilton's method. Hastie,
    Tibshirani, Friedman, *The Elements of Statistical Learning*, 2nd ed. (2009),
    section 7.2.

    Examples
    --------
    >>> parts = split(11, [0.6, 0.2, 0.2], rng=np.random.default_rng(0))
    >>> [len(part) for part in parts]
    [7, 2, 2]
    """
    n = as_count(n, "n")
    ratios = as_vector(ratios, "ratios")
    rng = as_generator(rng, "rng")
    require_finite(ratios=ratios)
    if ratios.size == 0 or abs(ratios.sum() - 1.0) > SUM_TOLERANCE:
        raise DomainError(f"ratios add up to {ratios.sum():g}, must add up to 1")
    if ratios.min() < 0.0:
        i = int(ratios.argmin())
        raise DomainError(f"ratios[{i}] is {ratios[i]}, must be 0 or more")
    return tuple(np.split(rng.permutation(n), np.cumsum(_sizes(n, ratios))[:-1]))


def stratified_split(
    y: ArrayLike, ratio: float, *, rng: np.random.Generator
) -> tuple[Rows, Rows]:
    """Divide row numbers at random in two, with the same share of every class.

    Parameters
    ----------
    y : (n,) array_like
        Class of each row: numbers or text.
    ratio : float
        Share of every class that goes to training, from 0 to 1.
    rng : numpy.random.Generator
        Draws the order of the rows, once.

    Returns
    -------
    train, test : numpy.ndarray
        Row numbers, in random order. Of a class with ``m`` rows, training gets
        ``ratio * m``, rounded to the nearest whole number and half up.

    Raises
    ------
    ShapeError
        If ``y`` is no vector, or ``ratio`` no single number.
    DomainError
        If ``ratio`` lies outside 0 to 1, or ``rng`` is no generator.

    Notes
    -----
    Every class is within half a row of its share, so all of training is within half a
    row for each class. Time O(n log n); extra memory O(n).

    References
    ----------
    Kohavi, A study of cross-validation and bootstrap for accuracy estimation and model
    selection, IJCAI (1995), 1137-1143.

    Examples
    --------
    >>> y = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1]
    >>> train, test = stratified_split(y, 0.75, rng=np.random.default_rng(0))
    >>> np.bincount(np.take(y, train)).tolist(), np.bincount(np.take(y, test)).tolist()
    ([6, 3], [2, 1])
    """
    y = np.asarray(y)
    if y.ndim != 1:
        raise ShapeError(f"y has shape {y.shape}, must be a vector of shape (n,)")
    ratio = as_number(ratio, "ratio")
    rng = as_generator(rng, "rng")
    if not 0.0 <= ratio <= 1.0:
        raise DomainError(f"ratio is {ratio}, must lie between 0 and 1")
    _, classes, counts = np.unique(y, return_inverse=True, return_counts=True)
    order = rng.permutation(y.size)
    grouped = np.argsort(classes[order], kind="stable")  # places in `order`, by class
    place = np.arange(y.size) - np.repeat(np.cumsum(counts) - counts, counts)
    wanted = np.floor(ratio * counts + 0.5)
    chosen = np.empty(y.size, dtype=bool)
    chosen[grouped] = place < np.repeat(wanted, counts)
    return order[chosen], order[~chosen]


def kfold(n: int, k: int, *, rng: np.random.Generator) -> list[tuple[Rows, Rows]]:
    """Make the training and validation rows of k-fold cross-validation.

    Parameters
    ----------
    n : int
        Number of rows, 2 or more.
    k : int
        Number of folds, from 2 to ``n``. With ``k = n`` each row is a fold.
    rng : numpy.random.Generator
        Draws the order of the rows, once.

    Returns
    -------
    list of (train, val)
        Row numbers, a pair for each fold. Each row is in ``val`` once. The first
        ``n % k`` folds have one row more than the others.

    Raises
    ------
    DomainError
        If ``n`` or ``k`` is no whole number or too small, ``k`` is above ``n``, or
        ``rng`` is no generator.

    Notes
    -----
    Time O(n k); extra memory O(n k), for the training rows of all folds.

    References
    ----------
    Stone, Cross-validatory choice and assessment of statistical predictions, J. R.
    Stat. Soc. B 36 (1974), 111-147.

    Examples
    --------
    >>> folds = kfold(7, 3, rng=np.random.default_rng(0))
    >>> [(len(train), len(val)) for train, val in folds]
    [(4, 3), (5, 2), (5, 2)]
    """
    n, k = as_count(n, "n", least=2), as_count(k, "k", least=2)
    rng = as_generator(rng, "rng")
    if k > n:
        raise DomainError(f"k is {k}, must be at most {n}, the number of rows")
    return _kfold(n, k, rng)


def _sizes(n: int, ratios: FloatArray) -> Rows:
    exact = n * ratios
    sizes = np.floor(exact).astype(np.intp)
    left = n - int(sizes.sum())
    lost = np.round(exact - sizes, 9)  # equal remainders may differ by rounding
    sizes[np.argsort(-lost, kind="stable")[:left]] += 1
    return sizes


def _kfold(n: int, k: int, rng: np.random.Generator) -> list[tuple[Rows, Rows]]:
    order = rng.permutation(n)
    ends = np.cumsum(np.full(k, n // k) + (np.arange(k) < n % k))
    starts = np.append(0, ends[:-1])
    return [
        (np.concatenate([order[:start], order[end:]]), order[start:end])
        for start, end in zip(starts, ends, strict=True)
    ]
