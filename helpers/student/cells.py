"""Run a student's answer cells and check each one, in a process of its own.

``python -m helpers.student.cells WORK`` reads ``WORK/cells.json`` and adds lines to
``WORK/verdicts.jsonl``: what it is about to do, then what came of it. When a cell never
ends, or takes the whole process with it, the last line says which one that was.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
from pathlib import Path
from typing import Any, TextIO

from helpers.checks import start
from helpers.checks.causes import cause
from helpers.checks.notebook import Checker
from helpers.checks.outcome import class_names, describe
from helpers.checks.verdict import Verdict

CELLS, VERDICTS = "cells.json", "verdicts.jsonl"


def main(work: Path) -> None:
    """Do what ``cells.json`` asks for."""
    job = json.loads((work / CELLS).read_text(encoding="utf-8"))
    check, _ = start(job["chapter"])
    shell = _shell(work)
    with (
        (work / VERDICTS).open("a", encoding="utf-8") as out,
        Path(os.devnull).open("w") as nowhere,
    ):
        for exercise, text in job["cells"]:
            _say(out, {"running": exercise})
            # This ends the process even where the cell hangs outside of Python.
            faulthandler.dump_traceback_later(job["seconds"], exit=True, file=nowhere)
            said = _one(shell, check, exercise, text)
            faulthandler.cancel_dump_traceback_later()
            _say(out, said)


def _shell(work: Path) -> Any:
    """Start IPython as a kernel would, so that cells mean what they mean there."""
    os.environ |= {"IPYTHONDIR": str(work / "ipython"), "MPLBACKEND": "agg"}
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    class Shell(InteractiveShell):
        def enable_gui(self, gui: str | None = None) -> None:
            """Let ``%matplotlib inline`` pass: nothing is drawn here."""

    return Shell.instance(config=Config(HistoryManager={"enabled": False}))


def _one(shell: Any, check: Checker, exercise: str, text: str) -> dict[str, Any]:
    """Run one cell. The cells of the set-up have no exercise and get no verdict."""
    run = shell.run_cell(text, silent=True)
    error = run.error_before_exec or run.error_in_exec
    problem = describe(error) if error else ""
    if problem and (why := cause(class_names(error), problem)):
        problem = f"{problem}. {why}"
    if not exercise:
        return {"problem": problem}
    plan = check.plan(exercise)
    missing = [name for name in plan.names if name not in shell.user_ns]
    if missing and not problem:
        problem = f"The cell does not define `{missing[0]}`."
    if problem:
        return {"verdict": Verdict.stopped(plan, problem).to_dict()}
    objects = [shell.user_ns[name] for name in plan.names]
    return {"verdict": check.verdict(exercise, *objects).to_dict()}


def _say(out: TextIO, line: dict[str, Any]) -> None:
    out.write(json.dumps(line) + "\n")
    out.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
