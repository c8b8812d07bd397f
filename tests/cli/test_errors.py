"""Bad input: one sentence, the next command, the right exit code, nothing written."""

import os
import subprocess
import sys

import pytest

from helpers.errors import DataError, WorkbookError
from tests.cli.conftest import CHAPTER, snapshot

TYPED_WRONGLY = [
    ["grad"],
    ["grade"],
    ["grade", "7"],
    ["grade", "linear_regresion"],
    ["grade", "6", "nowhere"],
    ["grade", "6", "--workers", "0"],
    ["grade", "6", "--workers", "many"],
    ["grade", "6", "--time-limit", "-1"],
    ["grade", "6", "--no-such-option"],
    ["grade", "6"],  # nothing is collected
    ["grade", "6", "--dry-run"],
    ["collect", "6"],
    ["collect", "6", "nowhere"],
    ["collect", "99", "."],
    ["collect", "6", "empty"],
    ["feedback", "6"],  # nothing is graded
    ["feedback", "9"],
    ["export", "6"],
    ["export", "6", "--out", "empty"],
    ["judge", "6"],
    ["judge", "6", "gradient"],
    ["judge", "6", "gradient", "nowhere.py"],
    ["judge", "6", "gradeint", "answer.py"],
    ["judge", "6", "gradient", "binary.py"],
    ["judge", "6", "--all", "nowhere"],
    ["judge", "6", "--all", "empty"],
    ["judge", "6", "gradient", "--all", "empty"],
    ["judge", "9", "gradient", "answer.py"],
    ["simulate", "6", "--students", "3"],
    ["simulate", "6", "--students", "three"],
    ["simulate", "6", "--into", "."],
    ["simulate", "6", "--into", "answer.py"],
    ["release", "9"],
    ["audit", "9"],
    ["check", "9"],
    ["submit", "9"],
    ["submit", "6", "--student", "../ana"],
    ["lab", "--port", "99999999"],
]


@pytest.fixture
def nearby(course, tmp_path):
    """Files to be named wrongly."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "answer.py").write_text("def gradient():\n    return 1\n")
    (tmp_path / "binary.py").write_bytes(b"\xff\xfe\x00\x80")
    return tmp_path


@pytest.mark.parametrize("args", TYPED_WRONGLY, ids=" ".join)
def test_typed_wrongly(nearby, run, args):
    before = snapshot(nearby)
    result = run(*args)
    assert result.exit_code == 2, result.output
    one_sentence(result)
    assert snapshot(nearby) == before


def one_sentence(result):
    """Check the form of an error."""
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    sentence, *rest = result.stderr.strip().splitlines()
    assert sentence.endswith(".")
    assert len(rest) <= 1
    assert all(line.startswith("Next: ") for line in rest)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["grad"], "did you mean 'grade'?"),
        (["grade", "linear_regresion"], "did you mean 'linear_regression'?"),
        (["grade", "6"], "Next: course collect 06_linear_regression FOLDER"),
        (["feedback", "6"], "Next: course grade 06_linear_regression"),
        (["judge", "6", "gradeint", "answer.py"], "gradient"),
        (["simulate", "6", "--students", "3"], "--students 2"),
    ],
    ids=str,
)
def test_error_says_what_to_type_next(nearby, run, args, said):
    assert said in run(*args).stderr


@pytest.fixture
def breaks(monkeypatch):
    """Make ``course list`` meet an error."""

    def with_error(error):
        def fail():
            raise error

        monkeypatch.setattr("helpers.cli.listing.chapter_rows", fail)

    return with_error


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (WorkbookError("a plain finding", next_step="course x"), 1, "a plain finding"),
        (DataError("a file is damaged"), 3, "a file is damaged"),
        (
            OSError(28, "No space left on device", "/x"),
            3,
            "left on device: /x",
        ),
        (PermissionError(13, "Permission denied", "/x"), 3, "permission denied"),
        (ZeroDivisionError("division by zero"), 3, "ZeroDivisionError"),
        (RecursionError("deep\nand deeper"), 3, "deep"),
        (KeyboardInterrupt(), 130, "stopped"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_unexpected_errors_are_sentences_too(run, breaks, error, code, said):
    breaks(error)
    result = run("list")
    assert result.exit_code == code
    assert said in result.stderr
    one_sentence(result)


def test_traceback_on_demand(run, breaks, monkeypatch):
    breaks(ZeroDivisionError("division by zero"))
    assert "Next: course --debug list" in run("list").stderr
    assert "Traceback" in run("--debug", "list").stderr
    monkeypatch.setenv("ML_WORKBOOK_DEBUG", "1")
    assert "Traceback" in run("list").stderr


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["list"], 0),
        (["grade", "nonsense"], 2),
        (["judge", "6", "cost", __file__, "--json"], 0),
    ],
    ids=["fine", "usage", "verdict"],
)
def test_exit_codes_of_the_real_command(course, command, code):
    done = subprocess.run(
        [sys.executable, "-m", "helpers", *command],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},  # a narrow screen is no error
    )
    assert done.returncode == code
    assert "Traceback" not in done.stderr


def test_course_folder_that_is_missing(run, monkeypatch):
    monkeypatch.setenv("ML_WORKBOOK_ROOT", "/nowhere/at/all")
    result = run("list")
    assert result.exit_code == 3
    one_sentence(result)


def test_course_without_chapters(run, monkeypatch, tmp_path):
    monkeypatch.setenv("ML_WORKBOOK_ROOT", str(tmp_path))
    assert run("list").exit_code == 0
    assert run("release").exit_code == 2
    assert "holds no chapter" in run("grade", CHAPTER).stderr
