"""The layers and blocks of chapter 13 beside torch's own, properties, errors."""

import copy
import itertools

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from helpers.errors import DomainError, ShapeError
from helpers.kernels.torch_modules import (
    CenteredLayer,
    MyLinear,
    MySequential,
    Repeat,
    ResidualBlock,
    make_mlp,
    to_torch,
)

steady = settings(derandomize=True, deadline=None, max_examples=25, database=None)
seeds = st.integers(0, 2**32 - 1)


@pytest.fixture(autouse=True)
def same_draws():
    """New layers draw from torch's global generator; give it back as it was."""
    with torch.random.fork_rng():
        torch.manual_seed(13)
        yield


def normal(*shape, seed=1):
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


def zeroed(module):
    for parameter in module.parameters():
        nn.init.zeros_(parameter)
    return module


# ---- make_mlp -----------------------------------------------------------------------


@pytest.mark.parametrize("sizes", [[3, 2], (3, 5, 2), [4, 4, 4, 4]])
def test_mlp_is_linear_layers_with_relu_between(sizes):
    net, X = make_mlp(sizes), normal(7, sizes[0])
    value, linear = X, [part for part in net if isinstance(part, nn.Linear)]
    for place, part in enumerate(linear):
        value = value @ part.weight.T + part.bias
        value = value.clamp(min=0) if place < len(linear) - 1 else value
    torch.testing.assert_close(net(X), value)
    shapes = [(part.in_features, part.out_features) for part in linear]
    assert shapes == list(itertools.pairwise(sizes))
    assert list(net._modules) == [str(place) for place in range(2 * len(sizes) - 3)]


@pytest.mark.parametrize(
    ("sizes", "text"),
    [
        ([], "sizes has 0 entries, must have 2 or more"),
        ([4], "sizes has 1 entries"),
        ([4, 0], "an entry of sizes is 0, must be a whole number of at least 1"),
        ([4, 2.5], r"an entry of sizes is 2\.5"),
    ],
)
def test_mlp_refuses_sizes_that_make_no_layer(sizes, text):
    with pytest.raises(DomainError, match=text):
        make_mlp(sizes)


# ---- MySequential -------------------------------------------------------------------


def parts():
    inner = nn.Sequential(nn.Linear(5, 5), nn.Tanh())
    return nn.Linear(4, 5), nn.ReLU(), inner, nn.BatchNorm1d(5), nn.Linear(5, 2)


def test_sequential_does_all_that_torchs_own_does():
    mine, theirs = MySequential(*parts()), nn.Sequential(*parts())
    assert list(mine.state_dict()) == list(theirs.state_dict())
    mine.load_state_dict(theirs.state_dict())
    X = normal(9, 4)
    assert torch.equal(mine(X), theirs(X))
    mine(X).square().sum().backward()
    theirs(X).square().sum().backward()
    pairs = zip(mine.parameters(), theirs.parameters(), strict=True)
    assert all(torch.equal(p.grad, q.grad) for p, q in pairs)
    assert not any(part.training for part in mine.eval().modules())


def test_sequential_calls_in_order_also_what_comes_twice():
    act, layers = nn.Tanh(), [nn.Linear(3, 3) for _ in range(6)]
    given_parts = [part for layer in layers for part in (layer, act)]
    X = normal(4, 3)
    assert torch.equal(MySequential(*given_parts)(X), nn.Sequential(*given_parts)(X))
    assert MySequential()(X) is X


def test_sequential_refuses_what_is_no_module():
    with pytest.raises(DomainError, match="argument 1 is of type function, must be a"):
        MySequential(nn.ReLU(), lambda X: X)


# ---- CenteredLayer ------------------------------------------------------------------


@steady
@given(seed=seeds, shape=st.lists(st.integers(1, 4), max_size=4))
def test_centred_entries_have_mean_0_and_keep_their_gaps(seed, shape):
    X = normal(*shape, seed=seed).double()
    out = CenteredLayer()(X)
    assert out.shape == X.shape
    assert abs(out.mean().item()) < 1e-12
    torch.testing.assert_close(out - out.max(), X - X.max(), rtol=0, atol=1e-12)
    torch.testing.assert_close(CenteredLayer()(out), out, rtol=0, atol=1e-12)


def test_centring_passes_only_the_centred_gradient():
    X, g = normal(2, 3).requires_grad_(), normal(2, 3, seed=2)
    CenteredLayer()(X).backward(g)
    torch.testing.assert_close(X.grad, g - g.mean())


def test_centred_layer_keeps_nothing_and_takes_an_empty_tensor():
    layer = CenteredLayer()
    assert list(layer.parameters()) == []
    assert layer.state_dict() == {}
    assert layer(torch.ones(0, 3)).shape == (0, 3)


# ---- MyLinear and to_torch ----------------------------------------------------------


