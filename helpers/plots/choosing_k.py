"""A figure for choosing the number of clusters: the clusters, and what they cost."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from helpers.plots.kmeans import CROSS, MOST_POINTS, draw_clusters
from helpers.plots.show import Picture
from helpers.plots.style import COLOURS, canvas

__all__ = ["k_clusters"]

DAYS, SPENT = "days since last purchase, plus 1 (days)", "money spent (GBP)"
SCALED = "squared standard deviations"


def k_clusters(
    X: ArrayLike,
    labels: Mapping[int, ArrayLike],
    costs: Mapping[int, float],
    K: int,
    *,
    axis_labels: tuple[str, str] = (DAYS, SPENT),
    unit: str = SCALED,
) -> Picture:
    """Draw K clusters of points, and where K stands on the curve of J.

    Parameters
    ----------
    X : (n, 2) array_like
        Points, in the units of the axes, which are logarithmic. At most 1,500 of them
        are drawn.
    labels : mapping of int to (n,) array_like of int
        Cluster of each point, by the number of clusters.
    costs : mapping of int to float
        J by the number of clusters.
    K : int
        Which clusters to draw.
    axis_labels : (str, str)
        Of the horizontal and the vertical axis, with units.
    unit : str
        Unit of J.

    Returns
    -------
    Picture
        Colours follow the median height of a cluster, highest first.
    """
    X = np.asarray(X, dtype=float)
    idx = _highest_first(X[:, 1], np.asarray(labels[K]))
    shown = np.arange(0, len(X), max(1, -(-len(X) // MOST_POINTS)))
    figure, (left, right) = canvas(1, 2, width=9.2, height=3.9)
    draw_clusters(left, X[shown], idx[shown])
    middles = [np.median(X[idx == k], axis=0) for k in range(K)]
    left.scatter(*np.transpose(middles), **CROSS)
    left.set(xscale="log", yscale="log")
    left.minorticks_off()  # a third of the time to draw
    left.set(xlabel=axis_labels[0], ylabel=axis_labels[1])
    Ks = sorted(costs)
    right.plot(Ks, [costs[k] for k in Ks], color=COLOURS["blue"], marker="o", ms=5)
    right.plot(K, costs[K], "o", ms=13, mew=2, mfc="none", mec=COLOURS["black"])
    right.set(xlabel="clusters K (count)", ylabel=f"J ({unit})", ylim=(0, None))
    right.set_xticks(Ks)
    figure.suptitle(f"K = {K}: J = {costs[K]:.2f}")
    sizes = ", ".join(f"{n:,}" for n in np.bincount(idx))
    return Picture(
        figure,
        f"On the left {len(X):,} points, {axis_labels[1]} against {axis_labels[0]}, "
        f"for K = {K}. Colour and shape tell the clusters, crosses their medians. From "
        f"the highest down they have {sizes} points. On the right the curve of J with "
        f"a ring at K = {K}, where J is {costs[K]:.2f}.{_saved(costs, K)}",
    )


def _highest_first(heights: np.ndarray, idx: np.ndarray) -> np.ndarray:
    """Give clusters new numbers, by their median height."""
    found = np.unique(idx)
    order = np.argsort([-np.median(heights[idx == k]) for k in found])
    return np.argsort(order)[np.searchsorted(found, idx)]


def _saved(costs: Mapping[int, float], K: int) -> str:
    if K - 1 not in costs:
        return ""
    return f" The last centre saved {costs[K - 1] - costs[K]:.2f}."
