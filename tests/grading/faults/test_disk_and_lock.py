"""A gradebook or disk that fails: one sentence, nothing half done, later all of it."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.errors import EnvironmentProblem, WorkbookError
from helpers.grading.classroom import grade_class
from helpers.grading.gradebook import default_url, open_gradebook, storable
from tests.grading.small_class import KINDS, NAME


@pytest.fixture
def refused(small):
    """Grade, and give the error, which must be one that people can act on."""

    def grade(db=None):
        with pytest.raises(WorkbookError) as raised:
            small.grade(db)
        assert raised.value.next_step
        assert "\n" not in str(raised.value)
        return raised.value

    return grade


@pytest.fixture
def recorded(small):
    """The small class with its gradebook."""
    small.grade()
    return small


@contextlib.contextmanager
def small_disk(folder, size):
    """Mount a disk of this size on a folder, for a while."""
    folder.mkdir(exist_ok=True)
    kind = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)]
    if not shutil.which("mount") or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    if subprocess.run(kind, capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let root mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def all_is_there(made):
    report = made.grade()
    assert made.points_on_disk() == made.truth
    assert made.points_in_gradebook() == made.truth
    assert made.leftovers() == []
    return report


# ---- the gradebook ------------------------------------------------------------------


def test_locked_gradebook(recorded, refused):
    recorded.hand_in("right00", *KINDS["half"])
    other = sqlite3.connect(recorded.db, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    error = refused(f"{default_url()}?timeout=0.1")
    assert "is locked by another program" in str(error)
    assert error.exit_code == 3
    other.close()
    assert recorded.points_in_gradebook()["right00"] == 4
    assert all_is_there(recorded).judged == 0


def test_gradebook_that_a_person_uses_for_a_moment_is_waited_for(recorded):
    recorded.hand_in("right00", *KINDS["half"])
    code = (
        "import sqlite3, sys, time\n"
        "book = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "book.execute('BEGIN EXCLUSIVE'); print(flush=True); time.sleep(1.5)\n"
    )
    command = [sys.executable, "-c", code, str(recorded.db)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as person:
        person.stdout.readline()
        all_is_there(recorded)


def test_folder_where_the_gradebook_should_be(small, refused):
    small.db.mkdir()
    error = refused()
    assert "cannot be opened" in str(error)
    assert error.next_step == f"ls -l {small.db}"
    small.db.rmdir()
    assert all_is_there(small).judged == 0


def test_gradebook_that_may_only_be_read(recorded, refused):
    recorded.hand_in("right00", *KINDS["half"])
    url = f"sqlite:///file:{recorded.db}?mode=ro&uri=true"
    assert "cannot be opened for writing" in str(refused(url))
    assert recorded.points_in_gradebook()["right00"] == 4
    all_is_there(recorded)


@pytest.mark.parametrize("damage", ["not a database", "cut", "overwritten"])
def test_damaged_gradebook(recorded, refused, damage):
    content = recorded.db.read_bytes()
    middle = len(content) // 2
    damaged = {
        "not a database": b"Dear diary, this is no gradebook." * 99,
        "cut": content[: middle // 4096 * 4096],
        "overwritten": content[:100] + bytes(middle) + content[middle + 100 :],
    }
    recorded.db.write_bytes(damaged[damage])
    error = refused()
    assert "is damaged" in str(error)
    assert error.next_step.startswith(f"mv {recorded.db} ")
    recorded.db.rename(recorded.db.with_suffix(".damaged"))
    assert all_is_there(recorded).judged == 0


def test_gradebook_of_another_version(recorded, refused):
    with contextlib.closing(sqlite3.connect(recorded.db)) as book:
        book.execute("ALTER TABLE grade RENAME COLUMN extra_credit TO bonus")
    assert refused().next_step == "nbgrader db upgrade"


def test_gradebook_knows_its_version(recorded, monkeypatch):
    """nbgrader reads it when it brings an old gradebook up to date."""
    programs = [str(Path(sys.executable).parent), os.environ["PATH"]]
    monkeypatch.setenv("PATH", os.pathsep.join(programs))
    from nbgrader.api import get_alembic_version

    with contextlib.closing(sqlite3.connect(recorded.db)) as book:
        ((version,),) = book.execute("SELECT * FROM alembic_version").fetchall()
    assert version == get_alembic_version()


def test_sentence_reaches_the_screen_without_a_traceback(small):
    small.db.write_bytes(b"Dear diary, this is no gradebook." * 99)
    done = small.course("grade", "41", "--time-limit", "0.5")
    assert done.returncode == 3
    first, second = done.stderr.strip().splitlines()[-2:]
    assert "is damaged" in first
    assert second.startswith("Next: mv ")
    assert "Traceback" not in done.stderr


def test_row_that_is_refused_leaves_whole_rows_only(recorded, monkeypatch):
    """The transaction of one submission fails in its middle; the others stand."""
    from helpers.grading import record as module

    for student in recorded.truth:
        recorded.hand_in(student, *KINDS["half"])
    enter, calls = module._score, []

    def fail(*args):
        calls.append(args)
        if len(calls) == 4:  # the second exercise of the second student
            raise KeyboardInterrupt
        enter(*args)

    before = recorded.points_in_gradebook()
    monkeypatch.setattr(module, "_score", fail)
    with pytest.raises(KeyboardInterrupt):
        recorded.grade()
    monkeypatch.setattr(module, "_score", enter)
    first = min(recorded.truth)
    assert recorded.points_in_gradebook() == before | {first: recorded.truth[first]}
    assert all_is_there(recorded).judged == 0


# ---- the disk -----------------------------------------------------------------------


def test_full_disk_while_results_are_written(small, tmp_path):
    results = small.root / "results"
    shutil.rmtree(results)
    with small_disk(results, "16k"):
        with pytest.raises(OSError, match="No space left"):
            small.grade()
        kept = small.points_on_disk()
        assert kept.items() <= small.truth.items()
        assert len(kept) < small.students
        assert small.leftovers() == []
    assert all_is_there(small).judged == small.students


def test_full_disk_under_the_gradebook(small, refused, tmp_path):
    with small_disk(tmp_path / "disk", "260k") as disk:
        url = f"sqlite:///{disk / 'gradebook.db'}"
        with open_gradebook(url):
            pass
        room = shutil.disk_usage(disk).free - 16 * 1024
        (disk / "video").write_bytes(bytes(room))
        error = refused(url)
        assert "found no room on the disk" in str(error)
        assert error.next_step == "df -h"
        (disk / "video").unlink()
        small.grade(url)
        (disk / "gradebook.db").rename(disk / "g.db")
        shutil.copy(disk / "g.db", small.db)
    assert small.points_in_gradebook() == small.truth


def test_full_disk_under_the_graded_notebooks(small):
    with small_disk(small.root / "autograded", "8k"):
        with pytest.raises(OSError, match="No space left"):
            small.grade()
        assert small.points_in_gradebook().items() <= small.truth.items()
    assert all_is_there(small).judged == 0


# ---- two at once, odd texts ---------------------------------------------------------


def test_second_command_is_refused_while_the_first_grades(small):
    code = (
        "import sys, time; from helpers.grading.lock import only_grader\n"
        f"with only_grader({NAME!r}): print(flush=True); time.sleep(60)\n"
    )
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as first:
        first.stdout.readline()
        with pytest.raises(EnvironmentProblem, match=f"by process {first.pid}$"):
            grade_class(NAME)
        first.kill()
    assert [*small.root.glob(".grading*")]  # it was killed
    assert all_is_there(small).judged == 0
    assert not [*small.root.glob(".grading*")]


def test_what_a_killed_run_had_half_written_is_removed(small):
    half = small.root / "results" / NAME / ".right00.json-k3x9.part"
    half.write_text('{"format"')
    all_is_there(small)
    assert not half.exists()


def test_text_that_no_database_takes():
    assert storable("größer 大") == "größer 大"
    assert storable("a\0b\ud800") == r"a\x00b\ud800"
