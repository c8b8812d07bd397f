"""`course check --mend`: what grading would read, written down; nothing is lost."""

import copy
import json

import pytest
from click.testing import CliRunner
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from helpers.cli import main
from helpers.errors import WorkbookError
from helpers.grading.graft import graft
from helpers.student.check import check_notebook
from helpers.student.mend import mend_notebook
from helpers.student.notebook import open_notebook
from helpers.student.submit import submit

DOUBLE = "def double(x):\n    return 2 * x"
HALVE = "def halve(x):\n    return x / 2"


def place(content, name):
    return next(i for i, c in enumerate(content.cells) if c.id == f"numbers-{name}")


def copied(content):
    """Copy the answer cell with its id, as JupyterLab does, and write in the copy."""
    cell = copy.deepcopy(content.cells[place(content, "double-answer")])
    content.cells[place(content, "double-answer")].source = "def double(x):\n    pass"
    cell.id = "b7c1"
    content.cells.insert(place(content, "double-tests"), cell)


def split(content):
    first = content.cells[place(content, "double-answer")]
    first.source = "def twice(x):\n    return 2 * x"
    second = copy.deepcopy(first)
    second.id, second.source = "b7c2", "def double(x):\n    return twice(x)"
    content.cells.insert(place(content, "double-tests"), second)


def retyped(content):
    where = place(content, "double-answer")
    old = content.cells[where]
    content.cells[where] = new_markdown_cell(
        old.source, id=old.id, metadata=old.metadata
    )


def moved(content):
    content.cells.append(content.cells.pop(place(content, "double-answer")))


def unmarked(content):
    cell = content.cells[place(content, "double-answer")]
    cell.id, cell.metadata = "b7c3", {}


def changed_tests(content):
    content.cells[place(content, "double-tests")].source = "check = print"


DAMAGE = {
    copied: "more than once",
    split: "were split",
    retyped: "become text cells",
    moved: "were moved",
    unmarked: "lost their marks",
    changed_tests: "Test cells were changed",
}


@pytest.mark.parametrize(("damage", "words"), DAMAGE.items())
def test_what_is_broken_is_said_and_mended(handed_out, damage, words):
    content = handed_out.read()
    damage(content)
    handed_out.write(content)
    before = handed_out.path.read_bytes()
    report = check_notebook("1")
    assert words in " ".join(report.oddities)
    assert not report.ok
    double = next(v for v in report.verdicts if v.exercise == "double")
    assert double.passed

    mended = mend_notebook("1")
    assert mended.changes == report.oddities
    assert mended.kept.read_bytes() == before
    assert mended.kept.name == "01_numbers-before-mending.ipynb"
    after = check_notebook("1")
    assert after.oddities == []
    assert next(v for v in after.verdicts if v.exercise == "double").passed
    assert mend_notebook("1").changes == []


@pytest.mark.parametrize("damage", DAMAGE)
def test_grading_reads_the_same_before_and_after(handed_out, damage):
    content = handed_out.read()
    damage(content)
    handed_out.write(content)
    notebook = open_notebook("1")
    mend_notebook("1")
    released = json.loads(
        (handed_out.root / "notebooks/.released/01_numbers.ipynb").read_text()
    )
    names = {"double": Named("double"), "halve": Named("halve"), "side": Named("side")}
    again = graft(released, handed_out.path.read_bytes(), names)
    assert again.answers == notebook.grafted.answers
    assert again.mended == []


class Named:
    """What grafting asks of an exercise."""

    def __init__(self, name):
        self.names = (name,)


def test_an_essay_that_stands_beside_its_cell_is_put_in_its_place(course):
    marks = {"grade": True, "solution": True, "locked": False, "task": False}
    marks |= {"schema_version": 3, "grade_id": "numbers-why-essay", "points": 3}
    cell = new_markdown_cell("Write here.", id="numbers-why-essay")
    cell.metadata = {"tags": ["essay"], "nbgrader": marks, "deletable": False}
    content = course.read()
    content.cells += [new_markdown_cell("Why?", id="numbers-why"), cell]
    course.write(content)
    kept = course.root / "notebooks" / ".released" / course.path.name
    kept.parent.mkdir()
    kept.write_bytes(course.path.read_bytes())
    assert check_notebook("1").oddities == []

    content.cells[-1].source = "Because it grows."
    content.cells.append(new_markdown_cell("And it never stops.", id="more"))
    course.write(content)
    assert mend_notebook("1").changes
    after = course.read()
    assert after.cells[-1].id == "numbers-why-essay"
    assert "Because it grows." in after.cells[-1].source
    assert "And it never stops." in after.cells[-1].source
    assert check_notebook("1").oddities == []


