"""Real errors, as Python, NumPy and torch word them, meet the sentence that helps."""

import numpy as np
import pytest

from helpers.checks.causes import cause
from helpers.checks.diagnose import explain
from helpers.checks.outcome import Outcome, call
from helpers.checks.plan import PlannedCase
from tests.checks.course import RIGHT, cell

ERRORS = {
    "X + np.ones(7)": "shapes that do not go together",
    "X @ np.ones(7)": "shapes that do not go together",
    "torch.ones(2, 3) @ torch.ones(2, 3)": "shapes that do not go together",
    "torch.ones(2) + torch.ones(3)": "shapes that do not go together",
    "np.concatenate([X, np.ones((2, 3))])": "shapes that do not go together",
    "np.stack([X, np.ones(3)])": "shapes that do not go together",
    "X.reshape(3, 5)": "exactly as many entries",
    "torch.ones(4).reshape(2, 3)": "exactly as many entries",
    "1 if X > 0 else 2": "one truth value",
    "1 if torch.ones(2) else 2": "one truth value",
    "nothing + 1": "is None: often",
    "nothing.sum()": "is None: often",
    "nothing[0]": "is None: often",
    "len(nothing)": "is None: often",
    "[a for a, b, c in X]": "as many as the values",
    "helper(1, 2)": "other arguments than its `def`",
    "helper(y=2)": "other arguments than its `def`",
    "X(0)": "Round brackets call a function",
    "k[0]": "Square brackets take an entry",
    "sum(k)": "needs several values",
    "len(k)": "needs several values",
    "range(k / 2)": "`//` does not",
    "X[k / 3]": "`//` does not",
    "[1, 2][k / 3]": "`//` does not",
    "'a' + k": "types that do not go together",
    "[1] + k": "types that do not go together",
    "torch.ones(2, dtype=int) @ torch.ones(2)": "types of number",
    "torch.ones(2).sum().backward()": "cut the tensor off",
    "X[0, 0, 0]": "more indices than the array has axes",
    "X[np.array([True] * 5)]": "A mask must be as long",
    "X[9]": "past the end",
    "[1, 2][9]": "past the end",
    "{'a': 1}['b']": "no such key",
    "undefined": "slip of the keyboard",
    "late()": "further down",
    "X.summe()": "no part of this name",
    "1 / 0": "A divisor is 0",
    "scale(X, k)": "calls itself without end",
    "exit_now()": "use `return`",
}
CELL = """
import sys

nothing = None


def helper(x):
    return x


def late():
    y = z
    z = 1
    return y


def exit_now():
    sys.exit()


def scale(X, k):
    return {}
"""


@pytest.mark.parametrize(("text", "said"), ERRORS.items(), ids=ERRORS)
def test_an_error_comes_with_its_usual_cause(text, said):
    function = cell(CELL.format(text))
    outcome = call(function, (np.ones((2, 2)), 3))
    assert outcome.raised, "no error came"
    assert said in cause(outcome.raised, outcome.error), outcome.error


def test_no_cause_is_made_up():
    assert cause(["ValueError", "Exception"], "ValueError: odd") == ""
    assert cause(["OSError"], "OSError: no such file") == ""


def test_the_students_own_line_does_not_mislead():
    said = "ValueError: odd (line 3: x = broadcast(NoneType))"
    assert cause(["ValueError"], said) == ""


def test_words_of_the_exercise_go_first():
    outcome = Outcome(raised=("IndexError", "LookupError"), error="IndexError: 9")
    own = {"LookupError": "The last digit has no neighbour."}
    assert cause(outcome.raised, outcome.error, own) == own["LookupError"]
    case = PlannedCase("ten digits", (), Outcome(value=1))
    assert explain(case, outcome, 1e-5, own) == (
        "On ten digits: your code stopped with IndexError: 9. "
        "The last digit has no neighbour."
    )


def test_check_shows_line_number_text_and_cause_and_none_of_our_frames(check, capsys):
    check("scale", cell("def scale(X, k):\n    y = X @ np.ones(7)\n    return k * y\n"))
    out = capsys.readouterr().out
    first = out.splitlines()[1]
    assert first.startswith("  On two rows: your code stopped with ValueError: ")
    assert "(line 2: y = X @ np.ones(7))" in first
    assert first.endswith("print the `.shape` of both just before this line.")
    assert "Traceback" not in out
    assert "helpers" not in out
    assert check("scale", cell(RIGHT)) is None
