"""Who runs a cell: a person in a notebook, or a program that runs one."""

import os
import sys

__all__ = ["person_is_here"]


def person_is_here() -> bool:
    """Tell whether a person ran this cell, in a front-end that may show widgets.

    Returns
    -------
    bool
        Jupyter's messages say whether whoever runs a cell could answer ``input()``.
        JupyterLab, Notebook and VS Code can; nbclient, nbval and nbgrader cannot.
    """
    ipython = sys.modules.get("IPython")  # where nothing has loaded it, nobody watches
    kernel = getattr(ipython.get_ipython(), "kernel", None) if ipython else None
    if kernel is None or "NBGRADER_EXECUTION" in os.environ:
        return False
    asked = kernel.get_parent("shell").get("content", {})
    return isinstance(asked, dict) and bool(asked.get("allow_stdin"))
