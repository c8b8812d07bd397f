"""Deep Q-networks piece by piece: by hand, against slow ways, properties, errors."""

import copy
import itertools
from collections import Counter, deque

import gymnasium
import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from helpers.errors import DomainError, ShapeError
from helpers.kernels.dqn import (
    Replay,
    collect,
    epsilon_at,
    greedy_returns,
    make_qnet,
    sample,
    select_action,
    soft_update,
    td_loss,
    td_target,
    train,
)

steady = settings(derandomize=True, deadline=None, max_examples=25, database=None)


def batch_of(rng, n=6, obs=3, actions=2):
    def floats(*size):
        return torch.tensor(rng.normal(size=size), dtype=torch.float32)

    a = torch.tensor(rng.integers(actions, size=n))
    end = torch.tensor(rng.integers(2, size=n), dtype=torch.float32)
    return floats(n, obs), a, floats(n), floats(n, obs), end


def row(k):
    return [k, k / 2], k % 2, float(k), [k + 1, 0.5], k % 3 == 0


def test_network_against_plain_sums(rng):
    net, s = make_qnet(4, 3, 5), rng.normal(size=(7, 4)).astype(np.float32)
    W1, b1, W2, b2, W3, b3 = (p.detach().numpy() for p in net.parameters())
    h = np.maximum(s @ W1.T + b1, 0)
    expected = np.maximum(h @ W2.T + b2, 0) @ W3.T + b3
    found = net(torch.tensor(s)).detach().numpy()
    np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-5)


@steady
@given(cap=st.integers(1, 9), pushes=st.integers(0, 40))
def test_replay_against_a_deque(cap, pushes):
    memory, oracle = Replay(cap), deque(maxlen=cap)
    for k in range(pushes):
        memory.push(*row(k))
        oracle.append(row(k))
    assert len(memory) == len(oracle)
    for i, (s, a, r, s2, end) in enumerate(oracle):
        mine = memory[i]
        assert (mine[0].tolist(), mine[3].tolist()) == (s, s2)
        assert (mine[1], mine[2], mine[4]) == (a, r, end)
    if oracle:
        assert memory[-1][2] == oracle[-1][2]
    with pytest.raises(IndexError):
        memory[len(memory)]


def test_replay_keeps_copies():
    state, memory = np.array([1.0, 2.0]), Replay(3)
    memory.push(state, 0, 0.0, state, False)
    state[:] = 9.0
    memory[0][0][:] = 7.0
    assert memory[0][0].tolist() == memory[0][3].tolist() == [1.0, 2.0]


def drawn_by(side, memory, n, rng):
    return memory.sample(n, rng) if side == "method" else sample(memory, n, rng=rng)


@pytest.mark.parametrize("side", ["method", "function"])
def test_sample_draws_every_set_of_whole_rows_alike(side, rng):
    memory = Replay(5)
    for k in range(7):
        memory.push(*row(k))
    counts = Counter()
    for _ in range(1000):
        s, a, r, s2, end = drawn_by(side, memory, 2, rng)
        kinds = [column.dtype for column in (s, a, r, s2, end)]
        assert kinds == [torch.float32, torch.int64, *[torch.float32] * 3]
        for i, k in enumerate(map(int, r)):
            mine = s[i].tolist(), int(a[i]), float(r[i]), s2[i].tolist(), bool(end[i])
            assert mine == row(k)
        counts[tuple(map(int, r))] += 1
    assert set(counts) == {(i, j) for i in range(2, 7) for j in range(2, 7) if i != j}
    assert 25 < min(counts.values()) <= max(counts.values()) < 85


@pytest.mark.parametrize("side", ["method", "function"])
def test_sample_refuses_more_than_there_are(side, rng):
    memory = Replay(4)
    memory.push(*row(1))
    with pytest.raises(DomainError, match="n is 2, must be at most 1"):
        drawn_by(side, memory, 2, rng)
    with pytest.raises(DomainError, match="rng is 3"):
        drawn_by(side, memory, 1, 3)


def test_target_and_loss_against_a_loop(rng):
    online, target = make_qnet(3, 2, 4), make_qnet(3, 2, 4)
    batch, total = batch_of(rng), 0.0
    found = td_target(*batch[2:], target, 0.9)
    assert not found.requires_grad
    for y, s, a, r, s2, end in zip(found, *batch, strict=True):
        expected = float(r) + (0.0 if end else 0.9 * max(target(s2).tolist()))
        assert float(y) == pytest.approx(expected, rel=1e-4, abs=1e-5)
        total = total + (online(s)[a] - expected) ** 2
    loss = td_loss(online, target, batch, 0.9)
    assert loss.item() == pytest.approx(total.item() / 6, rel=1e-4)
    loss.backward()
    mine = [p.grad.clone() for p in online.parameters()]
    online.zero_grad()
    (total / 6).backward()
    for one, other in zip(mine, (p.grad for p in online.parameters()), strict=True):
        torch.testing.assert_close(one, other, rtol=1e-3, atol=1e-5)
    assert all(p.grad is None for p in target.parameters())


