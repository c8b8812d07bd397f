"""Odd answers and damaged files: what can be read counts, the rest has a reason."""

import copy

import pytest

from helpers.grading.graft import graft
from tests.grading.tiny import (
    ANSWERS,
    DOUBLE,
    EXERCISES,
    HALF,
    RATE,
    as_bytes,
    find,
    grafted,
    only_answers_differ,
    said,
)

# ---- the student's own code ---------------------------------------------------------


def test_helper_in_a_cell_of_the_student_is_taken_along(released, submitted):
    own = (
        "from math import tau\n\n@staticmethod\ndef twice(a):\n    return a + a + tau\n"
    )
    unused = "print('hello')\nraise SystemExit\n"
    new = {"cell_type": "code", "id": "own", "metadata": {}, "source": own + unused}
    submitted["cells"].insert(2, new)
    text = "def double(a):\n    return twice(a)\n"
    find(submitted, "tiny-double-answer")["source"] = text
    result = grafted(released, submitted)
    assert result.answers["double"].endswith(text)
    assert "@staticmethod\ndef twice" in result.answers["double"]
    assert "from math import tau" in result.answers["double"]
    assert "hello" not in result.answers["double"]
    assert "`double`" in said(result)


def test_names_of_the_set_up_and_of_other_exercises_are_there_anyway(
    released, submitted
):
    find(submitted, "tiny-setup")["source"] += "np = None\n"
    text = "def double(a):\n    return np.add(a, half(2 * a))\n"
    find(submitted, "tiny-double-answer")["source"] = text
    result = grafted(released, submitted)
    assert result.answers["double"] == text
    assert "The set-up cell was changed; the released one counts." in result.mended


def test_answer_with_magics_and_odd_escapes(released, submitted):
    text = "%matplotlib inline\ndef double(a):\n    '\\d'\n    return 2 * a\n"
    find(submitted, "tiny-double-answer")["source"] = text
    assert grafted(released, submitted).answers["double"] == text


# ---- files that are damaged or of another kind --------------------------------------


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b'{"cells": [', "line 1"),
        (b"PK\x03\x04 not a notebook", "no whole notebook"),
        (b"[1, 2]", "not a notebook"),
        (b'{"hello": 1}', "not a notebook"),
        (b'{"cells": 3}', "not a notebook"),
        (b'{"cells": []}', "no cells"),
        (b'{"cells": [1, null, "x"]}', "no cells"),
        (b"[" * 100_000, "no notebook that can be read"),
        (b'{"cells": ' + b"9" * 5000 + b"}", "no notebook that can be read"),
        (b'{"cells": [' + b"{}," * 3000 + b"{}]}", "3001 cells"),
        (b'{"cells": [{"cell_type": "code", "source": "1"}]}', "no answer cell"),
    ],
)
def test_unreadable_file(released, content, reason):
    result = grafted(released, content)
    assert reason in result.problem
    assert result.answers == {}
    assert only_answers_differ(result, released)


def test_truncated_file(released, submitted):
    content = as_bytes(submitted)
    assert grafted(released, content[: len(content) // 2]).problem


def test_nbformat_3(released, submitted):
    cells = []
    for cell in submitted["cells"]:
        old = {"cell_type": cell["cell_type"], "metadata": cell["metadata"]}
        key = "input" if cell["cell_type"] == "code" else "source"
        cells.append(old | {key: cell["source"].splitlines(keepends=True)})
    old = {"nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": cells}]}
    result = grafted(released, old)
    assert result.answers == ANSWERS
    assert "nbformat 3" in said(result)


@pytest.mark.parametrize(
    "encoding", ["latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"]
)
def test_file_that_is_not_plain_utf_8(released, submitted, encoding):
    text = DOUBLE + "# größer\n"
    find(submitted, "tiny-double-answer")["source"] = text
    result = grafted(released, as_bytes(submitted).decode().encode(encoding))
    assert result.answers["double"] == text


def test_sources_as_lists_of_lines(released, submitted):
    for cell in submitted["cells"]:
        cell["source"] = cell["source"].splitlines(keepends=True)
    assert grafted(released, submitted).answers == ANSWERS


@pytest.mark.parametrize("odd", [None, 3, {"a": 1}, [1, None, "x"]])
def test_odd_values_where_text_should_be(released, submitted, odd):
    double = find(submitted, "tiny-double-answer")
    double["source"] = odd
    find(submitted, "tiny-half-answer")["metadata"] = odd
    find(submitted, "tiny-rate-tests")["metadata"]["nbgrader"] = odd
    result = grafted(released, submitted)
    assert result.answers["half"] == HALF
    assert result.answers["rate"] == RATE


@pytest.mark.parametrize("odd", ["\0", "\x1b", "\r\n"])
def test_control_characters_in_the_file_spoil_one_cell_only(released, submitted, odd):
    content = as_bytes(submitted).replace(b"2 * a", b"2 *" + odd.encode() + b"a")
    answers = grafted(released, content).answers
    assert answers == ANSWERS | {"double": f"def double(a):\n    return 2 *{odd}a\n"}


def test_null_bytes_in_an_answer(released, submitted):
    find(submitted, "tiny-double-answer")["source"] = DOUBLE + "\x00"
    assert grafted(released, submitted).answers["double"] == DOUBLE + "\x00"


@pytest.mark.parametrize(
    "text",
    [
        "def double(a):\n    return " + "-" * 50_000 + "a\n",
        "def double(a):\n    return " + "(" * 5_000 + ")" * 5_000 + "\n",
        "def double(a):\n    raise " + "a" + "()" * 5_000 + "\n",
    ],
    ids=["signs", "brackets", "calls"],
)
def test_text_that_overtaxes_a_parser(released, submitted, text):
    find(submitted, "tiny-double-answer")["source"] = text
    assert grafted(released, submitted).answers == ANSWERS | {"double": text}


def test_id_that_ends_like_another(released, submitted):
    """An exercise `rate` must not take the cell of `max_rate`."""
    both = copy.deepcopy(EXERCISES) | {
        "max_rate": type("E", (), {"names": ("max_rate",)})
    }
    extra = copy.deepcopy(find(released, "tiny-double-answer"))
    extra |= {"id": "tiny-max-rate-answer", "source": "max_rate = ...\n"}
    extra["metadata"]["nbgrader"]["grade_id"] = "tiny-max-rate-answer"
    for notebook in (released, submitted):
        notebook["cells"].append(copy.deepcopy(extra))
    find(submitted, "tiny-max-rate-answer")["source"] = "max_rate = 3\n"
    result = graft(released, as_bytes(submitted), both)
    assert result.answers["max_rate"] == "max_rate = 3\n"
    assert result.answers["rate"] == RATE


def test_longest_cells_are_left_out_of_a_notebook_that_is_too_long(released, submitted):
    text = "thing = [" + "1," * 200_000 + "]\n"
    new = {"cell_type": "code", "id": "own", "metadata": {}, "source": text}
    submitted["cells"].insert(2, new)
    find(submitted, "tiny-double-answer")["source"] += "    thing\n"
    result = grafted(released, submitted)
    assert result.answers["half"] == HALF
    assert len(result.answers["double"]) < 100
    assert "its longest cells are left out" in said(result)
