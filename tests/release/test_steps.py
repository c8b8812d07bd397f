"""What is done to graded notebooks before anybody looks at them."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from helpers.authoring.nbgrader_steps import HarmlessOutput, ShortTracebacks

TESTS = {"grade": True, "solution": False, "locked": True, "grade_id": "a", "points": 1}
LOCKED = {"grade": False, "solution": False, "locked": True, "grade_id": "b"}
HIDDEN = "check(1)\n### BEGIN HIDDEN TESTS\nassert 6 * 7 == 41\n### END HIDDEN TESTS"


def after(step, cell):
    return step().preprocess_cell(cell, {}, 0)[0]


def shown(kind, data):
    return new_code_cell("x", outputs=[new_output(kind, data=data)])


@pytest.mark.parametrize("kind", ["display_data", "execute_result"])
def test_html_and_scripts_are_left_out(kind):
    data = {"text/html": "<b>", "application/javascript": "1", "text/plain": "b"}
    (output,) = after(HarmlessOutput, shown(kind, data)).outputs
    assert output.data == {"text/plain": "b"}


def test_pictures_stay():
    data = {"image/png": "AAAA", "image/svg+xml": "<svg/>"}
    (output,) = after(HarmlessOutput, shown("display_data", data)).outputs
    assert output.data == {"image/png": "AAAA"}


def test_output_of_html_alone_is_said_to_be_left_out():
    (output,) = after(HarmlessOutput, shown("display_data", {"text/html": "x"})).outputs
    assert output.data == {"text/plain": "(left out)"}


def test_metadata_of_outputs_goes():
    cell = shown("display_data", {"text/plain": "b"})
    cell.outputs[0].metadata["text/html"] = {"isolated": True}
    assert after(HarmlessOutput, cell).outputs[0].metadata == {}


def test_endless_text_is_cut():
    printed = new_output("stream", text="a" * 1_000_000)
    result = new_output("execute_result", data={"text/plain": "b" * 1_000_000})
    cell = after(HarmlessOutput, new_code_cell("x", outputs=[printed, result]))
    texts = [cell.outputs[0].text, cell.outputs[1].data["text/plain"]]
    assert all(len(text) < 21_000 for text in texts)
    assert all(text.endswith("... the rest is left out") for text in texts)


def test_tags_in_a_students_text_become_text():
    cell = after(HarmlessOutput, new_markdown_cell("a < b <script>x</script> <!-- -->"))
    assert cell.source == "a < b < script>x< /script> < !-- -->"


def test_locked_text_stays():
    cell = new_markdown_cell("<details>", metadata={"nbgrader": LOCKED})
    assert after(HarmlessOutput, cell).source == "<details>"


def failed(source, marks):
    trace = ["line 1: assert 6 * 7 == 41", "AssertionError: 42 is not 41"]
    error = new_output(
        "error", ename="AssertionError", evalue="42 is not 41", traceback=trace
    )
    return new_code_cell(source, outputs=[error], metadata=marks)


def test_traceback_of_a_hidden_test_keeps_its_kind_alone():
    cell = after(ShortTracebacks, failed(HIDDEN, {"nbgrader": TESTS}))
    assert cell.outputs[0].traceback == ["AssertionError"]
    assert cell.outputs[0].evalue == ""


@pytest.mark.parametrize(
    ("source", "marks"), [("assert f(1) == 1", {"nbgrader": TESTS}), (HIDDEN, {})]
)
def test_other_tracebacks_stay(source, marks):
    cell = after(ShortTracebacks, failed(source, marks))
    assert len(cell.outputs[0].traceback) == 2
