"""Landlock: rules about files that a process puts on itself and cannot take off."""

from __future__ import annotations

import ctypes
import os
import stat
import struct
from collections.abc import Iterable

from helpers.grading.confinement.linux import prctl, syscall

__all__ = ["allow_only", "version"]

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same on all machines
_VERSION_FLAG, _PATH_BENEATH = 1, 1
_NO_NEW_PRIVILEGES = 38
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 2, 4, 8
_REFER, _TRUNCATE, _IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
_FIRST_RIGHTS = (1 << 13) - 1
_ABSTRACT_SOCKETS, _SIGNALS = 1, 2


def version() -> int:
    """Return how much of Landlock this kernel has; 0 for nothing."""
    try:
        return syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _VERSION_FLAG)
    except OSError:
        return 0


def allow_only(
    readable: Iterable[str], writable: Iterable[str], listed: Iterable[str] = ()
) -> None:
    """Let this process read and write below these paths and nowhere else.

    It may also send no signal and reach no abstract socket outside, where the kernel
    knows these rules.

    Parameters
    ----------
    readable, writable : iterable of str
        Files and folders. What does not exist is passed over.
    listed : iterable of str
        Folders of which it may see what they hold, by name.

    Raises
    ------
    OSError
        If the kernel has no Landlock.
    """
    known = version()
    rights = _FIRST_RIGHTS
    rights |= _REFER if known >= 2 else 0
    rights |= _TRUNCATE if known >= 3 else 0
    rights |= _IOCTL_DEV if known >= 5 else 0
    scoped = _ABSTRACT_SOCKETS | _SIGNALS if known >= 6 else 0
    network = 3 if known >= 4 else 0  # no port may be bound or connected to
    size = 24 if known >= 6 else 16 if known >= 4 else 8
    wanted = struct.pack("QQQ", rights, network, scoped)[:size]
    rules = syscall(
        _CREATE_RULESET,
        ctypes.create_string_buffer(wanted, size),
        ctypes.c_size_t(size),
        0,
    )
    try:
        for path in readable:
            _add(rules, path, _READ_FILE | _READ_DIR | _EXECUTE)
        for path in listed:
            _add(rules, path, _READ_DIR)
        for path in writable:
            _add(rules, path, rights & ~_EXECUTE & ~_IOCTL_DEV)
        prctl(_NO_NEW_PRIVILEGES, 1)
        syscall(_RESTRICT_SELF, rules, 0)
    finally:
        os.close(rules)


def _add(rules: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError):
        return
    try:
        if not stat.S_ISDIR(os.fstat(place).st_mode):
            rights &= _READ_FILE | _WRITE_FILE | _EXECUTE | _TRUNCATE
        rule = struct.pack("=Qi", rights, place)
        buffer = ctypes.create_string_buffer(rule, len(rule))
        syscall(_ADD_RULE, rules, _PATH_BENEATH, buffer, 0)
    finally:
        os.close(place)
