"""``check`` and ``hint`` as a student's notebook calls them."""

import json
import sys

import numpy as np
import pytest

from helpers.checks import progress, start
from helpers.checks.notebook import cell_text
from tests.checks.course import CHAPTER, RIGHT, cell

ADDS = "def scale(X, k):\n    return X + k\n"
STUB = "def scale(X, k):\n    raise NotImplementedError\n"


# ---- what check gives back ----------------------------------------------------------


def test_nothing_where_every_public_check_passes(check, capsys):
    assert check("scale", cell(RIGHT)) is None
    out, err = capsys.readouterr()
    assert err == ""
    assert out.splitlines()[0] == (
        "scale: public 3 of 3, 2.5 of 4 points; "
        "3 more checks at grading: other numbers, no rows, halves"
    )


def test_points_so_far_where_some_fail(check, capsys):
    points = check("scale", cell(ADDS))
    assert points == 1.0
    assert type(points) is float
    out, err = capsys.readouterr()
    assert "You added k. Multiply by it." in out
    assert err == ""


def test_a_stub_earns_nothing_yet(check, capsys):
    points = check("scale", cell(STUB))
    assert points == 0.0
    assert type(points) is float
    assert "`scale` is not written yet" in capsys.readouterr().out


def test_a_predicted_value(check):
    assert check("side", "left") is None
    assert check("side", "right") == 0.0
    assert check("side", ...) == 0.0


