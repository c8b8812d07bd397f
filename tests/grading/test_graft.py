"""Whatever happened to a notebook, honest answers count and the rest is restored."""

import copy

import pytest

from helpers.grading.graft import graft
from tests.grading.tiny import (
    ANSWERS,
    DOUBLE,
    DOUBLE_STUB,
    EXERCISES,
    HALF,
    RATE,
    as_bytes,
    find,
    place,
)


def grafted(released, content):
    content = content if isinstance(content, bytes) else as_bytes(content)
    return graft(released, content, EXERCISES)


def said(result):
    return " ".join(result.mended)


def only_answers_differ(result, released):
    """Whether the notebook is the released one, answers aside."""
    ours = [c for c in released["cells"] if not c["id"].endswith("-answer")]
    theirs = [c for c in result.notebook["cells"] if not c["id"].endswith("-answer")]
    return ours == theirs and len(result.notebook["cells"]) == len(released["cells"])


def test_untouched_submission(released):
    result = grafted(released, released)
    assert result.problem is None
    assert result.mended == []
    assert result.answers["double"] == DOUBLE_STUB


def test_honest_submission(released, submitted):
    result = grafted(released, submitted)
    assert result.answers == ANSWERS
    assert list(result.answers) == ["double", "half", "rate"]
    assert result.mended == []
    assert find(result.notebook, "tiny-double-answer")["source"] == DOUBLE
    assert only_answers_differ(result, released)


def test_released_notebook_is_not_changed(released, submitted):
    before = copy.deepcopy(released)
    grafted(released, submitted)
    assert released == before


# ---- cells that were copied, split, retyped, moved or deleted -----------------------


def copied(notebook, name, text):
    cells = notebook["cells"]
    at = place(notebook, name)
    made = copy.deepcopy(cells[at]) | {"id": "0a1b2c3d", "source": text}
    cells.insert(at + 1, made)
    return notebook


def test_duplicated_answer_cell_with_the_stub_left(released, submitted):
    find(submitted, "tiny-double-answer")["source"] = DOUBLE_STUB
    result = grafted(released, copied(submitted, "tiny-double-answer", DOUBLE))
    assert result.answers == ANSWERS
    assert "more than once" in said(result)


def test_duplicated_answer_cell_with_the_stub_after_it(released, submitted):
    result = grafted(released, copied(submitted, "tiny-double-answer", DOUBLE_STUB))
    assert result.answers == ANSWERS


def test_two_filled_in_copies_count_as_a_run_from_the_top_would(released, submitted):
    wrong = DOUBLE.replace("2 *", "3 *")
    find(submitted, "tiny-double-answer")["source"] = wrong
    result = grafted(released, copied(submitted, "tiny-double-answer", DOUBLE))
    assert result.answers["double"] == DOUBLE


def test_copy_below_the_test_cell_does_not_count(released, submitted):
    scratch = copy.deepcopy(find(submitted, "tiny-double-answer"))
    scratch |= {"id": "0a1b2c3d", "source": "def double(a):\n    return 'play'\n"}
    submitted["cells"].append(scratch)
    assert grafted(released, submitted).answers["double"] == DOUBLE


def test_broken_copy_does_not_hide_a_sound_one(released, submitted):
    broken = copied(submitted, "tiny-double-answer", "def double(a:\n    return\n")
    assert grafted(released, broken).answers["double"] == DOUBLE


def test_duplicated_tests_cell(released, submitted):
    result = grafted(released, copied(submitted, "tiny-double-tests", "pass"))
    assert result.answers == ANSWERS
    assert "Copies of test cells were left out: `double`." in result.mended
    assert only_answers_differ(result, released)


def test_answer_split_in_the_middle_of_the_function(released, submitted):
    find(submitted, "tiny-double-answer")["source"] = "def double(a):\n    b = a"
    result = grafted(
        released, copied(submitted, "tiny-double-answer", "    return a + b\n")
    )
    assert result.answers["double"] == "def double(a):\n    b = a\n    return a + b\n"
    assert "split" in said(result)


def test_answer_split_into_two_variables(released, submitted):
    find(submitted, "tiny-rate-answer")["source"] = "rate = 0.5"
    result = grafted(released, copied(submitted, "tiny-rate-answer", "steps = 7"))
    assert result.answers["rate"] == "rate = 0.5\nsteps = 7"


def test_scratch_in_a_split_off_cell_does_not_cross_over(released, submitted):
    result = grafted(
        released, copied(submitted, "tiny-double-answer", "double(undefined)")
    )
    assert result.answers["double"] == DOUBLE


def test_merged_answer_cells(released, submitted):
    find(submitted, "tiny-double-answer")["source"] = DOUBLE + "\n" + HALF
    submitted["cells"].pop(place(submitted, "tiny-half-answer"))
    result = grafted(released, submitted)
    assert "def half" in result.answers["half"]
    assert "def double" in result.answers["double"]


@pytest.mark.parametrize("kind", ["markdown", "raw", "heading", ""])
def test_answer_retyped(released, submitted, kind):
    find(submitted, "tiny-double-answer")["cell_type"] = kind
    result = grafted(released, submitted)
    assert result.answers == ANSWERS
    assert "read as code" in said(result)
    assert find(result.notebook, "tiny-double-answer")["cell_type"] == "code"


