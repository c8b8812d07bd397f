"""Help is quick, complete, and shows how each verb is typed."""

import subprocess
import sys
import time

import pytest

from helpers.cli import main

STUDENT = ["list", "glossary", "doctor", "lab", "check", "progress"]
STUDENT += ["recall", "submit"]
CHAPTERS = ["tidy", "release", "audit", "bundle", "book"]
CLASS = [
    "roster",
    "due",
    "collect",
    "grade",
    "feedback",
    "export",
    "stats",
    "similar",
    "judge",
    "simulate",
]
VERBS = [*STUDENT, *CHAPTERS, *CLASS]


def test_every_verb_is_there_in_order():
    assert list(main.commands) == VERBS


@pytest.mark.parametrize("verb", VERBS)
def test_help_has_an_example(run, verb):
    result = run(verb, "--help")
    assert result.exit_code == 0
    assert f"  course {verb}" in result.stdout
    assert result.stdout.splitlines()[2].strip().endswith((".", "counts."))


@pytest.mark.parametrize(
    "verb",
    [
        "check",
        "progress",
        "submit",
        "tidy",
        "release",
        "bundle",
        "book",
        "roster",
        "due",
        "collect",
        "grade",
        "export",
    ],
)
def test_what_writes_has_a_dry_run(run, verb):
    assert "--dry-run" in run(verb, "--help").stdout


READING = [
    "list",
    "glossary",
    "doctor",
    "check",
    "progress",
    "recall",
    "audit",
    "stats",
    "similar",
    "judge",
]


@pytest.mark.parametrize("verb", READING)
def test_what_reads_has_json(run, verb):
    assert "--json" in run(verb, "--help").stdout


def test_bare_command_shows_help(run):
    result = run()
    assert result.exit_code == 0
    assert "Commands:" in result.stdout


def test_short_descriptions_are_not_cut(run):
    assert "..." not in run("--help").stdout.replace("[ARGS]...", "")


@pytest.mark.parametrize("command", [["-m", "helpers"], ["-m", "helpers", "grade"]])
def test_help_is_there_at_once(command):
    """Nothing heavy is imported: a second is generous on a busy machine."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, *command, "--help"], capture_output=True, check=True
        )
        times.append(time.perf_counter() - start)
    assert b"Usage: course" in done.stdout
    assert min(times) < 1


def test_version(run):
    assert run("--version").stdout.startswith("course, version ")
