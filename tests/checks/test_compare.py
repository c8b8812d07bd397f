"""When two results count as the same, and what is said of their form."""

import fractions

import numpy as np
import pandas as pd
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from helpers.checks.compare import (
    FEW,
    close,
    form_problem,
    is_number,
    name_of,
    same,
    unwrap,
)
from helpers.checks.plain import Opaque
from tests.checks.steady import steady

NAN = float("nan")
INF = float("inf")

SAME = {
    "tensor for array": (torch.tensor([1.0, 2.0]), np.array([1.0, 2.0])),
    "array for tensor": (np.array([1.0, 2.0]), torch.tensor([1.0, 2.0])),
    "tensor with a gradient": (torch.ones(2, requires_grad=True), np.ones(2)),
    "series for array": (pd.Series([1.0, 2.0]), np.array([1.0, 2.0])),
    "array without axes for number": (np.array(1.5), 1.5),
    "tensor without axes for number": (torch.tensor(1.5), 1.5),
    "number for array without axes": (1.5, np.array(1.5)),
    "NumPy's number for Python's": (np.float64(1.5), 1.5),
    "int for float": (2, 2.0),
    "float for int": (2.0, 2),
    "array of ints for floats": (np.array([1, 2]), np.array([1.0, 2.0])),
    "float32 for float64": (np.float32([0.1, 0.2]), np.array([0.1, 0.2])),
    "unsigned for signed": (np.array([1], np.uint8), np.array([1])),
    "list for tuple": ([1, 2], (1, 2)),
    "tuple for list": ((1, 2), [1, 2]),
    "list of tuples": ([(np.ones(2), 1)], [(np.ones(2), 1.0)]),
    "dict in another order": ({"b": 1, "a": 2}, {"a": 2, "b": 1}),
    "sets": ({1, 2}, {2, 1}),
    "text": ("slow", "slow"),
    "NumPy's text": (np.str_("slow"), "slow"),
    "truth": (np.True_, True),
    "arrays of truth": (torch.tensor([True]), np.array([True])),
    "None": (None, None),
    "NaN": (NAN, NAN),
    "NaN in its place": (np.array([NAN, 1.0]), np.array([NAN, 1.0])),
    "infinity": (np.array([INF, -INF]), np.array([INF, -INF])),
    "empty": (np.zeros((0, 3)), np.zeros((0, 3))),
    "empty of ints": (np.zeros(0, int), np.zeros(0)),
    "empty list": ([], []),
    "huge ints": (10**30, 10**30),
    "huge int for float": (10**30, 1e30),
    "within the tolerance": (1.000009, 1.0),
    "small beside the largest": (np.array([1.0, 1e6]), np.array([1.5, 1e6])),
    "near zero": (np.array([1e-6, 0.0]), np.zeros(2)),
}

OTHER = {
    "column for vector": (np.ones((3, 1)), np.ones(3)),
    "row for vector": (np.ones((1, 3)), np.ones(3)),
    "number for array of one": (1.0, np.array([1.0])),
    "array of one for number": (np.array([1.0]), 1.0),
    "list for array": ([1.0, 2.0], np.array([1.0, 2.0])),
    "array for list": (np.array([1.0, 2.0]), [1.0, 2.0]),
    "another shape of nothing": (np.zeros((3, 0)), np.zeros((0, 3))),
    "truth for number": (True, 1),
    "number for truth": (1, True),
    "array of truth for numbers": (np.array([True]), np.array([1.0])),
    "array of numbers for truth": (np.array([1.0]), np.array([True])),
    "text for number": ("1", 1),
    "number for text": (1, "1"),
    "None for number": (None, 0.0),
    "number for None": (0.0, None),
    "complex": (1 + 0j, 1.0),
    "NaN for number": (NAN, 1.0),
    "number for NaN": (1.0, NAN),
    "NaN elsewhere": (np.array([1.0, NAN]), np.array([NAN, 1.0])),
    "infinity for number": (INF, 1.0),
    "the other infinity": (INF, -INF),
    "longer": ([1, 2, 3], [1, 2]),
    "shorter": ((1,), (1, 2)),
    "extra key": ({"a": 1, "b": 2}, {"a": 1}),
    "missing key": ({}, {"a": 1}),
    "one entry off": ((np.ones(2), 1.0), (np.ones(2), 2.0)),
    "beyond the tolerance": (1.00002, 1.0),
    "beyond the tolerance, of a large one": (np.array([1.0, 1e6 + 20]), [1.0, 1e6]),
    "sign of a large one": (np.array([-1e6, 1.0]), np.array([1e6, 1.0])),
    "opaque": (Opaque("module"), Opaque("module")),
    "huge ints": (10**30, 10**31),
    "an int beyond all floats": (2**2000, 1.0),
    "text in an array": (np.array(["1"]), np.array([1.0])),
    "objects in an array": (np.array([1.0], object), np.array([1.0])),
    "a fraction is no float": ("1/2", fractions.Fraction(1, 2)),
}


@pytest.mark.parametrize(("got", "expected"), SAME.values(), ids=SAME)
def test_same(got, expected):
    assert form_problem(got, expected) == ""
    assert same(got, expected) is True


@pytest.mark.parametrize(("got", "expected"), OTHER.values(), ids=OTHER)
def test_not_same(got, expected):
    assert same(got, expected) is False