@pytest.mark.parametrize("lead", [(), (6,), (2, 3), (0,)])
def test_linear_is_torchs_linear_in_the_other_layout(lead):
    layer, X = MyLinear(5, 3), normal(*lead, 5)
    torch.testing.assert_close(
        layer(X), nn.functional.linear(X, layer.weight.T, layer.bias)
    )
    assert [name for name, _ in layer.named_parameters()] == ["weight", "bias"]


@pytest.mark.parametrize(("d", "k"), [(400, 50), (50, 400)])
def test_new_weights_keep_the_size_of_what_comes_in(d, k):
    layer = MyLinear(d, k)
    assert layer.weight.std().item() == pytest.approx(d**-0.5, rel=0.03)
    assert abs(layer.weight.mean().item()) < 0.03 * d**-0.5
    assert not layer.bias.any()
    assert layer(normal(300, d)).std().item() == pytest.approx(1, rel=0.1)


@pytest.mark.parametrize("sizes", [(0, 2), (2, 0), (2.0, 2)])
def test_linear_refuses_sizes(sizes):
    with pytest.raises(DomainError, match=r"units is .*, must be a whole number"):
        MyLinear(*sizes)


@steady
@given(seed=seeds, d=st.integers(1, 5), k=st.integers(1, 5), columns=st.booleans())
@pytest.mark.parametrize("kind", [np.float64, np.float32, np.int64])
def test_to_torch_computes_what_numpy_does(kind, seed, d, k, columns):
    rng = np.random.default_rng(seed)
    W, b = (8 * rng.normal(size=(d, k))).astype(kind), (8 * rng.normal(size=k))
    W, b = np.array(W, order="F" if columns else "C"), b.astype(kind)
    layer, X = to_torch(W, b), rng.normal(size=(4, d))
    expected = X @ W.astype(float) + b
    W[...], b[...] = 0, 0
    out = layer(torch.tensor(X, dtype=torch.float32)).detach().numpy()
    np.testing.assert_allclose(out, expected, rtol=1e-4, atol=1e-4)
    assert (layer.in_features, layer.out_features) == (d, k)
    for parameter in layer.parameters():
        assert parameter.is_contiguous()
        assert parameter.is_leaf
        assert parameter.requires_grad
        assert parameter.dtype == torch.float32


def test_to_torch_draws_no_random_number():
    before = torch.random.get_rng_state()
    to_torch(np.ones((3, 2)), np.zeros(2))
    assert torch.equal(torch.random.get_rng_state(), before)


@pytest.mark.parametrize(
    ("W", "b", "kind", "text"),
    [
        (np.ones(3), [1.0], ShapeError, r"W has shape \(3,\), must be a matrix"),
        (np.ones((3, 2)), [1.0], ShapeError, "b has length 1, must be 2, the number"),
        (np.ones((0, 2)), [1.0, 1.0], DomainError, "the number of rows of W is 0"),
        ([[1.0, np.nan]], [1.0, 1.0], DomainError, r"W\[0, 1\] is nan, must be finite"),
    ],
)
def test_to_torch_names_what_does_not_fit(W, b, kind, text):
    with pytest.raises(kind, match=text):
        to_torch(W, b)


# ---- ResidualBlock and Repeat -------------------------------------------------------


def test_residual_block_adds_its_branch():
    block, X = ResidualBlock(4), normal(6, 4)
    first, _, second = block.branch
    hidden = torch.relu(X @ first.weight.T + first.bias)
    torch.testing.assert_close(block(X), X + hidden @ second.weight.T + second.bias)
    X = X.requires_grad_()
    out = zeroed(block)(X)
    assert torch.equal(out, X)
    out.sum().backward()
    assert torch.equal(X.grad, torch.ones_like(X))


@pytest.mark.parametrize("times", [0, 1, 5])
def test_repeat_is_a_loop_over_one_block(times):
    block, X = nn.Sequential(nn.Linear(3, 3), nn.Tanh()), normal(5, 3)
    net, value = Repeat(block, times), X
    for _ in range(times):
        value = block(value)
    assert torch.equal(net(X), value)
    assert [id(p) for p in net.parameters()] == [id(p) for p in block.parameters()]


def test_gradients_of_a_repeated_block_are_sums_over_copies():
    block, X = nn.Linear(3, 3), normal(5, 3)
    copies = [copy.deepcopy(block) for _ in range(3)]
    Repeat(block, 3)(X).square().sum().backward()
    nn.Sequential(*copies)(X).square().sum().backward()
    torch.testing.assert_close(
        block.weight.grad, sum(copied.weight.grad for copied in copies)
    )


@pytest.mark.parametrize(
    ("block", "times", "text"),
    [
        (abs, 2, "block is of type builtin_function_or_method, must be a torch.nn"),
        (nn.ReLU(), -1, "times is -1, must be a whole number of at least 0"),
        (nn.ReLU(), 1.0, r"times is 1\.0, must be"),
    ],
)
def test_repeat_refuses(block, times, text):
    with pytest.raises(DomainError, match=text):
        Repeat(block, times)


def test_residual_block_refuses_no_features():
    with pytest.raises(DomainError, match="d is 0, must be a whole number of at least"):
        ResidualBlock(0)
