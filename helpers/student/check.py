"""Check a student's notebook outside JupyterLab."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from helpers.checks.notebook import Checker
from helpers.checks.verdict import Verdict
from helpers.errors import WorkbookError
from helpers.project import ROOT
from helpers.student.cells import CELLS, VERDICTS
from helpers.student.notebook import (
    Answer,
    StudentNotebook,
    open_notebook,
    public_exercises,
)
from helpers.student.rerun import CellError, rerun_notebook

__all__ = ["CheckReport", "check_notebook"]

SECONDS = 30.0
"""How long one cell and its checks may take."""


@dataclass(frozen=True)
class CheckReport:
    """What was found in a notebook.

    Attributes
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.
    path : pathlib.Path
        The notebook.
    verdicts : list of Verdict
        One for each exercise, by its public checks. Empty after a re-run.
    warnings : list of str
        What needs the student's eye before handing in.
    errors : list of CellError
        Cells that stopped in a re-run, in order. Open exercises are not among them.
    open_exercises : list of str
        Exercises and essays that are not written yet.
    oddities : list of str
        What is not in its place, as grading would mend it.
    """

    chapter: str
    path: Path
    verdicts: list[Verdict]
    warnings: list[str]
    errors: list[CellError]
    open_exercises: list[str]
    oddities: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether nothing is left to do that can be known here."""
        done = all(verdict.passed for verdict in self.verdicts)
        rest = (self.warnings, self.errors, self.open_exercises, self.oddities)
        return done and not any(rest)


def check_notebook(
    chapter: object, *, rerun: bool = False, seconds: float = SECONDS
) -> CheckReport:
    """Check the notebook of a chapter, as it is saved on disk.

    Parameters
    ----------
    chapter : object
        A chapter in any form that `find_chapter` knows, or a path to a notebook.
    rerun : bool, default False
        Whether to run the whole notebook from top to bottom in a fresh kernel and
        report the cells that stop. Otherwise only the set-up and the answers run, and
        each answer meets its public checks, as in grading.
    seconds : float, default 30
        How long one cell may take.

    Returns
    -------
    CheckReport
        The notebook itself is not changed.

    Raises
    ------
    UsageError
        If there is no such chapter.
    WorkbookError
        If the notebook is missing or damaged, or its set-up does not run.
    """
    notebook = open_notebook(chapter)
    if not public_exercises(notebook.chapter):
        raise WorkbookError(
            f"public.json of {notebook.chapter.name} is missing or damaged, and it "
            "holds the checks",
            next_step=f"git checkout -- notebooks/{notebook.chapter.name}/public.json",
        )
    answers = notebook.answers()
    verdicts: list[Verdict] = []
    errors: list[CellError] = []
    if rerun:
        errors = rerun_notebook(notebook, seconds)
    else:
        verdicts = _verdicts(notebook, answers, seconds)
    return CheckReport(
        chapter=notebook.chapter.name,
        path=notebook.path,
        verdicts=verdicts,
        warnings=[answer.warning for answer in answers if answer.warning],
        errors=errors,
        open_exercises=[
            name for name, done in notebook.written(answers).items() if not done
        ],
        oddities=notebook.oddities(),
    )


def _verdicts(
    notebook: StudentNotebook, answers: list[Answer], seconds: float
) -> list[Verdict]:
    """Judge every answer. Where one ends the process, the others run again without."""
    check = Checker(notebook.chapter.name)
    said: dict[str, Verdict] = {}
    texts = {a.exercise: a.text for a in answers if a.text.strip()}
    while True:
        setup = [("", text) for text in notebook.setup_texts()]
        lines = _run(notebook, [*setup, *texts.items()], seconds)
        for line in lines:
            if verdict := line.get("verdict"):
                said[verdict["exercise"]] = Verdict.from_dict(verdict)
        stopped = lines[-1].get("running")
        if stopped is None:
            break
        reason = f"The answer stopped the process, or took over {seconds:g} s."
        said[stopped] = Verdict.stopped(check.plan(stopped), reason)
        del texts[stopped]
    names = [answer.exercise for answer in answers]
    return [said.get(n) or Verdict.not_attempted(check.plan(n)) for n in names]


def _run(
    notebook: StudentNotebook, cells: list[tuple[str, str]], seconds: float
) -> list[dict[str, Any]]:
    """Run cells in a process of their own and return the lines that it wrote."""
    job = {"chapter": notebook.chapter.name, "cells": cells, "seconds": seconds}
    with tempfile.TemporaryDirectory(prefix="workbook-check-") as name:
        work = Path(name)
        (work / CELLS).write_text(json.dumps(job), encoding="utf-8")
        paths = [str(ROOT), os.environ.get("PYTHONPATH")]
        run = subprocess.run(
            [sys.executable, "-m", "helpers.student.cells", name],
            cwd=notebook.path.parent,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        written = work / VERDICTS
        text = written.read_text(encoding="utf-8") if written.is_file() else ""
    lines = [json.loads(line) for line in text.splitlines()]
    if problem := _problem(lines, run.stderr, seconds):
        raise WorkbookError(
            f"the set-up of {notebook.path.name} does not run: {problem}",
            next_step="course doctor",
        )
    return lines


def _problem(lines: list[dict[str, Any]], stderr: str, seconds: float) -> str:
    """Say what kept the answers from being reached at all; empty if nothing did."""
    if not lines:
        return stderr.strip().rpartition("\n")[2] or "Python gave no reason"
    if lines[-1].get("running") == "":
        return f"it stopped the process, or took over {seconds:g} s"
    return next((line["problem"] for line in lines if line.get("problem")), "")
