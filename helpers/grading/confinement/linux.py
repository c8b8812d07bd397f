"""The few system calls that Python's standard library does not offer.

Everything here is Linux on x86-64 or arm64; elsewhere `supported` is false and nothing
else may be called.
"""

from __future__ import annotations

import ctypes
import os
import platform
import re
import signal
import sys
from pathlib import Path

__all__ = [
    "CLONE_NEWNS",
    "CLONE_NEWPID",
    "CLONE_NEWUSER",
    "collapse_memory",
    "end_with_parent",
    "machine",
    "mount",
    "prctl",
    "setns",
    "supported",
    "syscall",
    "unshare",
]

CLONE_NEWNS = 0x0002_0000
CLONE_NEWUSER = 0x1000_0000
CLONE_NEWPID = 0x2000_0000

_HUGE_PAGE = 2 * 2**20
_COLLAPSE = 25  # of madvise, since Linux 6.1
_OWN_MEMORY = re.compile(r"(\w+)-(\w+) rw-p 0+ 00:00 0 *(?:\[heap\])?")

_LIBC = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None


def machine() -> str:
    """Return the processor's family, such as ``x86_64`` or ``aarch64``."""
    return platform.machine()


def supported() -> bool:
    """Whether this system has the calls below."""
    return sys.platform == "linux" and machine() in ("x86_64", "aarch64")


def syscall(number: int, *arguments: object) -> int:
    """Make a system call by its number.

    Raises
    ------
    OSError
        If the kernel refuses.
    """
    return _checked(_LIBC.syscall(ctypes.c_long(number), *arguments))


def prctl(option: int, value: int = 0, more: object = 0) -> int:
    """Change a property of this process."""
    zero = ctypes.c_ulong(0)
    return _checked(_LIBC.prctl(option, ctypes.c_ulong(value), more, zero, zero))


def end_with_parent(parent: int) -> None:
    """Have this process killed when its parent ends, where the system can do that.

    Parameters
    ----------
    parent : int
        Its number; it may have ended already.
    """
    if supported():
        prctl(1, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def setns(descriptor: int, kind: int) -> None:
    """Join a namespace."""
    _checked(_LIBC.setns(descriptor, kind))


def unshare(flags: int) -> None:
    """Give this process namespaces of its own."""
    _checked(_LIBC.unshare(flags))


def mount(source: str, target: str, kind: str = "", flags: int = 0, data: str = ""):
    """Attach a file system."""
    texts = (source.encode(), target.encode(), kind.encode() or None)
    _checked(_LIBC.mount(*texts, ctypes.c_ulong(flags), data.encode() or None))


def collapse_memory() -> None:
    """Gather this process's own memory in huge pages, where the kernel can do that.

    A fork copies one entry for each page, and a huge page holds 512 small ones. It
    takes a third of a second, and nothing but speed depends on it.
    """
    if not supported():
        return
    for line in Path("/proc/self/maps").read_text().splitlines():
        if found := _OWN_MEMORY.fullmatch(line):
            first, end = (int(number, 16) for number in found.groups())
            first = -(-first // _HUGE_PAGE) * _HUGE_PAGE
            size = (end - first) // _HUGE_PAGE * _HUGE_PAGE
            if size > 0:
                _LIBC.madvise(ctypes.c_void_p(first), ctypes.c_size_t(size), _COLLAPSE)


def _checked(result: int) -> int:
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return result
