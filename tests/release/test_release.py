import json
import re
from pathlib import Path

import nbformat
import pytest

from helpers.authoring.audit import AuditError
from helpers.authoring.chapters import all_chapters, read_notebook
from helpers.authoring.release import release, released_files, stale
from helpers.errors import WorkbookError

NOTEBOOK = "41_tiny_line.ipynb"


def released(course):
    text = released_files(course.chapter)[NOTEBOOK].decode()
    return {cell.id: cell for cell in nbformat.reads(text, as_version=4).cells}


def test_files_are_the_notebook_and_the_public_checks(course):
    files = released_files(course.chapter)
    assert list(files) == [NOTEBOOK, "public.json"]
    assert json.loads(files["public.json"])["chapter"] == "41_tiny_line"


def test_same_source_gives_the_same_bytes(course):
    assert released_files(course.chapter) == released_files(course.chapter)


def test_bytes_are_canonical(course):
    text = released_files(course.chapter)[NOTEBOOK].decode()
    assert text == json.dumps(
        json.loads(text), indent=1, sort_keys=True, ensure_ascii=False
    ) + ("\n")
    assert "直线" in text


def test_layout_of_the_source_does_not_matter(course):
    before = released_files(course.chapter)
    notebook = json.loads(course.source.read_text("utf-8"))
    notebook["metadata"]["language_info"] = {"name": "python", "version": "3.99"}
    notebook["metadata"]["kernelspec"]["display_name"] = "my own venv"
    for cell in notebook["cells"]:
        cell["metadata"]["slideshow"] = {"slide_type": "slide"}
        if cell["cell_type"] == "code":
            cell["execution_count"] = 3
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x"}]
    course.source.write_text(json.dumps(notebook), "utf-8")
    assert released_files(course.chapter) == before


def test_region_in_a_function_becomes_the_stub(course):
    assert released(course)["tiny-line-slope-answer"].source == (
        "def slope(x, y):\n"
        '    """Slope of the line through the origin that fits best."""\n'
        "    # YOUR CODE HERE\n"
        "    raise NotImplementedError"
    )


def test_region_at_the_margin_leaves_nothing(course):
    text = released(course)["tiny-line-sign-answer"].source
    assert text == 'sign = ...  # "up" or "down"\nstep = ...'


def test_both_kinds_of_region_in_one_cell(course):
    course.cell("slope-answer").source = (
        "half = ...\n### BEGIN SOLUTION\nhalf = 0.5\n### END SOLUTION\n\n\n"
        "class Line:\n"
        "    def at(self, x):\n"
        "        ### BEGIN SOLUTION\n        return x\n        ### END SOLUTION\n"
    )
    course.save()
    assert released(course)["tiny-line-slope-answer"].source == (
        "half = ...\n\n\nclass Line:\n    def at(self, x):\n"
        "        # YOUR CODE HERE\n        raise NotImplementedError"
    )


def test_hidden_region_is_gone(course):
    assert released(course)["tiny-line-slope-tests"].source == 'check("slope", slope)'


def test_locks(course):
    cells = released(course)
    for slug in ("set-up", "slope-task", "slope-tests"):
        metadata = cells[f"tiny-line-{slug}"].metadata
        assert (metadata.editable, metadata.deletable) == (False, False)
    answer = cells["tiny-line-slope-answer"].metadata
    assert answer.deletable is False
    assert answer.get("editable", True)
    assert "nbgrader" not in cells["tiny-line-title"].metadata


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("def slope(x, y):\n    return 1", "an answer has no 'BEGIN SOLUTION'"),
        ("### BEGIN SOLUTION\nx = 1", "a solution has no end"),
        ("x = 1\n### END SOLUTION", "markers do not pair up"),
        (
            "### BEGIN SOLUTION\n### BEGIN SOLUTION\n### END SOLUTION",
            "markers do not pair up",
        ),
    ],
)
def test_answer_with_broken_markers_is_refused(course, text, message):
    course.cell("slope-answer").source = text
    course.save()
    with pytest.raises(WorkbookError, match=message):
        released_files(course.chapter)


def test_solution_outside_of_an_answer_is_refused(course):
    course.cell("points").source = "### BEGIN SOLUTION\nx = 1\n### END SOLUTION"
    course.save()
    with pytest.raises(WorkbookError, match="cannot be released: Solution region"):
        released_files(course.chapter)


def test_hidden_test_outside_of_a_test_cell_is_refused(course):
    course.cell("points").source = "### BEGIN HIDDEN TESTS\n1\n### END HIDDEN TESTS"
    course.save()
    with pytest.raises(WorkbookError, match="cannot be released: Hidden test region"):
        released_files(course.chapter)


def test_copied_cell_is_refused(course):
    course.notebook.cells.append(course.cell("slope-tests"))
    course.save()
    with pytest.raises(
        WorkbookError, match="two cells with the id tiny-line-slope-tests"
    ):
        released_files(course.chapter)


