"""The checks of arguments that the kernels' own tests do not reach, and the errors."""

import pickle

import numpy as np
import pytest

from helpers import errors
from helpers.arguments import (
    as_array,
    as_count,
    as_generator,
    as_matrix,
    as_number,
    as_vector,
    is_finite,
    require_finite,
)


@pytest.mark.parametrize("check", [as_array, as_matrix])
def test_float64_is_passed_through_without_a_copy(check):
    X = np.ones((2, 3))
    assert check(X, "X") is X


def test_message_about_a_long_value_stays_short():
    with pytest.raises(errors.DomainError) as caught:
        as_array(["word"] * 10_000, "X")
    assert len(str(caught.value)) < 200


def test_length_without_a_reason():
    with pytest.raises(errors.ShapeError, match=r"y has length 1, must be 2$"):
        as_vector([1.0], "y", length=2)


@pytest.mark.parametrize("value", [2, 2.0, True + 1, np.float32(2), np.array(2)])
def test_as_number_gives_a_python_float(value):
    assert as_number(value, "b") == 2.0
    assert type(as_number(value, "b")) is float
    assert type(as_number(np.float64(2), "b")) is float


@pytest.mark.parametrize("value", [3, np.int8(3), np.uint64(3)])
def test_as_count_gives_a_python_int(value):
    assert as_count(value, "k", least=3) == 3
    assert type(as_count(value, "k")) is int


def test_as_count_below_its_least():
    with pytest.raises(errors.DomainError, match=r"k is 2, must be .* of at least 3$"):
        as_count(2, "k", least=3)


def test_as_generator_passes_the_generator_through(rng):
    assert as_generator(rng, "rng") is rng


def test_is_finite_is_cautious_but_require_finite_is_exact():
    large = np.full(3, 1.7e308)
    assert is_finite(np.zeros(0))
    assert is_finite(large / 2 - large / 2)
    assert not is_finite(large)
    assert not is_finite(np.array([np.inf, -np.inf]))
    require_finite(a=large)


def test_require_finite_names_the_first_bad_value_of_the_first_bad_array():
    with pytest.raises(
        errors.DomainError, match=r"^b\[1, 0\] is -inf, must be finite$"
    ):
        require_finite(a=np.zeros(2), b=np.array([[0.0, 0.0], [-np.inf, np.nan]]))
    with pytest.raises(errors.DomainError, match=r"^c is nan, must be finite$"):
        require_finite(c=np.array(np.nan))


ALL = [getattr(errors, name) for name in errors.__all__]


@pytest.mark.parametrize("kind", ALL)
def test_every_error_is_a_workbook_error_that_survives_pickling(kind):
    error = pickle.loads(pickle.dumps(kind("what is wrong", next_step="course list")))
    assert isinstance(error, errors.WorkbookError)
    assert type(error) is kind
    assert str(error) == "what is wrong"
    assert error.next_step == "course list"
    assert kind("no remedy").next_step == ""


def test_argument_errors_are_value_errors():
    assert issubclass(errors.ShapeError, ValueError)
    assert issubclass(errors.DomainError, ValueError)


def test_exit_codes():
    codes = {kind.__name__: kind.exit_code for kind in ALL}
    assert codes == {
        "WorkbookError": 1,
        "ShapeError": 1,
        "DomainError": 1,
        "DataError": 3,
        "UsageError": 2,
        "EnvironmentProblem": 3,
    }


@pytest.mark.parametrize("kind", ALL)
def test_the_drawn_tree_names_every_error(kind):
    assert kind.__name__ in errors.__doc__
