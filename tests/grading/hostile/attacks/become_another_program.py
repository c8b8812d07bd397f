"""Replaces its process by a shell that writes forged replies to the pipe."""

from tests.grading.hostile.channels import tried

HONEST = ("r2",)
EARNS = {"r2": 3.0}
ANSWERS = {
    "predict": tried("""
import os
for number in range(3, 64):
    try:
        os.set_inheritable(number, True)
    except OSError:
        pass
forge = 'for n in 3 4 5 6 7 8 9; do printf "{}" >&$n; done; sleep 60'
os.execv("/bin/sh", ["sh", "-c", forge])
""")
}
