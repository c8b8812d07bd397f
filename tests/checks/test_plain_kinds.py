"""Frames, generators, recipes and other rarer kinds of plain data."""

import json

import numpy as np
import pandas as pd
import pytest
import torch

from helpers.checks.plain import Function, Made, Opaque, Seeded, decode, encode
from helpers.checks.recipes import built


def crossed(value, **options):
    return decode(json.loads(json.dumps(encode(value), allow_nan=False)), **options)


FRAMES = {
    "numbers": pd.DataFrame({"a": [1, 2], "b": [0.5, np.nan]}, index=["x", "y"]),
    "text": pd.DataFrame(
        {"name": ["Ada", None], "any": pd.array([1, "b"], dtype=object)}
    ),
    "days": pd.DataFrame({"when": pd.to_datetime(["2024-01-01", None])}),
    "kinds": pd.DataFrame({"k": pd.Categorical(["a", None, "b"], ordered=True)}),
    "nullable": pd.DataFrame({"n": pd.array([1, None], dtype="Int64")}),
    "same names": pd.DataFrame([[1, 2.0]], columns=["a", "a"]),
    "levels": pd.DataFrame({"v": [1, 2]}).set_index(
        pd.MultiIndex.from_tuples([("a", 1), ("b", 2)], names=["l", None])
    ),
    "named": pd.DataFrame({3: [True]}).rename_axis("rows").rename_axis("c", axis=1),
    "no rows": pd.DataFrame({"a": np.zeros(0)}),
    "no columns": pd.DataFrame(index=[1, 2]),
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_a_frame_comes_back_as_it_was(frame):
    pd.testing.assert_frame_equal(crossed(frame), frame)


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_its_columns_and_index_come_back_too(frame):
    for label in set(frame.columns) - {"a"}:
        pd.testing.assert_series_equal(crossed(frame[label]), frame[label])
    pd.testing.assert_index_equal(crossed(frame.index), frame.index)


@pytest.mark.parametrize(
    "array",
    [
        np.array([1 + 2j, np.nan], dtype="c8"),
        np.arange(1000) * 1j,
        np.array(["a", "bcd", ""]).reshape(3, 1),
        np.array([], dtype="U4"),
        np.array(["2024-01-01", "NaT"], dtype="M8[D]"),
        np.array([3, 4], dtype="m8[s]"),
    ],
    ids=lambda array: array.dtype.name,
)
def test_arrays_that_hold_no_real_numbers(array):
    back = crossed(array)
    assert back.dtype == array.dtype
    np.testing.assert_array_equal(back, array)


@pytest.mark.parametrize(
    "value",
    [
        1 - 2j,
        b"\x00\xff",
        slice(1, None, -1),
        range(2, 9, 3),
        torch.Size([2, 3]),
        torch.float64,
        np.dtype("int16"),
        Seeded(3),
        Function("lambda x: x + 1"),
    ],
    ids=repr,
)
def test_rarer_kinds(value):
    assert crossed(value) == value
    assert type(crossed(value)) is type(value)


def test_a_tensor_brings_its_gradient():
    weights = torch.tensor([1.0, 2.0], requires_grad=True)
    assert crossed(weights).grad is None
    (weights**2).sum().backward()
    assert crossed(weights).grad.tolist() == [2.0, 4.0]


def test_a_random_generator_goes_on_where_it_was():
    rng = np.random.default_rng(4)
    rng.normal(size=3)
    assert crossed(rng).normal() == rng.normal()


def test_a_recipe_is_built_where_it_is_used():
    made = crossed(Made("torch.nn.Linear", 3, 2, bias=Made("numpy.bool_", 0)))
    assert made.name == "torch.nn.Linear"
    assert made.build().bias is None
    assert built([Function("np.cos"), {"f": Function("torch.relu")}])[0] is np.cos


@pytest.mark.parametrize("recipe", [Function("len"), Made("numpy.zeros", 3)])
def test_a_reply_that_holds_a_recipe_holds_a_note_of_it(recipe):
    assert crossed([recipe], recipes=False) == [Opaque(type(recipe).__name__)]


@pytest.mark.parametrize("name", ["os.system", "builtins.eval", "torchx.f", ""])
def test_other_libraries_make_nothing(name):
    with pytest.raises(ValueError, match="must begin with numpy, torch"):
        Made(name, "true")


@pytest.mark.parametrize(
    "data",
    [
        {"array": ["a"] * 30, "dtype": "str9999999", "shape": [30]},
        {"array": [1], "dtype": "str32", "shape": [1]},
        {"array": ["a"], "dtype": "str32", "shape": [10**9]},
        {"array": [1], "dtype": "datetime64[x]", "shape": [1]},
        {"array": [1.5], "dtype": "datetime64[s]", "shape": [1]},
        {"array": [1.0], "dtype": "complex128", "shape": [1]},
        {"generator": {"dict": [["bit_generator", "MT19937"], ["state", 0]]}},
        {"generator": {"dict": [["bit_generator", "PCG64"], ["state", 1]]}},
        {"generator": 3},
        {"frame": [{"array": [1], "dtype": "int8", "shape": [1, 1, 1]}]},
        {
            "frame": [{"items": [1], "dtype": "interval"}],
            "columns": {"range": [0, 1, 1], "names": [None]},
            "rows": {"range": [0, 1, 1], "names": [None]},
        },
        {"series": {"array": [1], "dtype": "int8", "shape": [1]}, "name": {"list": []}},
        {"index": {"range": [0, 10**400, 1], "names": [None]}},
        {"index": {"range": [0, 10**9, 1], "names": [None]}},
        {"index": {"codes": {"array": [7], "dtype": "int8", "shape": [1]}}},
        {"slice": [1]},
        {"range": [0, 1, 0]},
        {"size": ["a"]},
        {"bytes": "???"},
        {"complex": ["x", "y"]},
        {
            "tensor": [1.0],
            "dtype": "float32",
            "shape": [1],
            "requires_grad": True,
            "grad": {"tensor": [1.0, 2.0], "dtype": "float32", "shape": [2]},
        },
    ],
    ids=lambda data: str(data)[:40],
)
def test_forged_kinds_are_refused(data):
    with pytest.raises(ValueError, match=r"."):
        decode(data)


def test_a_dtype_is_looked_up_among_dtypes_only():
    assert decode({"dtype_of": "torch", "name": "load"}) == Opaque("dtype")
    assert decode({"dtype_of": "numpy", "name": "object"}) == Opaque("object")
