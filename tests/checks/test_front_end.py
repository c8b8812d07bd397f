"""A kernel of its own, spoken to as JupyterLab does and as nbclient does."""

import json

import nbformat
import pytest
from jupyter_client.manager import start_new_kernel
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers.checks import front_end
from helpers.front_end import person_is_here
from tests.checks.course import CHAPTER

SETUP = f"from helpers.checks import start\n\ncheck, hint = start({CHAPTER!r})"
RIGHT = "def scale(X, k):\n    return k * X\n"
MARKS = {"grade_id": "tiny-scale-answer", "solution": True}


class Talk:
    """A kernel, and a front-end with a person who could answer, or without."""

    def __init__(self, client):
        self.client = client

    def run(self, text, *, person=True):
        """Run a cell and return its outputs, each as plain text."""
        request = self.client.execute(text, allow_stdin=person)
        outputs = []
        while True:
            heard = self.client.get_iopub_msg(timeout=60)
            if heard["parent_header"].get("msg_id") != request:
                continue
            kind, content = heard["msg_type"], heard["content"]
            if kind == "status" and content["execution_state"] == "idle":
                return outputs
            if kind == "display_data":
                outputs.append(content["data"]["text/plain"])
            if kind == "error":
                outputs.append("ERROR " + "\n".join(content["traceback"]))
            if kind == "stream":
                outputs.append(f"{content['name']}: {content['text']}")


def save(folder, *texts, kind="code", order=1):
    """Save a notebook with the answer cells given and a test cell."""
    make = new_code_cell if kind == "code" else new_markdown_cell
    answers = [make(text, metadata={"nbgrader": MARKS}) for text in texts]
    marks = {"nbgrader": {"grade_id": "tiny-scale-tests"}}
    tests = new_code_cell('check("scale", scale)', metadata=marks)
    notebook = new_notebook(cells=[*answers, tests][::order])
    nbformat.write(notebook, folder / f"{CHAPTER}.ipynb")


