"""Gradients flow through an answer and back."""

import gc

import pytest
import torch
from torch import nn

from helpers.checks.answer import AnswerRaised
from helpers.checks.plain import Opaque
from helpers.checks.remote.stubs import is_instance
from tests.checks.remote.answers import NETS
from tests.checks.remote.pair import Pair

X = torch.tensor([[1.0, 2.0], [0.5, -1.0], [0.0, 3.0]])
Y = torch.tensor([[1.0], [0.0], [2.0]])


@pytest.fixture
def answer():
    torch.manual_seed(0)
    with Pair(NETS).session as session:
        yield session


@pytest.fixture
def make(answer):
    return answer.stub


def model(seed=0):
    torch.manual_seed(seed)
    return nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.Tanh(), nn.Linear(3, 1))


def same_module(one, other):
    state = one.state_dict()
    pairs = other.state_dict().items()
    return all(torch.equal(value, state[name]) for name, value in pairs)


def test_a_result_leads_back_to_the_tests_own_input(make):
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    loss = 3 * make("square")(2 * x) + x.sum()
    loss.backward()
    assert x.grad.tolist() == [25.0, 49.0]
    loss = make("square")(x)
    assert torch.autograd.grad(loss, x)[0].tolist() == [2.0, 4.0]
    assert x.grad.tolist() == [25.0, 49.0]


def test_a_result_is_kept_there_for_as_long_as_its_graph_is_here():
    pair = Pair(NETS)
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    loss = 2 * pair.square(x)
    for _ in range(2):
        loss.backward(retain_graph=True)
    assert x.grad.tolist() == [8.0, 16.0]
    for _ in range(20):
        loss = pair.square(x)
    gc.collect()
    assert len(pair.served._things) < 10


def test_a_part_that_is_detached_leads_nowhere(make):
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    first, rest = make("halves")(x)
    assert not rest.requires_grad
    first.sum().backward()
    assert x.grad.tolist() == [1.0, 0.0]


def test_backward_fills_the_gradients_of_an_answers_module(make):
    net, twin = make("Net")(), nn.Linear(2, 3)
    twin.load_state_dict(net.hidden.state_dict())
    loss = (net(X) - Y).square().mean()
    loss.backward()
    assert net.hidden.weight.grad.abs().sum() > 0
    by_hand = 2 * (twin(X).tanh() @ net.out.weight.T + net.out.bias)
    (by_hand - Y).square().mean().backward()
    assert torch.allclose(net.hidden.weight.grad, twin.weight.grad, atol=1e-6)


def test_what_a_module_tells_of_itself(make):
    net = make("Net")(4)
    assert [name for name, _ in net.named_modules()] == ["", "hidden", "out"]
    shapes = {name: tuple(p.shape) for name, p in net.named_parameters()}
    assert shapes["hidden.weight"] == (4, 2)
    assert next(iter(net.state_dict())) == "scale"
    assert net.training is True
    assert net.eval() is net
    assert net.training is False
    assert isinstance(net.hidden.bias, nn.Parameter)
    assert is_instance(net.hidden, nn.Linear)
    assert net.hidden.weight is net.hidden.weight


def test_an_optimiser_of_the_test_trains_an_answers_module(make):
    net = make("Net")()
    optimiser = torch.optim.Adam(net.parameters(), lr=0.05)
    losses = []
    for _ in range(20):
        optimiser.zero_grad()
        loss = (net(X) - Y).square().mean()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    assert losses[-1] < losses[0] / 2


@pytest.mark.parametrize("kind", ["SGD", "Adam", "AdamW", "RMSprop", "Adagrad"])
def test_an_answer_trains_the_tests_module_as_torch_does(make, kind):
    mine, twin = model(), model()
    optimisers = [
        getattr(torch.optim, kind)(m.parameters(), lr=0.1) for m in (mine, twin)
    ]
    losses = make("train")(mine, optimisers[0], X, Y, 3)
    losses += make("train")(mine, optimisers[0], X, Y, 2)
    space = {}
    exec(NETS, space)
    assert losses == pytest.approx(space["train"](twin, optimisers[1], X, Y, 5))
    assert same_module(mine, twin)
    assert torch.equal(mine[0].weight.grad, twin[0].weight.grad)
    held = [o.state_dict()["state"] for o in optimisers]
    assert held[0].keys() == held[1].keys()


def test_groups_and_state_of_an_optimiser_cross(make):
    mine, twin = model(), model()
    both = []
    for m in (mine, twin):
        groups = [{"params": m[0].parameters(), "lr": 0.5}, {"params": [m[3].bias]}]
        both.append(torch.optim.SGD(groups, lr=0.1, momentum=0.9))
        m(X).sum().backward()
        both[-1].step()
    space = {}
    exec(NETS, space)
    mine_losses = make("train")(mine, both[0], X, Y, 3)
    assert mine_losses == pytest.approx(space["train"](twin, both[1], X, Y, 3))
    assert same_module(mine, twin)


