"""The instructor's verbs that look into a class's work: statistics, similarity."""

from __future__ import annotations

from pathlib import Path

import click

from helpers.cli.group import json_option, print_json, verb
from helpers.cli.options import group_option

__all__ = ["similar", "stats"]

_file = click.Path(dir_okay=False, path_type=Path)


@verb("course stats 06", "course stats 06 --page stats.html --csv stats.csv")
@click.argument("chapter")
@click.option("--page", type=_file, help="Write an HTML page with figures.")
@click.option("--csv", "table", type=_file, help="Write every number as CSV.")
@group_option
@json_option
def stats(
    chapter: str, page: Path | None, table: Path | None, group: str, as_json: bool
) -> None:
    """Say how the exercises went, and which mistakes are common.

    For each exercise: how many tried it and got all points, the mean share, how well
    it goes with the rest of the chapter, and the most common mistake.
    """
    from helpers.authoring.chapters import find_chapter
    from helpers.grading.classroom import chapter_stats
    from helpers.grading.files import write_atomic
    from helpers.grading.report import chapter_title
    from helpers.grading.stats_report import stats_csv, stats_page, stats_table

    name = find_chapter(chapter).name
    found = chapter_stats(name, group=group)
    if page is not None:
        write_atomic(page, stats_page(found, chapter_title(name)).encode())
    if table is not None:
        write_atomic(table, stats_csv(found).encode())
    if as_json:
        print_json(found)
        return
    click.echo(stats_table(found))
    unread = f", {found.unreadable} unreadable" if found.unreadable else ""
    click.echo(f"\n{found.submissions} submissions{unread}")
    for path in filter(None, (page, table)):
        click.echo(f"Wrote {path}")
    if page is None:
        click.echo(f"Next: course stats {name} --page stats.html")


@verb("course similar 06", "course similar 06 --least 0.8")
@click.argument("chapter")
@click.option(
    "--least",
    type=click.FloatRange(0.0, 1.0),
    default=0.5,
    show_default=True,
    help="Share of the rare passages that two must have in common.",
)
@json_option
def similar(chapter: str, least: float, as_json: bool) -> None:
    """List students whose answers share what hardly anyone else wrote.

    Names, comments and spacing do not count, nor does what the released stub holds or
    many in the class wrote. It is a reason to look and talk, never a mark.
    """
    from helpers.authoring.chapters import find_chapter
    from helpers.grading.classroom import chapter_similarity
    from helpers.grading.screen import text_table

    report = chapter_similarity(find_chapter(chapter).name, least=least)
    if as_json:
        print_json(report)
        return
    rows = [["student", "and", "shared", "share", "mostly in"]]
    for pair in report.pairs:
        numbers = (str(pair.shared), f"{pair.share:.0%}")
        rows.append([pair.one, pair.other, *numbers, ", ".join(pair.exercises[:3])])
    if report.pairs:
        click.echo(f"{text_table(rows, right=(2, 3))}\n")
    click.echo(f"{report.students} students, {len(report.pairs)} pairs to look at")