@pytest.fixture(scope="module")
def kernel(both_sides, tmp_path_factory):
    """Start one kernel in a student's folder."""
    import shutil

    root = tmp_path_factory.mktemp("student")
    folder = root / "notebooks" / CHAPTER
    shutil.copytree(both_sides / "notebooks" / CHAPTER, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ML_WORKBOOK_ROOT", str(root))
        patch.delenv("JPY_SESSION_NAME", raising=False)
        manager, client = start_new_kernel(cwd=str(folder))
    yield Talk(client), folder
    client.stop_channels()
    manager.shutdown_kernel(now=True)


@pytest.fixture
def talk(kernel):
    """Begin each test with nothing noted and nothing defined."""
    talk, folder = kernel
    (folder.parent / ".progress.json").unlink(missing_ok=True)
    save(folder, RIGHT)
    talk.run(f"%reset -f\n{SETUP}")
    return talk


@pytest.fixture
def folder(kernel):
    return kernel[1]


def test_a_person_sees_the_card_and_a_program_does_not(talk):
    assert talk.run(SETUP, person=False) == []
    (card,) = talk.run(SETUP)
    assert card.startswith("Chapter 90: 0 of 2 exercises pass, 0 of 5 points so far.")
    assert "Next: `scale`." in card


def test_the_card_follows_the_checks(talk):
    talk.run("def scale(X, k):\n    return X + k\n")
    talk.run('check("scale", scale)')
    (card,) = talk.run(SETUP)
    assert "1 of 5 points" in card
    assert "To look at again: scale: You added k. Multiply by it." in card
    talk.run(RIGHT)
    talk.run('check("scale", scale); check("side", "left")')
    (card,) = talk.run(SETUP)
    assert "2 of 2 exercises pass, 3.5 of 5 points" in card
    assert "Hand in with `check.submit()`" in card


def test_points_are_for_programs_and_not_for_people(talk):
    talk.run("def scale(X, k):\n    return X + k\n")
    assert talk.run('print(check("scale", scale))')[1] == "stdout: None\n"
    assert talk.run('print(check("scale", scale))', person=False)[1] == "stdout: 1.0\n"


ROW = {"points": 1, "passed": 1, "checks": 2, "tries": 1, "message": "m"}
DAMAGED = [{"points": 1}, ROW | {"points": "x"}, ROW | {"message": 5}, [], "x", None]


@pytest.mark.parametrize("row", DAMAGED)
def test_a_damaged_row_of_progress_counts_as_none(talk, folder, row):
    rows = {"chapters": {CHAPTER: {"scale": row}}}
    (folder.parent / ".progress.json").write_text(json.dumps(rows))
    (said,) = talk.run(SETUP)
    nothing = "Chapter 90: 0 of 2 exercises pass, 0 of 5 points so far."
    assert said == f"{nothing} Next: `scale`."
    assert "✓" in "".join(talk.run('check("scale", lambda X, k: k * X)'))  # noted anew
    assert talk.run("print(check.chapter)") == [f"stdout: {CHAPTER}\n"]


def test_a_missing_answer_is_said_and_still_an_error(talk):
    (said,) = talk.run('check("scale", scale)')
    assert said.startswith("ERROR There is no scale yet. Run the answer cell above")
    assert "Traceback" not in said
    assert "ipykernel" not in said


def test_other_missing_names_keep_their_traceback(talk):
    (said,) = talk.run("print(scale)")
    assert "NameError" in said
    assert "print(scale)" in said
    talk.run("def scale(X, k):\n    return kk * X\n")
    (said,) = talk.run('check("scale", scale)')
    assert "(line 2: return kk * X). Nothing has this name" in said


@pytest.mark.parametrize(
    ("texts", "options", "words"),
    [
        ([RIGHT, RIGHT], {}, "is there 2 times, copied or split"),
        ([RIGHT], {"kind": "markdown"}, "has become text"),
        ([], {}, "is gone"),
        ([RIGHT], {"order": -1}, "stands below its check"),
    ],
)
def test_check_says_what_is_odd_about_the_saved_cell(
    talk, folder, texts, options, words
):
    save(folder, *texts, **options)
    talk.run(RIGHT)
    verdict, odd = talk.run('check("scale", scale)')
    assert "public 3 of 3" in verdict
    assert odd.startswith("In the saved notebook: the answer cell of `scale`")
    assert words in odd
    assert "`course check 90 --mend`" in odd
    assert len(talk.run('check("scale", scale)', person=False)) == 1


@pytest.mark.parametrize("text", ["", "{", "[]", '{"cells": [{}]}'])
def test_a_file_that_cannot_be_read_says_nothing(talk, folder, text):
    (folder / f"{CHAPTER}.ipynb").write_text(text)
    talk.run(RIGHT)
    assert len(talk.run('check("scale", scale)')) == 1


def test_vs_code_names_the_file(talk, folder):
    other = folder / "copy.ipynb"
    save(folder, RIGHT, RIGHT)
    (folder / f"{CHAPTER}.ipynb").rename(other)
    talk.run(f"__vsc_ipynb_file__ = {str(other)!r}\n{RIGHT}")
    assert "there 2 times" in talk.run('check("scale", scale)')[1]


def test_hand_in_warns_where_the_file_is_not_what_ran(talk, folder):
    talk.run("def scale(X, k):\n    return 2 * X\n")
    talk.run('check("scale", scale)')
    (said,) = talk.run('check.submit("ada")')
    assert said.startswith(f"Packing {CHAPTER}.ipynb as it was saved at ")
    assert "The saved answer is not what ran here last: scale." in said
    talk.run(RIGHT)
    (said,) = talk.run('check.submit("ada")')
    assert "not what ran" not in said


def test_hand_in_packs_and_says_what_is_in_it(talk, folder):
    talk.run(RIGHT)
    (said,) = talk.run('check.submit("ada")')
    zipped = folder.parents[1] / "submissions" / f"{CHAPTER}-ada.zip"
    assert zipped.is_file()
    assert f"with {CHAPTER}.ipynb, manifest.json" in said
    assert "Answered: scale" in said
    assert "Not written yet: side" in said


def test_hand_in_without_a_file(talk, folder):
    (folder / f"{CHAPTER}.ipynb").unlink()
    (said,) = talk.run("check.submit()")
    assert said.startswith(f"There is no saved notebook of {CHAPTER}.")


def test_outside_of_a_kernel_nobody_is_there(monkeypatch):
    assert not person_is_here()
    assert front_end.cells_that_ran() == []
    monkeypatch.setenv("JPY_SESSION_NAME", "/no/such/file.ipynb")
    assert front_end.notebook_file() is None
    front_end.say_missing_names()
