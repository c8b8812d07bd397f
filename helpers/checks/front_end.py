"""What a kernel knows of the notebook in front of it."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

__all__ = ["cells_that_ran", "notebook_file", "say_missing_names"]


def notebook_file() -> Path | None:
    """Return the file of the notebook that this kernel runs, as the front-end names it.

    Returns
    -------
    pathlib.Path or None
        ``None`` where nothing says so, or there is no such file.
    """
    names = getattr(_shell(), "user_ns", {})
    told = names.get("__vsc_ipynb_file__") or os.environ.get("JPY_SESSION_NAME", "")
    path = Path(str(told))
    return path if path.suffix == ".ipynb" and path.is_file() else None


def cells_that_ran() -> list[str]:
    """Return the text of every cell that ran in this kernel, in order."""
    return [str(text) for text in getattr(_shell(), "user_ns", {}).get("In", ())]


def say_missing_names() -> None:
    """Say it plainly where a check names an answer that no cell has made yet.

    The cell still ends in an error, so Run All stops there and nothing is graded as
    right; only the traceback gives way to a sentence.
    """
    shell = _shell()
    if getattr(shell, "kernel", None) is not None:
        shell.set_custom_exc((NameError,), _missing_name)


def _missing_name(
    shell: Any,
    kind: type[BaseException],
    error: NameError,
    trace: TracebackType,
    tb_offset: int | None = None,
) -> None:
    """Handle a ``NameError`` as IPython asks for it."""
    frames = traceback.extract_tb(trace)
    line = (frames[-1].line or "") if frames else ""
    if not (line.startswith("check(") and error.name):
        shell.showtraceback(running_compiled_code=True)
        return
    said = (
        f"There is no {error.name} yet. Run the answer cell above, then this one. "
        "If the answer cell shows an error, that comes first."
    )
    shell._showtraceback(kind, error, [said])


def _shell() -> Any:
    """Return IPython's shell; ``None`` where nothing has loaded IPython."""
    found = sys.modules.get("IPython")
    return found.get_ipython() if found is not None else None
