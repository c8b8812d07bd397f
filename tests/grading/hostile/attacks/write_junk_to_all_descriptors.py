"""Writes junk to every open descriptor. Its own pipe breaks, nobody else's."""

from tests.grading.hostile.channels import tried

HONEST = ("r2",)
EARNS = {"r2": 3.0}
ANSWERS = {
    "predict": tried("""
import os
for number in range(256):
    try:
        os.set_blocking(number, False)
        os.write(number, b"\\xff" * 4096)
    except OSError:
        pass
""")
}
