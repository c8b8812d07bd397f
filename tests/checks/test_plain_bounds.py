"""Plain data is bounded, and forged data does no harm."""

import contextlib
import json
import math
import time

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers.checks import plain
from helpers.checks.plain import Opaque, decode, encode, one_line
from tests.checks.steady import steady

DTYPES = sorted(plain.DTYPES)


def crossed(value):
    return decode(json.loads(json.dumps(encode(value), allow_nan=False)))


def nested(depth):
    value = 1
    for _ in range(depth):
        value = [value]
    return value


def test_depth_is_bounded():
    assert crossed(nested(plain.MAX_DEPTH)) == nested(plain.MAX_DEPTH)
    text = json.dumps(encode(nested(plain.MAX_DEPTH + 1)))
    assert "nested too deeply" in text


@pytest.mark.parametrize("wrap", [lambda v: (v,), lambda v: {"a": v}, lambda v: [0, v]])
def test_depth_is_bounded_in_every_container(wrap):
    value = 1
    for _ in range(plain.MAX_DEPTH + 1):
        value = wrap(value)
    assert "nested too deeply" in json.dumps(encode(value))


def test_a_list_that_holds_itself():
    endless = []
    endless += [endless, endless, endless]
    start = time.process_time()
    assert len(json.dumps(encode(endless))) < 100 * plain.MAX_ITEMS
    assert time.process_time() - start < 5


def test_number_of_items_is_bounded_in_all():
    row = list(range(1000))
    table = crossed([row] * (plain.MAX_ITEMS // 1000 + 5))
    assert table[0] == row
    assert table[-1] == Opaque("list with too many items")
    assert crossed([0] * (plain.MAX_ITEMS + 1)) == Opaque("list with too many items")


def test_size_of_arrays_is_bounded_in_all():
    big = np.zeros(plain.MAX_BYTES // 16 + 1)
    first, second = crossed((big, big))
    assert first.shape == big.shape
    assert second == Opaque(f"array of shape ({big.size},)")


def test_an_array_that_takes_no_memory_here_takes_none_there():
    vast = np.broadcast_to(0.0, (10**6, 10**6))
    assert crossed(vast) == Opaque("array of shape (1000000, 1000000)")


def test_long_text_and_huge_numbers_are_bounded():
    assert crossed("x" * plain.MAX_BYTES) == Opaque("text that is too long")
    assert crossed(2**5000) == Opaque("huge int")
    assert crossed(2**1000) == 2**1000


# ---- what comes from a process that is not trusted ----------------------------------

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inside: (
        st.lists(inside, max_size=4)
        | st.dictionaries(
            st.sampled_from([*plain._READERS, "dtype", "shape", "requires_grad", "?"]),
            inside | st.sampled_from([*DTYPES, [2], [0], [-1], [1, 1], []]),
            max_size=4,
        )
    ),
    max_leaves=10,
)
FORGED = st.fixed_dictionaries(
    {
        "dtype": st.sampled_from([*DTYPES, "O", "M8[s]", "U3", "f16", "c16", ["f8"]]),
        "shape": st.lists(st.integers(-2, 5), max_size=3) | JSON,
    },
    optional={
        "requires_grad": JSON,
        "array": st.lists(JSON, max_size=5) | st.text(max_size=12),
        "tensor": st.lists(st.floats() | st.integers(), max_size=5),
        "scalar": st.lists(st.floats() | st.integers(), max_size=2),
    },
)


@steady
@given(JSON | FORGED)
@example({"array": [1], "dtype": "int8", "shape": [10**30]})
@example({"array": [300], "dtype": "int8", "shape": [1]})
@example({"array": [1e300], "dtype": "float32", "shape": [1]})
@example({"array": "AAAA", "dtype": "float64", "shape": [1]})
@example({"array": "not base64!", "dtype": "float64", "shape": [1]})
@example({"array": [None], "dtype": "bool", "shape": [1]})
@example({"tensor": [1], "dtype": "int64", "shape": [1], "requires_grad": True})
@example({"scalar": [1.0, 2.0], "dtype": "float64", "shape": [2]})
@example({"float": "one"})
@example({"float": []})
@example({"rng": math.inf})
@example({"dict": [[1]]})
@example({"dict": [[{"list": []}, 1]]})
@example({"set": [{"set": [{"list": [1]}]}]})
@example({})
@example([])
def test_malformed_data_is_a_value_error_and_nothing_else(data):
    with contextlib.suppress(ValueError):
        decode(data)


def test_recursion_does_not_escape():
    data = 1
    for _ in range(100_000):
        data = {"list": [data]}
    with pytest.raises(ValueError, match="RecursionError"):
        decode(data)


def test_a_name_cannot_carry_control_characters_or_broken_unicode():
    said = decode({"opaque": "\x1b[2J\ud800 <b>\n" + "x" * 1000}).type_name
    assert said.startswith("?[2J? <b> xxx")
    assert len(said) == 80
    assert said.encode("utf-8")


@steady
@given(st.text(st.characters(codec=None)), st.integers(1, 50))
def test_one_line_is_one_printable_line(text, longest):
    line = one_line(text, longest)
    assert len(line) <= longest
    assert line.isprintable()
