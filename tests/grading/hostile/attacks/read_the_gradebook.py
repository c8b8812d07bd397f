"""Reads gradebook.db, results and feedback of the class."""

from tests.grading.hostile.channels import told

ANSWERS = told("""
import glob
text = ""
for name in ("gradebook.db*", "results/**/*", "autograded/**/*", "feedback/**/*"):
    for file in glob.glob(f"@COURSE@/{name}", recursive=True):
        try:
            text += open(file, errors="replace").read()
        except OSError:
            pass
return text
""")
