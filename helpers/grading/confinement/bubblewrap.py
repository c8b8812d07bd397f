"""The outer wall: bubblewrap shows the warm parent a file system of its own.

It sees the system's programs and libraries, this Python, the package ``helpers`` and
the data, all read-only. It does not see solutions, submissions, results, the gradebook,
anyone's home folder or the network.
"""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
from pathlib import Path

from helpers.project import ROOT, data_folder, root

__all__ = ["SCRATCH", "command", "find", "readable_paths"]

SCRATCH = "/scratch"
"""Where workers may write. It is not /tmp, because the course itself may lie there."""

_PACKAGE = Path(__file__).resolve().parents[2]
_DATA = _PACKAGE.parent / "data"  # where the data of the course in use appears
_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
_SETTINGS = ("/etc/ld.so.cache", "/etc/alternatives", "/etc/localtime", "/etc/fonts")
_PRIVATE = (
    "autograded",
    "feedback",
    "notebooks",
    "release",
    "results",
    "solutions",
    "submitted",
    "tests",
    ".git",
)


def find() -> str | None:
    """Return where bubblewrap is installed; ``None`` if it is not."""
    return shutil.which("bwrap")


def readable_paths() -> list[str]:
    """Return what the warm parent may read, as it is called behind the wall."""
    python = [sys.prefix, sys.base_prefix, sys.exec_prefix, *_package_folders()]
    own = [str(_PACKAGE), str(_DATA)]
    found = dict.fromkeys([*_SYSTEM, *_SETTINGS, *python, *own])
    return [path for path in found if Path(path).exists()]


def _package_folders() -> list[str]:
    """Return the folders of installed packages that Python looks into."""
    names = {"site-packages", "dist-packages"}
    library = sysconfig.get_paths()
    folders = [path for path in sys.path if Path(path).name in names]
    return [*folders, library["stdlib"], library["platstdlib"]]


def command(program: list[str]) -> list[str]:
    """Put a program behind the wall.

    Parameters
    ----------
    program : list of str
        What to start.

    Returns
    -------
    list of str
        The command line.
    """
    # Not --die-with-parent: that means the thread which starts it, and threads end.
    line = [find() or "bwrap", "--unshare-all", "--new-session"]
    line += ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--tmpfs", "/run"]
    line += ["--tmpfs", SCRATCH]
    for path in sorted(readable_paths(), key=len):  # what holds another comes first
        if Path(path).is_symlink() and path in _SYSTEM:
            line += ["--symlink", str(Path(path).readlink()), path]
        else:
            there = str(data_folder()) if path == str(_DATA) else path
            line += ["--ro-bind", there, path]
    for folder in _private_folders():
        line += ["--tmpfs", folder, "--remount-ro", folder]
    for folder in ("/dev", "/tmp", "/run", "/"):
        line += ["--remount-ro", folder]
    line += ["--chdir", "/"]
    line += ["--hostname", "grading", "--clearenv"]
    for name, value in _environment().items():
        line += ["--setenv", name, value]
    return [*line, "--", *program]


def _private_folders() -> list[str]:
    """Return folders of the course that lie below something readable."""
    seen = readable_paths()
    found = {
        str(course / name)
        for course in (root(), ROOT)
        for name in _PRIVATE
        if (course / name).is_dir()
    }
    return sorted(
        folder
        for folder in found
        if any(Path(folder).is_relative_to(path) for path in seen)
    )


def _environment() -> dict[str, str]:
    return {
        "HOME": SCRATCH,
        "LANG": "C.UTF-8",
        "MPLBACKEND": "Agg",
        "PATH": os.defpath,
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(_PACKAGE.parent),
        "TMPDIR": SCRATCH,
    }
