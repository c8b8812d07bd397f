"""The arithmetic behind the figures of descent, against walking for real."""

import numpy as np
import pytest

from helpers import data
from helpers.plots.bowl import Bowl, points
from helpers.plots.descent import REGIMES


@pytest.fixture(scope="module")
def houses():
    """Return area and price as the chapter has them."""
    sales = data.ordinary_sales(data.houses()).iloc[::50]
    return sales["living_area"].to_numpy() / 1000, sales["price"].to_numpy() / 10_000


@pytest.fixture(scope="module")
def shape(houses):
    return Bowl.of(*houses)


def walked(x, y, lr, steps):
    """Descend step by step, with the slopes written out."""
    w = b = 0.0
    path = [(w, b)]
    for _ in range(steps):
        error = w * x + b - y
        w, b = w - lr * np.mean(error * x), b - lr * np.mean(error)
        path.append((w, b))
    return np.array(path)


@pytest.mark.parametrize(("w", "b"), [(0.0, 0.0), (7.0, -2.0), (-3.0, 40.0)])
def test_cost_is_half_the_mean_square(houses, shape, w, b):
    x, y = houses
    assert shape.cost(w, b) == pytest.approx(np.mean((w * x + b - y) ** 2) / 2)


def test_cost_takes_grids(shape):
    w, b = np.meshgrid([0.0, 1.0, 2.0], [5.0, 6.0])
    assert shape.cost(w, b).shape == (2, 3)
    assert shape.cost(w, b)[1, 2] == pytest.approx(shape.cost(2.0, 6.0))


@pytest.mark.parametrize("share", [0.01, 0.5, 0.95, 1.02])
def test_walk_is_gradient_descent(houses, shape, share):
    lr = share * shape.limit()
    np.testing.assert_allclose(
        shape.walk(lr, 40), walked(*houses, lr, 40), rtol=1e-8, atol=1e-8
    )


def test_cost_falls_below_the_limit_and_grows_above(shape):
    for share, falls in ((0.99, True), (1.01, False)):
        costs = shape.cost(*shape.walk(share * shape.limit(), 400).T)
        assert (costs[400] < costs[200]) == falls


def test_the_four_runs_are_what_the_exercise_calls_them(shape):
    runs = {
        letter: shape.walk(share * shape.limit(), 60)
        for letter, share in REGIMES.items()
    }
    costs = {letter: shape.cost(*walk.T) for letter, walk in runs.items()}
    above = {letter: cost[-1] / shape.lowest for letter, cost in costs.items()}
    jumps = {
        letter: int((np.diff(np.sign(np.diff(walk[:, 0]))) != 0).sum())
        for letter, walk in runs.items()
    }
    assert np.all(np.diff(costs["A"]) > 0)
    assert all(np.all(np.diff(costs[letter]) < 0) for letter in "BCD")
    assert above["B"] > 2
    assert above["C"] < 1.02
    assert above["D"] < 1.05
    assert jumps["B"] == jumps["C"] == 0
    assert jumps["D"] > 50
    assert shape.cost(*runs["C"][5]) < 1.3 * shape.lowest


def test_points_reads_numbers_and_arrays_of_one():
    path = [(np.array([1.0]), 2), (3, np.float64(4.0))]
    np.testing.assert_array_equal(points(path), [[1.0, 2.0], [3.0, 4.0]])
