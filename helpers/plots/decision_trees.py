"""Figures about decision trees: purity, cuts, trees as boxes, and what they decide."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.colors import ListedColormap
from numpy.typing import ArrayLike, NDArray

from helpers.plots.show import Picture
from helpers.plots.style import COLOURS, DOTS, RIMS, STYLES, canvas
from helpers.plots.tree_boxes import PALE, boxes

__all__ = [
    "boundaries",
    "boxes",
    "by_depth",
    "four_boundaries",
    "gain_curve",
    "purity",
    "staircase",
]

MARKS = (
    {"marker": "o", "color": COLOURS["sky"], "edgecolor": RIMS["sky"]},
    {"marker": "^", "color": COLOURS["orange"], "edgecolor": RIMS["orange"]},
    {"marker": "s", "color": COLOURS["green"], "edgecolor": RIMS["green"]},
    {"marker": "D", "color": COLOURS["purple"], "edgecolor": RIMS["purple"]},
)
Predict = Callable[[NDArray[np.float64]], ArrayLike]
FINE = 220  # points of the grid along each side


def purity(marked: Mapping[str, float]) -> Picture:
    """Draw entropy and Gini impurity of two classes against the share of one.

    Parameters
    ----------
    marked : mapping of str to float
        Groups to point out on the curve of the entropy: their share by name.

    Returns
    -------
    Picture
    """
    p = np.linspace(0, 1, 201)
    figure, axes = canvas()
    curves = {"entropy (bits)": _bits(p), "Gini impurity (share)": 2 * p * (1 - p)}
    for (name, height), (colour, dash) in zip(curves.items(), STYLES, strict=False):
        axes.plot(p, height, color=colour, ls=dash, lw=2, label=name)
    for name, share in marked.items():
        here = float(_bits(np.array([share]))[0])
        axes.plot(share, here, "o", color=COLOURS["vermillion"], zorder=3)
        side = {"ha": "left" if share == 0 else "right", "va": "bottom"}
        shift = (14, 1) if share == 0 else (-7, 3)
        axes.annotate(name, (share, here), shift, "data", "offset points", **side)
    axes.set(xlabel="share of one of two classes (share)", ylim=(0, 1.16))
    axes.set_ylabel("how mixed the group is (bits, share)")
    axes.legend(loc="lower center")
    return Picture(
        figure,
        "Two arches over the share of one of two classes. Both are 0 at shares 0 and "
        "1 and highest at one half, where the entropy is 1 bit and the Gini impurity "
        f"0.5. Marked on the entropy: {', '.join(marked)}.",
    )


def gain_curve(
    x: ArrayLike,
    y: ArrayLike,
    thresholds: ArrayLike,
    gains: ArrayLike,
    *,
    x_label: str,
) -> Picture:
    """Draw examples by class on one axis, and below them the gain of every cut.

    Parameters
    ----------
    x, y : (n,) array_like
        One feature, and the classes.
    thresholds, gains : (m,) array_like
        Cuts from left to right, and their information gains in bits.
    x_label : str
        Name of the feature with its unit.

    Returns
    -------
    Picture
    """
    x, y, gains = np.asarray(x, dtype=float), np.asarray(y), np.asarray(gains)
    best = int(np.argmax(gains))
    cut, most = float(np.asarray(thresholds)[best]), float(gains[best])
    sizes = {"height_ratios": [1, 1.6]}
    figure, (top, below) = canvas(2, 1, height=4.8, sharex=True, gridspec_kw=sizes)
    names = np.unique(y)
    shift = np.random.default_rng(0).uniform(-0.28, 0.28, size=len(x))
    for k, name in enumerate(names):
        mine = y == name
        top.scatter(x[mine], k + shift[mine], s=16, alpha=0.7, **MARKS[k])
    top.set(yticks=range(len(names)), ylim=(-0.6, len(names) - 0.4))
    top.set_yticklabels(map(str, names))
    top.set_ylabel("class (name)")
    top.tick_params(labelbottom=False)
    colour, _ = STYLES[0]
    below.plot(thresholds, gains, color=colour, lw=1.6)
    below.plot(cut, most, "o", color=COLOURS["vermillion"], zorder=3)
    below.annotate(
        f"{cut:.2f}: {most:.2f} bits", (cut, most), (8, 2), "data", "offset points"
    )
    below.set(xlabel=x_label, ylabel="information gain (bits)")
    below.set_ylim(0, most * 1.18)
    for axes in (top, below):
        axes.axvline(cut, color=COLOURS["black"], ls="--", lw=1)
    return Picture(
        figure,
        f"Above, {len(x)} examples of the classes {', '.join(map(str, names))} along "
        f"{x_label}. Below, the information gain of each cut. It is largest at "
        f"{cut:.2f}, with {most:.2f} bits, where a dashed line cuts both panels.",
    )


def boundaries(
    X: ArrayLike,
    y: ArrayLike,
    models: Mapping[str, Predict],
    *,
    labels: Sequence[str],
) -> Picture:
    """Draw what models decide in a plane of two features, a panel for each.

    Parameters
    ----------
    X : (n, 2) array_like
        Two features.
    y : (n,) array_like
        Classes.
    models : mapping of str to callable
        By the title of its panel; each returns the classes of rows ``(m, 2)``.
    labels : sequence of str
        Names of the two features with units.

    Returns
    -------
    Picture
    """
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    names = np.unique(y)
    columns = 2 if len(models) > 1 else 1
    rows = -(-len(models) // columns)
    size = {"width": 8.6 if columns == 2 else 7.0, "height": 0.3 + 3.6 * rows}
    shared = {"sharex": True, "sharey": True, "squeeze": False}
    figure, panels = canvas(rows, columns, **size, **shared)
    pad = 0.04 * (X.max(axis=0) - X.min(axis=0))
    low, high = X.min(axis=0) - pad, X.max(axis=0) + pad
    across, up = np.meshgrid(*np.linspace(low, high, FINE).T)
    grid = np.column_stack([across.ravel(), up.ravel()])
    paint = ListedColormap(PALE[: len(names)])
    for axes, (title, predict) in zip(panels.flat, models.items(), strict=True):
        field = np.searchsorted(names, np.asarray(predict(grid))).reshape(across.shape)
        axes.pcolormesh(across, up, field, cmap=paint, vmin=0, vmax=len(names) - 1)
        for k in range(len(names) - 1):
            edge = {"colors": "#333333", "linewidths": 0.9}
            axes.contour(across, up, field, levels=[k + 0.5], **edge)
        for k, name in enumerate(names):
            mine = y == name
            axes.scatter(*X[mine].T, s=15, alpha=0.8, label=str(name), **MARKS[k])
        axes.grid(visible=False)
        axes.set(title=title, xlabel=labels[0], ylabel=labels[1])
    panels.flat[0].legend(loc="best", fontsize=9, framealpha=0.9)
    return Picture(
        figure,
        f"{len(y)} examples of the classes {', '.join(map(str, names))}, {labels[1]} "
        f"against {labels[0]}. The ground shows which class is decided for"
        + (f", in the panels {', '.join(models)}." if len(models) > 1 else "."),
    )


def four_boundaries(X: ArrayLike, y: ArrayLike, *, labels: Sequence[str]) -> Picture:
    """Draw what four kinds of model decide, in panels that only have letters.

    They are a tree of three cuts at most, the nearest neighbour, a tree without limits
    and logistic regression, fitted by scikit-learn.

    Parameters
    ----------
    X : (n, 2) array_like
        Two features.
    y : (n,) array_like
        Two classes.
    labels : sequence of str
        Names of the two features with units.

    Returns
    -------
    Picture
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.neighbors import KNeighborsClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler
    from sklearn.tree import DecisionTreeClassifier

    kinds = (
        DecisionTreeClassifier(max_depth=3, min_samples_leaf=8, random_state=0),
        make_pipeline(StandardScaler(), KNeighborsClassifier(1)),
        DecisionTreeClassifier(random_state=0),
        make_pipeline(StandardScaler(), LogisticRegression()),
    )
    models = {
        letter: kind.fit(X, y).predict
        for letter, kind in zip("ABCD", kinds, strict=True)
    }
    picture = boundaries(X, y, models, labels=labels)
    return Picture(
        picture.figure,
        f"{picture.alt} Panel A has few edges, all level or upright. Panel B has many, "
        "at all angles. Panel C has many, all level or upright, around small boxes. "
        "Panel D has one straight, slanted edge.",
    )


