"""Late penalties: by a student's own rule, or by that of nbgrader's settings."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from helpers.project import root

if TYPE_CHECKING:
    from nbgrader.api import SubmittedAssignment

__all__ = ["LatePolicy", "LateRule"]

_DAY = 24 * 60 * 60
_A_DAY = re.compile(r"(\d+(?:\.\d+)?)\s*%\s*(?:a|per|/)\s*day")


@dataclass(frozen=True)
class LatePolicy:
    """What a late file costs.

    Attributes
    ----------
    share_a_day : float
        Share of the points for each day that has begun; infinite where a late file is
        worth nothing.
    """

    share_a_day: float

    @classmethod
    def parse(cls, text: str) -> LatePolicy | None:
        """Read ``none``, ``zero`` or ``10% a day``; ``None`` where nothing is said.

        Raises
        ------
        ValueError
            For anything else.
        """
        text = text.strip().casefold()
        named = {"none": 0.0, "zero": math.inf}
        if not text:
            return None
        if text in named:
            return cls(named[text])
        match = _A_DAY.fullmatch(text)
        if match is None:
            raise ValueError(f"late is {text!r}, it must be none, zero or 10% a day")
        return cls(float(match[1]) / 100)

    def penalty(self, points: float, seconds: float) -> float:
        """Return what is taken off: never more than the points."""
        days = math.ceil(seconds / _DAY)
        return points * min(1.0, self.share_a_day * days)


class LateRule:
    """nbgrader's late-submission plugin with the settings of the course in use."""

    def penalty(
        self,
        submission: SubmittedAssignment,
        points: float,
        policy: LatePolicy | None = None,
    ) -> float | None:
        """Return the penalty: by the student's policy, or else by the plugin.

        Parameters
        ----------
        submission : nbgrader.api.SubmittedAssignment
        points : float
            What the submission earned.
        policy : LatePolicy, optional
            The student's own.

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
        if policy is not None:
            return policy.penalty(points, late) or None
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
