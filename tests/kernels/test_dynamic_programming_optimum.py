"""Value and policy iteration: beside a linear program, bounds, ties, long episodes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from helpers.environments import Canal, GridWorld
from helpers.kernels.dynamic_programming import (
    bellman_q,
    evaluate_policy,
    policy_iteration,
    slip_matrix,
    value_iteration,
)

steady = settings(derandomize=True, deadline=None, max_examples=25, database=None)
SEEDS = st.integers(0, 2**32 - 1)


def world(seed, states=6, actions=3):
    rng = np.random.default_rng(seed)
    P = rng.dirichlet(np.full(states, 0.5), size=(states, actions))
    return P, rng.normal(scale=5, size=states)


def by_linear_program(P, R, gamma):
    states, actions, _ = P.shape
    A = gamma * P.reshape(-1, states) - np.repeat(np.eye(states), actions, axis=0)
    b = -np.repeat(R, actions)
    return linprog(np.ones(states), A_ub=A, b_ub=b, bounds=(None, None)).x


@steady
@given(seed=SEEDS, gamma=st.sampled_from([0.0, 0.5, 0.9, 0.99]))
def test_both_agree_with_a_linear_program(seed, gamma):
    P, R = world(seed)
    expected = by_linear_program(P, R, gamma)
    pi, V = policy_iteration(P, R, gamma)
    np.testing.assert_allclose(V, expected, rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(evaluate_policy(P, R, pi, gamma), V, rtol=1e-12)
    np.testing.assert_allclose(value_iteration(P, R, gamma, 1e-8), V, rtol=0, atol=1e-8)


@steady
@given(
    seed=SEEDS,
    gamma=st.sampled_from([0.0, 0.6, 0.95, 0.995]),
    tol=st.sampled_from([1e-6, 1e-2, 0.5, 10.0]),
)
def test_error_is_within_the_tolerance_in_every_state(seed, gamma, tol):
    P, R = world(seed)
    V = policy_iteration(P, R, gamma)[1]
    assert np.abs(value_iteration(P, R, gamma, tol) - V).max() <= tol


def test_a_small_change_alone_would_stop_too_early():
    found = value_iteration(np.ones((1, 1, 1)), [1.0], 0.95, 0.5)
    assert 19.5 <= found[0] <= 20


def test_a_tolerance_below_rounding_still_ends():
    P, R = world(1)
    found = value_iteration(P, 1e9 * R, 0.9, 1e-12)
    np.testing.assert_allclose(found, policy_iteration(P, 1e9 * R, 0.9)[1], rtol=1e-12)


@pytest.mark.parametrize("size", [1e-9, 1.0, 1e9])
def test_policy_does_not_depend_on_the_unit_of_the_rewards(size):
    P, R = world(2, states=12)
    pi, V = policy_iteration(P, R, 0.97)
    other, scaled = policy_iteration(P, size * R, 0.97)
    np.testing.assert_array_equal(other, pi)
    np.testing.assert_allclose(scaled, size * V, rtol=1e-10)


@steady
@given(seed=SEEDS)
def test_no_other_policy_is_worth_more(seed):
    P, R = world(seed, states=4, actions=2)
    V = policy_iteration(P, R, 0.9)[1]
    for number in range(2**4):
        pi = np.eye(2)[[number >> s & 1 for s in range(4)]]
        assert (evaluate_policy(P, R, pi, 0.9) <= V + 1e-10).all()


@pytest.mark.parametrize("side", [2, 3, 4])
@pytest.mark.parametrize("slip", [0.0, 0.1, 0.2, 0.5])
@pytest.mark.parametrize("gamma", [0.5, 0.7, 0.9, 0.95, 0.99])
def test_stops_where_rounding_decides_between_equals(side, slip, gamma):
    for cost in (0.0, -0.1, -1.0):
        P = np.stack([slip_matrix(side, a, slip) for a in range(4)], axis=1)
        R = np.full(side * side, cost)
        for corner in (0, -1):
            P[corner], R[corner] = 0.0, 1.0
            P[corner, :, corner] = 1.0
        pi, V = policy_iteration(P, R, gamma)
        assert (pi.sum(axis=1) == 1).all()
        best = bellman_q(P, R, V, gamma).max(axis=1)
        np.testing.assert_allclose(V, best, rtol=1e-11, atol=1e-11)


@pytest.mark.parametrize("make", [Canal, GridWorld])
@pytest.mark.parametrize("slip", [0.0, 0.3])
def test_value_is_the_mean_of_what_episodes_bring(make, slip):
    made = make(slip)
    pi, V = policy_iteration(made.P, made.R, 0.9)
    found = []
    for seed in range(600):
        state, _ = made.reset(seed=seed)
        total, weight, over = 0.0, 1.0, False
        while not over:
            state, reward, over, _, _ = made.step(int(pi[state].argmax()))
            total, weight = total + weight * reward, 0.9 * weight
        found.append(total)
    error = np.std(found) / np.sqrt(len(found))
    assert abs(np.mean(found) - V[made.start]) <= 4 * error + 1e-12
