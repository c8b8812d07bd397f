"""The figures of chapter 13: what they return, say and leave alone."""

import re

import numpy as np
import pytest
import torch
from matplotlib import pyplot as plt
from torch import nn

from helpers import plots

IMAGE = np.random.default_rng(13).uniform(size=(8, 8))
GROWTH = {"one way": [1.0, 2.0, 4.0], "another way": [1.0, 1.0, 1.0]}


def net():
    inner = nn.Sequential(nn.Linear(3, 3), nn.ReLU(), nn.Linear(3, 3))
    return nn.Sequential(nn.Linear(4, 3), inner, nn.Linear(3, 2))


class Shelf(nn.Module):
    def __init__(self):
        super().__init__()
        self.rate, self.layer = 0.5, nn.Linear(2, 2)
        self.slope = nn.Parameter(torch.ones(2))
        self.register_buffer("mean", torch.zeros(2))


FIGURES = {
    "tree": lambda: plots.module_trees.tree(net()),
    "chain": lambda: plots.module_trees.chain(net()[1], torch.ones(5, 3)),
    "drawers": lambda: plots.module_trees.drawers(Shelf()),
    "centred": lambda: plots.torch_modules.centred(IMAGE, IMAGE - IMAGE.mean()),
    "two_layouts": lambda: plots.torch_modules.two_layouts([[1, 2], [3, 4], [5, 6]]),
    "curves_by_depth": lambda: plots.torch_modules.curves_by_depth([1, 2, 4], GROWTH),
    "losses": lambda: plots.torch_modules.losses(GROWTH),
    "output_sizes": lambda: plots.torch_modules.output_sizes([4, 8, 16], GROWTH),
    "parameter_counts": lambda: plots.torch_modules.parameter_counts(
        [1, 2, 4], {"same": [12, 12, 12], "copies": [12, 24, 48]}
    ),
    "repeated_predictions": lambda: plots.torch_modules.repeated_predictions(
        [0.8, 0.85, 0.9], 0.95
    ),
}


@pytest.fixture(params=FIGURES)
def draw(request):
    """Return a function that draws one of the figures."""
    return FIGURES[request.param]


def texts(picture):
    said = (text.get_text() for text in picture.figure.axes[0].texts)
    return [text for text in said if text]  # arrows have none


def test_every_figure_function_is_tried_here():
    modules = (plots.module_trees, plots.torch_modules)
    assert set(FIGURES) == {name for module in modules for name in module.__all__}


def test_returns_a_picture_and_leaves_none_open(draw):
    picture = draw()
    assert isinstance(picture, plots.Picture)
    assert picture.png.startswith(b"\x89PNG")
    assert plt.get_fignums() == []


def test_alt_text_describes_in_whole_sentences(draw):
    alt = draw().alt
    assert len(alt) > 70
    assert alt.endswith(".")
    assert "nan" not in alt
    assert "  " not in alt


def test_axes_are_labelled_with_units(draw):
    for axes in draw().figure.axes:
        if axes.axison and axes.get_label() != "<colorbar>":
            for label in (axes.get_xlabel(), axes.get_ylabel()):
                assert re.search(r"\(.+\)", label, re.DOTALL)


def test_a_tree_names_each_module_with_its_class_and_parameters():
    said = texts(plots.module_trees.tree(net(), name="digits"))
    assert said[0] == "digits\nSequential\n47 parameters"
    assert said[1:3] == ["0\nLinear\n15", "1\nSequential\n24"]
    assert len(said) == 7
    assert (
        "47 parameters in all: digits Sequential (0 Linear, 1 Sequential (0 Linear"
        in (plots.module_trees.tree(net(), name="digits").alt)
    )


def test_a_module_that_comes_twice_stands_in_the_tree_once():
    act = nn.ReLU()
    said = texts(plots.module_trees.tree(nn.Sequential(nn.Linear(2, 2), act, act)))
    assert len(said) == 3


def test_a_chain_tells_the_shape_after_each_part():
    model = nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 2))
    said = texts(plots.module_trees.chain(model, torch.ones(5, 4)))
    assert said[:3] == ["0: Linear", "1: ReLU", "2: Linear"]
    assert said[3:] == ["(5, 4)", "(5, 3)", "(5, 3)", "(5, 2)"]


def test_drawers_hold_what_torch_says():
    alt = plots.module_trees.drawers(Shelf()).alt
    assert alt.endswith(
        "parameters: slope; modules: layer; buffers: mean; everything else: rate."
    )
    empty = plots.module_trees.drawers(nn.Sequential()).alt
    assert empty.count("nothing") == 4


def test_layouts_show_the_order_in_memory():
    left, right = plots.torch_modules.two_layouts([[1, 2], [3, 4]]).figure.axes
    assert left.get_xlabel().endswith("in memory:  1  2  3  4")
    assert right.get_xlabel().endswith("in memory:  1  3  2  4")


def test_inputs_and_training_flags_stay_unchanged():
    before, model = IMAGE.copy(), net()
    FIGURES["centred"]()
    plots.module_trees.tree(model)
    np.testing.assert_array_equal(IMAGE, before)
    assert model.training
