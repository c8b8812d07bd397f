"""Sends every deadly signal to the parent and its group. Costs only itself."""

from tests.grading.hostile.channels import tried

HONEST = ("cost",)
EARNS = {"cost": 3.0}
ANSWERS = {
    "predict": tried("""
import os
for number in (9, 15, 11, 6, 19, 2):
    for send, target in ((os.kill, os.getppid()), (os.killpg, os.getpgid(0))):
        try:
            send(target, number)
        except OSError:
            pass
""")
}
