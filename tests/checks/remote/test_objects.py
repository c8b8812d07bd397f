"""Objects of an answer behave, through their stubs, as they would in one process."""

import copy

import numpy as np
import pandas as pd
import pytest
import torch

from helpers.checks.answer import AnswerRaised
from helpers.checks.remote.stubs import Stub, is_instance, is_subclass, type_of
from tests.checks.remote.answers import OBJECTS
from tests.checks.remote.pair import Pair


@pytest.fixture(scope="module")
def answer():
    return Pair(OBJECTS)


def test_a_class_its_instances_and_their_methods(answer):
    stack = answer.Stack(1, 2, limit=9)
    assert stack.push(3) is stack
    assert (stack.pop(), stack.limit, stack.top, len(stack)) == (3, 9, 2, 2)
    assert answer.Stack.kind == "stack"
    assert answer.Stack.__doc__ == "Last in, first out."
    assert answer.Stack.__name__ == "Stack"


def test_attributes_are_set_and_deleted(answer):
    stack = answer.Stack()
    stack.items = [4]
    assert list(stack) == [4]
    del stack.limit
    assert not hasattr(stack, "limit")


def test_items(answer):
    stack = answer.Stack(1, 2, 3)
    stack[0] = 9
    del stack[1]
    assert (stack[0], stack[-1], 3 in stack, 2 in stack) == (9, 3, True, False)
    assert stack[0:1] == [9]
    assert [item for item in stack] == [9, 3]  # noqa: C416 - iteration is the point
    assert repr(stack) == str(stack) == "Stack([9, 3])"
    assert not answer.Stack()


def test_operators_and_reflected_ones(answer):
    one, two = answer.Vector(1, 2), answer.Vector(3, 4)
    assert (one + two) == answer.Vector(4, 6)
    assert (2 * one) == (one * 2) == answer.Vector(2, 4)
    assert (np.float64(2) * one).y == 4
    assert (one @ two, (-one).x, one < two, one > two) == (11, -1, True, False)
    before = one
    one += two
    assert one is before
    assert one.x == 4


def test_equality_is_the_classs_own_or_identity(answer):
    assert answer.Vector(1, 2) == answer.Vector(1, 2)
    assert answer.Vector(1, 2) != answer.Vector(1, 3)
    assert len({answer.Vector(1, 2), answer.Vector(1, 2)}) == 1
    assert answer.Stack() != answer.Stack()


def test_the_same_object_is_the_same_stub(answer):
    inner = answer.Stack()
    outer = answer.Stack(inner)
    assert outer[0] is inner
    assert outer.items[0] is inner


def test_classes_of_objects(answer):
    child = answer.Child()
    assert is_instance(child, answer.Stack)
    assert not is_instance(answer.Stack(), answer.Child)
    assert is_instance(answer.echo(1), int)
    assert is_subclass(answer.Child, answer.Stack)
    assert type_of(child) is answer.Child


def test_copies(answer):
    stack = answer.Stack([1])
    shallow, deep = copy.copy(stack), copy.deepcopy(stack)
    stack.items = [2]
    assert (shallow.items, deep.items) == ([[1]], [[1]])


def test_generators_and_functions_that_are_returned(answer):
    counting = answer.count(3)
    assert next(counting) == 0
    assert list(counting) == [1, 2]
    assert next(counting, "end") == "end"
    assert answer.adder(2)(3) == 5


def test_containers_with_methods_of_their_own(answer):
    words, pair = answer.words(), answer.pair()
    assert (words.longest(), len(words), words[0]) == ("bcd", 2, "a")
    w, b = pair
    assert (w, b, pair.b, tuple(pair)) == (1.0, 2.0, 2.0, (1.0, 2.0))


@pytest.mark.parametrize(
    "value",
    [None, True, 2, 0.5, "é", (1, [2]), {"a": {1, 2}}, b"x", 1j, slice(1, 2), range(3)],
    ids=repr,
)
def test_plain_values_go_there_and_back(answer, value):
    assert answer.echo(value) == value


