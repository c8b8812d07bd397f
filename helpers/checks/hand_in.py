"""Hand in from a notebook: compare what ran with what is saved, then pack the file."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from helpers.checks.front_end import cells_that_ran
from helpers.checks.saved import differences, saved_file
from helpers.project import ROOT, root

__all__ = ["hand_in"]


def hand_in(chapter: str, names: Mapping[str, tuple[str, ...]], student: str) -> str:
    """Pack the saved notebook with ``course submit`` and say what came of it.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.
    names : mapping of str to tuple of str
        What each exercise's answer cell defines.
    student : str
        What the instructor knows the student by; empty for the user of the machine.

    Returns
    -------
    str
        Lines for the student.
    """
    path = saved_file(chapter)
    if path is None:
        return f"There is no saved notebook of {chapter}. Save it first (Ctrl+S)."
    when = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    lines = [f"Packing {path.name} as it was saved at {when:%H:%M:%S on %d %B}."]
    if differing := differences(chapter, names, cells_that_ran()):
        lines.append(
            f"The saved answer is not what ran here last: {', '.join(differing)}. Save "
            "the notebook (Ctrl+S), run these cells, and call `check.submit()` again."
        )
    return "\n".join([*lines, _packed(path, student)])


def _packed(path: Path, student: str) -> str:
    """Run the verb of the command line, which is the one way to pack a notebook."""
    command = [sys.executable, "-m", "helpers", "submit", str(path)]
    command += ["--student", student] if student else []
    paths = [str(ROOT), os.environ.get("PYTHONPATH")]
    done = subprocess.run(
        command,
        cwd=root(),
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return (done.stdout + done.stderr).strip()
