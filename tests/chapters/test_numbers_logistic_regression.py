"""Numbers that the prose of chapter 09 quotes are the numbers that the data give."""

import numpy as np
import pytest

from helpers import data
from helpers.authoring.chapters import find_chapter, read_source
from helpers.kernels import logistic_regression as kernel


def cell(name):
    cells = {c.id: c.source for c in read_source(find_chapter("09")).cells}
    return cells[f"logistic-regression-{name}"]


@pytest.fixture(scope="module")
def birds():
    frame = data.penguins().dropna(subset=["bill_length_mm", "bill_depth_mm"])
    frame = frame[frame["species"] != "Gentoo"]
    X = frame[["bill_length_mm", "bill_depth_mm"]].to_numpy(float) - [42, 18]
    return X, (frame["species"] == "Chinstrap").to_numpy(int)


def test_birds_by_species(birds):
    _, y = birds
    assert f"{(y == 0).sum()} Adelies, {(y == 1).sum()} Chinstraps" in cell("data")


def test_straight_line(birds):
    X, y = birds
    x = X[:, 0]
    ends = np.polyval(np.polyfit(x, y, 1), [x.min(), x.max()])
    assert f"predicts {ends[0]:.1f} or {ends[1]:.1f}" in cell("why-idea")
    crossings = []
    for extra in (0, 20):
        w, b = np.polyfit(
            np.append(x, np.full(extra, 20.0)), np.append(y, np.ones(extra)), 1
        )
        crossings.append((0.5 - b) / w)
    moved = crossings[1] - crossings[0]
    assert f"moved by {moved:.1f} mm" in cell("sigmoid-idea")


def test_mean_error(birds):
    X, y = birds
    p = kernel.sigmoid(0.5 * X[::9, 0])
    assert f"error is {np.mean(p - y[::9]):+.2f}" in cell("gradient-see")


def test_fitted_birds(birds):
    X, y = birds
    w, b = kernel.fit(X, y, lr=0.2, steps=5000, lam=1.0)
    wrong = int((kernel.predict_label(X, w, b) != y).sum())
    assert (wrong, len(y)) == (6, 219)
    text = cell("fit-see")
    assert "Six of 219" in text
    assert f"adds {w[0]:.2f}" in text
    assert f"takes {-w[1]:.2f} off" in text
    assert f"w=[{w[0]:.2f}, {w[1]:.2f}], b={b:.2f}" in cell("goal")
    assert f"{w[0]:.2f}, {w[1]:.2f}], biases=[{b:.2f}," in cell("shift-picture")
    assert f"{2 * np.log(9) / w[0]:.0f} mm of bill length" in text  # from 0.1 to 0.9


def test_birds_kept_for_the_failure_are_separable(birds):
    X, y = birds
    assert not y[X[:, 0] < -3].any()
    assert y[X[:, 0] > 4].all()
