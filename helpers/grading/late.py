"""Late penalties, by the rule that the course's nbgrader settings name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.project import root

if TYPE_CHECKING:
    from nbgrader.api import SubmittedAssignment

__all__ = ["late_penalty"]


def late_penalty(submission: SubmittedAssignment, points: float) -> float | None:
    """Ask nbgrader's late-submission plugin for the penalty.

    Parameters
    ----------
    submission : nbgrader.api.SubmittedAssignment
    points : float
        What the submission earned.

    Returns
    -------
    float or None
        Between 0 and ``points``; ``None`` where nothing is due.
    """
    if submission.assignment.duedate is None or submission.total_seconds_late <= 0:
        return None
    from nbgrader.preprocessors import AssignLatePenalties
    from traitlets.config import Config, PyFileConfigLoader

    settings = root() / "nbgrader_config.py"
    config = Config()
    if settings.is_file():
        config = PyFileConfigLoader(settings.name, str(settings.parent)).load_config()
    rule = AssignLatePenalties(config=config)
    rule.init_plugin()
    penalty = rule.plugin_inst.late_submission_penalty(
        submission.student.id, points, submission.total_seconds_late
    )
    return None if penalty is None else min(max(float(penalty), 0.0), points)
