"""Write the pages that Sphinx reads: start, chapters, glossary, and what they need."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from helpers.authoring.canonical import to_bytes
from helpers.authoring.cells import exercises, role
from helpers.authoring.chapters import Chapter
from helpers.project import ROOT
from helpers.student.glossary import TAG, Entry, entries

__all__ = ["chapter_page", "glossary_page", "start_page", "write_pages"]

PROJECT = Path(__file__).parent / "project"
"""Sphinx's settings, the style sheet, and the text of the start page."""

MATHJAX = "tex-svg-3.2.2.html.j2"
_WIDGET = "application/vnd.jupyter.widget-view+json"
_PROMISE = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_TERM = re.compile(r"^\|\s*(.+?)\s*(?=\|)")


def write_pages(chapters: Mapping[Chapter, NotebookNode], folder: Path) -> None:
    """Write a Sphinx project.

    Parameters
    ----------
    chapters : mapping of Chapter to nbformat.NotebookNode
        Released notebooks that were run.
    folder : pathlib.Path
        A new folder. It keeps the layout of ``notebooks/``, so links between notebooks
        lead to the same places.
    """
    shutil.copytree(PROJECT, folder)
    for chapter, notebook in chapters.items():
        page = folder / _link(chapter.name)
        page.parent.mkdir()
        page.write_bytes(to_bytes(chapter_page(notebook)))
    start = (PROJECT / "index.md").read_text("utf-8")
    (folder / "index.md").write_text(start_page(start, chapters), "utf-8")
    titles = {chapter.name: chapter.title for chapter in chapters}
    (folder / "glossary.md").write_text(glossary_page(entries(), titles), "utf-8")
    (folder / "_static" / "mathjax.js").write_text(_mathjax(), "utf-8")
    (folder / "_static" / "palette.css").write_text(_palette(), "utf-8")


def chapter_page(notebook: NotebookNode) -> NotebookNode:
    """Make a notebook that was run fit for paper. Changes the notebook itself.

    Live widgets go, because nothing would answer them; their still pictures stay. So do
    the points of exercises that nobody has answered. Words lead to the glossary.

    Parameters
    ----------
    notebook : nbformat.NotebookNode

    Returns
    -------
    nbformat.NotebookNode
        The same object.
    """
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            points = "execute_result" if role(cell) == "tests" else None
            kept = (still(o) for o in cell.outputs if o.output_type != points)
            cell.outputs = [output for output in kept if output]
        if TAG in cell.metadata.get("tags", []):
            cell.source = _with_links(cell.source)
    return notebook


def still(output: NotebookNode) -> NotebookNode | None:
    """Take the live part out of an output.

    Parameters
    ----------
    output : nbformat.NotebookNode

    Returns
    -------
    nbformat.NotebookNode or None
        ``None`` where nothing else is in it that a reader could use.
    """
    data: dict[str, Any] = output.get("data", {})
    if data.pop(_WIDGET, None) and set(data) <= {"text/plain"}:
        return None
    if "text/html" in data:  # pandas heads a table's corner with nothing
        data["text/html"] = data["text/html"].replace("<th></th>", "<td></td>")
    return output


def start_page(text: str, chapters: Mapping[Chapter, NotebookNode]) -> str:
    """Fill in the start page.

    Parameters
    ----------
    text : str
        With ``@CHAPTERS@`` where the table goes and ``@PAGES@`` where Sphinx's list of
        pages goes.
    chapters : mapping of Chapter to nbformat.NotebookNode

    Returns
    -------
    str
        MyST Markdown.
    """
    rows = ["| chapter | what it is for | exercises | points | minutes |"]
    rows += ["| --- | --- | --: | --: | --: |"]
    rows += [
        f"| [{chapter.title}]({_link(chapter.name)}) | {_promise(notebook)} "
        f"| {len(exercises(notebook))} | {chapter.points:g} | {chapter.minutes} |"
        for chapter, notebook in chapters.items()
    ]
    pages = "\n".join(_link(chapter.name) for chapter in chapters)
    return text.replace("@CHAPTERS@", "\n".join(rows)).replace("@PAGES@", pages)


def glossary_page(words: Iterable[Entry], titles: Mapping[str, str]) -> str:
    """Write the glossary.

    Parameters
    ----------
    words : iterable of Entry
        In alphabetical order.
    titles : mapping of str to str
        The title of each chapter by its name.

    Returns
    -------
    str
        MyST Markdown. Each word is a term of Sphinx's, in English and in Chinese.
    """
    parts = [
        "# Glossary 术语表",
        "The words of all chapters, each with the chapter that explains it.",
    ]
    by_term = groupby(words, lambda entry: entry.term.casefold())
    terms = [list(group) for _, group in by_term]  # a word may have two meanings
    for letter, group in groupby(terms, lambda found: found[0].term[0].upper()):
        body = "\n\n".join(_definition(found, titles) for found in group)
        parts.append(f"## {letter}\n\n:::{{glossary}}\n{body}\n:::")
    return "\n\n".join(parts) + "\n"


def _definition(found: list[Entry], titles: Mapping[str, str]) -> str:
    names = dict.fromkeys([found[0].term, *(entry.chinese for entry in found)])
    meanings = (
        f"  {e.meaning} [{titles[e.chapter]}]({_link(e.chapter)})" for e in found
    )
    return "\n".join([*names, "\n\n".join(meanings)])


def _link(chapter: str) -> str:
    return f"{chapter}/{chapter}.ipynb"


def _promise(notebook: NotebookNode) -> str:
    """Return the sentence in bold below a chapter's title."""
    told = _PROMISE.search(notebook.cells[0].source)
    return " ".join(told[1].split()) if told else ""


def _with_links(text: str) -> str:
    """Make the first column of a table of words lead to the glossary."""
    lines = text.splitlines()
    table = [place for place, line in enumerate(lines) if line.startswith("|")]
    for place in table[2:]:  # below the head and the rule
        lines[place] = _TERM.sub(r"| {term}`\1` ", lines[place])
    return "\n".join(lines)


def _mathjax() -> str:
    """Return the program that draws formulas, out of the page that nbconvert uses."""
    folder = ROOT / "helpers/grading/jupyter/nbconvert/templates/mathjax"
    page = (folder / MATHJAX).read_text("utf-8")
    return page[page.index("<script>") + 8 : page.rindex("</script>")]


def _palette() -> str:
    """Write the colours of the figures for the style sheet."""
    from helpers.plots.style import COLOURS

    lines = "".join(f"  --{name}: {value};\n" for name, value in COLOURS.items())
    return f":root {{\n{lines}}}\n"
