"""What crosses between an answer and its judge, and what does not."""

import base64
import collections
import enum
import json
import math
import pickle

import numpy as np
import pandas as pd
import pytest
import torch
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from helpers.checks import plain
from helpers.checks.plain import Opaque, Seeded, decode, encode
from tests.checks.steady import steady

DTYPES = ["bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32"]
DTYPES += ["uint64", "float16", "float32", "float64"]


def crossed(value):
    """Send a value over as the grader does: through strict JSON text."""
    return decode(json.loads(json.dumps(encode(value), allow_nan=False)))


def same_thing(mine, theirs):
    """Whether two values agree in type, form and every bit; NaN equals NaN."""
    if isinstance(theirs, torch.Tensor):
        return (
            isinstance(mine, torch.Tensor)
            and mine.requires_grad == theirs.requires_grad
            and same_thing(mine.detach().numpy(), theirs.detach().numpy())
        )
    if isinstance(theirs, np.ndarray | np.generic):
        alike = type(mine) is type(theirs) and mine.dtype == theirs.dtype
        return alike and np.array_equal(mine, theirs, equal_nan=True)
    if type(mine) is not type(theirs):
        return False
    if isinstance(theirs, list | tuple):
        pairs = zip(mine, theirs, strict=True)
        return len(mine) == len(theirs) and all(same_thing(*pair) for pair in pairs)
    if isinstance(theirs, dict):
        pairs = zip(mine.items(), theirs.items(), strict=True)
        return len(mine) == len(theirs) and all(same_thing(*pair) for pair in pairs)
    if isinstance(theirs, float) and math.isnan(theirs):
        return math.isnan(mine)
    return bool(mine == theirs)


ARRAYS = npst.arrays(
    dtype=st.sampled_from(DTYPES), shape=npst.array_shapes(min_dims=0, min_side=0)
)
NUMBERS = st.integers() | st.floats() | st.booleans() | st.none()
KEYS = st.integers() | st.text() | st.tuples(st.integers(), st.text())
VALUES = st.recursive(
    NUMBERS | st.text() | ARRAYS | st.just(...) | st.sets(st.integers()),
    lambda inside: (
        st.lists(inside, max_size=4)
        | st.lists(inside, max_size=4).map(tuple)
        | st.dictionaries(KEYS, inside, max_size=4)
    ),
    max_leaves=8,
)


@steady
@given(VALUES)
@example([float("nan"), float("inf"), -float("inf"), -0.0])
@example(np.float32("nan"))
@example({"w": np.zeros((0, 3)), "b": 0.0, 3: (..., [set()])})
def test_round_trip(value):
    assert same_thing(crossed(value), value)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("size", [0, 1, plain.SHORT_ARRAY, plain.SHORT_ARRAY + 1])
def test_arrays_of_every_numeric_dtype_short_and_long(dtype, size):
    array = np.linspace(0, 100, size).astype(dtype)
    assert same_thing(crossed(array), array)


@pytest.mark.parametrize("dtype", DTYPES)
def test_numpy_scalars_keep_their_type(dtype):
    value = np.ones((), dtype)[()]
    assert same_thing(crossed(value), value)


@pytest.mark.parametrize("size", [3, 1000])
def test_nan_and_infinity_in_arrays(size):
    array = np.resize([np.nan, np.inf, -np.inf, 1.5], size)
    assert same_thing(crossed(array), array)


@pytest.mark.parametrize(
    "array",
    [
        np.arange(6.0).reshape(2, 3).T,
        np.asfortranarray(np.arange(1000.0).reshape(10, 100)),
        np.arange(2000.0)[::2],
        np.arange(1000, dtype=">f8"),
        np.arange(5, dtype=">i4"),
        np.broadcast_to(np.arange(3.0), (200, 3)),
    ],
    ids=["turned", "fortran", "strided", "big endian", "big ints", "broadcast"],
)
def test_layout_in_memory_does_not_matter(array):
    assert np.array_equal(crossed(array), array)
    assert crossed(array).flags.writeable


@pytest.mark.parametrize("requires_grad", [False, True])
@pytest.mark.parametrize("shape", [(), (3,), (0, 2), (30, 20)])
def test_tensors(shape, requires_grad):
    tensor = torch.ones(shape, requires_grad=requires_grad)
    assert same_thing(crossed(tensor), tensor)