@steady
@given(tau=st.floats(0, 1), seed=st.integers(0, 1000))
def test_soft_update_is_a_mixture_in_place(tau, seed):
    torch.manual_seed(seed)
    target, online = make_qnet(2, 2, 3), make_qnet(2, 2, 3)
    before, views = copy.deepcopy(target), [p.detach() for p in target.parameters()]
    ahead = copy.deepcopy(online)
    soft_update(target, online, tau)
    for old, q, view in zip(
        before.parameters(), ahead.parameters(), views, strict=True
    ):
        torch.testing.assert_close(view, tau * q.detach() + (1 - tau) * old.detach())
    for q, p in zip(ahead.parameters(), online.parameters(), strict=True):
        assert torch.equal(p, q)


def test_actions_have_their_shares(rng):
    net, s = nn.Identity(), [0.0, 3.0, 1.0]
    assert select_action(net, s, eps=0.0, rng=rng) == 1
    counts = Counter(select_action(net, s, eps=0.6, rng=rng) for _ in range(3000))
    for action, share in {0: 0.2, 1: 0.6, 2: 0.2}.items():
        assert counts[action] / 3000 == pytest.approx(share, abs=0.05)


def test_epsilon_is_a_line_and_then_level():
    found = [epsilon_at(t, end=100) for t in range(200)]
    np.testing.assert_allclose(np.diff(found[:101]), -0.0099, rtol=1e-9)
    np.testing.assert_allclose(found[100:], 0.01, rtol=1e-12)


def test_training_repeats_and_tells_of_episodes():
    def run(seed):
        env = gymnasium.make("CartPole-v1", max_episode_steps=5)
        told = []
        net = train(env, 90, seed, lambda step, total: told.append((step, total)))
        return torch.cat([p.detach().ravel() for p in net.parameters()]), told

    (one, told), (again, _), (other, _) = run(1), run(1), run(2)
    assert told == [(5 * k, 5.0) for k in range(1, 19)]
    assert torch.equal(one, again)
    assert not torch.equal(one, other)


def test_a_fixed_target_gives_q_values_of_one_step():
    """With tau 0 the target stays at its random start, so Q values stay near 1."""
    env = gymnasium.make("CartPole-v1", max_episode_steps=5)
    net = train(env, 600, 3, tau=0.0)
    assert net(torch.zeros(1, 4)).max().item() == pytest.approx(1.0, abs=0.4)


def test_fast_forward_sees_what_the_network_says(rng):
    from helpers.kernels.dqn.training import _fast_forward

    net, s = make_qnet(4, 2, 8), rng.normal(size=4)
    expected = net(torch.tensor(s, dtype=torch.float32)).detach().numpy()
    np.testing.assert_allclose(_fast_forward(net)(s), expected, rtol=1e-4, atol=1e-6)


def test_greedy_returns_count_the_steps_of_cartpole():
    found = greedy_returns(make_qnet(4, 2, 8), gymnasium.make("CartPole-v1"), range(3))
    assert found.shape == (3,)
    assert ((found >= 8) & (found <= 500)).all()


def test_collected_transitions_chain_up_to_an_end():
    env = gymnasium.make("CartPole-v1", max_episode_steps=12)
    rows = collect(env, lambda s: int(s[2] > 0), 60, 1)
    assert len(rows) == 60
    for i, (before, after) in enumerate(itertools.pairwise(rows), 1):
        assert np.array_equal(before[3], after[0]) == bool(i % 12 and not before[4])
    assert collect(env, lambda s: 0, 0, 1) == []


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: make_qnet(0, 2, 4),
        lambda: Replay(0),
        lambda: epsilon_at(-1, end=5),
        lambda: select_action(
            nn.Identity(), [1.0], eps=2.0, rng=np.random.default_rng()
        ),
        lambda: td_target(*batch_of(np.random.default_rng(0))[2:], nn.Identity(), 1.5),
        lambda: soft_update(nn.Linear(1, 1), nn.Linear(1, 1), -0.1),
        lambda: greedy_returns(make_qnet(4, 2, 4), None, []),
        lambda: collect(None, None, -1, 0),
        lambda: train(None, 0, 0),
    ],
)
def test_numbers_outside_their_range_are_refused(wrong):
    with pytest.raises(DomainError):
        wrong()


def test_shapes_that_do_not_fit_are_refused(rng):
    _s, _a, r, s2, end = batch_of(rng)
    with pytest.raises(ShapeError, match=r"r has shape \(6, 1\), must be \(6,\)"):
        td_target(r[:, None], s2, end, nn.Identity(), 0.9)
    with pytest.raises(ShapeError, match="online has parameters"):
        soft_update(nn.Linear(1, 2), nn.Linear(2, 1), 0.5)
    memory = Replay(3)
    with pytest.raises(ShapeError, match="s2 has shape"):
        memory.push([1.0], 0, 0.0, [1.0, 2.0], False)
    memory.push([1.0], 0, 0.0, [1.0], False)
    with pytest.raises(ShapeError, match="as before"):
        memory.push([1.0, 2.0], 0, 0.0, [1.0, 2.0], False)
