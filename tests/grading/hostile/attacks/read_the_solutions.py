"""Reads the source notebook and the checks, and tells what they hold."""

from tests.grading.hostile.channels import told

ANSWERS = told("""
import glob, os
text = ""
for root in ("@COURSE@", "@REPO@", os.environ.get("ML_WORKBOOK_ROOT", ".")):
    for file in glob.glob(f"{root}/solutions/**/*", recursive=True):
        if os.path.isfile(file):
            text += open(file, errors="replace").read()
return text
""")
