"""Backward rules and the graph of nodes, against torch and against small steps."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import DomainError, ShapeError
from helpers.kernels.autodiff import (
    Node,
    abs_sub,
    add_back,
    backward,
    log_back,
    mul_back,
    relu_sub,
    topo,
)
from helpers.kernels.finite_differences import central_difference

SHAPES = [
    ((3,), (3,)),
    ((2, 3), (3,)),
    ((2, 1), (3,)),
    ((2, 3), (1, 3)),
    ((4, 2, 3), (2, 1)),
    ((2, 3), ()),
    ((1,), (1, 1)),
    ((0, 3), (3,)),
]


def drawn(*shapes):
    rng = np.random.default_rng(4)
    return [rng.normal(size=shape) for shape in shapes]


@pytest.mark.parametrize(("shape_a", "shape_b"), SHAPES)
@pytest.mark.parametrize(
    ("rule", "forward"), [(mul_back, torch.mul), (add_back, torch.add)]
)
def test_rules_of_two_operands_agree_with_torch(rule, forward, shape_a, shape_b):
    a, b, g = drawn(shape_a, shape_b, np.broadcast_shapes(shape_a, shape_b))
    leaves = [torch.tensor(v, requires_grad=True) for v in (a, b)]
    forward(*leaves).backward(torch.tensor(g))
    for got, leaf in zip(rule(g, a, b), leaves, strict=True):
        assert np.shape(got) == tuple(leaf.shape)
        np.testing.assert_allclose(got, leaf.grad.numpy(), rtol=1e-12, atol=1e-15)


def test_log_agrees_with_small_steps():
    a, g = np.array([0.5, 2.0, 9.0]), np.array([1.0, -2.0, 3.0])
    slopes = central_difference(lambda v: g @ np.log(v), a)
    np.testing.assert_allclose(log_back(g, a), slopes, rtol=1e-8)


def test_inputs_are_neither_changed_nor_shared_with_the_results():
    g, a, b = drawn((2, 3), (2, 3), (2, 3))
    before = g.copy()
    da, db = add_back(g, a, b)
    da[0, 0], db[0, 1] = 99.0, 98.0
    np.testing.assert_array_equal(g, before)
    assert da[0, 1] == before[0, 1]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: mul_back([1.0], [1.0, 2.0], [3.0]), r"g has shape \(1,\), must be"),
        (lambda: add_back([1.0], [1.0, 2.0], [1.0] * 3), "must broadcast with"),
        (lambda: log_back([1.0], [1.0, 2.0]), r"must be \(2,\) as a has"),
    ],
)
def test_shapes_that_do_not_fit_are_named(call, message):
    with pytest.raises(ShapeError, match=message):
        call()


@pytest.mark.parametrize(
    ("rule", "forward"), [(relu_sub, torch.relu), (abs_sub, torch.abs)]
)
def test_subgradients_agree_with_torch(rule, forward):
    x = torch.tensor([-3.0, -1e-300, -0.0, 0.0, 1e-300, 2.0], dtype=torch.float64)
    leaf = x.clone().requires_grad_()
    forward(leaf).sum().backward()
    np.testing.assert_array_equal(rule(x.numpy()), leaf.grad.numpy())


# ---- the graph ----------------------------------------------------------------------


def expression(x, y, z):
    """Work with nodes as with tensors: shared parts, repeated parents, constants."""
    u = x * y + z.tanh()
    v = (u * u + 2 * x).tanh()
    return v * u + v * 0.5 + 1 + x


@given(st.tuples(*[st.floats(-2, 2)] * 3))
def test_backward_agrees_with_torch(point):
    nodes = [Node(v) for v in point]
    leaves = [torch.tensor(v, dtype=torch.float64, requires_grad=True) for v in point]
    result, expected = expression(*nodes), expression(*leaves)
    backward(result)
    expected.backward()
    assert result.value == pytest.approx(expected.item())
    for node, leaf in zip(nodes, leaves, strict=True):
        assert node.grad == pytest.approx(leaf.grad.item(), rel=1e-9, abs=1e-12)


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=40))
def test_topo_puts_each_node_once_and_after_its_parents(pairs):
    nodes = [Node(1.0)]
    for i, j in pairs:
        nodes.append(nodes[i % len(nodes)] + nodes[j % len(nodes)])
    order = topo(nodes[-1])
    place = {id(node): k for k, node in enumerate(order)}
    assert len(place) == len(order)
    assert order[-1] is nodes[-1]
    assert all(place[id(p)] < place[id(n)] for n in order for p in n.parents)


def test_a_second_call_sets_the_same_and_leaves_other_nodes_alone():
    x = Node(3.0)
    unused = x * 5
    unused.grad = 7.0
    result = x * x
    backward(result)
    backward(result)
    assert (x.grad, result.grad, unused.grad) == (6.0, 1.0, 7.0)


def test_chains_may_be_deeper_than_python_recurses():
    x = node = Node(1.0)
    for _ in range(50_000):
        node = node + 1
    backward(node)
    assert x.grad == 1.0


@pytest.mark.parametrize(
    "call",
    [lambda: Node("2"), lambda: Node(1.0) * "2", lambda: topo(3), lambda: backward(3)],
)
def test_what_is_no_number_or_node_is_refused(call):
    with pytest.raises(DomainError, match="must be a"):
        call()
