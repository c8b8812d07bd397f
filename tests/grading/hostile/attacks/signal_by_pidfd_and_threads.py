"""Signals by pidfd_send_signal, tgkill and queues instead of kill. Hits nobody."""

from tests.grading.hostile.channels import SYSCALL, tried

ANSWERS = {
    "predict": SYSCALL
    + tried("""
import os, signal
for target in {os.getppid(), *map(int, filter(str.isdigit, os.listdir("/proc")))}:
    if target != os.getpid():
        try:
            signal.pidfd_send_signal(os.pidfd_open(target), 9)
        except OSError:
            pass
        syscall(234, target, target, 9)
        syscall(200, target, 9)
        libc.sigqueue(target, 9, None)
""")
}
