"""Open JupyterLab on the notebooks, with the course's own settings.

The settings in ``jupyter/`` beside this file come in besides the student's own: nothing
under ``~/.jupyter`` is changed or left out.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from helpers.errors import EnvironmentProblem, UsageError
from helpers.project import notebooks_folder, root

__all__ = ["lab_arguments", "lab_environment", "run_lab"]

SETTINGS = Path(__file__).parent / "jupyter"


def run_lab(*, port: int | None = None, browser: bool = True) -> None:
    """Serve the notebooks until the student stops the server.

    Parameters
    ----------
    port : int, optional
        Where to serve. A port in use is no problem: the next free one is taken.
    browser : bool, default True
        Whether to open a browser. ``BROWSER=none`` in the environment says no too;
        the address is printed either way.

    Raises
    ------
    UsageError
        If ``port`` is not a port number.
    EnvironmentProblem
        If there are no notebooks, or JupyterLab is not installed.
    """
    arguments = lab_arguments(port=port, browser=browser)
    try:
        from jupyterlab.labapp import main
    except ImportError as error:
        raise EnvironmentProblem(
            f"JupyterLab cannot be loaded: {error}", next_step="make lab"
        ) from error
    os.environ.update(lab_environment())
    os.chdir(root())
    main(arguments)


def lab_arguments(*, port: int | None = None, browser: bool = True) -> list[str]:
    """Return what JupyterLab is started with.

    Parameters
    ----------
    port : int, optional
        Where to serve.
    browser : bool, default True
        Whether to open a browser.

    Returns
    -------
    list of str
        Arguments for ``jupyter lab``.

    Raises
    ------
    UsageError
        If ``port`` is not a port number.
    EnvironmentProblem
        If there are no notebooks.
    """
    folder = notebooks_folder()
    if not any(folder.glob("*/*.ipynb")):
        raise EnvironmentProblem(
            f"there are no notebooks in {folder}", next_step="course release"
        )
    if port is not None and not 1 <= port <= 65535:
        raise UsageError(
            f"the port is {port}, which must be a number from 1 to 65535",
            next_step="course lab --port 8888",
        )
    # JupyterLab looks for custom.css in the user's folder alone; this adds ours.
    styles = {"static_custom_path": [str(SETTINGS / "custom")]}
    arguments = [
        f"--ServerApp.root_dir={folder}",
        f"--ServerApp.tornado_settings={styles}",
        "--LabApp.custom_css=True",
        "--ServerApp.log_level=WARN",  # the address, and what goes wrong
    ]
    if port is not None:
        arguments.append(f"--ServerApp.port={port}")
    if not browser or os.environ.get("BROWSER") == "none":
        arguments.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--allow-root")  # a container has no other user
    return arguments


def lab_environment() -> dict[str, str]:
    """Return the environment variables that JupyterLab is started with.

    Returns
    -------
    dict of str to str
        To be laid over the environment. Our folder is one more on Jupyter's path.
        What it holds are defaults, so what a student sets in JupyterLab still wins.
        Programs that come with the workbook are found first: nbgrader calls some by
        name.
    """
    settings = [os.environ.get("JUPYTER_CONFIG_PATH"), str(SETTINGS)]
    programs = [str(Path(sys.executable).parent), os.environ.get("PATH")]
    return {
        "JUPYTER_CONFIG_PATH": os.pathsep.join(filter(None, settings)),
        "PATH": os.pathsep.join(filter(None, programs)),
    }
