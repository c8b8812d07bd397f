"""What cannot be taken counts as 0 with a reason, and nothing of it is unpacked."""

import stat
import zipfile

import pytest

from helpers.grading import archive
from helpers.grading import collect as module
from helpers.grading.submissions import submissions_in
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


def refused(take, tmp_path, reason, student="ana"):
    item = only(take())
    assert item.outcome == "refused"
    assert reason in item.note
    (submission,) = submissions_in(tmp_path / "course" / "submitted", CHAPTER)
    assert submission.student == student
    assert submission.file is None
    assert reason in submission.problem


def linked(name):
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "damaged"),
        (b"no zip", "damaged"),
        (zipped(("a.ipynb", GOOD * 99))[:-30], "damaged"),
        (zipped(("notes.txt", GOOD)), "no notebook"),
        (zipped(("../../a.ipynb", GOOD)), "outside"),
        (zipped(("/etc/a.ipynb", GOOD)), "outside"),
        (zipped(("..\\..\\a.ipynb", GOOD)), "outside"),
        (zipped((linked("a.ipynb"), "/etc/passwd")), "link"),
    ],
    ids=["empty", "text", "cut", "notes", "climbs", "absolute", "backslash", "symlink"],
)
def test_zip_that_cannot_be_taken(source, take, tmp_path, content, reason):
    put(source / "ana.zip", content)
    refused(take, tmp_path, reason)
    outside = [p for p in files_below(tmp_path) if "course" not in p.parts]
    assert outside == [source / "ana.zip"]


def test_zip_bomb(source, take, tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_NOTEBOOK", 1000)
    put(source / "ana.zip", zipped(("a.ipynb", b" " * 2000)))
    refused(take, tmp_path, "larger than 20 MB")


def test_zip_with_too_many_files(source, take, tmp_path):
    put(source / "ana.zip", zipped(*((f"{i}.ipynb", b"") for i in range(1001))))
    refused(take, tmp_path, "1001 files")


def test_zip_locked_with_a_password(source, take, tmp_path):
    content = bytearray(zipped(("a.ipynb", GOOD)))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1  # the bit that says encrypted
    put(source / "ana.zip", bytes(content))
    refused(take, tmp_path, "password")


def test_zip_with_several_notebooks(source, take, tmp_path):
    other = zipfile.ZipInfo("old.ipynb", (2020, 1, 1, 0, 0, 0))
    new = zipfile.ZipInfo("new.ipynb", (2026, 1, 1, 0, 0, 0))
    put(source / "ana.zip", zipped((other, GOOD), (new, BETTER)))
    assert "2 notebooks" in only(take()).note
    assert notebook(tmp_path) == BETTER


def test_huge_notebook(source, take, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MAX_NOTEBOOK", 1000)
    put(source / "ana.ipynb", b" " * 2000)
    refused(take, tmp_path, "larger than 20 MB")


def test_huge_file_is_not_even_read(source, take, tmp_path):
    path = source / "ana.ipynb"
    with path.open("wb") as file:
        file.truncate(2**30)
    refused(take, tmp_path, "1024 MB")


@pytest.mark.parametrize("name", ["ana.ipynb", f"ana/{CHAPTER}.ipynb"])
def test_symbolic_link_is_not_followed(source, take, tmp_path, name):
    secret = tmp_path / "secret.ipynb"
    secret.write_bytes(GOOD)
    link = source / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(secret)
    refused(take, tmp_path, "link")
    assert not any(GOOD in p.read_bytes() for p in files_below(tmp_path / "course"))


def test_folder_without_a_notebook(source, take, tmp_path):
    put(source / "ana" / "answers.docx", b"...")
    refused(take, tmp_path, "no notebook")


def test_refused_submission_takes_the_place_of_a_good_one(source, take, tmp_path):
    put(source / "ana.zip", zipped(("a.ipynb", GOOD)), minute=1)
    take()
    put(source / "ana.zip", b"broken", minute=2)
    refused(take, tmp_path, "damaged")
    put(source / "ana.zip", zipped(("a.ipynb", BETTER)), minute=3)
    take()
    assert notebook(tmp_path) == BETTER
    assert not (kept(tmp_path) / "problem.json").exists()


def test_file_that_cannot_be_read(source, take, tmp_path, monkeypatch):
    put(source / "ana.ipynb", GOOD)
    put(source / "ben.ipynb", GOOD)

    def read(path):
        if path.name == "ana.ipynb":
            raise PermissionError(13, "Permission denied", str(path))
        with path.open("rb") as file:
            return file.read()

    monkeypatch.setattr("pathlib.Path.read_bytes", read)
    outcomes = {item.student: item.outcome for item in take().collected}
    assert outcomes == {"ana": "refused", "ben": "new"}


def test_damaged_note_of_a_problem_is_written_again(source, take, tmp_path):
    put(source / "ana.zip", b"broken")
    take()
    (kept(tmp_path) / "problem.json").write_text("{")
    refused(take, tmp_path, "damaged")


def test_broken_notebook_is_collected_as_it_is(source, take, tmp_path):
    put(source / "ana.ipynb", b'{"cells": [')
    assert only(take()).outcome == "new"
    assert notebook(tmp_path) == b'{"cells": ['
