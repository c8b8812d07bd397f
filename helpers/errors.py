"""The errors of the workbook, in one tree.

::

    WorkbookError                 the root: one sentence, and what to type next
    ├── ShapeError (ValueError)   arrays that do not fit together
    ├── DomainError (ValueError)  a value outside what a function is made for
    ├── DataError                 a data file is missing or damaged      (exit 3)
    ├── UsageError                a command was typed wrongly            (exit 2)
    └── EnvironmentProblem        this machine lacks something           (exit 3)

Everything that the workbook raises on purpose is one of these, so a caller can catch
``WorkbookError`` and know that the message is meant for people.
"""

from typing import ClassVar

__all__ = [
    "DataError",
    "DomainError",
    "EnvironmentProblem",
    "ShapeError",
    "UsageError",
    "WorkbookError",
]


class WorkbookError(Exception):
    """Root of the tree: a sentence for people and, where there is one, a remedy.

    Parameters
    ----------
    message : str
        One sentence that says what is wrong.
    next_step : str, default ""
        The command to type next. Empty where there is none.

    Attributes
    ----------
    next_step : str
        As given.
    exit_code : int
        What the command line ends with when this error reaches it.

    Examples
    --------
    >>> error = WorkbookError("no chapter 99", next_step="course list")
    >>> str(error), error.next_step, error.exit_code
    ('no chapter 99', 'course list', 1)
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str = "", *, next_step: str = "") -> None:
        super().__init__(message)
        self.next_step = next_step


class ShapeError(WorkbookError, ValueError):
    """Raised for arrays whose shapes do not fit the function or each other."""


class DomainError(WorkbookError, ValueError):
    """Raised for a value outside what a function is made for, such as NaN."""


class DataError(WorkbookError):
    """Raised for a data file that is missing, damaged or unknown."""

    exit_code: ClassVar[int] = 3


class UsageError(WorkbookError):
    """Raised for a command that was typed wrongly."""

    exit_code: ClassVar[int] = 2


class EnvironmentProblem(WorkbookError):  # noqa: N818 - a problem of the machine
    """Raised where this machine lacks something that the workbook needs."""

    exit_code: ClassVar[int] = 3