WRONG = {
    "error": "def scale(X, k):\n    return 1 / 0\n",
    "exit": "def scale(X, k):\n    raise SystemExit\n",
    "nothing": "def scale(X, k):\n    pass\n",
    "itself": "def scale(X, k):\n    return scale\n",
    "recursion": "def scale(X, k):\n    return scale(X, k)\n",
    "no arguments": "def scale():\n    return 1\n",
    "a list of itself": "def scale(X, k):\n    a = []\n    a += [a, a]\n    return a\n",
    "another dtype": "def scale(X, k):\n    return torch.ones(2).bfloat16()\n",
    "text": "def scale(X, k):\n    return '\\ud800 <b>' * 10**6\n",
    "an error of odd text": "def scale(X, k):\n    raise ValueError('\\ud800\\x1b')\n",
    "huge": "def scale(X, k):\n    return 10**5000\n",
    "generator": "def scale(X, k):\n    yield X\n",
    "noise": "import sys\ndef scale(X, k):\n    print(1, file=sys.stderr)\n",
    "warning": "def scale(X, k):\n    return np.log(-X)\n",
    "no function": "scale = 3\n",
    "none": "scale = None\n",
    "class": "class scale:\n    def __init__(self, X, k):\n        self.X = X\n",
    "ufunc": "scale = np.multiply\n",
    "partial": "import functools\nscale = functools.partial(np.add, 1)\n",
    "module": "scale = torch.nn.Linear(2, 2)\n",
    "text for a function": "scale = 'k * X'\n",
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_no_answer_makes_check_raise(check, capfd, text):
    points = check("scale", cell(text))
    out, err = capfd.readouterr()
    assert err == ""
    assert out.startswith("scale: ")
    assert points is None or (type(points) is float and points < 2.5)
    assert out.encode("utf-8")
    assert json.loads(progress.progress_file().read_text())["chapters"][CHAPTER]


def test_an_interrupt_by_the_student_does_stop_it(check):
    text = "def scale(X, k):\n    raise KeyboardInterrupt\n"
    with pytest.raises(KeyboardInterrupt):
        check("scale", cell(text))


def test_an_answer_is_seen_as_at_grading(check):
    """What cannot cross to the grader does not pass here, either."""
    text = (
        "class Equal(np.ndarray):\n"
        "    def __array_function__(self, *a, **k):\n"
        "        return True\n"
        "def scale(X, k):\n"
        "    return (0 * X).view(Equal)\n"
    )
    assert check("scale", cell(text)) < 2.5


def test_changes_of_the_input_do_not_reach_the_next_check(check):
    text = "def scale(X, k):\n    X *= k\n    return X\n"
    assert check("scale", cell(text)) == 2.0
    assert check("scale", cell(RIGHT)) is None


# ---- hints --------------------------------------------------------------------------


def test_hints_come_one_by_one(hint, capsys):
    seen = []
    for _ in range(4):
        assert hint("scale") is None
        out, err = capsys.readouterr()
        seen.append(out.splitlines())
        assert err == ""
    assert seen[0] == ["Hint 1 of 3 for scale: Look at k."]
    assert seen[1] == [*seen[0], "Hint 2 of 3 for scale: Multiply."]
    assert seen[2][2:] == ["Hint 3 of 3 for scale: `k * X`", "That was the last hint."]
    assert seen[3] == seen[2]


def test_each_exercise_has_its_own_hints(hint, capsys):
    hint("scale")
    hint("scale")
    hint("side")
    assert capsys.readouterr().out.splitlines()[-1] == "Hint 1 of 3 for side: Look."


# ---- progress -----------------------------------------------------------------------


def test_progress_is_noted_on_the_students_side(check):
    check("scale", cell(ADDS))
    noted = progress.load()[CHAPTER]["scale"]
    assert noted["points"] == 1.0
    assert noted["max_points"] == 4.0
    assert (noted["passed"], noted["checks"], noted["later"]) == (2, 3, 3)
    assert noted["message"] == "You added k. Multiply by it."
    check("scale", cell(RIGHT))
    assert progress.load()[CHAPTER]["scale"]["points"] == 2.5


# ---- the author's side --------------------------------------------------------------


@pytest.fixture
def author(both_sides, monkeypatch):
    monkeypatch.setenv("ML_WORKBOOK_ROOT", str(both_sides))
    monkeypatch.chdir(both_sides / "solutions" / CHAPTER)
    return both_sides


def test_the_author_needs_no_public_file_and_leaves_no_progress(author):
    check, _ = start(CHAPTER)
    assert check("scale", cell(RIGHT)) is None
    assert not progress.progress_file().exists()


def test_grading_counts_hidden_checks_as_well(author, capfd):
    check, _ = start(CHAPTER)
    points = check.grade("scale", cell(RIGHT))
    assert points == 4.0
    assert type(points) is float
    assert check.grade("scale", cell(ADDS)) == 1.5
    assert check.grade("scale", cell(STUB)) == 0.0
    assert check.grade("side", "left") == 1.0
    out, err = capfd.readouterr()
    assert "scale: 6 of 6 checks, 4 of 4 points" in out
    assert err == ""


def test_a_wrong_answer_at_grading_shows_nothing_hidden(author, capsys):
    start(CHAPTER)[0].grade("scale", cell("def scale(X, k):\n    return X\n"))
    out = capsys.readouterr().out
    for words in ("7.25", "8.75", "sealed", "hidden_reason"):
        assert words not in out


# ---- how it is shown ----------------------------------------------------------------


def test_in_a_notebook_the_verdict_is_displayed(check, hint, monkeypatch, capfd):
    import IPython
    import IPython.display

    shown = []
    monkeypatch.setattr(IPython, "get_ipython", object)
    monkeypatch.setattr(IPython.display, "display", shown.append)
    check("scale", cell(RIGHT))
    check("none", 1)
    hint("scale")
    verdict, note, first = shown
    assert "<table" in verdict._repr_mimebundle_()["text/html"]
    assert note._repr_mimebundle_()["text/plain"] == note.to_text()
    assert set(first._repr_mimebundle_()) == {"text/plain", "text/markdown"}
    assert capfd.readouterr() == ("", "")


def test_without_ipython_text_is_printed(check, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "IPython", None)
    check("scale", cell(RIGHT))
    assert capsys.readouterr().out.startswith("scale: ")


# ---- the text of an answer ----------------------------------------------------------


def test_the_whole_cell_is_read():
    text = "def helper(X):\n    return [row for row in X]\n\n" + RIGHT
    assert cell_text(cell(text)) == text


def test_a_function_of_a_file_is_read_alone():
    def scale(X, k):
        return k * X

    assert cell_text(scale).strip() == "def scale(X, k):\n        return k * X"


@pytest.mark.parametrize("thing", [len, np.add, 3, None, object(), int])
def test_other_things_have_no_text(thing):
    assert cell_text(thing) == ""
