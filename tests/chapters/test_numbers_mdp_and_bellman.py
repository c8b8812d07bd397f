"""Numbers that the prose of chapter 29 quotes are the numbers that its worlds give."""

import gymnasium
import numpy as np
import pytest

from helpers.authoring.chapters import find_chapter, read_source
from helpers.environments import Canal, GridWorld
from helpers.kernels.dynamic_programming import (
    bellman_q,
    discounted_return,
    evaluate_policy,
    greedy,
    policy_iteration,
    slip_matrix,
)

LAGOON, CANAL = GridWorld(), Canal()


@pytest.fixture(scope="module")
def prose():
    cells = read_source(find_chapter("29")).cells
    return {c.id.removeprefix("mdp-and-bellman-"): c.source for c in cells}


def test_how_far_a_discount_looks_ahead(prose):
    assert 0.3**3 < 0.03
    assert next(k for k in range(99) if 0.95**k < 0.5) == 14
    assert "it takes 14 steps to fall below a half" in prose["return-see"]
    assert 10 * 0.9**6 > 5  # the last picture of section 3


@pytest.mark.parametrize(
    ("cell", "rewards", "expected"),
    [
        ("discounted-return-task", [1, -2, 4], "4 = 1$"),
        ("convert-task", [1, 8], "8 = 5$"),
    ],
)
def test_returns_by_hand(prose, cell, rewards, expected):
    assert expected in prose[cell]
    value = float(expected.strip("$").split(" = ")[1])
    assert discounted_return(rewards, 0.5) == value


def test_the_canal_of_the_text(prose):
    assert "Action 0 goes left and action 1 goes right" in prose["paid-see"]
    assert "State 7 is the end" in prose["paid-end"]
    assert CANAL.end == 7
    for gamma, way in ((0.62, "left"), (0.64, "right")):
        pi, _ = policy_iteration(CANAL.P, CANAL.R, gamma)
        assert pi[2].argmax() == ["left", "right"].index(way)
    for gamma, way in ((0.79, "left"), (0.80, "right")):
        pi, _ = policy_iteration(CANAL.P, CANAL.R, gamma)
        assert pi[1].argmax() == ["left", "right"].index(way)
    assert r"\approx 0.63$" in prose["slip-idea"]
    assert r"\approx 0.80$" in prose["slip-idea"]


def test_only_one_action_of_cell_5_keeps_off_the_reef(prose):
    assert "Cell 6 is a reef, and only one action" in prose["q-see"]
    assert LAGOON.R[6] == -10
    assert (LAGOON.P[5, :, 6] == 0).sum() == 1


def test_sweeps_where_the_rules_stop(prose):
    V, best = np.zeros(17), policy_iteration(LAGOON.P, LAGOON.R, 0.95)[1]
    errors, changes = [], []
    for _ in range(30):
        after = bellman_q(LAGOON.P, LAGOON.R, V, 0.95).max(axis=1)
        changes.append(np.abs(after - V).max())
        errors.append(np.abs(after - best).max())
        V = after
    errors, changes = np.array(errors), np.array(changes)
    assert "from the fifth sweep on" in prose["greedy-idea"]
    assert (errors > changes)[4:].all()
    early = np.argmax(changes <= 0.1)
    assert 2 < errors[early] / 0.1 < 2.5
    assert (errors <= 19 * changes + 1e-12).all()


def test_rounds_of_policy_iteration(prose):
    pi, worth, turned = np.tile([0.0, 1, 0, 0], (17, 1)), [], []
    free = [cell for cell in range(16) if LAGOON.R[cell] == -0.1]
    for _ in range(6):
        V = evaluate_policy(LAGOON.P, LAGOON.R, pi, 0.95)
        after = greedy(bellman_q(LAGOON.P, LAGOON.R, V, 0.95))
        worth.append(f"{V[4]:.2f}")
        turned.append(int((after != pi).any(axis=1)[free].sum()))
        pi = after
    text = prose["gamma-idea"]
    assert f"the start is worth {worth[0]}" in text
    assert (
        f"turns {turned[0]} of the {len(free)} arrows and brings it to {worth[1]}"
        in text
    )
    assert f"Round 4 is the optimum, {worth[4]}" in text
    assert worth[4] == f"{policy_iteration(LAGOON.P, LAGOON.R, 0.95)[1][4]:.2f}"
    assert turned[4:] == [0, 0]


def test_a_share_of_small_grids_sends_a_careless_loop_round_for_ever(prose):
    """Which ones depends on the machine's rounding, so the share is only bounded."""
    endless = [
        _goes_round(side, slip, cost, gamma)
        for side in (2, 3, 4)
        for slip in (0.0, 0.1, 0.2, 0.5)
        for cost in (-0.1, -1.0)
        for gamma in (0.7, 0.9, 0.95, 0.99)
    ]
    assert f"{len(endless)} small grids" in prose["improve-ties"]
    assert "about one in four did" in prose["improve-ties"]
    assert 0.1 < np.mean(endless) < 0.45


def _goes_round(side, slip, cost, gamma):
    P = np.stack([slip_matrix(side, a, slip) for a in range(4)], axis=1)
    R = np.full(side * side, cost)
    for corner in (0, -1):
        P[corner], R[corner] = 0.0, 1.0
        P[corner, :, corner] = 1.0
    rows, chosen = np.arange(len(R)), np.zeros(len(R), dtype=int)
    for _ in range(100):
        V = np.linalg.solve(np.eye(len(R)) - gamma * P[rows, chosen], R)
        after = (R[:, None] + gamma * (P @ V)).argmax(axis=1)
        if (after == chosen).all():
            return False
        chosen = after
    return True


def test_values_against_slip(prose):
    def start(slip):
        return policy_iteration(GridWorld(slip).P, LAGOON.R, 0.95)[1][4]

    assert "loses three quarters of it by a slip of 0.4" in prose["slip-live-idea"]
    assert start(0.4) / start(0.0) == pytest.approx(0.25, abs=0.03)
    assert start(0.5) < start(0.6) < start(0.8) < start(1.0)


def test_trips_of_the_last_part(prose):
    pi, _ = policy_iteration(LAGOON.P, LAGOON.R, 0.95)
    ends = []
    for seed in range(2000):
        states, over = [LAGOON.reset(seed=seed)[0]], False
        while not over:
            after, reward, over, _, _ = LAGOON.step(int(pi[states[-1]].argmax()))
            states.append(after)
        ends.append(reward)
        if seed == 3:
            stays = [k for k in range(1, len(states)) if states[k] == states[k - 1]]
            assert stays == [1, 8]
            assert states[4:6] == [10, 9]
    assert "in steps 1 and 8" in prose["library-idea"]
    assert "in step 5 it pushed it back from cell 10 to cell 9" in prose["library-idea"]
    assert "about one in seven ends on a reef" in prose["library-idea"]
    assert np.mean(np.array(ends) == -10) == pytest.approx(1 / 7, abs=0.01)


def test_frozen_lake_is_as_told(prose):
    lake = gymnasium.make("FrozenLake-v1").unwrapped
    letters = b"".join(lake.desc.ravel()).decode()
    assert (letters.count("H"), letters.count("G")) == (4, 1)
    assert "four holes, a goal that pays 1" in prose["library-idea"]
    assert {round(p, 9) for p, *_ in lake.P[9][1]} == {round(1 / 3, 9)}


def test_ten_boats_do_not_fit_into_a_table(prose):
    assert "$16^{10}$, over a million million states" in prose["fails-list"]
    assert 16**10 > 10**12
