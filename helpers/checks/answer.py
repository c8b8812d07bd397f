"""What the judge sees of an answer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Protocol

from helpers.checks.outcome import Outcome

FreeCheck = Callable[[Any], str | None]


class Answer(Protocol):
    """What the judge sees of an answer, in this process or in another."""

    source: str

    def call(self, args: tuple, *, hidden: bool = False) -> Outcome:
        """Call the answer's function once; say if the arguments are hidden ones."""

    def values(self) -> Outcome:
        """Give a tuple of the variables, for exercises that assign values."""

    def steps(self, text: str, *, hidden: bool = False) -> Outcome:
        """Run an author's steps over the names of the answer."""

    def stub(self) -> AbstractContextManager[Any]:
        """Give what a free check uses for as long as it runs: a stub of the answer."""


class Stopped(Exception):  # noqa: N818 - an outcome, not a fault of ours
    """The answer's process ended or ran out of time."""


class AnswerRaised(Exception):  # noqa: N818 - an outcome, not a fault of ours
    """An answer came to an error.

    Attributes
    ----------
    said : str
        The error in one line, with its name and the line of the answer.
    """

    said = ""
