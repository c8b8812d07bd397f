"""The best cut of a feature, and of all features at once.

All cuts of all features are scored together: each feature is sorted, and the counts of
a class on the left of every cut are one cumulative sum. Entropies need no logarithm for
each cut: with ``T[m] = m log2 m``, a group of m examples with counts c has
``m * entropy = T[m] - sum(T[c])``, and T is worked out once.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from helpers.arguments import (
    FloatArray,
    as_count,
    as_matrix,
    as_number,
    as_vector,
    is_finite,
    require_finite,
)
from helpers.errors import ShapeError
from helpers.kernels.decision_trees.purity import Codes, as_classes, require_examples

Cut = tuple[int, float]

TIE = 1e-12
"""Gains (bits) that differ by less are equal: the rest is rounding."""


def best_threshold(x: ArrayLike, y: ArrayLike) -> float | None:
    """Threshold on one feature with the largest information gain.

    Parameters
    ----------
    x : (n,) array_like
        Values of the feature.
    y : (n,) array_like
        Classes: numbers, text or truth values, at least one.

    Returns
    -------
    float or None
        Halfway between two neighbouring values of ``x``; the lowest of equally good
        ones. None if ``x`` is constant. Values up to the threshold go left.

    Raises
    ------
    ShapeError
        If ``y`` is empty or the shapes do not fit together.
    DomainError
        If ``x`` holds NaN, an infinity or something that is no number, ``y`` holds
        NaN, or things that cannot be sorted together.

    Notes
    -----
    Time O(n log n + n k) for k classes; extra memory O(n).

    References
    ----------
    Fayyad, Irani, On the handling of continuous-valued attributes in decision tree
    generation, *Machine Learning* 8 (1992), 87-102.

    Examples
    --------
    >>> best_threshold([1.0, 2.0, 4.0, 7.0], ["a", "a", "b", "b"])
    3.0
    """
    x = as_vector(x, "x")
    found = _best(as_columns(x[:, None], "x"), as_coded(y, len(x)))
    return None if found is None else found[1]


def best_split(
    X: ArrayLike, y: ArrayLike, min_gain: float = 0.0, min_leaf: int = 1
) -> Cut | None:
    """Feature and threshold with the largest information gain.

    Parameters
    ----------
    X : (n, d) array_like
        One example a row.
    y : (n,) array_like
        Classes: numbers, text or truth values, at least one.
    min_gain : float, default 0
        The gain (bits) must be above this, and above 0.
    min_leaf : int, default 1
        Both sides must keep this many examples.

    Returns
    -------
    (int, float) or None
        Feature and threshold; of equally good ones, the lowest feature and then the
        lowest threshold. None if no cut is allowed.

    Raises
    ------
    ShapeError
        If ``y`` is empty or the shapes do not fit together.
    DomainError
        If ``X`` or ``min_gain`` holds NaN, an infinity or something that is no number,
        ``min_leaf`` is below 1, ``y`` holds NaN, or things that cannot be sorted
        together.

    Notes
    -----
    Time O(d n (log n + k)) for k classes; extra memory O(d n).

    References
    ----------
    Breiman, Friedman, Olshen, Stone, *Classification and Regression Trees* (1984),
    chapter 2. Quinlan, Induction of decision trees, *Machine Learning* 1 (1986).

    Examples
    --------
    >>> best_split([[5.0, 1.0], [5.0, 2.0], [6.0, 8.0]], ["a", "a", "b"])
    (0, 5.5)
    """
    X = as_matrix(X, "X")
    require = as_number(min_gain, "min_gain")
    least = as_count(min_leaf, "min_leaf", least=1)
    counts = as_coded(y, len(X))
    return _best(as_columns(X, "X"), counts, above=max(require, 0.0), least=least)


def as_coded(y: ArrayLike, rows: int) -> "Counted":
    """Return classes ``(n,)`` ready for counting, having checked their number."""
    classes, codes = as_classes(y, "y")
    require_examples(codes, "y")
    if len(codes) != rows:
        raise ShapeError(f"y has length {len(codes)}, must be {rows}, the rows of X")
    return Counted(codes, classes)


def as_columns(X: FloatArray, name: str) -> FloatArray:
    """Return the features as rows ``(d, n)``, having checked that they are finite."""
    if not is_finite(X):
        require_finite(**{name: X})
    return np.ascontiguousarray(X.T)


@dataclass(frozen=True)
class Counted:
    """Classes as numbers, with the table of ``m log2 m`` up to their count."""

    codes: Codes
    classes: NDArray

    @cached_property
    def table(self) -> FloatArray:
        """``m * log2(m)`` for m from 0 to n, 0 at 0."""
        m = np.arange(len(self.codes) + 1, dtype=float)
        return m * np.log2(np.maximum(m, 1.0))

    def totals(self, rows: NDArray[np.intp]) -> NDArray[np.intp]:
        """How often each class occurs among some rows."""
        return np.bincount(self.codes[rows], minlength=len(self.classes))

    def scores(self, order: NDArray[np.intp]) -> FloatArray:
        """Information gains ``(d, n - 1)`` after each place of each sorted feature."""
        n, table = order.shape[1], self.table
        codes, totals = self.codes[order], self.totals(order[0])
        there = np.flatnonzero(totals)
        sizes = np.arange(1, n)
        score = -(table[sizes] + table[n - sizes])  # (n - 1,), then (d, n - 1)
        rest = sizes
        for c in there[:-1]:
            left = np.cumsum(codes[:, :-1] == c, axis=1)
            score = score + table[left] + table[totals[c] - left]
            rest = rest - left  # examples of the classes not counted yet
        last = table[rest] + table[totals[there[-1]] - rest]
        whole = table[n] - table[totals[there]].sum()
        gains = np.broadcast_to(score + last, (len(order), n - 1))
        return (gains + whole) / n


def _best(
    columns: FloatArray,
    counted: Counted,
    *,
    above: float = -np.inf,
    least: int = 1,
) -> Cut | None:
    order = np.argsort(columns, axis=1, kind="stable")
    values = np.take_along_axis(columns, order, axis=1)
    if order.shape[1] < 2 or len(order) == 0:
        return None
    return pick_cut(values, counted.scores(order), above=above, least=least, tie=TIE)


def pick_cut(
    values: FloatArray, scores: FloatArray, *, above: float, least: int, tie: float
) -> Cut | None:
    """Take the best cut out of the scores ``(d, n - 1)`` of all.

    Parameters
    ----------
    values : (d, n) ndarray
        Features, each sorted.
    scores : (d, n - 1) ndarray
        Of the cut after each place.
    above : float
        What a score must exceed.
    least : int
        How many examples both sides must keep.
    tie : float
        Scores that differ by less are equal.

    Returns
    -------
    (int, float) or None
        Lowest feature, then lowest threshold, among the best.
    """
    n = values.shape[1]
    inside = slice(least - 1, n - least)
    if n < 2 * least or len(values) == 0:
        return None
    differ = values[:, 1:] > values[:, :-1]
    allowed = np.where(differ, scores, -np.inf)[:, inside]
    best = allowed.max()
    if not best > above + (tie if above >= 0 else 0.0):
        return None
    j, i = divmod(int(np.argmax(allowed >= best - tie)), allowed.shape[1])
    low, high = values[j, i + least - 1], values[j, i + least]
    middle = 0.5 * low + 0.5 * high
    return j, float(middle if middle < high else low)
