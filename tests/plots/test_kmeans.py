"""The figures of chapter 24: what they return, say and leave alone."""

import re

import numpy as np
import pytest
from matplotlib import pyplot as plt

from helpers import plots

RNG = np.random.default_rng(24)
X = RNG.uniform(1, 100, size=(40, 2))
C = [RNG.uniform(1, 100, size=(3, 2)) for _ in range(2)]
IDX = [RNG.integers(0, 3, size=40) for _ in range(2)]
NAMES = "length (mm)", "height (mm)"
IMAGE = RNG.integers(0, 256, size=(6, 9, 3)).astype(np.uint8)

FIGURES = {
    "pictures": lambda: plots.kmeans.pictures([IMAGE] * 3, ["all", "4", "8"]),
    "rounds": lambda: plots.kmeans.rounds(X, C, IDX, ["start", "update 1"], NAMES),
    "starts": lambda: plots.kmeans.starts(X, C, IDX, NAMES),
    "cost_by_round": lambda: plots.kmeans.cost_by_round(
        {"start 1": [9.0, 4.0, 3.5], "start 2": [6.0, 3.0]}, "squared mm"
    ),
    "cost_by_k": lambda: plots.kmeans.cost_by_k([1, 2, 3], [3.0, 1.5, 1.0], "mm²"),
    "run_ends": lambda: plots.kmeans.run_ends(
        {"random rows": [4.0, 3.0, 9.0], "k-means++": [3.0, 3.0, 4.0]}, "squared mm"
    ),
}


@pytest.fixture(params=FIGURES)
def draw(request):
    """Return a function that draws one of the figures."""
    return FIGURES[request.param]


def test_every_figure_function_is_tried_here():
    assert set(FIGURES) == set(plots.kmeans.__all__)


def test_returns_the_same_picture_again_and_leaves_none_open(draw):
    picture = draw()
    assert isinstance(picture, plots.Picture)
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
    for axes in draw().figure.axes:
        for label in (axes.get_xlabel(), axes.get_ylabel()):
            assert label == "" or re.search(r"\(.+\)", label, re.DOTALL)


def test_outer_panels_have_labels():
    panels = FIGURES["starts"]().figure.axes
    assert (panels[0].get_xlabel(), panels[0].get_ylabel()) == NAMES


def test_panels_of_starts_are_lettered_and_told():
    picture = FIGURES["starts"]()
    assert [axes.get_title() for axes in picture.figure.axes] == ["panel A", "panel B"]
    assert f"B: ({C[1][0, 0]:.0f}, {C[1][0, 1]:.0f})" in picture.alt


def test_way_of_the_centres_grows_with_the_rounds():
    first, second = FIGURES["rounds"]().figure.axes
    assert {len(line.get_xdata()) for line in first.lines} == {1}
    assert {len(line.get_xdata()) for line in second.lines} == {2}


def test_a_crowd_is_thinned_out_and_its_counts_stay_whole():
    many, labels = np.tile(X, (100, 1)), np.repeat([0, 1], 2000)
    picture = plots.kmeans.rounds(many, C[:1], [labels], ["all"], NAMES)
    drawn = sum(len(c.get_offsets()) for c in picture.figure.axes[0].collections)
    assert drawn < 1600
    assert "2,000, 2,000 points" in picture.alt


def test_lowest_and_median_of_the_ends_are_told():
    alt = FIGURES["run_ends"]().alt
    assert "random rows from 3 to 9, median 4" in alt
    assert "k-means++ from 3 to 4, median 3" in alt


def test_inputs_stay_unchanged():
    before = X.copy(), IMAGE.copy()
    FIGURES["rounds"]()
    FIGURES["pictures"]()
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(IMAGE, before[1])
