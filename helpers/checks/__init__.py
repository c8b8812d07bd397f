"""The check vocabulary: how answers are checked, for students and for grading alike.

Chapters use ``start`` and ``attempt``; authors of a chapter's ``checks`` use
``helpers.checks.vocabulary``.
"""

from helpers.checks.attempts import attempt
from helpers.checks.notebook import start

__all__ = ["attempt", "start"]
