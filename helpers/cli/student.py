"""The student's verbs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from helpers.cli.group import dry_run_option, json_option, print_json, verb

__all__ = ["VERBS"]


@verb("course list", "course list --concepts --json", name="list")
@click.option("--concepts", is_flag=True, help="List what the course teaches, where.")
@json_option
def list_(concepts: bool, as_json: bool) -> None:
    """List the chapters: points, minutes and how far each one is.

    The points count essays too, which a person marks.
    """
    from helpers.cli.listing import chapter_rows
    from helpers.grading.screen import text_table

    if concepts:
        _list_concepts(as_json)
        return
    rows = chapter_rows()
    if as_json:
        print_json(rows)
        return
    table = [["chapter", "title", "points", "minutes", "state"]]
    for row in rows:
        minutes = str(row["minutes"] or "")
        words = [row["name"], row["title"], f"{row['points']:g}", minutes, row["state"]]
        table.append(words)
    click.echo(text_table(table, right=(2, 3)))


def _list_concepts(as_json: bool) -> None:
    from helpers.authoring.concepts import concepts
    from helpers.grading.screen import text_table

    found = concepts()
    if as_json:
        print_json(found)
        return
    table = [["concept", "中文", "chapter", "cells"]]
    for one in found:
        cells = "planned" if one.planned else ", ".join(one.cells)
        table.append([one.id, one.chinese, one.chapter, cells])
    click.echo(text_table(table))


@verb("course glossary", "course glossary gradient descent")
@click.argument("term", nargs=-1)
@json_option
def glossary(term: tuple[str, ...], as_json: bool) -> None:
    """Look up a word of the course, in English or Chinese."""
    from helpers.grading.screen import text_table
    from helpers.student.glossary import find

    found = find(" ".join(term))
    if as_json:
        print_json(found)
        return
    table = [["term", "中文", "chapter", "meaning"]]
    table += [[e.term, e.chinese, e.chapter, e.meaning] for e in found]
    click.echo(text_table(table))


@verb("course doctor")
@json_option
def doctor(as_json: bool) -> int:
    """Look at this machine: packages, kernel, data, notebooks."""
    from helpers.student.doctor import examine

    found = examine()
    if as_json:
        print_json(found)
    for finding in () if as_json else found:
        mark = "ok" if finding.ok else "NO"
        click.echo(f"{mark}  {finding.name}: {finding.detail}")
        if finding.fix:
            click.echo(f"    Next: {finding.fix}")
    return 0 if all(finding.ok for finding in found) else 3


@verb("course lab", "course lab --port 8890 --no-browser", "course lab --formgrader")
@click.option("--port", type=int, help="Port to serve at; a free one if not given.")
@click.option("--no-browser", is_flag=True, help="Print the address, open nothing.")
@click.option("--formgrader", is_flag=True, help="Grade by hand: open the formgrader.")
def lab(port: int | None, no_browser: bool, formgrader: bool) -> None:
    """Open the notebooks in JupyterLab."""
    from helpers.student.lab import run_lab

    run_lab(port=port, browser=not no_browser, formgrader=formgrader)


@verb("course check 06", "course check 06 --rerun", "course check 06 --mend")
@click.argument("chapter")
@click.option("--rerun", is_flag=True, help="Run the whole notebook from the top.")
@click.option("--mend", is_flag=True, help="Put every cell back in its place.")
@dry_run_option
@json_option
def check(
    chapter: str, rerun: bool, mend: bool, dry_run: bool, as_json: bool
) -> int | None:
    """Check your saved notebook without Jupyter.

    Grading runs more checks than can be run here. With --mend, copied, split and lost
    answer cells are put right as grading would do it; your own file is kept beside.
    """
    from helpers.student.check import check_notebook

    if mend:
        return _mend(chapter, dry_run, as_json)
    report = check_notebook(chapter, rerun=rerun)
    if as_json:
        print_json(report)
        return 0 if report.ok else 1
    for verdict in report.verdicts:
        click.echo(verdict.to_text())
    for error in report.errors:
        click.echo(f"{error.cell}: {error.error}")
        click.echo(f"  in the cell that begins: {error.line}")
    for warning in report.warnings:
        click.echo(warning)
    if report.open_exercises:
        click.echo(f"Not written yet: {', '.join(report.open_exercises)}")
    if report.oddities:
        _say_oddities(report.oddities)
        click.echo(f"To put it right: course check {report.chapter[:2]} --mend")
    if rerun and not report.errors:
        click.echo("The notebook runs from top to bottom.")
    return 0 if report.ok else 1


def _mend(chapter: str, dry_run: bool, as_json: bool) -> None:
    from helpers.student.mend import mend_notebook

    report = mend_notebook(chapter, dry_run=dry_run)
    if as_json:
        print_json(report)
        return
    if not report.changes:
        click.echo(f"{report.path.name} needs no mending.")
        return
    _say_oddities(report.changes)
    click.echo(f"{'Would write' if dry_run else 'Wrote'} {report.path}")
    click.echo(f"As it was, it {'would be' if dry_run else 'is'} {report.kept.name}")
    if report.written:
        click.echo("If it is open in JupyterLab, choose Revert there, then run it.")


def _say_oddities(oddities: list[str]) -> None:
    click.echo("As grading reads your notebook:")
    for sentence in oddities:
        click.echo(f"  {sentence}")


@verb("course progress", "course progress --reset 06")
@click.option("--reset", metavar="CHAPTER", help="Forget what is noted of a chapter.")
@click.option("--yes", is_flag=True, help="Do not ask before forgetting.")
@dry_run_option
@json_option
def progress(reset: str | None, yes: bool, dry_run: bool, as_json: bool) -> None:
    """Show what you have reached in each chapter.

    And what to look at again. It is kept in one file, notebooks/.progress.json, and
    never sent anywhere.
    """
    from helpers.grading.screen import text_table
    from helpers.student.progress import summary, to_review

    if reset is not None:
        _forget(reset, yes, dry_run)
        return
    rows = summary()
    if as_json:
        print_json(rows)
        return
    table = [["chapter", "passed", "of", "points", "of", "min left", "next"]]
    for row in rows:
        points = [f"{row.points:g}", f"{row.max_points:g}"]
        passed = [str(row.passed), str(row.exercises)]
        minutes = str(row.minutes_left)
        table.append([row.chapter, *passed, *points, minutes, row.next_exercise])
    click.echo(text_table(table, right=(1, 2, 3, 4, 5)))
    click.echo("Points are those of the public checks; more are run at grading.")
    again = [(row.chapter[:2], *pair) for row in rows for pair in row.review]
    missed = to_review()
    if again or missed:
        click.echo("To look at again:")
    for chapter, exercise, said in again:
        click.echo(f"  {chapter} {exercise}: {said}")
    for question in missed:
        click.echo(f"  {question.about} recall: {question.text}")


def _forget(chapter: str, yes: bool, dry_run: bool) -> None:
    from helpers.student.progress import forget

    noted = forget(chapter, dry_run=True)
    if not noted:
        click.echo("Nothing is noted of that chapter.")
        return
    if not dry_run:
        asked = f"Forget what is noted of {', '.join(noted)}? Your answers stay."
        if not yes:
            click.confirm(asked, abort=True)
        forget(chapter)
    click.echo(f"{'Would forget' if dry_run else 'Forgot'}: {', '.join(noted)}")


@verb("course recall", "course recall 06")
@click.argument("chapter", required=False)
@click.option("--ask/--no-ask", default=None, help="Wait for you; yes in a terminal.")
@json_option
def recall(chapter: str | None, ask: bool | None, as_json: bool) -> None:
    """Ask again what earlier chapters taught.

    Up to three questions, from 1, 3 and 8 chapters back. What you did not know comes
    back first. Your yes or no stays on this machine.
    """
    from helpers.checks.progress import note_recall
    from helpers.student.progress import questions

    found = questions(chapter)
    if as_json:
        print_json(found)
        return
    ask = sys.stdin.isatty() if ask is None else ask
    for question in found:
        click.echo(f"(chapter {question.about}) {question.text}")
        if ask:
            click.prompt("  Enter shows the answer", "", show_default=False)
        click.echo(f"  {question.answer}")
        if ask:
            known = click.confirm("  Did you know it?")
            note_recall(question.id, known=known)


@verb("course submit 06", "course submit 06 --student ana --out handed_in")
@click.argument("chapter")
@click.option("--student", help="What your instructor knows you by; your user name.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder.")
@dry_run_option
@json_option
def submit(
    chapter: str, student: str | None, out: Path | None, dry_run: bool, as_json: bool
) -> None:
    """Pack a notebook so that you can hand it in. Nothing is sent anywhere."""
    from helpers.student.submit import submit as pack

    report = pack(chapter, student=student, out=out, dry_run=dry_run)
    if as_json:
        print_json(report)
        return
    for warning in report.warnings:
        click.echo(warning)
    if report.answered:
        click.echo(f"Answered: {', '.join(report.answered)}")
    if report.open_exercises:
        click.echo(f"Not written yet: {', '.join(report.open_exercises)}")
    inside = ", ".join(report.files)
    click.echo(f"{'Would write' if dry_run else 'Wrote'} {report.path} with {inside}")
    if report.earlier:
        click.echo(f"Your earlier one is kept as {report.earlier.name}")
    if report.written:
        click.echo("Hand in this file.")


VERBS = (list_, glossary, doctor, lab, check, progress, recall, submit)
