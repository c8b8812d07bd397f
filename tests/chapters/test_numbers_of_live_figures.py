"""What the prose says one sees while moving a slider is what the figures show."""

import re
from itertools import pairwise

import gymnasium
import numpy as np
import pytest
import torch
from sklearn.cluster import KMeans
from sklearn.linear_model import LogisticRegression

from helpers import data
from helpers.authoring.chapters import find_chapter, read_source
from helpers.environments import GridWorld
from helpers.kernels.dqn import train
from helpers.kernels.dynamic_programming import policy_iteration
from helpers.plots.bowl import Bowl
from helpers.plots.plans import plan_map


def cell(chapter, name):
    (found,) = (
        c.source for c in read_source(find_chapter(chapter)).cells if c.id == name
    )
    return found


def test_rates_at_which_a_walk_jumps_climbs_and_comes_lowest():
    sales = data.ordinary_sales(data.houses()).iloc[::50]
    shape = Bowl.of(sales["living_area"] / 1000, sales["price"] / 10_000)
    source = cell("06", "linear-regression-rate-live")
    rates = [float(rate) for rate in re.findall(r"0\.\d+(?=[,\]])", source)]
    steep = np.linalg.eigh(shape.curvature)[1][:, -1]
    jumps, ends = [], []
    for rate in rates:
        walk = shape.walk(rate, 30)
        across = np.sign((walk - shape.bottom) @ steep)
        jumps.append(across[1] != across[0])
        ends.append(float(shape.cost(*walk[-1])))
    climbs = [end > shape.cost(0, 0) for end in ends]
    prose = cell("06", "linear-regression-rate-live-see")
    told = re.search(
        r"up to (\S+) the .* From (\S+) on it jumps across, and from (\S+) on", prose
    )
    first = jumps.index(True)
    assert [float(n) for n in told.groups()] == [
        rates[first - 1], rates[first], rates[climbs.index(True)],
    ]  # fmt: skip
    best = rates[int(np.argmin(ends))]
    assert f"it comes at {best:g}, which jumps" in prose
    assert jumps[rates.index(best)]


def test_thresholds_that_cost_least():
    masses = data.breast_cancer()
    X = masses.drop(columns="diagnosis").to_numpy()
    y = (masses["diagnosis"] == "malignant").to_numpy(int)
    aside = np.arange(len(y)) % 5 == 0
    mean, spread = X[~aside].mean(axis=0), X[~aside].std(axis=0)
    model = LogisticRegression(C=1.0, max_iter=1000)
    model.fit((X[~aside] - mean) / spread, y[~aside])
    p, y = model.predict_proba((X[aside] - mean) / spread)[:, 1], y[aside]
    places = [k / 20 for k in range(1, 20)]
    missed = np.array([((p < thr) & (y == 1)).sum() for thr in places])
    alarms = np.array([((p >= thr) & (y == 0)).sum() for thr in places])
    prose = cell("09", "logistic-regression-together-see")

    alike = missed + alarms
    best = [thr for thr, cost in zip(places, alike, strict=True) if cost == alike.min()]
    low, high, count = re.search(
        r"from (\S+) to (\S+) is best, with (\w+);", prose
    ).groups()
    assert (best[0], best[-1]) == (float(low), float(high))
    assert (count, alike.min()) == ("four", 4)
    dear = 20 * missed + alarms
    assert "go down to 0.05, which misses none" in prose
    assert places[int(dear.argmin())] == 0.05
    assert missed[0] == 0


def test_savings_of_each_further_centre():
    frame = data.retail_customers()
    logs = np.log1p(frame[["recency_days", "invoices", "spend"]].to_numpy(float))
    X = (logs - logs.mean(axis=0)) / logs.std(axis=0)
    fits = [KMeans(K, n_init=3, random_state=24).fit(X) for K in range(1, 7)]
    saved = [a.inertia_ / len(X) - b.inertia_ / len(X) for a, b in pairwise(fits)]
    told = ", ".join(f"{s:.2f}" for s in saved[:3])
    assert f"{told}." in cell("24", "kmeans-k-live-see")
    assert saved == sorted(saved, reverse=True)


def test_plans_of_the_strait():
    desc = re.search(r"desc=(\[.*?\])", cell("29", "mdp-and-bellman-slip-live")).group(
        1
    )
    desc = re.findall(r'"(\w+)"', desc)
    ways = {}
    for gamma in (0.3, 0.9):
        for slip in (0.0, 0.2):
            world = GridWorld(slip, desc=desc)
            pi, V = policy_iteration(world.P, world.R, gamma)
            alt = plan_map(V, pi, desc, world.moves, "plan").alt
            ways[gamma, slip] = re.search(
                r"cells ([\d, ]+) and ends at the (\w+)", alt
            ).groups()
    assert ways[0.9, 0.0] == ("8, 9, 10, 11", "large")
    assert ways[0.9, 0.2] == ("8, 9, 13, 14, 15, 11", "large")
    assert ways[0.3, 0.0] == ways[0.3, 0.2] == ("8, 12", "small")
    assert "three plans" in cell("29", "mdp-and-bellman-markov-idea")


def test_pushes_follow_the_turn_and_not_the_lean():
    net = train(gymnasium.make("CartPole-v1"), 4_000, 31)
    env, states, over = gymnasium.make("CartPole-v1"), [], False
    state, _ = env.reset(seed=7)
    while not over:
        states.append(state)
        action = int(net(torch.tensor(state)).argmax())
        state, _, terminated, truncated, _ = env.step(action)
        over = terminated or truncated
    states = np.array(states)
    right = net(torch.tensor(states)).detach().numpy().argmax(axis=1)
    assert np.mean(right == (states[:, 3] > 0)) > 0.75
    assert np.mean(right == (states[:, 2] > 0)) == pytest.approx(0.5, abs=0.15)
    assert "the pole *turns*" in cell("31", "dqn-together-live-see")
