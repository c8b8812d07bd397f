"""Looks for signs of the judge: variables, modules, command line, parents."""

from tests.grading.hostile.channels import told

ANSWERS = told("""
import os, sys
signs = [f"{k}={v}" for k, v in os.environ.items()]
for name in ("self", "1", str(os.getppid())):
    for file in ("environ", "cmdline", "stat", "mountinfo"):
        try:
            signs.append(open(f"/proc/{name}/{file}", errors="replace").read())
        except OSError:
            pass
return "\\n".join(signs)
""")
