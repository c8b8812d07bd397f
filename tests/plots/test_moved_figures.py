"""The figures that sliders move: each place has its own picture, and tells itself."""

import re
from functools import partial

import numpy as np
import pytest
from matplotlib import pyplot as plt

from helpers import plots
from helpers.environments import GridWorld
from helpers.kernels.dynamic_programming import policy_iteration
from helpers.plots.bowl import Bowl

RNG = np.random.default_rng(6)
AREA = RNG.uniform(0.5, 4.0, size=60)
PRICE = 7.0 * AREA - 2.0 + RNG.normal(scale=2.0, size=60)
SHARE, KIND = RNG.uniform(size=60), RNG.integers(2, size=60)
POINTS = RNG.uniform(1, 100, size=(90, 2))
LABELS = {K: RNG.permutation(np.arange(90) % K) for K in range(1, 5)}
COSTS = {1: 3.0, 2: 1.5, 3: 1.1, 4: 0.9}
STRAIT = ("FFFF", "FXXF", "SFFG", "gFFF")
EPISODE = RNG.normal(size=(60, 4)) / 20
LIMIT = Bowl.of(AREA, PRICE).limit()


def plan(gamma, slip):
    world = GridWorld(slip, desc=STRAIT)
    pi, V = policy_iteration(world.P, world.R, gamma)
    return plots.plans.plan_map(V, pi, world.desc, world.moves, f"{gamma:g}, {slip:g}")


def by_class(thr):
    return plots.classes.by_class(SHARE, KIND, thr, classes=("benign", "malignant"))


def moment(step):
    values = np.column_stack([10 - EPISODE[:, 2], 10 + EPISODE[:, 2]])
    return plots.dqn_curves.moment(EPISODE, values, step, actions=["left", "right"])


MOVED = {
    "moment": (moment, [0, 59]),
    "walk": (partial(plots.descent.walk, AREA, PRICE), [0.01 * LIMIT, 1.1 * LIMIT]),
    "by_class": (by_class, [0.05, 0.95]),
    "k_clusters": (partial(plots.choosing_k.k_clusters, POINTS, LABELS, COSTS), [1, 4]),
    "plan_map": (partial(plan, slip=0.2), [0.3, 0.99]),
}


@pytest.fixture(params=MOVED)
def ends(request):
    """Draw a figure at both ends of its slider."""
    draw, places = MOVED[request.param]
    return [draw(place) for place in places]


def test_both_ends_have_their_own_picture_and_words(ends):
    first, last = ends
    assert first.png != last.png
    assert first.alt != last.alt
    assert plt.get_fignums() == []


def test_words_are_whole_sentences(ends):
    for picture in ends:
        assert len(picture.alt) > 100
        assert picture.alt.endswith(".")
        assert not re.search(r"\bnan\b|  ", picture.alt)


def test_axes_stay_where_they_are_while_the_rate_moves():
    draw, _ = MOVED["walk"]
    slow, wild = (draw(share * LIMIT).figure.axes for share in (0.01, 1.1))
    for one, other in zip(slow, wild, strict=True):
        assert one.get_xlim() == other.get_xlim()
        assert one.get_ylim() == other.get_ylim()


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.005, "straight downhill, and not far"),
        (0.45, "down at once"),
        (0.6, "each time less far"),
        (0.95, "each time less far"),
        (1.05, "it diverges"),
    ],
)
def test_words_say_how_a_walk_went(share, said):
    alt = plots.descent.walk(AREA, PRICE, share * LIMIT).alt
    assert said in alt
    assert f"learning rate {share * LIMIT:g}" in alt


def test_walk_that_is_drawn_is_gradient_descent():
    axes = plots.descent.walk(AREA, PRICE, 0.1, steps=3).figure.axes[0]
    w = b = 0.0
    way = [(w, b)]
    for _ in range(3):
        error = w * AREA + b - PRICE
        w, b = w - 0.1 * np.mean(error * AREA), b - 0.1 * np.mean(error)
        way.append((w, b))
    np.testing.assert_allclose(axes.lines[0].get_xydata(), way, atol=1e-12)


