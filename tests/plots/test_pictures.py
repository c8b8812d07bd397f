"""Every figure function: what it returns, says and leaves alone."""

import re
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from matplotlib import pyplot as plt

from helpers import plots

RNG = np.random.default_rng(6)
X = RNG.uniform(0.5, 4.0, size=60)
Y = 7.0 * X - 2.0 + RNG.normal(scale=2.0, size=60)
IMAGE = np.arange(48).reshape(6, 8) % 17
WALK = [(np.zeros(1), 0.0), (np.array([2.0]), 0.5), (np.array([4.0]), 0.25)]

CHECKS = {"values": (1.5, "passed"), "shape": (0.5, "failed"), "x": (1.0, "at grading")}

FIGURES = {
    "loop": plots.start_here.loop,
    "exercise": plots.start_here.exercise,
    "crossing": plots.start_here.crossing,
    "points": lambda: plots.start_here.points("cost", CHECKS),
    "mean_and_floor": lambda: plots.start_here.mean_and_floor(X),
    "counts": lambda: plots.start_here.counts({"cost": 3, "gradient": 1}),
    "draws": lambda: plots.start_here.draws({"seed 1": X, "seed 2": Y}),
    "fitted_line": lambda: plots.linear.fitted_line(X, Y),
    "residuals": lambda: plots.linear.residuals(X, Y, 6.0, 0.5),
    "leftovers": lambda: plots.linear.leftovers(X, Y, *np.polyfit(X, Y, 1)),
    "against_mean": lambda: plots.linear.against_mean(X, Y),
    "outlier": lambda: plots.linear.outlier(X, Y, 13.0, 7.0),
    "predicted": lambda: plots.linear.predicted_and_actual(Y, 0.9 * Y, r2=0.8),
    "slopes": lambda: plots.bowl.slopes(X, Y, 0.0, [1.0, 6.0, 12.0]),
    "surface": lambda: plots.bowl.surface(X, Y),
    "contours": lambda: plots.bowl.contours(X, Y, {"rate 0.1": WALK}),
    "cost_curves": lambda: plots.descent.cost_curves({"0.1": [9.0, 4.0, 3.0]}, 2.0),
    "regimes": lambda: plots.descent.regimes(X, Y),
    "bounces": lambda: plots.descent.bounces([0.1, 1.1]),
    "walk": lambda: plots.descent.walk(X, Y, 0.1),
    "one_layer": lambda: plots.networks.one_layer(["area", "age"], "price"),
    "cells": lambda: plots.tensors.cells(IMAGE, IMAGE > 12),
    "block": lambda: plots.tensors.block(IMAGE.reshape(2, 3, 8)),
    "sums": lambda: plots.tensors.sums(IMAGE.reshape(2, 3, 8)),
    "ink": lambda: plots.tensors.ink(IMAGE),
    "memory": lambda: plots.tensors.memory([0, 1, 2, 3], 1, 3),
    "gallery": lambda: plots.tensors.gallery([IMAGE, IMAGE.T], ["as it is", "turned"]),
}


@pytest.fixture(params=FIGURES)
def draw(request):
    """Return a function that draws one of the figures."""
    return FIGURES[request.param]


def public_functions():
    """Name every figure function that the package offers."""
    kept = vars(plots)
    modules = [kept[n] for n in plots.__all__ if isinstance(kept[n], ModuleType)]
    names = [name for module in modules for name in module.__all__]
    return {name for name in names if name[0].islower()}


def labels(figure, which):
    """Collect the label of each panel along one axis, its own or the shared one."""
    shared = getattr(figure, f"get_sup{which}label")()
    for axes in figure.axes:
        if not axes.axison or not hasattr(axes, f"get_{which}label"):
            continue
        group = getattr(axes, f"get_shared_{which}_axes")().get_siblings(axes)
        own = [getattr(one, f"get_{which}label")() for one in group]
        yield next((label for label in [*own, shared] if label), "")


def test_every_figure_function_is_tried():
    """Here, or in a file of its own chapter."""
    tests = "".join(
        path.read_text() for path in Path(__file__).parent.glob("test_*.py")
    )
    calls = set(re.findall(r"\b([a-z]\w+)\b", tests))
    assert sorted(public_functions() - calls) == []


def test_returns_a_picture_that_can_be_drawn(draw):
    picture = draw()
    assert isinstance(picture, plots.Picture)
    assert picture.png.startswith(b"\x89PNG")


def test_alt_text_describes_in_whole_sentences(draw):
    alt = draw().alt
    assert len(alt) > 80
    assert alt.endswith(".")
    assert "nan" not in alt
    assert "  " not in alt


def test_axes_are_labelled_with_units(draw):
    figure = draw().figure
    found = [label for which in "xy" for label in labels(figure, which)]
    colour_bars = [axes for axes in figure.axes if axes.get_label() == "<colorbar>"]
    missing = [label for label in found if not re.search(r"\(.+\)", label, re.DOTALL)]
    assert len(missing) == len(colour_bars)  # a colour bar has one named axis of two


def test_the_surface_names_its_height():
    (axes,) = FIGURES["surface"]().figure.axes
    assert "(" in axes.get_zlabel()


def test_inputs_stay_unchanged(draw):
    before = X.copy(), Y.copy(), [(w.copy(), b) for w, b in WALK]
    draw()
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(Y, before[1])
    assert str(WALK) == str(before[2])


def test_leaves_no_figure_open(draw):
    draw()
    assert plt.get_fignums() == []


def test_same_input_gives_same_bytes(draw):
    assert draw().png == draw().png


@pytest.mark.parametrize("kind", [list, "int", "float32"])
def test_takes_lists_integers_and_float32(kind):
    as_kind = list if kind is list else lambda a: a.astype(kind)
    x, y = as_kind(X * 10), as_kind(Y * 10)
    for function in (
        plots.linear.fitted_line,
        plots.linear.against_mean,
        plots.linear.predicted_and_actual,
        plots.descent.regimes,
    ):
        assert function(x, y).png
