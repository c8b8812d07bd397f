"""Run a whole notebook from top to bottom, as someone who opens it afresh would."""

from __future__ import annotations

import copy
import subprocess
from dataclasses import dataclass

from helpers.authoring.cells import cell_id
from helpers.errors import EnvironmentProblem
from helpers.student.notebook import StudentNotebook

__all__ = ["CellError", "rerun_notebook"]


@dataclass(frozen=True)
class CellError:
    """A cell that stopped.

    Attributes
    ----------
    cell : str
        Its id, or its place in the notebook where it has none.
    error : str
        The exception in one line.
    line : str
        The first line of the cell, to find it by.
    """

    cell: str
    error: str
    line: str


def rerun_notebook(notebook: StudentNotebook, seconds: float) -> list[CellError]:
    """Run every cell in a fresh kernel. The file is not changed.

    Parameters
    ----------
    notebook : StudentNotebook
        What to run.
    seconds : float
        How long a cell may take; then it is interrupted.

    Returns
    -------
    list of CellError
        In the order of the cells. A ``NotImplementedError`` is an open exercise and
        no error.

    Raises
    ------
    EnvironmentProblem
        If no kernel can be started, or it ends before the notebook does.
    """
    from jupyter_client.kernelspec import NoSuchKernel
    from nbclient import NotebookClient
    from nbclient.exceptions import DeadKernelError

    content = copy.deepcopy(notebook.content)
    client = NotebookClient(
        content,
        kernel_name="python3",
        timeout=seconds,
        interrupt_on_timeout=True,
        allow_errors=True,
        resources={"metadata": {"path": str(notebook.path.parent)}},
    )
    try:
        client.execute(stderr=subprocess.DEVNULL)  # the kernel's own talk
    except (NoSuchKernel, DeadKernelError) as error:
        raise EnvironmentProblem(
            f"the kernel of {notebook.path.name} did not last: {error}",
            next_step="course doctor",
        ) from error
    found = []
    for place, cell in enumerate(content.cells, 1):
        for output in cell.get("outputs", []):
            if output.output_type == "error" and output.ename != "NotImplementedError":
                where = cell_id(cell) or f"cell {place}"
                said = f"{output.ename}: {output.evalue}".strip(": ").splitlines()[0]
                if output.ename == "KeyboardInterrupt":
                    said = f"interrupted: it ran for over {seconds:g} s"
                line = cell.source.strip().partition("\n")[0]
                found.append(CellError(where, said, line))
    return found
