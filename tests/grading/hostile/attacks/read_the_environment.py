"""Reads the environment of itself and of every process it can see."""

from tests.grading.hostile.channels import told

ANSWERS = told("""
import glob, os
text = str(dict(os.environ))
for file in glob.glob("/proc/*/environ") + glob.glob("/proc/*/cmdline"):
    try:
        text += open(file, errors="replace").read()
    except OSError:
        pass
return text
""")
