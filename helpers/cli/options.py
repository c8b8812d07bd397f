"""Options and arguments that several verbs take."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from helpers.authoring.chapters import Chapter

__all__ = [
    "db_option",
    "group_option",
    "scheduler_option",
    "sources",
    "time_limit_option",
    "unconfined_option",
    "workers_option",
]

workers_option = click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=lambda: os.cpu_count() or 1,
    help="How many are judged at the same time; the number of processors.",
)
scheduler_option = click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Judge on the Dask cluster of this scheduler, not on this machine.",
)
unconfined_option = click.option(
    "--unconfined",
    is_flag=True,
    help="Run answers without a wall around them; only for answers you trust.",
)
time_limit_option = click.option(
    "--time-limit",
    type=click.FloatRange(min=0.1),
    default=5.0,
    show_default=True,
    help="Seconds for each cell and each call.",
)
db_option = click.option(
    "--db",
    metavar="URL",
    help="SQLAlchemy's address of the gradebook; gradebook.db in the course.",
)
group_option = click.option(
    "--group", default="", help="A group of the roster; everyone if not given."
)


def sources(chapters: tuple[str, ...]) -> list[Chapter]:
    """Find the chapters that are named, or all whose source is here."""
    from helpers.authoring.chapters import all_chapters, find_chapter
    from helpers.errors import UsageError

    if chapters:
        return [find_chapter(chapter) for chapter in chapters]
    found = [chapter for chapter in all_chapters() if chapter.has_source]
    if not found:
        raise UsageError("solutions/ holds no chapter", next_step="course list")
    return found
