"""Starts /bin/sh and another Python, and lets them look around."""

from tests.grading.hostile.channels import told

ANSWERS = told("""
import os, subprocess, sys
text = ""
for command in (
    ["/bin/sh", "-c", "cat @HOME@/* @COURSE@/solutions/*/secret.py; env; id"],
    [sys.executable, "-c", "print(open('@HOME@/secret.txt').read())"],
):
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=2)
        text += done.stdout
    except (OSError, subprocess.SubprocessError):
        pass
return text + os.popen("cat @HOME@/secret.txt").read()
""")
