"""The instructor's verbs about people and time: the roster, and when work is due."""

from __future__ import annotations

from pathlib import Path

import click

from helpers.cli.group import dry_run_option, json_option, print_json, verb
from helpers.cli.options import db_option

__all__ = ["due", "roster"]


@verb("course roster class.csv", "course roster class.csv --dry-run")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@db_option
@dry_run_option
@json_option
def roster(file: Path, db: str | None, dry_run: bool, as_json: bool) -> None:
    """Take in the list of the class, with groups and extensions.

    FILE is CSV with the column student and, as far as they are known, last_name,
    first_name, email, group, lms_id, extension (48h, or 06: 2d) and late (none, zero,
    or 10% a day). It becomes roster.csv in the course.
    """
    from helpers.grading.gradebook import default_url
    from helpers.grading.roster import enter

    report = enter(file, db=db or default_url(), dry_run=dry_run)
    if as_json:
        print_json(report)
        return
    for word in ("added", "changed", "left"):
        for student in getattr(report, word):
            click.echo(f"{word:9}{student}")
    if report.ignored:
        click.echo(f"columns without a meaning here: {', '.join(report.ignored)}")
    counts = (
        f"{len(getattr(report, w))} {w}" for w in ("added", "changed", "unchanged")
    )
    click.echo(", ".join(counts))
    click.echo("Nothing was written." if dry_run else "Next: course collect --help")


@verb(
    "course due 06 2026-01-22T23:59", "course due 06 2026-01-22", "course due 06 never"
)
@click.argument("chapter")
@click.argument("moment")
@db_option
@dry_run_option
def due(chapter: str, moment: str, db: str | None, dry_run: bool) -> None:
    """Say when a chapter is due.

    MOMENT is by this machine's clock; a bare day ends at midnight. Penalties follow the
    late rules of the roster, or nbgrader's settings, at the next course grade.
    """
    from helpers.authoring.chapters import find_chapter
    from helpers.grading.due import read_moment, set_due
    from helpers.grading.gradebook import default_url

    name = find_chapter(chapter).name
    when = None if moment == "never" else read_moment(moment)
    if not dry_run:
        set_due(name, when, db=db or default_url())
    said = "is not due" if when is None else f"is due {when:%Y-%m-%d %H:%M:%S} UTC"
    click.echo(f"{name} {said}")
    click.echo("Nothing was written." if dry_run else f"Next: course grade {name}")