def staircase(
    x: ArrayLike,
    y: ArrayLike,
    models: Mapping[str, Predict],
    *,
    labels: Sequence[str],
    until: float | None = None,
) -> Picture:
    """Draw a numeric target against one feature, with what regression trees predict.

    Parameters
    ----------
    x, y : (n,) array_like
        One feature and the target.
    models : mapping of str to callable
        By name; each returns predictions for rows ``(m, 1)``.
    labels : sequence of str
        Names of feature and target with units.
    until : float, optional
        Where the curves end; at the largest ``x`` if left out.

    Returns
    -------
    Picture
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    line = np.linspace(x.min(), x.max() if until is None else until, 1500)
    figure, axes = canvas(height=4.2)
    axes.scatter(x, y, **DOTS)
    levels = []
    for (name, predict), (colour, dash) in zip(
        models.items(), [STYLES[4], STYLES[2], STYLES[1]], strict=False
    ):
        height = np.asarray(predict(line[:, None]), dtype=float)
        axes.plot(line, height, color=colour, ls=dash, lw=2.2, label=name)
        levels.append(f"{name} has {len(np.unique(height))} levels")
    axes.set(xlabel=labels[0], ylabel=labels[1])
    axes.legend(loc="upper right")
    return Picture(
        figure,
        f"{len(x)} examples, {labels[1]} against {labels[0]}, and predictions that are "
        f"level between cuts: {'; '.join(levels)}.",
    )


def by_depth(depths: ArrayLike, shares: Mapping[str, ArrayLike]) -> Picture:
    """Draw the share of right labels against the depth of the tree.

    Parameters
    ----------
    depths : (m,) array_like
        Depths.
    shares : mapping of str to (m,) array_like
        Accuracies by the name of the examples.

    Returns
    -------
    Picture
    """
    figure, axes = canvas(height=3.4)
    ends = []
    for (name, found), (colour, dash) in zip(shares.items(), STYLES, strict=False):
        found = np.asarray(found, dtype=float)
        axes.plot(depths, found, color=colour, ls=dash, marker="o", ms=5, label=name)
        ends.append(f"{name} from {found[0]:.3f} to {found[-1]:.3f}")
    axes.set(xlabel="depth of the tree (cuts)", ylabel="accuracy (share)")
    axes.set_xticks(np.asarray(depths))
    axes.legend()
    return Picture(figure, f"Accuracy by depth of the tree: {'; '.join(ends)}.")


def _bits(p: NDArray[np.float64]) -> NDArray[np.float64]:
    terms = [q * np.log2(np.where(q > 0, q, 1)) for q in (p, 1 - p)]
    return np.abs(terms[0] + terms[1])
