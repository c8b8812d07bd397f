"""Attaches to the warm parent with ptrace, seizes and overwrites it. Is refused."""

from tests.grading.hostile.channels import SYSCALL, tried

ANSWERS = {
    "predict": SYSCALL
    + tried("""
import os
for target in {os.getppid(), 1, *map(int, filter(str.isdigit, os.listdir("/proc")))}:
    if target != os.getpid():
        for request in (16, 0x4206, 5, 8):
            libc.ptrace(request, target, None, None)
""")
}
