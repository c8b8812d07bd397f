"""What is said of a wrong result that no known mistake explains."""

import math

import numpy as np
import pytest
import torch
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from helpers.checks.compare import same
from helpers.checks.diagnose import LONGEST, explain, flat, show
from helpers.checks.outcome import Outcome
from helpers.checks.plain import Opaque
from helpers.checks.plan import PlannedCase
from tests.checks.steady import steady

RIGHT = np.array([2.5, -1.25, 4.5, 0.75])
TABLE = np.array([[1.5, 2.25, 3.0], [4.0, 5.5, 6.0]])
SQUARE = np.array([[1.5, 2.25], [3.0, 4.0]])
PAIR = (np.array([1.5, -2.0]), 0.75)
X = np.zeros((8, 2))


def said(got, expected, label="eight examples", raised=()):
    case = PlannedCase(label, (X, 0.1), Outcome(value=expected, raised=raised))
    return explain(case, Outcome(value=got), 1e-5)


PATTERNS = {
    "constant factor": (2.5 * RIGHT, RIGHT, "every number is 2.5 times the expected"),
    "negative factor": (-3 * RIGHT, RIGHT, "every number is minus 3 times the expect"),
    "flipped sign": (-RIGHT, RIGHT, "every number has the wrong sign"),
    "flipped sign of one": (-2.5, 2.5, "the number has the wrong sign"),
    "sum for mean": (8 * RIGHT, RIGHT, "n = 8 times the expected one: a sum, not a"),
    "sum for mean of one": (8 * 2.5, 2.5, "the number is n = 8 times the expected"),
    "minus the sum": (-8 * RIGHT, RIGHT, "minus n = 8 times the expected"),
    "mean twice": (RIGHT / 8, RIGHT, "1/n of the expected one."),
    "half of one number": (1.25, 2.5, "the number is 0.5 times the expected one"),
    "twice one number": (5.0, 2.5, "the number is 2 times the expected one"),
    "off by a constant": (RIGHT + 0.5, RIGHT, "off by the same amount, 0.5"),
    "below by a constant": (RIGHT - 3, RIGHT, "off by the same amount, -3"),
    "transposed": (TABLE.T, TABLE, "transposed: the shape is (3, 2), it should be"),
    "transposed square": (SQUARE.T, SQUARE, "the result is transposed: rows and col"),
    "column": (RIGHT[:, None], RIGHT, "numbers are right, but the shape is (4, 1), it"),
    "row": (RIGHT[None], RIGHT, "the numbers are right, but the shape is (1, 4)"),
    "flat table": (
        TABLE.ravel(),
        TABLE,
        "the numbers are right, but the shape is (6,), it should be (2, 3)",
    ),
    "list for array": (
        RIGHT.tolist(),
        RIGHT,
        "the numbers are right, but a list of length 4 came, an array of shape (4,)",
    ),
    "array for number": (
        np.array([2.5]),
        2.5,
        "the numbers are right, but an array of shape (1,) came, one number should",
    ),
    "wrong shape": (np.ones(3), RIGHT, "the shape is (3,), it should be (4,)"),
    "number for array": (1.0, RIGHT, "one number came, an array of shape (4,) should"),
    "truncated": (np.trunc(RIGHT), RIGHT, "decimals are cut off: are these integers?"),
    "integers": (RIGHT.astype(int), RIGHT, "decimals are cut off: are these integers"),
    "cut off by the same": (
        np.array([1, 2]),
        np.array([1.5, 2.5]),
        "the decimals are cut off",
    ),
    "integer": (2, 2.5, "the decimals are cut off: are these integers?"),
    "a float that is whole": (5.0, 5.5, "the numbers are not the expected ones"),
    "one float of several": (
        np.array([1.0, 2.0, 5.0]),
        np.array([1.0, 2.0, 5.5]),
        "the numbers are not the expected ones",
    ),
    "a whole number in a dict": (
        {"w": 1, "b": 2},
        {"w": 1, "b": 2.3},
        "the value at 'b' is not the expected one",
    ),
    "zeros": (np.zeros(4), RIGHT, "every number is 0."),
    "zero": (0.0, 0.4, "the number is 0."),
    "NaN": (RIGHT * np.nan, RIGHT, "the result holds NaN (not a number)"),
    "one NaN": ([1.0, math.nan], [1.0, 2.0], "the result holds NaN"),
    "inf": (np.array([np.inf, 1, 1, 1]), RIGHT, "holds an infinite number"),
    "order": (RIGHT[::-1], RIGHT, "the numbers are right, but in another order"),
    "one entry of two": (
        (PAIR[0], 3.1),
        PAIR,
        "entry 1 of the result is off, entry 0 fits.",
    ),
    "one entry of two, by a rule": (
        (8 * PAIR[0], 0.75),
        PAIR,
        "entry 0 of the result is off, entry 1 fits. In entry 0, every number is n = 8",
    ),
    "one entry of a list": ([1.0, 5.0, 3.1], [1.0, 2.3, 3.1], "entry 1 of the result"),
    "an entry that is not shown": (
        [1.0, 2.5, 3.1, 4.2, 7.0],
        [1.0, 2.5, 3.1, 4.2, 5.5],
        "is off, entry 0 fits. There 5.5 was expected, and 7 came.",
    ),
    "entries in the wrong order": (
        (0.75, PAIR[0]),
        PAIR,
        "in entry 0, one number came, an array of shape (2,) should",
    ),
    "one value of a dict": (
        {"w": 1.0, "b": 9.7},
        {"w": 1.0, "b": 2.3},
        "the value at 'b' is not the expected one",
    ),
    "missing key": ({"w": 1.0}, {"w": 1.0, "b": 2.0}, "the keys are 'w', they should"),
    "text": ("slow", "good", "the result is not the expected one"),
    "text for number": ("2.5", 2.5, "text came, one number should"),
    "truth": (False, True, "the result is not the expected one"),
    "mask": (RIGHT > 9, RIGHT > 0, "the result is not the expected one"),
    "truth for numbers": (RIGHT > 0, RIGHT, "an array of truth values came, an array"),
    "opaque": (Opaque("module"), RIGHT, "a module came, an array of shape (4,) should"),
    "tensor": (torch.tensor(-RIGHT), RIGHT, "every number has the wrong sign"),
    "None": (None, RIGHT, "your function returned None. Is a return missing?"),
    "nothing fits": (np.array([1.0, 7, 2, 2]), RIGHT, "the numbers are not the expect"),
    "nothing fits one number": (3.1, 2.5, "the numbers are not the expected ones"),
    "too many": ([1.0, 2.0], [1.0, 2.0, 3.0], "2 entries came, 3 should"),
}


