"""Every file that comes is kept, and the newest one counts."""

import hashlib
import json

import pytest

from helpers.errors import UsageError
from helpers.grading.collect import collect
from helpers.grading.incoming import student_name
from tests.grading.handed_in import (
    BETTER,
    CHAPTER,
    GOOD,
    files_below,
    kept,
    notebook,
    only,
    put,
    zipped,
)

# ---- where submissions come from ----------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        f"{CHAPTER}-ana.ipynb",
        f"{CHAPTER}_ana.ipynb",
        "ana.ipynb",
        f"ana_{CHAPTER}.ipynb",
        f"ana/{CHAPTER}.ipynb",
        f"ana/{CHAPTER}/{CHAPTER}.ipynb",
        "ana/renamed.ipynb",
        "ana_assignsubmission_file_/renamed.IPYNB",
    ],
)
def test_notebook_by_any_usual_name(source, take, tmp_path, name):
    put(source / name, GOOD)
    assert only(take()).outcome == "new"
    assert notebook(tmp_path) == GOOD


def test_zip_as_course_submit_makes_it(source, take, tmp_path):
    sha = hashlib.sha256(GOOD).hexdigest()
    content = zipped((f"{CHAPTER}.ipynb", GOOD), student="ana", sha256=sha)
    put(source / f"{CHAPTER}-ana.zip", content)
    item = only(take())
    assert (item.student, item.sha256, item.note) == ("ana", sha, "")
    assert notebook(tmp_path) == GOOD


@pytest.mark.parametrize(
    ("name", "student"),
    [
        ("upload.zip", "ana"),  # the zip says whose it is
        (f"{CHAPTER}-ana (1).zip", "ana"),  # a browser's second copy
        (f"{CHAPTER}-ben.zip", "ben"),  # the file's name goes first
        (f"{CHAPTER}-anabel.zip", "anabel"),
    ],
)
def test_whose_zip_it_is(source, take, name, student):
    put(source / name, zipped(("a.ipynb", GOOD), student="ana"))
    assert only(take()).student == student


def test_zip_without_manifest(source, take):
    put(source / "ana.zip", zipped(("anything.ipynb", GOOD)))
    assert only(take()).student == "ana"


def test_download_of_a_learning_management_system(source, take, tmp_path):
    inner = zipped((f"{CHAPTER}.ipynb", BETTER), student="ben")
    content = zipped(("Ana Li_12/x.ipynb", GOOD), ("Ben_13/hand-in.zip", inner))
    put(source / "all.zip", content)
    report = collect(source / "all.zip", CHAPTER, tmp_path / "course")
    assert [item.student for item in report.collected] == ["Ana_Li_12", "Ben_13"]


def test_other_chapters_and_other_files_are_passed_over(source, take):
    put(source / "ana.ipynb", GOOD)
    put(source / "07_sgd-ana.ipynb", GOOD)
    put(source / "ben.zip", zipped(("a.ipynb", GOOD), student="b", chapter="05_losses"))
    put(source / "readme.txt", b"hello")
    put(source / "carl" / "05_losses" / "05_losses.ipynb", GOOD)
    report = take()
    assert only(report).student == "ana"
    assert len(report.passed_over) == 3


def test_note_where_the_notebook_was_changed_after_packing(source, take):
    put(source / "a.zip", zipped(("a.ipynb", GOOD), student="ana", sha256="0" * 64))
    assert "changed after it was packed" in only(take()).note


# ---- versions -----------------------------------------------------------------------


def test_newest_wins_whatever_order_they_come_in(source, take, tmp_path):
    put(source / "b.zip", zipped(("a.ipynb", GOOD), student="ana"), minute=1)
    put(source / "a.zip", zipped(("a.ipynb", BETTER), student="ana"), minute=9)
    assert [item.outcome for item in take().collected] == ["new", "replaced"]
    assert notebook(tmp_path) == BETTER


def test_time_that_a_student_claims_is_not_believed(source, take, tmp_path):
    early = zipped(("a.ipynb", GOOD), student="ana", time="2001-01-01T00:00:00+00:00")
    put(source / "a.zip", early)
    take()
    assert (kept(tmp_path) / "timestamp.txt").read_text() == (
        "2023-11-14 22:13:20.000000 UTC"
    )


