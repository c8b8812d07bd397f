"""Open nbgrader's gradebook, with errors that people can act on."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.errors import EnvironmentProblem, UsageError
from helpers.project import root

if TYPE_CHECKING:
    from nbgrader.api import Gradebook
    from sqlalchemy import Connection, Engine
    from sqlalchemy.orm import Session

__all__ = ["default_url", "is_empty", "open_gradebook", "storable", "transaction"]

_ALONE = {
    "sqlite": "BEGIN IMMEDIATE",
    "postgresql": "SELECT pg_advisory_xact_lock(hashtext('nbgrader'))",
}
"""How a transaction begins that lets no other of ours write, by kind of database."""

_PROBLEMS = (
    (
        "locked",
        "is locked by another program",
        "the same command, once nothing else has it open",
    ),
    ("full|no space", "found no room on the disk", "df -h"),
    (
        "readonly|read-only|permission denied|unable to open",
        "cannot be opened for writing",
        "ls -l {place}",
    ),
    (
        "not a database|malformed|disk i/o",
        "is damaged",
        "mv {place} {place}.damaged, and then the same command; marks that people "
        "entered are in the damaged file only",
    ),
    (
        r"no such (table|column)|(relation|column) .* does not exist",
        "was made by another version of nbgrader",
        "nbgrader db upgrade",
    ),
)
"""What a driver says, as a pattern; what is wrong; what to do next."""

_OTHERWISE = (
    "",
    "is out of reach, or refuses what is written",
    "the same command, once the database answers",
)


def default_url() -> str:
    """Return the address of the course's own gradebook, the one nbgrader uses too."""
    return f"sqlite:///{root() / 'gradebook.db'}"


def is_empty(url: str) -> bool:
    """Whether an address names a gradebook file that is not there yet."""
    path = _place(url)
    return path != url and not Path(path).exists()


def storable(text: str) -> str:
    r"""Return a text as every database takes it: valid Unicode without NUL.

    Parameters
    ----------
    text : str
        Such as a message that quotes a student.

    Returns
    -------
    str

    Examples
    --------
    >>> storable("a\0b") == r"a\x00b"
    True
    """
    return text.replace("\0", r"\x00").encode("utf-8", "backslashreplace").decode()


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
        Its objects stay readable after a commit.

    Raises
    ------
    UsageError
        If the address cannot be understood.
    EnvironmentProblem
        If the database cannot be reached, or does not take what is written.
    """
    from sqlalchemy import create_engine

    with _errors_in_words(url):
        engine = create_engine(url)
        try:
            _make_tables(engine)
        finally:
            engine.dispose()
        from nbgrader.api import Gradebook

        with Gradebook(url) as book:
            book.db.remove()
            book.db.configure(expire_on_commit=False)
            yield book


@contextlib.contextmanager
def transaction(book: Gradebook) -> Iterator[Session]:
    """Write to a gradebook while nobody else does: all of it, or nothing.

    Parameters
    ----------
    book : nbgrader.api.Gradebook

    Yields
    ------
    sqlalchemy.orm.Session
    """
    session = book.db()
    session.rollback()  # what was read before may be old
    with session.begin():
        _be_alone(session.connection())
        yield session


def _be_alone(connection: Connection) -> None:
    statement = _ALONE.get(connection.dialect.name)
    if statement:
        connection.exec_driver_sql(statement)


def _make_tables(engine: Engine) -> None:
    """Make an empty gradebook, as nbgrader would, but in one transaction."""
    from sqlalchemy import inspect, text

    if inspect(engine).get_table_names():
        return
    from alembic.script import ScriptDirectory
    from nbgrader.api import Base, Course
    from nbgrader.dbutil import ALEMBIC_DIR

    version = ScriptDirectory(ALEMBIC_DIR).get_current_head()
    with engine.begin() as connection:
        _be_alone(connection)
        if inspect(connection).get_table_names():
            return
        Base.metadata.create_all(connection)
        connection.execute(Course.__table__.insert().values(id="default_course"))
        column = "version_num VARCHAR(32) NOT NULL"
        connection.execute(text(f"CREATE TABLE alembic_version ({column})"))
        insert = text("INSERT INTO alembic_version VALUES (:version)")
        connection.execute(insert, {"version": version})


@contextlib.contextmanager
def _errors_in_words(url: str) -> Iterator[None]:
    from sqlalchemy import exc

    try:
        yield
    except (exc.NoSuchModuleError, ModuleNotFoundError) as error:
        problem = f"no driver for {_shown(url)}: {error}"
        raise EnvironmentProblem(problem, next_step="course grade --help") from error
    except exc.ArgumentError:
        raise UsageError(
            f"--db is {_shown(url)!r}, which must be an address such as "
            "sqlite:///gradebook.db",
            next_step="course grade --help",
        ) from None
    except exc.SQLAlchemyError as error:
        raise _in_words(url, error) from error


def _in_words(url: str, error: Exception) -> EnvironmentProblem:
    """Say what a database's error means and what to do next."""
    said = str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
    fitting = (p for p in _PROBLEMS if re.search(p[0], said, re.IGNORECASE))
    _, problem, next_step = next(fitting, _OTHERWISE)
    return EnvironmentProblem(
        f"the gradebook {_shown(url)} {problem} ({said})",
        next_step=next_step.format(place=_place(url)),
    )


def _place(url: str) -> str:
    """Return the path of a gradebook that is a file; else the address as it is."""
    if not url.startswith("sqlite:///"):
        return url
    return url.removeprefix("sqlite:///").partition("?")[0]


def _shown(url: str) -> str:
    """Give an address without its password."""
    start, found, end = url.rpartition("@")
    if not found:
        return url
    scheme, slashes, user = start.partition("://")
    return f"{scheme}{slashes}{user.partition(':')[0]}:***@{end}"
