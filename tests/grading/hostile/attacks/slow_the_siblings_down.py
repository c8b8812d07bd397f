"""Gives others the lowest priority, and one core, and takes the highest itself."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import os
for target in {os.getppid(), *map(int, filter(str.isdigit, os.listdir("/proc")))}:
    for act in (
        lambda: os.setpriority(os.PRIO_PROCESS, target, 19),
        lambda: os.sched_setaffinity(target, {0}),
        lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(99)),
    ):
        try:
            act()
        except OSError:
            pass
""")
}
