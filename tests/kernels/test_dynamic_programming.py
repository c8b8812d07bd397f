"""Returns, values and slips: by hand, by independent ways, properties, errors."""

import gymnasium
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.errors import DomainError, ShapeError
from helpers.kernels.dynamic_programming import (
    all_returns,
    bellman_q,
    discounted_return,
    evaluate_policy,
    greedy,
    policy_iteration,
    slip_matrix,
    value_iteration,
)

steady = settings(derandomize=True, deadline=None, max_examples=30, database=None)
SEEDS = st.integers(0, 2**32 - 1)
GAMMAS = st.sampled_from([0.0, 0.3, 0.9, 0.99])


def world(rng, states=5, actions=3):
    P = rng.dirichlet(np.ones(states), size=(states, actions))
    return P, rng.normal(size=states)


@steady
@given(seed=SEEDS, n=st.integers(0, 30), gamma=st.sampled_from([0, 0.4, 0.97, 1]))
def test_returns_agree_with_horner(seed, n, gamma):
    rs = np.random.default_rng(seed).normal(size=n)
    expected, total = [], 0.0
    for r in rs[::-1]:
        total = r + gamma * total
        expected.append(total)
    np.testing.assert_allclose(all_returns(rs, gamma), expected[::-1], atol=1e-13)
    assert discounted_return(rs, gamma) == pytest.approx(total, abs=1e-13)


def test_returns_of_long_episodes_do_not_overflow():
    assert discounted_return(np.ones(10**5), 0.5) == pytest.approx(2.0)
    found = all_returns(np.ones(10**5), 0.999)
    assert found[0] == pytest.approx(1000.0)
    assert found.flags.c_contiguous


def test_two_conventions_differ_by_the_first_reward(rng):
    rs = rng.normal(size=9)
    leaving, arriving = (discounted_return(r, 0.7) for r in (rs, rs[1:]))
    assert leaving == pytest.approx(rs[0] + 0.7 * arriving)


@steady
@given(seed=SEEDS, gamma=GAMMAS)
def test_value_of_a_policy_is_the_sum_over_all_futures(seed, gamma):
    rng = np.random.default_rng(seed)
    P, R = world(rng)
    pi = rng.dirichlet(np.ones(3), size=5)
    chain = sum(pi[:, [a]] * P[:, a] for a in range(3))
    expected, term = np.zeros(5), R.copy()
    for _ in range(4000):
        expected += term
        term = gamma * chain @ term
    np.testing.assert_allclose(
        evaluate_policy(P, R, pi, gamma), expected, rtol=1e-9, atol=1e-9
    )


@steady
@given(seed=SEEDS, gamma=GAMMAS)
def test_value_is_the_policys_mean_of_its_action_values(seed, gamma):
    rng = np.random.default_rng(seed)
    P, R = world(rng)
    pi = rng.dirichlet(np.ones(3), size=5)
    V = evaluate_policy(P, R, pi, gamma)
    Q = bellman_q(P, R, V, gamma)
    np.testing.assert_allclose((pi * Q).sum(axis=1), V, rtol=1e-10, atol=1e-12)


def test_action_values_agree_with_plain_loops(rng):
    P, R = world(rng)
    V = rng.normal(size=5)
    expected = [
        [R[s] + 0.9 * sum(P[s, a, t] * V[t] for t in range(5)) for a in range(3)]
        for s in range(5)
    ]
    np.testing.assert_allclose(bellman_q(P, R, V, 0.9), expected, rtol=1e-13)


def test_absorbing_state_is_worth_its_reward_for_ever():
    P = np.ones((1, 2, 1))
    assert evaluate_policy(P, [2.0], [[0.5, 0.5]], 0.75).tolist() == [8.0]
    assert policy_iteration(P, [2.0], 0.75)[1].tolist() == [8.0]


def test_greedy_takes_the_lowest_of_the_best():
    assert greedy([[1, 3, 3], [0, 0, -1]]).tolist() == [[0, 1, 0], [1, 0, 0]]
    assert greedy(np.zeros((0, 3))).shape == (0, 3)


