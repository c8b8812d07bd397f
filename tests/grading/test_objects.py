"""Tests use a student's objects that live behind the walls."""

import gymnasium
import numpy as np
import pandas as pd
import pytest
import torch
from torch import nn

from helpers.checks.answer import AnswerRaised, Stopped
from helpers.grading.confinement import CONFINED, UNCONFINED, bubblewrap
from helpers.grading.run import RemoteAnswer, Runner
from helpers.grading.worker import Cell
from helpers.grading.zygote import Course

SETUP = "import numpy as np\nimport pandas as pd\nimport torch\nfrom torch import nn\n"
LEVEL = CONFINED if bubblewrap.find() else UNCONFINED
COURSE = Course(SETUP, level=LEVEL)


@pytest.fixture
def using():
    """Give the stub of what a cell defines first, and close its process in the end."""
    runners = []

    def use(text, name, time_limit=5.0):
        runner = Runner(COURSE, [Cell(name, (name,), text)], time_limit=time_limit)
        runners.append(runner)
        runner.__enter__()
        assert runner.problems == {}
        opened = RemoteAnswer(runner, runner, name, text).stub()
        runners.append(opened)
        return opened.__enter__()

    yield use
    for opened in reversed(runners):
        opened.__exit__(None, None, None)


NODE = """
class Node:
    def __init__(self, value, parents=()):
        self.value, self.parents, self.grad = value, parents, 0.0

    def __add__(self, other):
        return Node(self.value + other.value, (self, other))
"""


def test_a_class_its_instances_and_their_attributes(using):
    Node = using(NODE, "Node")
    a, b = Node(2.0), Node(3.0)
    c = a + b
    assert c.value == 5.0
    assert c.parents[0] is a
    assert c.parents[1] is b
    a.grad = 7.0
    assert c.parents[0].grad == 7.0


def test_a_chain_of_5000_nodes(using):
    Node = using(NODE, "Node")
    one = node = Node(1)
    for _ in range(5000):
        node = node + one
    assert node.value == 5001


NET = """
class Net(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.first, self.drop = nn.Linear(d, 3), nn.Dropout(0.5)

    def forward(self, x):
        return self.drop(self.first(x)).sum(dim=1)
"""


def test_a_module_its_state_its_mode_and_its_gradients(using):
    net = using(NET, "Net")(2)
    assert [name for name, _ in net.named_modules()] == ["", "first", "drop"]
    assert set(net.state_dict()) == {"first.weight", "first.bias"}
    assert net.training
    net.eval()
    assert not net.training
    x = torch.ones(4, 2, requires_grad=True)
    net(x).sum().backward()
    assert torch.equal(net.first.bias.grad, torch.full((3,), 4.0))
    assert torch.allclose(x.grad, net.first.weight.detach().sum(dim=0).expand(4, 2))


def test_our_model_and_optimiser_are_trained_in_place(using):
    text = (
        "def train_epoch(model, batches, opt, loss_fn):\n"
        "    for X, y in batches:\n"
        "        opt.zero_grad()\n"
        "        loss = loss_fn(model(X), y)\n"
        "        loss.backward()\n"
        "        opt.step()\n"
        "    return loss.item()\n"
    )
    train_epoch = using(text, "train_epoch")
    torch.manual_seed(1)
    model = nn.Sequential(nn.Linear(2, 1))
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    X = torch.randn(20, 2)
    y = X @ torch.tensor([[1.0], [2.0]])
    before = nn.functional.mse_loss(model(X), y).item()
    for _ in range(30):
        train_epoch(model, [(X, y)], opt, nn.MSELoss())
    assert nn.functional.mse_loss(model(X), y).item() < before / 10


def test_generators_and_our_functions(using):
    text = "def halves(f, x):\n    while True:\n        x = f(x)\n        yield x\n"
    found = using(text, "halves")(lambda x: x / 2, 8.0)
    assert [next(found) for _ in range(3)] == [4.0, 2.0, 1.0]


def test_an_rng_is_left_where_the_answer_left_it(using):
    draw = using("def draw(rng):\n    return rng.normal(size=3)\n", "draw")
    mine, theirs = np.random.default_rng(5), np.random.default_rng(5)
    np.testing.assert_array_equal(draw(mine), theirs.normal(size=3))
    assert mine.bit_generator.state == theirs.bit_generator.state


def test_arguments_that_are_changed_in_place(using):
    text = "def spoil(a, items):\n    a -= 1\n    items.append(3)\n"
    a, items = np.ones(2), [1]
    using(text, "spoil")(a, items)
    np.testing.assert_array_equal(a, [0.0, 0.0])
    assert items == [1, 3]


def test_frames_and_errors(using):
    text = (
        "def report(df):\n"
        "    if df.empty:\n        raise ValueError('no rows')\n"
        "    return df.isna().mean()\n"
    )
    report = using(text, "report")
    frame = pd.DataFrame({"a": [1.0, None], "b": ["x", "y"]})
    np.testing.assert_array_equal(report(frame), [0.5, 0.0])
    with pytest.raises(ValueError, match="no rows") as error:
        report(frame.iloc[:0])
    assert isinstance(error.value, AnswerRaised)


def test_our_environment_is_lent_and_nothing_else(using):
    text = (
        "def rollout(env, what):\n"
        "    env.reset(seed=1)\n"
        "    if what:\n        return getattr(env, what)\n"
        "    return [env.step(1)[1] for _ in range(3)]\n"
    )
    rollout, env = using(text, "rollout"), gymnasium.make("CartPole-v1")
    assert rollout(env, "") == [1.0, 1.0, 1.0]
    for name in ("_np_random", "np_random", "env", "__init__.__globals__"):
        with pytest.raises(AnswerRaised):
            rollout(env, name)


def test_an_answer_that_hangs_ends_with_its_objects(using):
    text = (
        "class Slow:\n"
        "    def __len__(self):\n        return 3\n"
        "    def __iter__(self):\n        while True: pass\n"
    )
    slow = using(text, "Slow", time_limit=0.5)()
    assert len(slow) == 3
    with pytest.raises(Stopped):
        list(slow)
    with pytest.raises(Stopped):
        len(slow)
