"""Open nbgrader's gradebook, with errors that people can act on."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.errors import EnvironmentProblem, UsageError, WorkbookError
from helpers.project import root

if TYPE_CHECKING:
    from nbgrader.api import Gradebook

__all__ = ["default_url", "is_empty", "open_gradebook"]


def default_url() -> str:
    """Return the address of the course's own gradebook, the one nbgrader uses too."""
    return f"sqlite:///{root() / 'gradebook.db'}"


def is_empty(url: str) -> bool:
    """Whether an address names a gradebook file that is not there yet."""
    path = url.removeprefix("sqlite:///")
    return path != url and not Path(path).exists()


@contextlib.contextmanager
def open_gradebook(url: str) -> Iterator[Gradebook]:
    """Open a gradebook, and make it first where it is missing.

    Parameters
    ----------
    url : str
        Any address that SQLAlchemy understands.

    Yields
    ------
    nbgrader.api.Gradebook

    Raises
    ------
    UsageError
        If the address cannot be understood.
    EnvironmentProblem
        If the database cannot be reached, or its driver is missing.
    WorkbookError
        If the database does not take what is written.
    """
    from sqlalchemy import exc

    with _errors_in_words(url, exc), _own_programs_first():
        from nbgrader.api import Gradebook

        with Gradebook(url) as book:
            yield book


@contextlib.contextmanager
def _errors_in_words(url: str, exc: object) -> Iterator[None]:
    try:
        yield
    except (exc.NoSuchModuleError, ModuleNotFoundError) as error:
        raise EnvironmentProblem(f"no driver for {_shown(url)}: {error}") from error
    except exc.ArgumentError:
        raise UsageError(
            f"--db is {_shown(url)!r}, which must be an address such as "
            "sqlite:///gradebook.db",
            next_step="course grade --help",
        ) from None
    except exc.OperationalError as error:
        raise EnvironmentProblem(
            f"the gradebook {_shown(url)} is out of reach: {error.orig}",
            next_step="course grade, once nothing else has it open",
        ) from error
    except exc.DatabaseError as error:
        raise WorkbookError(
            f"the gradebook {_shown(url)} is damaged or refuses to be written: "
            f"{error.orig}"
        ) from error


@contextlib.contextmanager
def _own_programs_first() -> Iterator[None]:
    """Let nbgrader find ``alembic``, which it runs by name to make a new gradebook."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before


def _shown(url: str) -> str:
    """Give an address without its password."""
    start, found, end = url.rpartition("@")
    if not found:
        return url
    scheme, slashes, user = start.partition("://")
    return f"{scheme}{slashes}{user.partition(':')[0]}:***@{end}"
