"""Looks through /proc and halts every other process. None of them notices."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "cost": tried(
        """
import os
for name in os.listdir("/proc"):
    if name.isdigit() and int(name) != os.getpid():
        try:
            os.kill(int(name), 19)
        except OSError:
            pass
""",
        "cost",
        "X, y, w, b",
    )
}
