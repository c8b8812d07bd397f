"""An outcome survives as data, and a forged one does no harm."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.checks.outcome import UNCHANGED, Outcome, call
from helpers.checks.plain import Opaque, Seeded, encode
from tests.checks.steady import steady


def crossed(outcome, **options):
    text = json.dumps(outcome.to_plain(**options), allow_nan=False)
    return Outcome.from_plain(json.loads(text))


def test_round_trip_of_a_value():
    outcome = Outcome(
        value=(np.arange(2.0), 1.5, float("nan")),
        args_after=(np.zeros(1), [1]),
        touched_random=True,
    )
    back = crossed(outcome)
    assert back.value[0].tolist() == [0.0, 1.0]
    assert np.isnan(back.value[2])
    assert back.args_after[1] == [1]
    assert back.touched_random


def test_round_trip_of_an_error():
    back = crossed(call(lambda: 1 / 0, ()))
    assert back.raised[0] == "ZeroDivisionError"
    assert back.error == "ZeroDivisionError: division by zero"
    assert back.value is None


def test_arguments_may_stay_behind():
    data = Outcome(value=1, args_after=(2,)).to_plain(with_args=False)
    assert data == {"value": 1}


def test_arguments_that_were_left_alone_do_not_cross_again():
    args = (np.arange(3.0), [1, 0], {"a": float("nan")}, Seeded(5))
    sent = encode(list(args))["list"]
    data = call(lambda *given: 1, args).to_plain(sent=sent)
    assert data["args_after"] == UNCHANGED
    assert Outcome.from_plain(json.loads(json.dumps(data)), args).args_after == args


@pytest.mark.parametrize(
    "change",
    [
        lambda x, flags: x.__setitem__(0, 9.0),
        lambda x, flags: flags.append(2),
        lambda x, flags: flags.__setitem__(0, True),  # equal to 1, and another thing
        lambda x, flags: flags.__setitem__(0, 1.0),
    ],
)
def test_arguments_that_changed_cross(change):
    args = (np.arange(3.0), [1, 0])
    sent = encode(list(args))["list"]
    outcome = call(change, args, restore=False)
    data = json.loads(json.dumps(outcome.to_plain(sent=sent)))
    after = Outcome.from_plain(data, (np.arange(3.0), [1, 0])).args_after
    assert repr(after) == repr(outcome.args_after) != repr((np.arange(3.0), [1, 0]))


def test_what_cannot_cross_is_named():
    assert crossed(call(lambda: object(), ())).value == Opaque("object")


def test_a_forged_error_is_made_harmless():
    data = {"raised": ["\x1b[31m" * 99] * 99, "error": "\ud800\n" + "x" * 9999}
    outcome = Outcome.from_plain(data)
    assert len(outcome.raised) == 50
    assert outcome.raised[0].isprintable()
    assert outcome.error.isprintable()
    assert len(outcome.error) == 500


@steady
@given(
    st.dictionaries(
        st.sampled_from(["value", "raised", "error", "args_after", "touched_random"]),
        st.none()
        | st.integers()
        | st.text()
        | st.lists(st.integers() | st.text())
        | st.dictionaries(st.sampled_from(["list", "tuple", "array"]), st.text()),
    )
)
def test_any_dict_gives_an_outcome_or_a_value_error(data):
    try:
        outcome = Outcome.from_plain(data)
    except ValueError:
        return
    assert isinstance(outcome.args_after, tuple)
