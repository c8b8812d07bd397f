"""Announces frames of 2**62 bytes and of negative length."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import os
for number in range(3, 64):
    try:
        os.write(number, b"\\xff\\xff\\xff\\xff" + (2**62).to_bytes(8, "big"))
        os.write(number, b"\\x80\\x00\\x00\\x01")
    except OSError:
        pass
""")
}
