"""The figures of a class's results: what they return, say and leave alone."""

from datetime import UTC, datetime, timedelta

import pytest
from matplotlib import pyplot as plt

from helpers.plots import item_analysis
from helpers.plots.show import Picture

SHARES = {"values": 0.42, "one row (hidden)": 0.0, "slopes": 1.0}
CAME = [datetime(2026, 1, 15, 12, tzinfo=UTC) + timedelta(hours=h) for h in (0, 5, 30)]
FIGURES = {
    "failing_checks": lambda: item_analysis.failing_checks("gradient", SHARES),
    "hand_in_times": lambda: item_analysis.hand_in_times(CAME),
}


def test_every_figure_function_is_tried_here():
    assert set(FIGURES) == set(item_analysis.__all__)


@pytest.mark.parametrize("name", FIGURES)
def test_a_picture_comes_and_nothing_stays_open(name):
    picture = FIGURES[name]()
    assert isinstance(picture, Picture)
    assert picture.png == FIGURES[name]().png
    assert plt.get_fignums() == []
    assert all(axes.get_xlabel() for axes in picture.figure.axes)


def test_bars_and_words_say_the_shares():
    picture = FIGURES["failing_checks"]()
    (axes,) = picture.figure.axes
    assert [bar.get_width() for bar in axes.patches] == pytest.approx([42, 0, 100])
    titles = [label.get_text() for label in axes.get_yticklabels()]
    assert titles == list(SHARES)
    assert "values 42; one row (hidden) 0; slopes 100" in picture.alt


def test_exercise_without_checks():
    assert "no checks" in item_analysis.failing_checks("x", {}).alt


def test_steps_count_the_submissions():
    picture = FIGURES["hand_in_times"]()
    (axes,) = picture.figure.axes
    assert axes.lines[0].get_ydata().tolist() == [1, 2, 3]
    assert (
        "3 came, the first at 2026-01-15 12:00, the last at 2026-01-16 18"
        in picture.alt
    )
