"""Kills process 1 of the place it runs in. The warm parent of others stays."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import os
for number in (9, 15, 19, 1):
    try:
        os.kill(1, number)
    except OSError:
        pass
""")
}