def test_any_name_will_do_for_a_keyword_argument(answer):
    names = {"self": 1, "what": 2, "thing": 3, "name": 4}
    assert answer.options(**names) == names


def test_frames_and_arrays_come_as_they_are(answer):
    assert answer.table().equals(pd.DataFrame({"a": [1, 2]}))
    assert answer.echo(np.float32(1.5)).dtype == np.float32
    assert answer.echo(torch.ones(2, dtype=torch.float64)).dtype == torch.float64


def test_library_functions_and_classes_are_named(answer):
    assert answer.echo(np.tanh) == answer.echo(np.tanh)
    with pytest.raises(KeyError) as caught:
        answer.fails(KeyError, "w")
    assert isinstance(caught.value, AnswerRaised)


# ---- errors -------------------------------------------------------------------------


def test_an_error_has_its_name_its_text_and_its_nearest_known_class(answer):
    with pytest.raises(LookupError, match=r"^the stack is empty$") as caught:
        answer.Stack().pop()
    assert type(caught.value).__name__ == "EmptyError"
    assert isinstance(caught.value, AnswerRaised)
    assert caught.value.said.startswith("EmptyError: the stack is empty")


@pytest.mark.parametrize(
    "kind", [ValueError, TypeError, OSError, ZeroDivisionError, ImportError]
)
def test_known_errors(answer, kind):
    with pytest.raises(kind, match=r"^no$"):
        answer.fails(kind, "no")


def test_an_error_of_numpys(answer):
    with pytest.raises(np.linalg.LinAlgError, match="Singular"):
        answer.singular()


@pytest.mark.parametrize("name", ["stops", "leaves"])
def test_an_answer_ends_neither_a_loop_nor_the_process(answer, name):
    with pytest.raises(AnswerRaised) as caught:
        getattr(answer, name)()
    assert not isinstance(caught.value, StopIteration | SystemExit)


def test_a_missing_attribute_is_an_attribute_error(answer):
    with pytest.raises(AttributeError, match="has no attribute 'peek'"):
        answer.Stack().peek()


def test_what_cannot_cross_is_refused_on_this_side(answer):
    with pytest.raises(TypeError, match="object cannot be passed"):
        answer.echo(object())


# ---- arguments that change in place -------------------------------------------------


def arguments():
    frame, rng = pd.DataFrame({"a": [1, 2]}), np.random.default_rng(3)
    return [np.ones(2), torch.ones(2), [[1, 2]], {}, frame, rng]


def test_changes_in_place_are_seen_by_the_test(answer):
    array, tensor, items, table, frame, rng = given = arguments()
    answer.spoil(*given)
    assert array.tolist() == [2, 2]
    assert tensor.tolist() == [2, 2]
    assert items == [[1], 2]
    assert table["new"].tolist() == [2, 2]
    assert list(frame.columns) == ["a", "b"]
    fresh = np.random.default_rng(3)
    fresh.normal()
    assert rng.normal() == fresh.normal()


def test_they_are_undone_when_the_test_ends():
    pair = Pair(OBJECTS)
    array, tensor, items, table, frame, rng = given = arguments()
    with pair.session:
        pair.spoil(*given)
    assert (array.tolist(), tensor.tolist(), items) == ([1, 1], [1, 1], [[1, 2]])
    assert table == {}
    assert list(frame.columns) == ["a"]
    assert rng.normal() == np.random.default_rng(3).normal()


def test_one_list_given_twice_is_one_list_and_may_hold_itself(answer):
    items = [1]
    items.append(items)
    answer.echo([items, items])
    back = answer.echo(items)
    assert back is items


def test_stubs_inside_arguments_are_the_answers_own_objects(answer):
    stack = answer.Stack(1)
    assert answer.echo({"a": [stack]})["a"][0] is stack
    assert isinstance(stack, Stub)


# ---- speed --------------------------------------------------------------------------


def test_what_nobody_holds_any_more_is_let_go(answer):
    before = len(answer.served._things)
    for _ in range(50):
        answer.Stack().push(1)
    answer.echo(1)
    assert len(answer.served._things) < before + 10
