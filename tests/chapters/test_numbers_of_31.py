"""Numbers that the prose of chapter 31 quotes are the numbers that the data give."""

import re
import warnings

import gymnasium
import numpy as np
import pytest

from helpers import data
from helpers.authoring.chapters import find_chapter, read_source
from helpers.kernels.dqn import epsilon_at


@pytest.fixture(scope="module")
def prose():
    return {c.id: c.source for c in read_source(find_chapter("31")).cells}


@pytest.fixture(scope="module")
def runs():
    return data.cartpole_runs()


def test_returns_of_twenty_trainings(prose, runs):
    soft = runs[runs["target"] == "soft"].pivot(
        index="seed", columns="step", values="total"
    )
    text, middle = prose["dqn-recall"], soft.median()
    assert len(soft) == 20
    assert 18 < middle.iloc[0] < 25
    assert "after about 20 steps" in text
    assert "From step 4,000 on, half of them hold it for more than 195" in text
    assert (middle[middle.index >= 4000] > 195).all()


def test_a_table_would_need_many_rows(prose):
    assert f"{20**4:,} rows" in prose["dqn-network-idea"]


def test_parameters_of_the_network_by_hand(prose):
    assert "= 46 parameters" in prose["dqn-make-qnet-task"]
    assert (3 + 1) * 4 + (4 + 1) * 4 + (4 + 1) * 2 == 46
    first = 0.5 * (1 + 2 + 3) + 0.5
    second = 4 * 0.5 * first + 0.5
    assert (first, second, 4 * 0.5 * second + 0.5) == (3.5, 7.5, 15.5)


def test_share_of_the_way_after_a_hundred_updates(prose):
    share = 1 - 0.99**100
    assert f"about {100 * share:.0f} of 100 parts" in prose["dqn-soft-idea"]


def test_random_actions_of_the_schedule(prose):
    steps = 4_000
    schedule = [epsilon_at(t, end=steps // 3) for t in range(steps)]
    text = prose["dqn-act-see"]
    told = int(re.search(r"about (\d+) of 4,000", text).group(1))
    assert abs(sum(schedule) - told) < 20
    assert f"After step {steps // 3:,}" in text


def test_the_target_network_is_behind(runs):
    soft = runs[(runs["target"] == "soft") & (runs["step"] <= 3_000)]
    assert (soft["online_q"] > soft["target_q"]).all()


def test_only_without_a_target_do_q_values_pass_100(prose, runs):
    largest = runs[runs["seed"] <= 5].groupby("target", observed=True)["online_q"].max()
    assert largest["none"] > 100 > largest["soft"] > 5 * largest["slow"]
    assert "= 100$" in prose["dqn-curves-idea"]
    assert pytest.approx(100) == 1 / (1 - 0.99)


def test_who_reaches_which_goal_on_cartpole(prose):
    goals = data.dqn_goals()
    assert goals["seed"].nunique() == 20
    assert "twenty seeds" in prose["dqn-library-idea"]
    reached = goals.groupby(["dqn", "goal"], observed=True)["steps"]
    count, last = reached.count(), reached.max()
    ours = "this course"
    assert "With the square all reach 195, early and alike" in prose["dqn-library-see"]
    assert (count[ours, 195], count[ours, 475]) == (20, 0)
    assert last[ours, 195] < 1.5 * reached.min()[ours, 195]
    for other in ("this course, Huber's loss", "stable-baselines3"):
        assert reached.median()[other, 195] > reached.median()[ours, 195]
        assert 10 < count[other, 475] < 20


def test_landers_reach_200(prose):
    text, curves = prose["dqn-lander-film-idea"], data.lander_curves()
    at = []
    for _, one in curves.groupby("seed"):
        means = one["total"].rolling(100).mean()
        at.append(int(one.loc[(means >= 200).idxmax(), "step"]))
    assert f"after {min(at):,} to {max(at):,} steps" in text
    assert len(at) == 3
    early = curves[curves["step"] < 50_000]
    assert early["total"].mean() < -50


def test_the_stored_network_lands():
    net, totals = data.lander_net(), []
    with warnings.catch_warnings():  # an error in the middle of Box2D's import is fatal
        warnings.simplefilter("ignore")
        env = gymnasium.make("LunarLander-v3")
    for seed in range(5, 10):
        (s, _), total, over = env.reset(seed=seed), 0.0, False
        while not over:
            h = np.maximum(net["W1"] @ s + net["b1"], 0)
            h = np.maximum(net["W2"] @ h + net["b2"], 0)
            s, r, terminated, truncated, _ = env.step(
                int(np.argmax(net["W3"] @ h + net["b3"]))
            )
            total, over = total + float(r), terminated or truncated
        totals.append(total)
    assert np.mean(totals) > 180
    assert totals[0] > 200  # the one that the film shows
