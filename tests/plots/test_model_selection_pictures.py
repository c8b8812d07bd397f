"""The figures of chapter 17: what they return, say and leave alone."""

import re

import numpy as np
import pytest
from matplotlib import pyplot as plt

from helpers.plots import Picture, model_selection

FOLDS = [([2, 3, 4], [0, 1]), ([0, 1, 4], [2, 3]), ([0, 1, 2, 3], [4])]
CURVES = {"one": ([0.1, 0.2], [0.6, 0.4]), "two": ([0.0, 0.0], [0.3, 0.1])}

FIGURES = {
    "estimates": lambda: model_selection.estimates(
        {"one": 0.9, "with ends": (0.8, 0.7, 0.9), "folds": [0.5, 0.6, 0.7, 0.8]},
        honest="one",
        chance=0.5,
    ),
    "class_shares": lambda: model_selection.class_shares(
        {"in order": [0.6, 0.0], "shuffled": [0.4, 0.4]}, ["training", "test"]
    ),
    "share_spread": lambda: model_selection.share_spread(
        {"plain": [0.01, 0.05, 0.09], "by class": [0.05] * 3},
        0.05,
        "spam in the test set (share)",
        width=0.01,
    ),
    "fold_strips": lambda: model_selection.fold_strips(FOLDS, 5),
    "patterns": lambda: model_selection.patterns([10, 20], CURVES, 0.05),
    "curves": lambda: model_selection.curves(
        [1, 10, 100], {"one": [3, 1, 2]}, "lam (no unit)", "error (share)",
        mark=(10, "best"),
    ),
}  # fmt: skip


@pytest.fixture(params=FIGURES)
def draw(request):
    """Return a function that draws one of the figures."""
    return FIGURES[request.param]


def test_every_figure_function_is_tried_here():
    assert set(FIGURES) == set(model_selection.__all__)


def test_returns_the_same_picture_again_and_leaves_none_open(draw):
    picture = draw()
    assert isinstance(picture, Picture)
    assert picture.png.startswith(b"\x89PNG")
    assert picture.png == draw().png
    assert plt.get_fignums() == []


def test_alt_text_describes_in_whole_sentences(draw):
    alt = draw().alt
    assert len(alt) > 70
    assert alt.endswith(".")
    assert "nan" not in alt
    assert "  " not in alt


def test_axes_are_labelled_with_units(draw):
    figure = draw().figure
    shared = figure.get_supxlabel(), figure.get_supylabel()
    for axes in figure.axes:
        own = axes.get_xlabel(), axes.get_ylabel()
        for label, common in zip(own, shared, strict=True):
            assert re.search(r"\(.+\)", label or common, re.DOTALL)


def test_strips_colour_every_row_of_every_fold():
    (axes,) = FIGURES["fold_strips"]().figure.axes
    train, val = axes.containers
    assert len(train) + len(val) == 3 * 5
    assert sorted(bar.get_x() + 0.5 for bar in val) == [0, 1, 2, 3, 4]


def test_no_curve_is_cut_off():
    for axes in FIGURES["patterns"]().figure.axes:
        low, high = axes.get_ylim()
        for line in axes.get_lines():
            heights = np.asarray(line.get_ydata())
            assert low < heights.min() <= heights.max() < high


def test_bars_stand_over_the_shares():
    (axes,) = FIGURES["share_spread"]().figure.axes
    bars = [b for b in axes.patches if b.get_height() == 3]
    assert [bar.get_x() + bar.get_width() / 2 for bar in bars] == pytest.approx([0.05])


def test_estimates_tell_numbers_intervals_and_means():
    alt = FIGURES["estimates"]().alt
    assert "one 0.900" in alt
    assert "with ends 0.800, from 0.700 to 0.900" in alt
    assert "folds 0.650 on average of 4" in alt


def test_inputs_stay_unchanged():
    numbers = np.array([3.0, 1.0, 2.0])
    model_selection.curves([1, 2, 3], {"one": numbers}, "x (unit)", "y (unit)")
    assert numbers.tolist() == [3.0, 1.0, 2.0]
