"""Pack what students get: notebooks, data, and the kernels that they have earned."""

from __future__ import annotations

import ast
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from helpers.authoring.audit import audit, secrets_of
from helpers.authoring.chapters import Chapter, all_chapters
from helpers.errors import UsageError, WorkbookError
from helpers.grading.files import write_atomic
from helpers.kernels import taught_in
from helpers.project import RELEASED_FOLDER, ROOT, data_folder

__all__ = ["Bundle", "bundle", "bundle_problems", "packed"]

FOLDER = "ml-workbook"
"""The one folder that the archive unpacks to."""

_PLAIN = ("LICENSE", "environment.yml", "pyproject.toml", "requirements.lock")
_STAMP = (2026, 1, 1, 0, 0, 0)  # the same content gives the same bytes
_DATA = (".gz", ".npz", ".png")
_TEXTS = Path(__file__).parent / "bundled"
_EARNED = (
    "`helpers/kernels` holds reference code for what the chapters before {number} "
    "taught. The rest you write yourself."
)
_SELF_STUDY = (
    "`helpers/kernels` and `solutions/` hold the answers: look when you have tried. "
    'In a notebook, `hint.solution("NAME")` shows the answer of an exercise after a '
    "try."
)


@dataclass(frozen=True)
class Bundle:
    """An archive for students.

    Attributes
    ----------
    path : pathlib.Path
    chapters, kernels, data : tuple of str
        What it holds.
    size : int
        Bytes.
    sha256 : str
    """

    path: Path
    chapters: tuple[str, ...]
    kernels: tuple[str, ...]
    data: tuple[str, ...]
    size: int
    sha256: str
    self_study: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Give the bundle as JSON-ready data."""
        return asdict(self) | {"path": str(self.path)}


def bundle(
    last: Chapter, out: Path, *, self_study: bool = False, dry_run: bool = False
) -> Bundle:
    """Write the archive of all chapters released so far, up to one of them.

    Parameters
    ----------
    last : Chapter
        The newest chapter in it. Kernels of the chapters before it are earned.
    out : pathlib.Path
        A zip file.
    self_study : bool, default False
        For people who learn alone: all kernels, and the solutions.
    dry_run : bool, default False
        Pack and look it over, and write nothing.

    Returns
    -------
    Bundle

    Raises
    ------
    UsageError
        If the chapter is not released.
    WorkbookError
        If the archive holds something that students must not have.
    """
    chapters = [
        c for c in all_chapters() if c.released.is_file() and c.number <= last.number
    ]
    if last.name not in {chapter.name for chapter in chapters}:
        raise UsageError(
            f"{last.name} is not released",
            next_step=f"course release {last.number:02d}",
        )
    files = packed(chapters, last, self_study=self_study)
    problems = [] if self_study else list(bundle_problems(files, chapters, last))
    if problems:
        raise WorkbookError(
            f"the bundle holds what students must not have: {problems[0]}",
            next_step=f"course release {last.number:02d}",
        )
    content = _zipped(files)
    if not dry_run:
        write_atomic(out, content)
    names = [Path(name) for name in files]
    return Bundle(
        out,
        tuple(chapter.name for chapter in chapters),
        tuple(_kernels(last, self_study=self_study)),
        tuple(n.name for n in names if n.parts[0] == "data" and n.suffix in _DATA),
        len(content),
        hashlib.sha256(content).hexdigest(),
        self_study,
    )


def packed(
    chapters: list[Chapter], last: Chapter, *, self_study: bool
) -> dict[str, bytes]:
    """Choose what goes into the archive.

    Parameters
    ----------
    chapters : list of Chapter
    last : Chapter
    self_study : bool

    Returns
    -------
    dict of str to bytes
        Content by path below the archive's folder, in order of the paths.
    """
    files = {name: (ROOT / name).read_bytes() for name in _PLAIN}
    files["Makefile"] = (_TEXTS / "Makefile").read_bytes()
    files["README.md"] = _readme(chapters, last, self_study=self_study).encode()
    files |= dict(_helpers(set(_kernels(last, self_study=self_study))))
    texts = []
    for chapter in chapters:
        for path in sorted(chapter.released.parent.iterdir()):
            if path.is_file() and not path.name.startswith("."):
                files[f"notebooks/{chapter.name}/{path.name}"] = path.read_bytes()
                texts.append(path.read_text("utf-8", "ignore"))
        # JupyterLab changes the notebook; `course check --mend` needs it as it was.
        untouched = f"{RELEASED_FOLDER}/{chapter.released.name}"
        files[f"notebooks/{untouched}"] = chapter.released.read_bytes()
        if self_study and chapter.has_source:
            source = chapter.source.read_bytes()
            files[f"solutions/{chapter.name}/{chapter.source.name}"] = source
    files |= _data("\n".join(texts))
    return dict(sorted(files.items()))


def bundle_problems(
    files: Mapping[str, bytes], chapters: list[Chapter], last: Chapter
) -> Iterator[str]:
    """Look for what students must not have, in the files that they would get.

    Parameters
    ----------
    files : mapping of str to bytes
        As `packed` gives them, or as they were unpacked.
    chapters : list of Chapter
    last : Chapter

    Yields
    ------
    str
        A sentence for each problem.
    """
    kernels = set(_kernels(last, self_study=False))
    for name in files:
        parts = Path(name).parts
        if parts[0] in ("solutions", "tests"):
            yield f"{name} is the instructor's"
        if parts[:2] == ("helpers", "kernels") and len(parts) > 2:
            module = parts[2].removesuffix(".py")
            if module != "__init__" and module not in kernels:
                yield f"{name} is not earned before {last.name}"
    for chapter in chapters:
        own = f"notebooks/{chapter.name}/"
        copy = {n.removeprefix(own): c for n, c in files.items() if n.startswith(own)}
        if chapter.has_source:
            for finding in audit(chapter, copy):
                yield f"{own}{finding.where} {finding.problem}"
    yield from _answers_in_code(files, last)


def _answers_in_code(files: Mapping[str, bytes], last: Chapter) -> Iterator[str]:
    """See that no whole answer of the newest chapter stands in the package.

    A line or two may stand there by chance: everyone adds a bias like that.
    """
    if not last.has_source:
        return
    key = secrets_of(last)
    whole = {what: lines for what, lines in key.answers.items() if len(lines) > 2}
    key = replace(key, lines={}, numbers={}, runs={}, answers=whole)
    for name, content in files.items():
        if name.startswith("helpers/") and name.endswith(".py"):
            for problem in key.found_in((name, content.decode("utf-8"))):
                yield f"{name} {problem}"


def _kernels(last: Chapter, *, self_study: bool) -> list[str]:
    taught = taught_in().items()
    return sorted(
        name for name, where in taught if self_study or int(where[:2]) < last.number
    )


def _helpers(kernels: set[str]) -> Iterator[tuple[str, bytes]]:
    folder = ROOT / "helpers"
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder).parts
        if not path.is_file() or "__pycache__" in inner:
            continue
        if inner[:2] == ("grading", "jupyter"):
            continue  # MathJax for the formgrader: large, and no student's
        wanted = kernels | {"__init__"}
        if inner[0] == "kernels" and inner[1].removesuffix(".py") not in wanted:
            continue
        yield f"helpers/{'/'.join(inner)}", path.read_bytes()


def _data(notebooks: str) -> dict[str, bytes]:
    """Take the data sets whose functions the notebooks call, and their checksums."""
    folder, wanted = data_folder(), set()
    for function, files in _sets_by_function().items():
        if re.search(rf"\b{function}\(", notebooks):
            wanted |= files
    sums = (folder / "SHA256SUMS").read_text("ascii").splitlines(keepends=True)
    kept = [line for line in sums if line.split()[1].partition(".")[0] in wanted]
    found = {
        f"data/{n}": (folder / n).read_bytes() for n in (x.split()[1] for x in kept)
    }
    found["data/SHA256SUMS"] = "".join(kept).encode()
    found["data/README.md"] = (folder / "README.md").read_bytes()
    return found


def _sets_by_function() -> dict[str, set[str]]:
    """Read which data sets each function of ``helpers.data`` opens."""
    found: dict[str, set[str]] = {}
    names = {p.name.partition(".")[0] for p in data_folder().iterdir()}
    for module in ("images", "tables"):
        tree = ast.parse(
            (ROOT / "helpers" / "data" / f"{module}.py").read_text("utf-8")
        )
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                texts = {
                    word
                    for inner in ast.walk(node)
                    if isinstance(inner, ast.Constant) and isinstance(inner.value, str)
                    for word in re.findall(r"\w+", inner.value)
                }
                found[node.name] = texts & names
    return found


def _readme(chapters: list[Chapter], last: Chapter, *, self_study: bool) -> str:
    number = f"{last.number:02d}"
    kernels = _SELF_STUDY if self_study else _EARNED.format(number=number)
    return (
        (_TEXTS / "README.md")
        .read_text("utf-8")
        .format(
            first=f"{chapters[0].number:02d}",
            last=number,
            number=number,
            start=f"notebooks/{chapters[0].name}",
            kernels=kernels,
        )
    )


def _zipped(files: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(f"{FOLDER}/{name}", _STAMP)
            member.external_attr = 0o644 << 16
            archive.writestr(member, content, zipfile.ZIP_DEFLATED)
    return file.getvalue()
