"""The figures and films of chapter 31: what they return, say and leave alone."""

import io
import re

import numpy as np
import pytest
from matplotlib import pyplot as plt
from PIL import Image

from helpers import plots
from helpers.errors import DomainError

RNG = np.random.default_rng(31)
RETURNS = RNG.uniform(10, 200, size=(12, 5))
LINES = np.cumsum(RNG.uniform(1, 9, size=(2, 5)), axis=1)
EPISODE = RNG.normal(size=(30, 4)) / 20
STEPS = np.arange(1, 6) * 100

FIGURES = {
    "q_bars": lambda: plots.dqn.q_bars([[1.0, -2.0]], ["upright"], ["left", "right"]),
    "look_alike": lambda: plots.dqn.look_alike(
        np.sin(np.arange(90) / 9), [3, 70, 8], 5
    ),
    "targets": lambda: plots.dqn.targets([1, 1], [4.0, 5.0], [False, True], 0.5),
    "epsilon": lambda: plots.dqn.epsilon([1.0, 0.5, 0.25]),
    "band": lambda: plots.dqn_curves.band(STEPS, RETURNS, 195),
    "lag": lambda: plots.dqn_curves.lag(STEPS, LINES[0], LINES[0] - 1),
    "episodes": lambda: plots.dqn_curves.episodes(
        [(10 * k, float(k)) for k in range(1, 30)]
    ),
    "along_episode": lambda: plots.dqn_curves.along_episode(
        RNG.normal(size=(30, 2)), RNG.normal(size=30) / 20, ["left", "right"]
    ),
    "moment": lambda: plots.dqn_curves.moment(
        EPISODE, RNG.normal(size=(30, 2)), 7, actions=["left", "right"]
    ),
    "three_curves": lambda: plots.dqn_curves.three_curves(
        STEPS, {"A": LINES, "B": 20 * LINES}, 100
    ),
}


@pytest.fixture(params=FIGURES)
def draw(request):
    """Return a function that draws one of the figures."""
    return FIGURES[request.param]


def test_every_figure_function_is_tried_here():
    modules = (plots.dqn, plots.dqn_curves)
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
        labels = [axes.get_ylabel()] if axes.get_ylabel() else []
        for label in [*labels, axes.get_xlabel()]:
            assert not label or re.search(r"\(.+\)", label)
    assert any(axes.get_ylabel() for axes in draw().figure.axes)


def test_a_terminated_transition_has_no_future():
    bars = plots.dqn.targets([1, 1], [4.0, 5.0], [False, True], 0.5).figure.axes[0]
    assert [bar.get_height() for bar in bars.patches] == [1, 1, 2, 0]


def test_band_says_how_many_trainings_it_covers():
    few = plots.dqn_curves.band(STEPS, RETURNS[:3], 195)
    assert "3 trainings" in few.alt
    labels = [text.get_text() for text in few.figure.axes[0].get_legend().texts]
    assert labels[0] == "lowest to highest of 3 trainings"


def test_film_of_a_fall():
    film = plots.film.play("CartPole-v1", lambda s: 1, "a hand", seed=3, frames=6)
    assert "played by a hand" in film.alt
    steps = int(re.search(r"After (\d+) steps it ended by itself", film.alt).group(1))
    assert f"a return of {steps}." in film.alt
    moving, still = (Image.open(io.BytesIO(data)) for data in (film.webp, film.png))
    assert (moving.format, still.format) == ("WEBP", "PNG")
    assert 3 <= moving.n_frames <= 7
    assert len(film.webp) < 60_000
    assert film.html.count("<img alt=") == 2
    assert set(film._repr_mimebundle_()) == {"text/html", "image/png", "text/plain"}


def test_film_needs_frames_and_words():
    frame = np.zeros((4, 6, 3), dtype=np.uint8)
    with pytest.raises(DomainError, match="frames is empty"):
        plots.film.Film([], "words")
    with pytest.raises(DomainError, match="it must say what"):
        plots.film.Film([frame], " ")
