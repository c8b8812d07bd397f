"""The instructor's verbs that make something of all chapters: a bundle, a book."""

from __future__ import annotations

from pathlib import Path

import click

from helpers.cli.group import dry_run_option, json_option, print_json, verb

__all__ = ["book", "bundle"]


@verb("course bundle 06", "course bundle 06 --self-study --out workbook.zip")
@click.argument("chapter")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A zip file; build/ml-workbook-NN.zip in the course.",
)
@click.option(
    "--self-study",
    is_flag=True,
    help="For people who learn alone: all kernels, and the solutions.",
)
@dry_run_option
@json_option
def bundle(
    chapter: str, out: Path | None, self_study: bool, dry_run: bool, as_json: bool
) -> None:
    """Pack all that students need, up to a chapter, as one archive.

    It holds the notebooks released so far, their data, the package with the kernels of
    the chapters before CHAPTER, and how to install it all. The archive is audited.
    """
    from helpers.authoring.bundle import bundle as pack
    from helpers.authoring.chapters import find_chapter
    from helpers.project import root

    last = find_chapter(chapter)
    kind = "-self-study" if self_study else ""
    out = out or root() / "build" / f"ml-workbook-{last.number:02d}{kind}.zip"
    made = pack(last, out, self_study=self_study, dry_run=dry_run)
    if as_json:
        print_json(made)
        return
    for word in ("chapters", "kernels", "data"):
        click.echo(f"{word:9}{', '.join(getattr(made, word)) or 'none'}")
    what = "Would write" if dry_run else "Wrote"
    click.echo(f"{what} {out} ({made.size / 2**20:.1f} MB)")


@verb("course book", "course book --out build/book --dry-run")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder; build/book in the course.",
)
@dry_run_option
@json_option
def book(out: Path | None, dry_run: bool, as_json: bool) -> None:
    """Write the chapters as HTML pages for reading.

    The pages have a search and a glossary, and need no network. The released notebooks
    are run first, for their figures; what has not changed is not run again.
    """
    from helpers.authoring.book import build
    from helpers.project import root

    made = build(out or root() / "build" / "book", dry_run=dry_run)
    if as_json:
        print_json(made)
        return
    what = "Would write" if dry_run else "Wrote"
    click.echo(f"{what} {len(made.chapters)} chapters: {made.folder / 'index.html'}")
