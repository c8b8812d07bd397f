"""Whatever an answer's process does or says, the test's side comes to no harm."""

import time

import numpy as np
import pytest
import torch

from helpers.checks.answer import AnswerRaised, Stopped
from helpers.checks.compare import same
from helpers.checks.plain import MAX_ITEMS, Opaque
from helpers.checks.remote import session as session_module
from helpers.checks.remote.stubs import Stub
from tests.checks.remote.hostile_answers import HOSTILE
from tests.checks.remote.pair import Pair


@pytest.fixture
def answer():
    return Pair(HOSTILE)


def test_an_object_that_lies_is_no_array_and_equals_nothing_by_itself(answer):
    liar = answer.liar()
    assert isinstance(liar, Stub)
    assert not isinstance(liar, np.ndarray)
    with pytest.raises(ValueError, match="__len__"):
        len(liar)
    with pytest.raises(TypeError):
        bool(liar)
    with pytest.raises(RuntimeError, match="do not look"):
        _ = liar.anything
    with pytest.raises(RuntimeError, match="do not print"):
        repr(liar)
    with pytest.raises(TypeError):
        hash(liar)


@pytest.mark.parametrize(
    "verdict",
    [
        lambda got: got == 3.0,
        lambda got: (got != 3.0) is False,
        lambda got: got == [1, 2],
        lambda got: abs(got - 3.0) < 1e-6,
        lambda got: 2.9 < got < 3.1,
        lambda got: np.isclose(got, 3.0),
        lambda got: np.allclose(got, np.ones(3)),
        lambda got: np.array_equal(got, 3.0),
        lambda got: (np.asarray(got) == np.ones(3)).all(),
        lambda got: np.testing.assert_allclose(got, 3.0) is None,
        lambda got: np.testing.assert_array_equal(got, np.ones(3)) is None,
        lambda got: torch.equal(got, torch.ones(3)),
        lambda got: same(got, 3.0),
        lambda got: pytest.approx(3.0) == got,
        lambda got: round(got, 3) == 3.0,
        lambda got: got in (3.0, 4.0),
        lambda got: {3.0: True}.get(got),
    ],
)
def test_an_object_that_says_yes_to_all_is_no_right_result(answer, verdict):
    try:
        passed = bool(verdict(answer.yes()))
    except (TypeError, ValueError, AssertionError, AttributeError):
        passed = False
    assert not passed


def test_a_class_that_answers_no_questions(answer):
    with pytest.raises(RuntimeError, match="no questions"):
        answer.silent()


def test_an_iteration_that_never_ends_is_stopped(answer, monkeypatch):
    monkeypatch.setattr("helpers.checks.remote.stubs.MAX_ITEMS", 50)
    with pytest.raises(Stopped, match="more than 50 items"):
        sum(answer.liar())


def test_an_error_that_cannot_be_said(answer):
    with pytest.raises(AnswerRaised) as caught:
        answer.mute()
    assert (type(caught.value).__name__, str(caught.value)) == ("Mute", "")


def test_a_derived_array_crosses_as_numbers_only(answer):
    assert type(answer.odd_array()) is np.ndarray
    assert answer.odd_array().tolist() == [0, 1, 2]


@pytest.mark.parametrize("name", ["long", "vast"])
def test_what_is_too_large_stays_there(answer, name):
    assert isinstance(getattr(answer, name)(), Stub)


def test_what_is_nested_too_deeply_stays_there(answer):
    value = answer.deep()
    for _ in range(20):
        value = value[0]
    assert isinstance(value, Stub)


def test_the_number_of_call_backs_is_bounded(answer, monkeypatch):
    monkeypatch.setattr(session_module, "MAX_CALL_BACKS", 30)
    seen = []
    with pytest.raises(Stopped, match="called back 30 times"):
        answer.call(lambda: seen.append(1), 10**9)
    assert len(seen) == 30


def test_the_number_of_mirrored_tensors_is_bounded(answer, monkeypatch):
    monkeypatch.setattr("helpers.checks.remote.wire.MAX_MIRRORS", 20)
    with pytest.raises(Stopped, match="no result"):
        answer.leaves(50)


def test_the_number_of_requests_is_bounded(answer, monkeypatch):
    monkeypatch.setattr(session_module, "MAX_REQUESTS", 5)
    echo = answer.echo
    with pytest.raises(Stopped, match="asked 5 times"):
        list(map(echo, range(6)))


# ---- a process that was killed ------------------------------------------------------


def test_a_stub_of_a_process_that_ended_reaches_no_other_object(answer):
    old, older = answer.Stack(), answer.Stack
    answer.restart()
    for _ in range(2):
        with pytest.raises(Stopped, match="ended with the process"):
            _ = old.anything
    fresh = [answer.Stack() for _ in range(5)]
    with pytest.raises(Stopped):
        older()
    assert answer.echo(fresh[0]) is fresh[0]


def test_a_stub_of_one_test_is_of_no_use_to_another(answer):
    other = Pair(HOSTILE)
    with pytest.raises(Stopped):
        other.echo(answer.Stack())


