"""The instructor's verbs for a class: from submissions to marks."""

from __future__ import annotations

from pathlib import Path

import click

from helpers.cli.group import dry_run_option, json_option, print_json, verb
from helpers.cli.options import (
    db_option,
    group_option,
    scheduler_option,
    time_limit_option,
    unconfined_option,
    workers_option,
)

__all__ = ["collect", "export", "feedback", "grade", "simulate"]

_folder = click.Path(exists=True, path_type=Path)


@verb("course collect 06 downloads/", "course collect 06 moodle.zip --dry-run")
@click.argument("chapter")
@click.argument("source", type=_folder)
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder that gets submitted/; the course.",
)
@dry_run_option
@json_option
def collect(
    chapter: str, source: Path, into: Path | None, dry_run: bool, as_json: bool
) -> None:
    """Take in submissions; the newest of each student counts.

    SOURCE is a folder of zips, notebooks or student folders, or the zip that a learning
    management system makes of them. Every version is kept.
    """
    from helpers.authoring.chapters import find_chapter
    from helpers.grading.collect import collect as take
    from helpers.project import root

    name = find_chapter(chapter).name
    report = take(source, name, into or root(), dry_run=dry_run)
    if as_json:
        print_json(report)
        return
    for item in report.collected:
        note = f"  ({item.note})" if item.note else ""
        click.echo(f"{item.outcome:10}{item.student}  {item.file}{note}")
    for line in report.passed_over:
        click.echo(f"passed over  {line}")
    for student, near in report.strangers.items():
        hint = f"; did {near} mean to hand in?" if near else ""
        click.echo(f"not in the roster  {student}{hint}")
    new, refused = report.count("new", "replaced"), report.count("refused")
    click.echo(f"{new} new, {refused} refused")
    click.echo("Nothing was written." if dry_run else f"Next: course grade {name}")


