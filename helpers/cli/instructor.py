"""The instructor's verbs that make and keep chapters, and those that judge answers."""

from __future__ import annotations

import json
from pathlib import Path

import click

from helpers.cli.classroom import collect, export, feedback, grade, simulate
from helpers.cli.group import dry_run_option, json_option, print_json, verb
from helpers.cli.insight import similar, stats
from helpers.cli.options import time_limit_option, unconfined_option, workers_option
from helpers.cli.packing import book, bundle
from helpers.cli.people import due, roster

__all__ = ["VERBS"]


@verb("course tidy 06", "course tidy --dry-run")
@click.argument("chapters", nargs=-1, metavar="[CHAPTER]...")
@dry_run_option
@json_option
def tidy(chapters: tuple[str, ...], dry_run: bool, as_json: bool) -> int:
    """Bring source notebooks into their one form after editing.

    Takes out outputs and stray metadata, and gives new cells an id and a role. With
    --dry-run, ends with 1 if something would change.
    """
    from helpers.authoring.tidy import tidy as bring
    from helpers.cli.options import sources

    changed = {c.name: bring(c, check=dry_run) for c in sources(chapters)}
    code = _print_findings(changed, as_json, fine="nothing to tidy")
    return code if dry_run else 0


@verb("course release 06", "course release --check")
@click.argument("chapters", nargs=-1, metavar="[CHAPTER]...")
@click.option("--check", is_flag=True, help="Only say if notebooks/ is up to date.")
@click.option("--force", is_flag=True, help="Overwrite a notebook that holds answers.")
@dry_run_option
@json_option
def release(
    chapters: tuple[str, ...], check: bool, force: bool, dry_run: bool, as_json: bool
) -> int:
    """Write the student's side of chapters.

    Without a name, of every chapter whose source is here.
    """
    from helpers.authoring.release import release as write
    from helpers.authoring.release import stale
    from helpers.cli.options import sources

    if check:
        late = {c.name: stale(c) for c in sources(chapters)}
        return _print_findings(late, as_json, fine="notebooks/ is up to date")
    changes = [
        (chapter, change)
        for chapter in sources(chapters)
        for change in write(chapter, dry_run=dry_run, force=force)
    ]
    if as_json:
        print_json([{"path": str(c.path), "change": c.kind} for _, c in changes])
        return 0
    for chapter, change in changes:
        click.echo(f"{change.kind:8}{chapter.name}/{change.path.name}")
    if dry_run:
        click.echo("Nothing was written.")
    return 0


@verb("course audit", "course audit 06 --json")
@click.argument("chapters", nargs=-1, metavar="[CHAPTER]...")
@json_option
def audit(chapters: tuple[str, ...], as_json: bool) -> int:
    """Look for leaks and slips in what students would get."""
    from helpers.authoring.audit import audit as look
    from helpers.cli.options import sources

    found = {
        chapter.name: [f"{f.where}: {f.problem}" for f in look(chapter)]
        for chapter in sources(chapters)
    }
    return _print_findings(found, as_json, fine="nothing was found")


@verb(
    "course judge 06 gradient answer.py",
    "course judge 06 gradient answer.py --json",
    "course judge 06 --all answers/",
)
@click.argument("chapter")
@click.argument("exercise", required=False)
@click.argument(
    "file",
    required=False,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--all",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Judge every EXERCISE/NAME.py in a folder; a line of JSON for each.",
)
@workers_option
@time_limit_option
@unconfined_option
@json_option
def judge(
    chapter: str,
    exercise: str | None,
    file: Path | None,
    folder: Path | None,
    workers: int,
    time_limit: float,
    unconfined: bool,
    as_json: bool,
) -> None:
    """Judge an answer kept in a file, exactly as grading would.

    The file holds the text of one answer cell. Ends with 0 once the verdict is given,
    whatever it says.
    """
    from helpers.authoring.chapters import find_chapter
    from helpers.grading.answers import judge_file, judge_folder

    name = find_chapter(chapter).name
    how = {"time_limit": time_limit, "unconfined": unconfined}
    if folder is not None and exercise is None:
        for line in judge_folder(name, folder, workers=workers, **how):
            click.echo(json.dumps(line, ensure_ascii=False))
        return
    if folder is not None or exercise is None or file is None:
        raise click.UsageError("give an exercise and a file, or --all and a folder")
    verdict = judge_file(name, exercise, file, **how)
    if as_json:
        print_json(verdict)
    else:
        click.echo(verdict.to_text())


def _print_findings(found: dict[str, list[str]], as_json: bool, *, fine: str) -> int:
    """Print what was found in each chapter, and give the exit code."""
    if as_json:
        print_json(found)
    else:
        for chapter, lines in found.items():
            for line in lines or [fine]:
                click.echo(f"{chapter}: {line}")
    return 1 if any(found.values()) else 0


VERBS = (
    tidy,
    release,
    audit,
    bundle,
    book,
    roster,
    due,
    collect,
    grade,
    feedback,
    export,
    stats,
    similar,
    judge,
    simulate,
)