def test_steps_by_hand_change_the_tests_module(make):
    mine, twin = model(), model()
    space = {}
    exec(NETS, space)
    loss = make("by_hand")(mine, X, Y, 0.1)
    assert loss.item() == pytest.approx(space["by_hand"](twin, X, Y, 0.1).item())
    assert same_module(mine, twin)
    assert mine.training is False


def test_an_answer_that_keeps_a_module_goes_on_changing_it(make):
    mine = model()
    trainer = make("Trainer")(mine)
    before = mine[0].weight.detach().clone()
    trainer.step(X, Y)
    assert not torch.equal(mine[0].weight, before)
    assert trainer.model is mine


def test_freezing_and_sharing_survive(make):
    shared = nn.Linear(2, 2)
    mine = nn.ModuleList([shared, nn.Sequential(shared)])
    assert make("freeze")(mine) is mine
    assert not any(weights.requires_grad for weights in mine.parameters())
    assert not mine[0].training


@pytest.mark.parametrize(
    "module",
    [
        nn.LSTM(2, 3, batch_first=True),
        nn.MultiheadAttention(4, 2, batch_first=True),
        nn.TransformerEncoderLayer(4, 2, 8, batch_first=True),
        nn.Conv2d(1, 2, 3),
        nn.Embedding(5, 2, padding_idx=0),
        nn.Dropout(0.3),
        nn.CrossEntropyLoss(label_smoothing=0.1),
    ],
    ids=lambda module: type(module).__name__,
)
def test_stock_modules_are_built_again(make, module):
    shapes = {nn.LSTM: (1, 3, 2), nn.Conv2d: (1, 1, 5, 5), nn.Embedding: (3,)}
    x = torch.zeros(shapes.get(type(module), (1, 3, 4)))
    x = x.long() if isinstance(module, nn.Embedding) else x
    if isinstance(module, nn.MultiheadAttention | nn.CrossEntropyLoss):
        assert make("freeze")(module) is module
        return
    expected = make("apply")(module.eval(), x)
    mine = module(x)
    if isinstance(mine, tuple):
        expected, mine = expected[0], mine[0]
    assert torch.allclose(expected, mine)


def test_a_module_of_the_tests_own_class_is_refused(make):
    class Own(nn.Module):
        pass

    with pytest.raises(TypeError, match=r"Own is no class of torch.nn; use Made"):
        make("freeze")(Own())


def test_all_is_as_it_was_when_the_test_ends(answer, make):
    mine, optimiser = model(), None
    before = {name: value.clone() for name, value in mine.state_dict().items()}
    optimiser = torch.optim.Adam(mine.parameters(), lr=0.1)
    x = torch.ones(2, requires_grad=True)
    make("square")(x).backward()
    make("train")(mine, optimiser, X, Y, 2)
    make("freeze")(mine)
    answer.__exit__()
    assert all(torch.equal(v, before[k]) for k, v in mine.state_dict().items())
    assert mine.training
    assert mine[0].weight.requires_grad
    assert mine[0].weight.grad is None
    assert not optimiser.state
    assert x.grad is None


# ---- hostile ------------------------------------------------------------------------


def test_a_module_that_lies_harms_nobody(make):
    liar = make("Liar")()
    with pytest.raises(ValueError, match="no attributes today"):
        liar.anything()
    assert liar.training in ("perhaps", True)


def test_a_function_that_was_lent_passes_no_gradient(make):
    x = torch.ones(2, requires_grad=True)
    weights = torch.ones(2, requires_grad=True)
    with pytest.raises(TypeError, match="use Function"):
        make("apply")(lambda t: t * weights, x)


def test_an_error_in_the_backward_pass_is_an_error_of_the_answer(answer, make):
    x = torch.ones(2, requires_grad=True)
    loss = make("square")(x)
    apply, ask = make("apply"), answer.ask
    answer.ask = lambda what, *a, **k: ask("call", apply, 3, 3)
    with pytest.raises(AnswerRaised):
        loss.backward()


def test_forged_gradients_are_no_gradients(answer, make):
    x = torch.ones(2, requires_grad=True)
    loss = make("square")(x)
    for forged in ("text", [], {"t0": "text"}, {"t0": torch.ones(3)}, Opaque("x")):
        answer.ask = lambda *args, forged=forged: forged
        try:
            loss.backward(retain_graph=True)
        except (RuntimeError, TypeError):
            continue
    del answer.ask
    assert x.grad is None or x.grad.shape == (2,)
    gc.collect()
