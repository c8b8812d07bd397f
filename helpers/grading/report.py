"""Feedback for students: one page each, which needs no server and runs no script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.grading.files import (
    TIMESTAMP,
    folder_of,
    read_released,
    step_folder,
    write_atomic,
)
from helpers.grading.marks import Marks
from helpers.grading.results import Result

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

__all__ = ["chapter_title", "feedback_page", "page_environment", "write_feedback"]

_LONGEST = 20_000  # characters of an answer that a page shows


def write_feedback(
    chapter: str,
    results: Sequence[Result],
    marks: Mapping[str, Marks],
    folder: Path,
) -> list[Path]:
    """Write a page for each student.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.
    results : sequence of Result
    marks : mapping of str to Marks
        What the gradebook says, by student; it goes before the result.
    folder : pathlib.Path
        Gets ``<student>/<chapter>/<chapter>.html``.

    Returns
    -------
    list of pathlib.Path
        The pages.
    """
    title = chapter_title(chapter)
    pages = []
    for result in results:
        page = feedback_page(result, marks.get(result.student, Marks()), title)
        path = folder_of(folder, result.student, chapter) / f"{chapter}.html"
        write_atomic(path, page.encode("utf-8", "backslashreplace"))
        _name_submission(path.parent, result.student, chapter)
        pages.append(path)
    return pages


def _name_submission(folder: Path, student: str, chapter: str) -> None:
    """Say which submission a page is about, where nbgrader's exchange looks for it."""
    own = folder_of(step_folder("submitted"), student, chapter)
    for name in (TIMESTAMP, "submission_secret.txt"):
        if (own / name).is_file():
            write_atomic(folder / name, (own / name).read_bytes())


def feedback_page(result: Result, marks: Marks, title: str) -> str:
    """Write one student's page.

    It shows points and messages by named check beside the student's own text. Hidden
    checks show their titles and what their author wrote for students.

    Parameters
    ----------
    result : Result
    marks : Marks
    title : str
        Of the chapter.

    Returns
    -------
    str
        HTML; all text is escaped.
    """
    earned = {verdict.exercise: verdict.points for verdict in result.exercises}
    earned |= {name: score.points for name, score in marks.scores.items()}
    points = marks.points if marks.scores else result.points
    page = page_environment().get_template("feedback.html")
    return page.render(
        result=result, marks=marks, title=title, earned=earned, points=points
    )


def chapter_title(chapter: str) -> str:
    """Return the first heading of a released chapter."""
    for cell in read_released(chapter)["cells"]:
        if cell["cell_type"] == "markdown" and cell["source"].startswith("# "):
            return cell["source"].splitlines()[0].lstrip("# ").strip()
    return chapter


def page_environment() -> Environment:
    """Return what fills in our pages: whatever comes from students is escaped."""
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["percent"] = lambda value: f"{value:.0%}"
    environment.filters["number"] = lambda value: f"{value:g}"
    environment.filters["shortened"] = _shortened
    environment.filters["prose"] = _prose
    return environment


def _shortened(text: str) -> str:
    """Bound a text, and show what is no character of HTML as one that is."""
    text = "".join(c if c >= " " or c in "\n\t" else "\ufffd" for c in text)
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST] + "\n... the rest is left out"


def _prose(text: str) -> Markup:
    """Escape a message, and set what stands between backticks as code."""
    from markupsafe import Markup, escape

    parts = [escape(part) for part in _shortened(text).split("`")]
    if len(parts) % 2 == 0:
        return Markup("`").join(parts)
    code = Markup("<code>{}</code>")
    set_ = [code.format(part) if i % 2 else part for i, part in enumerate(parts)]
    return Markup("").join(set_)
