"""Numbers that the prose of chapter 24 quotes are the numbers that the data give."""

import re

import numpy as np
import pytest

from helpers import data
from helpers.authoring.chapters import answer_text, find_chapter, read_source
from helpers.kernels.kmeans import assign, best_of, compress, kmeans

SOURCE = read_source(find_chapter("24"))
CELLS = {cell.id.removeprefix("kmeans-"): cell.source for cell in SOURCE.cells}
STUCK = 230  # squared steps of brightness


@pytest.fixture(scope="module")
def customers():
    frame = data.retail_customers()
    raw = frame[["recency_days", "invoices", "spend"]].to_numpy(dtype=float)
    logs = np.log1p(raw)
    return raw, (logs - logs.mean(axis=0)) / logs.std(axis=0)


@pytest.fixture(scope="module")
def pixels():
    return data.photo("coffee")[::8, ::8].reshape(-1, 3).astype(float)


@pytest.fixture(scope="module")
def ends():
    """What the two cells of section 10 work out, with the chapter's own answers."""
    space = {"np": np, "data": data}
    for name in ("assign", "update", "distortion", "init_points", "plus_plus"):
        exec(answer_text(SOURCE, name), space)
    exec(CELLS["data"], space)
    exec(CELLS["plus-rounds"], space)
    body = CELLS["plus-run"].partition("\n")[2]
    exec(re.sub(r"^ {4}", "", body, flags=re.MULTILINE).replace("print", "str"), space)
    return space["ends"]


def test_sizes_of_the_data(customers):
    cat = data.photo("chelsea")
    colours = len(np.unique(cat.reshape(-1, 3), axis=0))
    assert f'"{colours:,} colours"' in CELLS["goal"]
    assert f"with {colours:,} colours" in CELLS["k-for-task"]
    assert f"{colours}." in CELLS["k-for-task"]
    assert f"{len(customers[0]):,} customers" in CELLS["title"]
    penguins = data.penguins()[["bill_length_mm", "flipper_length_mm"]].dropna()
    assert f"the {len(penguins)} penguins" in CELLS["stuck-idea"]


def test_sixteen_colours_need_a_sixth_of_the_memory():
    cat = data.photo("chelsea")
    _, bits = compress(cat, 16, rng=np.random.default_rng(1))
    assert 24 * cat[:, :, 0].size / bits == pytest.approx(6, abs=0.05)
    assert "a sixth of the memory" in CELLS["recall"]


def test_the_start_of_the_first_picture_is_a_poor_one(customers):
    raw, X = customers
    two = X[:, [0, 2]]
    shares = np.bincount(assign(two, two[raw[:, 0] > 600][:4])) / len(two)
    assert shares.max() > 0.5
    assert shares.min() < 0.02
    assert "more than half of all, and one hardly anybody" in CELLS["assign-see"]


def test_random_starts_on_the_coffee(pixels):
    rng = np.random.default_rng(6)
    runs = [kmeans(pixels, 16, rng=rng, tol=0.1, max_iter=200)[2] for _ in range(20)]
    found = np.array([run[-1] for run in runs])
    low, high = np.sort(found)[[0, -2]]
    words = CELLS["best-see"]
    assert f"between {low:.0f} and {np.ceil(high):.0f}" in words
    assert f"stuck at {found.max():.0f}" in words
    assert f"{100 * (found.max() / low - 1):.0f} % more" in words


def test_most_of_the_way_is_made_at_once(pixels):
    for seed in (1, 2, 3):
        rng = np.random.default_rng(seed)
        J = kmeans(pixels, 16, rng=rng, tol=0.1, max_iter=200)[2]
        assert (J[0] - J[5]) / (J[0] - J[-1]) > 0.9
    assert "first five updates" in CELLS["kmeans-see"]


def test_k_means_plus_plus_beside_random_rows(ends):
    words = CELLS["plus-see"]
    numbers = {0: "none", 1: "one", 2: "two", 3: "three", 4: "four"}
    stuck = {k: numbers[int((np.array(J) > STUCK).sum())] for k, J in ends.items()}
    told = f"{stuck['k-means++']} instead of {stuck['random rows']}"
    assert f"{told} is stuck above {STUCK}" in words
    assert min(ends["random rows"]) == pytest.approx(min(ends["k-means++"]), rel=0.01)


def test_four_kinds_of_customers(customers):
    raw, X = customers
    C, idx, _ = best_of(X, 4, 10, rng=np.random.default_rng(24))
    words = CELLS["together-see"]
    order = np.argsort(-C[:, 2])
    sizes = [int((idx == k).sum()) for k in order]
    assert re.findall(r"^- ([\d,]+)", words, re.MULTILINE) == [f"{n:,}" for n in sizes]
    days, invoices, pounds = np.median(raw[idx == order[0]], axis=0)
    assert f"{invoices:.0f} invoices, some {round(pounds, -2):,.0f} pounds" in words
    assert 13 <= days <= 16
    assert 150 <= np.median(raw[idx == order[1], 0]) <= 160
    assert np.median(raw[idx == order[3], 0]) > 365
    assert np.median(raw[idx == order[3], 1]) == 1


def test_one_cloud_saves_nearly_as_much(customers):
    outputs = {c.id: c.outputs for c in SOURCE.cells if c.cell_type == "code"}
    printed = "".join(o.text for o in outputs["kmeans-fails-cloud"])
    mine, cloud = re.findall(r"0\.\d\d", printed)
    assert f"{mine} beside {cloud}" in CELLS["fails-list"]
