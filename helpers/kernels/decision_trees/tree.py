"""Trees of cuts: grown from the top, and followed by examples to their leaves.

A tree is a dict. A node that cuts has the keys ``feature``, ``threshold``, ``left`` and
``right``; a leaf has ``label``. Nothing here calls itself, so trees may be deeper than
Python's limit on recursion.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from helpers.arguments import (
    FloatArray,
    as_count,
    as_matrix,
    as_number,
    is_finite,
    require_finite,
)
from helpers.errors import DomainError
from helpers.kernels.decision_trees.splits import (
    TIE,
    Counted,
    Cut,
    as_coded,
    as_columns,
    pick_cut,
)

Tree = dict[str, Any]
Order = NDArray[np.intp]

KEYS = {"feature", "threshold", "left", "right"}


def build(
    X: ArrayLike, y: ArrayLike, depth: int, min_leaf: int = 1, min_gain: float = 0.0
) -> Tree:
    """Classification tree: the best cut, then the same for both sides.

    Parameters
    ----------
    X : (n, d) array_like
        One example a row, at least one.
    y : (n,) array_like
        Classes: numbers, text or truth values.
    depth : int
        Most cuts on the way to a leaf; 0 gives a leaf.
    min_leaf : int, default 1
        Examples that every child must keep. Cuts that leave fewer are passed over.
    min_gain : float, default 0
        A cut's information gain (bits) must be above this, and above 0.

    Returns
    -------
    dict
        ``{"feature", "threshold", "left", "right"}``, or the leaf ``{"label"}`` with
        the most frequent class; of equally frequent ones, the first in sorted order.
        Values up to the threshold go left.

    Raises
    ------
    ShapeError
        If ``y`` is empty or the shapes do not fit together.
    DomainError
        If ``X`` or ``min_gain`` holds NaN, an infinity or something that is no number,
        ``depth`` or ``min_leaf`` is too small, ``y`` holds NaN, or things that cannot
        be sorted together.

    Notes
    -----
    Features are sorted once; children inherit the order. Time O(d n log n) for that and
    O(d n k) for k classes on each level; extra memory O(d n).

    References
    ----------
    Breiman, Friedman, Olshen, Stone, *Classification and Regression Trees* (1984),
    chapter 2. Quinlan, Induction of decision trees, *Machine Learning* 1 (1986).

    Examples
    --------
    >>> build([[1.0], [2.0], [8.0]], ["a", "a", "b"], depth=1)["threshold"]
    5.0
    """
    X = as_matrix(X, "X")
    counted = as_coded(y, len(X))
    above = max(as_number(min_gain, "min_gain"), 0.0)
    find = partial(_cut, counted=counted, above=above)
    return grow(as_columns(X, "X"), depth, min_leaf, find, partial(_leaf, counted))


def predict_tree(tree: Mapping[str, Any], X: ArrayLike) -> NDArray:
    """Labels of the leaves that examples come to.

    Parameters
    ----------
    tree : mapping
        As `build` returns it.
    X : (n, d) array_like
        One example a row. With no rows, the result is empty.

    Returns
    -------
    (n,) numpy.ndarray
        Of the type of the labels.

    Raises
    ------
    ShapeError
        If ``X`` is not a matrix.
    DomainError
        If ``X`` holds NaN, an infinity or something that is no number, a node is
        neither cut nor leaf, or a cut uses a feature that ``X`` does not have.

    Notes
    -----
    Time O(n d) to lay the features out, O(n) for each level of the tree, and
    O(nodes); extra memory O(n d).

    References
    ----------
    Breiman, Friedman, Olshen, Stone, *Classification and Regression Trees* (1984),
    chapter 2.

    Examples
    --------
    >>> cut = {"feature": 0, "threshold": 1.5}
    >>> predict_tree(cut | {"left": {"label": 7}, "right": {"label": 8}}, [[1.5], [2]])
    array([7, 8])
    """
    X = as_matrix(X, "X")
    if not is_finite(X):
        require_finite(X=X)
    columns = np.ascontiguousarray(X.T)
    leaves: list[Any] = []
    place = np.empty(len(X), dtype=np.intp)
    todo = [(tree, np.arange(len(X)))]
    while todo:
        node, rows = todo.pop()
        if "label" in node:
            place[rows] = len(leaves)
            leaves.append(node["label"])
            continue
        left = _goes_left(node, columns, rows)
        todo.append((node["right"], rows.compress(~left)))
        todo.append((node["left"], rows.compress(left)))
    return np.array(leaves).take(place)


def grow(
    columns: FloatArray,
    depth: int,
    min_leaf: int,
    find: Callable[[FloatArray, Order, int], Cut | None],
    leaf: Callable[[Order], Tree],
) -> Tree:
    """Grow a tree of either kind.

    Parameters
    ----------
    columns : (d, n) ndarray
        The features.
    depth, min_leaf : int
        As for `build`.
    find : callable
        Takes the features ``(d, m)`` of a node's examples, each sorted, their places
        ``(d, m)`` and ``min_leaf``; returns the best cut, if one is allowed.
    leaf : callable
        Takes the places of a node's examples and returns a leaf.

    Returns
    -------
    dict
    """
    depth = as_count(depth, "depth")
    least = as_count(min_leaf, "min_leaf", least=1)
    n = columns.shape[1]
    order = np.argsort(columns, axis=1, kind="stable")
    rows = np.arange(n)
    goes_left = np.zeros(n, dtype=bool)  # of all examples, rewritten for each cut
    root: Tree = {}
    todo = [(root, order, rows, depth)]
    while todo:
        node, order, rows, left_over = todo.pop()
        cut = None
        if left_over and len(rows) >= 2 * least:
            cut = find(np.take_along_axis(columns, order, axis=1), order, least)
        if cut is None:
            node.update(leaf(rows))
            continue
        goes_left[rows] = columns[cut[0], rows] <= cut[1]
        node |= {"feature": cut[0], "threshold": cut[1], "left": {}, "right": {}}
        mine = goes_left[rows]
        for side, keep in (("left", mine), ("right", ~mine)):
            chosen = goes_left[order] == (side == "left")
            part = order[chosen].reshape(len(order), -1)
            todo.append((node[side], part, rows[keep], left_over - 1))
    return root


def _cut(
    values: FloatArray, order: Order, least: int, *, counted: Counted, above: float
) -> Cut | None:
    if len(order) == 0 or np.count_nonzero(counted.totals(order[0])) < 2:
        return None
    scores = counted.scores(order)
    return pick_cut(values, scores, above=above, least=least, tie=TIE)


def _leaf(counted: Counted, rows: Order) -> Tree:
    return {"label": counted.classes[counted.totals(rows).argmax()].item()}


def _goes_left(node: Mapping[str, Any], columns: FloatArray, rows: Order) -> NDArray:
    if not set(node) >= KEYS:
        raise DomainError(
            f"tree has a node with keys {sorted(node)}, must cut or label"
        )
    j = as_count(node["feature"], "feature")
    if j >= len(columns):
        raise DomainError(f"tree cuts feature {j}, must be below {len(columns)} for X")
    return columns[j].take(rows) <= node["threshold"]
