"""Makes the kernel send SIGKILL for it: F_SETOWN, F_SETSIG and a ready pipe."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import fcntl, os
for target in (os.getppid(), 1, 2, -os.getpgid(os.getppid())):
    try:
        readable, writable = os.pipe()
        fcntl.fcntl(readable, fcntl.F_SETOWN, target)
        fcntl.fcntl(readable, 10, 9)
        fcntl.fcntl(readable, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK)
        os.write(writable, b"x")
    except OSError:
        pass
""")
}