@pytest.mark.parametrize(("got", "expected", "words"), PATTERNS.values(), ids=PATTERNS)
def test_each_pattern_has_its_sentence(got, expected, words):
    sentence = said(got, expected)
    assert words in sentence
    assert sentence.startswith("On eight examples: ")
    assert sentence.endswith((".", "?"))


def test_both_results_are_shown():
    assert said(-RIGHT, RIGHT).endswith(
        " Expected [ 2.5 , -1.25,  4.5 ,  0.75], got [-2.5 ,  1.25, -4.5 , -0.75]."
    )


def test_without_a_label_nothing_is_put_before_it():
    assert said(-2.5, 2.5, label="") == (
        "the number has the wrong sign. Expected 2.5, got -2.5."
    )


def test_one_number_is_not_called_a_multiple_of_any_other():
    assert "times" not in said(3.1, 2.5)
    assert "times" not in said((3.1, 1.0), (2.5, 0.9))


def test_errors():
    case = PlannedCase("no rows", (X,), Outcome(value=1.0))
    outcome = Outcome(raised=("ValueError", "Exception"), error="ValueError: bad")
    assert explain(case, outcome, 1e-5) == (
        "On no rows: your code stopped with ValueError: bad."
    )


def test_a_stopped_answer_says_why():
    case = PlannedCase("no rows", (X,), Outcome(value=1.0))
    stopped = Outcome(raised=("Stopped",), error="it ran longer than 5 seconds")
    assert explain(case, stopped, 1e-5) == "On no rows: it ran longer than 5 seconds."


