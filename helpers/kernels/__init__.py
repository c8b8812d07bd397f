"""One algorithm a module: the vectorised references for what the chapters teach.

Each module (or package) of this folder names in ``TAUGHT_IN`` the chapter whose
students write it themselves. Chapters after that one may call it. Importing this
package imports none of them.
"""

import ast
from pathlib import Path

from helpers.errors import WorkbookError
from helpers.syntax import parse

__all__ = ["taught_in"]


def taught_in() -> dict[str, str]:
    """Return which chapter teaches each kernel module, without importing any.

    Returns
    -------
    dict of str to str
        Names of modules under ``helpers.kernels``, sorted, each with its chapter.

    Raises
    ------
    WorkbookError
        If a module has no ``TAUGHT_IN = "NN_topic"`` at its top level.

    Examples
    --------
    >>> taught_in()["linear_regression"]
    '06_linear_regression'
    """
    folder = Path(__file__).parent
    files = {path.parent.name: path for path in folder.glob("*/__init__.py")}
    files |= {p.stem: p for p in folder.glob("*.py") if p.stem != "__init__"}
    return {name: _chapter(files[name]) for name in sorted(files)}


def _chapter(path: Path) -> str:
    for statement in parse(path.read_text(encoding="utf-8")).body:
        match statement:
            case ast.Assign([ast.Name("TAUGHT_IN")], ast.Constant(str() as chapter)):
                return chapter
    raise WorkbookError(
        f'{path} has no TAUGHT_IN, must name its chapter as TAUGHT_IN = "NN_topic"'
    )
