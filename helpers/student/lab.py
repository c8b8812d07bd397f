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

__all__ = ["formgrader_arguments", "lab_arguments", "lab_environment", "run_lab"]

SETTINGS = Path(__file__).parent / "jupyter"


def run_lab(
    *, port: int | None = None, browser: bool = True, formgrader: bool = False
) -> None:
    """Serve the notebooks, or the whole course to its instructor, until stopped.

    Parameters
    ----------
    port : int, optional
        Where to serve. A port in use is no problem: the next free one is taken.
    browser : bool, default True
        Whether to open a browser. ``BROWSER=none`` in the environment says no too;
        the address is printed either way.
    formgrader : bool, default False
        Whether to open nbgrader's formgrader instead of the notebooks.

    Raises
    ------
    UsageError
        If ``port`` is not a port number.
    EnvironmentProblem
        If there is nothing to serve, or JupyterLab is not installed.
    """
    choose = formgrader_arguments if formgrader else lab_arguments
    arguments = choose(port=port, browser=browser)
    try:
        from jupyterlab.labapp import main
    except ImportError as error:
        raise EnvironmentProblem(
            f"JupyterLab cannot be loaded: {error}", next_step="make lab"
        ) from error
    os.environ.update(lab_environment(settings=not formgrader))
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
    return [f"--ServerApp.root_dir={folder}", *_server_arguments(port, browser)]


def formgrader_arguments(*, port: int | None = None, browser: bool = True) -> list[str]:
    """Return what JupyterLab is started with for an instructor who grades by hand.

    nbgrader looks for its settings in the folder where the server was started, and
    serves nothing above it: both are the course's root, wherever the command is typed.

    Parameters
    ----------
    port, browser
        As for `lab_arguments`.

    Returns
    -------
    list of str
        Arguments for ``jupyter lab``.

    Raises
    ------
    UsageError
        If ``port`` is not a port number.
    EnvironmentProblem
        If the course has no ``nbgrader_config.py``.
    """
    if not (root() / "nbgrader_config.py").is_file():
        raise EnvironmentProblem(
            f"there is no nbgrader_config.py in {root()}: the formgrader is for the "
            "instructor's copy of the course",
            next_step="course lab",
        )
    return [
        f"--ServerApp.root_dir={root()}",
        "--LabApp.default_url=/formgrader",
        *_server_arguments(port, browser),
    ]


def _server_arguments(port: int | None, browser: bool) -> list[str]:
    if port is not None and not 1 <= port <= 65535:
        raise UsageError(
            f"the port is {port}, which must be a number from 1 to 65535",
            next_step="course lab --port 8888",
        )
    arguments = ["--ServerApp.log_level=WARN"]  # the address, and what goes wrong
    if port is not None:
        arguments.append(f"--ServerApp.port={port}")
    if not browser or os.environ.get("BROWSER") == "none":
        arguments.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--allow-root")  # a container has no other user
    return arguments


def lab_environment(*, settings: bool = True) -> dict[str, str]:
    """Return the environment variables that JupyterLab is started with.

    Parameters
    ----------
    settings : bool, default True
        Whether to bring in the course's settings for students, which put nbgrader's
        panels for authors out of sight.

    Returns
    -------
    dict of str to str
        To be laid over the environment. Our folder is one more on Jupyter's path.
        What it holds are defaults, so what a student sets in JupyterLab still wins.
        Programs that come with the workbook are found first: nbgrader calls some by
        name.
    """
    folders = [os.environ.get("JUPYTER_CONFIG_PATH"), str(SETTINGS) if settings else ""]
    programs = [str(Path(sys.executable).parent), os.environ.get("PATH")]
    return {
        "JUPYTER_CONFIG_PATH": os.pathsep.join(filter(None, folders)),
        "PATH": os.pathsep.join(filter(None, programs)),
    }
