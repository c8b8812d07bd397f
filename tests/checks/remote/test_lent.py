"""What a test lends to an answer can be used, and cannot be walked."""

import functools

import gymnasium
import numpy as np
import pytest

from helpers.checks.answer import AnswerRaised
from helpers.checks.plain import Function, Made, Seeded
from tests.checks.remote.pair import Pair

ANSWER = """
def apply(f, *args, **options):
    return f(*args, **options)


def same(f, g):
    return f is g


def give(f):
    return f


def safe(f, x):
    try:
        return f(x)
    except ZeroDivisionError as error:
        return f"caught {error}"


def visit(f, items):
    for item in items:
        f(Box(item))


class Box:
    def __init__(self, item):
        self.item = item


def walk(env, steps):
    total = 0.0
    state, _ = env.reset(seed=3)
    for _ in range(steps):
        state, reward, done, stopped, _ = env.step(env.action_space.n - 1)
        total += reward
        if done or stopped:
            break
    return state, total, env.observation_space.contains(state)


def values(env):
    return len(env.unwrapped.P), env.unwrapped.P[0][1][0][1]


def reach(thing, name):
    try:
        return getattr(thing, name)
    except AttributeError:
        return None


def change(thing, name):
    setattr(thing, name, 3)


def draw(rng):
    return rng.normal()


def slope(f, x):
    x = x.clone().requires_grad_()
    f(x).backward()
    return x.grad


def count(loader):
    return [len(batch) for batch in loader]
"""


@pytest.fixture(scope="module")
def answer():
    return Pair(ANSWER)


@pytest.fixture
def env():
    return gymnasium.make("FrozenLake-v1", is_slippery=False)


def test_a_function_of_the_test_is_called_with_plain_values(answer):
    assert answer.apply(lambda a, b=1: (a + b).tolist(), np.ones(2), b=2) == [3, 3]
    assert answer.apply(functools.partial(max, 3), 5) == 5
    assert answer.apply(np.tanh, 0.0) == 0.0


def test_a_function_that_comes_back_is_the_tests_own(answer):
    def f():
        return 1

    assert answer.give(f) is f
    assert answer.same(f, f)


def test_an_error_of_a_lent_function_reaches_the_answer(answer):
    assert answer.safe(lambda x: 1 / x, 0) == "caught division by zero"
    with pytest.raises(LookupError, match="pop from empty list"):
        answer.apply([].pop)
    with pytest.raises(AnswerRaised):
        answer.apply(np.linalg.inv, np.zeros((2, 2)))


def test_a_lent_function_gets_objects_but_cannot_use_them_at_once(answer):
    seen = []
    answer.visit(seen.append, [1, 2])
    assert [box.item for box in seen] == [1, 2]
    with pytest.raises(RuntimeError, match="cannot be asked"):
        answer.visit(lambda box: box.item, [1])


def test_an_environment_is_stepped(answer, env):
    mine = gymnasium.make("FrozenLake-v1", is_slippery=False)
    space = {}
    exec(ANSWER, space)
    assert answer.walk(env, 9) == space["walk"](mine, 9)
    assert answer.values(env) == (16, 4)
    cart = gymnasium.make("CartPole-v1")
    state, total, inside = answer.walk(cart, 5)
    assert (state.shape, state.dtype, total, inside) == ((4,), np.float32, 5.0, True)


def test_environments_that_run_side_by_side_are_stepped():
    pair = Pair(
        "def first(envs):\n    return envs.num_envs, envs.reset(seed=1)[0].shape\n"
    )
    envs = gymnasium.make_vec("CartPole-v1", num_envs=3, vectorization_mode="sync")
    assert pair.first(envs) == (3, (3, 4))


@pytest.mark.parametrize(
    "name",
    [
        "__globals__",
        "__code__",
        "__self__",
        "_P",
        "spec",
        "np_random",
        "env",
    ],
)
def test_what_is_lent_cannot_be_walked(answer, env, name):
    for thing in (env, env.action_space, lambda: 1):
        assert answer.reach(thing, name) is None


def test_what_is_lent_cannot_be_changed(answer, env):
    answer.change(env, "P")
    assert env.unwrapped.P != 3


def test_recipes_are_built_where_the_answer_lives(answer):
    assert answer.apply(Function("lambda x: (x ** 2).sum()"), np.arange(3)) == 5
    assert answer.draw(Seeded(5)) == np.random.default_rng(5).normal()
    made = Made("gymnasium.make", "FrozenLake-v1", is_slippery=False)
    assert answer.walk(made, 4) == (0, 0.0, True)
    slope = answer.slope(Function("lambda x: (x ** 2).sum()"), Made("torch.ones", 2))
    assert slope.tolist() == [2.0, 2.0]


def test_a_recipe_that_cannot_be_built_is_an_error_of_that_call(answer):
    with pytest.raises(AttributeError, match="Nothing"):
        answer.give(Made("torch.nn.Nothing"))
    assert answer.give(1) == 1


def test_a_recipe_inside_a_recipe(answer):
    data = Made("torch.utils.data.TensorDataset", Made("torch.zeros", 5, 2))
    loader = Made("torch.utils.data.DataLoader", data, batch_size=2)
    assert answer.count(loader) == [1, 1, 1]
