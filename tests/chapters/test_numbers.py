"""Numbers that the prose quotes are the numbers that the data give."""

import numpy as np
import pytest

from helpers import data
from helpers.authoring.chapters import find_chapter, read_source
from helpers.kernels import linear_regression as kernel


def prose(chapter, cell):
    cells = {c.id: c.source for c in read_source(find_chapter(chapter)).cells}
    return cells[cell]


@pytest.fixture(scope="module")
def houses():
    return data.ordinary_sales(data.houses())


@pytest.fixture(scope="module")
def small(houses):
    sales = houses.iloc[::50]
    area = (sales["living_area"] / 1000).to_numpy()
    age = ((sales["sale_year"] - sales["year_built"]) / 10).to_numpy()
    return area, age, (sales["price"] / 10_000).to_numpy()


def test_chapter_06_set_up(houses, small):
    every = data.houses()
    cheap = every["price"] < 10_000
    late = every["year_built"] > every["sale_year"]
    text = prose("06", "linear-regression-aims")
    assert f"{len(every):,} house sales" in text
    assert f"leaves out {cheap.sum()} that" in text
    assert f"and {(late & ~cheap).sum()} of houses" in text
    assert len(houses) == len(every) - (cheap | late).sum()
    assert "493" in prose("06", "linear-regression-lr-task")
    assert len(small[0]) == 493


def test_chapter_06_first_house(small):
    area, age, price = small
    text = prose("06", "linear-regression-sum-see")
    assert f"about {6 * area[0] - 0.5 * age[0] + 2:.1f}" in text
    assert f"for {price[0]:.1f}" in text


def test_chapter_06_example_rate(small):
    area, age, price = small
    X = np.column_stack([area, age])
    w, b = kernel.fit_closed(X, price)
    least = kernel.squared_cost(X, price, w, b)[0]
    walk = kernel.descend(X, price, lr=0.01, steps=200, w0=np.zeros(2), b0=0.0)
    ratio = kernel.squared_cost(X, price, *walk[-1])[0] / least
    assert f"{ratio:.3f} times" in prose("06", "linear-regression-lr-task")


def test_chapter_06_sums_of_squares(small):
    area, _, price = small
    x, y = area[::8], price[::8]
    line = np.polyval(np.polyfit(x, y, 1), x)
    left, total = ((y - line) ** 2).sum(), ((y - y.mean()) ** 2).sum()
    text = prose("06", "linear-regression-r2-see")
    assert f"{total:,.0f} and {left:,.0f}" in text
    assert f"{len(x)} houses" in text
    assert f"= {1 - left / total:.2f}" in text


def test_chapter_06_units(small):
    area, age, _ = small
    X = np.column_stack([area, age])
    times = kernel.max_stable_lr(X) / kernel.max_stable_lr(X * [1000, 10])
    text = prose("06", "linear-regression-fails-list")
    assert f"{round(times, -4):,.0f} times" in text
