"""A filter for system calls: what a worker may not ask of the kernel.

The program is written in the kernel's own little language (classic BPF), because the
wrappers of libseccomp for Python are not maintained. Everything that is not named here
stays allowed: this wall stands inside others.
"""

from __future__ import annotations

import ctypes
import os
import struct

from helpers.grading.confinement.linux import machine, prctl

__all__ = ["forbid"]

_PR_SET_SECCOMP, _FILTER_MODE = 22, 2
_ALLOW, _ERRNO = 0x7FFF_0000, 0x0005_0000
_EPERM, _ENOSYS = 1, 38
_CLONE_THREAD = 0x0001_0000
_ARCHITECTURE = {"x86_64": 0xC000_003E, "aarch64": 0xC000_00B7}
_X32 = 0x4000_0000  # system calls of a second kind on x86-64

# By name, the numbers on x86-64 and on arm64; None where there is no such call.
_NEVER: dict[str, tuple[int | None, int | None]] = {
    # other programs and other processes
    "execve": (59, 221),
    "execveat": (322, 281),
    "fork": (57, None),
    "vfork": (58, None),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "kcmp": (312, 272),
    "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438),
    "pidfd_send_signal": (424, 424),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "tkill": (200, 130),
    # the network, and names that others can find
    "socket": (41, 198),
    "connect": (42, 203),
    "bind": (49, 200),
    "listen": (50, 201),
    "accept": (43, 202),
    "accept4": (288, 242),
    # memory and messages that no limit counts
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "msgget": (68, 186),
    "semget": (64, 190),
    "mq_open": (240, 180),
    # locks and notices on files that all workers may read
    "flock": (73, 32),
    "inotify_init": (253, None),
    "inotify_init1": (294, 26),
    "inotify_add_watch": (254, 27),
    "fanotify_init": (300, 262),
    "fanotify_mark": (301, 263),
    # walls
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    # parts of the kernel that no answer needs
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "personality": (135, 92),
    "kexec_load": (246, 104),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "reboot": (169, 142),
    "swapon": (167, 224),
    "acct": (163, 89),
    "quotactl": (179, 60),
    "syslog": (103, 116),
    "vhangup": (153, 58),
    "setsid": (112, 157),
    "setpgid": (109, 154),
}
_CLONE, _CLONE3 = (56, 220), (435, 435)
_KILL, _TGKILL = (62, 129), (234, 131)
_FCNTL = (72, 25)
_LOCKS_AND_NOTICES = (6, 7, 37, 38, 1024, 1026)  # of fcntl, the same on all machines


def forbid() -> None:
    """Install the filter on this process and all it may become.

    Threads stay allowed, processes do not. Signals reach this process alone. A
    refused call fails with ``PermissionError``, so it costs an answer only itself.

    Raises
    ------
    OSError
        If the kernel takes no filter.
    """
    code = _program()
    buffer = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(buffer))
    prctl(_PR_SET_SECCOMP, _FILTER_MODE, ctypes.create_string_buffer(program))


def _program() -> bytes:
    column = list(_ARCHITECTURE).index(machine())
    numbers = [pair[column] for pair in _NEVER.values() if pair[column] is not None]
    refuse, absent = _ERRNO | _EPERM, _ERRNO | _ENOSYS
    lines = [
        _load(4),  # the architecture that the call was made in
        _if_equal(_ARCHITECTURE[machine()], then=1),
        _answer(refuse),
        _load(0),  # the number of the call
    ]
    if machine() == "x86_64":
        lines += [_if_at_least(_X32, otherwise=1), _answer(refuse)]
    lines += [_if_equal(_CLONE3[column], otherwise=1), _answer(absent)]
    for number in numbers:
        lines += [_if_equal(number, otherwise=1), _answer(refuse)]
    # A clone may only be a thread; a signal may only go to this process.
    lines += [
        _if_equal(_CLONE[column], otherwise=4),
        _load(16),
        _if_any_bit(_CLONE_THREAD, then=1),
        _answer(refuse),
        _answer(_ALLOW),
    ]
    for call in (_KILL, _TGKILL):
        lines += [
            _if_equal(call[column], otherwise=4),
            _load(16),
            _if_equal(os.getpid(), then=1),
            _answer(refuse),
            _answer(_ALLOW),
        ]
    refused = [(_if_equal(n, otherwise=1), _answer(refuse)) for n in _LOCKS_AND_NOTICES]
    asked = [_load(24), *(line for pair in refused for line in pair), _answer(_ALLOW)]
    lines += [_if_equal(_FCNTL[column], otherwise=len(asked)), *asked]
    return b"".join([*lines, _answer(_ALLOW)])


def _line(code: int, value: int, then: int = 0, otherwise: int = 0) -> bytes:
    return struct.pack("HBBI", code, then, otherwise, value)


def _load(offset: int) -> bytes:
    return _line(0x20, offset)


def _if_equal(value: int, *, then: int = 0, otherwise: int = 0) -> bytes:
    return _line(0x15, value, then, otherwise)


def _if_at_least(value: int, *, otherwise: int) -> bytes:
    return _line(0x35, value, 0, otherwise)


def _if_any_bit(value: int, *, then: int) -> bytes:
    return _line(0x45, value, then)


def _answer(value: int) -> bytes:
    return _line(0x06, value)
