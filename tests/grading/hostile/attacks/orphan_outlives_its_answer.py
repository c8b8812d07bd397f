"""Leaves a child in a session of its own that writes later. It is gone by then."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for _ in range(300):
            time.sleep(1)
            for place in ("@COURSE@", "/tmp", "."):
                try:
                    open(f"{place}/hostile_plant_late", "w").write("late")
                except OSError:
                    pass
    os._exit(0)
""")
}
