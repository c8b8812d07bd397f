"""What a worker does to itself before it runs any student's code.

The order matters: namespaces, then files, then limits, then privileges, and last the
filter that makes all of it final.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from helpers.grading.confinement import landlock, linux, seccomp
from helpers.grading.confinement.bubblewrap import SCRATCH

__all__ = [
    "Walls",
    "enter_namespaces",
    "fork_alone",
    "limit_resources",
    "wall_in",
]

MEMORY = 2 * 2**30  # beyond what the warm parent has in use
FILE_SIZE = 16 * 2**20
DISK = "64m"
OPEN_FILES = 128
PROCESSES = 64  # threads count; binds users other than root
CPU_SECONDS = 900  # only a backstop: the grader measures and stops much earlier

_READ_ONLY, _NO_SUID, _NO_DEV, _NO_EXEC, _BIND = 1, 2, 4, 8, 4096
_CAPSET = {"x86_64": 126, "aarch64": 91}
_NO_NEW_PRIVILEGES = 38


def enter_namespaces() -> None:
    """Become a user who may make namespaces; the next fork is process 1 of its own.

    Raises
    ------
    OSError
        If the kernel refuses.
    """
    user, group = os.getuid(), os.getgid()
    linux.unshare(linux.CLONE_NEWUSER | linux.CLONE_NEWPID)
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1")


def fork_alone() -> int:
    """Fork a child that is process 1 of its own and sees no other.

    Only for a process that came out of `enter_namespaces` and the fork after it.

    Returns
    -------
    int
        As ``os.fork``.
    """
    linux.unshare(linux.CLONE_NEWPID)
    pid = os.fork()
    if pid:  # the next child is to be no grandchild of this one's world
        own = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
        linux.setns(own, linux.CLONE_NEWPID)
        os.close(own)
    return pid


@dataclass(frozen=True)
class Walls:
    """What the walls of all workers of a chapter have in common.

    Attributes
    ----------
    readable : tuple of str
        Files and folders that a worker may read.
    listed : tuple of str
        Folders around these: Python looks there for modules.
    locked : tuple of str
        Files and folders that it may not read.
    """

    readable: tuple[str, ...]
    listed: tuple[str, ...]
    locked: tuple[str, ...]

    @classmethod
    def around(cls, readable: Iterable[str], locked: Iterable[str]) -> Walls:
        """Plan walls that leave what is locked outside.

        Parameters
        ----------
        readable : iterable of str
            Files and folders that a worker may read.
        locked : iterable of str
            Files and folders below these that it may not.
        """
        locked = tuple(locked)
        parts, listed = _without(readable, locked)
        return cls(tuple(parts), tuple(listed), locked)


def wall_in(walls: Walls, scratch: str | None = None) -> None:
    """Shut this process in. There is no way back.

    Parameters
    ----------
    walls : Walls
    scratch : str, optional
        Where it may write, beside the folders of others; Landlock keeps it out of
        these. Without it this process must come from `fork_alone`, and gets an empty
        file system.

    Raises
    ------
    OSError
        If a wall cannot be put up.
    """
    limit_resources()
    if scratch is None:
        _own_files(walls.locked)
    os.chdir(scratch or SCRATCH)
    _drop_capabilities()
    linux.prctl(_NO_NEW_PRIVILEGES, 1)
    if scratch or landlock.version():
        writable = [scratch or SCRATCH, os.devnull, "/dev/shm"]
        landlock.allow_only(walls.readable, writable, walls.listed)
    seccomp.forbid()


def limit_resources() -> None:
    """Limit memory, files and computing time of this process."""
    limits = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: FILE_SIZE,
        resource.RLIMIT_NOFILE: OPEN_FILES,
        resource.RLIMIT_CPU: CPU_SECONDS,
    }
    with contextlib.suppress(OSError):  # only Linux tells it this way
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        in_use = pages * resource.getpagesize()
        limits[resource.RLIMIT_AS] = in_use + MEMORY
        limits[resource.RLIMIT_NPROC] = PROCESSES
    for kind, most in limits.items():
        with contextlib.suppress(ValueError, OSError):  # a lower limit is there already
            resource.setrlimit(kind, (most, most))


def _own_files(locked: Iterable[str]) -> None:
    """Put empty file systems where others leave traces, and over what is locked."""
    linux.unshare(linux.CLONE_NEWNS)
    safe = _NO_SUID | _NO_DEV
    linux.mount("tmpfs", SCRATCH, "tmpfs", safe, f"size={DISK},nr_inodes=8k,mode=700")
    linux.mount("tmpfs", "/dev/shm", "tmpfs", safe, "size=16m,nr_inodes=64")
    linux.mount("tmpfs", "/proc", "tmpfs", safe | _READ_ONLY, "size=4k")
    for path in locked:
        if Path(path).is_dir():
            linux.mount("tmpfs", path, "tmpfs", safe | _READ_ONLY, "size=4k")
        elif Path(path).exists():
            linux.mount(os.devnull, path, flags=_BIND)


def _drop_capabilities() -> None:
    header = struct.pack("Ii", 0x2008_0522, 0)
    nothing = bytes(24)
    linux.syscall(
        _CAPSET[linux.machine()],
        ctypes.create_string_buffer(header, len(header)),
        ctypes.create_string_buffer(nothing, len(nothing)),
    )


def _without(
    folders: Iterable[str], locked: Iterable[str]
) -> tuple[list[str], list[str]]:
    """Give the parts of some folders that hold nothing locked, and what is around."""
    parts, listed = [], []
    for folder in folders:
        inside = [path for path in locked if Path(path).is_relative_to(folder)]
        if not inside:
            parts.append(folder)
        elif folder not in inside:
            children = [str(child) for child in sorted(Path(folder).iterdir())]
            below = _without(children, inside)
            parts += below[0]
            listed += [folder, *below[1]]
    return parts, listed