def test_an_error_that_should_come():
    case = PlannedCase("no rows", (X,), Outcome(raised=("ValueError", "Exception")))
    assert explain(case, Outcome(value=1.0), 1e-5) == (
        "On no rows: ValueError should be raised, but a result came."
    )
    other = Outcome(raised=("TypeError",), error="TypeError: bad")
    assert explain(case, other, 1e-5) == (
        "On no rows: ValueError should be raised, but TypeError: bad came."
    )


# ---- anything at all ----------------------------------------------------------------

NUMBERS = st.floats() | st.integers() | st.booleans()
ARRAYS = npst.arrays(
    st.sampled_from(["float64", "int64", "bool", "float32"]),
    npst.array_shapes(min_dims=0, max_dims=2, min_side=0, max_side=3),
)
RESULTS = st.recursive(
    NUMBERS | ARRAYS | st.none() | st.text(max_size=3) | st.just(Opaque("thing")),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.lists(inside, max_size=3).map(tuple)
        | st.dictionaries(st.sampled_from("ab"), inside, max_size=2)
    ),
    max_leaves=4,
)


@steady
@given(RESULTS, RESULTS)
def test_any_two_results_give_a_sentence_and_no_warning(got, expected):
    assume(not same(got, expected))
    assert said(got, expected).startswith("On eight examples: ")


@steady
@given(ARRAYS, st.randoms(use_true_random=False))
def test_two_results_of_one_form_do_as_well(expected, random):
    got = expected.copy()
    flat_view = got.reshape(-1)
    for place in range(got.size):
        if random.random() < 0.5:
            flat_view[place] = random.choice([0, 1, -3, 7])
    assume(not same(got, expected))
    assert said(got, expected)


@pytest.mark.parametrize(
    ("value", "numbers"),
    [
        ((np.ones(2), 3.0), [1, 1, 3]),
        ({"a": 1, "b": [2, True]}, [1, 2, 1]),
        ([], []),
        (2**5000, [math.inf]),
        (torch.ones(1), [1]),
    ],
)
def test_flat(value, numbers):
    assert flat(value).tolist() == numbers


@pytest.mark.parametrize("value", ["x", None, [1, "x"], Opaque("x"), {"a": None}])
def test_flat_of_what_is_no_number(value):
    assert flat(value) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.23456789, "1.23457"),
        (3, "3"),
        (np.float32(0.5), "0.5"),
        (True, "True"),
        (np.array([1.0, 2.0]), "[1., 2.]"),
        (np.array([[1, 2], [3, 4]]), "[[1, 2], [3, 4]]"),
        (np.arange(9), "an array of shape (9,) that starts [0, 1, 2]"),
        (np.zeros((0, 3)), "[]"),
        ((np.array([1.5]), 2.0), "([1.5], 2)"),
        ((1,), "(1,)"),
        ([1, 2, 3, 4], "[1, 2, 3, ...]"),
        ("it's", '"it\'s"'),
        ({"a": 1}, "{'a': 1}"),
        (Opaque("module"), "a module"),
        (math.nan, "nan"),
    ],
)
def test_values_are_shown_briefly(value, text):
    assert show(value) == text


def test_nothing_shown_is_long():
    deep = [1.0]
    for _ in range(15):
        deep = [deep, deep, deep]
    for value in ("x" * 5000, 2**4000, deep[0][0][0][0][0], {"k" * 500: 1}):
        assert len(show(value)) <= LONGEST
