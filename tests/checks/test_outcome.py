"""What one call of an answer comes to."""

import linecache
import logging
import random
import sys
import warnings

import numpy as np
import pytest
import torch

from helpers.checks.outcome import call, describe
from helpers.checks.plain import Seeded


def from_cell(text, name):
    """Define a function in a cell, as the grader does."""
    filename = f"<answer {name}>"
    linecache.cache[filename] = (len(text), None, text.splitlines(True), filename)
    space = {"np": np}
    exec(compile(text, filename, "exec"), space)
    return space[name]


def test_value():
    assert call(lambda a, b: a - b, (5, 3)).value == 2
    assert call(lambda: None, ()).value is None


@pytest.mark.parametrize(
    ("error", "names"),
    [
        (ValueError("x"), ["ValueError", "Exception", "BaseException"]),
        (KeyError("x"), ["KeyError", "LookupError", "Exception", "BaseException"]),
        (SystemExit(3), ["SystemExit", "BaseException"]),
        (GeneratorExit(), ["GeneratorExit", "BaseException"]),
        (MemoryError(), ["MemoryError", "Exception", "BaseException"]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_errors_are_part_of_the_outcome(error, names):
    def fails():
        raise error

    outcome = call(fails, ())
    assert list(outcome.raised) == names
    assert outcome.error.startswith(names[0])
    assert outcome.value is None
    assert not outcome.not_attempted


def test_exit_and_endless_recursion_do_not_get_through():
    def again():
        return again()

    assert call(sys.exit, ()).raised[0] == "SystemExit"
    assert call(again, ()).raised[0] == "RecursionError"


def test_an_interrupt_by_the_student_gets_through():
    def interrupted():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        call(interrupted, ())


def test_wrong_number_of_arguments_and_things_that_are_no_function():
    assert call(lambda a: a, (1, 2)).raised[0] == "TypeError"
    assert call(3, ()).raised[0] == "TypeError"


def test_the_line_of_the_answer_is_named():
    function = from_cell(
        "def f(X, w):\n    p = X @ w\n    return p\n",
        "f",
    )
    error = call(function, (np.ones((2, 3)), np.ones(2))).error
    assert error.startswith("ValueError: matmul")
    assert error.endswith("(line 2: p = X @ w)")


def test_an_error_inside_a_library_names_the_answers_own_line():
    function = from_cell("def f(a):\n    return np.linalg.inv(a)\n", "f")
    error = call(function, (np.zeros((2, 2)),)).error
    assert error == "LinAlgError: Singular matrix (line 2: return np.linalg.inv(a))"


class Mute(Exception):  # noqa: N818 - a student's own
    def __str__(self):
        raise RuntimeError("no words")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ValueError(), "ValueError"),
        (ValueError("a\n  b\tc"), "ValueError: a b c"),
        (ValueError("\ud800\x1b[2J"), "ValueError: ??[2J"),
        (ValueError("x" * 1000), "ValueError: " + "x" * 200),
        (KeyError("w"), "KeyError: 'w'"),
        (Mute(), "Mute"),
    ],
)
def test_an_error_is_said_in_one_short_line(error, said):
    assert describe(error) == said


# ---- not attempted ------------------------------------------------------------------


def test_the_stub_is_not_attempted():
    function = from_cell("def f(X):\n    raise NotImplementedError\n", "f")
    assert call(function, (1,)).not_attempted
    assert call(function, (1,)).raised[0] == "NotImplementedError"


def test_a_written_answer_that_calls_an_open_one_was_attempted():
    text = (
        "def gradient(X):\n    raise NotImplementedError\n\n"
        "def descend(X):\n    return gradient(X)\n"
    )
    outcome = call(from_cell(text, "descend"), (1,))
    assert not outcome.not_attempted
    assert outcome.error == "NotImplementedError: `gradient` is not written yet"


def test_a_library_that_lacks_something_does_not_make_a_stub():
    text = (
        "import numbers\n\n"
        "def helper():\n    return numbers.Complex.__abs__\n\n"
        "def f(X):\n    return open_part()\n"
    )
    function = from_cell(text, "f")

    def open_part():
        raise NotImplementedError("sparse")

    function.__globals__["open_part"] = open_part
    outcome = call(function, (1,))
    assert not outcome.not_attempted
    assert outcome.error.startswith("NotImplementedError: sparse (line 7:")


# ---- quiet --------------------------------------------------------------------------


def test_prints_warnings_and_logs_are_swallowed(capfd):
    def noisy(a):
        print("out")
        print("err", file=sys.stderr)
        warnings.warn("careful", stacklevel=1)
        logging.getLogger("answer").warning("log")
        np.log(np.zeros(1))
        torch.tensor(torch.ones(1))
        return a

    assert call(noisy, (1,)).value == 1
    assert capfd.readouterr() == ("", "")


def test_warnings_that_an_answer_turned_into_errors_end_with_the_call():
    def strict():
        warnings.simplefilter("error")
        warnings.warn("careful", stacklevel=1)

    before = list(warnings.filters)
    assert call(strict, ()).raised[0] == "UserWarning"
    assert warnings.filters == before


# ---- arguments ----------------------------------------------------------------------


def test_the_callers_arguments_are_never_changed():
    def spoil(array, tensor, items, table):
        array -= 1
        tensor.add_(1)
        items.append(3)
        table["w"][0] = 9
        return

    args = (np.ones(2), torch.ones(2), [1, 2], {"w": np.zeros(2)})
    after = call(spoil, args).args_after
    assert args[0].tolist() == [1, 1]
    assert args[1].tolist() == [1, 1]
    assert args[2] == [1, 2]
    assert args[3]["w"].tolist() == [0, 0]
    assert after[0].tolist() == [0, 0]
    assert after[1].tolist() == [2, 2]
    assert after[2] == [1, 2, 3]
    assert after[3]["w"].tolist() == [9, 0]


def test_one_array_given_twice_is_still_one_array():
    a = np.zeros(2)
    outcome = call(lambda x, y: x is y, (a, a))
    assert outcome.value is True


def test_a_generator_is_fresh_at_each_call():
    draws = [call(lambda rng: rng.normal(), (Seeded(5),)).value for _ in range(2)]
    assert draws[0] == draws[1] == np.random.default_rng(5).normal()


def test_a_generator_is_no_input_that_could_be_changed():
    outcome = call(lambda rng, a: rng.normal() + a, (Seeded(5), 1.0))
    assert outcome.args_after == (Seeded(5), 1.0)


# ---- random state -------------------------------------------------------------------


@pytest.mark.parametrize(
    "draw",
    [
        lambda: np.random.rand(),  # noqa: NPY002
        lambda: np.random.seed(0),  # noqa: NPY002
        lambda: np.random.shuffle([1, 2, 3]),  # noqa: NPY002
        lambda: np.random.normal(size=1000),  # noqa: NPY002
    ],
    ids=["rand", "seed", "shuffle", "many"],
)
def test_use_of_the_global_random_state_is_noticed(draw):
    assert call(draw, ()).touched_random


@pytest.mark.parametrize(
    "draw",
    [
        lambda: np.random.default_rng(0).normal(),
        lambda: np.random.default_rng().normal(),
        lambda: random.Random(0).random(),
    ],
    ids=["seeded", "fresh", "python"],
)
def test_a_generator_of_its_own_is_fine(draw):
    assert not call(draw, ()).touched_random
