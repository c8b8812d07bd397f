"""Reads what others handed in: collected, kept versions, downloads."""

from tests.grading.hostile.channels import told

ANSWERS = told("""
import glob
text = ""
for name in ("submitted/**/*", "submitted/.versions/**/*", "../downloads/**/*"):
    for file in glob.glob(f"@COURSE@/{name}", recursive=True):
        try:
            text += open(file, errors="replace").read()
        except OSError:
            pass
return text
""")
