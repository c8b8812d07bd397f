"""What the figures of the first chapter say about what they are given."""

import numpy as np

from helpers.plots import start_here


def test_the_bar_is_as_long_as_the_points_add_up_to():
    checks = {"a": (1.0, "passed"), "b": (0.25, "failed"), "c": (0.5, "at grading")}
    (axes,) = start_here.points("cost", checks).figure.axes
    ends = [bar.get_x() + bar.get_width() for bar in axes.patches]
    assert ends == [1.0, 1.25, 1.75]


def test_each_state_has_one_entry_in_the_legend():
    checks = {"a": (1, "passed"), "b": (1, "passed"), "c": (1, "at grading")}
    (axes,) = start_here.points("cost", checks).figure.axes
    told = [text.get_text() for text in axes.get_legend().get_texts()]
    assert told == ["passed", "at grading"]


def test_equal_numbers_are_stacked():
    (axes,) = start_here.mean_and_floor([3, 2, 3, 3]).figure.axes
    places = axes.collections[0].get_offsets().tolist()
    assert sorted(places) == [[2, 1], [3, 1], [3, 2], [3, 3]]


def test_the_mean_of_numbers_below_zero_is_rounded_down():
    alt = start_here.mean_and_floor([-3, -2, 0, -2]).alt
    assert "their mean, -1.75," in alt
    assert "another at -2 is" in alt


def test_names_are_drawn_from_top_to_bottom_in_their_order():
    (axes,) = start_here.counts({"b": 2, "a": 1}).figure.axes
    assert [label.get_text() for label in axes.get_yticklabels()] == ["b", "a"]
    assert axes.yaxis_inverted()


def test_a_run_without_draws_is_drawn_too():
    picture = start_here.draws({"seed 1": np.zeros(0), "seed 2": [0.5]})
    assert "seed 1 with nothing; seed 2 0.50." in picture.alt
    assert picture.png