@verb(
    "course grade 06",
    "course grade 06 downloads/ --workers 4",
    "course grade 06 --scheduler tcp://10.0.0.1:8786",
    "course grade 06 --dry-run --against results",
)
@click.argument("chapter")
@click.argument("submissions", type=_folder, required=False)
@workers_option
@scheduler_option
@time_limit_option
@unconfined_option
@click.option("--force", is_flag=True, help="Judge unchanged submissions again.")
@click.option(
    "--against",
    metavar="RESULTS",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="With --dry-run: judge, and say whose marks differ from these.",
)
@db_option
@dry_run_option
@json_option
def grade(
    chapter: str,
    submissions: Path | None,
    workers: int,
    scheduler: str | None,
    time_limit: float,
    unconfined: bool,
    force: bool,
    against: Path | None,
    db: str | None,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Grade what was collected, or a folder of submissions.

    SUBMISSIONS is collected first, as by course collect. Results are written as they
    come: if a run is stopped, the same command goes on. Ends with 1 if a submission is
    left without a verdict.
    """
    from helpers.authoring.chapters import find_chapter
    from helpers.grading.classroom import grade_class
    from helpers.grading.screen import class_table, exercise_table

    name = find_chapter(chapter).name
    how = {
        "workers": workers,
        "scheduler": scheduler,
        "time_limit": time_limit,
        "unconfined": unconfined,
    }
    if against is not None:
        if submissions is not None or not dry_run:
            raise click.UsageError(
                "--against compares what was collected: it goes with --dry-run and "
                "without SUBMISSIONS"
            )
        return _compare(name, against, how, as_json=as_json)
    report = grade_class(name, submissions, **how, force=force, db=db, dry_run=dry_run)
    if as_json:
        print_json(report)
    elif dry_run:
        click.echo(f"{report.judged} submissions would be judged. Nothing was written.")
    else:
        click.echo(class_table(report.results))
        click.echo(f"\n{exercise_table(report.results)}\n")
        kept = len(report.results) - report.judged
        click.echo(f"{report.judged} judged, {kept} unchanged, {report.seconds:.1f} s")
        if report.level:
            click.echo(f"student code ran: {report.level}")
        if report.waiting:
            click.echo(_essays(report.waiting))
        click.echo(f"Next: course feedback {report.chapter}")
    return 1 if report.failed else 0


def _essays(count: int) -> str:
    wait = "1 essay waits" if count == 1 else f"{count} essays wait"
    return f"{wait} for a person: course lab --formgrader"


def _compare(chapter: str, against: Path, how: dict, *, as_json: bool) -> int:
    """Say whose marks would change; 1 if somebody's would."""
    from helpers.grading.classroom import changed_marks
    from helpers.grading.screen import change_table

    report = changed_marks(chapter, against, **how)
    if as_json:
        print_json(report)
    else:
        if report.changes:
            click.echo(f"{change_table(report)}\n")
        for word in ("new", "missing", "failed"):
            for student in getattr(report, word):
                click.echo(f"{word:9}{student}")
        students = len({change.student for change in report.changes})
        click.echo(
            f"{report.judged} judged; the marks of {students} would change. Nothing "
            "was written."
        )
        click.echo(f"Next: course grade {chapter}")
    return 1 if report.changes or report.failed else 0


@verb("course feedback 06", "course feedback 06 --pdf")
@click.argument("chapter")
@click.option("--pdf", is_flag=True, help="Print each page as PDF too, with Chromium.")
@db_option
@dry_run_option
@json_option
def feedback(
    chapter: str, pdf: bool, db: str | None, dry_run: bool, as_json: bool
) -> None:
    """Write a feedback page for each student."""
    from helpers.authoring.chapters import find_chapter
    from helpers.grading.classroom import feedback_pages
    from helpers.grading.pdf import print_pages

    pages = feedback_pages(find_chapter(chapter).name, db=db, dry_run=dry_run)
    if pdf and not dry_run:
        from tqdm import tqdm

        pages += list(tqdm(print_pages(pages), total=len(pages), unit=" pages"))
    if as_json:
        print_json(pages)
        return
    click.echo(f"{'Would write' if dry_run else 'Wrote'} {len(pages)} pages, such as")
    click.echo(str(pages[0]))


@verb(
    "course export 06",
    "course export 06 --out -",
    'course export 06 --format canvas --column "Linear regression (1234)"',
)
@click.argument("chapter")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="CSV file, or - for the screen; results/CHAPTER.csv in the course.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "canvas", "moodle"]),
    default="table",
    show_default=True,
    help="All that is known, or the columns that Canvas or Moodle imports.",
)
@click.option("--column", default="", help="What Canvas or Moodle calls the marks.")
@group_option
@db_option
@dry_run_option
def export(
    chapter: str,
    out: Path | None,
    form: str,
    column: str,
    group: str,
    db: str | None,
    dry_run: bool,
) -> None:
    """Write marks as CSV for a learning management system."""
    from helpers.authoring.chapters import find_chapter
    from helpers.grading.classroom import export_marks
    from helpers.grading.gradebook import default_url
    from helpers.grading.marks import essays_waiting

    name = find_chapter(chapter).name
    to_screen = out is not None and str(out) == "-"
    text, path = export_marks(
        name,
        None if to_screen else out,
        form=form,
        column=column,
        group=group,
        db=db,
        dry_run=dry_run or to_screen,
    )
    if to_screen:
        click.echo(text, nl=False)
    else:
        click.echo(f"{'Would write' if dry_run else 'Wrote'} {path}")
    if waiting := essays_waiting(name, db=db or default_url(), group=group):
        click.echo(_essays(waiting), err=True)


@verb("course simulate 06 --students 20 --seed 1 --into build/class")
@click.argument("chapter")
@click.option("--students", type=int, default=20, show_default=True)
@click.option("--seed", type=int, default=0, show_default=True)
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    help="A new folder; build/class in the course.",
)
@workers_option
@dry_run_option
@json_option
def simulate(
    chapter: str,
    students: int,
    seed: int,
    into: Path | None,
    workers: int,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Make a class whose marks are known, to try grading."""
    from helpers.authoring.chapters import find_chapter
    from helpers.grading.simulation import simulate as make
    from helpers.project import root

    name = find_chapter(chapter).name
    into = into or root() / "build" / "class"
    made = make(name, students, seed, into, workers=workers, dry_run=dry_run)
    if as_json:
        print_json(made.truth)
        return
    for student, fact in made.truth.items():
        points = f"{fact['points']:g} of {fact['max_points']:g}"
        click.echo(f"{student:10} {points:>12}  {fact['kind']}")
    if dry_run:
        click.echo("Nothing was written.")
    else:
        click.echo(f"Next: course grade {name} {made.submissions}")