@pytest.mark.parametrize("n", [2, 3, 5])
@pytest.mark.parametrize("slip", [0.0, 0.3, 1.0])
def test_slips_agree_with_a_frozen_lake_without_holes(n, slip):
    """gymnasium's FrozenLake has the moves left, down, right, up."""
    desc = ["S" + "F" * (n - 1)] + ["F" * n] * (n - 1)
    lake = gymnasium.make("FrozenLake-v1", desc=desc, success_rate=1 - slip).unwrapped
    for action, theirs in enumerate([3, 2, 1, 0]):
        expected = np.zeros((n * n, n * n))
        for cell in range(n * n):
            for probability, to, *_ in lake.P[cell][theirs]:
                expected[cell, to] += probability
        np.testing.assert_allclose(slip_matrix(n, action, slip), expected, atol=1e-15)


def test_a_grid_of_one_cell_leads_nowhere():
    assert all(slip_matrix(1, a, 0.3).tolist() == [[1.0]] for a in range(4))


def test_inputs_stay_as_they_are(rng):
    P, R = world(rng)
    V, pi = rng.normal(size=5), rng.dirichlet(np.ones(3), size=5)
    before = [a.copy() for a in (P, R, V, pi)]
    evaluate_policy(P, R, pi, 0.9)
    Q = bellman_q(P, R, V, 0.9)
    greedy(Q)
    value_iteration(P, R, 0.9, 1e-3)
    policy_iteration(P, R, 0.9)
    all_returns(R, 0.5)
    found = value_iteration(P, R, 0.0, 1.0)
    found += 1.0  # a result of its own, and not R
    for now, then in zip((P, R, V, pi), before, strict=True):
        np.testing.assert_array_equal(now, then)


P1 = [[[1.0]]]


@pytest.mark.parametrize(
    ("call", "kind", "text"),
    [
        (lambda: discounted_return([[1.0]], 0.5), ShapeError, "rs has shape"),
        (lambda: discounted_return([np.nan], 0.5), DomainError, r"rs\[0\] is nan"),
        (lambda: all_returns([1.0], 1.5), DomainError, "must lie between 0 and 1"),
        (
            lambda: evaluate_policy(P1, [0.0], [[1.0]], 1),
            DomainError,
            "gamma is 1.0, must be at least 0 and below 1",
        ),
        (
            lambda: evaluate_policy(P1, [0.0], [[0.4]], 0.5),
            DomainError,
            r"pi\[0\] is \[0.4\], must hold probabilities",
        ),
        (
            lambda: evaluate_policy(P1, [0.0], [[0.5, 0.5]], 0.5),
            ShapeError,
            r"pi has shape \(1, 2\), must be \(1, 1\) to fit P",
        ),
        (
            lambda: bellman_q([[[0.5, 0.4]]], [0.0], [0.0], 0.5),
            ShapeError,
            r"must be \(S, A, S\)",
        ),
        (lambda: bellman_q(P1, [0.0, 1.0], [0.0], 0.5), ShapeError, "R has length 2"),
        (lambda: bellman_q(P1, [0.0], [np.inf], 0.5), DomainError, r"V\[0\] is inf"),
        (lambda: bellman_q([[[-1.0]]], [0.0], [0.0], 0.5), DomainError, r"P\[0, 0\]"),
        (lambda: greedy(np.zeros((2, 0))), ShapeError, "must have an action or more"),
        (lambda: greedy([[np.nan]]), DomainError, r"Q\[0, 0\] is nan"),
        (lambda: value_iteration(P1, [0.0], 0.5, 0), DomainError, "tol is 0.0"),
        (lambda: policy_iteration(P1, [np.nan], 0.5), DomainError, r"R\[0\] is nan"),
        (lambda: slip_matrix(0, 1, 0.1), DomainError, "n is 0"),
        (lambda: slip_matrix(2, 4, 0.1), DomainError, "a is 4, must be one of 0 to 3"),
        (lambda: slip_matrix(2, 1, 1.1), DomainError, "slip is 1.1"),
    ],
)
def test_error_names_argument_value_and_remedy(call, kind, text):
    with pytest.raises(kind, match=text):
        call()
