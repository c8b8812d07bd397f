"""Sets timers and alarms that should strike whoever reads the reply."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import os, signal
signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
signal.setitimer(signal.ITIMER_PROF, 0.01, 0.01)
signal.alarm(1)
os.setpgid(0, os.getpgid(os.getppid()))
""")
}
