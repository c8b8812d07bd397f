"""Announces a reply of 90 MB on its pipe and sends ten bytes of it. Is stopped."""

from tests.grading.hostile.channels import tried

HONEST = ("cost",)
EARNS = {"cost": 3.0}
ANSWERS = {
    "predict": tried("""
import os, time
for number in range(3, 64):
    try:
        os.write(number, (90 * 2**20).to_bytes(4, "big") + b'{"value": ')
    except OSError:
        pass
time.sleep(60)
""")
}
