"""The form that every source notebook keeps, as rules that can be checked."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile, zip_longest

from nbformat import NotebookNode

from helpers.authoring.cells import (
    ROLES,
    cell_id,
    exercise_of,
    exercise_slug,
    id_prefix,
    role,
)
from helpers.authoring.lengths import length_problems
from helpers.checks.source import SOLUTION_MARKERS

__all__ = ["source_problems"]

Problem = tuple[str, str]  # the id of a cell, and what is wrong with it

LONGEST_ID = 64

_CODE_ROLES = ("demo", "setup", "answer", "tests")
_CODE_TAGS = ("nbval-check-output", "hide-input")
_MARK_KEYS = {"grade", "grade_id", "locked", "schema_version", "solution", "task"}
_HIDDEN = ("### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS")
_PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\(|<img\b(?P<tag>[^>]*)>")
_MEANING = re.compile(r"glossary|concept:[a-z0-9-]+")  # what a cell speaks of
_PATH = re.compile(r"(?<![\w./:<])/(?:home|Users|root|tmp|var|mnt|opt|work)/|[A-Z]:\\U")


def source_problems(
    notebook: NotebookNode, chapter: str, taught_in: dict[str, str]
) -> Iterator[Problem]:
    """Find where a source notebook leaves the form.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        A source notebook.
    chapter : str
        Full name, such as ``06_linear_regression``.
    taught_in : dict of str to str
        Which chapter teaches each kernel.

    Yields
    ------
    where, problem : str, str
        The id of a cell, and what is wrong with it.
    """
    prefix = id_prefix(chapter)
    for cell in notebook.cells:
        found = [*_role(cell), *_id(cell, prefix), *_marks(cell), *_markers(cell)]
        found += [*length_problems(cell), *_figures(cell), *_paths(cell)]
        found += [*_kernels(cell, chapter, taught_in), *_exercise(cell, prefix)]
        yield from ((cell_id(cell), problem) for problem in found)
    yield from _front(notebook)
    yield from _order(notebook)
    yield from _essays(notebook)


def _role(cell: NotebookNode) -> Iterator[str]:
    tags = cell.metadata.get("tags", [])
    found = role(cell)
    if found is None:
        yield f"must have one of the tags {', '.join(ROLES)}; it has {tags}"
    elif (found in _CODE_ROLES) != (cell.cell_type == "code"):
        yield f"is a {cell.cell_type} cell, which {found} cells must not be"
    for tag in tags:
        if tag not in (*ROLES, *_CODE_TAGS) and not _MEANING.fullmatch(tag):
            yield f"has the unknown tag {tag}"
        if tag in _CODE_TAGS and cell.cell_type != "code":
            yield f"has the tag {tag}, which is for code alone"


def _id(cell: NotebookNode, prefix: str) -> Iterator[str]:
    name = cell.get("id", "")
    if not re.fullmatch(rf"{prefix}[a-z0-9]+(-[a-z0-9]+)*", name):
        yield f"has the id {name!r}, must be {prefix}words-and-digits"
    if len(name) > LONGEST_ID:
        yield f"has an id of {len(name)} characters, must be {LONGEST_ID} at most"
    if cell_id(cell) != name:
        yield f"has the grade_id {cell_id(cell)}, must be its id {name}"


def _marks(cell: NotebookNode) -> Iterator[str]:
    marks, found = cell.metadata.get("nbgrader"), role(cell)
    if found in ("prose", "demo", None):
        if marks is not None:
            yield f"has nbgrader's marks, which a {found} cell must not have"
        return
    right = {
        "grade": found in ("tests", "essay"),
        "solution": found in ("answer", "essay"),
        "locked": found not in ("answer", "essay"),
        "task": False,
        "schema_version": 3,
    }
    marks = marks or {}
    for key, value in right.items():
        if marks.get(key) != value:
            yield f"has {key}={marks.get(key)} for nbgrader, must be {value}"
    extra = marks.keys() - _MARK_KEYS - ({"points"} if right["grade"] else set())
    if extra:
        yield f"has marks that do not belong to a source: {', '.join(sorted(extra))}"


def _markers(cell: NotebookNode) -> Iterator[str]:
    """Check where author's markers stand; their order is the release's concern."""
    for markers, homes in (
        (SOLUTION_MARKERS, ("answer", "essay")),
        (_HIDDEN, ("tests",)),
    ):
        counts = [cell.source.count(marker) for marker in markers]
        at_home = role(cell) in homes
        if at_home and (counts[0] != counts[1] or counts[0] == 0):
            yield f"must have {markers[0]} and {markers[1]} in pairs"
        if not at_home and any(counts):
            yield f"has {markers[0]}, which is for {' and '.join(homes)} cells alone"


def _exercise(cell: NotebookNode, prefix: str) -> Iterator[str]:
    found = role(cell)
    if found not in ("task", "answer", "tests"):
        return
    name = exercise_of(cell)
    if name is None or cell.get("id") != f"{prefix}{exercise_slug(name)}-{found}":
        yield f"must have an id of the form {prefix}<exercise>-{found}"
    if found == "task":
        yield from _heading(cell)
    if found == "tests":
        yield from _test_form(cell.source)


def _heading(cell: NotebookNode) -> Iterator[str]:
    heading = cell.source.partition("\n")[0]
    if not re.search(r"\(\d+(?:\.\d+)? points?\)", heading):
        yield "must tell its points in the heading: (4 points)"
    if not re.search(r"[●•]{1,3}.*\b\d+ min\b", heading):
        yield "must tell difficulty and time in the heading: ●●○ 10 min"


def _essays(notebook: NotebookNode) -> Iterator[Problem]:
    """Each essay stands below the question that it answers."""
    for above, cell in pairwise(notebook.cells):
        if role(cell) != "essay":
            continue
        if not cell_id(cell).endswith("-essay"):
            yield cell_id(cell), "must have an id that ends in -essay"
        if role(above) != "prose":
            yield cell_id(cell), "must follow a prose cell that asks the question"
        else:
            yield from ((cell_id(above), problem) for problem in _heading(above))


def _test_form(text: str) -> Iterator[str]:
    """Free lines may stand below the first, and at the top of the hidden part."""
    first, *rest = text.split("\n")
    grade = first.replace("check(", "check.grade(", 1)
    if (
        not re.fullmatch(r'check\("(\w+)"(, \w+)+\)', first)
        or rest[-2:] != [grade, _HIDDEN[1]]
        or rest.count(_HIDDEN[0]) != 1
        or text.count("check(") + text.count("check.grade(") != 2
    ):
        yield 'must be check("name", name) first, and check.grade of it, hidden, last'


def _figures(cell: NotebookNode) -> Iterator[str]:
    """Figures have alt text only if ``helpers.plots`` draws them."""
    if cell.cell_type == "code" and role(cell) != "setup":
        names = {n.id for n in _nodes(cell.source) if isinstance(n, ast.Name)}
        if "plt" in names or "matplotlib" in _imported(cell.source):
            yield "draws with matplotlib; a figure of helpers.plots has an alt text"
    if cell.cell_type == "markdown":
        for picture in _PICTURE.finditer(cell.source):
            tag = re.search(r"alt=[\"']([^\"']*)", picture["tag"] or "")
            alt = picture["alt"] or (tag.group(1) if tag else "")
            if not alt.strip():
                yield f"has a picture without an alt text: {picture.group()}"


def _kernels(
    cell: NotebookNode, chapter: str, taught_in: dict[str, str]
) -> Iterator[str]:
    if cell.cell_type != "code":
        return
    for module in sorted(_imported(cell.source)):
        if module in ("helpers.kernels", "helpers.kernels.*"):
            yield "imports all kernels, must name the module"
        if module.startswith("helpers.kernels."):
            kernel = module.split(".")[2]
            if taught_in.get(kernel, "") >= chapter:
                home = taught_in[kernel]
                yield f"calls the kernel {kernel}, which students write in {home}"


def _imported(text: str) -> set[str]:
    """Modules that a cell imports, and names it takes from them, with their path."""
    found = set()
    for node in _nodes(text):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found | {name.partition(".")[0] for name in found}


def _nodes(text: str) -> Iterable[ast.AST]:
    try:
        return list(ast.walk(ast.parse(text)))
    except SyntaxError:
        return []


def _paths(cell: NotebookNode) -> Iterator[str]:
    if found := _PATH.search(cell.source):
        yield f"has a path of somebody's machine: {found.group()}"


def _front(notebook: NotebookNode) -> Iterator[Problem]:
    first = notebook.cells[0]
    if role(first) != "prose" or not first.source.startswith("# "):
        yield cell_id(first), "must be the title: a prose cell that starts with '# '"
    if not re.search(r"\b\d+ min", first.source):
        yield cell_id(first), "must tell how many minutes the chapter takes"
    before = takewhile(lambda cell: role(cell) != "answer", notebook.cells)
    ready = [cell_id(cell) for cell in before if role(cell) == "setup"]
    if not ready:
        yield cell_id(first), "must be followed by a set-up cell before any answer"
    for cell in notebook.cells:
        if role(cell) == "setup" and cell_id(cell) not in ready:
            yield cell_id(cell), "is a set-up cell, which must come before any answer"


def _order(notebook: NotebookNode) -> Iterator[Problem]:
    """Task, answer and tests of an exercise stand together, in this order."""
    parts = [(role(c), exercise_of(c)) for c in notebook.cells if exercise_of(c)]
    names = list(dict.fromkeys(name for _, name in parts))
    right = [(part, name) for name in names for part in ("task", "answer", "tests")]
    for there, expected in zip_longest(parts, right):
        if there != expected:
            part, name = expected
            yield name or "", f"must have task, answer, tests in order; no {part} here"
            return
