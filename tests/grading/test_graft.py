"""Whatever happened to a notebook, honest answers count and the rest is restored."""

import copy

import pytest

from tests.grading.tiny import (
    ANSWERS,
    DOUBLE,
    DOUBLE_STUB,
    HALF,
    find,
    grafted,
    only_answers_differ,
    place,
    said,
)


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


def test_copy_with_a_broken_name_is_not_joined_to_a_sound_one(released, submitted):
    broken = copied(
        submitted, "tiny-double-answer", "def do ble(a):\n    return 2 * a\n"
    )
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


def test_flipped_flags(released, submitted):
    for cell in submitted["cells"]:
        marks = cell["metadata"].get("nbgrader", {})
        for key in ("grade", "solution", "locked"):
            marks[key] = not marks.get(key)
    result = grafted(released, submitted)
    assert result.answers == ANSWERS
    assert only_answers_differ(result, released)


def swap_marks(notebook, one, two):
    one, two = find(notebook, one), find(notebook, two)
    for key in ("id", "metadata"):
        one[key], two[key] = two[key], one[key]


@pytest.mark.parametrize("other", ["setup", "demo", "half-tests"])
def test_ids_swapped_with_a_cell_of_the_course(released, submitted, other):
    swap_marks(submitted, "tiny-rate-answer", f"tiny-{other}")
    result = grafted(released, submitted)
    assert result.answers == ANSWERS
    assert only_answers_differ(result, released)


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