def test_the_students_own_cells_outputs_and_demos_stay(handed_out):
    content = handed_out.read()
    copied(content)
    note = new_markdown_cell("my note", id="note")
    trial = new_code_cell("double(4)", id="trial")
    content.cells.insert(place(content, "double-tests") + 1, trial)
    content.cells.insert(0, note)
    end = content.cells[place(content, "end")]
    end.source = "print('my end')"
    end.outputs = [new_output("stream", name="stdout", text="my end\n")]
    handed_out.write(content)
    mend_notebook("1")
    after = handed_out.read()
    assert after.cells[0].id == "note"
    assert place_of(after, "trial") == place(after, "double-tests") + 1
    assert after.cells[place(after, "end")].source == "print('my end')"
    assert after.cells[place(after, "end")].outputs == end.outputs
    assert after.cells[place(after, "double-answer")].source == DOUBLE


def place_of(content, name):
    return [c.id for c in content.cells].index(name)


def test_a_dry_run_writes_nothing(handed_out):
    content = handed_out.read()
    copied(content)
    handed_out.write(content)
    before = handed_out.path.read_bytes()
    report = mend_notebook("1", dry_run=True)
    assert report.changes
    assert not report.written
    assert handed_out.path.read_bytes() == before
    assert not report.kept.exists()


def test_an_earlier_kept_file_stays(handed_out):
    for _ in range(2):
        content = handed_out.read()
        copied(content)
        handed_out.write(content)
        report = mend_notebook("1")
    assert report.kept.name == "01_numbers-before-mending-2.ipynb"
    assert len(list(handed_out.folder.glob("*before*"))) == 2


def test_a_sound_notebook_is_left_alone(handed_out):
    before = handed_out.path.read_bytes()
    assert mend_notebook("1").changes == []
    assert handed_out.path.read_bytes() == before
    assert check_notebook("1").oddities == []


def test_without_the_released_notebook_there_is_one_sentence(course):
    with pytest.raises(WorkbookError, match="as it was handed out"):
        mend_notebook("1")
    assert check_notebook("1").oddities == []


def test_a_file_that_cannot_be_written_is_left_as_it_was(handed_out, monkeypatch):
    content = handed_out.read()
    copied(content)
    handed_out.write(content)
    before = handed_out.path.read_bytes()

    def refuse(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("helpers.student.mend.write_atomic", refuse)
    with pytest.raises(WorkbookError, match="No space left"):
        mend_notebook("1")
    assert handed_out.path.read_bytes() == before


def test_a_notebook_without_any_answer_is_not_mended(handed_out):
    content = handed_out.read()
    content.cells = content.cells[:1]
    handed_out.write(content)
    assert "would find no answers" in check_notebook("1").oddities[0]
    with pytest.raises(WorkbookError, match="no answer cell of this chapter"):
        mend_notebook("1")


def test_submit_says_what_grading_would_mend(handed_out):
    content = handed_out.read()
    split(content)
    handed_out.write(content)
    assert any("were split" in warning for warning in submit("1", student="a").warnings)


def test_the_verb_says_what_it_does(handed_out):
    content = handed_out.read()
    copied(content)
    handed_out.write(content)
    run = CliRunner().invoke
    seen = run(main, ["check", "1"], standalone_mode=False)
    assert "To put it right: course check 01 --mend" in seen.output
    dry = run(main, ["check", "1", "--mend", "--dry-run"], standalone_mode=False)
    assert "Would write" in dry.output
    done = run(main, ["check", "1", "--mend"], standalone_mode=False)
    assert "more than once" in done.output
    assert "is 01_numbers-before-mending.ipynb" in done.output
    again = run(main, ["check", "1", "--mend"], standalone_mode=False)
    assert again.output == "01_numbers.ipynb needs no mending.\n"
