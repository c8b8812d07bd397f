"""The figures of chapter 29: what they return, say and leave alone."""

import re

import numpy as np
import pytest
from matplotlib import pyplot as plt

from helpers import plots
from helpers.environments import Canal, GridWorld
from helpers.errors import ShapeError
from helpers.kernels.dynamic_programming import policy_iteration

CANAL, LAGOON = Canal(), GridWorld()
PI, V = policy_iteration(LAGOON.P, LAGOON.R, 0.9)
MAPS = {"best": (V, PI), "values alone": (V, None)}

FIGURES = {
    "world": lambda: plots.grid_worlds.world(LAGOON.desc, LAGOON.R),
    "value_maps": lambda: plots.grid_worlds.value_maps(MAPS, LAGOON.desc, LAGOON.moves),
    "spread": lambda: plots.grid_worlds.spread(
        {"right": LAGOON.P[4, 1]}, LAGOON.desc, 4
    ),
    "path_strip": lambda: plots.grid_worlds.path_strip(
        CANAL.desc, [5, 6, 7], [0.0, 10.0]
    ),
    "lettered": lambda: plots.mdp_and_bellman.lettered(LAGOON.desc, LAGOON.moves),
    "discounts": lambda: plots.mdp_and_bellman.discounts([0.5, 0.99], 10),
    "returns": lambda: plots.mdp_and_bellman.returns([0.0, 2.0], [1.0, 2.0]),
    "backup": lambda: plots.mdp_and_bellman.backup(
        "5", ["left", "right"], [{"4": 1.0}, {"6": 0.8, "5": 0.2}]
    ),
    "settling": lambda: plots.mdp_and_bellman.settling(
        [4.0, 2.0, 1.0, 0.5], [4.0, 2.0, 1.0, 0.5], gamma=0.5, tol=1.0
    ),
    "curves": lambda: plots.mdp_and_bellman.curves(
        [0, 1], {"gamma 0.9": [2.0, 1.0]}, xlabel="slip (share)", ylabel="value (coins)"
    ),
}


@pytest.fixture(params=FIGURES)
def draw(request):
    """Return a function that draws one of the figures."""
    return FIGURES[request.param]


def test_every_figure_function_is_tried_here():
    modules = (plots.grid_worlds, plots.mdp_and_bellman)
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


@pytest.mark.parametrize(("letter", "gamma"), [("A", 0.95), ("B", 0.3), ("C", 0.6)])
def test_stored_maps_are_the_best_values_and_policies(letter, gamma):
    values, arrows = plots.mdp_and_bellman.LETTERED[letter]
    pi, best = policy_iteration(LAGOON.P, LAGOON.R, gamma)
    stored = np.array(values.split(), dtype=float)
    np.testing.assert_allclose(stored, best[:16], rtol=0, atol=5.1e-4)
    for cell, arrow in enumerate(arrows.replace(" ", "")):
        free = "".join(LAGOON.desc)[cell] in "SF"
        assert arrow == ("URDL"[pi[cell].argmax()] if free else "-")


def test_an_arrow_is_drawn_for_each_action_that_is_taken():
    half = np.full((17, 4), 0.5) * [1, 1, 0, 0]
    figure = plots.grid_worlds.value_maps(
        {"two ways": (V, half)}, LAGOON.desc, LAGOON.moves
    ).figure
    arrows = [text for text in figure.axes[0].texts if hasattr(text, "arrow_patch")]
    assert len(arrows) == 2 * sum(map("".join(LAGOON.desc).count, "SF"))


def test_values_show_no_minus_zero():
    low = np.full(17, -0.001)
    figure = plots.grid_worlds.value_maps(
        {"low": (low, None)}, LAGOON.desc, LAGOON.moves
    ).figure
    assert {text.get_text() for text in figure.axes[0].texts} == {"0.0"}


def test_too_few_values_are_refused():
    with pytest.raises(ShapeError, match="V has too few entries, must have one for"):
        plots.grid_worlds.value_maps({"": (V[:9], None)}, LAGOON.desc, LAGOON.moves)


def test_a_strip_has_a_map_for_each_state_and_says_the_way():
    picture = plots.grid_worlds.path_strip(CANAL.desc, [5, 6, 7], [0.0, 10.0])
    titles = [axes.get_title() for axes in picture.figure.axes]
    assert titles == ["step 0", "step 1: +0", "step 2: +10"]
    assert "5, 6, the end" in picture.alt
    assert "add up to 10" in picture.alt


def test_settling_marks_both_stops():
    errors, changes = [8.0, 6.0, 3.0, 1.5, 0.7], [4.0, 2.0, 1.0, 0.5, 0.25]
    alt = plots.mdp_and_bellman.settling(errors, changes, gamma=0.75, tol=1.0).alt
    assert "sweep 3, where the change is first below 1 and the error is 3" in alt
    assert "A dot marks sweep 5" in alt


def test_inputs_stay_unchanged():
    before = V.copy(), PI.copy()
    FIGURES["value_maps"]()
    for now, then in zip((V, PI), before, strict=True):
        np.testing.assert_array_equal(now, then)
