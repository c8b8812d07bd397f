"""Collect submissions: keep every version, let the newest count, log what came."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from helpers.errors import UsageError
from helpers.grading.archive import MAX_NOTEBOOK, Refused, notebook_in
from helpers.grading.files import (
    TIMESTAMP,
    digest,
    folder_of,
    read_time,
    time_text,
    write_atomic,
    write_json,
)
from helpers.grading.identity import Identities
from helpers.grading.incoming import Found, scan, unpacked
from helpers.grading.roster import Person, course_roster

__all__ = ["PROBLEM", "CollectReport", "Collected", "collect"]

PROBLEM = "problem.json"
"""Stands in for a notebook that could not be taken, and says why."""


@dataclass(frozen=True)
class Collected:
    """What became of one file.

    Attributes
    ----------
    outcome : {"new", "replaced", "unchanged", "older", "refused"}
        ``older``: kept, but a newer one counts. ``refused``: counts as 0, with ``note``
        as the reason.
    """

    student: str
    file: str
    outcome: str
    sha256: str
    received: str
    note: str = ""


@dataclass
class CollectReport:
    """What became of all files, and which were passed over.

    Attributes
    ----------
    strangers : dict of str to str
        Students who are not in the roster, each with the one whose name looks alike.
    """

    chapter: str
    folder: Path
    collected: list[Collected] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    strangers: dict[str, str] = field(default_factory=dict)

    def count(self, *outcomes: str) -> int:
        """Count the files with one of these outcomes."""
        return sum(item.outcome in outcomes for item in self.collected)

    def to_dict(self) -> dict:
        """Give the report as JSON-ready data."""
        return {
            "chapter": self.chapter,
            "folder": str(self.folder),
            "collected": [asdict(item) for item in self.collected],
            "passed_over": self.passed_over,
            "strangers": self.strangers,
        }


@dataclass(frozen=True)
class _Version:
    """The submission that counts at the moment."""

    sha256: str
    received: datetime


def collect(
    source: Path,
    chapter: str,
    into: Path,
    *,
    roster: Mapping[str, Person] | None = None,
    dry_run: bool = False,
) -> CollectReport:
    """Take in submissions of one chapter.

    Parameters
    ----------
    source : pathlib.Path
        A folder of zips, notebooks or student folders, or an LMS download as one zip.
    chapter : str
        Full name, such as ``06_linear_regression``.
    into : pathlib.Path
        The newest notebook of each student goes to
        ``submitted/<student>/<chapter>/`` below it, every file that came to
        ``submitted/.versions/``, and a line for each to ``submitted/collect.jsonl``.
    roster : mapping of str to Person, optional
        Who the students are; the roster of the course if not given.
    dry_run : bool, default False
        Only tell what would be done.

    Returns
    -------
    CollectReport

    Raises
    ------
    UsageError
        If there is no such source, or no submission in it.
    """
    submitted = into / "submitted"
    _check(source, submitted)
    report = CollectReport(chapter, submitted)
    current: dict[str, _Version | None] = {}
    people = Identities(course_roster() if roster is None else roster)
    with unpacked(source) as folder:
        found, report.passed_over = scan(folder, chapter, people)
        for item in found:
            place = folder_of(submitted, item.student, chapter)
            before = current.setdefault(item.student, _current(place, chapter))
            name = str(item.path.relative_to(folder))
            taken = _Taking(item, chapter, submitted, before)
            report.collected.append(taken.finish(name, dry_run=dry_run))
            if taken.counts:
                current[item.student] = _Version(taken.sha256, item.received)
            if people.is_stranger(item.student):
                report.strangers[item.student] = people.near(item.student)
    if not report.collected:
        why = f" ({report.passed_over[0]})" if report.passed_over else ""
        raise UsageError(
            f"there is no submission of {chapter} in {source}{why}",
            next_step="course collect --help",
        )
    return report


def _check(source: Path, submitted: Path) -> None:
    if not source.exists():
        raise UsageError(
            f"there is no folder {source} to collect from",
            next_step="course collect --help",
        )
    if submitted.resolve() in (source.resolve(), *source.resolve().parents):
        raise UsageError(
            f"{source} is where collected submissions are kept; they are in already",
            next_step="course grade --help",
        )


class _Taking:
    """One file on its way in."""

    def __init__(
        self, item: Found, chapter: str, submitted: Path, before: _Version | None
    ):
        self.item, self.chapter, self.submitted = item, chapter, submitted
        self.before = before
        self.original = b""
        self.notebook, self.problem, self.notes = self._read()
        self.sha256 = digest(self.notebook or self.original or item.path.name.encode())

    def _read(self) -> tuple[bytes, str, list[str]]:
        if self.item.problem:
            return b"", self.item.problem, []
        try:
            self.original = self.item.path.read_bytes()
        except OSError as error:
            return b"", f"the file cannot be read ({error.strerror})", []
        if self.item.path.suffix.lower() == ".zip":
            try:
                notebook, notes = notebook_in(self.original, self.chapter)
            except Refused as reason:
                return b"", str(reason), []
            return notebook, "", notes
        if len(self.original) > MAX_NOTEBOOK:
            return b"", "the notebook is larger than 20 MB", []
        return self.original, "", []

    @property
    def same(self) -> bool:
        """Whether it is the submission that counts already."""
        return self.before is not None and self.before.sha256 == self.sha256

    @property
    def older(self) -> bool:
        """Whether the submission that counts is newer."""
        return self.before is not None and self.item.received < self.before.received

    @property
    def counts(self) -> bool:
        """Whether it becomes the submission that counts."""
        return not self.same and not self.older

    def finish(self, name: str, *, dry_run: bool) -> Collected:
        """Keep the version, put it in place if it counts, log it."""
        kept = self._version_file()
        known = kept.exists() and not self.counts
        collected = Collected(
            student=self.item.student,
            file=name,
            outcome="unchanged" if known else self._outcome(),
            sha256=self.sha256,
            received=self.item.received.isoformat(timespec="microseconds"),
            note=self.problem or "; ".join(self.notes),
        )
        if dry_run or collected.outcome == "unchanged":
            return collected
        if self.original:
            write_atomic(kept, self.original)
        if self.counts:
            self._place()
        self._log(collected)
        return collected

    def _outcome(self) -> str:
        if self.same:
            return "unchanged"
        if self.older:
            return "older"
        if self.problem:
            return "refused"
        return "replaced" if self.before else "new"

    def _version_file(self) -> Path:
        folder = self.submitted / ".versions" / self.chapter / self.item.student
        moment = f"{self.item.received:%Y%m%dT%H%M%S}"
        suffix = self.item.path.suffix.lower()
        return folder / f"{moment}-{digest(self.original)[:12]}{suffix}"

    def _place(self) -> None:
        """Write the time last: it says that the notebook beside it is complete.

        The old one goes first, so that a kill in between leaves nothing that says a
        new notebook came at the old time; it is then taken in again.
        """
        folder = folder_of(self.submitted, self.item.student, self.chapter)
        notebook, problem = folder / f"{self.chapter}.ipynb", folder / PROBLEM
        (folder / TIMESTAMP).unlink(missing_ok=True)
        if self.problem:
            write_json(problem, {"problem": self.problem, "sha256": self.sha256})
            notebook.unlink(missing_ok=True)
        else:
            write_atomic(notebook, self.notebook)
            problem.unlink(missing_ok=True)
        write_atomic(folder / TIMESTAMP, time_text(self.item.received).encode())

    def _log(self, collected: Collected) -> None:
        line = {"time": datetime.now(UTC).isoformat(timespec="seconds")}
        line |= {"chapter": self.chapter} | asdict(collected)
        with (self.submitted / "collect.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line, ensure_ascii=False) + "\n")


def _current(folder: Path, chapter: str) -> _Version | None:
    """Read which submission counts."""
    received = read_time(folder)
    notebook, problem = folder / f"{chapter}.ipynb", folder / PROBLEM
    if received is None:
        return None
    if notebook.is_file():
        return _Version(digest(notebook.read_bytes()), received)
    try:
        return _Version(json.loads(problem.read_bytes())["sha256"], received)
    except (OSError, ValueError, LookupError, TypeError):
        return None
