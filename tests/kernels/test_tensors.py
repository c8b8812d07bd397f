"""The kernels of chapter 01: by hand, oracle, properties, edges, errors."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from sklearn.preprocessing import scale

from helpers.errors import DomainError, ShapeError
from helpers.kernels.tensors import (
    add_noise,
    batch_to_rows,
    border,
    center_rows,
    every_other,
    one_pick,
    rows_to_batch,
    sum_keep,
)

steady = settings(derandomize=True, deadline=None, max_examples=60, database=None)
numbers = st.floats(-1e6, 1e6)
tables = arrays(
    float, array_shapes(min_dims=2, max_dims=2, max_side=6), elements=numbers
)
blocks = arrays(
    float, array_shapes(min_dims=1, max_dims=4, max_side=4), elements=numbers
)


# ---- picking
def test_border_by_hand():
    a = np.arange(12.0).reshape(4, 3)
    assert border(a).tolist() == [[0, 1, 2], [9, 10, 11]]
    assert border(a[:1]).tolist() == [[0, 1, 2], [0, 1, 2]]


def test_border_is_a_copy():
    a = np.arange(6.0).reshape(3, 2)
    assert not np.shares_memory(a, border(a))


@steady
@given(
    a=blocks,
    start=st.integers(-6, 6),
    step=st.integers(-4, 4).filter(lambda step: step != 0),
)
def test_every_other_is_pythons_slice_of_each_line(a, start, step):
    got = every_other(a, start, step)
    lines = a.reshape(-1, a.shape[-1]).tolist()
    assert got.reshape(len(lines), -1).tolist() == [line[start::step] for line in lines]
    assert got.ndim == a.ndim


def test_one_pick_agrees_with_torch_gather(rng):
    P, y = rng.normal(size=(20, 5)), rng.integers(5, size=20)
    gathered = torch.tensor(P).gather(1, torch.tensor(y)[:, None])[:, 0]
    np.testing.assert_array_equal(one_pick(P, y), gathered.numpy())


@pytest.mark.parametrize("kind", ["uint8", "int8", "int32", "uint64"])
def test_one_pick_takes_any_integer_type(kind):
    P = np.arange(600.0).reshape(200, 3)
    y = np.arange(200) % 3
    assert one_pick(P, y.astype(kind)).tolist() == [3 * i + i % 3 for i in range(200)]


def test_one_pick_without_rows():
    assert one_pick(np.zeros((0, 3)), []).shape == (0,)


# ---- axes
@steady
@given(a=blocks, data=st.data())
def test_sum_keep_agrees_with_torch(a, data):
    axes = data.draw(
        st.lists(
            st.integers(0, a.ndim - 1), min_size=1, max_size=a.ndim, unique=True
        ).map(tuple)
    )
    negative = tuple(axis - a.ndim for axis in axes)
    theirs = torch.tensor(a).sum(dim=axes, keepdim=True).numpy()
    for given_axes in (axes, negative):
        np.testing.assert_allclose(
            sum_keep(a, given_axes), theirs, rtol=1e-12, atol=1e-7
        )


def test_sum_keep_of_nothing_is_zero():
    assert sum_keep(np.zeros((0, 3)), 0).tolist() == [[0.0, 0.0, 0.0]]


def test_sum_keep_does_not_wrap_round():
    assert sum_keep(np.full((2, 3), 200, np.uint8), 1).tolist() == [[600.0], [600.0]]


@steady
@given(a=tables)
def test_center_rows_leaves_means_of_zero_and_all_differences(a):
    got = center_rows(a)
    np.testing.assert_allclose(got.mean(axis=1), 0.0, atol=1e-8)
    np.testing.assert_allclose(got - got[:, :1], a - a[:, :1], atol=1e-8)


def test_center_rows_agrees_with_scikit_learn(rng):
    a = rng.normal(3.0, size=(7, 5))
    theirs = scale(a, axis=1, with_std=False)
    np.testing.assert_allclose(center_rows(a), theirs, atol=1e-14)


def test_center_rows_without_rows():
    assert center_rows(np.zeros((0, 3))).shape == (0, 3)


def test_noise_is_one_draw_of_the_same_shape():
    a = np.arange(6).reshape(2, 3)
    rng, twin = np.random.default_rng(5), np.random.default_rng(5)
    np.testing.assert_array_equal(add_noise(a, rng=rng), a + twin.normal(size=(2, 3)))
    assert rng.normal() == twin.normal()


def test_noise_has_mean_0_and_deviation_1():
    noise = add_noise(np.zeros(100_000), rng=np.random.default_rng(1))
    assert abs(noise.mean()) < 0.02
    assert noise.std() == pytest.approx(1.0, abs=0.02)


# ---- layout
def test_rows_hold_the_pixels_line_by_line():
    imgs = np.arange(12.0).reshape(2, 2, 3)
    assert batch_to_rows(imgs).tolist() == [list(range(6)), list(range(6, 12))]


@steady
@given(
    n=st.integers(0, 4),
    h=st.integers(0, 4),
    w=st.integers(0, 4),
    order=st.sampled_from("CF"),
)
def test_there_and_back_is_the_same_batch(n, h, w, order):
    imgs = np.arange(float(n * h * w)).reshape(n, h, w).copy(order)
    rows = batch_to_rows(imgs)
    flat = torch.tensor(imgs).flatten(1).numpy() if n * h * w else rows
    np.testing.assert_array_equal(rows, flat)
    np.testing.assert_array_equal(rows_to_batch(rows, h, w), imgs)


# ---- all of them
CALLS = {
    "border": lambda a: border(a),
    "every_other": lambda a: every_other(a, 0, 2),
    "one_pick": lambda a: one_pick(a, [0] * len(a)),
    "sum_keep": lambda a: sum_keep(a, 0),
    "center_rows": lambda a: center_rows(a),
    "add_noise": lambda a: add_noise(a, rng=np.random.default_rng(0)),
    "rows_to_batch": lambda a: rows_to_batch(a, 1, a.shape[1]),
    "batch_to_rows": lambda a: batch_to_rows(a[None]),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_result_is_float64_and_the_input_stays(call):
    for kind in ("uint8", "int64", "float32", "float64"):
        a = np.arange(6).reshape(2, 3).astype(kind)
        before = a.copy()
        assert call(a).dtype == np.float64
        np.testing.assert_array_equal(a, before)
        np.testing.assert_array_equal(call(np.asfortranarray(a)), call(a))


@pytest.mark.parametrize(
    ("call", "kind", "text"),
    [
        (lambda: border(np.zeros((0, 2))), ShapeError, r"a has shape \(0, 2\), must"),
        (lambda: border([1, 2]), ShapeError, r"a has shape \(2,\), must be a matrix"),
        (lambda: every_other(1.0, 0, 1), ShapeError, r"a has shape \(\), must have an"),
        (lambda: every_other([1], 0, 0), DomainError, "step is 0, must be a whole"),
        (lambda: every_other([1], 0.5, 1), DomainError, "start is 0.5, must be a wh"),
        (lambda: sum_keep([[1]], 2), ShapeError, "axis is 2, must name axes of a"),
        (lambda: sum_keep([[1]], (0, 0)), ShapeError, r"axis is \(0, 0\), must name"),
        (lambda: sum_keep([[1]], 0.0), DomainError, "axis is 0.0, must be a whole"),
        (lambda: center_rows(np.zeros((2, 0))), ShapeError, "must have a column or m"),
        (lambda: center_rows([["a"]]), DomainError, "must hold real numbers only"),
        (lambda: add_noise([1], rng=3), DomainError, "rng is 3, must be a generator"),
        (lambda: batch_to_rows([[1]]), ShapeError, r"imgs has shape \(1, 1\), must be"),
        (
            lambda: rows_to_batch([[1]], 2, 3),
            ShapeError,
            r"length 1, must be h \* w = 6",
        ),
        (lambda: rows_to_batch([[1]], -1, -1), DomainError, "h is -1, must be a whole"),
        (lambda: one_pick([[1, 2]], [2]), DomainError, "y holds 2, must name a column"),
        (lambda: one_pick([[1, 2]], [-1]), DomainError, "y holds -1, must name a colu"),
        (lambda: one_pick([[1, 2]], [0.0]), DomainError, "must hold integers only"),
        (
            lambda: one_pick([[1, 2]], [0, 1]),
            ShapeError,
            r"y has shape \(2,\), must be",
        ),
    ],
)
def test_error_names_argument_value_and_remedy(call, kind, text):
    with pytest.raises(kind, match=text):
        call()
