"""Cuts and trees for a target that is a number: the best leaves vary least."""

from functools import partial

import numpy as np
from numpy.typing import ArrayLike, NDArray

from helpers.arguments import (
    FloatArray,
    as_matrix,
    as_number,
    as_vector,
    is_finite,
    require_finite,
    require_rows,
)
from helpers.kernels.decision_trees.splits import Cut, as_columns, pick_cut
from helpers.kernels.decision_trees.tree import Order, Tree, grow

TIE = 1e-11
"""Gains that differ by less than this share of the variance are equal."""


def variance_split(x: ArrayLike, y: ArrayLike) -> float | None:
    """Threshold on one feature that leaves the least variance in a numeric target.

    Parameters
    ----------
    x : (n,) array_like
        Values of the feature.
    y : (n,) array_like
        Target, at least one number.

    Returns
    -------
    float or None
        Halfway between two neighbouring values of ``x``; the lowest of equally good
        ones. None if ``x`` is constant. The variances of the two sides are weighted by
        their sizes. Values up to the threshold go left.

    Raises
    ------
    ShapeError
        If ``y`` is empty or the shapes do not fit together.
    DomainError
        If an argument holds NaN, an infinity or something that is no number.

    Notes
    -----
    With the mean taken off ``y`` first, the best cut has the largest
    ``sum_left**2 / n_left + sum_right**2 / n_right``. Time O(n log n); extra memory
    O(n).

    References
    ----------
    Breiman, Friedman, Olshen, Stone, *Classification and Regression Trees* (1984),
    section 8.3.

    Examples
    --------
    >>> variance_split([1.0, 2.0, 4.0, 7.0], [5.0, 5.0, 9.0, 9.0])
    3.0
    """
    x = as_vector(x, "x")
    y = _as_target(y, len(x))
    columns = as_columns(x[:, None], "x")
    order = np.argsort(columns, axis=1, kind="stable")
    if len(x) < 2:
        return None
    values = np.take_along_axis(columns, order, axis=1)
    found = _cut(values, order, 1, y=y, above=-np.inf, tie=TIE * _variance(y))
    return None if found is None else found[1]


def build_regression(
    X: ArrayLike, y: ArrayLike, depth: int, min_leaf: int = 1, min_gain: float = 0.0
) -> Tree:
    """Regression tree: cuts that leave the least variance, and means in the leaves.

    Parameters
    ----------
    X : (n, d) array_like
        One example a row, at least one.
    y : (n,) array_like
        Target.
    depth : int
        Most cuts on the way to a leaf; 0 gives a leaf.
    min_leaf : int, default 1
        Examples that every child must keep. Cuts that leave fewer are passed over.
    min_gain : float, default 0
        A cut must lower the mean squared error of its own examples by more than this.

    Returns
    -------
    dict
        As of `build`; the label of a leaf is the mean of its targets.

    Raises
    ------
    ShapeError
        If ``y`` is empty or the shapes do not fit together.
    DomainError
        If an argument holds NaN, an infinity or something that is no number, or
        ``depth`` or ``min_leaf`` is too small.

    Notes
    -----
    Time O(d n log n) for sorting once and O(d n) on each level; extra memory O(d n).

    References
    ----------
    Breiman, Friedman, Olshen, Stone, *Classification and Regression Trees* (1984),
    chapter 8.

    Examples
    --------
    >>> build_regression([[1.0], [2.0], [8.0]], [3.0, 5.0, 9.0], depth=1)["left"]
    {'label': 4.0}
    """
    X = as_matrix(X, "X")
    y = _as_target(y, len(X))
    above = max(as_number(min_gain, "min_gain"), 0.0)
    find = partial(_cut, y=y, above=above, tie=TIE * _variance(y))
    return grow(as_columns(X, "X"), depth, min_leaf, find, partial(_leaf, y))


def _as_target(y: ArrayLike, rows: int) -> FloatArray:
    y = as_vector(y, "y", length=rows, counts="rows of X")
    require_rows(y, "y", "a mean")
    if not is_finite(y):
        require_finite(y=y)
    return y


def _variance(y: FloatArray) -> float:
    return float(np.mean((y - y.mean()) ** 2))


def _cut(
    values: FloatArray,
    order: Order,
    least: int,
    *,
    y: FloatArray,
    above: float,
    tie: float,
) -> Cut | None:
    n = order.shape[1]
    if len(order) == 0:
        return None
    near_0 = y - y[order[0]].mean()  # squares of small numbers keep their digits
    left: NDArray = np.cumsum(near_0[order[:, :-1]], axis=1)  # (d, n - 1)
    sizes = np.arange(1, n)
    scores = left**2 * (1.0 / sizes + 1.0 / (n - sizes)) / n  # both sums add up to 0
    return pick_cut(values, scores, above=above, least=least, tie=tie)


def _leaf(y: FloatArray, rows: Order) -> Tree:
    return {"label": float(y[rows].mean())}
