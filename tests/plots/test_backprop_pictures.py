"""The figures of chapter 12: what they return, say and leave alone."""

import re

import numpy as np
import pytest
from matplotlib import pyplot as plt

from helpers import plots

RNG = np.random.default_rng(12)
IMAGES = RNG.integers(0, 17, size=(5, 8, 8))
Z, G = RNG.normal(size=(2, 3)), RNG.normal(size=(2, 3))
CURVES = {"training images": [2.0, 0.5, 0.25], "images kept aside": [2.0, 0.75, 0.5]}

FIGURES = {
    "digit_row": lambda: plots.backprop.digit_row(IMAGES, list("01234"), columns=3),
    "gate": lambda: plots.backprop.gate(Z, G),
    "class_slopes": lambda: plots.backprop.class_slopes([0.5, 2.0, -1.0], 2),
    "step_widths": lambda: plots.backprop.step_widths(
        [1e-2, 1e-4], {"one side": [1e-2, 1e-4], "both sides": [1e-4, 1e-8]}
    ),
    "gradient_norms": lambda: plots.backprop.gradient_norms(
        {"W1": [1.0, 0.5], "W2": [2.0, 0.25]}
    ),
    "training": lambda: plots.backprop.training(CURVES, CURVES),
    "memory": lambda: plots.backprop.memory([64, 32, 10], [1, 100]),
    "two_layers": lambda: plots.backprop_graphs.two_layers([64, 32, 10]),
    "shortcut": plots.backprop_graphs.shortcut,
}


@pytest.fixture(params=FIGURES)
def draw(request):
    """Return a function that draws one of the figures."""
    return FIGURES[request.param]


def test_every_figure_function_is_tried_here():
    modules = (plots.backprop, plots.backprop_graphs)
    assert set(FIGURES) == {name for module in modules for name in module.__all__}


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
        if axes.axison:
            for label in (axes.get_xlabel(), axes.get_ylabel()):
                assert re.search(r"\(.+\)", label, re.DOTALL)


def test_the_gate_shuts_where_the_input_is_not_above_0():
    panels = plots.backprop.gate([[1.0, 0.0]], [[-2.0, 5.0]]).figure.axes
    assert [text.get_text() for text in panels[2].texts] == ["-2", "0"]


def test_slopes_of_a_class_add_up_to_0():
    left, right = plots.backprop.class_slopes([0.5, 2.0, -1.0], 2).figure.axes
    heights = [bar.get_height() for bar in right.patches]
    assert sum(heights) == pytest.approx(0.0, abs=1e-15)
    assert heights[2] == left.patches[2].get_height() - 1


def test_memory_tells_the_parameters_of_the_network():
    assert "stay at 2,410" in plots.backprop.memory([64, 32, 10], [1, 100]).alt


def test_backward_graph_names_gradients_in_place_of_values():
    texts = [
        {text.get_text() for text in plot.figure.axes[0].texts}
        for plot in (
            plots.backprop_graphs.two_layers([64, 32, 10]),
            plots.backprop_graphs.two_layers([64, 32, 10], backward=True),
        )
    ]
    assert {"X", "Z", "H", "O", "L", "J"} <= texts[0]
    assert {"dX", "dZ", "dH", "dO"} <= texts[1]


def test_inputs_stay_unchanged():
    before = IMAGES.copy(), Z.copy(), G.copy()
    FIGURES["digit_row"]()
    FIGURES["gate"]()
    for now, then in zip((IMAGES, Z, G), before, strict=True):
        np.testing.assert_array_equal(now, then)