def test_deleted_answer_cell(released, submitted):
    submitted["cells"].pop(place(submitted, "tiny-double-answer"))
    result = grafted(released, submitted)
    assert "double" not in result.answers
    assert result.answers["half"] == HALF
    assert "Answer cells are missing: `double`." in result.mended
    assert find(result.notebook, "tiny-double-answer")["source"] == DOUBLE_STUB


def test_deleted_tests_cell(released, submitted):
    submitted["cells"].pop(place(submitted, "tiny-double-tests"))
    result = grafted(released, submitted)
    assert result.answers == ANSWERS
    assert "Test cells were missing and are back: `double`." in result.mended
    assert only_answers_differ(result, released)


def test_answer_written_in_a_new_cell_below_the_stub(released, submitted):
    find(submitted, "tiny-double-answer")["source"] = DOUBLE_STUB
    new = {"cell_type": "code", "id": "new", "metadata": {}, "source": DOUBLE}
    submitted["cells"].insert(place(submitted, "tiny-double-tests"), new)
    result = grafted(released, submitted)
    assert result.answers == ANSWERS
    assert "another cell than their own" in said(result)


def test_demo_cell_is_never_taken_for_an_answer(released, submitted):
    find(submitted, "tiny-rate-answer")["source"] = "rate = ...\nsteps = ...\n"
    find(submitted, "tiny-demo")["source"] = "rate = 0.3\nsteps = 9\nprint(rate)"
    assert grafted(released, submitted).answers["rate"] == "rate = ...\nsteps = ...\n"


def test_reordered_cells(released, submitted):
    submitted["cells"].reverse()
    result = grafted(released, submitted)
    assert result.answers == ANSWERS
    assert only_answers_differ(result, released)


# ---- marks and ids that were lost or changed ----------------------------------------


def test_stripped_metadata(released, submitted):
    for cell in submitted["cells"]:
        cell["metadata"] = {}
    assert grafted(released, submitted).answers == ANSWERS


def test_stripped_metadata_and_ids(released, submitted):
    for cell in submitted["cells"]:
        cell["metadata"] = {}
        del cell["id"]
    result = grafted(released, submitted)
    assert result.answers == ANSWERS
    assert result.mended == [
        "Answer cells had lost their marks; their names gave them away: "
        "`double`, `half`, `rate`."
    ]


def test_stripped_metadata_and_broken_answer(released, submitted):
    broken = "def double(a):\n    return 2 * (a\n"
    find(submitted, "tiny-double-answer")["source"] = broken
    for number, cell in enumerate(submitted["cells"]):
        cell |= {"metadata": {}, "id": f"{number:08}"}
    assert grafted(released, submitted).answers["double"] == broken


def test_foreign_ids(released, submitted):
    for number, cell in enumerate(submitted["cells"]):
        cell["id"] = f"x{number}"
        cell["metadata"] = {"nbgrader": {"grade_id": f"cell-{number}", "grade": True}}
    assert grafted(released, submitted).answers == ANSWERS


def test_swapped_ids(released, submitted):
    double, half = (find(submitted, f"tiny-{n}-answer") for n in ("double", "half"))
    double["source"], half["source"] = HALF, DOUBLE
    assert grafted(released, submitted).answers == ANSWERS


def test_changed_points(released, submitted):
    find(submitted, "tiny-double-tests")["metadata"]["nbgrader"]["points"] = 100
    result = grafted(released, submitted)
    assert "Points were changed and are restored: `double`." in result.mended
    assert only_answers_differ(result, released)


def test_changed_tests(released, submitted):
    find(submitted, "tiny-double-tests")["source"] = "2.0"
    result = grafted(released, submitted)
    assert "Test cells were changed and are restored: `double`." in result.mended
    assert only_answers_differ(result, released)


def test_tests_retyped_to_markdown(released, submitted):
    find(submitted, "tiny-double-tests")["cell_type"] = "markdown"
    assert "restored: `double`" in said(grafted(released, submitted))


def test_tags_that_skip_execution_do_not_cross_over(released, submitted):
    for cell in submitted["cells"]:
        cell["metadata"]["tags"] = ["skip-execution"]
    assert only_answers_differ(grafted(released, submitted), released)


def test_kernel_and_notebook_metadata_do_not_cross_over(released, submitted):
    submitted["metadata"] = {"kernelspec": {"name": "evil"}}
    assert grafted(released, submitted).notebook["metadata"] == released["metadata"]


def test_outputs_do_not_cross_over(released, submitted):
    forged = {"output_type": "execute_result", "data": {"text/plain": "2.0"}}
    find(submitted, "tiny-double-tests")["outputs"] = [forged]
    assert only_answers_differ(grafted(released, submitted), released)


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
        (b"[" * 100_000, "nested too deeply"),
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


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-8-sig"])
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


def test_null_bytes_in_an_answer(released, submitted):
    find(submitted, "tiny-double-answer")["source"] = DOUBLE + "\x00"
    assert grafted(released, submitted).answers["double"] == DOUBLE + "\x00"


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
