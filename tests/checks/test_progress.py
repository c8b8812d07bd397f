"""Progress is kept in one small file that may be deleted, damaged or read-only."""

import json
from datetime import UTC, datetime

import pytest

from helpers.checks import progress
from helpers.checks.verdict import CheckResult, Verdict


@pytest.fixture(autouse=True)
def course(tmp_path, monkeypatch):
    (tmp_path / "notebooks").mkdir()
    monkeypatch.setenv("ML_WORKBOOK_ROOT", str(tmp_path))
    return tmp_path


def verdict(exercise="gradient", points=1.5, message=""):
    checks = (
        CheckResult("shape", "shape", False, True, 1.5, 1.5),
        CheckResult("values", "values", False, False, 0.0, 1.0),
    )
    return Verdict(exercise, points, 4.0, "judged", message, "", checks, ("loops",))


def test_nothing_yet():
    assert progress.load() == {}


def test_a_verdict_is_noted_and_read():
    before = datetime.now(UTC).replace(microsecond=0)
    progress.record("06_linear_regression", verdict(message="代价 <b>"))
    noted = progress.load()["06_linear_regression"]["gradient"]
    when = datetime.fromisoformat(noted.pop("time"))
    assert before <= when <= datetime.now(UTC)
    assert noted == {
        "points": 1.5,
        "max_points": 4.0,
        "passed": 1,
        "checks": 2,
        "later": 1,
        "message": "代价 <b>",
        "tries": 1,
        "answer": "",
    }


def test_the_same_answer_again_is_no_new_try():
    for answer in ("a", "a", "b", "b", "a"):
        progress.record("06_linear_regression", verdict(), answer)
    noted = progress.load()["06_linear_regression"]["gradient"]
    assert (noted["tries"], noted["answer"]) == (3, "a")


def test_a_stub_is_no_try():
    stub = Verdict("gradient", 0.0, 4.0, "not attempted", "", "", ())
    progress.record("06_linear_regression", stub, "a")
    assert progress.load()["06_linear_regression"]["gradient"]["tries"] == 0


def test_hints_only_grow():
    for seen in (1, 3, 2):
        progress.note_hints("06_linear_regression", "gradient", seen)
    assert progress.hints_seen("06_linear_regression", "gradient") == 3
    assert progress.hints_seen("06_linear_regression", "cost") == 0
    progress.record("06_linear_regression", verdict())
    assert progress.hints_seen("06_linear_regression", "gradient") == 3


def test_forgetting_a_chapter_leaves_the_others():
    for chapter in ("06_linear_regression", "07_scaling"):
        progress.record(chapter, verdict())
        progress.note_hints(chapter, "gradient", 1)
        progress.note_recall(f"{chapter}/2", known=False)
    progress.forget("06_linear_regression")
    assert list(progress.load()) == ["07_scaling"]
    assert progress.hints_seen("06_linear_regression", "gradient") == 0
    assert list(progress.recalled()) == ["07_scaling/2"]


def test_the_newest_verdict_stands_and_others_stay():
    progress.record("06_linear_regression", verdict(points=0.5))
    progress.record("06_linear_regression", verdict("cost"))
    progress.record("07_scaling", verdict())
    progress.record("06_linear_regression", verdict(points=1.5))
    noted = progress.load()
    assert list(noted["06_linear_regression"]) == ["gradient", "cost"]
    assert noted["06_linear_regression"]["gradient"]["points"] == 1.5
    assert list(noted) == ["06_linear_regression", "07_scaling"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"chapters": 3}',
        '{"chapters": []}',
        '{"chapters": {"06_linear_regression": 3}}',
        '{"chapters": {"06_linear_regression": null}}',
        b"\xff\xfe",
        "[" * 100_000,
    ],
)
def test_a_damaged_file_is_begun_anew(text):
    data = text if isinstance(text, bytes) else text.encode()
    progress.progress_file().write_bytes(data)
    assert progress.load() == {}
    progress.record("06_linear_regression", verdict())
    assert list(progress.load()["06_linear_regression"]) == ["gradient"]


def test_only_whole_files_are_ever_there(course):
    for k in range(3):
        progress.record("06_linear_regression", verdict(points=float(k)))
    assert [p.name for p in (course / "notebooks").iterdir()] == [".progress.json"]
    assert json.loads(progress.progress_file().read_text())["format"] == 1


def test_a_message_of_broken_unicode_is_kept_as_it_is():
    progress.record("06_linear_regression", verdict(message="\ud800"))
    assert progress.load()["06_linear_regression"]["gradient"]["message"] == "\ud800"


def test_a_folder_that_is_not_there_is_no_reason_to_stop(course):
    (course / "notebooks").rmdir()
    progress.record("06_linear_regression", verdict())
    assert progress.load() == {}


def test_a_full_disk_leaves_the_old_file_and_no_scraps(course, monkeypatch):
    progress.record("06_linear_regression", verdict(points=0.5))

    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(progress.json, "dump", full)
    progress.record("06_linear_regression", verdict(points=1.5))
    assert progress.load()["06_linear_regression"]["gradient"]["points"] == 0.5
    assert [p.name for p in (course / "notebooks").iterdir()] == [".progress.json"]