@pytest.mark.parametrize("thr", [0.05, 0.5, 0.95])
def test_both_kinds_of_mistake_are_counted_and_drawn(thr):
    picture = by_class(thr)
    missed = int(((thr > SHARE) & (KIND == 1)).sum())
    alarms = int(((thr <= SHARE) & (KIND == 0)).sum())
    top, below = picture.figure.axes
    assert top.get_title() == f"malignant: {missed} of {(KIND == 1).sum()} missed"
    assert f"{alarms} of {(KIND == 0).sum()} false alarms" in below.get_title()
    assert f"malignant examples {missed} lie below the threshold {thr:g}" in picture.alt
    for axes, count in ((top, missed), (below, alarms)):
        right, wrong = axes.containers
        assert sum(bar.get_height() for bar in wrong) == count
        assert {bar.get_hatch() for bar in wrong} == {"////"}
        assert {bar.get_hatch() for bar in right} == {""}


@pytest.mark.parametrize("K", [1, 2, 4])
def test_clusters_are_told_from_the_highest_down(K):
    picture = plots.choosing_k.k_clusters(POINTS, LABELS, COSTS, K)
    sizes = {
        float(np.median(POINTS[LABELS[K] == k, 1])): int((LABELS[K] == k).sum())
        for k in range(K)
    }
    told = ", ".join(str(sizes[height]) for height in sorted(sizes, reverse=True))
    assert f"From the highest down they have {told} points" in picture.alt
    assert f"K = {K}, where J is {COSTS[K]:.2f}" in picture.alt
    left, right = picture.figure.axes
    assert len(left.collections) == K + 1  # and the crosses
    np.testing.assert_allclose(right.lines[1].get_xydata(), [[K, COSTS[K]]])


def test_saving_of_the_last_centre_is_told_where_there_is_one():
    alts = [plots.choosing_k.k_clusters(POINTS, LABELS, COSTS, K).alt for K in (1, 2)]
    assert "saved" not in alts[0]
    assert alts[1].endswith("The last centre saved 1.50.")


@pytest.mark.parametrize(
    ("gamma", "slip", "way"),
    [
        (0.9, 0, "8, 9, 10, 11 and ends at the large jetty"),
        (0.9, 0.2, "8, 9, 13, 14, 15, 11 and ends at the large jetty"),
        (0.3, 0.2, "8, 12 and ends at the small jetty"),
    ],
)
def test_way_of_a_plan_is_told(gamma, slip, way):
    assert plan(gamma, slip).alt.endswith(f"the cells {way}.")


@pytest.mark.parametrize("step", [0, 30, 59])
def test_pole_leans_and_is_pushed_as_told(step):
    picture = moment(step)
    place, _, angle, _ = EPISODE[step]
    side = "right" if angle > 0 else "left"
    assert picture.alt.startswith(f"Step {step} of 60.")
    assert f"degrees to the {side} and" in picture.alt
    assert f"so it pushes {side}." in picture.alt
    _track, cart, pole = picture.figure.axes[0].lines
    np.testing.assert_allclose(cart.get_xydata(), [[place, 0]])
    tip = pole.get_xydata()[1] - [place, 0]
    assert np.hypot(*tip) == pytest.approx(1.0)
    assert np.sign(tip[0]) == np.sign(angle)
    near = picture.figure.axes[1].lines[0].get_xdata()
    assert near[0] == max(0, step - 20)
    assert near[-1] == min(59, step + 20)


def test_a_plan_that_leads_nowhere_is_told_too():
    world = GridWorld()
    left = np.tile([0, 0, 0, 1], (17, 1))
    alt = plots.plans.plan_map(world.R, left, world.desc, world.moves, "left").alt
    assert alt.endswith("through the cells 4 and goes no further.")
