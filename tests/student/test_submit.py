"""`course submit`: what goes into the zip, what is said, what is never lost."""

import hashlib
import json
import zipfile
from datetime import UTC, datetime, timedelta

import pytest

from helpers.errors import UsageError, WorkbookError
from helpers.grading.archive import is_safe, read_manifest
from helpers.grading.incoming import scan
from helpers.grading.incoming import student_name as collected_name
from helpers.student.submit import student_name, submit

DOUBLE = "def double(x):\n    return 2 * x"


def test_zip_holds_the_notebook_and_a_manifest(course):
    course.answer(double=DOUBLE)
    before = course.path.read_bytes()
    report = submit("1", student="ada")

    assert report.path == course.root / "submissions" / "01_numbers-ada.zip"
    with zipfile.ZipFile(report.path) as bundle:
        assert (
            bundle.namelist() == report.files == ["01_numbers.ipynb", "manifest.json"]
        )
        assert bundle.read("01_numbers.ipynb") == before
        assert all(is_safe(member) for member in bundle.infolist())
        manifest = json.loads(bundle.read("manifest.json"))
    assert manifest["chapter"] == "01_numbers"
    assert manifest["student"] == "ada"
    assert manifest["sha256"] == hashlib.sha256(before).hexdigest() == report.sha256
    age = datetime.now(UTC) - datetime.fromisoformat(manifest["time"])
    assert timedelta(seconds=-1) < age < timedelta(minutes=1)
    assert manifest["versions"]["numpy"]
    assert read_manifest(report.path) == manifest


def test_says_what_is_open(course):
    course.answer(double=DOUBLE, side="side = 'left'")
    report = submit("numbers", student="ada")
    assert report.answered == ["double", "side"]
    assert report.open_exercises == ["halve"]
    assert report.warnings == []


def test_same_notebook_gives_the_same_bytes_but_for_the_time(course):
    first = submit("1", student="ada", out=course.root / "a")
    second = submit("1", student="ada", out=course.root / "b")
    with zipfile.ZipFile(first.path) as one, zipfile.ZipFile(second.path) as two:
        for name in one.namelist():
            assert one.getinfo(name).date_time == two.getinfo(name).date_time
            a, b = (z.read(name).splitlines() for z in (one, two))
            assert [x for x in a if b'"time"' not in x] == [
                x for x in b if b'"time"' not in x
            ]


def test_earlier_submission_is_kept_and_not_collected(course):
    first = submit("1", student="ada")
    old = first.path.read_bytes()
    course.answer(double=DOUBLE)
    second = submit("1", student="ada")
    third = submit("1", student="ada")

    assert second.path == third.path == first.path
    assert second.earlier.read_bytes() == old
    kept = {second.earlier, third.earlier}
    assert len(kept) == 2
    assert set(first.path.parent.iterdir()) == {first.path, *kept}
    found, passed_over = scan(first.path.parent, "01_numbers")
    assert [item.student for item in found] == ["ada"]
    assert len(passed_over) == 2


def test_dry_run_writes_nothing(course):
    report = submit("1", student="ada", dry_run=True)
    assert not report.written
    assert report.open_exercises == ["double", "halve", "side"]
    assert not (course.root / "submissions").exists()


def test_path_to_a_notebook_elsewhere_takes_that_file(course, tmp_path):
    untouched = course.path.read_bytes()
    course.answer(double=DOUBLE)
    elsewhere = tmp_path / "01_numbers.ipynb"
    course.path.replace(elsewhere)
    course.path.write_bytes(untouched)
    report = submit(str(elsewhere), student="ada", out=tmp_path / "out")
    assert report.notebook == elsewhere
    assert report.answered == ["double"]


def copied(content):
    """Copy and paste the answer cell of `double`, as JupyterLab does."""
    copy = content.cells[2].copy()
    copy["id"] = "b7c1"
    copy["source"] = DOUBLE
    content.cells.append(copy)


def deleted(content):
    del content.cells[2]


def retyped(content):
    content.cells[2]["cell_type"] = "markdown"
    for field in ("outputs", "execution_count"):
        del content.cells[2][field]


def unfinished(content):
    content.cells[2]["source"] = DOUBLE + "\n    raise NotImplementedError"


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (copied, "there 2 times"),
        (deleted, "is gone"),
        (retyped, "is markdown; make it code"),
        (unfinished, "still holds the line `raise NotImplementedError`"),
    ],
)
def test_warns_about_a_damaged_answer_cell(course, damage, words):
    content = course.read()
    damage(content)
    course.write(content)
    report = submit("1", student="ada")
    assert len(report.warnings) == 1
    assert words in report.warnings[0]
    assert "double" in report.warnings[0]


def test_copy_that_was_written_in_counts_as_answered(course):
    content = course.read()
    copied(content)
    course.write(content)
    assert submit("1", student="ada").answered == ["double"]


def test_broken_python_counts_as_an_answer(course):
    course.answer(double="def double(x:\n    return")
    assert submit("1", student="ada").answered == ["double"]


def test_notebook_too_big_to_grade_is_said(course, monkeypatch):
    monkeypatch.setattr("helpers.student.submit.MAX_NOTEBOOK", 1000)
    assert "Clear its outputs" in submit("1", student="ada").warnings[0]


@pytest.mark.parametrize(
    "name", ["ada", "王小明", "ada.lovelace@example.org", "a", "x-1_y", "a" * 64]
)
def test_good_names_stay_as_they_are_when_collected(name):
    assert student_name(name) == name == collected_name(name)


@pytest.mark.parametrize(
    "name", ["", " ", "../ada", "a/b", "a b", "-ada", ".ada", "ada.", "a" * 65, "a\n"]
)
def test_bad_names_are_refused_and_nothing_is_written(course, name):
    if name == "a\n":
        assert student_name(name) == "a"  # a stray line end is no one's name
        return
    with pytest.raises(UsageError) as caught:
        submit("1", student=name)
    assert "--student" in caught.value.next_step
    assert not (course.root / "submissions").exists()


def test_name_comes_from_the_user_of_the_machine(monkeypatch):
    monkeypatch.setenv("USER", "grace")
    assert student_name(None) == "grace"
    monkeypatch.delenv("USER")
    monkeypatch.delenv("USERNAME", raising=False)
    with pytest.raises(UsageError, match="no name"):
        student_name(None)


def test_unknown_chapter(course):
    with pytest.raises(UsageError, match="numbers"):
        submit("numbrs", student="ada")


def test_damaged_notebook(course):
    course.path.write_text("{")
    with pytest.raises(WorkbookError, match="is not a notebook"):
        submit("1", student="ada")
    assert not (course.root / "submissions").exists()


def test_folder_that_cannot_be_written(course):
    (course.root / "submissions").write_text("a file, not a folder")
    with pytest.raises(WorkbookError, match="cannot be written") as caught:
        submit("1", student="ada")
    assert "--out" in caught.value.next_step