def test_results_of_autograd_and_parameters():
    weights = torch.nn.Parameter(torch.arange(3.0))
    loss = (weights**2).sum()
    assert crossed(weights).tolist() == [0.0, 1.0, 2.0]
    assert crossed(loss).item() == 5.0
    assert crossed(torch.arange(3)).dtype == torch.int64
    assert crossed(torch.tensor([True])).dtype == torch.bool


def test_half_precision_crosses_as_float32():
    assert crossed(torch.ones(2, dtype=torch.bfloat16)).dtype == torch.float32
    assert crossed(torch.ones(2, dtype=torch.float16)).dtype == torch.float16
    assert crossed(np.longdouble(1.5)) == 1.5


def test_series_crosses_as_its_array():
    assert crossed(pd.Series([1.0, 2.0])).tolist() == [1.0, 2.0]


Pair = collections.namedtuple("Pair", "w b")


class Level(enum.IntEnum):
    LOW = 1


class Loud(float):
    def __float__(self):
        raise RuntimeError("no")


@pytest.mark.parametrize(
    ("derived", "bare"),
    [
        (Pair(1.0, 2.0), (1.0, 2.0)),
        (collections.OrderedDict(a=1), {"a": 1}),
        (collections.Counter("aab"), {"a": 2, "b": 1}),
        (collections.defaultdict(list, a=[1]), {"a": [1]}),
        (frozenset({1, 2}), {1, 2}),
        (Level.LOW, 1),
        (np.str_("slow"), "slow"),
        (Loud(2.5), 2.5),
        (np.ma.array([1.0, 2.0]), np.array([1.0, 2.0])),
    ],
    ids=lambda value: type(value).__name__,
)
def test_derived_classes_cross_as_their_plain_kind(derived, bare):
    assert same_thing(crossed(derived), bare)


def test_results_of_numpy_with_names_cross_as_tuples():
    values, vectors = crossed(np.linalg.eigh(np.eye(2)))
    assert values.tolist() == [1.0, 1.0]
    assert vectors.shape == (2, 2)


class Sneaky:
    """Would do harm if it were pickled, copied, printed or compared."""

    def __reduce__(self):
        raise AssertionError("pickled")

    def __repr__(self):
        raise AssertionError("printed")

    def __eq__(self, other):
        raise AssertionError("compared")

    __hash__ = None


class Endless(list):
    def __len__(self):
        return 1

    def __iter__(self):
        while True:
            yield 0


class Liar:
    @property
    def __class__(self):
        return list


class Broken(dict):
    def items(self):
        raise RuntimeError("no")


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (Sneaky(), "Sneaky"),
        (Liar(), "Liar"),
        (object, "type"),
        (len, "builtin_function_or_method"),
        (torch.eye(2).to_sparse(), "Tensor"),
        (np.random.RandomState(0), "RandomState"),
        ((i for i in range(3)), "generator"),
        (pickle, "module"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_everything_else_is_opaque(value, name):
    assert crossed(value) == Opaque(name)


@pytest.mark.parametrize(
    "array",
    [
        np.array([object()]),
        np.zeros(2, dtype=[("a", "f8")]),
    ],
    ids=lambda array: array.dtype.name,
)
def test_other_arrays_are_opaque(array):
    assert crossed(array).type_name.startswith("array of ")


def test_an_opaque_part_leaves_the_other_parts_alone():
    assert crossed([1, Sneaky(), {"a": Liar()}]) == [
        1,
        Opaque("Sneaky"),
        {"a": Opaque("Liar")},
    ]


def test_overridden_methods_of_containers_are_not_asked():
    assert crossed(Endless([1, 2])) == [1, 2]
    assert crossed(Broken(a=1)) == {"a": 1}


def test_a_generator_among_arguments_is_named_by_its_seed():
    assert crossed(Seeded(7)) == Seeded(7)


def test_nothing_is_ever_unpickled(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("unpickled")

    for name in ("load", "loads", "Unpickler"):
        monkeypatch.setattr(pickle, name, refuse)
    attack = base64.b64encode(b"cos\nsystem\n(S'true'\ntR.").decode()
    with pytest.raises(ValueError, match="not plain data"):
        decode({"array": attack, "dtype": "object", "shape": [1]})
    assert isinstance(decode({"opaque": attack}), Opaque)
    assert decode({"dict": [["__reduce__", attack]]}) == {"__reduce__": attack}