def test_later_submission_replaces_and_both_versions_stay(source, take, tmp_path):
    put(source / "ana.ipynb", GOOD, minute=1)
    take()
    put(source / "ana.ipynb", BETTER, minute=2)
    assert only(take()).outcome == "replaced"
    assert notebook(tmp_path) == BETTER
    versions = tmp_path / "course" / "submitted" / ".versions" / CHAPTER / "ana"
    assert [path.read_bytes() for path in files_below(versions)] == [GOOD, BETTER]


def test_older_file_is_kept_but_does_not_count(source, take, tmp_path):
    put(source / "ana.ipynb", GOOD, minute=5)
    take()
    put(source / "ana.ipynb", BETTER, minute=2)
    assert only(take()).outcome == "older"
    assert notebook(tmp_path) == GOOD


def test_collecting_twice_changes_nothing(source, take, tmp_path):
    put(source / "ana.ipynb", GOOD)
    put(source / "ben.zip", b"broken")
    take()
    before = {path: path.read_bytes() for path in files_below(tmp_path / "course")}
    assert {item.outcome for item in take().collected} == {"unchanged"}
    assert before == {p: p.read_bytes() for p in files_below(tmp_path / "course")}


def test_every_version_is_logged(source, take, tmp_path):
    put(source / "ana.ipynb", GOOD, minute=1)
    take()
    put(source / "ana.ipynb", b"", minute=2)
    take()
    log = (tmp_path / "course" / "submitted" / "collect.jsonl").read_text()
    lines = [json.loads(line) for line in log.splitlines()]
    assert [line["outcome"] for line in lines] == ["new", "replaced"]
    assert lines[0]["sha256"] == hashlib.sha256(GOOD).hexdigest()


def test_dry_run_writes_nothing(source, take, tmp_path):
    put(source / "ana.ipynb", GOOD)
    assert only(take(dry_run=True)).outcome == "new"
    assert not (tmp_path / "course").exists()


# ---- names and places ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ana", "ana"),
        ("../../etc/passwd", "etc_passwd"),
        ("..", ""),
        ("-rf", "rf"),
        (".hidden", "hidden"),
        ("a\x00b\nc", "a_b_c"),
        ("李雷", "李雷"),
        ("Mu\u0308ller", "Müller"),
        ("x" * 300, "x" * 64),
    ],
)
def test_student_names_are_safe_as_folders(text, name):
    assert student_name(text) == name


def test_source_that_is_missing(take, source):
    source.rmdir()
    with pytest.raises(UsageError, match="no folder"):
        take()


def test_source_that_is_empty(take):
    with pytest.raises(UsageError, match="no submission of 06_linear_regression"):
        take()


def test_source_that_is_no_zip(source, tmp_path):
    put(source / "a.txt", b"hello")
    with pytest.raises(UsageError, match="not a folder of submissions"):
        collect(source / "a.txt", CHAPTER, tmp_path / "course")


def test_source_that_is_the_folder_of_collected_submissions(source, take, tmp_path):
    put(source / "ana.ipynb", GOOD)
    take()
    submitted = tmp_path / "course" / "submitted"
    with pytest.raises(UsageError, match="in already"):
        collect(submitted, CHAPTER, tmp_path / "course")


def test_kill_while_a_new_version_is_put_in_place(source, take, tmp_path, monkeypatch):
    """The time that it came is never the time of the version before."""
    from helpers.grading import collect as module

    put(source / f"{CHAPTER}-ana.ipynb", GOOD, minute=0)
    take()
    write = module.write_atomic

    def killed(path, content):
        if path.name == module.TIMESTAMP:
            raise KeyboardInterrupt
        write(path, content)

    put(source / f"{CHAPTER}-ana.ipynb", BETTER, minute=5)
    monkeypatch.setattr(module, "write_atomic", killed)
    with pytest.raises(KeyboardInterrupt):
        take()
    monkeypatch.setattr(module, "write_atomic", write)
    came = only(take())
    written = (kept(tmp_path) / module.TIMESTAMP).read_text()
    assert (came.outcome, notebook(tmp_path)) == ("new", BETTER)
    assert written.replace(" UTC", "").replace(" ", "T") in came.received