# ---- forged replies -----------------------------------------------------------------

NESTED = 1
for _ in range(100_000):
    NESTED = {"list": [NESTED]}

FORGED = {
    "nothing": {},
    "text": "text",
    "list": [],
    "none": None,
    "nested": {"value": NESTED},
    "shape": {"value": {"array": [1.0], "dtype": "float64", "shape": [10**12]}},
    "handle": {"value": {"remote": "x"}},
    "handle of three": {"value": {"remote": ["a", 1, 2]}},
    "long generation": {"value": {"remote": ["a" * 100, 1]}},
    "handle by float": {"value": {"remote": ["a", 1.5]}},
    "own": {"value": {"own": 5}},
    "own before the first": {"value": {"own": -1}},
    "own by truth": {"value": {"own": True}},
    "lent": {"value": {"lent": 0}},
    "lent by text": {"value": {"lent": "__globals__"}},
    "part": {"value": {"part": 0}},
    "mirror": {"value": {"mirror": "t0", "is": {"tensor": []}, "leaf": True}},
    "mirror by number": {"value": {"mirror": 3, "is": {}, "leaf": True}},
    "live": {"value": {"live": [], "is": 3}},
    "named": {"value": {"named": "os.system"}},
    "after": {"value": 1, "after": [[7, 1]]},
    "after all": {"value": 1, "after": 3},
    "mirrors": {"value": 1, "mirrors": [[1]]},
    "parts": {"value": 1, "parts": [[0, True]]},
    "raised": {"raised": 3},
    "raised of numbers": {"raised": [[1]], "text": {}},
    "gone": {"gone": True},
}


@pytest.mark.parametrize("reply", FORGED.values(), ids=FORGED)
def test_a_forged_reply_is_an_answer_that_stopped_or_a_harmless_value(reply):
    pair = Pair(HOSTILE)
    pair.session._exchange = lambda request, on_call_back: reply
    start = time.process_time()
    try:
        found = pair.session.ask("named", "echo")
    except (Stopped, AnswerRaised):
        found = None
    assert found is None
    assert time.process_time() - start < 2


def test_recipes_in_a_reply_are_never_built(answer):
    for recipe in ({"function": "1 / 0"}, {"made": "os.system", "args": {"list": []}}):
        answer.forge = lambda reply, recipe=recipe: {"value": recipe}
        assert isinstance(answer.session.ask("named", "echo"), Opaque)


@pytest.mark.parametrize(
    "name", ["SystemExit", "KeyboardInterrupt", "GeneratorExit", "StopIteration"]
)
def test_a_forged_error_cannot_end_the_test(answer, name):
    answer.forge = lambda reply: {"raised": [name, "\x1b[2J" * 99], "text": "x" * 10**6}
    with pytest.raises(AnswerRaised) as caught:
        answer.session.ask("named", "echo")
    assert isinstance(caught.value, Exception)
    assert not isinstance(caught.value, StopIteration)
    assert len(str(caught.value)) == 500


def test_a_forged_end_ends_iterations_only(answer):
    echo = answer.echo
    answer.forge = lambda reply: {"stop": True}
    assert echo(1) is None
    assert next(answer.session.stub_of(["a", 1], compares=False), "end") == "end"


def test_a_forged_change_of_an_argument_must_fit_it(answer):
    array, echo = np.ones(2), answer.echo
    wrong = [{"list": [1]}, {"array": [1.0], "dtype": "float64", "shape": [1]}]
    for data in wrong:
        answer.forge = lambda reply, data=data: {"value": 1, "after": [[0, data]]}
        echo(array)
    assert array.tolist() == [1, 1]


def test_a_forged_call_back_uses_what_was_lent_and_nothing_else(answer):
    replies = []

    def exchange(request, on_call_back):
        for lent in (0, 1, -1, "0", None):
            for name in ("__globals__", "__class__", "__code__", "__init__", 3):
                message = {"lent": lent, "name": name, "args": [], "options": {}}
                replies.append(on_call_back(message))
        return {"value": 1}

    echo = answer.echo
    answer.session._exchange = exchange
    echo(lambda: "secret")
    assert all("raised" in reply for reply in replies)


def test_many_items_are_refused_in_time(answer):
    answer.forge = lambda reply: {"value": {"list": [0] * (10 * MAX_ITEMS)}}
    start = time.process_time()
    answer.session.ask("named", "echo")
    assert time.process_time() - start < 5


def test_a_tensor_that_is_not_what_its_gradient_says(answer):
    x, echo = torch.ones(2, requires_grad=True), answer.echo
    bad = {"tensor": [1.0], "dtype": "float32", "shape": [1], "requires_grad": True}
    bad["grad"] = {"tensor": [1.0, 2.0], "dtype": "float32", "shape": [2]}
    answer.forge = lambda reply: {"value": 1, "mirrors": [["t0", bad]]}
    with pytest.raises(Stopped):
        echo(x)
