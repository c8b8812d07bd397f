"""The worlds: gymnasium's own check, tables that are what steps do, edges, errors."""

import doctest
import importlib
import warnings

import gymnasium
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env

from helpers.environments import Canal, GridWorld, Tabular
from helpers.errors import DomainError, ShapeError, UsageError

WORLDS = {
    "canal": Canal(),
    "slippery canal": Canal(0.3),
    "lagoon": GridWorld(),
    "own map": GridWorld(0.5, desc=["GXFF", "FFFF", "FFFF", "XFSg"]),
}


@pytest.fixture(params=WORLDS)
def world(request):
    return WORLDS[request.param]


@pytest.mark.parametrize("name", ["Canal", "GridWorld"])
@pytest.mark.parametrize("mode", [None, "ansi"])
def test_gymnasium_finds_nothing_wrong(name, mode):
    made = gymnasium.make(f"workbook/{name}-v0", render_mode=mode)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        check_env(made.unwrapped)
    made.close()


def test_made_by_name_an_episode_is_cut_after_100_steps():
    made = gymnasium.make("workbook/GridWorld-v0", slip=0.0)
    made.reset(seed=1)
    flags = [made.step(3)[2:4] for _ in range(100)]  # left, against the edge
    assert set(flags[:-1]) == {(False, False)}
    assert flags[-1] == (False, True)


def test_the_class_itself_never_cuts():
    lagoon = GridWorld(0.0)
    lagoon.reset(seed=1)
    assert not any(lagoon.step(3)[3] for _ in range(150))


def test_table_is_what_steps_do(world):
    """Counted shares of 400 draws lie within five standard errors of the table."""
    world.reset(seed=29)
    draws = 400
    for state in range(world.end):
        for action in range(int(world.action_space.n)):
            counts = np.zeros(world.end + 1)
            for _ in range(draws):
                world.reset(options={"state": state})
                after, reward, terminated, truncated, info = world.step(action)
                assert reward == world.R[state]
                assert terminated == (after == world.end)
                assert not truncated
                assert info == {"prob": world.P[state, action, after]}
                counts[after] += 1
            p = world.P[state, action]
            gap = np.abs(counts / draws - p)
            assert (gap <= 5 * np.sqrt(p * (1 - p) / draws)).all()


def test_the_same_seed_gives_the_same_episode(world):
    def run(seed):
        states, over = [world.reset(seed=seed)[0]], False
        while not over and len(states) < 60:
            after, _, over, _, _ = world.step(len(states) % int(world.action_space.n))
            states.append(after)
        return states

    assert run(3) == run(3)


def test_a_world_leaves_the_global_random_state_alone(world):
    before = np.random.get_state()[1].copy()  # noqa: NPY002
    world.reset(seed=5)
    world.step(0)
    np.testing.assert_array_equal(np.random.get_state()[1], before)  # noqa: NPY002


def test_the_end_is_absorbing_and_pays_nothing(world):
    assert (world.P[world.end, :, world.end] == 1).all()
    world.reset(options={"state": world.end})
    assert world.step(0)[:3] == (world.end, 0.0, True)


def test_tables_are_probabilities_and_cannot_be_written_to(world):
    assert world.P.dtype == world.R.dtype == np.float64
    np.testing.assert_allclose(world.P.sum(axis=2), 1.0, rtol=1e-14)
    with pytest.raises(ValueError, match="read-only"):
        world.P[0, 0, 0] = 1
    with pytest.raises(ValueError, match="read-only"):
        world.R[0] = 1


@pytest.mark.parametrize("slip", [0.0, 0.2, 0.7, 1.0])
def test_free_water_moves_as_in_a_frozen_lake_without_holes(slip):
    """gymnasium's FrozenLake draws its slips alike; its actions have another order."""
    lake = gymnasium.make(
        "FrozenLake-v1", desc=["SFFF"] + ["FFFF"] * 3, success_rate=1 - slip
    ).unwrapped
    lagoon = GridWorld(slip)
    for cell, letter in enumerate("".join(lagoon.desc)):
        for action, theirs in enumerate([3, 2, 1, 0]):
            expected = np.zeros(17)
            for probability, to, *_ in lake.P[cell][theirs]:
                expected[to] += probability
            if letter not in "SF":
                expected = np.eye(17)[16]
            np.testing.assert_allclose(
                lagoon.P[cell, action], expected, rtol=1e-14, atol=1e-15
            )


def test_rewards_by_hand():
    assert Canal().R.tolist() == [4, 0, 0, 0, 0, 0, 10, 0]
    free, reef = -0.1, -10
    rows = [2, free, free, free], [free, free, reef, free]
    rows += [free] * 4, [free, reef, free, 10]
    assert GridWorld().R.tolist() == [*(r for row in rows for r in row), 0]


def test_text_shows_where_the_boat_is():
    canal = Canal(render_mode="ansi")
    assert canal.render() == " g  F  F  S  F  F  G"
    canal.reset(seed=1)
    canal.step(1)
    assert canal.render() == " g  F  F  S [F] F  G"
    canal.reset(options={"state": 7})
    assert canal.render().endswith("\nthe end")
    assert Canal().render() is None
    plain = Tabular([[[1]]], [0], render_mode="ansi")
    plain.reset()
    assert plain.render() == "state 0 of 1"


def test_examples_in_docstrings_run():
    for name in ("canal", "grid", "maps", "tabular"):
        module = importlib.import_module(f"helpers.environments.{name}")
        assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("call", "kind", "text"),
    [
        (lambda: GridWorld(1.5), DomainError, "slip is 1.5, must lie between 0 and 1"),
        (lambda: GridWorld(desc=["SF", "FG"]), ShapeError, "must be 4 texts of 4"),
        (
            lambda: GridWorld(desc=["FFFF"] * 4),
            DomainError,
            "must have one S and letters of S, F, g, G, X",
        ),
        (lambda: GridWorld(render_mode="human"), DomainError, "must be 'ansi' or None"),
        (lambda: Canal().step(0), UsageError, "step comes after reset"),
        (lambda: _begun().step(2), DomainError, "action is 2, must be one of 0 to 1"),
        (
            lambda: Canal().reset(options={"state": 8}),
            DomainError,
            "state is 8, must be a state from 0 to 7",
        ),
        (lambda: Tabular([[1.0]], [0.0]), ShapeError, r"must be \(S, A, S\)"),
        (lambda: Tabular([[[1.0]]], [0.0, 1.0]), ShapeError, "R has length 2"),
        (lambda: Tabular([[[0.5]]], [0.0]), DomainError, "no probabilities"),
        (lambda: Tabular([[[1.0]]], [2.0]), DomainError, "must be the end"),
        (
            lambda: Tabular([[[1.0]]], [0.0], start=1),
            DomainError,
            "start is 1, must be a state",
        ),
    ],
)
def test_error_names_argument_value_and_remedy(call, kind, text):
    with pytest.raises(kind, match=text):
        call()


def _begun():
    canal = Canal()
    canal.reset(seed=1)
    return canal