@pytest.mark.parametrize(
    ("got", "expected", "said"),
    [
        (np.ones((3, 1)), np.ones(3), "the shape is (3, 1), it should be (3,)"),
        (1.0, np.ones(3), "one number came, an array of shape (3,) should"),
        ([1.0], np.ones(1), "a list of length 1 came, an array of shape (1,) should"),
        (np.ones(1), 1.0, "an array of shape (1,) came, one number should"),
        (True, 1.0, "a truth value came, one number should"),
        (None, 1.0, "None came, one number should"),
        (
            np.array([True]),
            np.ones(1),
            "an array of truth values came, an array of numbers should",
        ),
        (1.0, (1.0, 2.0), "one number came, a tuple of length 2 should"),
        ((1,), (1, 2), "1 entries came, 2 should"),
        ((1, None), (1, 2), "in entry 1, None came, one number should"),
        (
            [(np.ones(2), 1)] * 2,
            [(np.ones(3), 1)] * 2,
            "in entry 0, in entry 0, the shape is (2,), it should be (3,)",
        ),
        (3, {"a": 1}, "one number came, a dict should"),
        ({"b": 1}, {"a": 1}, "the keys are 'b', they should be 'a'"),
        ({}, {"a": 1}, "the keys are none, they should be 'a'"),
        ({"a": "x"}, {"a": 1}, "at key 'a', text came, one number should"),
        (Opaque("module"), 1.0, "a module came, one number should"),
        (Opaque("EighResult"), 1.0, "an EighResult came, one number should"),
        (1, True, "one number came, a truth value should"),
        ({1}, "x", "a set came, text should"),
    ],
)
def test_form_is_said_in_words(got, expected, said):
    assert form_problem(got, expected) == said


def test_many_keys_are_not_all_listed():
    said = form_problem(dict.fromkeys(range(10000), 0), {"a": 1})
    assert said == "the keys are 0, 1, 2, 3, 4, 5, ..., they should be 'a'"
    assert len(form_problem({"x" * 10_000: 0}, {"a": 1})) < 100


# ---- tolerance ----------------------------------------------------------------------


@pytest.mark.parametrize("size", [1e-9, 1.0, 1e9])
def test_the_tolerance_is_a_share_of_the_largest_expected_number(size):
    expected = np.array([0.0, size])
    assert close(expected + 0.9e-5 * size, expected)
    assert not close(expected + 1.1e-5 * size, expected)


def test_what_came_does_not_widen_the_tolerance():
    assert not close(np.array([1e9, 1.0]), np.array([1.0, 1.0]))
    assert not close(np.array([INF, 1.0]), np.array([1.0, 1.0]))


def test_an_infinite_expected_number_does_not_widen_the_tolerance():
    assert not close(np.array([INF, 1.5]), np.array([INF, 1.0]))


def test_a_tolerance_of_nothing_asks_for_the_same_bits():
    value = 0.1 + 0.2
    assert same(value, value, rtol=0.0)
    assert not same(value, 0.3, rtol=0.0)
    assert same(np.array([NAN]), np.array([NAN]), rtol=0.0)


def test_close_does_not_stretch_one_number_over_many():
    assert not close(np.ones(1), np.ones(3))
    assert not close(1.0, np.ones(3))


FLOATS = npst.arrays(np.float64, npst.array_shapes(max_side=4))


@steady
@given(FLOATS)
def test_a_result_is_the_same_as_itself(array):
    assert same(array, array.copy())
    assert same([array, 1.0], (array.tolist() and array, 1))


@steady
@given(
    npst.arrays(
        np.float64,
        st.integers(1, 5),
        elements=st.floats(-1e6, 1e6, allow_subnormal=False),
    ),
    st.sampled_from([2.0, -1.0, 0.5, 1.001]),
)
def test_a_multiple_is_never_the_same(array, factor):
    if np.abs(array).max() > 1e-3:
        assert not same(array * factor, array)


ODD_FLOATS = st.floats(width=32) | st.sampled_from([0.0, -0.0, INF, -INF, NAN, 1e308])


@steady
@given(st.lists(st.tuples(ODD_FLOATS, ODD_FLOATS) | ODD_FLOATS.map(lambda x: (x, x))))
def test_few_numbers_are_compared_as_many_are(pairs):
    """There are two ways: a few in Python, many in NumPy."""
    got, expected = np.array(pairs, dtype=float).reshape(-1, 2).T
    many = [np.tile(numbers, FEW + 1) for numbers in (got, expected)]
    assert close(got, expected) == close(*many)
    near = expected * (1 + 0.9e-5)
    assert close(near, expected) == close(np.tile(near, FEW + 1), many[1])


# ---- small parts --------------------------------------------------------------------


@pytest.mark.parametrize("value", [1, 1.5, np.float32(1), NAN, np.int8(3)])
def test_numbers(value):
    assert is_number(value)


@pytest.mark.parametrize("value", [True, "1", None, 1j, [1], np.ones(1)])
def test_no_numbers(value):
    assert not is_number(value)


def test_unwrap():
    assert type(unwrap(np.float64(1))) is float
    assert type(unwrap(np.array(1))) is int
    assert type(unwrap(torch.ones(2))) is np.ndarray
    assert type(unwrap(pd.Series([1]))) is np.ndarray
    assert unwrap("x") == "x"


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (None, "None"),
        (1.0, "one number"),
        (np.bool_(True), "a truth value"),
        (np.ones((2, 0)), "an array of shape (2, 0)"),
        (torch.ones(2), "an array of shape (2,)"),
        ("x", "text"),
        ((1, 2), "a tuple of length 2"),
        ({}, "a dict"),
        (..., "an ellipsis"),
    ],
)
def test_name_of_a_form(value, name):
    assert name_of(value) == name
