"""Late penalties, by the rule that the course's nbgrader settings name."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from helpers.project import root

if TYPE_CHECKING:
    from nbgrader.api import SubmittedAssignment

__all__ = ["LateRule"]


class LateRule:
    """nbgrader's late-submission plugin with the settings of the course in use."""

    def penalty(self, submission: SubmittedAssignment, points: float) -> float | None:
        """Ask the plugin for the penalty.

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
        if submission.assignment.duedate is None:
            return None
        late = submission.total_seconds_late
        if late <= 0:
            return None
        due = self._plugin.late_submission_penalty(submission.student_id, points, late)
        return None if due is None else min(max(float(due), 0.0), points)

    @cached_property
    def _plugin(self) -> Any:
        from nbgrader.preprocessors import AssignLatePenalties
        from traitlets.config import Config, PyFileConfigLoader

        settings = root() / "nbgrader_config.py"
        config = Config()
        if settings.is_file():
            loader = PyFileConfigLoader(settings.name, str(settings.parent))
            config = loader.load_config()
        rule = AssignLatePenalties(config=config)
        rule.init_plugin()
        return rule.plugin_inst
