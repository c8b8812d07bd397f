"""Signals every process id up to 20000, listed in /proc or not. Hits none."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import os
for number in range(1, 20000):
    if number != os.getpid():
        try:
            os.kill(number, 9)
        except OSError:
            pass
""")
}