def test_pictures_go_along_and_author_files_do_not(course):
    for name in ("bowl.png", "plan.txt", ".notes", "retired_ids.txt", "tools.py"):
        (course.folder / name).write_text("")
    (course.folder / "checks" / "data.json").write_text("{}")
    assert list(released_files(course.chapter)) == [
        NOTEBOOK,
        "bowl.png",
        "plan.txt",
        "public.json",
    ]
    with pytest.raises(AuditError, match=r"plan\.txt is a file that students have"):
        release(course.chapter)


def test_students_side_cannot_release(course):
    release(course.chapter)
    course.source.unlink()
    with pytest.raises(WorkbookError, match="no source notebook here"):
        released_files(course.chapter)


def test_release_writes_and_says_what(course):
    kinds = [change.kind for change in release(course.chapter)]
    assert kinds == ["new", "new"]
    files = released_files(course.chapter)
    assert {p.name: p.read_bytes() for p in course.released.iterdir()} == files
    assert [change.kind for change in release(course.chapter)] == ["same", "same"]
    assert [p.name for p in (course.root / "notebooks").iterdir()] == ["41_tiny_line"]


def test_dry_run_writes_nothing(course):
    changes = release(course.chapter, dry_run=True)
    assert [(change.path.name, change.kind) for change in changes] == [
        (NOTEBOOK, "new"),
        ("public.json", "new"),
    ]
    assert not course.released.exists()


def test_other_files_in_the_folder_are_left_alone(course):
    release(course.chapter)
    (course.released / "sketch.txt").write_text("mine")
    course.cell("title").source += "\n\nMore."
    course.save()
    release(course.chapter)
    assert (course.released / "sketch.txt").read_text() == "mine"


def test_finding_stops_the_release(course):
    course.cell("slope-task").source = "### `slope` (3 points)"
    course.save()
    with pytest.raises(AuditError, match="tells 3 points, the checks sum to 2"):
        release(course.chapter)
    assert not course.released.exists()


def test_work_in_a_released_notebook_is_not_overwritten(course):
    release(course.chapter)
    path = course.released / NOTEBOOK
    notebook = read_notebook(path)
    for cell in notebook.cells:
        if cell.id == "tiny-line-slope-answer":
            cell.source = "def slope(x, y):\n    return 2.0"
    nbformat.write(notebook, path)
    before = path.read_bytes()
    with pytest.raises(WorkbookError, match=r"holds answers \(tiny-line-slope-an") as e:
        release(course.chapter)
    assert e.value.next_step == "course release 41 --force"
    assert path.read_bytes() == before
    release(course.chapter, force=True)
    assert stale(course.chapter) == []


def test_changed_stub_is_no_work(course):
    release(course.chapter)
    answer = course.cell("slope-answer")
    answer.source = answer.source.replace("Slope of", "The slope of")
    course.save()
    changes = release(course.chapter)
    assert [change.kind for change in changes] == ["changed", "same"]


def test_failure_half_way_undoes_the_rest(course, monkeypatch):
    release(course.chapter)
    before = {p: p.read_bytes() for p in course.released.iterdir()}
    course.cell("title").source += "\n\nMore."
    course.save()
    course.write_checks(
        (course.folder / "checks/__init__.py")
        .read_text("utf-8")
        .replace("Two sums.", "Two sums are needed.")
    )
    rename = Path.replace

    def fail_on_second(self, target):
        if Path(target).name == "public.json":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", fail_on_second)
    with pytest.raises(WorkbookError, match="No space left on device; nothing is chan"):
        release(course.chapter)
    assert {p: p.read_bytes() for p in course.released.iterdir()} == before
    assert [p.name for p in (course.root / "notebooks").iterdir()] == ["41_tiny_line"]


def test_failure_on_a_first_release_leaves_no_file(course, monkeypatch):
    def fail(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(WorkbookError, match="nothing is changed"):
        release(course.chapter)
    assert [p for p in (course.root / "notebooks").rglob("*") if p.is_file()] == []


def test_stale_says_what_is_missing_changed_or_extra(course):
    assert stale(course.chapter) == [
        f"{NOTEBOOK} is missing",
        "public.json is missing",
    ]
    release(course.chapter)
    assert stale(course.chapter) == []
    (course.released / "public.json").write_text("{}")
    (course.released / "checks.py").write_text("")
    (course.released / ".ipynb_checkpoints").mkdir()
    (course.released / ".ipynb_checkpoints" / NOTEBOOK).write_text("")
    assert stale(course.chapter) == [
        "public.json differs from the source",
        "checks.py is not part of it",
    ]


@pytest.mark.parametrize("chapter", all_chapters(), ids=lambda chapter: chapter.name)
class TestEveryChapter:
    def test_release_is_up_to_date(self, chapter):
        assert stale(chapter) == []

    def test_no_trace_of_author_or_hidden_checks(self, chapter):
        for content in released_files(chapter).values():
            text = content.decode("utf-8", errors="replace")
            assert not re.search(r"SOLUTION|HIDDEN|check\.grade", text)
