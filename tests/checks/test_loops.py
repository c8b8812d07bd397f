"""Loops over the examples are found in every guise; other loops are left alone."""

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.checks.loops import loop_over_rows
from tests.checks.loops_over_rows import OVER_ROWS
from tests.checks.other_loops import NOT_OVER_ROWS
from tests.checks.steady import steady

ARGUMENTS = ("X", "y", "w", "b")


def found(body, head="def gradient(X, y, w, b):"):
    text = f"{head}\n{textwrap.indent(textwrap.dedent(body).strip(), '    ')}\n"
    rows = ["X", "y"]
    return loop_over_rows(text, rows, function="gradient", arguments=ARGUMENTS)


@pytest.mark.parametrize("body", OVER_ROWS.values(), ids=OVER_ROWS)
def test_loop_over_rows_is_found(body):
    assert found(body).startswith("line ")


@pytest.mark.parametrize("body", NOT_OVER_ROWS.values(), ids=NOT_OVER_ROWS)
def test_other_loops_are_left_alone(body):
    assert found(body) == ""


@pytest.mark.parametrize(
    "head",
    [
        "def gradient(A, t, w, b):",
        "def gradient(A, t, /, w, b):",
        "def gradient(A: np.ndarray, t: np.ndarray, w, b: float) -> tuple:",
        "@functools.cache\ndef gradient(A, t, w, b):",
    ],
)
def test_arguments_go_by_their_order_not_their_names(head):
    assert found("return [row @ w for row in A]", head)
    assert found("return [v for v in t]", head)


def test_a_name_of_the_author_may_mean_something_else():
    """The student calls the weights X and the rows w."""
    head = "def gradient(w, y, X, b):"
    assert found("return [v for v in X]", head) == ""
    assert found("return [v @ X for v in w]", head)


@pytest.mark.parametrize(
    "text",
    [
        "gradient = lambda A, t, w, b: [row @ w for row in A]",
        "def mine(A, t, w, b):\n    return [row @ w for row in A]\ngradient = mine",
    ],
    ids=["lambda", "another name"],
)
def test_functions_that_are_defined_otherwise(text):
    options = {"function": "gradient", "arguments": ARGUMENTS}
    assert loop_over_rows(text, ["X", "y"], **options)


def test_without_a_definition_the_names_of_the_author_hold():
    assert loop_over_rows("p = [row @ w for row in X]", ["X"]) == (
        "line 1: p = [row @ w for row in X]"
    )


def test_the_first_loop_is_named():
    body = """
        error = X @ w + b - y
        total = [e**2 for e in error]
        for i in range(len(X)):
            total += X[i] @ w"""
    assert found(body) == "line 3: total = [e**2 for e in error]"


def test_indented_source_is_read():
    text = "    def f(X):\n        return [row for row in X]\n"
    assert loop_over_rows(text, ["X"]) == "line 2: return [row for row in X]"


@pytest.mark.parametrize("magic", ["%time f(3)", "!ls", "%%timeit", "gradient?"])
def test_lines_of_ipython_do_not_hide_a_loop(magic):
    text = f"{magic}\ndef f(X):\n    return [row for row in X]\n"
    assert loop_over_rows(text, ["X"])


@pytest.mark.parametrize(
    "text", ["def f(X:", "\0", "x = " + "-" * 50_000 + "1", "1" + "+1" * 20_000]
)
def test_text_that_cannot_be_read_is_an_error_of_one_kind(text):
    with pytest.raises(ValueError, match=r"null|cannot be read"):
        loop_over_rows(text, ["X"])


WORDS = "X y w n for in range len zip map while if def f lambda return shape T 0 1 -1"
SIGNS = ["(", ")", "[", "]", ":", ",", "=", ".", "@", "+", "*", "\n", "\n    "]
TOKENS = st.sampled_from(WORDS.split() + SIGNS)


@steady
@given(st.lists(TOKENS, max_size=30).map(" ".join))
def test_any_text_gives_an_answer_or_a_value_error(text):
    try:
        line = loop_over_rows(text, ["X", "y"], function="f", arguments=ARGUMENTS)
    except ValueError:
        return
    assert line == "" or line.startswith("line ")


@pytest.mark.parametrize(
    "expression",
    ["X" + ".copy()" * 60, "f([" * 60 + "X" + "])" * 60],
    ids=["chain", "nested"],
)
def test_long_expression_is_read_in_a_moment(expression):
    start = time.process_time()
    loop_over_rows(f"def f(X):\n    return {expression}\n", ["X"])
    assert time.process_time() - start < 5


def test_names_that_lead_to_others_without_end_are_not_read():
    lines = "".join(f"    x{n} = x{n + 1}\n" for n in range(2000))
    text = f"def f(X):\n{lines}    x2000 = X\n"
    with pytest.raises(ValueError, match="too many others"):
        loop_over_rows(text, ["X"])
