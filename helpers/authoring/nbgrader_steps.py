"""The steps from an author's notebook to the student's, as nbgrader preprocessors.

``course release`` and ``nbgrader generate_assignment`` run the same list of steps, so
they cannot disagree. The last two steps make what nbgrader grades safe to look at.
"""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearHiddenTests,
    ClearMarkScheme,
    ClearSolutions,
    ComputeChecksums,
    LockCells,
    NbGraderPreprocessor,
    SaveCells,
)
from nbgrader.utils import is_grade, is_locked, is_solution
from traitlets import Dict

from helpers.authoring.canonical import strip
from helpers.errors import WorkbookError
from helpers.grading.harmless import harmless
from helpers.project import solutions_folder

__all__ = [
    "GENERATE_STEPS",
    "IGNORED",
    "PUBLIC_FILE",
    "RELEASE_STEPS",
    "AddPublicChecks",
    "ClearToStub",
    "HarmlessOutput",
    "Plain",
    "ShortTracebacks",
]

PUBLIC_FILE = "public.json"
"""Name of the file with the public checks, beside the student's notebook."""

IGNORED = [
    ".*",
    "*.py",
    "*.pyc",
    "*.pyd",
    "*.so",
    "__pycache__",
    "checks",
    "retired_ids.txt",
    "feedback",
]
"""Files that nbgrader must not copy, neither to students nor back from them.

``checks`` is the answer key. A student's ``numpy.py`` would stand in for NumPy.
"""

_STUB = ("# YOUR CODE HERE", "raise NotImplementedError")
_SAFE = ("text/plain", "image/png", "image/jpeg")
_LONGEST = 20_000  # characters of text that one output may keep

Resources = dict[str, Any]


class Plain(NbGraderPreprocessor):
    """Leave out outputs and every bit of metadata that students do not need."""

    def preprocess(
        self, nb: NotebookNode, resources: Resources
    ) -> tuple[NotebookNode, Resources]:
        """Strip the whole notebook."""
        return strip(nb), resources


class ClearToStub(ClearSolutions):
    """Replace solutions by a stub that a student's Run All survives.

    A region inside a function becomes a comment and ``raise NotImplementedError``. A
    region at the left margin leaves nothing, because the lines above it are the stub.
    """

    code_stub = Dict({"python": "\n".join(_STUB)}).tag(config=True)

    def _replace_solution_region(self, cell: NotebookNode, language: str) -> bool:
        if cell.cell_type != "code":
            return super()._replace_solution_region(cell, language)
        begin, end = self.begin_solution_delimeter, self.end_solution_delimeter
        if begin in cell.source or end in cell.source:
            cell.source = self._stub(cell.source)
            return True
        if is_solution(cell):
            raise WorkbookError(f"an answer has no '{begin}': {_first_line(cell)}")
        return False

    def _stub(self, text: str) -> str:
        """Give the text without its solutions."""
        kept: list[str] = []
        inside = False
        for line in text.split("\n"):
            begins = self.begin_solution_delimeter in line
            ends = self.end_solution_delimeter in line
            if (begins and inside) or (ends and not inside):
                raise WorkbookError(f"solution markers do not pair up: {line.strip()}")
            if begins:
                margin = line[: len(line) - len(line.lstrip())]
                kept += [margin + stub for stub in _STUB if margin]
            elif not ends and not inside:
                kept.append(line)
            inside = begins or (inside and not ends)
        if inside:
            raise WorkbookError(f"a solution has no end: {text.splitlines()[0]}")
        return "\n".join(kept).rstrip()


class AddPublicChecks(NbGraderPreprocessor):
    """Put ``public.json`` beside the notebook that is written."""

    def preprocess(
        self, nb: NotebookNode, resources: Resources
    ) -> tuple[NotebookNode, Resources]:
        """Add the file to the outputs, which nbconvert writes with the notebook."""
        chapter = resources["nbgrader"]["assignment"]
        if (solutions_folder() / chapter / "checks" / "__init__.py").is_file():
            from helpers.checks.export import public_text

            files = resources.setdefault("outputs", {})
            files[PUBLIC_FILE] = public_text(chapter).encode()
        return nb, resources


class ShortTracebacks(NbGraderPreprocessor):
    """Keep the kind of error alone where a traceback would quote hidden tests."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: Resources, index: int
    ) -> tuple[NotebookNode, Resources]:
        """Shorten the errors of one cell. Must run before `ClearHiddenTests`."""
        if is_grade(cell) and "HIDDEN TESTS" in cell.source:
            for output in cell.get("outputs", []):
                if output.output_type == "error":
                    output.traceback, output.evalue = [output.ename], ""
        return cell, resources


class HarmlessOutput(NbGraderPreprocessor):
    """Keep text and pictures; a student's HTML must not run in a grader's browser."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: Resources, index: int
    ) -> tuple[NotebookNode, Resources]:
        """Filter the outputs of a code cell, or what is active in a student's text."""
        if cell.cell_type == "code":
            for output in cell.outputs:
                _make_harmless(output)
        elif not is_locked(cell):
            cell.source = harmless(cell.source)
        return cell, resources


def _make_harmless(output: NotebookNode) -> None:
    if "data" in output:
        safe = {kind: output.data[kind] for kind in _SAFE if kind in output.data}
        output.data = NotebookNode(safe or {"text/plain": "(left out)"})
        output.metadata = NotebookNode()
    for holder, key in ((output, "text"), (output.get("data", {}), "text/plain")):
        text = holder.get(key, "")
        if len(text) > _LONGEST:
            holder[key] = text[:_LONGEST] + "\n... the rest is left out"


def _first_line(cell: NotebookNode) -> str:
    return cell.source.partition("\n")[0]


_BEFORE = [
    Plain,
    LockCells,
    ClearToStub,
    CheckCellMetadata,
    ComputeChecksums,
]
_AFTER = [
    ClearHiddenTests,  # after the gradebook has seen the cells, hidden tests and all
    ClearMarkScheme,
    ComputeChecksums,  # once more, since the text of test cells has changed
    CheckCellMetadata,
    AddPublicChecks,
]

RELEASE_STEPS = [*_BEFORE, *_AFTER]
"""What ``course release`` does."""

GENERATE_STEPS = [*_BEFORE, SaveCells, *_AFTER]
"""What ``nbgrader generate_assignment`` does: the same, and fill the gradebook."""
