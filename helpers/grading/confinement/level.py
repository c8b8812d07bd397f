"""Find out how well student code can be walled in here, by trying to break out."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path

from helpers.errors import EnvironmentProblem
from helpers.grading.confinement import bubblewrap

__all__ = ["CONFINED", "SHARED", "UNCONFINED", "choose_level", "examine"]

CONFINED = "confined"
SHARED = "confined, shared namespaces"
UNCONFINED = "unconfined"

_SECONDS = 30


def choose_level(unconfined: bool = False) -> str:
    """Say how student code will run, or refuse.

    Parameters
    ----------
    unconfined : bool, default False
        The instructor's word that no wall is wanted.

    Returns
    -------
    str
        `CONFINED`: bubblewrap, and namespaces of its own for each submission.
        `SHARED`: bubblewrap, and Landlock between submissions, where the system lets
        no namespaces be nested. `UNCONFINED`: limits only.

    Raises
    ------
    EnvironmentProblem
        If there is no wall and the instructor did not say that none is needed.
    """
    if unconfined:
        return UNCONFINED
    level, reason = examine()
    if level == UNCONFINED:
        raise EnvironmentProblem(
            f"student code cannot be walled in on this machine: {reason}",
            next_step="course doctor, or --unconfined for answers that you trust",
        )
    return level


@lru_cache(maxsize=1)
def examine() -> tuple[str, str]:
    """Put up the walls and try to get out.

    Returns
    -------
    level : str
        See `choose_level`.
    reason : str
        Why it is no better; empty for the best.
    """
    if sys.platform != "linux":
        return UNCONFINED, f"bubblewrap is for Linux, and this is {sys.platform}"
    if bubblewrap.find() is None:
        return UNCONFINED, "bubblewrap is not installed"
    reasons = []
    for level in (CONFINED, SHARED):
        problem = _try(level)
        if not problem:
            return level, "; ".join(reasons)
        reasons.append(problem)
    return UNCONFINED, reasons[-1]


def _try(level: str) -> str:
    """Put up the walls of one level; return what is wrong with them."""
    with tempfile.TemporaryDirectory() as folder:
        canary = Path(folder) / "canary"
        canary.write_text("nobody may read this")
        program = [sys.executable, "-m", "helpers.grading.confinement.probe"]
        line = bubblewrap.command([*program, level, str(canary)])
        try:
            done = subprocess.run(
                line, capture_output=True, text=True, timeout=_SECONDS, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return f"bubblewrap did not start ({type(error).__name__})"
    try:
        problems = json.loads(done.stdout)
    except ValueError:
        said = done.stderr.strip().splitlines() or ["it said nothing"]
        return f"bubblewrap failed: {said[-1][:200]}"
    return "; ".join(problems)
