"""Looks for what two workers could talk by: locks, leases, notices on shared files."""

from tests.grading.hostile.channels import SYSCALL, told

ANSWERS = told(
    SYSCALL
    + """
import fcntl, os, numpy
found = []
shared = open(numpy.__file__)
def tries(name, act):
    try:
        if act() not in (-1, False):
            found.append("-".join(["CANARY", "open", name]))
    except OSError:
        pass
tries("flock", lambda: fcntl.flock(shared, fcntl.LOCK_EX | fcntl.LOCK_NB))
tries("range", lambda: fcntl.lockf(shared, fcntl.LOCK_SH | fcntl.LOCK_NB))
tries("lease", lambda: fcntl.fcntl(shared, 1024, fcntl.F_RDLCK))
tries("dnotify", lambda: fcntl.fcntl(os.open("/usr", os.O_RDONLY), 1026, 1))
tries("inotify", lambda: libc.inotify_init1(0))
tries("fanotify", lambda: syscall(300, 0x200, os.O_RDONLY))
tries("socket", lambda: libc.socket(1, 1, 0))
tries("memory", lambda: libc.shmget(0x40571E, 4096, 0o1666))
return " ".join(found)
"""
)
