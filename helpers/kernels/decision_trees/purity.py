"""How mixed the classes of a group are, and how much a cut into two groups helps."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from helpers.arguments import FloatArray
from helpers.errors import DomainError, ShapeError

Codes = NDArray[np.intp]


def entropy(y: ArrayLike) -> float:
    """Entropy of the classes in a group.

    Parameters
    ----------
    y : (n,) array_like
        Classes: numbers, text or truth values. May be empty.

    Returns
    -------
    float
        ``-sum(p * log2(p))`` over the classes that occur, in bits. 0 for one class or
        none, ``log2(k)`` for k equally frequent ones.

    Raises
    ------
    ShapeError
        If ``y`` is not one-dimensional.
    DomainError
        If ``y`` holds NaN, or things that cannot be sorted together.

    Notes
    -----
    Time O(n log n), for sorting; extra memory O(n).

    References
    ----------
    Shannon, A mathematical theory of communication, Bell System Technical Journal 27
    (1948), section 6.

    Examples
    --------
    >>> entropy(["a", "b", "c", "d"]), entropy([1, 1]), entropy([])
    (2.0, 0.0, 0.0)
    """
    return _entropy(_counts(y))


def gini(y: ArrayLike) -> float:
    """Gini impurity of the classes in a group.

    Parameters
    ----------
    y : (n,) array_like
        Classes: numbers, text or truth values. May be empty.

    Returns
    -------
    float
        ``1 - sum(p**2)``: how often two draws with replacement differ. 0 for one class
        or none, ``1 - 1/k`` for k equally frequent ones.

    Raises
    ------
    ShapeError
        If ``y`` is not one-dimensional.
    DomainError
        If ``y`` holds NaN, or things that cannot be sorted together.

    Notes
    -----
    Time O(n log n), for sorting; extra memory O(n).

    References
    ----------
    Breiman, Friedman, Olshen, Stone, *Classification and Regression Trees* (1984),
    section 4.3.

    Examples
    --------
    >>> gini([0, 1]), gini([5, 5]), gini([])
    (0.5, 0.0, 0.0)
    """
    counts = _counts(y)
    p = counts / max(counts.sum(), 1)
    return float(1.0 - p @ p) if counts.size else 0.0


def info_gain(y: ArrayLike, mask: ArrayLike) -> float:
    """Information gain of a cut into two groups.

    Parameters
    ----------
    y : (n,) array_like
        Classes: numbers, text or truth values, at least one.
    mask : (n,) array_like of bool
        Which examples go left.

    Returns
    -------
    float
        Entropy of ``y`` minus the mean of the entropies of the two groups, weighted by
        their sizes, in bits. Never negative; 0 where a group is empty.

    Raises
    ------
    ShapeError
        If ``y`` is empty or not one-dimensional, or ``mask`` has another shape.
    DomainError
        If ``mask`` does not hold truth values, ``y`` holds NaN, or things that cannot
        be sorted together.

    Notes
    -----
    Time O(n log n), for sorting; extra memory O(n).

    References
    ----------
    Quinlan, Induction of decision trees, *Machine Learning* 1 (1986), section 4.

    Examples
    --------
    >>> info_gain([0, 0, 1, 1], [True, True, False, False])
    1.0
    """
    _, codes = as_classes(y, "y")
    require_examples(codes, "y")
    mask = np.asarray(mask)
    if mask.dtype.kind != "b":
        raise DomainError(f"mask has type {mask.dtype}, must hold truth values")
    if mask.shape != codes.shape:
        raise ShapeError(f"mask has shape {mask.shape}, must be {codes.shape} as y has")
    whole = np.bincount(codes)
    left = np.bincount(codes[mask], minlength=len(whole))
    if np.array_equal(left * codes.size, whole * left.sum()):
        return 0.0  # the same mix on both sides: exactly 0, whatever rounding says
    share = left.sum() / codes.size
    after = share * _entropy(left) + (1 - share) * _entropy(whole - left)
    return float(max(_entropy(whole) - after, 0.0))


def as_classes(value: ArrayLike, name: str) -> tuple[NDArray, Codes]:
    """Return the sorted classes that occur, and the number of each example's class."""
    return _unique(value, name, return_inverse=True)


def require_examples(codes: NDArray, name: str) -> None:
    """Refuse a group without examples."""
    if codes.size == 0:
        raise ShapeError(f"{name} is empty, must hold one example or more")


def _counts(y: ArrayLike) -> NDArray[np.intp]:
    return _unique(y, "y", return_counts=True)[1]


def _unique(value: ArrayLike, name: str, **wanted: bool) -> tuple[NDArray, NDArray]:
    labels = np.asarray(value)
    if labels.ndim != 1:
        raise ShapeError(
            f"{name} has shape {labels.shape}, must be a vector of shape (n,)"
        )
    if labels.dtype.kind == "f" and np.isnan(labels).any():
        place = int(np.isnan(labels).argmax())
        raise DomainError(f"{name}[{place}] is nan, must be a class")
    try:
        return np.unique(labels, **wanted)
    except TypeError:
        raise DomainError(
            f"{name} holds classes of several types, must hold one"
        ) from None


def _entropy(counts: NDArray) -> float:
    p: FloatArray = counts[counts > 0] / max(counts.sum(), 1)
    return float(abs(p @ np.log2(p)))  # abs, for minus 0
