"""The figures of chapter 22: what they return, say and leave alone."""

import re
from functools import cache

import numpy as np
import pytest
from matplotlib import pyplot as plt

from helpers import plots

RNG = np.random.default_rng(22)
X = RNG.normal(10.0, 2.0, size=(40, 2))
Y = np.where(X[:, 0] > 10, "long", "short")
TREE = {
    "feature": 1,
    "threshold": 2.5,
    "left": {"label": "short"},
    "right": {
        "feature": 0,
        "threshold": 10.0,
        "left": {"label": "short"},
        "right": {"label": "long"},
    },
}
LABELS = ("width (mm)", "height (mm)")


def by_width(rows):
    return np.where(rows[:, 0] > 10, "long", "short")


FIGURES = {
    "purity": lambda: plots.decision_trees.purity({"pure": 0.0, "a third": 1 / 3}),
    "gain_curve": lambda: plots.decision_trees.gain_curve(
        X[:, 0], Y, [9.0, 10.0, 11.0], [0.25, 1.0, 0.5], x_label="width (mm)"
    ),
    "boxes": lambda: plots.decision_trees.boxes(TREE, LABELS),
    "boundaries": lambda: plots.decision_trees.boundaries(
        X, Y, {"by width": by_width}, labels=LABELS
    ),
    "four_boundaries": lambda: plots.decision_trees.four_boundaries(
        X, Y, labels=LABELS
    ),
    "staircase": lambda: plots.decision_trees.staircase(
        X[:, 0],
        X[:, 1],
        {"one cut": lambda rows: np.where(rows[:, 0] <= 10, 9.0, 11.0)},
        labels=LABELS,
        until=20.0,
    ),
    "by_depth": lambda: plots.decision_trees.by_depth(
        [1, 2], {"known": [0.75, 1.0], "new": [0.75, 0.5]}
    ),
}


@pytest.fixture(params=FIGURES)
def draw(request):
    """Return a function that draws one of the figures, once."""
    return cache(FIGURES[request.param])


def test_every_figure_function_is_tried_here():
    assert set(FIGURES) == set(plots.decision_trees.__all__)


@pytest.mark.parametrize("name", FIGURES)
def test_returns_the_same_picture_again_and_leaves_none_open(name):
    picture = FIGURES[name]()
    assert isinstance(picture, plots.Picture)
    assert picture.png.startswith(b"\x89PNG")
    assert picture.png == FIGURES[name]().png
    assert plt.get_fignums() == []


def test_alt_text_and_labels(draw):
    alt = draw().alt
    assert len(alt) > 70
    assert alt.endswith(".")
    assert "nan" not in alt
    assert "  " not in alt
    for axes in draw().figure.axes:
        if axes.axison:
            for label in (axes.get_xlabel(), axes.get_ylabel()):
                assert re.search(r"\(.+\)", label) or not label


def test_boxes_say_every_node_and_stand_under_their_parents():
    (axes,) = plots.decision_trees.boxes(TREE, LABELS).figure.axes
    texts = [text for text in axes.texts if text.get_text() not in ("yes", "no")]
    assert [text.get_text() for text in texts] == [
        "height (mm)\n<= 2.5 ?",
        "short",
        "width (mm)\n<= 10 ?",
        "short",
        "long",
    ]
    x = [text.get_position()[0] for text in texts]
    assert x == [0.75, 0.0, 1.5, 1.0, 2.0]
    heights = [text.get_position()[1] for text in texts]
    assert heights == [0, -1, -1, -2, -2]


def test_boxes_keep_the_colour_of_a_class_that_others_precede():
    leaf = {"label": "short"}
    colours = [
        plots.decision_trees.boxes(leaf, LABELS, labels=labels)
        .figure.axes[0]
        .texts[0]
        .get_bbox_patch()
        .get_facecolor()
        for labels in ((), ("long", "short"))
    ]
    assert colours[0] != colours[1]


def test_gain_curve_points_at_the_largest_gain():
    assert "largest at 10.00, with 1.00 bits" in FIGURES["gain_curve"]().alt


def test_staircase_goes_on_until_it_is_told():
    (axes,) = FIGURES["staircase"]().figure.axes
    assert axes.lines[0].get_xdata().max() == 20.0
    assert "one cut has 2 levels" in FIGURES["staircase"]().alt


def test_inputs_stay_unchanged():
    before = X.copy(), Y.copy(), repr(TREE)
    for draw in FIGURES.values():
        draw()
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(Y, before[1])
    assert repr(TREE) == before[2]
