"""Asks for other users, groups, capabilities and set-uid programs."""

from tests.grading.hostile.channels import SYSCALL, told

ANSWERS = told(
    SYSCALL
    + """
import os, subprocess
for act in (
    lambda: os.setresuid(0, 0, 0), lambda: os.setgroups([0, 42]),
    lambda: os.setresgid(42, 42, 42), lambda: libc.prctl(38, 0, 0, 0, 0),
    lambda: libc.prctl(47, 2, 21, 0, 0),
    lambda: subprocess.run(["su", "-c", "cat /etc/shadow"], timeout=1),
    lambda: subprocess.run(["mount", "-o", "remount,rw", "/"], timeout=1),
    lambda: os.chmod("/bin/sh", 0o4755), lambda: os.chown(".", 0, 0),
):
    try:
        act()
    except Exception:
        pass
return open("/etc/shadow").read() + open("@HOME@/secret.txt").read()
"""
)
