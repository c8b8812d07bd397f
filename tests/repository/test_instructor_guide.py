"""Each command of INSTRUCTOR.md runs, in its order, on a small class."""

import csv
import re
import shutil

import pytest
from click.testing import CliRunner

from helpers.cli import main
from helpers.grading.simulation import simulate
from helpers.project import ROOT, ROOT_VARIABLE
from helpers.student.lab import formgrader_arguments

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("guide")]

CHAPTER = "06_linear_regression"
GUIDE = (ROOT / "INSTRUCTOR.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
COMMANDS = [line for block in BLOCKS for line in block.splitlines()]


def words_of(command):
    """Split a command as a shell does."""
    quoted = re.findall(r'"([^"]*)"|(\S+)', command)
    return [text or bare for text, bare in quoted]


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course before its first chapter is released, and what came from students."""
    folder = tmp_path_factory.mktemp("guide") / "course"
    skipped = shutil.ignore_patterns("__pycache__", ".*")
    shutil.copytree(
        ROOT / "solutions" / CHAPTER, folder / "solutions" / CHAPTER, ignore=skipped
    )
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(folder))
        patch.chdir(folder)
        released = ROOT / "notebooks" / CHAPTER  # only to write the class with
        shutil.copytree(released, folder / "notebooks" / CHAPTER)
        made = simulate(CHAPTER, 20, 3, folder / "made", workers=2)
        shutil.rmtree(folder / "notebooks")
        shutil.copytree(made.submissions, folder / "downloads")
        shutil.copy(made.folder / "roster.csv", folder / "class.csv")
        shutil.rmtree(made.folder)
        yield folder


def test_every_command_of_the_guide_runs(course):
    assert len(COMMANDS) > 15
    for command in COMMANDS:
        program, *words = words_of(command)
        assert program == "course", command
        if words == ["lab", "--formgrader"]:
            assert formgrader_arguments()  # tests/browser starts it, and grades there
            continue
        done = CliRunner().invoke(main, words)
        # Nothing is released yet, and the doctor says so.
        codes = (3,) if words[0] == "doctor" else (0,)
        assert done.exit_code in codes, f"{command}\n{done.output}"
    assert (course / "build" / "ml-workbook-06.zip").is_file()
    assert (course / "stats.html").is_file()
    assert len(list((course / "feedback").rglob("*.pdf"))) == 20
    with (course / "results" / f"{CHAPTER}-moodle.csv").open(encoding="utf-8") as file:
        assert len(list(csv.reader(file))) == 21


def test_the_guide_names_every_verb_of_an_instructor():
    from helpers.cli import instructor

    named = {words_of(command)[1] for command in COMMANDS}
    missing = {verb.name for verb in instructor.VERBS} - named
    assert missing == {"audit", "judge", "tidy"}  # for people who write chapters
