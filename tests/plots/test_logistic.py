"""The figures of chapter 09: what they return and say, and what lies behind them."""

import re

import numpy as np
import pytest
from matplotlib import pyplot as plt

from helpers import plots
from helpers.plots.logistic import costs_along

RNG = np.random.default_rng(9)
X = RNG.normal(scale=3.0, size=(40, 2))
Y = (X[:, 0] - X[:, 1] + RNG.normal(size=40) > 0).astype(int)
P = RNG.uniform(size=40)

FIGURES = {
    "by_class": lambda: plots.classes.by_class(P, Y, 0.4, classes=("no", "yes")),
    "probability_field": lambda: plots.classes.probability_field(X, Y, [1, -1], 0.5),
    "shifted": lambda: plots.classes.shifted(X, Y, [1, -1], [0.0, 2.0]),
    "errors": lambda: plots.logistic.errors(X[:, 0], Y, 1.0, 0.0),
    "growth": lambda: plots.logistic.growth({"lam = 0": [1.0, 2.0]}, [10, 1000]),
    "line_and_curve": lambda: plots.logistic.line_and_curve(X[:, 0], Y, 1.0, 0.0),
    "losses": plots.logistic.losses,
    "two_costs": plots.logistic.two_costs,
}


@pytest.fixture(params=FIGURES)
def draw(request):
    """Return a function that draws one of the figures."""
    return FIGURES[request.param]


def test_every_figure_function_is_tried_here():
    assert sorted(FIGURES) == sorted(plots.classes.__all__ + plots.logistic.__all__)


def test_returns_a_picture_with_alt_text_and_leaves_nothing_open(draw):
    before = X.copy(), Y.copy(), P.copy()
    picture = draw()
    assert picture.png == draw().png
    assert len(picture.alt) > 80
    assert picture.alt.endswith(".")
    assert not re.search(r"nan|  ", picture.alt)
    assert plt.get_fignums() == []
    for now, then in zip((X, Y, P), before, strict=True):
        np.testing.assert_array_equal(now, then)


def test_axes_are_labelled_with_units(draw):
    for axes in draw().figure.axes:
        for which in "xy":
            group = getattr(axes, f"get_shared_{which}_axes")().get_siblings(axes)
            own = [getattr(one, f"get_{which}label")() for one in group]
            bar = axes.get_label() == "<colorbar>" and which == "x"
            assert bar or any(re.search(r"\(.+\)", label) for label in own)


def test_takes_lists_integers_and_float32():
    for kind in (lambda a: a.tolist(), lambda a: a.astype(np.float32)):
        assert plots.classes.probability_field(kind(X), kind(Y), [1, 2], 0).png
        assert plots.logistic.line_and_curve(kind(X[:, 0]), kind(Y), 1, 0).png


def test_alt_text_counts_what_lies_on_the_wrong_side():
    four, y = [[-1.0, 0.0], [1.0, 0.0], [2.0, 0.0], [3.0, 0.0]], [0, 1, 0, 0]
    alt = plots.classes.probability_field(four, y, [1, 0], 0.0).alt
    assert "; 2 examples lie on the wrong side" in alt
    alt = plots.classes.by_class(
        [0.1, 0.4, 0.5, 0.9], [1, 1, 0, 0], 0.4, classes="ab"
    ).alt
    assert "Of 2 b examples 1 lie below the threshold 0.4 and are missed" in alt
    assert "of 2 a examples 2 lie at or above it and are false alarms" in alt


def test_squared_error_has_the_two_valleys_that_the_exercise_counts():
    squared, entropy = costs_along(np.linspace(-1.5, 1.5, 3001))
    for cost, valleys in ((squared, 2), (entropy, 1)):
        rises = np.diff(cost) > 0
        assert int((~rises[:-1] & rises[1:]).sum()) == valleys
        assert not rises[0]
        assert rises[-1]
    assert (np.diff(entropy, 2) > -1e-9).all()
    assert (np.diff(squared, 2) < -1e-6).any()
