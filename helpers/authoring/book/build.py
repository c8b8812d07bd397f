"""Make the book: run the released notebooks, write Sphinx's pages, run Sphinx."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from helpers.authoring.audit import Finding
from helpers.authoring.book.pages import write_pages
from helpers.authoring.book.run import cell_errors, run_released
from helpers.authoring.chapters import Chapter, all_chapters
from helpers.errors import EnvironmentProblem, UsageError, WorkbookError
from helpers.project import root

__all__ = ["Book", "BookError", "build"]

_NEEDED = ("myst_nb", "sphinx", "sphinx_book_theme")
_WARNING = re.compile(r"(?:(.+?): )?(?:WARNING|ERROR): (.+)")


@dataclass(frozen=True)
class Book:
    """A book that was made.

    Attributes
    ----------
    folder : pathlib.Path
        Its first page is ``index.html``.
    chapters : tuple of str
        Full names.
    """

    folder: Path
    chapters: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give the book as JSON-ready data."""
        return asdict(self) | {"folder": str(self.folder)}


class BookError(WorkbookError):
    """Raised where the chapters do not make a book.

    Parameters
    ----------
    findings : list of Finding
        Not empty.

    Attributes
    ----------
    findings : list of Finding
        As given.
    """

    def __init__(self, findings: list[Finding]) -> None:
        count = len(findings)
        super().__init__(
            f"the book has {count} finding{'s' * (count > 1)}; nothing was written",
            next_step="course release, once the chapters are mended",
        )
        self.findings = findings


def build(out: Path, *, cache: Path | None = None, dry_run: bool = False) -> Book:
    """Write all released chapters as HTML pages, with glossary and search.

    Parameters
    ----------
    out : pathlib.Path
        A new folder, or one that holds an earlier book, which is replaced.
    cache : pathlib.Path, optional
        Where runs of the notebooks are kept; ``build/book-runs`` in the course.
    dry_run : bool, default False
        Say what would be written.

    Returns
    -------
    Book

    Raises
    ------
    UsageError
        If there is no chapter, or ``out`` holds something else.
    EnvironmentProblem
        If Sphinx or its theme is not installed.
    BookError
        If a cell of a chapter fails, a link leads nowhere, or Sphinx warns.
    """
    chapters = [chapter for chapter in all_chapters() if chapter.released.is_file()]
    if not chapters:
        raise UsageError("notebooks/ holds no chapter", next_step="course release")
    _look_at(out)
    book = Book(out, tuple(chapter.name for chapter in chapters))
    if not dry_run:
        pages = _run_all(chapters, cache or root() / "build" / "book-runs")
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".book-", dir=out.parent) as scratch:
            _write(pages, out, Path(scratch))
    return book


def _look_at(out: Path) -> None:
    """Refuse before anything is run."""
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise EnvironmentProblem(
            f"the book is made with packages that are not here: {', '.join(missing)}",
            next_step='python -m pip install -e ".[book]"',
        )
    if out.exists() and not (out / "searchindex.js").is_file():
        empty = out.is_dir() and not any(out.iterdir())
        if not empty:
            raise UsageError(
                f"{out} holds something else than a book, and would be replaced",
                next_step="course book --out build/book",
            )


def _run_all(chapters: list[Chapter], cache: Path) -> dict[Chapter, NotebookNode]:
    from tqdm import tqdm

    ran = {}
    for chapter in tqdm(chapters, unit=" chapters", disable=None):
        ran[chapter] = run_released(chapter, cache)
    found = [
        Finding(chapter.name, problem)
        for chapter, notebook in ran.items()
        for problem in cell_errors(notebook)
    ]
    if found:
        raise BookError(found)
    return ran


def _write(pages: Mapping[Chapter, NotebookNode], out: Path, scratch: Path) -> None:
    """Make the book beside its place, then put it there."""
    source, made = scratch / "source", scratch / "html"
    write_pages(pages, source)
    command = [sys.executable, "-m", "sphinx", "--builder", "html", "--quiet"]
    command += ["--fail-on-warning", "--keep-going", "--nitpicky", "--no-color"]
    command += ["--doctree-dir", str(scratch / "doctrees"), str(source), str(made)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BookError(_findings(done.stderr, source))
    _tidy(made)
    if out.exists():
        out.rename(scratch / "old")
    made.rename(out)


def _tidy(made: Path) -> None:
    """Take out what Sphinx and its theme leave behind for themselves."""
    (made / ".buildinfo").unlink(missing_ok=True)
    (made / "_sources").rmdir()  # nothing is put there
    for macros in (made / "_static").glob("*webpack-macros.html"):
        macros.unlink()


def _findings(said: str, source: Path) -> list[Finding]:
    """Read Sphinx's warnings; where there are none, all that it said."""
    said = said.replace(f"{source.resolve()}/", "").replace(f"{source}/", "")
    warnings = [_WARNING.match(line) for line in said.splitlines()]
    found = [Finding(told[1] or "Sphinx", told[2]) for told in warnings if told]
    return found or [Finding("Sphinx", said.strip() or "ended without a word")]
